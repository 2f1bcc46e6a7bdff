"""Which units are not shown, so that nobody can work out the figure of a few people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
    while True:
        exposed = next(_exposed(counted, parents, least, shown), None)
        if exposed is None:
            return frozenset(counted.keys() - shown)
        shown.discard(exposed)


def _exposed(
    counted: Mapping[str, int], parents: Mapping[str, str | None], least: int, shown: set[str]
) -> Iterator[str]:
    """The smallest part of each shown unit of which too few people are left beside its parts."""
    parts: dict[str, list[str]] = {}
    for unit in sorted(shown):
        above = _nearest(unit, parents, shown)
        if above is not None:
            parts.setdefault(above, []).append(unit)
    for unit, beneath in parts.items():
        left = counted[unit] - sum(counted[part] for part in beneath)
        if 0 < left < least:
            yield min(beneath, key=lambda part: (counted[part], part))


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
