"""Units of the organisation, how well they did, posts to be filled, and days of rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from meritasn.model.vocabulary import Competency, PostLevel, Rank, UnitKind, UnitPredicate
from meritasn.quantities import Absence, Period, exact

__all__ = ["Holiday", "Standard", "Unit", "UnitPerformance", "Vacancy"]


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


@frozen(kw_only=True)
class Vacancy:
    """A post that is to be filled.

    Attributes:
        key: What the tables call it.
        title: Its name.
        unit: Key of its unit.
        level: Its level.
        field: Its field of work, in words.
        least_rank: The lowest rank for it; None where none is set.
    """

    key: str
    title: str = field(repr=False)
    unit: str | None = None
    level: PostLevel
    field: str | None = field(default=None, repr=False)
    least_rank: Rank | None = None


@frozen(kw_only=True)
class Standard:
    """The level of one competency that a post asks for.

    Attributes:
        vacancy: Key of the post.
        competency: The competency.
        level: Its level.
    """

    vacancy: str
    competency: Competency
    level: Decimal = field(converter=exact)


@frozen
class Holiday:
    """A day on which nobody works, as decreed.

    Attributes:
        day: The day.
        name: What it is called.
    """

    day: date
    name: str | None = None
