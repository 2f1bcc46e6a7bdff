"""Tests and effects for large groups, by the normal law."""

from __future__ import annotations

import math
from statistics import NormalDist

from attrs import frozen

from meritasn.fairness.counts import Cell

__all__ = ["NORMAL", "TwoProportions", "cohen_h", "odds_ratio", "phi", "two_proportions"]

NORMAL = NormalDist()
"""The standard normal law."""

_TWO = 2
"""Standard deviations beyond which courts elsewhere take a gap to be more than chance."""


@frozen
class TwoProportions:
    """The pooled test of two proportions, without continuity correction.

    Attributes:
        z: The difference in standard errors; its square is Pearson's chi-squared.
        p: Two-sided.
        chi2_yates: Chi-squared with Yates' correction.
        p_yates: Its probability.
    """

    z: float
    p: float
    chi2_yates: float
    p_yates: float

    @property
    def chi2(self) -> float:
        """Pearson's chi-squared."""
        return self.z**2

    @property
    def beyond_two(self) -> bool:
        """Whether the difference is two standard deviations or more."""
        return abs(self.z) >= _TWO


def two_proportions(focal: Cell, reference: Cell) -> TwoProportions | None:
    """The pooled z test; None where nobody or everybody was chosen, or a group is empty.

    >>> found = two_proportions(Cell(14, 24), Cell(21, 24))
    >>> round(found.z, 3), round(found.p_yates, 3)
    (-2.274, 0.051)
    """
    whole = focal + reference
    margins = focal.total * reference.total * whole.selected * whole.others
    if not margins:
        return None
    cross = focal.selected * reference.others - focal.others * reference.selected
    z = cross * math.sqrt(whole.total / margins)
    corrected = max(0.0, abs(cross) - whole.total / 2)
    yates = corrected**2 * whole.total / margins
    return TwoProportions(z, beyond(z), yates, beyond(math.sqrt(yates)))


def beyond(z: float) -> float:
    """The probability of so many standard deviations or more, either way."""
    return math.erfc(abs(z) / math.sqrt(2))


def cohen_h(focal: Cell, reference: Cell) -> float | None:
    """Cohen's h, above zero where the focal group is chosen less often; None without a group.

    ``2 asin(sqrt(p_reference)) - 2 asin(sqrt(p_focal))`` (Cohen 1988).

    >>> round(cohen_h(Cell(157, 2435), Cell(235, 2435)), 3)
    0.118
    """
    if focal.rate is None or reference.rate is None:
        return None
    return _arcsine(float(reference.rate)) - _arcsine(float(focal.rate))


def _arcsine(rate: float) -> float:
    return 2 * math.asin(math.sqrt(rate))


def phi(focal: Cell, reference: Cell) -> float | None:
    """The correlation of group and outcome, without its sign.

    >>> round(phi(Cell(14, 24), Cell(21, 24)), 3)
    0.328
    """
    found = two_proportions(focal, reference)
    whole = focal + reference
    return None if found is None else abs(found.z) / math.sqrt(whole.total)


def odds_ratio(focal: Cell, reference: Cell) -> float | None:
    """The odds of being chosen against those of the reference; None where they have no quotient.

    >>> odds_ratio(Cell(14, 24), Cell(21, 24))
    0.2
    """
    divisor = focal.others * reference.selected
    return focal.selected * reference.others / divisor if divisor else None
