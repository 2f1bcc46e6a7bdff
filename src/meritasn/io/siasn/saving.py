"""The bodies that SIASN is sent to save an appraisal, with the exact keys that it wants.

Nothing is sent from here, and nothing is worked out: a body holds what the record holds, or there
is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from meritasn.errors import Finding, InputRefused, Place
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.names import Name, RecordNames, names
from meritasn.io.siasn.performance import AnnualAppraisal, Document, PeriodicAppraisal
from meritasn.io.siasn.values import is_missing
from meritasn.model import Nip, NiPppk, Term
from meritasn.quantities import Absence

__all__ = ["annual_body", "periodic_body"]


def annual_body(record: AnnualAppraisal) -> dict[str, object]:
    """The body of ``skp22/save``.

    Raises:
        InputRefused: With every required value that is missing, by its key, and if the period is
            no calendar year.

    >>> from meritasn.model import Appraisal
    >>> from meritasn.quantities import Period
    >>> empty = AnnualAppraisal(appraisal=Appraisal(employee="A-1", period=Period.year(2023)))
    >>> try:
    ...     annual_body(empty)
    ... except InputRefused as refused:
    ...     print(refused.findings[0].text.en)
    MER-1304 pnsDinilaiOrang: this value is required for skp22/save
    """
    first, last = record.appraisal.period.start, record.appraisal.period.last
    whole = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    faults = [] if whole else [codes.NO_YEAR.at(Place(path="tahun"))]
    return _body(names().records["annual"], _fields(record) | {"year": first.year}, faults)


def periodic_body(record: PeriodicAppraisal) -> dict[str, object]:
    """The body of ``kinerjaperiodik/save``.

    Raises:
        InputRefused: With every required value that is missing, by its key, and if the period is
            not made of whole months.
    """
    first, stop = record.appraisal.period.start, record.appraisal.period.stop
    whole = first.day == 1 and stop is not None and stop.day == 1
    faults = [] if whole else [codes.NOT_MONTHS.at(Place(path="bulanSelesaiPenilaian"))]
    last = record.appraisal.period.last or first
    months = {
        "period_kind": record.kind,
        "start_month": first.month,
        "start_year": first.year,
        "end_month": last.month,
        "end_year": last.year,
        "year": last.year,
    }
    return _body(names().records["periodic"], _fields(record) | months, faults)


def _fields(record: AnnualAppraisal | PeriodicAppraisal) -> dict[str, object]:
    """What both kinds of record hold, by the fields of the table of names."""
    appraisal, rater = record.appraisal, record.rater
    return {
        "id": record.id,
        "person": record.person,
        "results_rating": appraisal.results_rating,
        "behaviour_rating": appraisal.behaviour_rating,
        "recorded_predicate": appraisal.recorded_predicate,
        "coefficient_id": getattr(record, "coefficient_id", None),
        "rater_name": rater.name,
        "rater_number": rater.number,
        "rater_post": rater.post,
        "rater_rank": rater.rank,
        "rater_unit": rater.unit,
        "rater_status": rater.status,
        "documents": record.documents or None,
    }


def _body(
    known: RecordNames, fields: Mapping[str, object], faults: Sequence[Finding]
) -> dict[str, object]:
    body = {key: _plain(fields.get(name.field), name) for key, name in known.written}
    found = [*faults, *_missing(known, body)]
    if found:
        raise InputRefused(found)
    return {key: value for key, value in body.items() if value is not None}


def _missing(known: RecordNames, body: Mapping[str, object]) -> Iterator[Finding]:
    for key, name in known.written:
        if name.needed_to_save and body[key] is None:
            yield codes.MISSING_VALUE.at(Place(path=key), path=known.save or "")


def _plain(value: object, name: Name) -> object:
    """A value as JSON can hold it; None where there is none, or it would be read as none."""
    if isinstance(value, Absence) or is_missing(value, name.kind):
        return None
    match value:
        case Term():
            return value.siasn
        case Nip() | NiPppk():
            return value.digits
        case tuple():
            return [_document(one) for one in value]
        case _:
            return value


def _document(document: Document) -> dict[str, object]:
    written = names().records["document"].written
    said = ((key, getattr(document, name.field)) for key, name in written)
    return {key: value for key, value in said if value is not None}
