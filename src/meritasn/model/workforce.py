"""The workforce: all records together, and quick ways to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from meritasn.model.appraisals import Appraisal
from meritasn.model.careers import (
    ORDER,
    Absent,
    CreditLine,
    Evidence,
    Incomplete,
    Objection,
    PastPredicate,
    Posting,
    Sanctioned,
    Training,
)
from meritasn.model.people import Employee, Protected
from meritasn.model.units import Holiday, Unit, UnitPerformance, Vacancy
from meritasn.model.vocabulary import Term
from meritasn.quantities import Period

__all__ = ["Workforce"]

Key = TypeVar("Key")
Record = TypeVar("Record")


def _units(given: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(given)


def _employees(given: Iterable[Employee]) -> tuple[Employee, ...]:
    return tuple(given)


def _appraisals(given: Iterable[Appraisal]) -> tuple[Appraisal, ...]:
    return tuple(given)


def _unit_performance(given: Iterable[UnitPerformance]) -> tuple[UnitPerformance, ...]:
    return tuple(given)


def _past_predicates(given: Iterable[PastPredicate]) -> tuple[PastPredicate, ...]:
    return tuple(given)


def _postings(given: Iterable[Posting]) -> tuple[Posting, ...]:
    return tuple(given)


def _sanctions(given: Iterable[Sanctioned]) -> tuple[Sanctioned, ...]:
    return tuple(given)


def _absences(given: Iterable[Absent]) -> tuple[Absent, ...]:
    return tuple(given)


def _trainings(given: Iterable[Training]) -> tuple[Training, ...]:
    return tuple(given)


def _evidence(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(given)


def _credits(given: Iterable[CreditLine]) -> tuple[CreditLine, ...]:
    return tuple(given)


def _objections(given: Iterable[Objection]) -> tuple[Objection, ...]:
    return tuple(given)


def _vacancies(given: Iterable[Vacancy]) -> tuple[Vacancy, ...]:
    return tuple(given)


def _holidays(given: Iterable[Holiday]) -> tuple[Holiday, ...]:
    return tuple(given)


def _protected(given: Mapping[str, Protected]) -> Mapping[str, Protected]:
    return dict(given)


@frozen(kw_only=True, repr=False)
class Workforce:
    """Units, employees, appraisals and unit performance, each in the order in which it was given.

    Nothing is checked here: `check` says what is wrong with how the records refer to each other.
    Where a key is given twice, the first record answers to it.

    Attributes:
        units: Units of the organisation.
        employees: People.
        appraisals: Appraisals of any period.
        unit_performance: Predicates of units.
        protected: Protected attributes by employee key; read by audits of fairness, and by rules
            that declare what the law uses one for.
        past_predicates: Predicates of past periods.
        postings: Posts that people held.
        sanctions: Disciplinary sanctions.
        absences: Absences without valid reason.
        trainings: Trainings.
        evidence: Evidence of competence, health and integrity.
        credits: Lines of credit.
        objections: Objections.
        vacancies: Posts to be filled.
        holidays: Days on which nobody works.
        incomplete: Whose dated records are not all here, since a row about them was rejected.
        on: The day as of which units and employees are described; None where it is not known.
    """

    units: tuple[Unit, ...] = field(converter=_units, default=())
    employees: tuple[Employee, ...] = field(converter=_employees, default=())
    appraisals: tuple[Appraisal, ...] = field(converter=_appraisals, default=())
    unit_performance: tuple[UnitPerformance, ...] = field(converter=_unit_performance, default=())
    protected: Mapping[str, Protected] = field(converter=_protected, factory=dict)
    past_predicates: tuple[PastPredicate, ...] = field(converter=_past_predicates, default=())
    postings: tuple[Posting, ...] = field(converter=_postings, default=())
    sanctions: tuple[Sanctioned, ...] = field(converter=_sanctions, default=())
    absences: tuple[Absent, ...] = field(converter=_absences, default=())
    trainings: tuple[Training, ...] = field(converter=_trainings, default=())
    evidence: tuple[Evidence, ...] = field(converter=_evidence, default=())
    credits: tuple[CreditLine, ...] = field(converter=_credits, default=())
    objections: tuple[Objection, ...] = field(converter=_objections, default=())
    vacancies: tuple[Vacancy, ...] = field(converter=_vacancies, default=())
    holidays: tuple[Holiday, ...] = field(converter=_holidays, default=())
    incomplete: Incomplete = field(factory=Incomplete)
    on: date | None = None

    @cached_property
    def unit_by_key(self) -> Mapping[str, Unit]:
        """Units by key."""
        return {unit.key: unit for unit in reversed(self.units)}

    @cached_property
    def employee_by_key(self) -> Mapping[str, Employee]:
        """Employees by key."""
        return {employee.key: employee for employee in reversed(self.employees)}

    @cached_property
    def vacancy_by_key(self) -> Mapping[str, Vacancy]:
        """Posts to be filled by key."""
        return {vacancy.key: vacancy for vacancy in reversed(self.vacancies)}

    def records_of(self, table: str, employee: str) -> tuple[object, ...]:
        """The dated records of one person, in the order of their days and then of their kind.

        Args:
            table: The field that holds them, such as ``credits``.
            employee: The key of the person.
        """
        return self._dated[table].get(employee, ())

    def is_incomplete(self, table: str, employee: str) -> bool:
        """Whether not all dated records of one person in a table are here."""
        return employee in self._incomplete[table]

    @cached_property
    def _incomplete(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(getattr(self.incomplete, name)) for name in ORDER}

    @cached_property
    def _dated(self) -> Mapping[str, Mapping[str, tuple[object, ...]]]:
        return {name: _by_person(getattr(self, name), order) for name, order in ORDER.items()}

    def periods(self) -> tuple[Period, ...]:
        """The periods for which there are appraisals, in the order of time."""
        return tuple(sorted(self._appraisals_by_period, key=_in_time))

    def appraisals_in(self, period: Period) -> tuple[Appraisal, ...]:
        """The appraisals for exactly this period."""
        return self._appraisals_by_period.get(period, ())

    def performance_of(self, unit: str, period: Period) -> UnitPerformance | None:
        """The performance of a unit for exactly this period."""
        return self._performance_by_unit.get((unit, period))

    def units_led_by(self, employee: str) -> tuple[Unit, ...]:
        """The units that an employee leads."""
        return self._units_by_head.get(employee, ())

    def children_of(self, unit: str) -> tuple[Unit, ...]:
        """The units right beneath a unit."""
        return self._units_by_parent.get(unit, ())

    def people_of(self, unit: str) -> tuple[Employee, ...]:
        """The employees who work in a unit itself, not in those beneath it."""
        return self._employees_by_unit.get(unit, ())

    @cached_property
    def _appraisals_by_period(self) -> Mapping[Period, tuple[Appraisal, ...]]:
        return _grouped(self.appraisals, lambda appraisal: appraisal.period)

    @cached_property
    def _performance_by_unit(self) -> Mapping[tuple[str, Period], UnitPerformance]:
        return {(seen.unit, seen.period): seen for seen in reversed(self.unit_performance)}

    @cached_property
    def _units_by_head(self) -> Mapping[str | None, tuple[Unit, ...]]:
        return _grouped(self.units, lambda unit: unit.head)

    @cached_property
    def _units_by_parent(self) -> Mapping[str | None, tuple[Unit, ...]]:
        return _grouped(self.units, lambda unit: unit.parent)

    @cached_property
    def _employees_by_unit(self) -> Mapping[str, tuple[Employee, ...]]:
        return _grouped(self.employees, lambda employee: employee.unit)

    def __repr__(self) -> str:
        """Counts only."""
        return (
            f"Workforce({len(self.units)} units, {len(self.employees)} employees, "
            f"{len(self.appraisals)} appraisals, {len(self.unit_performance)} unit predicates)"
        )


def _grouped(
    records: Iterable[Record], key: Callable[[Record], Key]
) -> Mapping[Key, tuple[Record, ...]]:
    groups: dict[Key, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


def _in_time(period: Period) -> tuple[date, date]:
    return period.start, period.stop or date.max


def _by_person(
    records: Iterable[Record], order: tuple[str, ...]
) -> Mapping[str, tuple[Record, ...]]:
    def place(record: Record) -> tuple[object, ...]:
        parts = (getattr(record, name) for name in order)
        return tuple(part.order if isinstance(part, Term) else part for part in parts)

    def person(record: Record) -> str:
        key: str = record.employee  # type: ignore[attr-defined]  # every dated record has one
        return key

    groups = _grouped(records, person)
    return {key: tuple(sorted(group, key=place)) for key, group in groups.items()}
