"""How many move in each unit and at each level; of small groups nothing is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from meritasn.evaluation.replaying.fates import Cell
from meritasn.facts import catalogue
from meritasn.language import Text
from meritasn.results import Direction
from meritasn.results.withheld import withheld

__all__ = ["FEWEST", "Group", "by_level", "by_unit", "counted"]

FEWEST = 5
"""How many people a group has at least of which it is said who moves."""

_WHOLE = "all together"
_NOWHERE = ""


@frozen
class Group:
    """How many of a group move.

    Attributes:
        key: The key of the unit, or the code of the level; empty where it is not known.
        title: How a person reads it.
        people: How many they are; of a unit, with everybody beneath it.
        ways: How many go which way.
        shown: Whether there are enough of them, so that it may be published.
        parent: The key of the unit above.
        was: What they were paid, where the policies give money.
        now: What they are paid then.
    """

    key: str
    title: Text
    people: int
    ways: Mapping[Direction, int]
    shown: bool
    parent: str | None = None
    was: Decimal | None = None
    now: Decimal | None = None

    @property
    def moved(self) -> int:
        """How many have another outcome."""
        return self.people - self.ways.get(Direction.SAME, 0)


Way = Callable[[Cell], Direction]
"""Which way those who are alike go."""


def by_unit(
    cells: Sequence[Cell],
    way: Way,
    parents: Mapping[str, str | None],
    names: Mapping[str, str],
) -> tuple[Group, ...]:
    """Each unit with everybody in it and beneath it, those above first."""
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        known = cell.unit is not None and cell.unit in parents
        own.setdefault(cell.unit if known and cell.unit else _NOWHERE, []).append(cell)
    members: dict[str, list[Cell]] = {unit: [] for unit in parents}
    for unit, held in own.items():
        for above in _line(unit, parents) if unit else [_NOWHERE]:
            members.setdefault(above, []).extend(held)
    over = {unit: _over(parents.get(unit), parents) for unit in members}
    titles = {unit: Text(names.get(unit, unit), names.get(unit, unit)) for unit in parents}
    found = _groups(members, {**titles, _NOWHERE: _NO_UNIT}, over, way)
    return tuple(found[unit] for unit in _in_tree(found, over))


def by_level(cells: Sequence[Cell], way: Way) -> tuple[Group, ...]:
    """Each level of posts, the highest first; last those of whom it is not known."""
    enum = catalogue().facts["post_level"].enum
    assert enum is not None
    members: dict[str, list[Cell]] = {code: [] for code in enum.codes}
    for cell in cells:
        members.setdefault(cell.level or _NOWHERE, []).append(cell)
    titles = {**dict(zip(enum.codes, enum.titles, strict=True)), _NOWHERE: _NO_LEVEL}
    return tuple(_groups(members, titles, dict.fromkeys(members), way).values())


def counted(cells: Iterable[Cell], way: Way) -> Mapping[Direction, int]:
    """How many go which way."""
    ways = dict.fromkeys(Direction, 0)
    for cell in cells:
        ways[way(cell)] += cell.people
    return ways


def _groups(
    members: Mapping[str, Sequence[Cell]],
    titles: Mapping[str, Text],
    over: Mapping[str, str | None],
    way: Way,
) -> dict[str, Group]:
    sizes = {key: sum(cell.people for cell in held) for key, held in members.items()}
    known = {key: size for key, size in sizes.items() if size}
    tops = sum(size for key, size in known.items() if over[key] is None)
    above = {key: over[key] or _WHOLE for key in known}
    hidden = withheld({**known, _WHOLE: tops}, {**above, _WHOLE: None}, FEWEST)
    return {
        key: Group(
            key,
            titles[key],
            size,
            counted(members[key], way),
            key not in hidden,
            over[key],
            *(_sum(members[key], name) for name in ("was", "now")),
        )
        for key, size in known.items()
    }


def _sum(cells: Sequence[Cell], name: str) -> Decimal | None:
    amounts: list[Decimal | None] = [getattr(cell, name) for cell in cells]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _over(parent: str | None, parents: Mapping[str, str | None]) -> str | None:
    return parent if parent in parents else None


def _line(unit: str, parents: Mapping[str, str | None]) -> list[str]:
    """A unit and those above it, each once."""
    line: list[str] = []
    at: str | None = unit
    while at is not None and at in parents and at not in line:
        line.append(at)
        at = parents[at]
    return line


def _in_tree(found: Mapping[str, Group], over: Mapping[str, str | None]) -> list[str]:
    """Units in the order of a tree; those in a ring, and the unknown one, at the end."""
    below: dict[str | None, list[str]] = {}
    for unit in found:
        below.setdefault(over[unit], []).append(unit)
    order: dict[str, None] = {}
    waiting = [unit for unit in reversed(below.get(None, [])) if unit != _NOWHERE]
    while waiting:
        unit = waiting.pop()
        if unit not in order:
            order[unit] = None
            waiting += reversed(below.get(unit, []))
    return [*order, *(unit for unit in found if unit not in order)]


_NO_UNIT = Text("tanpa unit yang dikenal", "no known unit")
_NO_LEVEL = Text("jenjang tidak diketahui", "level not known")
