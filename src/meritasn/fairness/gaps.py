"""Two groups beside each other by an outcome that is more than yes or no.

Every gap has an effect on a scale of its own, below zero where the focal group stands worse, and a
size from where on it is looked at; the rest of an audit is the same for all.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.intervals import LEVEL, quantile
from meritasn.fairness.means import MeanGap, Moments, mean_gap
from meritasn.fairness.ordinal import Superiority, superiority
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.survival import LogRank, Waited, log_rank, median_wait
from meritasn.fairness.words import rounded
from meritasn.language import Text

__all__ = ["Gap", "NumberGap", "OrdinalGap", "TimeGap", "exact_mean", "exact_moments"]


@frozen
class Gap:
    """A group that is asked about, beside the one it is compared with.

    Attributes:
        focal: The name of the group that is asked about.
        reference: The name of the other.
        plan: By what is decided.
    """

    focal: str
    reference: str
    plan: AuditPlan = field(repr=False)

    @property
    @abstractmethod
    def sizes(self) -> tuple[int, int]:
        """How many people the focal group and the reference are."""

    @property
    @abstractmethod
    def effect(self) -> float | None:
        """How far apart they are, below zero where the focal group stands worse."""

    @property
    @abstractmethod
    def threshold(self) -> float:
        """From where on that is looked at."""

    @property
    @abstractmethod
    def p(self) -> float | None:
        """The probability of as much by chance, two-sided; None where there is nothing to test."""

    @property
    @abstractmethod
    def interval(self) -> tuple[float, float] | None:
        """The interval of the effect."""

    @property
    @abstractmethod
    def error(self) -> float | None:
        """The standard error of the effect where there is no gap."""

    @property
    @abstractmethod
    def needed(self) -> int | None:
        """The people of each of two equal groups with whom a gap of that size is seen."""

    @property
    @abstractmethod
    def eased(self) -> Gap | None:
        """The same groups, had one person of the focal group fared as well as can be."""

    @property
    @abstractmethod
    def told(self) -> Text:
        """What was measured, in words, with a place for the names of the groups."""

    @property
    def beyond(self) -> bool | None:
        """Whether the focal group stands worse by more than the size that is looked at."""
        return None if self.effect is None else self.effect < -self.threshold

    @property
    def power(self) -> float:
        """The chance that a gap of that size would be seen with so many people."""
        error = self.error
        return NORMAL.cdf(self.threshold / error - self._far) if error else 0.0

    @property
    def hangs_on_one(self) -> bool:
        """Whether a single person would take the gap below its size, or the test off its level."""
        eased = self.eased
        if eased is None or not eased.beyond or eased.p is None:
            return True
        return eased.p > self.plan.level

    @property
    def _far(self) -> float:
        return NORMAL.inv_cdf(1 - float(self.plan.level) / 2)

    @property
    def _wanted(self) -> float | None:
        """One over the squared error with which a gap of that size is seen; None of no size."""
        spread = self._far + NORMAL.inv_cdf(float(self.plan.power))
        return (spread / self.threshold) ** 2 if self.threshold else None


# ------------------------------------------------------------------------------------------ labels


@frozen
class OrdinalGap(Gap):
    """Labels in an order.

    The effect is the probability of superiority less a half: how much more or less often than
    by the toss of a coin one of the focal group stands above one of the reference.

    Attributes:
        focal_counts: How many of the focal group have each label, from the lowest to the highest.
        reference_counts: The same of the reference.
    """

    focal_counts: tuple[int, ...]
    reference_counts: tuple[int, ...]

    @property
    def sizes(self) -> tuple[int, int]:
        """How many people the focal group and the reference are."""
        return sum(self.focal_counts), sum(self.reference_counts)

    @cached_property
    def superiority(self) -> Superiority | None:
        """How often one of the focal group stands above one of the reference."""
        return superiority(self.focal_counts, self.reference_counts)

    @property
    def effect(self) -> float | None:
        """The probability of superiority less a half; None where all are tied."""
        found = self.superiority
        return None if found is None or found.p is None else float(found.share - Fraction(1, 2))

    @property
    def threshold(self) -> float:
        """What goes with the size of the plan under the normal law."""
        return NORMAL.cdf(float(self.plan.effect) / math.sqrt(2)) - 1 / 2

    @property
    def p(self) -> float | None:
        """The probability of Mann and Whitney, corrected for ties."""
        return None if self.superiority is None else self.superiority.p

    @property
    def interval(self) -> tuple[float, float] | None:
        """By the placements of each group in the other (DeLong and others 1988)."""
        if self.effect is None:
            return None
        n, m = self.sizes
        own = _placed(self.focal_counts, self.reference_counts)
        other = _placed(self.reference_counts, self.focal_counts)
        variance = own / max(n - 1, 1) + other / max(m - 1, 1)
        half = quantile(LEVEL) * math.sqrt(variance)
        return max(-1 / 2, self.effect - half), min(1 / 2, self.effect + half)

    @property
    def error(self) -> float | None:
        """The standard error with the correction for ties."""
        n, m = self.sizes
        return math.sqrt(self._untied * (n + m + 1) / (12 * n * m)) if n and m else None

    @property
    def _untied(self) -> float:
        """What ties leave of the variance."""
        many = sum(self.sizes)
        both = zip(self.focal_counts, self.reference_counts, strict=True)
        ties = sum(t**3 - t for t in (a + b for a, b in both))
        return 1 - ties / (many**3 - many) if many > 1 else 0.0

    @property
    def needed(self) -> int | None:
        """By Noether's formula (1987), with as many ties as there are."""
        wanted = self._wanted
        return None if wanted is None else math.ceil(self._untied / 6 * wanted) or None

    @property
    def eased(self) -> OrdinalGap | None:
        """One of the focal group with the lowest label, had they the highest."""
        lowest = next((i for i, n in enumerate(self.focal_counts) if n), None)
        if lowest is None:
            return None
        counts = list(self.focal_counts)
        counts[lowest] -= 1
        counts[-1] += 1
        return evolve(self, focal_counts=tuple(counts))

    @property
    def told(self) -> Text:
        """How often one stands above the other."""
        share = None if self.superiority is None else self.superiority.share
        return _ABOVE.fill(share=_said(share, 3), even=_said(Fraction(1, 2), 1))


