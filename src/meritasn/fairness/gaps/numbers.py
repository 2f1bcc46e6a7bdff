"""Two groups beside each other by numbers, which are kept exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.gaps.gap import Gap, or_dash
from meritasn.fairness.intervals import LEVEL, quantile
from meritasn.fairness.means import MeanGap, Moments, mean_gap
from meritasn.language import Text

__all__ = ["NumberGap", "exact_mean", "exact_moments"]


@frozen
class NumberGap(Gap):
    """Numbers, kept exactly.

    The effect is the gap of the means in pooled standard deviations (Cohen's d), with its sign
    turned where less is better.

    Attributes:
        focal_values: The numbers of the focal group.
        reference_values: Those of the reference.
        more_is_better: Whether who has more stands better.
    """

    focal_values: tuple[Decimal | int, ...] = field(repr=False)
    reference_values: tuple[Decimal | int, ...] = field(repr=False)
    more_is_better: bool = True
    decimals: int = 2

    @property
    def sizes(self) -> tuple[int, int]:
        """How many people the focal group and the reference are."""
        return len(self.focal_values), len(self.reference_values)

    @cached_property
    def difference(self) -> Fraction | None:
        """The mean of the focal group less that of the reference, exactly."""
        a, b = exact_mean(self.focal_values), exact_mean(self.reference_values)
        return None if a is None or b is None else a - b

    @cached_property
    def means(self) -> MeanGap | None:
        """The tests of that gap; None where nothing varies, or a group has fewer than two."""
        a, b = exact_moments(self.focal_values), exact_moments(self.reference_values)
        return None if a is None or b is None else mean_gap(a, b)

    @property
    def effect(self) -> float | None:
        """Cohen's d."""
        if self.means is None:
            return None
        return self.means.d if self.more_is_better else -self.means.d

    @property
    def threshold(self) -> float:
        """The size of the plan."""
        return float(self.plan.effect)

    @property
    def p(self) -> float | None:
        """The probability of Welch's test."""
        return None if self.means is None else self.means.p_welch

    @property
    def interval(self) -> tuple[float, float] | None:
        """By the normal law of Cohen's d (Hedges and Olkin 1985)."""
        effect, (n, m) = self.effect, self.sizes
        if effect is None:
            return None
        half = quantile(LEVEL) * math.sqrt((n + m) / (n * m) + effect**2 / (2 * (n + m)))
        return effect - half, effect + half

    @property
    def error(self) -> float | None:
        """In standard deviations."""
        n, m = self.sizes
        return math.sqrt(1 / n + 1 / m) if n and m else None

    @property
    def needed(self) -> int | None:
        """By the normal law."""
        return None if self._wanted is None else math.ceil(2 * self._wanted)

    @property
    def eased(self) -> NumberGap | None:
        """Without the one of the focal group who stands worst."""
        values = sorted(self.focal_values, reverse=not self.more_is_better)
        return evolve(self, focal_values=tuple(values[1:])) if len(values) > 1 else None

    @property
    def told(self) -> Text:
        """Both means and their difference."""
        means = (exact_mean(self.focal_values), exact_mean(self.reference_values), self.difference)
        own, other, gap = (or_dash(one, self.decimals) for one in means)
        return _MEANS.fill(own=own, other=other, gap=gap, d=or_dash(self.effect, 2))


_MEANS = Text(
    "rata-rata {{focal}} {own}, {{reference}} {other}; selisih {gap}, yaitu {d} simpangan baku",
    "the mean of {{focal}} is {own}, of {{reference}} {other}; the difference {gap} is {d} "
    "standard deviations",
)


def exact_mean(values: Sequence[Decimal | int]) -> Fraction | None:
    """The mean of numbers, exactly; None of none.

    >>> exact_mean([Decimal("0.1"), Decimal("0.2")])
    Fraction(3, 20)
    """
    return sum(map(Fraction, values), Fraction(0)) / len(values) if values else None


def exact_moments(values: Sequence[Decimal | int]) -> Moments | None:
    """The moments of numbers, rounded once at their end; None of fewer than two.

    >>> exact_moments([Decimal("0.1"), Decimal("0.3")]).mean
    0.2
    """
    mean = exact_mean(values)
    if mean is None or len(values) <= 1:
        return None
    squares = sum(((Fraction(one) - mean) ** 2 for one in values), Fraction(0))
    return Moments(len(values), float(mean), math.sqrt(squares / (len(values) - 1)))
