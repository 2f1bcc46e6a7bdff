"""A whole invented city: people appraised in a second, by one process."""

from __future__ import annotations

from time import perf_counter_ns

from benchmarks.report import Figure, Section
from benchmarks.timing import Effort

from meritasn.merit import appraise
from meritasn.model import Workforce
from meritasn.policies import policy_on
from meritasn.quantities import Period
from meritasn.testing.population import city

__all__ = ["measured"]


def measured(effort: Effort) -> Section:
    """People in a second, for each period with appraisals."""
    workforce = city(people=effort.people).workforce
    turns = max(2, effort.repeats // 3)
    figures = (
        Figure("meritasn", _told(period), _rate(workforce, period, turns), "people/s")
        for period in sorted(workforce.periods(), key=lambda one: one.start)
    )
    note = f"{len(workforce.employees):,} employees; those without an appraisal count as well."
    return Section("A city, appraised", tuple(figures), (note,))


def _told(period: Period) -> str:
    return f"{period.start.year} by {policy_on(period.last or period.start).name}"


def _rate(workforce: Workforce, period: Period, turns: int) -> float:
    policy = policy_on(period.last or period.start)
    spent = []
    for _ in range(turns):
        start = perf_counter_ns()
        appraise(workforce, policy, period=period)
        spent.append(perf_counter_ns() - start)
    return len(workforce.employees) / min(spent) * 1_000_000_000
