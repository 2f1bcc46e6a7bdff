"""Which units are not shown, so that nobody can work out the figure of a few people."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush

__all__ = ["withheld"]


def withheld(
    counted: Mapping[str, int], parents: Mapping[str, str | None], least: int
) -> frozenset[str]:
    """The units whose mean is kept back.

    Those in which fewer than so many people count; and then, so that none of them comes out by
    subtraction, the smallest unit beneath each one that is shown, until what is left of that one
    holds nobody or enough people.

    Args:
        counted: How many people count in each unit, those beneath it included.
        parents: The unit above each unit.
        least: The fewest people of whom a mean is shown.

    >>> counted = {"dinas": 12, "bidang": 7, "seksi": 5, "loket": 2}
    >>> parents = {"dinas": None, "bidang": "dinas", "seksi": "bidang", "loket": "bidang"}
    >>> sorted(withheld(counted, parents, 5))
    ['loket', 'seksi']
    """
    shown = {unit for unit, people in counted.items() if people >= least}
    work = _Shown(counted, parents, least, shown)
    while (above := work.exposed()) is not None:
        work.hide_part_of(above)
    return frozenset(counted.keys() - work.shown)


class _Shown:
    """The units that are shown, each with its parts, and which of them are exposed.

    Whoever hides a part changes what is left of one unit alone, so that no other is looked at.
    """

    def __init__(
        self,
        counted: Mapping[str, int],
        parents: Mapping[str, str | None],
        least: int,
        shown: set[str],
    ) -> None:
        self.shown = shown
        self._counted, self._parents, self._least = counted, parents, least
        self._parts: dict[str, set[str]] = {}
        self._waiting: list[tuple[str, str]] = []
        for unit in shown:
            above = _nearest(unit, parents, shown)
            if above is not None:
                self._parts.setdefault(above, set()).add(unit)
        for above in self._parts:
            self._look_at(above)

    def exposed(self) -> str | None:
        """The unit of which too few people are left beside its parts: that of the first part."""
        while self._waiting:
            first, above = heappop(self._waiting)
            parts = self._parts.get(above)
            if above in self.shown and parts and first == min(parts) and self._is_exposed(above):
                return above
        return None

    def hide_part_of(self, above: str) -> None:
        """Hides the smallest part of a unit; what is beneath it are parts of those above it."""
        hidden = min(self._parts[above], key=lambda part: (self._counted[part], part))
        self.shown.discard(hidden)
        self._parts[above].discard(hidden)
        touched = {above}
        for unit in self._parts.pop(hidden, ()):
            over = _nearest(unit, self._parents, self.shown)
            if over is not None:
                self._parts.setdefault(over, set()).add(unit)
                touched.add(over)
        for unit in touched:
            self._look_at(unit)

    def _look_at(self, above: str) -> None:
        if self._parts.get(above) and self._is_exposed(above):
            heappush(self._waiting, (min(self._parts[above]), above))

    def _is_exposed(self, above: str) -> bool:
        left = self._counted[above] - sum(self._counted[part] for part in self._parts[above])
        return 0 < left < self._least


def _nearest(unit: str, parents: Mapping[str, str | None], shown: set[str]) -> str | None:
    """The nearest unit above that is shown; a ring of units has none."""
    seen = {unit}
    above = parents.get(unit)
    while above is not None and above not in seen:
        if above in shown:
            return above
        seen.add(above)
        above = parents.get(above)
    return None
