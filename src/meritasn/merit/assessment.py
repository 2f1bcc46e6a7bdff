"""Assess: a workforce and a day in, what the rules answer; and the ledger of one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar, overload

from attrs import evolve

from meritasn.errors import UsageError
from meritasn.errors.codes import refusals, usage
from meritasn.facts import Grain, Table
from meritasn.merit.careers import (
    Subject,
    asked_facts,
    career_record,
    hold_day,
    key_of,
    line_of,
    records_until,
    subjects_of,
)
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.model import Workforce
from meritasn.policies import Policy, policy_on
from meritasn.quantities import Period
from meritasn.results import Assessments, Ledger, Line, Refusal, Result, UnitAssessment
from meritasn.rules import Program, Record, run, run_unit

__all__ = ["CarriesCareers", "assess", "ledger", "rejected"]


R_co = TypeVar("R_co", covariant=True)


class CarriesCareers(Protocol[R_co]):
    """Careers that bring their own reading of the rules, such as those that stand in frames."""

    def assessed(self, policy: Policy, question: Question) -> R_co:
        """The answers about everybody."""


@overload
def assess(
    subject: Workforce,
    question: Question | date,
    policy: Policy | None = None,
    *,
    family: str = "post_entry",
    only: str | Collection[str] | None = None,
) -> Assessments: ...


@overload
def assess(
    subject: CarriesCareers[R_co],
    question: Question | date,
    policy: Policy | None = None,
    *,
    family: str = "post_entry",
) -> R_co: ...


def assess(
    subject: Workforce | CarriesCareers[object],
    question: Question | date,
    policy: Policy | None = None,
    *,
    family: str = "post_entry",
    only: str | Collection[str] | None = None,
) -> object:
    """What a policy answers on a day about everybody, or about every service, candidate or agency.

    Args:
        subject: The people with their dated records, as objects or in frames.
        question: The day, or the day with what else is asked about.
        policy: The policy; the shipped one of the family that is in force on the day if none is
            given.
        family: The family of rules, where no policy is given.
        only: The key of one person, service, candidate or agency to answer about, or the keys of
            some, and about no unit, where the others need not be waited for; none of it if there
            is no such key.

    Raises:
        NotInForce: If the policy is not in force on the day, or none of the family is.
        UsageError: If the policy appraises targets, of which a day knows nothing.

    Example:
        >>> from meritasn.model import Employee, Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> asked = assess(Workforce(employees=[one]), date(2024, 3, 1), family="retirement")
        >>> asked.counts()["unknown"]
        1
    """
    asked = question if isinstance(question, Question) else Question(question)
    chosen = policy or policy_on(asked.on, family)
    hold_day(chosen, chosen.on(asked.on))
    if not isinstance(subject, Workforce):
        return subject.assessed(chosen, asked)
    program, lost = chosen.on(asked.on), _lost(subject, chosen, asked.on)
    wanted = frozenset((only,) if isinstance(only, str) else only or ())
    results = tuple(
        rejected(key_of(one), asked, chosen)
        if key_of(one) in lost
        else _result(subject, one, asked, chosen)
        for one in subjects_of(program, subject, asked)
        if only is None or key_of(one) in wanted
    )
    without = _without(subject, chosen, asked.on)
    of_units = program.unitary and only is None
    units = _units(subject, chosen, asked, results) if of_units else ()
    return Assessments(asked.on, chosen, results, asked.vacancy, without, units)


def ledger(
    workforce: Workforce,
    employee: str,
    question: Question | date,
    policy: Policy | None = None,
    *,
    family: str = "credit",
) -> Ledger:
    """The ledger of one person on a day, each line with its balance and its article.

    Args:
        workforce: The people with their dated records.
        employee: The key of the person.
        question: The day, or the day with what else is asked about.
        policy: The policy; the shipped one of the family that is in force on the day if none is
            given.
        family: The family of rules, where no policy is given.

    Raises:
        NotInForce: If the policy is not in force on the day, or none of the family is.
        UsageError: If there is no such person, the policy keeps no ledger, or a line of theirs was
            rejected.
        TypeError: If the workforce does not stand in objects.
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    chosen = policy or policy_on(asked.on, family)
    person = workforce.employee_by_key.get(employee)
    if person is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    if not chosen.pack.lines:
        raise UsageError([usage.NO_LEDGER.at(name=chosen.name)])
    if employee in _lost(workforce, chosen, asked.on):
        raise UsageError([refusals.REJECTED_ROW.at()])
    result = _result(workforce, person, asked, chosen)
    assert result.run is not None
    steps = chosen.pack.lines
    grain = result.run.program.steps[steps[0]].step.grain
    records = records_until(workforce, chosen.catalogue.table_of(grain), employee, asked.on)
    runs = [child for child in result.run.children if child.grain is grain]
    lines = (Line(record, ran, steps) for record, ran in zip(records, runs, strict=True))
    return Ledger(result, tuple(lines))


