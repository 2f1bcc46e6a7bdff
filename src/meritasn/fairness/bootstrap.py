"""Draws of the same people again, on counts.

Drawing as many rows as there are, with replacement, gives counts of the multinomial law: so one
draw of counts replaces a pass over the rows, and every statistic of counts has exactly the law
that it has under draws of rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from meritasn.fairness.counts import Cell
from meritasn.fairness.intervals import LEVEL, Interval
from meritasn.fairness.resampling import resampled

__all__ = ["DRAWS", "CountMoments", "Drawn", "drawn", "moments_of"]

DRAWS: Final = 1_000
"""How often people are drawn again, where nothing else is asked."""


@frozen
class Drawn:
    """The law of a statistic over many draws.

    Attributes:
        values: Of the draws in which it exists, in order.
        undefined: In how many draws it does not exist.
        seed: Where the draws began; the same seed gives the same draws.
    """

    values: tuple[float, ...]
    undefined: int
    seed: int

    @classmethod
    def of(cls, values: Sequence[float | None], seed: int) -> Drawn:
        """The law of a statistic, from what it is in each draw.

        >>> Drawn.of([2.0, None, 1.0], 7)
        Drawn(values=(1.0, 2.0), undefined=1, seed=7)
        """
        known = sorted(value for value in values if value is not None)
        return cls(tuple(known), len(values) - len(known), seed)

    def interval(self, level: float = LEVEL) -> Interval | None:
        """The bounds that leave out as many draws on each side; None without draws."""
        if not self.values:
            return None
        tail = (1 - level) / 2
        last = len(self.values) - 1
        low, high = math.floor(tail * last), math.ceil((1 - tail) * last)
        return self.values[low], self.values[high]


def drawn(
    cells: Sequence[Cell],
    statistic: Callable[[Sequence[Cell]], float | None],
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Drawn:
    """The law of a statistic of counts. Needs numpy.

    Args:
        cells: The counts of each group.
        statistic: What is asked of them; None where it does not exist.
        draws: How many draws.
        seed: Where they begin.

    Raises:
        ModuleNotFoundError: If numpy is not installed.

    >>> found = drawn(
    ...     [Cell(30, 100), Cell(18, 80)], lambda of: float(of[0].rate - of[1].rate), seed=1
    ... )
    >>> low, high = found.interval()
    >>> low < 0.075 < high, found.undefined
    (True, 0)
    """
    rows = resampled(cells, draws=draws, seed=seed)
    return Drawn.of([statistic(row) for row in rows], seed) if rows else Drawn((), draws, seed)


@frozen
class CountMoments:
    """The moments of counts that are drawn again: those of the multinomial law.

    Attributes:
        counts: Who was chosen and who was not, group by group.
    """

    counts: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many are drawn."""
        return sum(self.counts)

    @property
    def means(self) -> tuple[float, ...]:
        """What each count is on average: itself."""
        return tuple(map(float, self.counts))

    @property
    def variances(self) -> tuple[float, ...]:
        """How much each count varies."""
        return tuple(n * (1 - n / self.people) for n in self.counts)

    def covariance(self, one: int, other: int) -> float:
        """How far two counts vary together."""
        return -self.counts[one] * self.counts[other] / self.people

    def empty(self, *places: int) -> float:
        """The chance that nobody is drawn into some counts: why small cells come first."""
        return float((1 - sum(self.counts[place] for place in places) / self.people) ** self.people)


def moments_of(cells: Sequence[Cell]) -> CountMoments:
    """The moments of the counts of some groups, drawn again.

    >>> moments_of([Cell(30, 100), Cell(18, 80)]).variances[0]
    25.0
    """
    return CountMoments(tuple(n for cell in cells for n in (cell.selected, cell.others)))
