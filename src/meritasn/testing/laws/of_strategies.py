"""Holds a strategy in Python against the laws that say something of its kind."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from meritasn.errors import UsageError
from meritasn.language import Text
from meritasn.policies import LAWS
from meritasn.strategies import Strategy, faults, kinds_of
from meritasn.testing.laws.expected import OnFail, enough, reasons
from meritasn.testing.laws.report import LawsBroken, LawVerdict, Outcome, Report
from meritasn.testing.laws.story import Story

__all__ = ["check_strategy"]

Trials: TypeAlias = Mapping[str, Callable[[], tuple[int, Story | None]]]


def check_strategy(
    strategy: Strategy,
    *,
    expected_failures: Mapping[str, Text | str] | None = None,
    on_fail: OnFail = "raise",
    examples: int = 100,
    seed: int = 0,
) -> Report:
    """Holds a strategy against the laws that say something of its kind, on invented cases.

    A scorer and a requirement are asked about records, a ranker about rows, a calibrator about the
    ratings of a unit, a metric about counts or numbers, nobody among them, and an incentive rule
    about claims on a ceiling.

    Args:
        strategy: The strategy.
        expected_failures: Laws that it is known to break, with the reason.
        on_fail: Whether a failure raises, warns, or only stands in the report.
        examples: How many cases are tried of each law.
        seed: From the same seed come the same cases.

    Raises:
        UsageError: If it is no strategy that could be registered, or there is no law of a name.
        LawsBroken: If a law is broken and that should raise.
        ModuleNotFoundError: If Hypothesis is not installed.
    """
    from meritasn.testing.laws.asking import trials_of  # noqa: PLC0415  (needs Hypothesis)

    wrong = faults(strategy)
    if wrong:
        raise UsageError(wrong)
    (kind,) = kinds_of(strategy)
    expected = reasons(expected_failures or {})
    trials: Trials = trials_of(strategy, kind, enough(examples), seed)
    verdicts = tuple(_verdicts(trials, expected))
    declared = strategy.declaration
    report = Report(declared.name, "", declared.title, verdicts, declared.version)
    if not report.passed and on_fail is not None:
        broken = LawsBroken(report)
        if on_fail == "raise":
            raise broken
        warnings.warn(str(broken), stacklevel=2)
    return report


def _verdicts(trials: Trials, expected: Mapping[str, Text]) -> Iterator[LawVerdict]:
    for name, law in LAWS.items():
        if name not in trials:
            continue
        cases, story = trials[name]()
        why = expected.get(name)
        outcome = Outcome.HELD if story is None else Outcome.BROKEN
        if why is not None:
            outcome = Outcome.HELD_UNEXPECTEDLY if story is None else Outcome.EXPECTED
        if story is None and not cases:
            outcome, why = Outcome.OPEN, why or _NOTHING_TOLD
        yield LawVerdict(law, outcome, cases, why, (), story)


_NOTHING_TOLD = Text(
    "Tidak ada kasus rekaan yang dapat membedakannya.", "No invented case could tell."
)
