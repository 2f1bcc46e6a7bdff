"""Whether dated records can have been so: whose they are, and the order of their days.

Only what is surely wrong is a finding. Who came from elsewhere may have been trained, or have had a
post, before their present service began.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from operator import attrgetter

from meritasn.errors import Finding, Place
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model.careers import ORDER, OWNERS
from meritasn.model.twice import repeated
from meritasn.model.workforce import Workforce
from meritasn.quantities import Absence

__all__ = ["in_careers", "is_before", "twins"]

_CALLED: Mapping[str, Text] = {
    "past_predicates": Text("predikat terdahulu", "past predicate"),
    "postings": Text("riwayat jabatan", "posting"),
    "sanctions": Text("hukuman disiplin", "sanction"),
    "absences": Text("ketidakhadiran", "absence"),
    "trainings": Text("pelatihan", "training"),
    "evidence": Text("bukti", "piece of evidence"),
    "credits": Text("baris angka kredit", "line of credit"),
    "objections": Text("keberatan", "objection"),
    "talent_assessments": Text("penilaian talenta", "talent assessment"),
    "competencies": Text("hasil penilaian kompetensi", "assessed competency"),
    "skills": Text("hasil penilaian kompetensi teknis", "assessed technical competency"),
    "attendance": Text("kehadiran bulan", "month of attendance"),
    "responses": Text("lembar survei", "survey sheet"),
    "measurements": Text("capaian layanan", "measurement of the service"),
}
_SPANS = {
    "past_predicates": ("rated_from", "rated_on"),
    "postings": ("posting_since", "posting_until"),
    "sanctions": ("sanction_since", "sanction_until"),
    "evidence": ("evidence_on", "evidence_until"),
    "talent_assessments": ("assessed_on", "assessed_until"),
    "competencies": ("tested_on", "tested_until"),
    "skills": ("skill_on", "skill_until"),
}
"""The first and the last day of records that last."""
_KNOWN: Mapping[str, Callable[[Workforce], Container[str]]] = {
    "employee": lambda workforce: workforce.employee_by_key,
    "service": lambda workforce: workforce.service_by_key,
}
_UNKNOWN = {"employee": codes.UNKNOWN_EMPLOYEE, "service": codes.UNKNOWN_SERVICE}
_OWNER = {"employee": Text("pegawai", "employee"), "service": Text("layanan", "service")}


def in_careers(workforce: Workforce) -> Iterator[Finding]:
    """What is wrong in the dated records of people and of services, table by table."""
    for table in ORDER:
        records = getattr(workforce, table)
        owner = OWNERS[table]
        known = _KNOWN[owner](workforce)
        yield from _twins_in(workforce, table)
        for i, record in enumerate(records):
            if getattr(record, owner) not in known:
                yield _UNKNOWN[owner].at(Place(path=f"{table}[{i}].{owner}"), what=_OWNER[owner])
            if table in _SPANS:
                yield from _in_span(record, table, i)
    yield from _in_objections(workforce)


def twins(workforce: Workforce) -> Iterator[Finding]:
    """A finding for each dated record of which there is another of the same name."""
    for table in ORDER:
        yield from _twins_in(workforce, table)


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


def _twins_in(workforce: Workforce, table: str) -> Iterator[Finding]:
    first, *others = ORDER[table]
    named = attrgetter(OWNERS[table], first, *others)
    yield from repeated(getattr(workforce, table), f"{table}[{{}}].{first}", named, _CALLED[table])


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
