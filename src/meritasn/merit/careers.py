"""The dated records of a person as records of facts, as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Fact, Grain, Table, catalogue
from meritasn.merit.question import Question
from meritasn.merit.records import read_path
from meritasn.model import Employee, Objection, Posting, Workforce, YesNo
from meritasn.model.careers import ORDER
from meritasn.policies import Policy
from meritasn.quantities import Absence, Calendar
from meritasn.results.ledger import key_facts
from meritasn.rules import Given, Program, Record

__all__ = [
    "SPANS",
    "asked_facts",
    "calendar_of",
    "career_record",
    "hold_day",
    "hold_period",
    "records_until",
    "same_field",
    "working_days",
]


def career_record(
    program: Program, workforce: Workforce, employee: Employee, asked: Question
) -> Record:
    """The facts of one person and of their dated records on a day, as far as the rules read them.

    Args:
        program: The rules.
        workforce: Where the dated records are, and the protected attributes.
        employee: The person.
        asked: The day, and what else is asked about.
    """
    facts = {
        fact.name: _own(fact, workforce, employee)
        for fact in _at(program, Grain.PERSON)
        if fact.name not in _ASKED
    }
    facts |= asked_facts(program, asked)
    children = (
        child
        for grain in program.below(Grain.PERSON)
        if grain is not Grain.TARGET
        for child in _children(program, grain, workforce, employee, asked)
    )
    return Record(facts, tuple(children), key=employee.key)


def hold_period(policy: Policy, program: Program) -> None:
    """Refuses to appraise a period by rules that ask about a day: their records would be missing.

    Raises:
        UsageError: If the rules read dated records, or the day that is asked about.
    """
    kinds = {*program.below(Grain.PERSON)} - {Grain.TARGET}
    if kinds or _ASKED.keys() & program.facts.keys():
        raise UsageError([usage.ABOUT_A_DAY.at(name=policy.name)])


def hold_day(policy: Policy, program: Program) -> None:
    """Refuses to answer about a day by rules that appraise targets: these would be missing.

    Raises:
        UsageError: If the rules read targets.
    """
    if Grain.TARGET in program.below(Grain.PERSON):
        raise UsageError([usage.ABOUT_A_PERIOD.at(name=policy.name)])


def records_until(
    workforce: Workforce, table: Table, employee: str, day: date
) -> tuple[object, ...]:
    """The records of one person in a table that are not dated later than a day, in their order."""
    since, *_ = ORDER[table.name]
    records = workforce.records_of(table.name, employee)
    return tuple(record for record in records if getattr(record, since) <= day)


def asked_facts(program: Program, asked: Question) -> dict[str, Given]:
    """The facts that belong to the question and are the same for everybody."""
    return {name: find(asked) for name, find in _ASKED.items() if name in program.facts}


def _at(program: Program, grain: Grain) -> list[Fact]:
    return [fact for fact in program.facts.values() if fact.grain is grain]


def _own(fact: Fact, workforce: Workforce, employee: Employee) -> Given:
    if fact.name in catalogue().lawful:
        return read_path(workforce.protected.get(employee.key), fact.name)
    return read_path(employee, fact.model)


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
}
"""Facts that belong to the question."""


def _of_election(one: date | Absence, other: date | Absence) -> Given:
    """A day of an election: where the other one is said there is an election, and it is missing."""
    unsaid = one is Absence.NOT_APPLICABLE and isinstance(other, date)
    return Absence.MISSING if unsaid else one


def _children(
    program: Program, grain: Grain, workforce: Workforce, employee: Employee, asked: Question
) -> list[Record]:
    table = catalogue().table_of(grain)
    facts = _at(program, grain)
    return [
        Record(
            {fact.name: _of_record(fact, record, workforce, asked) for fact in facts},
            key=_named(grain, record),
            grain=grain,
        )
        for record in records_until(workforce, table, employee.key, asked.on)
    ]


def _of_record(fact: Fact, record: object, workforce: Workforce, asked: Question) -> Given:
    match record:
        case Posting() if fact.name == "same_field":
            wanted = None if asked.vacancy is None else asked.vacancy.field
            return same_field(wanted, record.field)
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
