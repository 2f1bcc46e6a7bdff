"""Units, and what may be added to what.

Ratio, percent and points are one dimension: a step's unit only names its scale. Rupiah, years,
months, days and people never mix with another. A date is a day, counted from a fixed one: two
dates differ by days, and days may be added to one. A *measure* is in the target's own unit
(reports, minutes, kilometres): it may be divided by another measure of the same target.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TypeAlias

from meritasn.language import Text

__all__ = ["PURE", "Dimension", "Unit", "over", "times"]

Dimension: TypeAlias = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted by name; empty for a pure number."""

PURE: Dimension = ()


class Unit(Enum):
    """The unit of a number."""

    RATIO = "ratio"
    PERCENT = "percent"
    POINTS = "points"
    RUPIAH = "rupiah"
    DATE = "date"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    PEOPLE = "people"
    MEASURE = "measure"

    @property
    def dimension(self) -> Dimension:
        """What it may be added to.

        >>> Unit.PERCENT.dimension == Unit.POINTS.dimension
        True
        """
        return PURE if self in (Unit.RATIO, Unit.PERCENT, Unit.POINTS) else ((self.value, 1),)

    @property
    def text(self) -> Text:
        """How it is written behind a number; empty where the number stands alone."""
        return _WRITTEN[self]


_WRITTEN = {
    Unit.RATIO: Text("", ""),
    Unit.PERCENT: Text("%", "%"),
    Unit.POINTS: Text("", ""),
    Unit.RUPIAH: Text("rupiah", "rupiah"),
    Unit.DATE: Text("", ""),
    Unit.YEARS: Text("tahun", "years"),
    Unit.MONTHS: Text("bulan", "months"),
    Unit.DAYS: Text("hari", "days"),
    Unit.PEOPLE: Text("orang", "people"),
    Unit.MEASURE: Text("", ""),
}


def times(a: Dimension, b: Dimension) -> Dimension:
    """The dimension of a product.

    >>> times(Unit.RUPIAH.dimension, Unit.MONTHS.dimension)
    (('months', 1), ('rupiah', 1))
    """
    return _joined(a, b, 1)


def over(a: Dimension, b: Dimension) -> Dimension:
    """The dimension of a quotient.

    >>> over(Unit.DAYS.dimension, Unit.DAYS.dimension)
    ()
    """
    return _joined(a, b, -1)


def _joined(a: Dimension, b: Dimension, sign: int) -> Dimension:
    powers = Counter(dict(a))
    for name, power in b:
        powers[name] += sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))
