"""Values of one fact as a rule is run on them: numbers, codes of labels, days."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from meritasn.facts import Catalogue, Fact, catalogue
from meritasn.quantities import Absence, Unit, day_number, day_of, decimal, later
from meritasn.rules import Given
from meritasn.testing.mixing import mixed
from meritasn.testing.values import or_absent

__all__ = ["DAYS", "days_around", "facts", "present", "wholes"]

_BASE, _FIRST, _LAST = date(2000, 1, 1), date(1955, 1, 1), date(2040, 12, 31)
DAYS = st.integers((_FIRST - _BASE).days, (_LAST - _BASE).days).map(lambda n: _BASE + timedelta(n))
"""Days of careers; the least of them is the first of 2000."""

_YEARS = (2000, 1968, 2019, 2020, 2021, 2024)
_CORNERS = [
    *(date(year, month, 1) + timedelta(n) for year in _YEARS for month in (1, 3) for n in (-1, 0)),
    *(date(year, 2, 28) + timedelta(n) for year in (2000, 2020, 2024) for n in (0, 1)),
]
"""Ends of months and of years, with the days that only leap years have."""

_FIVES = 10
"""A range shorter than this needs no strategy for numbers that end in five."""


def facts(
    name: str, *, complete: bool = False, near: Iterable[Decimal] = (), of: Catalogue | None = None
) -> st.SearchStrategy[Given]:
    """Values of any fact, as a rule is run on them.

    A number lies in its range and has its decimals, often at an end of the range, at zero, or at
    five in its last place; a label is its code. What may be not applicable sometimes is.

    Args:
        name: Of the fact, as packs call it.
        complete: Whether the value is never missing.
        near: Figures that a number is often drawn at, or a step beside.
        of: The catalogue; that of the library if unsaid.

    Raises:
        KeyError: If there is no such fact.

    >>> from hypothesis import find
    >>> find(facts("service", near=[Decimal(76)]), lambda value: value == Decimal("75.99"))
    Decimal('75.99')
    """
    fact = (of or catalogue()).facts[name]
    absent = [Absence.NOT_APPLICABLE] if fact.absent_ok else []
    absent += [] if complete else [Absence.MISSING]
    drawn = present(fact, tuple(near))
    return or_absent(drawn, absent) if absent else drawn


def present(
    fact: Fact, near: Iterable[Decimal] = (), days: st.SearchStrategy[date] | None = None
) -> st.SearchStrategy[Given]:
    """Values of a fact that are there."""
    if fact.enum is not None:
        return st.sampled_from(fact.enum.codes[fact.low : fact.high + 1])
    if fact.unit is Unit.DATE:
        return days_around(()) if days is None else days
    return wholes(fact, near).map(lambda whole: decimal(whole, fact.decimals))


def wholes(fact: Fact, near: Iterable[Decimal] = ()) -> st.SearchStrategy[int]:
    """Numbers of a fact as integers at its scale: first of all any, then at edges and at ties."""
    low, high, scale = fact.low, fact.high, 10**fact.decimals
    parts = [(2, st.integers(low, high))]
    around = [whole for figure in near for whole in _around(figure * scale)]
    around = [whole for whole in dict.fromkeys(around) if low <= whole <= high]
    if around:
        parts.append((3, st.sampled_from(around)))
    if high - low >= _FIVES:
        fives = st.integers(-(-low // 5), high // 5)
        parts.append((1, fives.map(lambda whole: whole * 5)))
    ends = (0, scale, low, high, low + 1, high - 1, 1, -1, 100 * scale)
    parts.append((1, st.sampled_from([whole for whole in ends if low <= whole <= high])))
    return mixed(*parts)


def _around(figure: Decimal) -> Iterable[int]:
    """The integers at a figure, and next to it on both sides."""
    down, up = math.floor(figure), math.ceil(figure)
    return (down, up, down - 1, up + 1)


def days_around(
    spans: Iterable[tuple[Unit, Decimal]], centre: date | None = None
) -> st.SearchStrategy[date]:
    """Days of careers: any, ends of months, and days that lie some spans before or after one.

    Args:
        spans: How far apart days are that a rule compares.
        centre: The day that they lie around.
    """
    middle = centre or date(2020, 12, 31)
    apart = [middle]
    for unit, figure in spans:
        n = math.floor(figure)
        for sign in (-1, 1):
            day = _moved(middle, unit, sign * n)
            apart += [] if day is None else [day, day - timedelta(1), day + timedelta(1)]
    return DAYS | st.sampled_from(_CORNERS) | st.sampled_from(list(dict.fromkeys(apart)))


_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def _moved(day: date, unit: Unit, n: int) -> date | None:
    """A day some spans later; None beyond the days that a career has."""
    if unit in _MONTHS:
        return None if abs(n) * _MONTHS[unit] > _MOST_MONTHS else _later(day, n * _MONTHS[unit])
    return None if abs(n) > _MOST_MONTHS * 30 else day + timedelta(n)


_MOST_MONTHS = 1_200


def _later(day: date, months: int) -> date:
    return day_of(later(day_number(day), months, 1))
