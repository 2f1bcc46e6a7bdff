"""What every gap between two groups answers, whatever was measured."""

from __future__ import annotations

from abc import abstractmethod
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.words import rounded
from meritasn.language import Text

__all__ = ["Gap", "or_dash"]


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


def or_dash(value: Fraction | float | None, decimals: int) -> Decimal | Text:
    """A number as it is said, and a dash where there is none."""
    return Text("–", "–") if value is None else rounded(value, decimals)
