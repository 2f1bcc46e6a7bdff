"""Chance in whole numbers, the same on every version of Python."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

__all__ = ["Chance"]

T = TypeVar("T")


class Chance:
    """A stream of chance.

    Only `randrange` is drawn on, whose algorithm does not change between versions. Each purpose
    has a stream of its own, so that a new one leaves the others as they were.

    Args:
        seed: What the whole population grows from.
        purpose: What this stream is for.

    >>> Chance(7, "names").between(1, 6) == Chance(7, "names").between(1, 6)
    True
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = Random(f"{seed}/{purpose}")  # noqa: S311 - nothing here is a secret

    def between(self, low: int, high: int) -> int:
        """A whole number; both ends belong to it."""
        return self._random.randrange(low, high + 1)

    def happens(self, per_mille: int) -> bool:
        """True in so many of a thousand cases."""
        return self._random.randrange(1000) < per_mille

    def one_of(self, options: Sequence[T]) -> T:
        """One of them, each as likely."""
        return options[self._random.randrange(len(options))]

    def weighted(self, options: Sequence[tuple[T, int]]) -> T:
        """One of them, each as likely as its weight says."""
        totals = list(accumulate(weight for _, weight in options))
        return options[bisect_right(totals, self._random.randrange(totals[-1]))][0]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """All of them in another order."""
        order = list(items)
        for place in range(len(order) - 1, 0, -1):
            other = self._random.randrange(place + 1)
            order[place], order[other] = order[other], order[place]
        return order

    def quota(self, items: Iterable[T], per_mille: int) -> frozenset[T]:
        """As many of them as the share says, to the nearest whole; which ones is left to chance."""
        order = self.shuffled(items)
        return frozenset(order[: (len(order) * per_mille + 500) // 1000])