_ABOVE = Text(
    "peluang seorang {{focal}} berada di atas seorang {{reference}} {share}, seri dihitung "
    "setengah; tanpa beda {even}",
    "the probability that one of {{focal}} stands above one of {{reference}} is {share}, ties "
    "counted half; without a difference {even}",
)


def _placed(own: Sequence[int], other: Sequence[int]) -> float:
    """How far the places of one group among the other vary."""
    n, m = sum(own), sum(other)
    below, places = 0, []
    for count in other:
        places.append(Fraction(2 * below + count, 2 * m))
        below += count
    mean = sum((k * v for k, v in zip(own, places, strict=True)), Fraction(0)) / n
    return float(sum(k * (v - mean) ** 2 for k, v in zip(own, places, strict=True)) / n)


# ----------------------------------------------------------------------------------------- numbers


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
        own, other, gap = (_said(one, self.decimals) for one in means)
        return _MEANS.fill(own=own, other=other, gap=gap, d=_said(self.effect, 2))


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


# ------------------------------------------------------------------------------------------- waits


@frozen
class TimeGap(Gap):
    """Waits, some of which are not over.

    The effect is the logarithm of the ratio of hazards (Peto), below zero where the focal group
    waits longer; the size that is looked at is the screen of the plan.

    Attributes:
        focal_waits: Those of the focal group.
        reference_waits: Those of the reference.
    """

    focal_waits: tuple[Waited, ...] = field(repr=False)
    reference_waits: tuple[Waited, ...] = field(repr=False)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many people the focal group and the reference are."""
        return len(self.focal_waits), len(self.reference_waits)

    @cached_property
    def log_rank(self) -> LogRank:
        """The test."""
        return log_rank(self.focal_waits, self.reference_waits)

    @property
    def effect(self) -> float | None:
        """The logarithm of the ratio of hazards."""
        return self.log_rank.log_ratio

    @property
    def threshold(self) -> float:
        """That of the screen."""
        return -math.log(self.plan.screen.ratio)

    @property
    def p(self) -> float | None:
        """The probability of the log-rank test."""
        return self.log_rank.p

    @property
    def interval(self) -> tuple[float, float] | None:
        """By the variance of the log-rank test."""
        return self.log_rank.interval(LEVEL)

    @property
    def error(self) -> float | None:
        """By the same variance."""
        variance = self.log_rank.variance
        return 1 / math.sqrt(variance) if variance else None

    @property
    def needed(self) -> int | None:
        """By Schoenfeld's formula (1981), with as many through as there are."""
        share = self.log_rank.events / max(sum(self.sizes), 1)
        wanted = self._wanted
        return math.ceil(2 * wanted / share) if share and wanted else None

    @property
    def eased(self) -> TimeGap | None:
        """Had the one of the focal group who waited longest been through at once."""
        if not self.focal_waits:
            return None
        ordered = sorted(self.focal_waits, key=lambda one: (one.over, -one.time))
        both = (*self.focal_waits, *self.reference_waits)
        first = min((one.time for one in both if one.over), default=0)
        return evolve(self, focal_waits=(*ordered[1:], Waited(first, over=True)))

    @property
    def told(self) -> Text:
        """The medians and the ratio of hazards."""
        own, other = median_wait(self.focal_waits), median_wait(self.reference_waits)
        ratio = None if self.effect is None else math.exp(self.effect)
        return _WAITS.fill(
            own=_UNKNOWN if own is None else own,
            other=_UNKNOWN if other is None else other,
            ratio=_said(ratio, 2),
        )


_UNKNOWN = Text("belum tercapai", "not reached")
_WAITS = Text(
    "median masa tunggu {{focal}} {own}, {{reference}} {other}; rasio laju {ratio}",
    "the median wait of {{focal}} is {own}, of {{reference}} {other}; the ratio of hazards is "
    "{ratio}",
)


def _said(value: Fraction | float | None, decimals: int) -> Decimal | Text:
    return Text("–", "–") if value is None else rounded(value, decimals)
