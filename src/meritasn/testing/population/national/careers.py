"""When people were appointed, how old they were, and their sex: by quota, so that shares are exact.

A group is dealt out over cells of sex, year of appointment and age at appointment. Who is in which
cell is left to chance, and the place within the cell gives month, day and serial of an identity
number that nobody else has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import numpy as np
from attrs import frozen

from meritasn.testing.population.national.chance import Bools, Chance, Order, Whole
from meritasn.testing.population.national.figures import TODAY
from meritasn.testing.population.national.groups import Group, Groups
from meritasn.testing.population.national.people import People

__all__ = ["MOST_PEOPLE", "Careers"]

MOST_PEOPLE = 6_000_000
"""With more there would not be enough invented identity numbers for one year of appointments."""

_Years = dict[int, int]  # year → how many, in relation to the other years


def _each(first: int, last: int, weight: int) -> _Years:
    return dict.fromkeys(range(first, last + 1), weight)


# Few before 1995, many from 2005 to 2010, hardly any in the moratoria.
_STAFF: _Years = {
    **_each(1991, 1994, 6),
    **_each(1995, 2004, 23),
    **_each(2005, 2010, 63),
    **_each(2011, 2013, 7),
    2014: 60,
    **_each(2015, 2017, 7),
    **_each(2018, 2019, 30),
    **_each(2020, TODAY, 37),
}
_YEARS: dict[Group, _Years] = {
    Group.MADYA: _each(1993, 1998, 1),
    Group.PRATAMA: _each(1993, 2000, 1),
    Group.ADMINISTRATOR: _each(1994, 2005, 1),
    Group.PENGAWAS: _each(1996, 2010, 1),
    Group.PRINCIPAL: _each(1994, 2003, 1),
    Group.FUNCTIONAL: _STAFF,
    Group.FUNCTIONAL_PPPK: {2021: 10, 2022: 30, 2023: 20, 2024: 15, TODAY: 25},
    Group.OFFICER: _STAFF,
    Group.OFFICER_PPPK: {2021: 10, 2022: 30, 2023: 20, 2024: 15, TODAY: 25},
    Group.OFFICER_PART_TIME: {TODAY: 1},
}
_AGES: dict[Group, range] = {
    Group.OFFICER: range(19, 32),
    Group.FUNCTIONAL_PPPK: range(23, 50),
    Group.OFFICER_PPPK: range(20, 50),
    Group.OFFICER_PART_TIME: range(20, 53),
}
_AGES_ELSEWHERE = range(22, 31)
_OLDEST = 58
_WOMEN: dict[Group, int] = {  # of a thousand
    Group.MADYA: 159,
    Group.PRATAMA: 155,
    Group.ADMINISTRATOR: 265,
    Group.PENGAWAS: 396,
    Group.PRINCIPAL: 500,
    Group.FUNCTIONAL: 640,
    Group.FUNCTIONAL_PPPK: 620,
    Group.OFFICER: 477,
    Group.OFFICER_PPPK: 460,
    Group.OFFICER_PART_TIME: 410,
}


@frozen
class _Cells:
    """The cells over which a group is dealt out.

    Attributes:
        start: How many people of the group are in the cells before each.
        size: How many are in each.
        woman: Whether those in it are women.
        since: Their year of appointment.
        born: Their year of birth.
    """

    start: Whole
    size: Whole
    woman: Bools
    since: Whole
    born: Whole


class Careers:
    """Finds the career of anybody.

    Args:
        groups: Who stands where.
        seed: What the whole population grows from.
    """

    def __init__(self, groups: Groups, seed: int) -> None:
        self._groups = groups
        total = groups.total
        self._cells = [_cells(group, int(total[group])) for group in Group]
        self._order = [Order(seed, f"careers of {group}", int(total[group])) for group in Group]
        self._merit = Chance(seed, "merit")
        self._climate = Chance(seed, "climate")
        self._cohort = Chance(seed, "cohort")

    def of(self, numbers: Whole) -> People:
        """The people of these numbers."""
        unit = self._groups.hierarchy.unit_of(numbers)
        group, in_group = self._groups.of(numbers, unit)
        woman = np.zeros(len(numbers), dtype=np.bool_)
        since, place, born = (np.zeros(len(numbers), dtype=np.int64) for _ in range(3))
        for each in Group:
            rows = np.flatnonzero(group == each)
            if not len(rows):
                continue
            cells, dealt = self._cells[each], self._order[each].of(in_group[rows])
            cell = np.searchsorted(cells.start, dealt, side="right") - 1
            woman[rows], since[rows], born[rows] = (
                cells.woman[cell],
                cells.since[cell],
                cells.born[cell],
            )
            place[rows] = dealt - cells.start[cell]
        return People(
            numbers, unit, group, woman, since, place, born, self._merits(numbers, unit, since)
        )

    def cohorts(self, groups: Collection[Group], year: int) -> Mapping[int, int]:
        """How many people of some groups were appointed before a year, by what they share."""
        counted: Counter[int] = Counter()
        for group in groups:
            cells = self._cells[group]
            served = cells.since < year
            shared = self._cohort.between(cells.since[served], -1, 1)
            for effect, people in zip(shared.tolist(), cells.size[served].tolist(), strict=True):
                counted[effect] += people
        return counted

    def _merits(self, numbers: Whole, unit: Whole, since: Whole) -> Whole:
        """Their own, most in the middle, and what a unit and those of one year share."""
        own = self._merit.below(numbers * 2, 5) + self._merit.below(numbers * 2 + 1, 5) - 4
        return own + self._climate.between(unit, -1, 1) + self._cohort.between(since, -1, 1)


def _cells(group: Group, people: int) -> _Cells:
    """The cells of a group that somebody may be in."""
    women = _WOMEN[group]
    rows = [
        (woman, since, since - age, (women if woman else 1000 - women) * weight)
        for woman in (True, False)
        for since, weight in _YEARS[group].items()
        for age in _AGES.get(group, _AGES_ELSEWHERE)
        if TODAY - (since - age) <= _OLDEST
    ]
    woman, since, born, weight = (np.array(column) for column in zip(*rows, strict=True))
    upto = people * np.cumsum(weight) // weight.sum()
    start = np.concatenate([[0], upto[:-1]])
    filled = np.flatnonzero(upto > start)
    size = (upto - start)[filled]
    return _Cells(start[filled], size, woman[filled].astype(np.bool_), since[filled], born[filled])
