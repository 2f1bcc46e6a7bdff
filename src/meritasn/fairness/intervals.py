"""Intervals: between which bounds a rate, a difference or a ratio is likely to lie."""

from __future__ import annotations

import math
from typing import TypeAlias

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.counts import Cell

__all__ = [
    "Interval",
    "agresti_caffo",
    "agresti_coull",
    "clopper_pearson",
    "katz",
    "newcombe",
    "wald",
    "wilson",
]

Interval: TypeAlias = tuple[float, float]
"""The lower and the upper bound."""

LEVEL = 0.95
"""Of a hundred such intervals, so many hold what they are about."""


def quantile(level: float) -> float:
    """The standard deviations within which a share of the normal law lies."""
    return NORMAL.inv_cdf((1 + level) / 2)


def wilson(of: Cell, level: float = LEVEL) -> Interval | None:
    """Wilson's score interval of a rate (Wilson 1927); None of nobody.

    >>> low, high = wilson(Cell(81, 263))
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    if not of.total:
        return None
    z, n = quantile(level), of.total
    middle = of.selected + z * z / 2
    half = z * math.sqrt(of.selected * of.others / n + z * z / 4)
    low, high = (middle - half) / (n + z * z), (middle + half) / (n + z * z)
    return (low if of.selected else 0.0), (high if of.others else 1.0)


def agresti_coull(of: Cell, level: float = LEVEL) -> Interval | None:
    """The interval of Agresti and Coull (1998): Wald's about Wilson's middle; None of nobody."""
    if not of.total:
        return None
    z = quantile(level)
    n = of.total + z * z
    middle = (of.selected + z * z / 2) / n
    half = z * math.sqrt(middle * (1 - middle) / n)
    return middle - half, middle + half


def clopper_pearson(of: Cell, level: float = LEVEL) -> Interval | None:
    """The interval of Clopper and Pearson (1934), which never holds less often than it says.

    Needs scipy.

    Raises:
        ModuleNotFoundError: If scipy is not installed.
    """
    from scipy.special import betaincinv  # noqa: PLC0415  (an extra)

    if not of.total:
        return None
    tail = (1 - level) / 2
    low = betaincinv(of.selected, of.others + 1, tail) if of.selected else 0.0
    high = betaincinv(of.selected + 1, of.others, 1 - tail) if of.others else 1.0
    return float(low), float(high)


def newcombe(focal: Cell, reference: Cell, level: float = LEVEL) -> Interval | None:
    """Newcombe's tenth interval of a difference (Newcombe 1998), from the two of Wilson.

    >>> low, high = newcombe(Cell(2, 10), Cell(15, 25))
    >>> round(low, 4), round(high, 4)
    (-0.6193, -0.0352)
    """
    a, b = wilson(focal, level), wilson(reference, level)
    if a is None or b is None or focal.rate is None or reference.rate is None:
        return None
    p, q = float(focal.rate), float(reference.rate)
    low = p - q - math.hypot(p - a[0], b[1] - q)
    return low, p - q + math.hypot(a[1] - p, q - b[0])


def wald(focal: Cell, reference: Cell, level: float = LEVEL) -> Interval | None:
    """Wald's interval of a difference, for comparison only: it holds less often than it says."""
    if focal.rate is None or reference.rate is None:
        return None
    p, q = float(focal.rate), float(reference.rate)
    error = math.sqrt(p * (1 - p) / focal.total + q * (1 - q) / reference.total)
    half = quantile(level) * error
    return p - q - half, p - q + half


def agresti_caffo(focal: Cell, reference: Cell, level: float = LEVEL) -> Interval | None:
    """Wald's interval after one more chosen and one more not chosen in each group (2000)."""
    if not (focal.total and reference.total):
        return None
    one = Cell(1, 2)
    return wald(focal + one, reference + one, level)


def katz(focal: Cell, reference: Cell, level: float = LEVEL) -> Interval | None:
    """The log interval of a ratio (Katz 1978); None where nobody of a group was chosen.

    >>> low, high = katz(Cell(2, 10), Cell(15, 25))
    >>> round(low, 4), round(high, 4)
    (0.0927, 1.1992)
    """
    if not (focal.selected and reference.selected):
        return None
    a, b = focal.selected, reference.selected
    ratio = a * reference.total / (b * focal.total)
    error = math.sqrt(1 / a - 1 / focal.total + 1 / b - 1 / reference.total)
    half = quantile(level) * error
    return ratio * math.exp(-half), ratio * math.exp(half)
