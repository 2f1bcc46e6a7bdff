"""Two attributes together: whether they do what neither does alone."""

from __future__ import annotations

import math

from attrs import frozen

from meritasn.fairness.approximate import beyond
from meritasn.fairness.counts import Cell

__all__ = ["Interaction", "interaction"]


@frozen
class Interaction:
    """How far the odds ratio of one attribute differs between the groups of another.

    Attributes:
        coefficient: The difference of the two log odds ratios.
        error: Its standard error.
    """

    coefficient: float
    error: float

    @property
    def p(self) -> float:
        """The probability of that by chance, two-sided (Wald)."""
        return beyond(self.coefficient / self.error)


def interaction(base: Cell, second: Cell, first: Cell, both: Cell) -> Interaction | None:
    """The interaction of two attributes in a logit of four cells, which it fits exactly.

    Args:
        base: Those with neither attribute.
        second: Those with the second alone.
        first: Those with the first alone.
        both: Those with both.

    Returns:
        None where nobody or everybody of a cell was chosen.

    >>> found = interaction(Cell(3, 79), Cell(13, 80), Cell(5, 79), Cell(1, 78))
    >>> round(found.coefficient, 3), round(found.p, 3)
    (-3.242, 0.012)
    """
    parts = [n for one in (base, second, first, both) for n in (one.selected, one.others)]
    if not all(parts):
        return None
    alone = _log_odds(second) - _log_odds(base)
    together = _log_odds(both) - _log_odds(first)
    return Interaction(together - alone, math.sqrt(math.fsum(1 / n for n in parts)))


def _log_odds(of: Cell) -> float:
    return math.log(of.selected / of.others)