def _result(workforce: Workforce, subject: Subject, asked: Question, policy: Policy) -> Result:
    program = policy.on(asked.on)
    record = career_record(program, workforce, subject, asked)
    return Result(record.key, Period.of_days(asked.on, asked.on), policy, run(program, record))


def rejected(key: str, asked: Question, policy: Policy) -> Result:
    """Of somebody whose rows are not all here: nothing, and why."""
    refusal = Refusal(refusals.REJECTED_ROW, refusals.REJECTED_ROW.template)
    return Result(key, Period.of_days(asked.on, asked.on), policy, None, refusal)


def _units(
    workforce: Workforce, policy: Policy, asked: Question, results: Sequence[Result]
) -> tuple[UnitAssessment, ...]:
    """What the rules say of each unit over everybody in it and beneath it."""
    program = policy.on(asked.on)
    facts = Record(asked_facts(program, Grain.UNIT, asked))
    nobody = run(program, Record(asked_facts(program, program.subject, asked)))
    unit_of = _units_of(program, workforce)
    units = [unit for unit in workforce.units if workforce.unit_by_key[unit.key] is unit]
    parents = {unit.key: unit.parent for unit in units}
    members: dict[str, list[Result]] = {}
    for result in results:
        for above in line_of(unit_of.get(result.employee), parents):
            members.setdefault(above, []).append(result)
    found: list[UnitAssessment] = []
    for unit in units:
        counted = members.get(unit.key, [])
        ran = run_unit(program, evolve(facts, key=unit.key), [r.run or nobody for r in counted])
        found.append(UnitAssessment(unit.key, unit.name, policy, tuple(counted), ran, unit.parent))
    return tuple(found)


def _units_of(program: Program, workforce: Workforce) -> Mapping[str, str | None]:
    """The unit of each subject by its key."""
    if program.subject is Grain.SERVICE:
        return {service.key: service.unit for service in workforce.services}
    return {employee.key: employee.unit for employee in workforce.employees}


def _lost(workforce: Workforce, policy: Policy, on: date) -> frozenset[str]:
    """Those of whom a dated record was rejected that the answer may rest on."""
    program = policy.on(on).reaching((*policy.pack.output.values(), *policy.pack.lines))
    kinds = (kind for kind in program.below(program.subject) if kind is not Grain.TARGET)
    tables = (policy.catalogue.table_of(kind) for kind in kinds)
    return frozenset().union(*(getattr(workforce.incomplete, table.name) for table in tables))


def _without(workforce: Workforce, policy: Policy, on: date) -> tuple[Table, ...]:
    """Tables that the policy reads and that hold no record of anybody: were they kept at all?"""
    program = policy.on(on)
    kinds = program.below(program.subject)
    tables = (policy.catalogue.table_of(kind) for kind in kinds if kind is not Grain.TARGET)
    return tuple(
        table
        for table in tables
        if not (getattr(workforce, table.name) or getattr(workforce.incomplete, table.name))
    )
