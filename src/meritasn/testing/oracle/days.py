"""Days, and counting on the calendar, by trying rather than by reckoning."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

__all__ = ["Day", "between", "later"]


@dataclass(frozen=True, order=True)
class Day:
    """A date: its days are counted from any first day, which nothing can see."""

    ordinal: Fraction

    @classmethod
    def of(cls, day: date) -> Day:
        """Of a day of the calendar."""
        return cls(Fraction(day.toordinal()))

    @property
    def date(self) -> date:
        """The day of the calendar."""
        assert self.ordinal.denominator == 1
        return date.fromordinal(self.ordinal.numerator)

    def __add__(self, days: Fraction) -> Day:
        return Day(self.ordinal + days)

    __radd__ = __add__

    def __sub__(self, other: Day | Fraction) -> Day | Fraction:
        if isinstance(other, Day):
            return self.ordinal - other.ordinal
        return Day(self.ordinal - other)

    @property
    def plausible(self) -> bool:
        """Whether a date is taken to be one at all."""
        return Day.of(date(1900, 1, 1)) <= self <= Day.of(date(2199, 12, 31))


def later(months: int, day: Day, n: Fraction) -> Day:
    """The same day so many spans of months later, or the last of that month."""
    assert n.denominator == 1
    start = day.date
    year, month = divmod(start.year * 12 + start.month - 1 + n.numerator * months, 12)
    _, last = monthrange(year, month + 1)
    return Day.of(date(year, month + 1, min(start.day, last)))


def between(months: int, a: Day, b: Day) -> Fraction:
    """The greatest n that is not too many, found by trying."""
    n = Fraction(0)
    while later(months, a, n) > b:
        n -= 1
    while later(months, a, n + 1) <= b:
        n += 1
    return n
