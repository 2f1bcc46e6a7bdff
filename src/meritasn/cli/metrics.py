"""A metric by name, and what it is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from meritasn.cli.outcomes import Question
from meritasn.cli.planning import Compared
from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.strategies import Metric, Registry, StrategyKind, Takes

__all__ = ["metric_of", "metric_question", "not_with_metric"]


def metric_of(name: str) -> Metric[Any]:
    """The metric of that name, of the library or of another package.

    Raises:
        UsageError: If there is none.
    """
    registry = Registry()
    registry.load()
    return registry.find(StrategyKind.METRIC, name)


def metric_question(metric: Metric[Any], question: Question) -> Question:
    """What a metric is asked about: the score, where it is one of numbers and nothing is said.

    Raises:
        UsageError: If no metric is asked about such an outcome.
    """
    if metric.takes is Takes.NUMBERS and question.outcome is None and not question.label:
        return evolve(question, outcome="score")
    if question.outcome is not None and question.outcome.startswith(_NOT_OF_METRICS):
        other = f"--outcome {question.outcome}"
        raise UsageError([usage.NOT_TOGETHER.at(name="--metric", other=other)])
    return question


_NOT_OF_METRICS = ("label", "first:", "stages:")
"""Outcomes that are no yes or no, and no number."""


def not_with_metric(compared: Compared, *, chart: bool) -> Iterator[Finding]:
    """What cannot be asked for beside a metric."""
    others = {"--within": compared.within is not None, "--chart": chart}
    for name, is_asked in others.items():
        if is_asked:
            yield usage.NOT_TOGETHER.at(name=name, other="--metric")
