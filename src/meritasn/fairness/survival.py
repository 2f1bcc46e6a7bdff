"""Waits that are over for some and not yet for others: curves and the log-rank test.

The curve is that of Kaplan and Meier (1958), the test that of Mantel (1966), the ratio of hazards
that of Peto (1977), which exists also where nobody of a group is through.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import frozen

from meritasn.fairness.approximate import NORMAL, beyond

__all__ = ["LogRank", "Waited", "curve", "log_rank", "median_wait"]


@frozen
class Waited:
    """How long somebody waited.

    Attributes:
        time: In whole units, such as months.
        over: Whether what was waited for came; otherwise they were waiting still when last seen.
    """

    time: int
    over: bool


def curve(waits: Iterable[Waited]) -> tuple[tuple[int, Fraction], ...]:
    """The share that is waiting still after each time at which somebody was through, exactly.

    Who was last seen at a time is taken to have waited until then.

    >>> curve([Waited(6, True), Waited(6, False), Waited(7, True), Waited(9, False)])
    ((6, Fraction(3, 4)), (7, Fraction(3, 8)))
    """
    of = tuple(waits)
    leaving = Counter(one.time for one in of)
    through = Counter(one.time for one in of if one.over)
    waiting, left = len(of), Fraction(1)
    steps: list[tuple[int, Fraction]] = []
    for time in sorted(leaving):
        if through[time]:
            left *= Fraction(waiting - through[time], waiting)
            steps.append((time, left))
        waiting -= leaving[time]
    return tuple(steps)


def median_wait(waits: Iterable[Waited]) -> int | None:
    """The first time by which half are through; None where they are not, as far as is known.

    >>> median_wait([Waited(6, True), Waited(6, False), Waited(7, True), Waited(9, False)])
    7
    """
    return next((time for time, left in curve(waits) if 2 * left <= 1), None)


@frozen
class LogRank:
    """Two groups who wait.

    Attributes:
        through: How many of the focal group are through.
        expected: How many would be, were both groups alike.
        variance: Of that number.
        events: How many of both are through.
    """

    through: int
    expected: float
    variance: float
    events: int

    @property
    def p(self) -> float | None:
        """The probability by chance, two-sided; None where there is nothing to compare."""
        if not self.variance:
            return None
        return beyond((self.through - self.expected) / math.sqrt(self.variance))

    @property
    def log_ratio(self) -> float | None:
        """The logarithm of the ratio of hazards, below zero where the focal group waits longer."""
        return (self.through - self.expected) / self.variance if self.variance else None

    def interval(self, level: float) -> tuple[float, float] | None:
        """The interval of that logarithm."""
        found = self.log_ratio
        if found is None:
            return None
        half = NORMAL.inv_cdf((1 + level) / 2) / math.sqrt(self.variance)
        return found - half, found + half


def log_rank(focal: Sequence[Waited], reference: Sequence[Waited]) -> LogRank:
    """Compares two groups over all times at which somebody was through.

    >>> found = log_rank(
    ...     [Waited(5, True), Waited(8, True), Waited(9, False)],
    ...     [Waited(2, True), Waited(3, True), Waited(4, True)],
    ... )
    >>> found.through, round(found.expected, 2), round(found.p, 3)
    (2, 3.85, 0.025)
    """
    leaving = [Counter(one.time for one in of) for of in (focal, reference)]
    through = [Counter(one.time for one in of if one.over) for of in (focal, reference)]
    own, other = len(focal), len(reference)
    expected, variance = [], []
    for time in sorted(leaving[0] | leaving[1]):
        came, n = through[0][time] + through[1][time], own + other
        if came:
            expected.append(came * own / n)
        if came and n > 1:
            variance.append(own * other * came * (n - came) / (n * n * (n - 1)))
        own, other = own - leaving[0][time], other - leaving[1][time]
    events = [of.total() for of in through]
    return LogRank(events[0], math.fsum(expected), math.fsum(variance), sum(events))
