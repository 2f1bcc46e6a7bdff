"""Pools: how many of a group the first places should hold by chance, and what more would cost.

The test of prefixes is FA*IR (Zehlike et al. 2017); the order that keeps shares is DetGreedy (Geyik
et al. 2019), shown only as a what-if.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, count

from attrs import frozen

__all__ = ["Reordered", "adjusted_minimum", "failing", "kept", "minimum_of_prefixes", "reordered"]

_STEPS = 60
"""Halvings of the level: what is left between its bounds is no number of a float any more."""


def minimum_of_prefixes(k: int, share: float, level: float) -> tuple[int, ...]:
    """How many of a group each prefix must hold at least.

    The quantile of the binomial law at the level: fewer would be less likely than that by chance.

    Args:
        k: How many places there are: some hundreds, as the numbers of ways outgrow floats beyond a
            thousand.
        share: The share of the group among those who could have been chosen.
        level: The chance of a false alarm at one prefix.

    >>> minimum_of_prefixes(10, 0.5, 0.1)
    (0, 0, 0, 1, 1, 1, 2, 2, 3, 3)
    """
    return tuple(_quantile(place, share, level) for place in range(1, k + 1))


def _quantile(n: int, share: float, level: float) -> int:
    """The least number whose cumulative probability reaches the level."""
    below = 0.0
    for a in count():
        below += math.comb(n, a) * share**a * (1 - share) ** (n - a)
        if below >= level or a >= n:
            return a
    raise AssertionError


def failing(minimum: Sequence[int], share: float) -> float:
    """The chance that an order drawn blindly fails the minimum of some prefix.

    A recursion over prefixes, the last one too: of the orders that have kept every minimum so far,
    how many hold how many of the group.

    >>> round(failing(minimum_of_prefixes(10, 0.5, 0.1), 0.5), 6)
    0.128906
    """
    kept = {0: 1.0}
    for least in minimum:
        following: dict[int, float] = {}
        for held, chance in kept.items():
            for more, of in ((1, share), (0, 1 - share)):
                if held + more >= least:
                    following[held + more] = following.get(held + more, 0.0) + chance * of
        kept = following
    return 1 - math.fsum(kept.values())


def adjusted_minimum(k: int, share: float, level: float) -> tuple[int, ...]:
    """The same table for the whole order: a blind one fails somewhere with nearly the level.

    Tables change by steps, so that the chance can lie on either side of the level; the nearest is
    taken, as the authors do, and `failing` says what it is.

    >>> adjusted_minimum(10, 0.5, 0.1)
    (0, 0, 0, 1, 1, 1, 2, 2, 2, 3)
    """
    low, high = 0.0, level
    for _ in range(_STEPS):
        middle = (low + high) / 2
        fails = failing(minimum_of_prefixes(k, share, middle), share) > level
        low, high = (low, middle) if fails else (middle, high)
    two = (minimum_of_prefixes(k, share, one) for one in (low, high))
    return min(two, key=lambda table: abs(failing(table, share) - level))


def kept(order: Sequence[str], group: str, minimum: Sequence[int]) -> bool:
    """Whether every prefix of an order holds as many of a group as it has to.

    >>> kept(["m", "m", "w"], "w", [0, 0, 1]), kept(["m", "m", "w"], "w", [0, 1, 1])
    (True, False)
    """
    held = accumulate(one == group for one in order)
    return all(have >= least for have, least in zip(held, minimum, strict=False))


@frozen
class Reordered:
    """Another order of the same people.

    Attributes:
        groups: The group at each place.
        scores: The score at each place.
        price: Of each prefix, how much merit it holds less than the best order.
    """

    groups: tuple[str, ...]
    scores: tuple[Fraction, ...]
    price: tuple[Fraction, ...]


def reordered(
    scores: Mapping[str, Sequence[Fraction | int]], target: Mapping[str, Fraction], k: int
) -> Reordered:
    """The best order in which every prefix keeps the shares of a target as far as it can.

    Groups below the whole part of their share go first; else those below it rounded up; the best
    score among them. A what-if: it says what shares would cost in merit, and decides nothing.

    Args:
        scores: Of each group, its people, best first.
        target: The share of each group.
        k: How many places there are.

    >>> found = reordered(
    ...     {"a": [9, 8, 7], "b": [5, 4]}, {"a": Fraction(1, 2), "b": Fraction(1, 2)}, 4
    ... )
    >>> found.groups, found.price[3]
    (('a', 'b', 'a', 'b'), Fraction(3, 1))
    """
    left = {group: [Fraction(one) for one in of] for group, of in scores.items()}
    best = sorted((one for of in left.values() for one in of), reverse=True)
    taken: list[tuple[str, Fraction]] = []
    for place in range(1, min(k, len(best)) + 1):
        group = _next(left, target, [one for one, _ in taken], place)
        taken.append((group, left[group].pop(0)))
    merit = tuple(score for _, score in taken)
    price = accumulate(top - own for top, own in zip(best, merit, strict=False))
    return Reordered(tuple(group for group, _ in taken), merit, tuple(price))


def _next(
    left: Mapping[str, Sequence[Fraction]],
    target: Mapping[str, Fraction],
    taken: Sequence[str],
    place: int,
) -> str:
    open_ = [group for group in left if left[group]]
    share = {group: target.get(group, Fraction(0)) * place for group in open_}
    below = [g for g in open_ if taken.count(g) < math.floor(share[g])]
    nearly = [g for g in open_ if taken.count(g) < math.ceil(share[g])]
    return max(below or nearly or open_, key=lambda group: left[group][0])
