"""The units of the nation: agencies, offices, divisions and sections, and how many people each has.

An array holds one number for each unit. A unit stands behind the one above it and before the next
one beside it, and its own people stand together in the same order, so that a person's unit is found
from their number.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from attrs import field, frozen

from meritasn.testing.population.national.chance import Bools, Chance, Whole
from meritasn.testing.population.national.figures import CENTRAL_PER_MILLE, PER_AGENCY
from meritasn.testing.population.work import WORKS

__all__ = ["CENTRAL", "LEAST_PEOPLE", "TASKS", "Hierarchy", "Level", "hierarchy"]

LEAST_PEOPLE = 1000
"""With fewer there are too few sections of which something could be told."""

TASKS = tuple(WORKS)
"""What an office works on; all numbers of tasks are indices of this."""

GENERAL, SCHOOLS, HEALTH = (TASKS.index(name) for name in ("umum", "pendidikan", "kesehatan"))
_OTHER_TASKS = np.array(
    [i for i, name in enumerate(TASKS) if name not in ("umum", "pendidikan", "kesehatan")]
)

CENTRAL, PROVINCE, REGION = range(3)
"""Kinds of agency: of the centre, a province, a regency or a city."""

_PROVINCES = 69  # of a thousand regional agencies
_STRENGTH = {PROVINCE: 3, REGION: 1}


class Level(IntEnum):
    """How far below the top a unit stands."""

    AGENCY = 0
    OFFICE = 1
    DIVISION = 2
    SECTION = 3


@frozen
class Hierarchy:
    """All units, one number of each array for a unit.

    Attributes:
        parent: Index of the unit above; -1 for an agency.
        level: How far below the top it stands.
        agency: Index of the agency it belongs to, counted among agencies.
        kind: Kind of its agency.
        task: What it works on.
        size: How many people work in it, not counting units below.
        start: Number of its first person, who leads it.
        below: How many units of its parent stand before it.
    """

    parent: Whole = field(repr=False)
    level: Whole = field(repr=False)
    agency: Whole = field(repr=False)
    kind: Whole = field(repr=False)
    task: Whole = field(repr=False)
    size: Whole = field(repr=False)
    start: Whole = field(repr=False)
    below: Whole = field(repr=False)

    def __len__(self) -> int:
        return len(self.parent)

    @property
    def people(self) -> int:
        """How many people work in all units."""
        return int(self.size.sum())

    @property
    def operational(self) -> Bools:
        """Whether it is a school or a health centre, led by one of its own profession."""
        section: Bools = self.level == Level.SECTION
        return section & np.isin(self.task, (SCHOOLS, HEALTH))

    def unit_of(self, people: Whole) -> Whole:
        """The unit in which each person works."""
        return np.searchsorted(self.start, people, side="right") - 1


def hierarchy(people: int, seed: int) -> Hierarchy:
    """Divides as many people among agencies, and each agency among its units."""
    tree = _agencies(people, seed)
    levels = [tree]
    for level in (Level.OFFICE, Level.DIVISION, Level.SECTION):
        levels.append(_beneath(levels[-1], level, seed))
    return _in_order(levels)


# -------------------------------------------------------------------------------- one level of it


@frozen
class _Tier:
    """The units of one level while people are divided.

    Attributes:
        path: The indices that lead to each of them, from the agency down.
        kind: Kind of agency.
        task: What they work on.
        total: People, with those of units below.
        own: People of their own; found once the units below are made.
    """

    path: Whole
    kind: Whole
    task: Whole
    total: Whole
    own: Whole


def _agencies(people: int, seed: int) -> _Tier:
    count = max(1, round(people / PER_AGENCY))
    central = count * 92 // 644
    for_centre = people * CENTRAL_PER_MILLE // 1000 if central else 0
    ranks = np.arange(central)
    regions = np.arange(count - central)
    provinces = len(regions) * _PROVINCES // 1000
    chance = Chance(seed, "agencies")
    size = 20 + _skewed(chance, regions, 9)
    strength = np.where(regions < provinces, _STRENGTH[PROVINCE], _STRENGTH[REGION])
    total = np.concatenate(
        [
            _divided(np.array([for_centre]), np.array([central]), 1_000_000 // (ranks + 3), 20),
            _divided(
                np.array([people - for_centre]), np.array([len(regions)]), size * strength, 100
            ),
        ]
    )
    kind = np.concatenate(
        [np.full(central, CENTRAL), np.where(regions < provinces, PROVINCE, REGION)]
    )
    path = np.arange(count)[:, None]
    return _Tier(path, kind, np.full(count, GENERAL), total, total.copy())


_TYPICAL = {Level.OFFICE: 260, Level.DIVISION: 28, Level.SECTION: 10}
_OF_MANY = {Level.OFFICE: 260, Level.DIVISION: 400, Level.SECTION: 30}  # schools and health centres
_FEWEST = {Level.OFFICE: 6, Level.DIVISION: 2, Level.SECTION: 2}
_LEAST = 3  # people of a unit with those below it


def _beneath(above: _Tier, level: Level, seed: int) -> _Tier:
    """The units below those of a level; takes their people from them."""
    chance = Chance(seed, f"units of level {level}")
    many = np.isin(above.task, (SCHOOLS, HEALTH))
    typical = np.where(many, _OF_MANY[level], _TYPICAL[level])
    numbers = _numbers(above.path)
    count = above.total * chance.between(numbers, 70, 130) // 100 // typical
    count = np.where(above.total >= typical * 3 // 2, np.maximum(count, _FEWEST[level]), 0)
    kept = 1 + np.minimum(above.total // 20, 30)
    above.own[:] = np.where(count > 0, kept, above.total)
    parent = np.repeat(np.arange(len(count)), count)
    below = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count)
    path = np.column_stack([above.path[parent], below])
    numbers = _numbers(path)
    task, weight = above.task[parent], 2 + _skewed(chance, numbers + 1, 8)
    if level is Level.OFFICE:
        task = _tasks(below)
        weight *= _emphasis(below, count[parent], above.kind[parent])
    total = _divided(above.total - above.own, count, weight, _LEAST)
    return _Tier(path, above.kind[parent], task, total, total.copy())


def _numbers(path: Whole) -> Whole:
    """A number for each unit, from the way that leads to it."""
    number = np.zeros(len(path), dtype=np.int64)
    for step in path.T:
        number = number * 4099 + step + 1
    return number


def _skewed(chance: Chance, numbers: Whole, most: int) -> Whole:
    """Mostly small numbers, and now and then a large one."""
    first = chance.between(numbers * 4, 1, most)
    second = chance.between(numbers * 4 + 1, 1, most)
    return first * second * chance.between(numbers * 4 + 2, 1, 3)


def _tasks(place: Whole) -> Whole:
    """Schools first, then health, then the other tasks over and over."""
    others = _OTHER_TASKS[(place - 2) % len(_OTHER_TASKS)]
    return np.select([place == 0, place == 1], [SCHOOLS, HEALTH], others)


def _emphasis(place: Whole, offices: Whole, kind: Whole) -> Whole:
    """Most people of a region teach or heal; fewer do so at the centre."""
    part = np.where(kind == CENTRAL, 4, 1)
    first = [place == 0, place == 1]
    weight: Whole = np.select(first, [6 * offices // part, 2 * offices // part], 4)
    return np.maximum(weight, 4)


def _divided(total: Whole, count: Whole, weight: Whole, least: int) -> Whole:
    """Divides each total among as many parts, by weight; no part is less than the least."""
    parent = np.repeat(np.arange(len(count)), count)
    seen = np.concatenate([[0], np.cumsum(weight)])
    first = (np.cumsum(count) - count)[parent]
    last = np.cumsum(count)[parent]
    rest, whole = (total - least * count)[parent], seen[last] - seen[first]
    upto, before = (rest * (weighed - seen[first]) // whole for weighed in (seen[1:], seen[:-1]))
    parts: Whole = least + upto - before
    return parts


# ---------------------------------------------------------------------------------- all of them


def _in_order(tiers: list[_Tier]) -> Hierarchy:
    """Each unit behind the one above it."""
    deepest = len(tiers)
    path = np.concatenate(
        [
            np.pad(t.path, ((0, 0), (0, deepest - t.path.shape[1])), constant_values=-1)
            for t in tiers
        ]
    )
    order = np.lexsort(path.T[::-1])
    level = np.concatenate([np.full(len(t.path), i) for i, t in enumerate(tiers)])[order]
    own, kind, task = (
        np.concatenate([getattr(t, name) for t in tiers])[order] for name in ("own", "kind", "task")
    )
    path = path[order]
    return Hierarchy(
        parent=_parents(level),
        level=level,
        agency=path[:, 0],
        kind=kind,
        task=task,
        size=own,
        start=np.cumsum(own) - own,
        below=path[np.arange(len(path)), level],
    )


def _parents(level: Whole) -> Whole:
    """The unit above is the last one before that stands one level higher."""
    at = np.arange(len(level))
    parent = np.full(len(level), -1)
    for deeper in range(1, int(level.max()) + 1):
        last = np.maximum.accumulate(np.where(level == deeper - 1, at, -1))
        parent = np.where(level == deeper, last, parent)
    return parent
