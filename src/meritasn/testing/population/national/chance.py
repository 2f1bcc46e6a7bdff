"""Chance by place: what is drawn for a row depends on the seed, the purpose and the row alone.

So any row can be made without the others, in any batch, and no version of numpy changes it: there
is nothing but 64-bit whole numbers here, mixed as by SplitMix64.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Chance", "Order", "Whole"]

Whole: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
_Bits: TypeAlias = NDArray[np.uint64]

_STRIDE = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_HALF = np.uint64(32)


def _mixed(bits: _Bits) -> _Bits:
    """SplitMix64's last step, in place."""
    bits ^= bits >> np.uint64(30)
    bits *= _FIRST
    bits ^= bits >> np.uint64(27)
    bits *= _SECOND
    bits ^= bits >> np.uint64(31)
    return bits


class Chance:
    """What is left to chance for one purpose.

    Args:
        seed: What the whole population grows from.
        purpose: What is drawn.

    >>> Chance(7, "dice").between(np.arange(6), 1, 6).tolist()
    [1, 6, 6, 6, 3, 2]
    >>> Chance(7, "dice").between(np.arange(3, 5), 1, 6).tolist()
    [6, 3]
    """

    def __init__(self, seed: int, purpose: str) -> None:
        digest = blake2b(f"{seed}/{purpose}".encode(), digest_size=8).digest()
        self._start = np.uint64(int.from_bytes(digest, "little"))

    def below(self, rows: Whole, count: int | Whole) -> Whole:
        """A whole number from 0 on, less than the count, for each row."""
        bits = rows.astype(np.uint64)
        bits *= _STRIDE
        bits += self._start
        bits = _mixed(bits)
        bits >>= _HALF
        bits *= np.asarray(count, dtype=np.uint64)
        bits >>= _HALF
        return bits.view(np.int64)

    def between(self, rows: Whole, low: int | Whole, high: int | Whole) -> Whole:
        """A whole number for each row; both ends belong to it."""
        return low + self.below(rows, high - low + 1)

    def happens(self, rows: Whole, per_mille: int) -> Bools:
        """True in so many of a thousand rows."""
        return self.below(rows, 1000) < per_mille

    def weighted(self, rows: Whole, weights: Sequence[int]) -> Whole:
        """The index of one of the weights for each row, each as likely as it says."""
        wheel = np.repeat(np.arange(len(weights)), weights)
        return wheel[self.below(rows, len(wheel))]


class Order:
    """All numbers below a size in another order, each found without the others.

    A Feistel network over the next power of four, walked until it leads back below the size.

    Args:
        seed: What the whole population grows from.
        purpose: What is put in order.
        size: How many there are.

    >>> sorted(Order(7, "places", 5).of(np.arange(5)).tolist())
    [0, 1, 2, 3, 4]
    """

    _ROUNDS = 4

    def __init__(self, seed: int, purpose: str, size: int) -> None:
        self._size = size
        self._half = max(1, (max(size - 1, 1).bit_length() + 1) // 2)
        self._rounds = [Chance(seed, f"{purpose}/{i}") for i in range(self._ROUNDS)]

    def of(self, places: Whole) -> Whole:
        """What stands in each place."""
        found = self._walked(places)
        astray = np.flatnonzero(found >= self._size)
        while len(astray):
            found[astray] = self._walked(found[astray])
            astray = astray[found[astray] >= self._size]
        return found

    def _walked(self, places: Whole) -> Whole:
        width = 1 << self._half
        left, right = places >> self._half, places & (width - 1)
        for chance in self._rounds:
            left, right = right, left ^ chance.below(right, width)
        return (left << self._half) | right
