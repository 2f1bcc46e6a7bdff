"""People on paper for the rules on careers: facts, dated records, and a calendar of our own.

The calendar counts by trying one span after the other, so that it shares nothing with the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from meritasn.facts import Grain
from meritasn.policies import Policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Reason, Record, Run, run

ONE_DAY = timedelta(days=1)

MISSING, NOT_APPLICABLE = Absence.MISSING, Absence.NOT_APPLICABLE

LIGHT = ("oral_warning", "written_warning", "dissatisfaction_statement")
SERIOUS = ("allowance_cut_25", "demotion", "removal_to_pelaksana", "discharge")


def asked(policy: Policy, on: date, facts: Mapping[str, Given], *records: Record) -> Run:
    """The rules of a day about one person; as for everybody, later records do not exist yet."""
    known = tuple(
        record for record in records if not _later(record.facts.get(_SINCE[record.grain]), on)
    )
    return run(policy.on(on), Record({**facts, "asked_on": on}, children=known))


_SINCE = {
    Grain.POSTING: "posting_since",
    Grain.PAST_PREDICATE: "rated_on",
    Grain.SANCTION: "sanction_since",
    Grain.EVIDENCE: "evidence_on",
    Grain.ABSENCE: "absence_on",
    Grain.TRAINING: "trained_on",
    Grain.OBJECTION: "received_on",
    Grain.TALENT_ASSESSMENT: "assessed_on",
    Grain.SKILL: "skill_on",
}


def _later(day: Given | None, on: date) -> bool:
    return isinstance(day, date) and day > on


def answer(ran: Run, step: str) -> str:
    """Met, not met, unknown or not applicable."""
    value = ran.value(step)
    if value.reasons:
        return "unknown"
    return str(value.label) if value.applicable else "not_applicable"


def why(ran: Run, step: str) -> set[tuple[str, str]]:
    """The reasons of what is unknown: what it is about, and what is wrong with it."""
    return {_pair(reason) for reason in ran.value(step).reasons}


def _pair(reason: Reason) -> tuple[str, str]:
    return reason.subject, reason.kind.value


# -- dated records ----------------------------------------------------------------------------


def posting(
    since: date,
    until: date | Absence,
    level: str | Absence,
    *,
    acting: str | Absence = "no",
    same: str | Absence = "yes",
) -> Record:
    return Record(
        {
            "posting_since": since,
            "posting_until": until,
            "posting_level": level,
            "posting_acting": acting,
            "same_field": same,
        },
        grain=Grain.POSTING,
    )


def rated(first: date, last: date, predicate: str | Absence) -> Record:
    return Record(
        {"rated_from": first, "rated_on": last, "past_predicate": predicate},
        grain=Grain.PAST_PREDICATE,
    )


def rated_year(year: int, predicate: str | Absence = "baik") -> Record:
    return rated(date(year, 1, 1), date(year, 12, 31), predicate)


def sanction(
    kind: str,
    since: date,
    until: date | Absence = MISSING,
    months: int | Absence = MISSING,
) -> Record:
    length = months if isinstance(months, Absence) else Decimal(months)
    return Record(
        {
            "sanction": kind,
            "sanction_since": since,
            "sanction_until": until,
            "sanction_months": length,
        },
        grain=Grain.SANCTION,
    )


def evidence(
    kind: str,
    on: date,
    until: date | Absence,
    *,
    result: str | Absence = "passed",
    level: str | Absence = NOT_APPLICABLE,
) -> Record:
    return Record(
        {
            "evidence_kind": kind,
            "evidence_on": on,
            "evidence_until": until,
            "evidence_result": result,
            "evidence_level": level,
        },
        grain=Grain.EVIDENCE,
    )


def absence(days: int | Absence, in_a_row: int | Absence, on: date = date(2024, 6, 28)) -> Record:
    return Record(
        {"absent_days": _number(days), "longest_absence": _number(in_a_row), "absence_on": on},
        grain=Grain.ABSENCE,
    )


def training(hours: int | str | Absence, on: date, kind: str = "technical") -> Record:
    return Record(
        {"training_hours": _number(hours), "trained_on": on, "training_kind": kind},
        grain=Grain.TRAINING,
    )


def objection(
    to: str, received: date, filed: date | Absence = NOT_APPLICABLE, **facts: Given
) -> Record:
    return Record(
        {"objected_to": to, "received_on": received, "filed_on": filed, **facts},
        grain=Grain.OBJECTION,
    )


def _number(value: int | str | Absence) -> Decimal | Absence:
    return value if isinstance(value, Absence) else Decimal(value)


# -- a calendar -------------------------------------------------------------------------------


def month_later(day: date, n: int) -> date:
    """The same day n months on, or the last one of a month that has no such day."""
    month = day.month + n
    year = day.year + (month - 1) // 12
    month = (month - 1) % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


def year_later(day: date, n: int) -> date:
    return month_later(day, 12 * n)


def full_months(start: date, stop: date) -> int:
    """How many months fit, counted one after the other."""
    if stop < start:
        return next(-n for n in count(1) if month_later(start, -n) <= stop)
    return next(n for n in count() if month_later(start, n + 1) > stop)


def full_years(start: date, stop: date) -> int:
    if stop < start:
        return next(-n for n in count(1) if year_later(start, -n) <= stop)
    return next(n for n in count() if year_later(start, n + 1) > stop)
