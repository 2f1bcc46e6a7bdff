"""The workforce: all records together, and quick ways to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from attrs import field, frozen

from meritasn.model.appraisals import Appraisal
from meritasn.model.attendance import Attendance
from meritasn.model.candidates import Candidate
from meritasn.model.careers import (
    ORDER,
    OWNERS,
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
from meritasn.model.reviews import MeritReview
from meritasn.model.services import Measurement, Response, Service
from meritasn.model.talent import AssessedCompetency, AssessedSkill, TalentAssessment
from meritasn.model.units import Holiday, Standard, Unit, UnitPerformance, Vacancy
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


def _talent_assessments(given: Iterable[TalentAssessment]) -> tuple[TalentAssessment, ...]:
    return tuple(given)


def _competencies(given: Iterable[AssessedCompetency]) -> tuple[AssessedCompetency, ...]:
    return tuple(given)


def _skills(given: Iterable[AssessedSkill]) -> tuple[AssessedSkill, ...]:
    return tuple(given)


def _attendance(given: Iterable[Attendance]) -> tuple[Attendance, ...]:
    return tuple(given)


def _standards(given: Iterable[Standard]) -> tuple[Standard, ...]:
    return tuple(given)


def _services(given: Iterable[Service]) -> tuple[Service, ...]:
    return tuple(given)


def _responses(given: Iterable[Response]) -> tuple[Response, ...]:
    return tuple(given)


def _measurements(given: Iterable[Measurement]) -> tuple[Measurement, ...]:
    return tuple(given)


def _candidates(given: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(given)


def _merit_reviews(given: Iterable[MeritReview]) -> tuple[MeritReview, ...]:
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
        talent_assessments: Talent assessments of people.
        competencies: Competencies of people, as assessed.
        skills: Technical competencies of people, as assessed.
        attendance: Months of attendance of people.
        vacancies: Posts to be filled.
        standards: Levels of competencies that posts to be filled ask for.
        holidays: Days on which nobody works.
        services: Services of units.
        responses: Survey sheets about services.
        measurements: Measurements of services.
        candidates: People who apply for a post.
        merit_reviews: Reviews of the merit system of agencies.
        incomplete: Of whom, and of which services, records are not all here, since a row about
            them was rejected.
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
    talent_assessments: tuple[TalentAssessment, ...] = field(
        converter=_talent_assessments, default=()
    )
    competencies: tuple[AssessedCompetency, ...] = field(converter=_competencies, default=())
    skills: tuple[AssessedSkill, ...] = field(converter=_skills, default=())
    attendance: tuple[Attendance, ...] = field(converter=_attendance, default=())
    vacancies: tuple[Vacancy, ...] = field(converter=_vacancies, default=())
    standards: tuple[Standard, ...] = field(converter=_standards, default=())
    holidays: tuple[Holiday, ...] = field(converter=_holidays, default=())
    services: tuple[Service, ...] = field(converter=_services, default=())
    responses: tuple[Response, ...] = field(converter=_responses, default=())
    measurements: tuple[Measurement, ...] = field(converter=_measurements, default=())
    candidates: tuple[Candidate, ...] = field(converter=_candidates, default=())
    merit_reviews: tuple[MeritReview, ...] = field(converter=_merit_reviews, default=())
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

    @cached_property
    def service_by_key(self) -> Mapping[str, Service]:
        """Services by key."""
        return {service.key: service for service in reversed(self.services)}

    @cached_property
    def candidate_by_key(self) -> Mapping[str, Candidate]:
        """Candidates by key."""
        return {candidate.key: candidate for candidate in reversed(self.candidates)}

    def standards_of(self, vacancy: str) -> tuple[Standard, ...]:
        """The levels of competencies that a post to be filled asks for; none where it has none."""
        return self._standards_by_vacancy.get(vacancy, ())

    def candidates_for(self, vacancy: str) -> tuple[Candidate, ...]:
        """Those who apply for a post to be filled."""
        return self._candidates_by_vacancy.get(vacancy, ())

    def services_of(self, unit: str) -> tuple[Service, ...]:
        """The services that a unit itself gives, not those of units beneath it."""
        return self._services_by_unit.get(unit, ())

    def records_of(self, table: str, owner: str) -> tuple[object, ...]:
        """The dated records of one person or one service, by their days and then by their kind.

        Args:
            table: The field that holds them, such as ``credits`` or ``responses``.
            owner: The key of the person, or of the service.
        """
        return self._dated[table].get(owner, ())

    def is_incomplete(self, table: str, owner: str) -> bool:
        """Whether not all dated records of one person or one service in a table are here."""
        return owner in self._incomplete[table]

    @cached_property
    def _incomplete(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(getattr(self.incomplete, name)) for name in ORDER}

    @cached_property
    def _dated(self) -> Mapping[str, Mapping[str, tuple[object, ...]]]:
        return {
            name: _by_owner(getattr(self, name), OWNERS[name], order)
            for name, order in ORDER.items()
        }

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

    @cached_property
    def _standards_by_vacancy(self) -> Mapping[str, tuple[Standard, ...]]:
        return _grouped(self.standards, lambda standard: standard.vacancy)

    @cached_property
    def _candidates_by_vacancy(self) -> Mapping[str | None, tuple[Candidate, ...]]:
        return _grouped(self.candidates, lambda candidate: candidate.vacancy)

    @cached_property
    def _services_by_unit(self) -> Mapping[str | None, tuple[Service, ...]]:
        return _grouped(self.services, lambda service: service.unit)

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


def _by_owner(
    records: Iterable[Record], owner: str, order: tuple[str, ...]
) -> Mapping[str, tuple[Record, ...]]:
    def place(record: Record) -> tuple[object, ...]:
        parts = (getattr(record, name) for name in order)
        return tuple(part.order if isinstance(part, Term) else part for part in parts)

    key: Callable[[Record], str] = attrgetter(owner)
    groups = _grouped(records, key)
    return {key: tuple(sorted(group, key=place)) for key, group in groups.items()}
