"""Exact tests of two groups: how likely such a table is, had nobody looked at the group.

Both margins are fixed: so many of each group, and so many chosen. Then how many of the focal group
are among the chosen has the hypergeometric law (Fisher 1935; the mid-p is Lancaster's of 1961).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import accumulate

from attrs import field, frozen

from meritasn.fairness.counts import Cell

__all__ = ["Fisher", "Margins", "MidP", "fisher", "least_attainable", "mid_p", "mid_p_doubled"]

_EXACT = 4000
"""Up to so many people weights are integers; beyond that they would have thousands of digits."""

_TIE = 1e-9
"""Weights that differ by less are of equally likely tables, where they are no integers."""


@frozen
class Margins:
    """The margins of a table of two groups.

    Attributes:
        focal: How many are in the group that is asked about.
        reference: How many are in the one it is compared with.
        selected: How many were chosen of both.
    """

    focal: int
    reference: int
    selected: int

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most of the focal group who can be among the chosen."""
        return max(0, self.selected - self.reference), min(self.focal, self.selected)


@frozen
class Law:
    """How likely each number of chosen people of the focal group is.

    Attributes:
        weights: How likely against each other, by that number.
    """

    weights: Mapping[int, int | float] = field(repr=False)

    def share(self, holds: Callable[[int, int | float], bool]) -> float:
        """The probability of all numbers for which something holds, given their weight."""
        return float(self.exact_share(holds))

    def exact_share(self, holds: Callable[[int, int | float], bool]) -> Fraction:
        """The same, which is exact where the weights are integers."""
        chosen = [w for a, w in self.weights.items() if holds(a, w)]
        whole = list(self.weights.values())
        if isinstance(whole[0], int):
            return Fraction(int(sum(chosen)), int(sum(whole)))
        return Fraction(math.fsum(chosen) / math.fsum(whole))

    def tails(self, seen: int) -> tuple[float, float]:
        """The probability of fewer than a number, and of more, each with half of its own."""
        if isinstance(next(iter(self.weights.values())), int):
            half = self.share(lambda a, _: a == seen) / 2
            fewer, more = self.share(lambda a, _: a < seen), self.share(lambda a, _: a > seen)
            return fewer + half, more + half
        below, above, whole = self._summed
        half = self.weights.get(seen, 0.0) / 2
        if seen not in below:
            return (0.0, 1.0) if seen < min(below) else (1.0, 0.0)
        return (below[seen] + half) / whole, (above[seen] + half) / whole

    @cached_property
    def _summed(self) -> tuple[Mapping[int, float], Mapping[int, float], float]:
        """The weights of all lesser and of all greater numbers, each summed from its thin end."""
        of = [*self.weights.items()]
        below = accumulate((w for _, w in of), initial=0.0)
        above = accumulate((w for _, w in reversed(of)), initial=0.0)
        names = [a for a, _ in of]
        return (
            dict(zip(names, below, strict=False)),
            dict(zip(reversed(names), above, strict=False)),
            math.fsum(w for _, w in of),
        )

    def less_likely(self, weight: float, than: float) -> bool:
        """Whether one weight is less than another; what is equal but for rounding is not."""
        return weight < than if isinstance(than, int) else weight < than * (1 - _TIE)

    def as_likely(self, weight: float, as_: float) -> bool:
        """Whether two weights are the same."""
        if isinstance(as_, int):
            return weight == as_
        return abs(weight - as_) <= as_ * _TIE


@lru_cache(maxsize=256)
def law(margins: Margins) -> Law:
    """The hypergeometric law of some margins.

    >>> dict(law(Margins(2, 6, 2)).weights)
    {0: 15, 1: 12, 2: 1}
    """
    low, high = margins.bounds
    if margins.focal + margins.reference > _EXACT:
        return Law(_floated(margins))
    return Law(
        {
            a: math.comb(margins.focal, a) * math.comb(margins.reference, margins.selected - a)
            for a in range(low, high + 1)
        }
    )


