"""Units of the organisation, and how well they did."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.model.vocabulary import UnitKind, UnitPredicate
from meritasn.quantities import Absence, Period

__all__ = ["Unit", "UnitPerformance"]


@frozen(kw_only=True)
class Unit:
    """An organisational unit.

    Attributes:
        key: What the tables call it.
        name: Its name.
        kind: What it is in the organisation.
        parent: Key of the unit above it; None at the top.
        head: Key of the employee who leads it; None where the head is vacant or no employee.
        active: Whether it still exists.
    """

    key: str
    name: str
    kind: UnitKind
    parent: str | None = None
    head: str | None = field(default=None, repr=False)
    active: bool = True


@frozen(kw_only=True)
class UnitPerformance:
    """The predicate of a unit for a period.

    Attributes:
        unit: Key of the unit.
        period: What it is for.
        predicate: The predicate, set by the leader above.
    """

    unit: str
    period: Period
    predicate: UnitPredicate | Absence = Absence.MISSING
