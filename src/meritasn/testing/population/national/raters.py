"""Who rated whom in which year, and how far a rater's judgement lies from that of others.

Heads came into office one after the other: before that, the head of the unit above led the unit as
well. Some people worked in another unit of their agency before they moved to the present one.
"""

from __future__ import annotations

import numpy as np
from attrs import field, frozen

from meritasn.testing.population.national.chance import Bools, Chance, Whole
from meritasn.testing.population.national.figures import TODAY
from meritasn.testing.population.national.hierarchy import Hierarchy, Level
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.remarkable import Remarkable

__all__ = ["MOST_LENIENT", "NOBODY", "Rated", "Raters"]

NOBODY = -1
MOST_LENIENT = 12
_USUAL = 4  # points of leniency, and of severity
_IN_OFFICE = (2012, 2021)  # when the present heads came into office
_MOVED, _MOVES = 300, (2015, TODAY)  # of a thousand, and when


@frozen
class Rated:
    """Who rated some people in a year.

    Attributes:
        rater: Number of the rater; `NOBODY` where that is no employee.
        superior: Number of the rater's own rater.
        leniency: By how many points the rater's judgement lies above that of others.
        unequal: Whether the rater puts men above women.
        leads: Whether the people rated led a unit themselves.
    """

    rater: Whole = field(repr=False)
    superior: Whole = field(repr=False)
    leniency: Whole = field(repr=False)
    unequal: Bools = field(repr=False)
    leads: Bools = field(repr=False)


class Raters:
    """Finds the rater of anybody.

    Args:
        hierarchy: The units, each led by its first person.
        remarkable: Units of which something is told.
        seed: What the whole population grows from.
    """

    def __init__(self, hierarchy: Hierarchy, remarkable: Remarkable, seed: int) -> None:
        units = np.arange(len(hierarchy))
        self._hierarchy = hierarchy
        half = Chance(seed, "leniency")
        self._leniency = half.below(units * 2, 5) + half.below(units * 2 + 1, 5) - _USUAL
        self._leniency[remarkable.lenient] = MOST_LENIENT
        self._unequal = remarkable.unequal
        self._in_office = Chance(seed, "in office").between(units, *_IN_OFFICE)
        self._in_office[hierarchy.level == Level.AGENCY] = 0
        self._in_office[remarkable.all] = 0
        first = np.flatnonzero(hierarchy.parent < 0)
        self._first = first[hierarchy.agency]
        self._units = np.diff(first, append=len(units))[hierarchy.agency]
        self._seed = seed
        self._leading: dict[int, Whole] = {}

    def of(self, people: People, year: int) -> Rated:
        """Who rated some people in a year."""
        leading, parent = self._leaders(year), self._hierarchy.parent
        unit = self._unit(people, year)
        leads = people.leads & (leading[unit] == unit)
        led_by = leading[np.where(leads, parent[unit], unit)]
        above = parent[led_by]
        top, highest = leads & (parent[unit] < 0), above < 0
        return Rated(
            rater=np.where(top, NOBODY, self._hierarchy.start[led_by]),
            superior=np.where(top | highest, NOBODY, self._hierarchy.start[leading[above]]),
            leniency=np.where(top, 0, self._leniency[led_by]),
            unequal=~leads & np.isin(led_by, self._unequal),
            leads=leads,
        )

    def _leaders(self, year: int) -> Whole:
        """By unit, the nearest unit upwards, or itself, whose head was in office in a year."""
        if year not in self._leading:
            leading = np.arange(len(self._hierarchy))
            for level in (Level.OFFICE, Level.DIVISION, Level.SECTION):
                vacant = (self._hierarchy.level == level) & (self._in_office > year)
                leading[vacant] = leading[self._hierarchy.parent[vacant]]
            self._leading[year] = leading
        return self._leading[year]

    def _unit(self, people: People, year: int) -> Whole:
        """Where people worked in a year."""
        numbers, now = people.number, people.unit
        moved = Chance(self._seed, "moved").happens(numbers, _MOVED) & ~people.leads
        moved &= Chance(self._seed, "moves").between(numbers, *_MOVES) > year
        other = Chance(self._seed, "whence").below(numbers, self._units[now])
        return np.where(moved, self._first[now] + other, now)
