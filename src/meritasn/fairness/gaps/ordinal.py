"""Two groups beside each other by labels in an order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from attrs import evolve, frozen

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.gaps.gap import Gap, or_dash
from meritasn.fairness.intervals import LEVEL, quantile
from meritasn.fairness.ordinal import Superiority, superiority
from meritasn.language import Text

__all__ = ["OrdinalGap"]


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
        return _ABOVE.fill(share=or_dash(share, 3), even=or_dash(Fraction(1, 2), 1))


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
