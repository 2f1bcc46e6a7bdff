"""Outcomes that are numbers, such as scores and amounts: the gap between two means."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

__all__ = ["MeanGap", "Moments", "mean_gap", "moments"]


@frozen
class Moments:
    """What a gap of means rests on.

    Attributes:
        n: How many there are.
        mean: Their mean.
        sd: Their standard deviation, over one fewer than they are.
    """

    n: int
    mean: float
    sd: float


def moments(values: Sequence[float]) -> Moments | None:
    """The moments of some numbers; None of fewer than two.

    >>> moments([1, 2, 3])
    Moments(n=3, mean=2.0, sd=1.0)
    """
    n = len(values)
    if n <= 1:
        return None
    mean = math.fsum(values) / n
    return Moments(n, mean, math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (n - 1)))


@frozen
class MeanGap:
    """The difference of two means, focal less reference.

    Attributes:
        difference: The gap, in the unit of the numbers.
        t_pooled: In standard errors, with one variance for both (Student).
        p_pooled: Its probability, two-sided.
        t_welch: In standard errors, with a variance for each (Welch 1947).
        p_welch: Its probability, two-sided.
        d: The gap in pooled standard deviations (Cohen's d).
        error_pooled: The standard error with one variance for both.
    """

    difference: float
    t_pooled: float
    p_pooled: float
    t_welch: float
    p_welch: float
    d: float
    error_pooled: float


def mean_gap(focal: Moments, reference: Moments) -> MeanGap | None:
    """The gap between two groups; None where neither varies. Needs scipy.

    Raises:
        ModuleNotFoundError: If scipy is not installed.

    >>> found = mean_gap(Moments(195, 4.0928, 0.5638), Moments(268, 4.2343, 0.5219))
    >>> round(found.difference, 4), round(found.p_welch, 4), round(found.d, 3)
    (-0.1415, 0.0062, -0.262)
    """
    a, b = focal.sd**2 / focal.n, reference.sd**2 / reference.n
    if not a + b:
        return None
    gap = focal.mean - reference.mean
    free = focal.n + reference.n - 2
    spread = ((focal.n - 1) * focal.sd**2 + (reference.n - 1) * reference.sd**2) / free
    error = math.sqrt(spread * (1 / focal.n + 1 / reference.n))
    pooled = gap / error
    welch = gap / math.sqrt(a + b)
    welch_free = (a + b) ** 2 / (a * a / (focal.n - 1) + b * b / (reference.n - 1))
    return MeanGap(
        gap,
        pooled,
        t_beyond(pooled, free),
        welch,
        t_beyond(welch, welch_free),
        gap / math.sqrt(spread),
        error,
    )


def t_beyond(t: float, freedom: float) -> float:
    """The probability of so many standard errors or more, either way, by Student's law."""
    from scipy.special import stdtr  # noqa: PLC0415  (an extra)

    return float(2 * stdtr(freedom, -abs(t)))
