"""Suppression: which counts of a report may be shown, so that no small one can be worked out.

All tables of one report are looked at together. A count below the minimum is hidden, and then more,
until whoever solves every printed sum for what is hidden still finds at least the minimum of room
for each hidden count. What is not printed at all, such as the difference of two reports, is a
hidden count like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from attrs import field, frozen

__all__ = ["AtMost", "Sheet", "Sum", "bounds", "exposed", "suppressed", "ways"]


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
class AtMost:
    """Something that is known beside the sums: so much of each count together is at most so much.

    Attributes:
        weights: How much of each count, by its name.
        most: What they are together at most.
    """

    weights: Mapping[str, int]
    most: int


@frozen
class Sheet:
    """Every count of a report, and the sums that hold between them.

    Attributes:
        counts: By name; None where whoever looks does not know one.
        sums: What adds up to what.
        told: What is known beside the sums, since it is said or follows from what is said.
        unprinted: Counts that no table shows and that can be worked out from what they show.

    Raises:
        ValueError: If a sum does not add up.
    """

    counts: Mapping[str, int | None] = field(repr=False)
    sums: tuple[Sum, ...] = field(repr=False)
    told: tuple[AtMost, ...] = field(default=(), repr=False)
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
    attack = _Attack.on(sheet, hidden)
    found: dict[str, tuple[int, int | None]] = {}
    for name in attack.names:
        (low, _), (high, _) = attack.end(name, 1), attack.end(name, -1)
        found[name] = (low or 0, high)
    return found


@frozen
class _Attack:
    """Whoever solves what is shown for what is not.

    Attributes:
        names: What is not shown, in an order that hangs on nothing else.
        solve: The least of weighted counts, none of them above its bound, and where that is.
    """

    names: tuple[str, ...]
    solve: Callable[[Sequence[int], Sequence[float]], Mapping[str, int] | None]

    @classmethod
    def on(cls, sheet: Sheet, hidden: Collection[str]) -> _Attack:
        """Makes ready; needs scipy."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  (an extra)

        names = tuple(sorted({*hidden, *sheet.unprinted}))
        rows, low, high = _equations(sheet, {name: place for place, name in enumerate(names)})
        shown = [LinearConstraint(rows, low, high)] if rows else []

        def solve(aim: Sequence[int], most: Sequence[float]) -> Mapping[str, int] | None:
            whole = [1] * len(names)
            found = milp(aim, integrality=whole, bounds=Bounds(0, most), constraints=shown).x
            return None if found is None else dict(zip(names, map(round, found), strict=True))

        return cls(names, solve)

    def end(self, name: str, sign: int) -> tuple[int | None, Mapping[str, int]]:
        """The least that a count can be (1) or the greatest (-1), and all counts there."""
        aim = [sign * (one == name) for one in self.names]
        found = self.solve(aim, [float("inf")] * len(aim))
        return (None, {}) if found is None else (found[name], found)

    def others(self, sheet: Sheet, room: int) -> Iterator[Mapping[str, int]]:
        """A few reports that fit what is shown and are not far from the true one.

        In each, half of the counts are drawn one way and half the other; every count is drawn both
        ways, and together with others each time.
        """
        known = [sheet.counts[name] for name in self.names]
        most = [float("inf") if count is None else count + room for count in known]
        for bit in range(len(self.names).bit_length()):
            for sign in (1, -1):
                aim = [sign * (1 if place >> bit & 1 else -1) for place in range(len(most))]
                found = self.solve(aim, most)
                if found is not None:
                    yield found


def _equations(
    sheet: Sheet, places: Mapping[str, int]
) -> tuple[list[list[float]], list[float], list[float]]:
    """What is known of the hidden counts: weights of each, and the bounds of their sum."""
    rows: list[list[float]] = []
    low: list[float] = []
    high: list[float] = []

    def known(weights: Mapping[str, int], most: int, *, exactly: bool) -> None:
        row, rest = [0.0] * len(places), most
        for name, weight in weights.items():
            if name in places:
                row[places[name]] += weight
            else:
                count = sheet.counts[name]
                assert count is not None, "what is not known is not printed"
                rest -= weight * count
        largest = max(map(abs, row), default=0)
        if largest:  # solvers want weights of about one
            rows.append([weight / largest for weight in row])
            low.append(rest / largest if exactly else float("-inf"))
            high.append(rest / largest)

    for one in sheet.sums:
        known({one.total: -1} | dict.fromkeys(one.parts, 1), 0, exactly=True)
    for told in sheet.told:
        known(told.weights, told.most, exactly=False)
    return rows, low, high


def exposed(sheet: Sheet, hidden: Collection[str], minimum: int) -> tuple[str, ...]:
    """Hidden counts that can be worked out to less room than the minimum, though they are small.

    A count that is never printed and is not small is no secret.

    >>> table = Sheet({"all": 35, "a": 12, "b": 3, "c": 20}, (Sum("all", ("a", "b", "c")),))
    >>> exposed(table, {"b"}, 5), exposed(table, {"b", "a"}, 5)
    (('b',), ())
    """
    return tuple(_exposures(sheet, hidden, minimum))


def _exposures(sheet: Sheet, hidden: Collection[str], minimum: int) -> Iterator[str]:
    """One after the other; reports that were met on the way show room without looking for it."""
    attack = _Attack.on(sheet, hidden)
    met: list[Mapping[str, int]] = [{k: n for k, n in sheet.counts.items() if n is not None}]
    met.extend(attack.others(sheet, minimum))
    for name in attack.names:
        seen = [one[name] for one in met if name in one]
        if seen and max(seen) - min(seen) >= minimum:
            continue
        (low, one), (high, other) = attack.end(name, 1), attack.end(name, -1)
        met.extend((one, other))
        if high is None or high - (low or 0) >= minimum:
            continue
        if name in hidden or _is_small(sheet.counts[name], high, minimum):
            yield name


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
    together = (
        (sum(weight * (counts[name] or 0) for name, weight in told.weights.items()), told.most)
        for told in sheet.told
    )
    return all(total == sum(part or 0 for part in parts) for total, parts in sums) and all(
        found <= most for found, most in together
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
    while (name := next(_exposures(sheet, hidden, minimum), None)) is not None:
        more = _cover(sheet, name, hidden, keep)
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
