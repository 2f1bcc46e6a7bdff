from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from operator import eq
from typing import Any

import pytest
from attrs import fields
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from meritasn.facts import catalogue
from meritasn.model import (
    Absent,
    Appraisal,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Candidate,
    Conduct,
    CreditLine,
    Direction,
    Employee,
    Employment,
    Evidence,
    Measure,
    Measurement,
    MeritReview,
    Nip,
    NiPppk,
    Objection,
    PastPredicate,
    Posting,
    Response,
    Sanctioned,
    Service,
    TalentAssessment,
    Target,
    Training,
    Workforce,
    check,
    parse_nip,
)
from meritasn.model.careers import ORDER
from meritasn.quantities import Absence, Number, Period, Unit, decimal, scaled
from meritasn.testing.strategies import (
    absences,
    appraisals,
    attendance,
    candidates,
    competencies,
    credit_lines,
    employees,
    evidence,
    measurements,
    measures,
    merit_reviews,
    nips,
    numbers,
    objections,
    past_predicates,
    periods,
    postings,
    responses,
    sanctions,
    services,
    skills,
    talent_assessments,
    targets,
    trainings,
    workforces,
)

NUMBERS = [
    name
    for name, fact in catalogue().facts.items()
    if fact.enum is None and fact.unit is not Unit.DATE
]
OF_PEOPLE: dict[type[Any], Callable[..., st.SearchStrategy[Any]]] = {
    PastPredicate: past_predicates,
    Posting: postings,
    Sanctioned: sanctions,
    Absent: absences,
    Training: trainings,
    Evidence: evidence,
    CreditLine: credit_lines,
    Objection: objections,
    TalentAssessment: talent_assessments,
    AssessedCompetency: competencies,
    AssessedSkill: skills,
    Attendance: attendance,
}
OF_OTHERS: dict[type[Any], Callable[..., st.SearchStrategy[Any]]] = {
    Service: services,
    Response: responses,
    Measurement: measurements,
    Candidate: candidates,
    MeritReview: merit_reviews,
}
DRAWN = {**OF_PEOPLE, **OF_OTHERS}
ASPECTS = ("quantity", "quality", "time", "cost")


@pytest.mark.parametrize("fact", NUMBERS)
def test_numbers_reach_both_ends_of_their_range_and_go_no_further(fact: str) -> None:
    known = catalogue().facts[fact]

    @given(numbers(fact, complete=True))
    @settings(max_examples=30)
    def within(number: Number) -> None:
        if isinstance(number, Decimal):
            assert known.low <= scaled(number, known.decimals) <= known.high
        else:
            assert known.absent_ok
            assert number is Absence.NOT_APPLICABLE

    within()
    for end in (known.low, known.high):
        assert find(numbers(fact), partial(eq, decimal(end, known.decimals))) is not None


@given(periods())
def test_periods_have_an_end(period: Period) -> None:
    assert period.last
    assert period.start <= period.last


def test_periods_are_years_months_and_odd_spans() -> None:
    assert find(periods(), lambda period: period == Period.year(period.start.year))
    assert find(periods(), lambda period: (period.last or period.start).month == 2)
    assert find(periods(), lambda period: period.start.day == 17)


@given(nips())
def test_nips_are_of_nobody(nip: Nip | NiPppk) -> None:
    assert nip.serial >= 900
    assert nip.birth_date.year < 1907
    assert parse_nip(nip.digits) == nip


@given(st.sampled_from(Employment).flatmap(lambda e: st.tuples(st.just(e), nips(e))))
def test_nips_are_those_of_an_employment(drawn: tuple[Employment, Nip | NiPppk]) -> None:
    employment, nip = drawn
    assert isinstance(nip, NiPppk) is employment.by_contract


@given(st.sampled_from(ASPECTS).flatmap(measures))
def test_a_range_does_not_end_before_it_starts(measure: Measure) -> None:
    if measure.direction is not Direction.RANGE:
        assert measure.upper is Absence.NOT_APPLICABLE
    elif isinstance(measure.target, Decimal) and isinstance(measure.upper, Decimal):
        assert measure.target <= measure.upper


@given(employees(key="a", unit="b"))
def test_employees_stand_where_they_are_asked_to(employee: Employee) -> None:
    assert (employee.key, employee.unit) == ("a", "b")


