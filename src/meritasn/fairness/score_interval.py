"""The score interval of a difference of two rates (Miettinen and Nurminen 1985)."""

from __future__ import annotations

import math

from meritasn.fairness.counts import Cell
from meritasn.fairness.intervals import LEVEL, Interval, quantile

__all__ = ["miettinen_nurminen"]

_HALVINGS = 100
"""Of the range in which a bound lies: what is left is less than a float tells apart."""


def miettinen_nurminen(focal: Cell, reference: Cell, level: float = LEVEL) -> Interval | None:
    """All differences that the score test does not reject; None where a group is empty.

    >>> low, high = miettinen_nurminen(Cell(56, 70), Cell(48, 80))
    >>> round(low, 4), round(high, 4)
    (0.0528, 0.3382)
    """
    if focal.rate is None or reference.rate is None:
        return None
    seen, far = float(focal.rate - reference.rate), quantile(level)
    return _bound(focal, reference, (seen, -1.0), far), _bound(focal, reference, (seen, 1.0), far)


def _bound(focal: Cell, reference: Cell, ends: tuple[float, float], far: float) -> float:
    """Between what was seen and the end of the range, where the test begins to reject."""
    kept, rejected = ends
    if abs(_score(focal, reference, rejected)) <= far:
        return rejected
    for _ in range(_HALVINGS):
        middle = (kept + rejected) / 2
        if abs(_score(focal, reference, middle)) <= far:
            kept = middle
        else:
            rejected = middle
    return kept


def _score(focal: Cell, reference: Cell, difference: float) -> float:
    """How many standard errors the seen difference is from another one."""
    n, m = focal.total, reference.total
    seen = focal.selected / n - reference.selected / m
    q = _likeliest(focal, reference, difference)
    p = min(1.0, max(0.0, q + difference))
    variance = (p * (1 - p) / n + q * (1 - q) / m) * (n + m) / (n + m - 1)
    gap = seen - difference
    return math.copysign(math.inf, gap) if gap and not variance else gap / math.sqrt(variance or 1)


def _likeliest(focal: Cell, reference: Cell, difference: float) -> float:
    """The rate of the reference that is likeliest where the rates differ by so much.

    The likelihood has one peak, so its slope is halved towards zero.
    """
    low, high = max(0.0, -difference), min(1.0, 1 - difference)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        rises = _slope(focal, middle + difference) + _slope(reference, middle) > 0
        low, high = (middle, high) if rises else (low, middle)
    return (low + high) / 2


def _slope(of: Cell, rate: float) -> float:
    """How fast the likelihood of a cell rises with its rate."""
    up = of.selected / rate if of.selected else 0.0
    return up - (of.others / (1 - rate) if of.others else 0.0)
