"""Units of which something is told."""

from __future__ import annotations

import numpy as np
from attrs import fields, frozen

from meritasn.testing.population.national.chance import Order, Whole
from meritasn.testing.population.national.hierarchy import TASKS, Hierarchy, Level

__all__ = ["Remarkable", "remarkable"]

_PEOPLE_A_STORY = 100_000
_FEW, _MANY = 6, 20  # people whom a section of which something is told has if there are such


@frozen
class Remarkable:
    """Units of which something is told.

    Attributes:
        faster: The office whose service got faster; one.
        lenient: Sections whose heads find everybody very good.
        unequal: Sections whose heads put men above women.
        vacant: Sections whose head has left.
        closed: Sections that no longer exist.
        borrowed: Sections whose head works elsewhere.
    """

    faster: Whole
    lenient: Whole
    unequal: Whole
    vacant: Whole
    closed: Whole
    borrowed: Whole

    @property
    def all(self) -> Whole:
        """All of them."""
        return np.concatenate([getattr(self, name.name) for name in fields(Remarkable)])


def remarkable(hierarchy: Hierarchy, people: int, seed: int) -> Remarkable:
    """Chooses units of which something is told: one office, and sections with enough people."""
    registry = (hierarchy.level == Level.OFFICE) & (hierarchy.task == TASKS.index("kependudukan"))
    offices = np.flatnonzero(registry if registry.any() else hierarchy.level == Level.OFFICE)
    mixed = Order(seed, "remarkable", len(hierarchy)).of(np.arange(len(hierarchy)))
    sections = mixed[hierarchy.level[mixed] == Level.SECTION]
    count = 1 + people // _PEOPLE_A_STORY
    unequal = _larger_first(sections, hierarchy.size, _MANY)[:count]
    others = _larger_first(sections[~np.isin(sections, unequal)], hierarchy.size, _FEW)
    lenient, vacant, closed, borrowed = (others[i::4][:count] for i in range(4))
    return Remarkable(offices[:1], *map(np.sort, (lenient, unequal, vacant, closed, borrowed)))


def _larger_first(units: Whole, size: Whole, enough: int) -> Whole:
    """Units with enough people before the others, and otherwise in their order."""
    return units[np.argsort(size[units] < enough, kind="stable")]