def _floated(margins: Margins) -> Mapping[int, float]:
    """Weights beside that of the likeliest number, which is one, until they vanish."""
    low, high = margins.bounds
    many = margins.focal + margins.reference + 2
    mode = (margins.focal + 1) * (margins.selected + 1) // many
    mode = min(max(mode, low), high)
    weights = dict(_outwards(margins, mode, 1)) | dict(_outwards(margins, mode, -1))
    return dict(sorted(weights.items()))


def _outwards(margins: Margins, start: int, step: int) -> Iterator[tuple[int, float]]:
    low, high = margins.bounds
    a, weight = start, 1.0
    while low <= a <= high and weight > 0:
        yield a, weight
        lower = a if step > 0 else a - 1
        ratio = _ratio(margins, lower)
        weight = weight * ratio if step > 0 else weight / ratio if ratio else 0.0
        a += step


def _ratio(margins: Margins, a: int) -> float:
    """How many times as likely as a number the next one is."""
    ahead = (margins.focal - a) * (margins.selected - a)
    behind = (a + 1) * (margins.reference - margins.selected + a + 1)
    return ahead / behind if behind else 0.0


@frozen
class Fisher:
    """What Fisher's exact test says.

    Attributes:
        two_sided: The probability of all tables that are no likelier than the observed one.
        less: That the focal group does as badly as this, or worse.
        greater: That it does as well as this, or better.
    """

    two_sided: float
    less: float
    greater: float


def fisher(focal: Cell, reference: Cell) -> Fisher:
    """Fisher's exact test of two groups.

    >>> found = fisher(Cell(14, 24), Cell(21, 24))
    >>> round(found.two_sided, 4), round(found.less, 4)
    (0.049, 0.0245)
    """
    of = law(_margins(focal, reference))
    seen = focal.selected
    observed = of.weights.get(seen, 0)
    return Fisher(
        two_sided=of.share(lambda _, w: not of.less_likely(observed, w)),
        less=of.share(lambda a, _: a <= seen),
        greater=of.share(lambda a, _: a >= seen),
    )


@frozen
class MidP:
    """The same tails with half of the observed table: less cautious than Fisher's at small n.

    Attributes:
        low: That the focal group does worse.
        high: That it does better.
        doubled: Twice the smaller tail, at most one.
        minimum_likelihood: The tables less likely than the observed one, and half of those that
            are equally likely.
    """

    low: float
    high: float
    doubled: float
    minimum_likelihood: float


def mid_p(focal: Cell, reference: Cell) -> MidP:
    """The mid-p test of two groups, two-sided in both ways that are in use.

    >>> found = mid_p(Cell(2, 10), Cell(15, 25))
    >>> round(found.doubled, 4), round(found.minimum_likelihood, 4)
    (0.0419, 0.0437)
    """
    of = law(_margins(focal, reference))
    seen = focal.selected
    observed = of.weights.get(seen, 0)
    low, high = of.tails(seen)
    less_likely = of.share(lambda _, w: of.less_likely(w, observed))
    as_likely = of.share(lambda _, w: of.as_likely(w, observed))
    return MidP(low, high, min(1.0, 2 * min(low, high)), less_likely + as_likely / 2)


def mid_p_doubled(focal: Cell, reference: Cell) -> float:
    """Twice the smaller tail alone, which is quick also among millions.

    >>> round(mid_p_doubled(Cell(2, 10), Cell(15, 25)), 4)
    0.0419
    """
    return min(1.0, 2 * min(law(_margins(focal, reference)).tails(focal.selected)))


def least_attainable(margins: Margins) -> Fraction:
    """The least that Fisher's two-sided p could be with these margins, whoever was chosen.

    Where it lies above the level, no data with these margins could have raised a flag.

    >>> least_attainable(Margins(1, 30, 10))
    Fraction(10, 31)
    """
    of = law(margins)
    least = min(of.weights.values())
    return of.exact_share(lambda _, w: of.as_likely(w, least))


def _margins(focal: Cell, reference: Cell) -> Margins:
    return Margins(focal.total, reference.total, focal.selected + reference.selected)
