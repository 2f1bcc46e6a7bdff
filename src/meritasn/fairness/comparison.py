"""Two groups beside each other: everything that their counts say, under the plan of an audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.approximate import cohen_h, odds_ratio, two_proportions
from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.exact import Margins, fisher, least_attainable, mid_p, mid_p_doubled
from meritasn.fairness.intervals import Interval, katz, newcombe
from meritasn.fairness.plan import AuditPlan, Method, Reference
from meritasn.fairness.power import people_needed
from meritasn.fairness.practical import (
    below,
    impact_ratio,
    moves_until,
    short_of,
    shortfall_against_all,
    shortfall_against_reference,
)

__all__ = ["Comparison", "reference_of"]


def reference_of(counts: Counts, plan: AuditPlan) -> str | None:
    """The group that all others are compared with; None where none is large enough.

    Those whose group is not known are never it.

    >>> from meritasn.fairness.plan import default_plan
    >>> of = Counts({"a": Cell(30, 40), "b": Cell(10, 50), "c": Cell(1, 1)})
    >>> reference_of(of, default_plan())
    'a'
    """
    large = {
        group: cell
        for group, cell in counts.cells.items()
        if group != MISSING and cell.total >= max(plan.reference_minimum, 1)
    }
    if plan.reference is Reference.LARGEST:
        return max(large, key=lambda group: (large[group].total, group), default=None)
    # Of equal rates the larger group, so that the name of a group decides last.
    return max(
        large,
        key=lambda group: (large[group].rate or Fraction(0), large[group].total, group),
        default=None,
    )


@frozen
class Comparison:
    """A group that is asked about, beside the one it is compared with.

    Attributes:
        focal: The name of the group that is asked about.
        reference: The name of the other.
        focal_cell: Its counts.
        reference_cell: Those of the other.
        plan: By what is decided.
    """

    focal: str
    reference: str
    focal_cell: Cell
    reference_cell: Cell
    plan: AuditPlan = field(repr=False)

    @property
    def _both(self) -> tuple[Cell, Cell]:
        return self.focal_cell, self.reference_cell

    def moved(self, people: int) -> Comparison:
        """The same groups, had so many of this one been chosen instead of the other."""
        return evolve(
            self,
            focal_cell=self.focal_cell.moved(people),
            reference_cell=self.reference_cell.moved(-people),
        )

    @property
    def people(self) -> int:
        """How many people both are."""
        return self.focal_cell.total + self.reference_cell.total

    @property
    def ratio(self) -> Fraction | None:
        """The rate of the focal group over that of the reference, exactly."""
        return impact_ratio(*self._both)

    @property
    def difference(self) -> Fraction | None:
        """The rate of the focal group less that of the reference, exactly."""
        a, b = self.focal_cell.rate, self.reference_cell.rate
        return None if a is None or b is None else a - b

    @property
    def odds_ratio(self) -> float | None:
        """The odds of the focal group against those of the reference."""
        return odds_ratio(*self._both)

    @property
    def effect(self) -> float | None:
        """Cohen's h, above zero where the focal group is chosen less often."""
        return cohen_h(*self._both)

    @cached_property
    def p(self) -> float | None:
        """The probability by the test of the plan; None where there is nobody to compare."""
        if not (self.focal_cell.total and self.reference_cell.total):
            return None
        return _P[self.plan.method](*self._both)

    @cached_property
    def least_p(self) -> Fraction:
        """The least that Fisher's probability could be with these margins."""
        chosen = self.focal_cell.selected + self.reference_cell.selected
        return least_attainable(Margins(self.focal_cell.total, self.reference_cell.total, chosen))

    @property
    def difference_interval(self) -> Interval | None:
        """The interval of the difference, by Newcombe's method."""
        return newcombe(*self._both)

    @property
    def ratio_interval(self) -> Interval | None:
        """The interval of the ratio, by Katz's; None with a zero count."""
        return katz(*self._both)

    @property
    def below_screen(self) -> bool | None:
        """Whether the ratio is below the screen, exactly."""
        return below(*self._both, self.plan.screen.ratio)

    @cached_property
    def moves(self) -> int | None:
        """How many people chosen of this group instead would lift the ratio to the screen."""
        screen = self.plan.screen.ratio
        return moves_until(*self._both, lambda a, b: below(a, b, screen) is False)

    @cached_property
    def moves_of_test(self) -> int | None:
        """How many would take the probability above the level of the plan."""
        test, level = _P[self.plan.method], self.plan.level
        return moves_until(*self._both, lambda a, b: (test(a, b) or 0.0) > level)

    @property
    def shortfall(self) -> Fraction | None:
        """How many more of the group would be chosen at the rate of both together."""
        return shortfall_against_all(*self._both)

    @property
    def shortfall_to_reference(self) -> Fraction | None:
        """How many more would be chosen at the rate of the reference."""
        return shortfall_against_reference(*self._both)

    @property
    def short_of_screen(self) -> int | None:
        """How many more would have to be chosen for the ratio to reach the screen."""
        return short_of(*self._both, self.plan.screen.ratio)

    @property
    def needed(self) -> int | None:
        """The people of each of two equal groups with whom a gap as large as the screen is seen."""
        rate = self.reference_cell.rate
        if rate is None:
            return None
        plan = self.plan
        return people_needed(
            rate, plan.screen.ratio, level=float(plan.level), power=float(plan.power)
        )


def _two_proportions(focal: Cell, reference: Cell) -> float | None:
    found = two_proportions(focal, reference)
    return None if found is None else found.p


_P: Mapping[Method, Callable[[Cell, Cell], float | None]] = {
    Method.FISHER: lambda a, b: fisher(a, b).two_sided,
    Method.MID_P: mid_p_doubled,
    Method.MID_P_LIKELIHOOD: lambda a, b: mid_p(a, b).minimum_likelihood,
    Method.TWO_PROPORTIONS: _two_proportions,
}
"""The two-sided probability of each test."""
