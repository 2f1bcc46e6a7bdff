"""Outcomes in an order, such as predicates: who stands higher, without a mean of labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from meritasn.fairness.approximate import beyond
from meritasn.fairness.counts import Cell

__all__ = ["Superiority", "at_or_above", "superiority"]


@frozen
class Superiority:
    """How often one of the focal group stands above one of the reference.

    Attributes:
        u: The statistic of Mann and Whitney (1947): pairs won, ties counted half.
        pairs: How many pairs there are.
        p: Two-sided, by the normal law with the correction for ties; None where all are tied.
    """

    u: Fraction
    pairs: int
    p: float | None

    @property
    def share(self) -> Fraction:
        """The probability that one of the focal group stands higher, ties counted half."""
        return self.u / self.pairs

    @property
    def cliffs_delta(self) -> Fraction:
        """The pairs won less the pairs lost, over all (Cliff 1993)."""
        return 2 * self.share - 1


def superiority(focal: Sequence[int], reference: Sequence[int]) -> Superiority | None:
    """Compares two groups by the counts of their labels.

    Args:
        focal: How many of the group have each label, from the lowest to the highest.
        reference: The same of the group it is compared with.

    Returns:
        None where a group is empty.

    >>> found = superiority([13, 47, 4], [14, 110, 70])
    >>> round(float(found.share), 3), round(float(found.cliffs_delta), 3)
    (0.32, -0.361)
    """
    n, m = sum(focal), sum(reference)
    if not (n and m):
        return None
    below, won = 0, Fraction(0)
    for own, other in zip(focal, reference, strict=True):
        won += own * (below + Fraction(other, 2))
        below += other
    tied = [own + other for own, other in zip(focal, reference, strict=True)]
    return Superiority(won, n * m, _probability(won, n, m, tied))


def _probability(won: Fraction, n: int, m: int, tied: Sequence[int]) -> float | None:
    many = n + m
    ties = sum(t**3 - t for t in tied)
    variance = Fraction(n * m, 12) * (many + 1 - Fraction(ties, many * (many - 1)))
    if not variance:
        return None
    return beyond(float(won - Fraction(n * m, 2)) / math.sqrt(variance))


def at_or_above(counts: Sequence[int]) -> tuple[Cell, ...]:
    """For each label but the lowest, how many stand at it or above it.

    Args:
        counts: How many have each label, from the lowest to the highest.

    >>> at_or_above([13, 47, 4])
    (Cell(selected=51, total=64), Cell(selected=4, total=64))
    """
    whole = sum(counts)
    return tuple(Cell(sum(counts[place:]), whole) for place in range(1, len(counts)))
