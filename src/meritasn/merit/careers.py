"""People, services, candidates and agencies with their dated records, as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Fact, Grain, Table, catalogue
from meritasn.merit.question import Question
from meritasn.merit.records import read_path
from meritasn.model import (
    AssessedCompetency,
    Candidate,
    Employee,
    MeritReview,
    Objection,
    Posting,
    Service,
    Workforce,
    YesNo,
)
from meritasn.model.careers import ORDER
from meritasn.policies import Policy
from meritasn.quantities import Absence, Calendar
from meritasn.results.ledger import key_facts
from meritasn.rules import Given, Program, Record

__all__ = [
    "SPANS",
    "Subject",
    "asked_facts",
    "calendar_of",
    "career_record",
    "hold_day",
    "hold_period",
    "key_of",
    "line_of",
    "records_until",
    "same_field",
    "subjects_of",
    "wanted_standard",
    "working_days",
]

Subject: TypeAlias = Employee | Service | Candidate | MeritReview
"""Whom or what rules are about."""


def career_record(
    program: Program, workforce: Workforce, subject: Subject, asked: Question
) -> Record:
    """The facts of one subject and of its dated records on a day, as far as the rules read them.

    Args:
        program: The rules.
        workforce: Where the dated records are, and the protected attributes.
        subject: The person, the service, the candidate or the review of an agency.
        asked: The day, and what else is asked about.
    """
    facts = {
        fact.name: _own(fact, workforce, subject)
        for fact in _at(program, program.subject)
        if fact.name not in _ASKED
    }
    facts |= asked_facts(program, program.subject, asked)
    key = key_of(subject)
    children = (
        child
        for grain in program.below(program.subject)
        if grain is not Grain.TARGET
        for child in _children(program, grain, workforce, key, asked)
    )
    return Record(facts, tuple(children), key=key)


def subjects_of(program: Program, workforce: Workforce, asked: Question) -> tuple[Subject, ...]:
    """Everybody or everything in a workforce that the rules are about.

    Candidates are those for the post that is asked about, where one is; of the reviews of an agency
    the last by that day counts.
    """
    match program.subject:
        case Grain.SERVICE:
            return workforce.services
        case Grain.CANDIDATE:
            post = asked.vacancy
            return tuple(c for c in workforce.candidates if post is None or c.vacancy == post.key)
        case Grain.AGENCY:
            by_then = (r for r in workforce.merit_reviews if r.reviewed_on <= asked.on)
            ordered = sorted(by_then, key=lambda review: review.reviewed_on)
            return tuple({review.agency: review for review in ordered}.values())
        case _:
            return workforce.employees


def line_of(unit: str | None, parents: Mapping[str, str | None]) -> list[str]:
    """A unit and those above it, each once: a circle ends where it began.

    >>> line_of("seksi", {"seksi": "bidang", "bidang": "dinas", "dinas": None})
    ['seksi', 'bidang', 'dinas']
    """
    line: list[str] = []
    while unit is not None and unit in parents and unit not in line:
        line.append(unit)
        unit = parents[unit]
    return line


def key_of(subject: Subject) -> str:
    """What the tables call a subject."""
    return subject.agency if isinstance(subject, MeritReview) else subject.key


def hold_period(policy: Policy, program: Program) -> None:
    """Refuses to appraise a period by rules that ask about a day: their records would be missing.

    Raises:
        UsageError: If the rules read dated records, or the day that is asked about.
    """
    others = {*program.subjects} - {Grain.PERSON}
    kinds = {*program.below(Grain.PERSON)} - {Grain.TARGET}
    if others or kinds or _ASKED.keys() & program.facts.keys():
        raise UsageError([usage.ABOUT_A_DAY.at(name=policy.name)])


def hold_day(policy: Policy, program: Program) -> None:
    """Refuses to answer about a day by rules that appraise targets: these would be missing.

    Raises:
        UsageError: If the rules read targets.
    """
    if Grain.TARGET in program.below(Grain.PERSON):
        raise UsageError([usage.ABOUT_A_PERIOD.at(name=policy.name)])


def records_until(workforce: Workforce, table: Table, owner: str, day: date) -> tuple[object, ...]:
    """The records of one subject in a table that are not dated later than a day, in their order."""
    since, *_ = ORDER[table.name]
    records = workforce.records_of(table.name, owner)
    return tuple(record for record in records if getattr(record, since) <= day)


def asked_facts(program: Program, grain: Grain, asked: Question) -> dict[str, Given]:
    """The facts of a grain that belong to the question and are the same for everybody."""
    return {
        fact.name: _ASKED[fact.name](asked) for fact in _at(program, grain) if fact.name in _ASKED
    }


def _at(program: Program, grain: Grain) -> list[Fact]:
    return [fact for fact in program.facts.values() if fact.grain is grain]


def _own(fact: Fact, workforce: Workforce, subject: Subject) -> Given:
    if isinstance(subject, Employee) and fact.name in catalogue().lawful:
        return read_path(workforce.protected.get(subject.key), fact.name)
    return read_path(subject, fact.model)


_ASKED: Mapping[str, Callable[[Question], Given]] = {
    "asked_on": lambda asked: asked.on,
    "wanted_level": lambda asked: read_path(asked, "vacancy.level"),
    "wanted_rank": lambda asked: (
        Absence.NOT_APPLICABLE
        if asked.vacancy is not None and asked.vacancy.least_rank is None
        else read_path(asked, "vacancy.least_rank")
    ),
    "candidates_fixed_on": lambda asked: _of_election(
        asked.candidates_fixed_on, asked.term_ends_on
    ),
    "term_ends_on": lambda asked: _of_election(asked.term_ends_on, asked.candidates_fixed_on),
    "minister_approves": lambda asked: read_path(asked, "minister_approves"),
    "openings": lambda asked: read_path(asked, "openings"),
    "skb_maximum": lambda asked: read_path(asked, "skb_maximum"),
    "fiscal_factor": lambda asked: read_path(asked, "fiscal_factor"),
    "budget_ceiling": lambda asked: read_path(asked, "budget_ceiling"),
}
"""Facts that belong to the question."""


def _of_election(one: date | Absence, other: date | Absence) -> Given:
    """A day of an election: where the other one is said there is an election, and it is missing."""
    unsaid = one is Absence.NOT_APPLICABLE and isinstance(other, date)
    return Absence.MISSING if unsaid else one


def _children(
    program: Program, grain: Grain, workforce: Workforce, owner: str, asked: Question
) -> list[Record]:
    table = catalogue().table_of(grain)
    facts = _at(program, grain)
    return [
        Record(
            {fact.name: _of_record(fact, record, workforce, asked) for fact in facts},
            key=_named(grain, record),
            grain=grain,
        )
        for record in records_until(workforce, table, owner, asked.on)
    ]


def _of_record(fact: Fact, record: object, workforce: Workforce, asked: Question) -> Given:
    match record:
        case Posting() if fact.name == "same_field":
            wanted = None if asked.vacancy is None else asked.vacancy.field
            return same_field(wanted, record.field)
        case AssessedCompetency() if fact.name == "wanted_standard":
            return wanted_standard(asked.standard_levels, record.competency.code)
        case Objection() if fact.name in SPANS:
            start, stop = (getattr(record, name) for name in SPANS[fact.name])
            return working_days(start, stop, calendar_of(workforce), asked.on)
    return read_path(record, fact.model)


def same_field(wanted: str | None, held: str | None) -> Given:
    """Whether two fields of work are the same, as people write them; missing where one is.

    >>> same_field("Perizinan ", "perizinan"), same_field("Perizinan", None)
    ('yes', <Absence.MISSING: 'missing'>)
    """
    if wanted is None or held is None:
        return Absence.MISSING
    same = wanted.strip().casefold() == held.strip().casefold()
    return (YesNo.YES if same else YesNo.NO).code


def wanted_standard(levels: Mapping[str, Decimal], competency: str) -> Given:
    """The level of a competency that a post asks for; not applicable where it has no standards.

    >>> wanted_standard({}, "integritas"), wanted_standard({"komunikasi": Decimal(3)}, "integritas")
    (<Absence.NOT_APPLICABLE: 'not_applicable'>, <Absence.MISSING: 'missing'>)
    """
    return levels.get(competency, Absence.MISSING) if levels else Absence.NOT_APPLICABLE


SPANS = {
    "filed_after_working_days": ("received_on", "filed_on"),
    "answered_after_working_days": ("filed_on", "answered_on"),
}
"""Facts that count working days, each from one day of an objection to another."""


def calendar_of(workforce: Workforce) -> Calendar:
    """Which days are worked, as far as the workforce lists holidays."""
    return Calendar(holiday.day for holiday in workforce.holidays)


def working_days(start: Given, stop: Given, calendar: Calendar, on: date) -> Given:
    """The working days after one day, up to and with another, where holidays are known.

    A day that is missing or not applicable makes the number so; what happens only after the day
    that is asked about has not happened.
    """
    if not isinstance(start, date):
        return start
    if not isinstance(stop, date):
        return stop
    if stop > on:
        return Absence.NOT_APPLICABLE
    return (
        Decimal(calendar.passed(start, stop)) if calendar.covers(start, stop) else Absence.MISSING
    )


def _named(grain: Grain, record: object) -> str:
    """What a trace calls a record: its key but for the person."""
    facts = key_facts(catalogue(), grain)
    return " ".join(str(read_path(record, fact.model)) for fact in facts)
