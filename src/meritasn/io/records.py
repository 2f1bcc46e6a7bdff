"""Which field of which record each column holds.

The catalogue says it for every fact. The rest is said here, and only where the field is not called
like the column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

import attrs

from meritasn.facts import Column, Table, catalogue
from meritasn.model import (
    Absent,
    Appraisal,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Behaviour,
    Candidate,
    CreditLine,
    Employee,
    Evidence,
    Feedback,
    Holiday,
    Measurement,
    MeritReview,
    Objection,
    PastPredicate,
    Posting,
    Protected,
    Response,
    Sanctioned,
    Service,
    Standard,
    TalentAssessment,
    Target,
    Training,
    Unit,
    UnitPerformance,
    Vacancy,
)

__all__ = ["PERIOD", "RECORDS", "build", "columns_of", "field_of", "held"]

Record = TypeVar("Record")

PERIOD = ("first_day", "last_day")
"""The two columns that stand for a period."""

RECORDS: Mapping[str, type[Any]] = {
    "units": Unit,
    "unit_performance": UnitPerformance,
    "employees": Employee,
    "protected": Protected,
    "appraisals": Appraisal,
    "behaviours": Behaviour,
    "feedback": Feedback,
    "targets": Target,
    "past_predicates": PastPredicate,
    "postings": Posting,
    "sanctions": Sanctioned,
    "absences": Absent,
    "trainings": Training,
    "evidence": Evidence,
    "credits": CreditLine,
    "objections": Objection,
    "talent_assessments": TalentAssessment,
    "competencies": AssessedCompetency,
    "skills": AssessedSkill,
    "attendance": Attendance,
    "vacancies": Vacancy,
    "standards": Standard,
    "holidays": Holiday,
    "services": Service,
    "responses": Response,
    "measurements": Measurement,
    "candidates": Candidate,
    "merit_reviews": MeritReview,
}
"""What a row of each table becomes."""

_FIELDS = {
    "units": {"unit": "key"},
    "employees": {"employee": "key", "post": "post.title"},
    "vacancies": {"vacancy": "key"},
    "services": {"service": "key"},
    "candidates": {"candidate": "key"},
    "targets": {
        "target": "key",
        "quantity_unit": "quantity.unit",
        "time_unit": "time.unit",
    },
}
_LINKS = {table: {"employee"} for table in ("protected", "behaviours", "feedback", "targets")}


def field_of(table: Table, column: Column) -> str | None:
    """The path of attributes that holds a column; None where it only links the row to another."""
    if column.name in PERIOD or column.name in _LINKS.get(table.name, ()):
        return None
    if column.fact and column.fact.model:
        return column.fact.model
    return _FIELDS.get(table.name, {}).get(column.name, column.name)


def columns_of(record: type[Any]) -> Mapping[str, Column]:
    """The columns of the table that becomes a record, by the path of the field that holds them."""
    return {
        path: column
        for name, table in catalogue().tables.items()
        if RECORDS[name] is record
        for column in table.columns
        if (path := field_of(table, column)) is not None
    }


def build(record: Callable[..., Record], fields: Mapping[str, object]) -> Record:
    """Makes a record from values by path; a part of which nothing is given keeps its default.

    >>> build(Target, {"key": "t", "plan": "Izin", "time.target": "60"}).time
    Measure(target=Decimal('60'), realised=<Absence.MISSING: 'missing'>, upper=<Absence.MISSING: \
'missing'>, direction=<Absence.MISSING: 'missing'>, unit=None)
    """
    plain: dict[str, object] = {}
    parts: dict[str, dict[str, object]] = {}
    for path, value in fields.items():
        name, _, rest = path.partition(".")
        if rest:
            parts.setdefault(name, {})[rest] = value
        else:
            plain[name] = value
    made = {name: build(_part(record, name), inner) for name, inner in parts.items()}
    return record(**plain, **made)


def held(record: object, path: str) -> object:
    """What a record holds at a path; None where the part is not there."""
    value = record
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value


@cache
def _part(record: object, name: str) -> type[Any]:
    of_field = getattr(attrs.fields(attrs.resolve_types(cast("type[Any]", record))), name).type
    part: type[Any] = next(t for t in (*get_args(of_field), of_field) if attrs.has(t))
    return part
