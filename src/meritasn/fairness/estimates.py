"""What a metric is, and how firm that is: an exact number, and its law over draws of people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from meritasn.fairness.bootstrap import Drawn
from meritasn.fairness.intervals import Interval
from meritasn.language import Text
from meritasn.strategies import Refused

__all__ = ["Asked", "Estimate", "Statistic", "difference", "estimated", "itself", "ratio"]

Asked: TypeAlias = Fraction | Refused
"""An exact number, or why there is none."""

Statistic: TypeAlias = Callable[[Sequence[Fraction]], Asked]
"""What is asked of the numbers of one group, or of a group and its reference."""


@frozen
class Estimate:
    """A number about people, and how far it varies when they are drawn again.

    Attributes:
        value: The exact number; None where there is none.
        refused: Why there is none; None where there is one.
        drawn: Its law over draws of the same people; None where there is no number.
    """

    value: Fraction | None
    refused: Refused | None = None
    drawn: Drawn | None = field(default=None, repr=False)

    @property
    def interval(self) -> Interval | None:
        """The bounds that hold 95 of 100 draws; None where the draws do not vary.

        Of a group of whom nobody was chosen nobody is chosen in any draw. That says nothing of how
        firm the number is, so it makes no interval.
        """
        found = None if self.drawn is None else self.drawn.interval()
        if self.drawn is None or found is None or self.drawn.values[0] == self.drawn.values[-1]:
            return None
        return found

    @property
    def undefined(self) -> int:
        """In how many draws there was no number."""
        return 0 if self.drawn is None else self.drawn.undefined


def estimated(
    of: Sequence[Asked],
    draws: Iterable[Sequence[Asked]],
    statistics: Sequence[Statistic],
    seed: int,
) -> tuple[Estimate, ...]:
    """Some statistics of the same groups, all of them from the same draws.

    Args:
        of: What the metric is for each group.
        draws: What it is for each group, draw by draw.
        statistics: What is asked of these numbers.
        seed: Where the draws began.

    >>> (gap,) = estimated([Fraction(3), Fraction(1)], [[Fraction(2)] * 2], [difference], 1)
    >>> gap.value, gap.drawn.values, gap.interval
    (Fraction(2, 1), (0.0,), None)
    """
    exact = [_of(one, of) for one in statistics]
    laws: list[list[float | None]] = [[] for _ in statistics]
    for draw in draws:
        for law, one in zip(laws, statistics, strict=True):
            number = _of(one, draw)
            law.append(float(number) if isinstance(number, Fraction) else None)
    return tuple(
        Estimate(None, one)
        if isinstance(one, Refused)
        else Estimate(one, None, Drawn.of(law, seed))
        for one, law in zip(exact, laws, strict=True)
    )


def _of(statistic: Statistic, of: Sequence[Asked]) -> Asked:
    """A statistic is refused where one of its numbers is."""
    known: list[Fraction] = []
    for one in of:
        if isinstance(one, Refused):
            return one
        known.append(one)
    return statistic(known)


def itself(of: Sequence[Fraction]) -> Asked:
    """The number of the one group."""
    (only,) = of
    return only


def difference(of: Sequence[Fraction]) -> Asked:
    """The number of the group less that of its reference."""
    focal, reference = of
    return focal - reference


def ratio(of: Sequence[Fraction]) -> Asked:
    """The number of the group over that of its reference; of numbers below zero there is none.

    >>> ratio([Fraction(64), Fraction(80)])
    Fraction(4, 5)
    >>> ratio([Fraction(1), Fraction(0)]).why.en
    'a ratio is made of numbers above zero only'
    """
    focal, reference = of
    if focal < 0 or reference <= 0:
        return Refused(_NO_RATIO)
    return focal / reference


_NO_RATIO = Text(
    "rasio hanya dibuat dari angka di atas nol", "a ratio is made of numbers above zero only"
)
