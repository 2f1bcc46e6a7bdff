"""What of a gap goes with what people differ in, and what is left (Oaxaca 1973, Blinder 1973).

What is left is unexplained, which is no proof of anything: it hangs on which coefficients are taken
as the norm, so that norm is always named, and on what was measured at all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from meritasn.fairness.regression import fitted

__all__ = ["Norm", "ThreeFold", "TwoFold", "three_fold", "two_fold"]

Norm = Literal["pooled", "cotton", "reimers", "higher", "lower"]
"""Whose coefficients say what a difference is worth.

Those of all with the group as a column of its own (Jann 2008); each group's by its share of the
people (Cotton 1988); the mean of both (Reimers 1983); the group's that has more, or less.
"""

Rows = Sequence[Sequence[float]]


@frozen
class TwoFold:
    """A gap in two parts.

    Attributes:
        gap: The mean of the first group less that of the second.
        explained: What goes with what they differ in.
        unexplained: The rest.
        norm: Whose coefficients were taken.
    """

    gap: float
    explained: float
    unexplained: float
    norm: Norm


@frozen
class ThreeFold:
    """A gap in three parts, seen from the second group.

    Attributes:
        gap: The mean of the first group less that of the second.
        endowments: What the second would gain with the first one's facts.
        coefficients: What it would gain with the first one's coefficients.
        interaction: What both do together.
    """

    gap: float
    endowments: float
    coefficients: float
    interaction: float


@frozen
class _Side:
    """One group: its means and its coefficients."""

    people: int
    outcome: float
    means: tuple[float, ...]
    slopes: tuple[float, ...]


def two_fold(
    outcome: Sequence[float], facts: Rows, first: Sequence[bool], norm: Norm = "pooled"
) -> TwoFold | None:
    """The gap between the first group and the others, in two parts. Needs numpy.

    Args:
        outcome: Of each person.
        facts: Of each person the facts, without an intercept.
        first: Of each person whether they are of the first group.
        norm: Whose coefficients say what a difference is worth.

    Returns:
        None where a group has no line of its own: too few people, or facts that say the same.

    >>> pay, years = [5, 6, 7, 4, 5, 5.5], [[2], [3], [4], [2], [3], [3]]
    >>> found = two_fold(pay, years, [True] * 3 + [False] * 3)
    >>> round(found.explained + found.unexplained - found.gap, 9) == 0
    True
    """
    sides = _sides(outcome, facts, first)
    if sides is None:
        return None
    one, other = sides
    slopes = _norm(outcome, facts, first, sides, norm)
    if slopes is None:
        return None
    gap = one.outcome - other.outcome
    explained = _worth(one.means, other.means, slopes)
    return TwoFold(gap, explained, gap - explained, norm)


def three_fold(outcome: Sequence[float], facts: Rows, first: Sequence[bool]) -> ThreeFold | None:
    """The gap between the first group and the others, in three parts. Needs numpy."""
    sides = _sides(outcome, facts, first)
    if sides is None:
        return None
    one, other = sides
    gap = one.outcome - other.outcome
    endowments = _worth(one.means, other.means, other.slopes)
    apart = tuple(a - b for a, b in zip(one.slopes, other.slopes, strict=True))
    interaction = _worth(one.means, other.means, apart)
    return ThreeFold(gap, endowments, gap - endowments - interaction, interaction)


def _worth(first: Sequence[float], second: Sequence[float], slopes: Sequence[float]) -> float:
    return math.fsum((a - b) * s for a, b, s in zip(first, second, slopes, strict=True))


def _sides(
    outcome: Sequence[float], facts: Rows, first: Sequence[bool]
) -> tuple[_Side, _Side] | None:
    found = []
    for wanted in (True, False):
        rows = [i for i, mine in enumerate(first) if bool(mine) is wanted]
        line = fitted([outcome[i] for i in rows], [[1, *facts[i]] for i in rows])
        if line is None:
            return None
        means = tuple(math.fsum(c) / len(rows) for c in zip(*(facts[i] for i in rows), strict=True))
        mean = math.fsum(outcome[i] for i in rows) / len(rows)
        found.append(_Side(len(rows), mean, means, line.coefficients[1:]))
    one, other = found
    return one, other


def _norm(
    outcome: Sequence[float],
    facts: Rows,
    first: Sequence[bool],
    sides: tuple[_Side, _Side],
    norm: Norm,
) -> tuple[float, ...] | None:
    one, other = sides
    if norm == "pooled":
        rows = [[1, *row, float(mine)] for row, mine in zip(facts, first, strict=True)]
        line = fitted(outcome, rows)
        return None if line is None else line.coefficients[1:-1]
    share = {
        "cotton": one.people / (one.people + other.people),
        "reimers": 1 / 2,
        "higher": float(one.outcome >= other.outcome),
        "lower": float(one.outcome < other.outcome),
    }[norm]
    pairs = zip(one.slopes, other.slopes, strict=True)
    return tuple(share * a + (1 - share) * b for a, b in pairs)
