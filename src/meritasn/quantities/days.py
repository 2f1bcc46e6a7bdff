"""Days as whole numbers, and months and years between them.

Rules count with days: a day is its number from 1 January 1970, as Arrow and most engines have it.
Months are counted as people do: from the 31st of January the month is full on the last day of
February.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["PLAUSIBLE", "day_number", "day_of", "elapsed", "later"]

PLAUSIBLE = date(1900, 1, 1), date(2199, 12, 31)
"""The first and the last day that a date of a person's record is taken to mean."""

_FIRST = date(1970, 1, 1)


def day_number(day: date) -> int:
    """The whole number that stands for a day.

    >>> day_number(date(1970, 1, 1)), day_number(date(2024, 3, 1))
    (0, 19783)
    """
    return (day - _FIRST).days


def day_of(number: int) -> date:
    """The day that a whole number stands for.

    >>> day_of(19783)
    datetime.date(2024, 3, 1)
    """
    return _FIRST + timedelta(days=number)


def elapsed(start: int, stop: int, months: int) -> int:
    """How many spans of so many months are full between two days.

    The greatest n for which `later(start, n, months)` is not after the second day; below zero
    where that one comes first.

    >>> elapsed(day_number(date(2024, 1, 31)), day_number(date(2024, 2, 29)), 1)
    1
    >>> elapsed(day_number(date(1968, 5, 2)), day_number(date(2026, 5, 1)), 12)
    57
    """
    a, b = day_of(start), day_of(stop)
    full = (b.year - a.year) * 12 + b.month - a.month
    if b.day < min(a.day, _last(b.year, b.month)):
        full -= 1
    return full // months


def later(start: int, n: int, months: int) -> int:
    """The day n spans of so many months after one; the last of its month where that is shorter.

    >>> day_of(later(day_number(date(2024, 1, 31)), 1, 1))
    datetime.date(2024, 2, 29)
    >>> day_of(later(day_number(date(2024, 2, 29)), -1, 12))
    datetime.date(2023, 2, 28)
    """
    day = day_of(start)
    year, month = divmod(day.year * 12 + day.month - 1 + n * months, 12)
    return day_number(date(year, month + 1, min(day.day, _last(year, month + 1))))


def _last(year: int, month: int) -> int:
    return monthrange(year, month)[1]
