"""A metric by group of what a policy said of everybody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.asking import Asked
from meritasn.fairness.attributes import attribute_of
from meritasn.fairness.audit import held_attributes
from meritasn.fairness.bootstrap import DRAWS
from meritasn.fairness.counting import By, names_of
from meritasn.fairness.disaggregating import disaggregated
from meritasn.fairness.gap_kinds import Seen
from meritasn.fairness.kinds import NumberOutcome, by_score
from meritasn.fairness.metric_groups import Disaggregated
from meritasn.fairness.outcome import Outcome, best_of, labels_of
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.sample import Sample
from meritasn.model import Workforce
from meritasn.results import Assessments, Results
from meritasn.strategies import Metric, Takes

__all__ = ["disaggregated_results"]


def disaggregated_results(  # noqa: PLR0913  (what is measured, of whom, and how it is drawn)
    metric: Metric[Any],
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    outcome: Outcome | NumberOutcome | None = None,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
    draws: int = DRAWS,
    seed: int = 0,
) -> Disaggregated:
    """Asks a metric about every group of people of whom a policy said something.

    Args:
        metric: A function of the count of one group, of those of all groups, or of numbers.
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        by: Attributes of `ATTRIBUTES`; several in a tuple are looked at together.
        outcome: What is asked of each result; if none is given the best that the policy answers,
            or its score where the metric is one of numbers.
        plan: As for `disaggregated`.
        on: The day for ages; the last day that the results are about if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.
        draws: How often the people are drawn again for an interval.
        seed: Where the draws begin.

    Raises:
        UsageError: If an attribute is not known or needs to be asked for expressly, a policy
            answers by no label where no outcome is given, or the metric is no function of that.
        ModuleNotFoundError: If numpy or scipy is not installed.

    Example:
        >>> from meritasn import appraise
        >>> from meritasn.fairness.shipped_metrics import MedianValue
        >>> from meritasn.testing.population import city
        >>> workforce = city(people=500).workforce
        >>> found = disaggregated_results(
        ...     MedianValue(), appraise(workforce), workforce, by=["sex"], draws=10
        ... )
        >>> len(found.tables), found.settled <= found.people
        (1, True)
    """
    chosen = plan or default_plan()
    names = tuple(dict.fromkeys(name for one in by for name in names_of(one)))
    day = held_attributes(results, names, opt_in, on)
    known = {name: attribute_of(name, chosen) for name in names}
    asked = Asked(results, workforce, known, None, day, chosen)
    said = _outcome(metric, results, outcome)
    return disaggregated(
        metric,
        _people(asked, said),
        by=by,
        plan=chosen,
        known=known,
        outcome=said.title,
        draws=draws,
        seed=seed,
    )


def _people(asked: Asked, outcome: Outcome | NumberOutcome) -> Sample | tuple[Seen, ...]:
    return asked.sample(outcome) if isinstance(outcome, Outcome) else asked.seen(outcome)


def _outcome(
    metric: Metric[Any], results: Results | Assessments, outcome: Outcome | NumberOutcome | None
) -> Outcome | NumberOutcome:
    if outcome is not None:
        return outcome
    if metric.takes is Takes.NUMBERS:
        return by_score()
    if labels_of(results.policy) is None:
        raise UsageError([usage.NO_OUTCOME.at(name=results.policy.name)])
    return best_of(results.policy)
