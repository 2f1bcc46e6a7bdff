"""Two groups beside each other by waits, some of which are not over."""

from __future__ import annotations

import math
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.gaps.gap import Gap, or_dash
from meritasn.fairness.intervals import LEVEL
from meritasn.fairness.survival import LogRank, Waited, log_rank, median_wait
from meritasn.language import Text

__all__ = ["TimeGap"]


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
            ratio=or_dash(ratio, 2),
        )


_UNKNOWN = Text("belum tercapai", "not reached")
_WAITS = Text(
    "median masa tunggu {{focal}} {own}, {{reference}} {other}; rasio laju {ratio}",
    "the median wait of {{focal}} is {own}, of {{reference}} {other}; the ratio of hazards is "
    "{ratio}",
)
