"""Appraisals as SIASN keeps them: an `Appraisal`, and around it what only SIASN wants to know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial

from attrs import evolve, field, frozen

from meritasn.errors import NotInForce
from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.reading import Draft, Received, receive
from meritasn.io.siasn.records import Kept
from meritasn.io.siasn.source import Payload
from meritasn.io.siasn.whose import Whose
from meritasn.io.siasn.words import PeriodKind, RaterStatus
from meritasn.merit import appraise
from meritasn.model import Appraisal, Employee, Nip, NiPppk
from meritasn.quantities import Period

__all__ = [
    "AnnualAppraisal",
    "Document",
    "PeriodicAppraisal",
    "Rater",
    "read_annual",
    "read_periodic",
]


@frozen(kw_only=True)
class Rater:
    """Who rated, as SIASN records it.

    Attributes:
        id: SIASN's key of the person.
        name: Name.
        number: NIP or NI PPPK; text where it is the number of a soldier or of the police.
        post: Post.
        rank: Code of the golongan.
        unit: Name of the unit.
        status: Whether the rater is a civil servant.
    """

    id: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    number: Nip | NiPppk | str | None = field(default=None, repr=False)
    post: str | None = field(default=None, repr=False)
    rank: str | None = field(default=None, repr=False)
    unit: str | None = field(default=None, repr=False)
    status: RaterStatus | None = None


@frozen(kw_only=True)
class Document:
    """A document kept with a record.

    Attributes:
        type: Number of its type.
        name: Its name.
        uri: Where it is kept.
        object: What SIASN calls the stored thing.
        slug: Its short name.
        other: What stood under keys that are not known.
    """

    type: str | None = None
    name: str | None = field(default=None, repr=False)
    uri: str | None = field(default=None, repr=False)
    object: str | None = field(default=None, repr=False)
    slug: str | None = field(default=None, repr=False)
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class AnnualAppraisal:
    """A record of skp22: the appraisal of a calendar year.

    Attributes:
        appraisal: The appraisal; what SIASN has as its quadrant is the recorded predicate.
        id: SIASN's key of the record; None where it is not saved yet.
        person: SIASN's key of the person.
        rater: Who rated.
        documents: Documents kept with it.
        other: What stood under keys that are not known.
    """

    appraisal: Appraisal
    id: str | None = field(default=None, repr=False)
    person: str | None = field(default=None, repr=False)
    rater: Rater = Rater()
    documents: tuple[Document, ...] = ()
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class PeriodicAppraisal:
    """A record of kinerjaperiodik: the appraisal of one or more months.

    Attributes:
        appraisal: The appraisal; what SIASN has as its quadrant is the recorded predicate.
        id: SIASN's key of the record; None where it is not saved yet.
        person: SIASN's key of the person.
        name: Name of the person.
        post: Their post.
        kind: Monthly or quarterly.
        coefficient_id: Code of the coefficient for credit.
        coefficient: The coefficient.
        criterion: What the coefficient rests on.
        percentage: The percentage that goes with it.
        rater: Who rated.
        agency: Code of the agency.
        agency_name: Its name.
        unit: Code of the unit.
        documents: Documents kept with it.
        other: What stood under keys that are not known.
    """

    appraisal: Appraisal
    id: str | None = field(default=None, repr=False)
    person: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    post: str | None = field(default=None, repr=False)
    kind: PeriodKind | None = None
    coefficient_id: str | None = None
    coefficient: Decimal | None = None
    criterion: str | None = None
    percentage: Decimal | None = None
    rater: Rater = Rater()
    agency: str | None = None
    agency_name: str | None = None
    unit: str | None = None
    documents: tuple[Document, ...] = ()
    other: Kept = field(factory=dict, repr=False, hash=False)


def read_annual(
    payload: Payload, *, employee: str | None = None, employees: Iterable[Employee] = ()
) -> Received[AnnualAppraisal]:
    """Reads annual appraisals (``pns/rw-skp22``, or the body of ``skp22/save``).

    A quadrant on record that is not that of the two ratings is a warning: the policy in force says
    so, and the record is not changed.

    Args:
        payload: What was answered, or is to be sent.
        employee: Key of the person, where all records are of one; a record of another is an error.
            Otherwise it is that of the employee with the NIP of the record, or SIASN's own key.
        employees: Known people, by whose NIP or key the person and the rater are found.

    >>> received = read_annual(
    ...     '[{"tahun": "2023", "hasilKinerjaNilai": "2.0", "PerilakuKerjaNilai": 1}]',
    ...     employee="A-1",
    ... )
    >>> received.records[0].appraisal.results_rating
    <Rating.SESUAI: 'sesuai'>
    """
    return receive(payload, "annual", partial(_annual, Whose.of(employee, employees)))


def read_periodic(
    payload: Payload, *, employee: str | None = None, employees: Iterable[Employee] = ()
) -> Received[PeriodicAppraisal]:
    """Reads periodic appraisals (``pns/rw-kinerjaperiodik``, or the body of ``…/save``).

    Args:
        payload: What was answered, or is to be sent.
        employee: As in `read_annual`.
        employees: As in `read_annual`.
    """
    return receive(payload, "periodic", partial(_periodic, Whose.of(employee, employees)))


def _annual(whose: Whose, draft: Draft) -> AnnualAppraisal | None:
    year = draft.get("year")
    appraisal = _appraisal(draft, whose, Period.year(year) if year else None)
    if appraisal is None:
        return None
    return AnnualAppraisal(
        appraisal=appraisal,
        rater=_rater(draft),
        documents=_documents(draft),
        other=draft.other,
        **draft.taken("id", "person"),
    )


_OF_PERIODIC = (
    "id person name post coefficient_id coefficient criterion percentage agency agency_name unit"
).split()


def _periodic(whose: Whose, draft: Draft) -> PeriodicAppraisal | None:
    appraisal = _appraisal(draft, whose, _months(draft))
    if appraisal is None:
        return None
    return PeriodicAppraisal(
        appraisal=appraisal,
        kind=draft.get("period_kind"),
        rater=_rater(draft),
        documents=_documents(draft),
        other=draft.other,
        **draft.taken(*_OF_PERIODIC),
    )


# -------------------------------------------------------------------------------- parts of a record

_DIFFERS = "recorded_differs"
"""What the requirement ``recorded_agrees`` of a policy is called where it is not met."""


def _appraisal(draft: Draft, whose: Whose, period: Period | None) -> Appraisal | None:
    employee = whose.record(draft)
    if draft.get("rater_status") is RaterStatus.ASN and isinstance(draft.get("rater_number"), str):
        draft.find(codes.RATER_NUMBER.at(), "rater_number")
    if employee is None or period is None or draft.rejected:
        return None
    made = Appraisal(
        employee=employee,
        period=period,
        rater=whose.known(draft.get("rater_number"), draft.get("rater_id")),
        **draft.taken("results_rating", "behaviour_rating", "recorded_predicate"),
    )
    _compare(made, draft)
    return made


def _compare(appraisal: Appraisal, draft: Draft) -> None:
    """Finds a quadrant on record that differs from that of the policy in force.

    The policy compares the two; of what it finds, only this can be placed in a payload.
    """
    try:
        result = appraise(appraisal)
    except NotInForce:
        return
    place = draft.place("recorded_predicate")
    differs = (f for f in result.findings if f.found is not None and f.found.en == _DIFFERS)
    draft.findings.extend(evolve(finding, place=place) for finding in differs)


def _months(draft: Draft) -> Period | None:
    ends = ("start_year", "start_month", "end_year", "end_month")
    first_year, first_month, last_year, last_month = (draft.get(end) for end in ends)
    if None in (first_year, first_month, last_year, last_month):
        return None
    if (last_year, last_month) < (first_year, first_month):
        draft.find(inputs.BACKWARD_PERIOD.at(), "end_month")
        return None
    year = draft.get("year")
    if year is not None and not first_year <= year <= last_year:
        draft.find(codes.YEAR_OUTSIDE.at(), "year")
    after = last_year * 12 + last_month
    return Period(date(first_year, first_month, 1), date(after // 12, after % 12 + 1, 1))


_OF_RATER = ("id", "name", "number", "post", "rank", "unit", "status")


def _rater(draft: Draft) -> Rater:
    return Rater(**{name: draft.get(f"rater_{name}") for name in _OF_RATER})


def _documents(draft: Draft) -> tuple[Document, ...]:
    return tuple(Document(**one.values, other=one.other) for one in draft.get("documents") or ())
