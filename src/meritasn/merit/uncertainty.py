"""How far figures of a survey may be from those of everybody: intervals for shares and means.

The intervals are for survey sheets that were drawn by chance from all who were served. Floats are
at home here and nowhere else: nothing in this module decides a score.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import floor, sqrt
from random import Random
from statistics import NormalDist

__all__ = ["CONFIDENCE", "DRAWS", "means_drawn", "percentiles", "wilson"]

CONFIDENCE = 0.95
"""How often an interval holds what it is about, over many surveys."""

DRAWS = 1_000
"""How many surveys are drawn again from one."""

_FEW = 400
"""Up to so many sheets each is drawn alone; of more, how many of each kind."""

_SHORT = 16
"""Up to so many trials each is tried alone."""


def wilson(successes: int, trials: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The interval of Wilson for a share, without a correction for continuity.

    Args:
        successes: How many of the trials.
        trials: How many there were, at least one.
        confidence: How often the interval holds the share.

    Example:
        >>> low, high = wilson(81, 263)
        >>> round(low, 4), round(high, 4)
        (0.2553, 0.3662)
    """
    if not 0 <= successes <= trials or not trials:
        raise ValueError("a share is of at least one, and no more than all")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, shrunk = successes / trials, 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / shrunk
    half = z / shrunk * sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2)
    # At both ends the formula is exact, and floats are not.
    low = 0.0 if successes == 0 else middle - half
    return low, 1.0 if successes == trials else middle + half


def means_drawn(counts: Mapping[float, int], draws: int, chance: Random) -> list[float]:
    """The mean of each of many surveys that are drawn, with replacement, from one.

    Args:
        counts: How many sheets of the survey have each value.
        draws: How many surveys are drawn, each of as many sheets.
        chance: Where the draws come from; the same seed gives the same draws.

    Example:
        >>> means_drawn({75.0: 4}, 2, Random(1))
        [75.0, 75.0]
    """
    ordered = sorted(counts.items())  # the order in which sheets came must not matter
    values, sheets = [value for value, _ in ordered], [many for _, many in ordered]
    total = sum(sheets)
    if not total:
        raise ValueError("nothing can be drawn from a survey without sheets")
    if total > _FEW:
        return [_weighed(values, _split(sheets, total, chance)) for _ in range(draws)]
    ends = tuple(accumulate(sheets))
    each = [values[bisect(ends, place)] for place in range(total)]
    return [sum(chance.choices(each, k=total)) / total for _ in range(draws)]


def percentiles(drawn: Sequence[float], confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The middle of what was drawn: as much is left out below as above.

    Example:
        >>> percentiles([float(n) for n in range(101)], 0.9)
        (5.0, 95.0)
    """
    ordered = sorted(drawn)
    beyond = (1 - confidence) / 2
    return _quantile(ordered, beyond), _quantile(ordered, 1 - beyond)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """What a share of the values is below, with straight lines between neighbours."""
    place = round(share * (len(ordered) - 1), 9)  # 0.05 · 100 is not 5 in floats
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _weighed(values: Sequence[float], sheets: Sequence[int]) -> float:
    total = sum(sheets)
    return sum(value * many for value, many in zip(values, sheets, strict=True)) / total


def _split(sheets: Sequence[int], total: int, chance: Random) -> list[int]:
    """How many of each kind are drawn: each kind takes its share of what is left."""
    drawn: list[int] = []
    left, rest = total, total
    for many in sheets:
        taken = _binomial(left, many / rest, chance) if left and many < rest else left
        drawn.append(taken)
        left, rest = left - taken, rest - many
    return drawn


def _binomial(trials: int, share: float, chance: Random) -> int:
    """How many of many trials succeed, exactly distributed.

    A trial succeeds where its uniform number is below the share. The one in the middle of them all
    in order has a beta distribution: drawing it alone settles half of the trials at a stroke.
    """
    successes = 0
    while trials > _SHORT:
        below = trials // 2
        middle = chance.betavariate(below + 1, trials - below)
        if middle <= share:
            successes += below + 1
            trials -= below + 1
            share = (share - middle) / (1 - middle)
        else:
            trials = below
            share /= middle
    return successes + sum(chance.random() < share for _ in range(trials))
