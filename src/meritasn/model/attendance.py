"""How a person came to work and what they did there, month by month."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.quantities import Absence, Number

__all__ = ["Attendance"]


@frozen(kw_only=True)
class Attendance:
    """One month of a person.

    Attributes:
        employee: Key of the person.
        month_ends_on: Last day of the month.
        activity_minutes: Minutes of approved activity.
        presence: Presence, in percent.
        late_1: How often they came late by the first grade; the grades after it likewise.
        late_2: By the second.
        late_3: By the third.
        late_4: By the fourth.
        early_1: How often they left early by the first grade; the grades after it likewise.
        early_2: By the second.
        early_3: By the third.
        early_4: By the fourth.
    """

    employee: str = field(repr=False)
    month_ends_on: date
    activity_minutes: Number = field(converter=number, default=Absence.MISSING)
    presence: Number = field(converter=number, default=Absence.MISSING)
    late_1: Number = field(converter=number, default=Absence.MISSING)
    late_2: Number = field(converter=number, default=Absence.MISSING)
    late_3: Number = field(converter=number, default=Absence.MISSING)
    late_4: Number = field(converter=number, default=Absence.MISSING)
    early_1: Number = field(converter=number, default=Absence.MISSING)
    early_2: Number = field(converter=number, default=Absence.MISSING)
    early_3: Number = field(converter=number, default=Absence.MISSING)
    early_4: Number = field(converter=number, default=Absence.MISSING)
