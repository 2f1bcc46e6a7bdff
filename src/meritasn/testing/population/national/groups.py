"""Groups of people who share a kind of post and an employment, and their size in every unit.

Within a unit people stand in the order of their groups, the head first. So the group of a person
and their place among all of that group follow from their number.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from attrs import field, frozen

from meritasn.model import Employment
from meritasn.testing.population.national.chance import Chance, Whole
from meritasn.testing.population.national.hierarchy import (
    CENTRAL,
    HEALTH,
    PROVINCE,
    SCHOOLS,
    Hierarchy,
    Level,
)

__all__ = ["CONTRACTS", "HEADS", "Group", "Groups", "groups"]


class Group(IntEnum):
    """A kind of post with an employment; the first five lead a unit."""

    MADYA = 0
    PRATAMA = 1
    ADMINISTRATOR = 2
    PENGAWAS = 3
    PRINCIPAL = 4  # of a school or a health centre
    FUNCTIONAL = 5
    FUNCTIONAL_PPPK = 6
    OFFICER = 7
    OFFICER_PPPK = 8
    OFFICER_PART_TIME = 9

    @property
    def employment(self) -> Employment:
        """How its people are employed."""
        match self:
            case Group.FUNCTIONAL_PPPK | Group.OFFICER_PPPK:
                return Employment.PPPK
            case Group.OFFICER_PART_TIME:
                return Employment.PPPK_PARUH_WAKTU
            case _:
                return Employment.PNS


HEADS = 5
"""How many groups lead: each unit has one person of one of them."""

CONTRACTS = (Group.FUNCTIONAL_PPPK, Group.OFFICER_PPPK, Group.OFFICER_PART_TIME)

# Of a thousand staff of a unit: functional posts; of a thousand of those, PPPK; of a thousand
# officers, PPPK and part-time PPPK.
_OF_SCHOOLS = (870, 460, 280, 150)
_OF_HEALTH = (870, 400, 280, 150)
_ELSEWHERE = (430, 290, 240, 130)


@frozen
class Groups:
    """Who stands where.

    Attributes:
        hierarchy: The units.
        count: For each unit, people by group.
        before: For each unit, people by group in all units before it.
    """

    hierarchy: Hierarchy
    count: Whole = field(repr=False)
    before: Whole = field(repr=False)

    @property
    def total(self) -> Whole:
        """People by group."""
        total: Whole = self.count.sum(axis=0)
        return total

    def of(self, people: Whole, unit: Whole) -> tuple[Whole, Whole]:
        """The group of each person, and their place among all people of that group."""
        place = people - self.hierarchy.start[unit]
        upto = np.cumsum(self.count[unit], axis=1)
        group = (place[:, None] >= upto).sum(axis=1)
        rows = np.arange(len(group))
        in_group = place - (upto[rows, group] - self.count[unit, group])
        return group, self.before[unit, group] + in_group


def groups(hierarchy: Hierarchy, seed: int) -> Groups:
    """Divides the people of each unit into groups."""
    count = np.zeros((len(hierarchy), len(Group)), dtype=np.int64)
    count[np.arange(len(hierarchy)), _of_heads(hierarchy)] = 1
    staff = hierarchy.size - 1
    shares = _shares(hierarchy, seed)
    functional = _part(staff, shares[0])
    contracts = _part(functional, shares[1])
    officers = staff - functional
    part_time = _part(officers, shares[3])
    officers_pppk = _part(officers - part_time, shares[2])
    count[:, Group.FUNCTIONAL] = functional - contracts
    count[:, Group.FUNCTIONAL_PPPK] = contracts
    count[:, Group.OFFICER] = officers - part_time - officers_pppk
    count[:, Group.OFFICER_PPPK] = officers_pppk
    count[:, Group.OFFICER_PART_TIME] = part_time
    return Groups(hierarchy, count, np.cumsum(count, axis=0) - count)


def _of_heads(hierarchy: Hierarchy) -> Whole:
    """The group of the head of each unit."""
    level = hierarchy.level
    top = np.where(np.isin(hierarchy.kind, (CENTRAL, PROVINCE)), Group.MADYA, Group.PRATAMA)
    by_level = np.array([0, Group.PRATAMA, Group.ADMINISTRATOR, Group.PENGAWAS])
    group = np.where(level == Level.AGENCY, top, by_level[level])
    return np.where(hierarchy.operational, Group.PRINCIPAL, group)


def _shares(hierarchy: Hierarchy, seed: int) -> Whole:
    """The four shares of each unit, some way from those of its task."""
    by_task = np.array([_OF_SCHOOLS, _OF_HEALTH, _ELSEWHERE])
    kind = np.select([hierarchy.task == SCHOOLS, hierarchy.task == HEALTH], [0, 1], 2)
    units, chance = np.arange(len(hierarchy)), Chance(seed, "shares")
    return np.stack(
        [
            by_task[kind, i] + chance.between(units * len(by_task.T) + i, -100, 100)
            for i in range(len(by_task.T))
        ]
    )


def _part(whole: Whole, per_mille: Whole) -> Whole:
    """The part of each that a share gives; what is left over from one goes to the next."""
    upto = np.cumsum(whole * per_mille) // 1000
    return np.diff(upto, prepend=0)
