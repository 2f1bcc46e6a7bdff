"""Some people of the nation, in arrays, and the identity numbers that they carry.

Nobody shares a number with anybody: people are counted within each cell of sex, year of
appointment and year of birth, and the place in it gives the day of birth, the month of appointment
and the serial.
"""

from __future__ import annotations

import numpy as np
from attrs import field, fields, frozen

from meritasn.testing.population.national.chance import Bools, Whole
from meritasn.testing.population.national.groups import CONTRACTS, HEADS, Group

__all__ = ["Dates", "People"]

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
