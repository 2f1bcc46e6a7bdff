"""What of an audit may be shown: one sheet of all its tables, and what has to be hidden in it.

A finding that rests on a hidden count is told by its verdict alone: a ratio, a probability or an
interval would give the count back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.sample import JOINED
from meritasn.fairness.suppression import Sheet, Sum, suppressed

__all__ = ["Grouped", "Hidden", "hidden_groups", "sheet_of"]

Hidden: TypeAlias = frozenset[tuple[tuple[str, ...], str]]
"""Groups of which no count is shown: the attributes, and the group."""


class Grouped(Protocol):
    """The counts of one attribute, or of several together."""

    @property
    def attributes(self) -> tuple[str, ...]:
        """Their names."""

    @property
    def counts(self) -> Counts:
        """Of every group."""


_PARTS = ("selected", "others")


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
    whole = groups.counts.whole
    for part, total in _parts(whole).items():
        counts[f"all {part}"] = total
        names = tuple(_name(groups, group, part) for group in groups.counts)
        if names:
            sums.append(Sum(f"all {part}", names))
    for group in groups.counts:
        for part, total in _parts(groups.counts[group]).items():
            counts[_name(groups, group, part)] = total
        total_name, *others = (_name(groups, group, part) for part in ("total", *_PARTS))
        sums.append(Sum(total_name, tuple(others)))


def _parts(cell: Cell) -> Mapping[str, int]:
    return {"total": cell.total, "selected": cell.selected, "others": cell.others}


def _name(groups: Grouped, group: str, part: str) -> str:
    return f"{JOINED.join(groups.attributes)}: {group}: {part}"


def _within(groups: Grouped, place: int, single: Grouped) -> Iterator[Sum]:
    """A group of one attribute is the sum of those that it has together with others."""
    if MISSING in groups.counts.cells:
        return
    for group in single.counts:
        parts = [g for g in groups.counts if g.split(JOINED)[place] == group]
        for part in ("total", *_PARTS):
            yield Sum(_name(single, group, part), tuple(_name(groups, g, part) for g in parts))


def hidden_groups(tables: Sequence[Grouped], minimum: int) -> Hidden:
    """The groups of which no count is shown. Needs scipy.

    Of a group with one hidden count all are hidden: the others would give it back.

    Args:
        tables: Every table of a report.
        minimum: The least count that may be shown.
    """
    hidden = suppressed(sheet_of(tables), minimum, keep=("all total", "all selected"))
    return frozenset(
        (groups.attributes, group)
        for groups in tables
        for group in groups.counts
        if any(_name(groups, group, part) in hidden for part in ("total", *_PARTS))
    )
