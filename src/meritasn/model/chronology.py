"""Whether careers can have been so: whose records they are, and the order of their days.

Only what is surely wrong is a finding. Who came from elsewhere may have been trained, or have had a
post, before their present service began.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter

from meritasn.errors import Finding, Place
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model.careers import ORDER
from meritasn.model.twice import repeated
from meritasn.model.workforce import Workforce
from meritasn.quantities import Absence

__all__ = ["in_careers", "in_posts_to_be_filled", "is_before"]

_CALLED: Mapping[str, Text] = {
    "past_predicates": Text("predikat terdahulu", "past predicate"),
    "postings": Text("riwayat jabatan", "posting"),
    "sanctions": Text("hukuman disiplin", "sanction"),
    "absences": Text("ketidakhadiran", "absence"),
    "trainings": Text("pelatihan", "training"),
    "evidence": Text("bukti", "piece of evidence"),
    "credits": Text("baris angka kredit", "line of credit"),
    "objections": Text("keberatan", "objection"),
}
_SPANS = {
    "past_predicates": ("rated_from", "rated_on"),
    "postings": ("posting_since", "posting_until"),
    "sanctions": ("sanction_since", "sanction_until"),
    "evidence": ("evidence_on", "evidence_until"),
}
"""The first and the last day of records that last."""


def in_careers(workforce: Workforce) -> Iterator[Finding]:
    """What is wrong in the dated records of people, table by table."""
    for table, parts in ORDER.items():
        records = getattr(workforce, table)
        named = attrgetter("employee", *parts)
        yield from repeated(records, f"{table}[{{}}].{parts[0]}", named, _CALLED[table])
        for i, record in enumerate(records):
            if record.employee not in workforce.employee_by_key:
                yield codes.UNKNOWN_EMPLOYEE.at(
                    Place(path=f"{table}[{i}].employee"), what=Text("pegawai", "employee")
                )
            if table in _SPANS:
                yield from _in_span(record, table, i)
    yield from _in_objections(workforce)


def in_posts_to_be_filled(workforce: Workforce) -> Iterator[Finding]:
    """What is wrong in vacancies and in the list of holidays."""
    yield from repeated(
        workforce.vacancies,
        "vacancies[{}].key",
        lambda vacancy: vacancy.key,
        Text("jabatan yang akan diisi", "post to be filled"),
    )
    for i, vacancy in enumerate(workforce.vacancies):
        if vacancy.unit is not None and vacancy.unit not in workforce.unit_by_key:
            yield codes.UNKNOWN_UNIT.at(
                Place(path=f"vacancies[{i}].unit"),
                what=Text("unit jabatan yang akan diisi", "unit of the post to be filled"),
            )
    yield from repeated(
        workforce.holidays,
        "holidays[{}].day",
        lambda holiday: holiday.day,
        Text("hari libur", "holiday"),
    )


def is_before(
    day: date | Absence | None, other: date | Absence | None, *, or_on: bool = False
) -> bool:
    """Whether a day comes before another; not where either is unknown.

    Args:
        day: The one.
        other: The other.
        or_on: Whether the same day counts too.
    """
    if not isinstance(day, date) or not isinstance(other, date):
        return False
    return day <= other if or_on else day < other


def _in_span(record: object, table: str, i: int) -> Iterator[Finding]:
    first, last = _SPANS[table]
    if is_before(getattr(record, last), getattr(record, first)):
        yield codes.ENDS_BEFORE_IT_BEGINS.at(
            Place(path=f"{table}[{i}].{last}"), what=_CALLED[table]
        )


def _in_objections(workforce: Workforce) -> Iterator[Finding]:
    for i, objection in enumerate(workforce.objections):
        received, filed = objection.received_on, objection.filed_on
        if is_before(filed, received):
            yield codes.FILED_TOO_EARLY.at(Place(path=f"objections[{i}].filed_on"))
        earliest = filed if isinstance(filed, date) else received
        if is_before(objection.answered_on, earliest):
            yield codes.ANSWERED_TOO_EARLY.at(Place(path=f"objections[{i}].answered_on"))
