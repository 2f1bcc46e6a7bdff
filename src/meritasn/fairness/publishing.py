"""What of an audit may be shown: one sheet of all its tables, and what has to be hidden in it.

A finding that rests on a hidden count is told by its verdict alone: a ratio, a probability or an
interval would give the count back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from meritasn.fairness.counts import MISSING, Counts
from meritasn.fairness.sample import JOINED
from meritasn.fairness.suppression import Sheet, Sum, suppressed

__all__ = ["Grouped", "Hidden", "hidden_groups", "parts_of", "sheet_of"]

Hidden: TypeAlias = frozenset[tuple[tuple[str, ...], str]]
"""Groups of which no count is shown: the attributes, and the group."""


class Grouped(Protocol):
    """The counts of one attribute, or of several together."""

    @property
    def attributes(self) -> tuple[str, ...]:
        """Their names."""

    @property
    def parts(self) -> Mapping[str, Mapping[str, int]]:
        """Of every group, how many are in each part of it; the parts make up the group."""


def parts_of(counts: Counts) -> Mapping[str, Mapping[str, int]]:
    """Who was chosen, and who was not.

    >>> from meritasn.fairness.counts import Cell
    >>> parts_of(Counts({"w": Cell(1, 3)}))
    {'w': {'selected': 1, 'others': 2}}
    """
    return {
        group: {"selected": cell.selected, "others": cell.others}
        for group, cell in counts.cells.items()
    }


def sheet_of(tables: Sequence[Grouped]) -> Sheet:
    """Every count of an audit, and how they add up.

    Groups of one attribute add up to everybody, and where everybody's groups are known, those of
    several attributes add up to those of each.
    """
    counts: dict[str, int | None] = {}
    sums: list[Sum] = []
    for groups in tables:
        _count(counts, sums, groups)
    known = {one.attributes: one for one in tables}
    for groups in tables:
        for place, name in enumerate(groups.attributes):
            single = known.get((name,))
            if len(groups.attributes) > 1 and single is not None:
                sums.extend(_within(groups, place, single))
    return Sheet(counts, tuple(sums))


def _count(counts: dict[str, int | None], sums: list[Sum], groups: Grouped) -> None:
    for group, of in groups.parts.items():
        for part, number in {"total": sum(of.values()), **of}.items():
            counts[_name(groups, group, part)] = number
        sums.append(Sum(_name(groups, group, "total"), tuple(_name(groups, group, p) for p in of)))
    for part in _parts(groups):
        names = tuple(_name(groups, group, part) for group in groups.parts)
        counts[f"all {part}"] = sum(counts[name] or 0 for name in names)
        sums.append(Sum(f"all {part}", names))


def _parts(groups: Grouped) -> tuple[str, ...]:
    """The whole of a group, and its parts."""
    return ("total", *dict.fromkeys(part for of in groups.parts.values() for part in of))


def _name(groups: Grouped, group: str, part: str) -> str:
    return f"{JOINED.join(groups.attributes)}: {group}: {part}"


def _within(groups: Grouped, place: int, single: Grouped) -> Iterator[Sum]:
    """A group of one attribute is the sum of those that it has together with others."""
    if MISSING in groups.parts:
        return
    for group in single.parts:
        parts = [g for g in groups.parts if g.split(JOINED)[place] == group]
        for part in _parts(groups):
            yield Sum(_name(single, group, part), tuple(_name(groups, g, part) for g in parts))


def hidden_groups(tables: Sequence[Grouped], minimum: int) -> Hidden:
    """The groups of which no count is shown. Needs scipy.

    Of a group with one hidden count all are hidden: the others would give it back.

    Args:
        tables: Every table of a report.
        minimum: The least count that may be shown.
    """
    hidden = suppressed(
        sheet_of(tables),
        minimum,
        keep=tuple(dict.fromkeys(f"all {p}" for one in tables for p in _parts(one))),
    )
    return frozenset(
        (groups.attributes, group)
        for groups in tables
        for group in groups.parts
        if any(_name(groups, group, part) in hidden for part in _parts(groups))
    )
