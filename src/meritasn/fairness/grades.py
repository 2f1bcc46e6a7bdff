"""Labels in an order: how many of them tell people apart, and which are too rare to stand alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["effective_grades", "merged"]


def effective_grades(counts: Sequence[int]) -> float | None:
    """How many labels that all are given equally often would tell as much (2 to the entropy).

    None of nobody.

    >>> effective_grades([50, 50]), round(effective_grades([12, 88, 0]), 2)
    (2.0, 1.44)
    """
    whole = sum(counts)
    if not whole:
        return None
    shares = [n / whole for n in counts if n]
    return 2 ** -math.fsum(share * math.log2(share) for share in shares)


def merged(
    counts: Sequence[Sequence[int]], minimum: int, large: int
) -> tuple[tuple[int, ...], ...]:
    """Which labels are counted together, so that no large group has a label of few people.

    The rarest label goes with the rarer of its neighbours, again and again, until two are left.

    Args:
        counts: Of each group, how many have each label, from the lowest to the highest.
        minimum: The least count that may be shown.
        large: From how many people on a group is large; smaller ones may have to be hidden.

    Returns:
        The places of the labels that are counted together, from the lowest.

    >>> merged([[2, 5, 80, 40], [0, 9, 60, 70]], 5, 30)
    ((0, 1), (2,), (3,))
    """
    looked_at = [list(of) for of in counts if sum(of) >= large]
    bins: list[tuple[int, ...]] = [(place,) for place in range(len(counts[0]))] if counts else []
    whole = [sum(column) for column in zip(*counts, strict=True)]
    # A label that nobody has says nothing and stands in nobody's way.
    while len(bins) > 2 and any(0 < n < minimum for of in looked_at for n in of):  # noqa: PLR2004
        rare = [p for p in range(len(bins)) if any(0 < of[p] < minimum for of in looked_at)]
        place = min(rare, key=lambda p: (whole[p], p))
        sides = [p for p in (place - 1, place + 1) if 0 <= p < len(bins)]
        other = min(sides, key=lambda p: (whole[p], p))
        first, second = sorted((place, other))
        for row in (whole, *looked_at):
            row[first] += row.pop(second)
        bins[first] += bins.pop(second)
    return tuple(bins)
