"""What a gap is in people: how many are short, and whether one person more would close it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction

from meritasn.fairness.counts import Cell

__all__ = [
    "below",
    "impact_ratio",
    "moves_until",
    "short_of",
    "shortfall_against_all",
    "shortfall_against_reference",
]


def impact_ratio(focal: Cell, reference: Cell) -> Fraction | None:
    """The rate of the focal group over that of the reference; None where there is no quotient.

    >>> impact_ratio(Cell(64, 100), Cell(80, 100))
    Fraction(4, 5)
    """
    if focal.rate is None or not reference.rate:
        return None
    return focal.rate / reference.rate


def below(focal: Cell, reference: Cell, threshold: Fraction) -> bool | None:
    """Whether the ratio is below a threshold, exactly; None where there is no ratio.

    >>> below(Cell(64, 100), Cell(80, 100), Fraction(4, 5))
    False
    """
    ratio = impact_ratio(focal, reference)
    return None if ratio is None else ratio < threshold


def shortfall_against_all(focal: Cell, reference: Cell) -> Fraction | None:
    """How many more of the focal group would be chosen at the rate of both groups together.

    >>> shortfall_against_all(Cell(14, 24), Cell(21, 24))
    Fraction(7, 2)
    """
    rate = (focal + reference).rate
    return None if rate is None else rate * focal.total - focal.selected


def shortfall_against_reference(focal: Cell, reference: Cell) -> Fraction | None:
    """How many more would be chosen at the rate of the reference."""
    return None if reference.rate is None else reference.rate * focal.total - focal.selected


def short_of(focal: Cell, reference: Cell, threshold: Fraction) -> int | None:
    """How many more would have to be chosen, all else equal, for the ratio to reach a threshold.

    Below zero: so many fewer would still reach it.

    >>> short_of(Cell(14, 24), Cell(21, 24), Fraction(4, 5))
    3
    """
    if reference.rate is None:
        return None
    return -(-(threshold * reference.rate * focal.total) // 1) - focal.selected


def moves_until(focal: Cell, reference: Cell, holds: Callable[[Cell, Cell], bool]) -> int | None:
    """How many people chosen of the focal group instead of the reference would change something.

    Args:
        focal: The group that is asked about.
        reference: The one it is compared with.
        holds: What should come to hold of both, and then holds until their rates are equal: that
            a ratio reaches a threshold, or a probability rises above a level.

    Returns:
        The fewest moves; None where no number of them is enough.

    >>> moves_until(Cell(14, 24), Cell(21, 24), lambda a, b: not below(a, b, Fraction(4, 5)))
    2
    """
    most = min(focal.others, reference.selected)
    level = min(most, _moves_to_level(focal, reference))

    def at(n: int) -> bool:
        return holds(focal.moved(n), reference.moved(-n))

    if at(0):
        return 0
    # Towards equal rates a ratio and a probability only rise; beyond them a ratio still does.
    if at(level):
        return bisect_left(range(level + 1), True, key=at)  # noqa: FBT003
    # With nobody of the reference chosen there is no ratio any more.
    last = next((n for n in (most, most - 1) if n > level and at(n)), None)
    return None if last is None else bisect_left(range(last + 1), True, lo=level, key=at)  # noqa: FBT003


def _moves_to_level(focal: Cell, reference: Cell) -> int:
    """How many moves it takes for the focal group to be chosen at the rate of both together."""
    short = shortfall_against_all(focal, reference)
    return 0 if short is None else max(0, math.ceil(short))
