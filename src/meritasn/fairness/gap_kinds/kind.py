"""What differs between labels, numbers and waits when groups are compared."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from meritasn.fairness.beside import Adjusted
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.gap_audited import Shown
from meritasn.fairness.gaps import Gap
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.survival import Waited
from meritasn.language import Text

__all__ = ["Kind", "People", "Seen", "Value"]

Value: TypeAlias = str | Decimal | int | Waited
"""A label, a number or a wait."""


@frozen(repr=False)
class Seen:
    """Somebody with an outcome that is more than yes or no.

    Attributes:
        groups: Their group by attribute; None where it is not known.
        value: Their label, number or wait; None where they have none.
        beside: The facts that a gap is adjusted for, in their order.
    """

    groups: Mapping[str, str | None]
    value: Value | None
    beside: tuple[float | None, ...] = field(default=())


People: TypeAlias = Mapping[str, Sequence[Seen]]
"""Those with an outcome, by group."""


@frozen
class Kind:
    """What differs between labels, numbers and waits."""

    plan: AuditPlan
    name: str
    columns: Mapping[str, Text]
    notes: tuple[Text, ...]
    effect: Text

    @property
    @abstractmethod
    def threshold(self) -> float:
        """From which effect on a gap is looked at."""

    @abstractmethod
    def gap(self, focal: str, reference: str, seen: People) -> Gap:
        """Two groups beside each other."""

    @abstractmethod
    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        """How many of a group are in each part of it."""

    @abstractmethod
    def shown(self, of: Sequence[Seen]) -> Shown:
        """What is shown of a group beside its people."""

    @abstractmethod
    def standing(self, group: str, seen: People) -> Fraction | float:
        """How well a group stands; the greater the better."""

    def beside(
        self,
        seen: People,  # noqa: ARG002
        focal: str,  # noqa: ARG002
        reference: str,  # noqa: ARG002
    ) -> Adjusted | AdjustedOdds | None:
        """What is left of a gap beside named facts; None where none are named."""
        return None
