"""Asks a strategy in Python about everybody, from the same facts that packs are run on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from attrs import evolve

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import refusals, usage
from meritasn.facts import Fact, Grain, catalogue
from meritasn.language import Text
from meritasn.merit.appraisal import counted_in
from meritasn.merit.careers import asked_facts, career_record, key_of, subjects_of
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.merit.records import person_record, read_path, unit_facts
from meritasn.model import Appraisal, Employee, Workforce
from meritasn.quantities import Period
from meritasn.results import Refusal
from meritasn.results.by_strategy import StrategyResult, StrategyResults
from meritasn.rules import Program, Record
from meritasn.strategies import Requirement, Scorer, ask, facts_read, faults, kinds_of

__all__ = ["about_a_period", "apply_strategy"]


def apply_strategy(
    strategy: Scorer | Requirement, workforce: Workforce, on: Question | date | Period
) -> StrategyResults:
    """What a scorer or a requirement in Python says of everybody.

    It sees of each the facts that it names, as a pack would read them, and nothing else.

    Args:
        strategy: The strategy.
        workforce: The people with their records; or the services, candidates or reviews that it is
            about.
        on: The period of appraisal, for a strategy that looks at ratings and targets; the day, or
            the day with what else is asked about, for one that looks at dated records.

    Returns:
        One result for each: nobody is left out, and who has no answer has a refusal.

    Raises:
        UsageError: If anything is wrong with the strategy, or it looks at facts that a period, or
            a day, knows nothing of.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.law import Citation, Instrument, Standing
        >>> from meritasn.model import Employee, Employment
        >>> from meritasn.quantities import Unit
        >>> from meritasn.strategies import Declaration, Scale
        >>> class Weight:
        ...     declaration = Declaration(
        ...         "kota-contoh-weight",
        ...         "1",
        ...         Text("Bobot jabatan", "Weight of a post"),
        ...         Citation(Instrument("Perwali Kota Contoh 1/2026")),
        ...         Standing.ASSUMED,
        ...     )
        ...     grain = Grain.PERSON
        ...     reads = ("job_class",)
        ...     scale = Scale(Unit.POINTS, 0, 0, 170)
        ...
        ...     def score(self, facts):
        ...         return facts.number("job_class") * 10
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS, job_class=10)
        >>> found = apply_strategy(Weight(), Workforce(employees=[one]), date(2026, 1, 31))
        >>> found.of("A-1").score
        Decimal('100')
    """
    hold_objects(workforce)
    wrong = faults(strategy)
    if wrong:
        raise UsageError(wrong)
    reads = facts_read(strategy)
    _hold(strategy, reads, a_day=not isinstance(on, Period))
    program = Program(reads, {}, {}, {}, (), ())
    if isinstance(on, Period):
        asked, records = on, _in_period(program, workforce, on)
    else:
        question = on if isinstance(on, Question) else Question(on)
        asked = Period.of_days(question.on, question.on)
        records = _on_day(program, workforce, question)
    people = tuple(_result(strategy, key, found) for key, found in records)
    (kind,) = kinds_of(strategy)
    return StrategyResults(strategy.declaration, kind, asked, people)


def about_a_period(strategy: Scorer | Requirement) -> bool:
    """Whether a strategy looks at what only a period of appraisal knows, such as ratings."""
    return bool(_of_periods(facts_read(strategy)))


def _result(strategy: Scorer | Requirement, key: str, found: Record | Refusal) -> StrategyResult:
    if isinstance(found, Refusal):
        return StrategyResult(key, None, found)
    return StrategyResult(key, ask(strategy, found))


_Asked = Iterator[tuple[str, Record | Refusal]]


def _on_day(program: Program, workforce: Workforce, asked: Question) -> _Asked:
    """The record of each subject on a day; none of whom a row is lacking."""
    tables = [catalogue().table_of(kind).name for kind in program.below(program.subject)]
    lost = frozenset[str]().union(*(getattr(workforce.incomplete, name) for name in tables))
    for subject in subjects_of(program, workforce, asked):
        key = key_of(subject)
        if key in lost:
            yield key, _REJECTED
        else:
            record = career_record(program, workforce, subject, asked)
            yield key, evolve(record, above=asked_facts(program, Grain.UNIT, asked))


def _in_period(program: Program, workforce: Workforce, period: Period) -> _Asked:
    """The record of each person in a period, from their one appraisal."""
    appraisals: dict[str, list[Appraisal]] = {}
    for appraisal in workforce.appraisals_in(period):
        appraisals.setdefault(appraisal.employee, []).append(appraisal)
    for employee in workforce.employees:
        found = appraisals.get(employee.key, [])
        if len(found) == 1:
            yield employee.key, _appraised(program, workforce, employee, found[0])
        else:
            yield employee.key, _SEVERAL if found else _NO_APPRAISAL


def _appraised(
    program: Program, workforce: Workforce, employee: Employee, appraisal: Appraisal
) -> Record:
    unit = counted_in(workforce, employee, appraisal)
    performance = workforce.performance_of(unit, appraisal.period) if unit else None
    above = unit_facts(program, performance)
    record = person_record(program, appraisal, employee, workforce, above)
    own = {
        name: read_path(employee, fact.model)
        for name, fact in program.facts.items()
        if name in _names("employees")
    }
    return evolve(record, facts={**record.facts, **own})


def _hold(strategy: Scorer | Requirement, reads: Mapping[str, Fact], *, a_day: bool) -> None:
    """Refuses to ask about a day what only a period knows, and the other way round.

    Otherwise everybody would be refused, one by one, for facts that nobody could have given.
    """
    unknown = _of_periods(reads) if a_day else _of_days(reads)
    if unknown:
        name = strategy.declaration.name
        why = (_PERIOD if a_day else _DAY).fill(facts=", ".join(unknown))
        raise UsageError([usage.BAD_STRATEGY.at(Place(path=f"{name}.reads"), name=name, why=why)])


def _of_periods(reads: Mapping[str, Fact]) -> list[str]:
    """Facts of appraisals, of their targets, and of the performance of a unit."""
    known = frozenset[str]().union(*map(_names, ("appraisals", "targets", _LED)))
    return [fact.name for fact in reads.values() if fact.name in known or _LED in fact.tables]


def _of_days(reads: Mapping[str, Fact]) -> list[str]:
    """Facts of dated records and of the question, and of whatever is not appraised."""
    known = {*_of_periods(reads), *_names("employees")}
    return [name for name in reads if name not in known]


@cache
def _names(table: str) -> frozenset[str]:
    """The facts that a table carries."""
    columns = catalogue().tables[table].columns
    return frozenset(column.fact.name for column in columns if column.fact is not None)


_LED = "unit_performance"
_REJECTED, _NO_APPRAISAL, _SEVERAL = (
    Refusal(code, code.template)
    for code in (refusals.REJECTED_ROW, refusals.NO_APPRAISAL, refusals.SEVERAL_APPRAISALS)
)
_PERIOD = Text(
    "melihat {facts}, yang hanya dikenal dalam suatu periode penilaian; berikan Period",
    "it looks at {facts}, known of a period of appraisal only; give a Period",
)
_DAY = Text(
    "melihat {facts}, yang dikenal pada suatu hari dari catatan bertanggal; berikan tanggal",
    "it looks at {facts}, known on a day from dated records; give a day",
)
