"""Suppression: which counts of a report may be shown, so that no small one can be worked out.

All tables of one report are looked at together. A count below the minimum is hidden, and then more,
until whoever solves every printed sum for what is hidden still finds at least the minimum of room
for each hidden count. What is not printed at all, such as the difference of two reports, is a
hidden count like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import product

from attrs import field, frozen

__all__ = ["Sheet", "Sum", "bounds", "exposed", "suppressed", "ways"]


@frozen
class Sum:
    """A count that is the sum of others.

    Attributes:
        total: Its name.
        parts: Their names.
    """

    total: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (self.total, *self.parts)


@frozen
class Sheet:
    """Every count of a report, and the sums that hold between them.

    Attributes:
        counts: By name; None where whoever looks does not know one.
        sums: What adds up to what.
        within: Pairs of counts of which the first is never more than the second, as who is chosen
            is of those who are there.
        unprinted: Counts that no table shows and that can be worked out from what they show.

    Raises:
        ValueError: If a sum does not add up.
    """

    counts: Mapping[str, int | None] = field(repr=False)
    sums: tuple[Sum, ...] = field(repr=False)
    within: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    unprinted: frozenset[str] = field(default=frozenset(), repr=False)

    def __attrs_post_init__(self) -> None:
        for one in self.sums:
            total, *parts = (self.counts[name] for name in one.names)
            known = [part for part in parts if part is not None]
            if total is not None and len(known) == len(parts) and total != sum(known):
                raise ValueError("a sum of the report does not add up")


def bounds(sheet: Sheet, hidden: Collection[str]) -> Mapping[str, tuple[int, int | None]]:
    """Between which bounds each hidden count can be worked out. Needs scipy.

    Args:
        sheet: The report.
        hidden: The names of the counts that are not shown.

    Returns:
        The least and the greatest whole number that fits everything that is shown; None where
        nothing bounds it from above.

    Raises:
        ModuleNotFoundError: If scipy is not installed.

    >>> table = Sheet({"all": 35, "a": 12, "b": 3, "c": 20}, (Sum("all", ("a", "b", "c")),))
    >>> dict(bounds(table, {"b"}))
    {'b': (3, 3)}
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  (an extra)

    names = sorted({*hidden, *sheet.unprinted})
    rows, low, high = _equations(sheet, {name: place for place, name in enumerate(names)})
    solve = partial(
        milp,
        integrality=[1] * len(names),
        bounds=Bounds(0),
        constraints=[LinearConstraint(rows, low, high)] if rows else [],
    )
    found: dict[str, tuple[int, int | None]] = {}
    for place, name in enumerate(names):
        ends: list[int | None] = []
        for sign in (1, -1):
            aim = [0] * len(names)
            aim[place] = sign
            end = solve(aim).fun
            ends.append(None if end is None else sign * round(end))
        found[name] = (ends[0] or 0, ends[1])
    return found


def _equations(
    sheet: Sheet, places: Mapping[str, int]
) -> tuple[list[list[int]], list[float], list[float]]:
    """What is known of the hidden counts: weights of each, and the bounds of their sum."""
    rows: list[list[int]] = []
    low: list[float] = []
    high: list[float] = []

    def known(weights: Mapping[str, int], *, exactly: bool) -> None:
        row, rest = [0] * len(places), 0
        for name, weight in weights.items():
            if name in places:
                row[places[name]] += weight
            else:
                count = sheet.counts[name]
                assert count is not None, "what is not known is not printed"
                rest -= weight * count
        if any(row):
            rows.append(row)
            low.append(rest if exactly else float("-inf"))
            high.append(rest)

    for one in sheet.sums:
        known({one.total: -1} | dict.fromkeys(one.parts, 1), exactly=True)
    for less, more in sheet.within:
        known({less: 1, more: -1}, exactly=False)
    return rows, low, high


def exposed(sheet: Sheet, hidden: Collection[str], minimum: int) -> tuple[str, ...]:
    """Hidden counts that can be worked out to less room than the minimum, though they are small.

    A count that is never printed and is not small is no secret.

    >>> table = Sheet({"all": 35, "a": 12, "b": 3, "c": 20}, (Sum("all", ("a", "b", "c")),))
    >>> exposed(table, {"b"}, 5), exposed(table, {"b", "a"}, 5)
    (('b',), ())
    """
    found = bounds(sheet, hidden)
    return tuple(
        name
        for name, (low, high) in found.items()
        if high is not None
        and high - low < minimum
        and (name in hidden or _is_small(sheet.counts[name], high, minimum))
    )


def _is_small(count: int | None, most: int, minimum: int) -> bool:
    """Whether a count is small, or can only be small where nobody knows it."""
    return 0 < (most if count is None else count) < minimum


def ways(sheet: Sheet, hidden: Collection[str]) -> int | None:
    """How many reports fit what is shown; None where there is no end of them. Needs scipy.

    Tried one by one: for a few hidden counts.

    >>> table = Sheet({"all": 3, "a": 1, "b": 2}, (Sum("all", ("a", "b")),))
    >>> ways(table, {"a", "b"})
    4
    """
    found = bounds(sheet, hidden)
    ends = [(low, high) for low, high in found.values() if high is not None]
    if len(ends) < len(found):
        return None
    trials = product(*(range(low, high + 1) for low, high in ends))
    return sum(_fits(sheet, dict(zip(found, trial, strict=True))) for trial in trials)


def _fits(sheet: Sheet, trial: Mapping[str, int]) -> bool:
    counts = {**sheet.counts, **trial}
    sums = ((counts[one.total], [counts[part] for part in one.parts]) for one in sheet.sums)
    pairs = ((counts[less] or 0, counts[more] or 0) for less, more in sheet.within)
    return all(total == sum(part or 0 for part in parts) for total, parts in sums) and all(
        less <= more for less, more in pairs
    )


def suppressed(
    sheet: Sheet, minimum: int, *, also: Iterable[str] = (), keep: Collection[str] = ()
) -> frozenset[str]:
    """The counts to be hidden: the small ones, and as many more as it takes.

    Of those that could cover an exposed count, the least is hidden first; a total before a part
    of another sum only where no part is left.

    Args:
        sheet: The report.
        minimum: The least count that may be shown, and the least room that a hidden one keeps.
        also: Counts that are to be hidden whatever they are.
        keep: Counts that are hidden last, such as the number of all people.

    >>> table = Sheet({"all": 35, "a": 12, "b": 3, "c": 20}, (Sum("all", ("a", "b", "c")),))
    >>> sorted(suppressed(table, 5))
    ['a', 'b']
    """
    printed = sheet.counts.keys() - sheet.unprinted
    small = {name for name in printed if _is_small(sheet.counts[name], 0, minimum)}
    hidden = {*small, *(printed & set(also))}
    while open_ := exposed(sheet, hidden, minimum):
        more = _cover(sheet, open_[0], hidden, keep)
        if more is None:
            return frozenset(printed)
        hidden.add(more)
    return frozenset(hidden)


def _cover(sheet: Sheet, name: str, hidden: AbstractSet[str], keep: Collection[str]) -> str | None:
    """The next count to hide for the sake of an exposed one."""
    near: set[str] = set()
    reached = {name}
    while not near:
        touching = [one for one in sheet.sums if reached & {*one.names}]
        wider = reached | {other for one in touching for other in one.names}
        near = wider - hidden - sheet.unprinted
        if not near and wider == reached:
            return None
        reached = wider
    totals = {one.total for one in sheet.sums}
    return min(near, key=lambda one: (one in keep, one in totals, sheet.counts[one] or 0, one))
