"""What of an audit may be shown: one sheet of all its tables, and what has to be hidden in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from attrs import evolve, frozen

from meritasn.fairness.counts import MISSING, Counts
from meritasn.fairness.sample import JOINED
from meritasn.fairness.suppression import AtMost, Sheet, Sum, exposed, suppressed

__all__ = [
    "Grouped",
    "Hidden",
    "codes_of",
    "count_name",
    "hidden_groups",
    "parts_of",
    "sheet_of",
    "tells_whole",
]

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
    """Every count of an audit, how they add up, and what can be worked out beside them.

    Groups of one attribute add up to everybody. Two tables that share attributes add up to the same
    people for these, whether or not a table shows them; those of whom another attribute is not
    known are what remains.
    """
    counts: dict[str, int | None] = {}
    sums: list[Sum] = []
    for groups in tables:
        _count(counts, sums, groups)
    printed = {*counts}
    for shared in _shared(tables):
        _link(counts, sums, shared, tables)
    return Sheet(counts, tuple(sums), unprinted=frozenset(counts.keys() - printed))


def _count(counts: dict[str, int | None], sums: list[Sum], groups: Grouped) -> None:
    for group, of in groups.parts.items():
        for part, number in {"total": sum(of.values()), **of}.items():
            counts[count_name(groups, group, part)] = number
        sums.append(
            Sum(count_name(groups, group, "total"), tuple(count_name(groups, group, p) for p in of))
        )
    for part in _parts(groups):
        names = tuple(count_name(groups, group, part) for group in groups.parts)
        counts[f"all {part}"] = sum(counts[name] or 0 for name in names)
        sums.append(Sum(f"all {part}", names))


def _parts(groups: Grouped) -> tuple[str, ...]:
    """The whole of a group, and its parts."""
    return ("total", *dict.fromkeys(part for of in groups.parts.values() for part in of))


def count_name(groups: Grouped, group: str, part: str) -> str:
    """What a count is called on the sheet."""
    return f"{JOINED.join(groups.attributes)}: {group}: {part}"


def _shared(tables: Sequence[Grouped]) -> tuple[frozenset[str], ...]:
    """The attributes that two tables have in common."""
    sets = [frozenset(one.attributes) for one in tables]
    common = {a & b for place, a in enumerate(sets) for b in sets[:place]}
    return tuple(sorted(filter(None, common), key=sorted))


def _link(
    counts: dict[str, int | None],
    sums: list[Sum],
    shared: frozenset[str],
    tables: Sequence[Grouped],
) -> None:
    """Puts what tables say together of the attributes that they share on the sheet."""
    wider = [one for one in tables if shared <= {*one.attributes}]
    whole = next((one for one in wider if shared == {*one.attributes}), None) or _implied(
        counts, sums, shared, wider
    )
    for groups in wider:
        if groups.attributes != whole.attributes:
            for part in _parts(groups):
                _sum_up(counts, sums, (whole, groups), part)


def _sum_up(
    counts: dict[str, int | None], sums: list[Sum], pair: tuple[Grouped, Grouped], part: str
) -> None:
    """A group of the first is the sum of those that the second has of it, and of a rest."""
    whole, groups = pair
    rests: list[str] = []
    for group in whole.parts:
        if group == MISSING:
            continue
        total = count_name(whole, group, part)
        names = [count_name(groups, one, part) for one in _inside(groups, whole.attributes, group)]
        if MISSING in groups.parts:
            rest = f"{total} beside {count_name(groups, MISSING, part)}"
            counts[rest] = _less(counts[total], [counts[name] for name in names])
            rests.append(rest)
            names.append(rest)
        sums.append(Sum(total, tuple(names)))
    if rests:
        unknown = [count_name(whole, MISSING, part)] if MISSING in whole.parts else []
        sums.append(Sum(count_name(groups, MISSING, part), (*rests, *unknown)))


def _less(total: int | None, parts: Sequence[int | None]) -> int | None:
    return None if total is None else total - sum(part or 0 for part in parts)


def _inside(groups: Grouped, attributes: Sequence[str], group: str) -> Iterator[str]:
    """The groups of a table that are part of one of fewer attributes."""
    places = [groups.attributes.index(name) for name in attributes]
    for one in groups.parts:
        if (
            one != MISSING
            and JOINED.join(codes_of(one, groups.attributes)[p] for p in places) == group
        ):
            yield one


def codes_of(group: str, attributes: Sequence[str]) -> Sequence[str]:
    """The groups of single attributes that a group is made of."""
    return [group] if len(attributes) == 1 else group.split(JOINED)


@frozen
class _Implied:
    """What several tables imply of the attributes that they share; no table shows it."""

    attributes: tuple[str, ...]
    parts: Mapping[str, Mapping[str, int]]


def _implied(
    counts: dict[str, int | None],
    sums: list[Sum],
    shared: frozenset[str],
    wider: Sequence[Grouped],
) -> Grouped:
    """Its counts are known where a table knows them of everybody; else they are anything."""
    attributes = tuple(sorted(shared))
    known = next((one for one in wider if MISSING not in one.parts), None)
    groups = dict.fromkeys(
        JOINED.join(codes_of(g, one.attributes)[one.attributes.index(a)] for a in attributes)
        for one in wider
        for g in one.parts
        if g != MISSING
    )
    names = (*groups, *(() if known else (MISSING,)))
    parts = dict.fromkeys(p for one in wider for p in _parts(one) if p != "total")
    found = _Implied(attributes, {name: dict.fromkeys(parts, 0) for name in names})
    for part in _parts(found):
        for name in names:
            inside = _inside(known, attributes, name) if known else ()
            number = (
                sum(counts[count_name(known, one, part)] or 0 for one in inside) if known else None
            )
            counts[count_name(found, name, part)] = number
        sums.append(Sum(f"all {part}", tuple(count_name(found, name, part) for name in names)))
    sums.extend(
        Sum(count_name(found, name, "total"), tuple(count_name(found, name, one) for one in parts))
        for name in names
    )
    return found


def hidden_groups(tables: Sequence[Grouped], minimum: int, told: Sequence[AtMost] = ()) -> Hidden:
    """The groups of which no count is shown. Needs scipy.

    Of a group with one hidden count all are hidden: the others would give it back.

    Args:
        tables: Every table of a report.
        minimum: The least count that may be shown.
        told: What the report says of counts beside its tables.
    """
    sheet = evolve(sheet_of(tables), told=tuple(told))
    keep = tuple(dict.fromkeys(f"all {p}" for one in tables for p in _parts(one)))
    of = {(one.attributes, g): _counts_of(one, g) for one in tables for g in one.parts}
    hidden: frozenset[str] = frozenset(
        name for names in of.values() for name in names if 0 < (sheet.counts[name] or 0) < minimum
    )
    found: Hidden = frozenset()
    while True:
        touched = frozenset(group for group, names in of.items() if not hidden.isdisjoint(names))
        if touched == found:
            return found
        found = touched
        also = [name for group in found for name in of[group]]
        hidden = suppressed(sheet, minimum, also=also, keep=keep)


def _counts_of(groups: Grouped, group: str) -> tuple[str, ...]:
    """The counts that are hidden together; of one group alone everybody knows how many it is."""
    parts = _parts(groups)[len(groups.parts) == 1 :]
    return tuple(count_name(groups, group, part) for part in parts)


def tells_whole(tables: Sequence[Grouped], hidden: Hidden, minimum: int) -> bool:
    """Whether what is said of everybody together leaves hidden groups hidden. Needs scipy.

    Args:
        tables: Every table of a report.
        hidden: The groups of which no count is shown.
        minimum: The least count that may be shown.
    """
    sheet = sheet_of(tables)
    secret = [
        name
        for one in tables
        for group in one.parts
        if (one.attributes, group) in hidden
        for name in _counts_of(one, group)
    ]
    # A small sum leaves no room to its parts, so that they are exposed where it is told.
    return not exposed(sheet, secret, minimum)