@given(targets(complete=True))
def test_a_complete_target_has_an_aspect(target: Target) -> None:
    assert any(getattr(target, aspect) for aspect in ASPECTS)


@given(appraisals(complete=True))
def test_nothing_is_missing_where_all_is_asked_for(appraisal: Appraisal) -> None:
    assert appraisal.targets
    assert Absence.MISSING not in set(facts(appraisal))


def test_anything_may_be_missing_otherwise() -> None:
    # Any will do, not the least one; a rare one may take many draws.
    met = settings(phases=[Phase.generate], max_examples=2_000)
    assert find(appraisals(), lambda seen: Absence.MISSING in set(facts(seen)), settings=met)


def facts(appraisal: Appraisal) -> Iterator[object]:
    yield from (appraisal.results_rating, appraisal.behaviour_rating, appraisal.recorded_predicate)
    yield from (appraisal.behaviour_score, appraisal.peers_asked, appraisal.innovation)
    yield from (getattr(appraisal.conduct, field.name) for field in fields(Conduct))
    for target in appraisal.targets:
        yield from (target.kind, target.weight, target.is_maximum, target.scope_weight)
        for measure in (target.quantity, target.quality, target.time, target.cost):
            if measure:
                yield from (measure.target, measure.realised, measure.upper, measure.direction)


@pytest.mark.parametrize("kind", OF_PEOPLE)
@given(data=st.data())
@settings(max_examples=5)
def test_a_record_of_a_person_is_theirs(kind: type[Any], data: st.DataObject) -> None:
    assert data.draw(OF_PEOPLE[kind](employee="a")).employee == "a"


@pytest.mark.parametrize("kind", DRAWN)
@given(data=st.data())
@settings(max_examples=50)
def test_a_complete_record_lacks_no_fact(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(DRAWN[kind](complete=True))
    assert isinstance(record, kind)
    assert Absence.MISSING not in held(record)


@given(employees(complete=True))
@settings(max_examples=50)
def test_a_complete_employee_lacks_no_fact(employee: Employee) -> None:
    assert Absence.MISSING not in held(employee)


@given(candidates(complete=True))
@settings(max_examples=20)
def test_a_complete_candidate_says_what_the_law_may_ask(candidate: Candidate) -> None:
    assert candidate.intake_category
    assert candidate.applicant_born_on


@pytest.mark.parametrize("kind", DRAWN)
def test_a_fact_of_a_record_may_be_missing_otherwise(kind: type[Any]) -> None:
    # Any will do, not the least one; a rare one may take many draws.
    met = settings(phases=[Phase.generate], max_examples=2_000)
    assert find(DRAWN[kind](), lambda record: Absence.MISSING in held(record), settings=met)


def held(record: Any) -> list[object]:  # noqa: ANN401  (a record of any class)
    return [getattr(record, field.name) for field in fields(type(record))]


@given(workforces(dated=True))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_record_of_a_workforce_is_rejected(workforce: Workforce) -> None:
    assert not [finding for finding in check(workforce) if finding.rejects]


def test_workforces_are_not_all_alike() -> None:
    # Any will do, not the least one: shrinking a workforce takes minutes.
    quick = settings(
        phases=[Phase.generate],
        deadline=None,
        max_examples=2_000,
        suppress_health_check=[HealthCheck.too_slow],
    )
    assert find(workforces(), lambda drawn: len(drawn.units) == 4, settings=quick)
    assert find(workforces(), lambda drawn: len(drawn.appraisals) > 3, settings=quick)
    assert find(workforces(), lambda drawn: len(drawn.periods()) == 2, settings=quick)


LISTS = ("vacancies", "standards", "holidays", "services", "candidates", "merit_reviews")


@pytest.mark.parametrize("field", [*ORDER, *LISTS])
def test_workforces_have_dated_records_where_they_are_asked_for(field: str) -> None:
    # Any will do, not the least one; a rare one may take many draws.
    met = settings(phases=[Phase.generate], deadline=None, max_examples=2_000)
    # What is found is the list alone: a whole workforce may be longer than a report can print.
    found = workforces(dated=True).map(lambda drawn: len(getattr(drawn, field)))
    assert find(found, bool, settings=met)
