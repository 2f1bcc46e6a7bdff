"""Services that units give to the public, what was measured of them, and what people say."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.quantities import Absence, Number

__all__ = ["Measurement", "Response", "Service"]


@frozen(kw_only=True)
class Service:
    """A service, with what its standard promises.

    Attributes:
        key: What the tables call it.
        unit: Key of the unit that gives it.
        name: Its name.
        time_unit: In what its time is counted, in words.
        time_before: The time that it took before.
        standard_time: The time that the standard promises.
        standard_cost: The cost that the standard promises, in rupiah.
        standard_complete: Requests completed in full, as the standard promises them, in percent.
    """

    key: str
    unit: str | None = None
    name: str
    time_unit: str | None = None
    time_before: Number = field(converter=number, default=Absence.MISSING)
    standard_time: Number = field(converter=number, default=Absence.MISSING)
    standard_cost: Number = field(converter=number, default=Absence.MISSING)
    standard_complete: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Response:
    """One sheet of a satisfaction survey. Who filled it in is not known, and need not be.

    Attributes:
        service: Key of the service.
        responded_on: The day of the answer.
        respondent: Number of the sheet, no identity.
        u1: Requirements.
        u2: System, mechanism and procedure.
        u3: Time to completion.
        u4: Cost or fee.
        u5: Product of the service.
        u6: Competence of the staff.
        u7: Behaviour of the staff.
        u8: Facilities.
        u9: Handling of complaints.
    """

    service: str
    responded_on: date
    respondent: str = field(repr=False)
    u1: Number = field(converter=number, default=Absence.MISSING)
    u2: Number = field(converter=number, default=Absence.MISSING)
    u3: Number = field(converter=number, default=Absence.MISSING)
    u4: Number = field(converter=number, default=Absence.MISSING)
    u5: Number = field(converter=number, default=Absence.MISSING)
    u6: Number = field(converter=number, default=Absence.MISSING)
    u7: Number = field(converter=number, default=Absence.MISSING)
    u8: Number = field(converter=number, default=Absence.MISSING)
    u9: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Measurement:
    """What a service took and reached in a span of time, as a rule a month.

    Attributes:
        service: Key of the service.
        measured_on: Last day that was measured.
        measured_time: The time that it took.
        measured_cost: What it cost, in rupiah.
        measured_complete: Requests completed in full, in percent.
    """

    service: str
    measured_on: date
    measured_time: Number = field(converter=number, default=Absence.MISSING)
    measured_cost: Number = field(converter=number, default=Absence.MISSING)
    measured_complete: Number = field(converter=number, default=Absence.MISSING)
