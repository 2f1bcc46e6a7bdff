"""How many people it would take to see a gap."""

from __future__ import annotations

import math
from fractions import Fraction

from meritasn.fairness.approximate import NORMAL

__all__ = ["gap_of_rates", "needed_exactly", "people_needed", "power"]


def people_needed(
    rate: Fraction, ratio: Fraction, *, level: float = 0.05, power: float = 0.8
) -> int | None:
    """The people of each of two equal groups with whom a gap would be seen.

    By the arcsine of the rates, two-sided (Cohen 1988).

    Args:
        rate: That of the reference.
        ratio: Of the rate of the focal group to it.
        level: The chance of a false alarm.
        power: The chance that a gap of that size is seen.

    Returns:
        The people, rounded up; None where there is no gap to be seen.

    >>> people_needed(Fraction(1, 2), Fraction(4, 5))
    388
    """
    needed = needed_exactly(rate, ratio, level=level, power=power)
    return None if needed is None else math.ceil(needed)


def needed_exactly(
    rate: Fraction, ratio: Fraction, *, level: float = 0.05, power: float = 0.8
) -> float | None:
    """The same before it is rounded up to people."""
    gap = gap_of_rates(rate, ratio)
    if not gap:
        return None
    spread = NORMAL.inv_cdf(1 - level / 2) + NORMAL.inv_cdf(power)
    return 2 * (spread / gap) ** 2


def power(
    rate: Fraction, ratio: Fraction, focal: int, reference: int, *, level: float = 0.05
) -> float:
    """The chance that a gap of some size is seen with groups of some sizes.

    >>> round(power(Fraction(1, 2), Fraction(4, 5), 388, 388), 2)
    0.8
    """
    if not (focal and reference):
        return 0.0
    effect = abs(gap_of_rates(rate, ratio)) / math.sqrt(1 / focal + 1 / reference)
    far = NORMAL.inv_cdf(1 - level / 2)
    return NORMAL.cdf(effect - far) + NORMAL.cdf(-effect - far)


def gap_of_rates(rate: Fraction, ratio: Fraction) -> float:
    """Cohen's h of the rate of a reference, and of what a ratio makes of it.

    >>> round(gap_of_rates(Fraction(1, 2), Fraction(4, 5)), 4)
    0.2014
    """
    other = min(Fraction(1), rate * ratio)
    return 2 * (math.asin(math.sqrt(rate)) - math.asin(math.sqrt(other)))
