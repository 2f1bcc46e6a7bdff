"""An order with ties, and what it says of groups beyond who is among the first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING

from attrs import frozen

from meritasn.fairness.pools import adjusted_minimum, kept
from meritasn.fairness.rankings import discount, ndkl
from meritasn.language import Text

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = [
    "MOST_PLACES",
    "Evenness",
    "Kept",
    "blocks_of",
    "evenness",
    "kept_by",
    "tied_exposure",
    "tied_places",
]

Blocks = Sequence[Sequence[str]]
"""The groups of those who share a place, block by block from the first."""

MOST_PLACES = 200
"""Beyond so many places the test of prefixes takes too long."""

_BREAKS = 100
"""So many ways of breaking ties are tried."""


def tied_places(values: Sequence[Decimal | int]) -> list[int]:
    """The place of each, the greatest first; equals share the first of theirs.

    >>> tuple(tied_places([90, 95, 90, 70]))
    (2, 1, 2, 4)
    """
    first: dict[Decimal | int, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), 1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def blocks_of(rows: Sequence[tuple[Decimal | int, str]]) -> list[list[str]]:
    """The groups of those who share a place, from the first.

    >>> blocks_of([(90, "w"), (95, "m"), (90, "m")]) == [["m"], ["m", "w"]]
    True
    """
    ordered = sorted(rows, key=lambda row: (-row[0], row[1]))
    return [[group for _, group in of] for _, of in groupby(ordered, key=lambda row: row[0])]


def tied_exposure(blocks: Blocks) -> Mapping[str, float]:
    """The mean attention of the people of each group; equals share that of their places.

    >>> {g: round(mean, 3) for g, mean in tied_exposure([["m", "w"], ["m"]]).items()}
    {'m': 0.658, 'w': 0.815}
    """
    seen: dict[str, list[float]] = {}
    place = 1
    for block in blocks:
        mean = math.fsum(discount(place + i) for i in range(len(block))) / len(block)
        for group in block:
            seen.setdefault(group, []).append(mean)
        place += len(block)
    return {group: math.fsum(of) / len(of) for group, of in seen.items()}


@frozen
class Evenness:
    """How far the first places are from the shares of all, beside orders by chance.

    Attributes:
        ndkl: The divergence of prefixes; with ties its mean over ways of breaking them.
        by_chance: Its mean over orders drawn by chance of the same people.
        p: The share of such orders that are as far or further.
        draws: How many were drawn.
        seed: Where the draws began.
    """

    ndkl: float
    by_chance: float
    p: float
    draws: int
    seed: int


def evenness(blocks: Blocks, k: int, *, draws: int, seed: int) -> Evenness | None:
    """Holds the first places against orders drawn by chance; None of nobody. Needs numpy.

    Args:
        blocks: Everybody, from the first.
        k: How many places are looked at.
        draws: How many orders are drawn.
        seed: Where the draws begin.

    >>> found = evenness([["m"]] * 10 + [["w"]] * 10, 10, draws=200, seed=1)
    >>> found.ndkl > found.by_chance, found.p < 0.05
    (True, True)
    """
    from numpy.random import default_rng  # noqa: PLC0415  (an extra)

    counts = Counter(group for block in blocks for group in block)
    if not counts:
        return None
    shares = {group: Fraction(n, counts.total()) for group, n in counts.items()}
    k = min(k, counts.total())
    broken = [ndkl(order[:k], shares) or 0.0 for order in _broken(blocks, seed)]
    own = math.fsum(broken) / len(broken)
    drawn = list(_by_chance(counts, k, draws, default_rng(seed)))
    # What rounding alone tells apart is as far.
    as_far = sum(one >= own or math.isclose(one, own) for one in drawn)
    return Evenness(own, math.fsum(drawn) / draws, (1 + as_far) / (1 + draws), draws, seed)


def _broken(blocks: Blocks, seed: int) -> Iterator[list[str]]:
    """The order with its ties broken in several ways; once where there are none."""
    chance = Random(seed)  # noqa: S311  (a statistic, no secret)
    tied = any(len({*block}) > 1 for block in blocks)
    for _ in range(_BREAKS if tied else 1):
        yield [group for block in blocks for group in chance.sample(block, len(block))]


def _by_chance(counts: Mapping[str, int], k: int, draws: int, chance: Generator) -> Iterator[float]:
    import numpy as np  # noqa: PLC0415  (an extra)

    sizes = np.array([*counts.values()])
    logs = np.log(sizes / sizes.sum())
    places = np.arange(1, k + 1)
    weights = 1 / np.log2(places + 1)
    for make_up in chance.multivariate_hypergeometric(sizes, k, size=draws, method="marginals"):
        order = chance.permutation(np.repeat(np.arange(len(sizes)), make_up))
        held = np.cumsum(order[None, :] == np.arange(len(sizes))[:, None], axis=1) / places
        far = held * (np.log(held, where=held > 0, out=np.zeros_like(held)) - logs[:, None])
        yield float((far.sum(axis=0) * weights).sum() / weights.sum())


class Kept(Enum):
    """Whether every prefix holds as many of a group as chance would seldom undercut."""

    YES = "kept"
    NO = "not_kept"
    BY_TIES = "hangs_on_ties"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _KEPT[self]


_KEPT = {
    Kept.YES: Text("terpenuhi", "kept"),
    Kept.NO: Text("tidak terpenuhi", "not kept"),
    Kept.BY_TIES: Text("bergantung pada urutan yang seri", "hangs on how ties are broken"),
}


def kept_by(blocks: Blocks, group: str, k: int, level: float) -> Kept | None:
    """The test of prefixes (FA*IR, Zehlike and others 2017), for the kindest and harshest ties.

    Args:
        blocks: Everybody, from the first.
        group: Of whom each prefix has to hold enough.
        k: How many places are looked at.
        level: The chance that an order drawn by chance fails somewhere.

    Returns:
        None where nobody or everybody is of the group, or there are more than `MOST_PLACES`.

    >>> kept_by([["m"]] * 10 + [["w"]] * 10, "w", 10, 0.1).value
    'not_kept'
    """
    everybody = [one for block in blocks for one in block]
    share = everybody.count(group) / len(everybody) if everybody else 0.0
    k = min(k, len(everybody))
    if not 0 < share < 1 or k > MOST_PLACES:
        return None
    minimum = adjusted_minimum(k, share, level)
    kindest, harshest = (
        [
            one
            for block in blocks
            for one in sorted(block, key=lambda one: (one == group) is not first)
        ]
        for first in (True, False)
    )
    if kept(harshest, group, minimum):
        return Kept.YES
    return Kept.BY_TIES if kept(kindest, group, minimum) else Kept.NO
