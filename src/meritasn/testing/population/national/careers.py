"""When people were appointed, how old they were, and their sex: by quota, so that shares are exact.

A group is dealt out over cells of sex, year of appointment and age at appointment. Who is in which
cell is left to chance, and the place within the cell gives month, day and serial of an identity
number that nobody else has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import numpy as np
from attrs import field, fields, frozen

from meritasn.testing.population.national.chance import Bools, Chance, Order, Whole
from meritasn.testing.population.national.figures import TODAY
from meritasn.testing.population.national.groups import CONTRACTS, HEADS, Group, Groups

__all__ = ["MOST_PEOPLE", "Careers", "Dates", "People"]

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

# Serials that a group gives, so that no two groups give the same number.
_FIRST_SERIAL = 900
_SERIALS: dict[Group, int] = {
    **{
        group: _FIRST_SERIAL + 14 * i
        for i, group in enumerate(group for group in Group if group not in CONTRACTS)
    },
    Group.FUNCTIONAL_PPPK: _FIRST_SERIAL,
    Group.OFFICER_PPPK: _FIRST_SERIAL + 60,
    Group.OFFICER_PART_TIME: _FIRST_SERIAL + 75,
}
_MONTHS, _DAYS = 12, 28
_BIRTHDAYS = _MONTHS * _DAYS


@frozen
class Dates:
    """What an identity number is made of.

    Attributes:
        year: Year of birth.
        month: Month of birth.
        day: Day of birth.
        appointed: Month of appointment; 21, the code of a work agreement, for PPPK.
        serial: What tells apart those who share all of this, 900 or more.
    """

    year: Whole = field(repr=False)
    month: Whole = field(repr=False)
    day: Whole = field(repr=False)
    appointed: Whole = field(repr=False)
    serial: Whole = field(repr=False)


@frozen
class People:
    """Some people of the nation, one number of each array for a person.

    Attributes:
        number: Their numbers.
        unit: Where they work.
        group: Their group.
        woman: Whether a woman.
        since: Year of appointment or first contract.
        place: Their place in the cell of sex, year and age.
        born: Year of birth.
        merit: How much better or worse than others they work, from -6 to 6.
    """

    number: Whole = field(repr=False)
    unit: Whole = field(repr=False)
    group: Whole = field(repr=False)
    woman: Bools = field(repr=False)
    since: Whole = field(repr=False)
    place: Whole = field(repr=False)
    born: Whole = field(repr=False)
    merit: Whole = field(repr=False)

    @property
    def leads(self) -> Bools:
        """Whether they lead a unit."""
        return self.group < HEADS

    def among(self, rows: Whole) -> People:
        """Some of them."""
        return People(*(getattr(self, each.name)[rows] for each in fields(People)))

    def nip(self) -> Whole:
        """Their identity numbers, as whole numbers of 18 digits."""
        dates = self.dates()
        number = np.zeros(len(self.number), dtype=np.int64)
        for part, width in (
            (dates.year, 10_000),
            (dates.month, 100),
            (dates.day, 100),
            (self.since, 10_000),
            (dates.appointed, 100),
            (1 + self.woman, 10),
            (dates.serial, 1000),
        ):
            number = number * width + part
        return number

    def dates(self) -> Dates:
        """What their identity numbers are made of."""
        contract = np.isin(self.group, CONTRACTS)
        slots = np.where(contract, _BIRTHDAYS, _BIRTHDAYS * _MONTHS)
        slot = (self.place * 1237 + self.born * 7 + self.since) % slots  # 1237 divides neither
        birthday, appointed = slot % _BIRTHDAYS, slot // _BIRTHDAYS + 1
        first = np.array([_SERIALS[group] for group in Group])[self.group]
        return Dates(
            year=self.born,
            month=birthday % _MONTHS + 1,
            day=birthday // _MONTHS + 1,
            appointed=np.where(contract, 21, appointed),
            serial=first + self.place // slots,
        )


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
