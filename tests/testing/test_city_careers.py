"""The careers of the example city: each holds together, and packs find in them what they tell."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from meritasn.errors import Place
from meritasn.merit import Question, assess, ledger
from meritasn.model import (
    CreditKind,
    Education,
    Employee,
    Employment,
    EvidenceKind,
    PastPredicate,
    Posting,
    PostKind,
    PostLevel,
    Predicate,
    Rank,
    Sanction,
    YesNo,
)
from meritasn.quantities import Absence, Period
from meritasn.results.result import requirements_not_met
from meritasn.testing.population import City, city

TOLD_UNTIL = date(2025, 12, 31)
ASKED = date(2025, 10, 1)
NOW = Absence.NOT_APPLICABLE
FIRST_RANK = {
    Education.SLTA: Rank.II_A,
    Education.D3: Rank.II_C,
    Education.S1: Rank.III_A,
    Education.DOKTER: Rank.III_B,
    Education.S2: Rank.III_B,
    Education.S3: Rank.III_C,
}


@pytest.fixture(scope="module", params=[{}, {"people": 500, "seed": 3}])
def made(request: pytest.FixtureRequest) -> City:
    return city(**request.param)


@pytest.fixture(scope="module")
def medan() -> City:
    return city()


def known(day: date | Absence) -> date:
    assert isinstance(day, date)
    return day


def held(made: City, employee: Employee, *, acting: YesNo = YesNo.NO) -> list[Posting]:
    records = made.workforce.records_of("postings", employee.key)
    return [one for one in records if isinstance(one, Posting) and one.posting_acting is acting]


def told(made: City) -> list[Employee]:
    """Everybody of whom nothing was left out on purpose, and who stayed in their posts."""
    apart = {*made.plant("career_gaps").keys, *made.plant("removed").keys}
    return [one for one in made.workforce.employees if one.key not in apart]


def years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


# ------------------------------------------------------------------------------------ each career


def test_nobody_began_as_a_child_and_everything_comes_after_that(made: City) -> None:
    for employee in told(made):
        born = made.workforce.protected[employee.key].birth_date
        since = known(employee.service_since)
        assert born
        assert years_later(born, 18) <= since
        assert since <= known(employee.rank_since) <= TOLD_UNTIL
        assert since <= known(employee.post.since) <= TOLD_UNTIL


def test_service_began_in_the_month_of_the_number(made: City) -> None:
    for employee in made.workforce.employees:
        since = known(employee.service_since)
        digits = employee.nip.digits if employee.nip else ""
        assert digits[8:12] == f"{since.year}"
        if employee.employment is Employment.PNS:
            assert digits[12:14] == f"{since.month:02}"


def test_posts_follow_each_other_day_by_day_up_to_the_present_one(made: City) -> None:
    for employee in told(made):
        postings = held(made, employee)
        assert postings[0].posting_since == employee.service_since
        for earlier, later in pairwise(postings):
            assert known(earlier.posting_until) + timedelta(days=1) == later.posting_since
        last = postings[-1]
        assert last.posting_until is NOW
        assert (last.posting, last.posting_level) == (employee.post.title, employee.post.level)
        assert last.posting_since == employee.post.since


def test_those_who_lead_had_the_posts_before_for_as_long_as_the_rules_ask(made: City) -> None:
    ladder = (
        (PostLevel.PELAKSANA, 4),
        (PostLevel.PENGAWAS, 3),
        (PostLevel.ADMINISTRATOR, 2),
        (PostLevel.JPT_PRATAMA, 0),
    )
    levels = [level for level, _ in ladder]
    for employee in told(made):
        if employee.post.level in levels[1:]:
            postings = held(made, employee)
            assert [one.posting_level for one in postings] == levels[: len(postings)]
            for one, (_, years) in zip(postings[:-1], ladder, strict=False):
                until = known(one.posting_until) + timedelta(days=1)
                assert years_later(one.posting_since, years) <= until
            assert known(employee.post.since) < date(2019, 1, 1)  # when they rated the first year


def test_rank_and_diploma_fit_each_other(made: City) -> None:
    for employee in told(made):
        rank, education = employee.rank, employee.education
        assert isinstance(rank, Rank)
        assert isinstance(education, Education)
        if employee.employment is Employment.PNS:
            # Who took another degree has it besides the one with which they began.
            lowest = min(FIRST_RANK[education], Rank.III_A, key=lambda one: one.order)
            assert lowest.order <= rank.order
        else:
            by_diploma = {Education.SLTA: Rank.V, Education.D3: Rank.VII, Education.S1: Rank.IX}
            assert by_diploma[education] is rank


def test_the_rank_of_the_superior_is_that_of_the_rater(made: City) -> None:
    raters = {seen.employee: seen.rater for seen in made.workforce.appraisals_in(Period.year(2023))}
    for employee in made.workforce.employees:
        rater = raters.get(employee.key)
        if rater is not None:
            assert employee.superior_rank is made.workforce.employee_by_key[rater].rank


def test_a_functional_post_brings_its_own_age_of_retirement(made: City) -> None:
    for employee in made.workforce.employees:
        functional = employee.post.kind is PostKind.FUNGSIONAL
        assert (employee.post.retirement_age is NOW) is not functional


# ------------------------------------------------------------------------------------ each record


def test_years_of_service_have_a_predicate_each_and_2023_the_one_on_record(made: City) -> None:
    recorded = {
        seen.employee: seen.recorded_predicate
        for seen in made.workforce.appraisals_in(Period.year(2023))
    }
    for employee in made.workforce.employees:
        records = made.workforce.records_of("past_predicates", employee.key)
        past = {one.rated_on.year: one for one in records if isinstance(one, PastPredicate)}
        began = known(employee.service_since).year
        assert sorted(past) == [year for year in range(2020, 2025) if year > began]
        if 2023 in past and isinstance(recorded[employee.key], Predicate):
            assert past[2023].past_predicate is recorded[employee.key]


def test_trainings_and_evidence_come_within_service(made: City) -> None:
    began = {one.key: known(one.service_since) for one in made.workforce.employees}
    for training in made.workforce.trainings:
        assert began[training.employee] < training.trained_on <= TOLD_UNTIL
    for evidence in made.workforce.evidence:
        assert began[evidence.employee] < evidence.evidence_on <= TOLD_UNTIL


def test_a_level_of_late_was_tested_before(made: City) -> None:
    tested = {
        (one.employee, one.evidence_level)
        for one in made.workforce.evidence
        if one.evidence_kind is EvidenceKind.LEVEL_TEST
    }
    rises = [line for line in made.workforce.credits if line.credit_kind is CreditKind.LEVEL_RISE]
    assert rises
    assert {(line.employee, line.credit_level) for line in rises} <= tested


def test_each_sanction_has_the_absences_behind_it(made: City) -> None:
    """As the discipline of civil servants counts working days of absence in a year."""
    led_to = {
        range(3, 4): Sanction.ORAL_WARNING,
        range(4, 7): Sanction.WRITTEN_WARNING,
        range(7, 11): Sanction.DISSATISFACTION_STATEMENT,
        range(11, 21): Sanction.ALLOWANCE_CUT_25,
        range(25, 28): Sanction.REMOVAL_TO_PELAKSANA,
    }
    days = {(one.employee, one.absence_on.year): one for one in made.workforce.absences}
    for sanction in made.workforce.sanctions:
        absent = days.pop((sanction.employee, sanction.sanction_since.year - 1))
        assert not isinstance(absent.absent_days, Absence)
        (expected,) = (what for span, what in led_to.items() if absent.absent_days in span)
        assert sanction.sanction is expected
    assert all(one.absent_days in (1, 2) for one in days.values())


def test_who_was_removed_led_until_then(made: City) -> None:
    (key,) = made.plant("removed").keys
    (sanction,) = made.workforce.records_of("sanctions", key)
    *_, led, now = held(made, made.workforce.employee_by_key[key])
    assert led.posting_level is PostLevel.PENGAWAS
    assert now.posting_level is PostLevel.PELAKSANA
    assert now.posting_since == getattr(sanction, "sanction_since", None)
    assert known(led.posting_until) + timedelta(days=1) == now.posting_since


def test_the_ward_without_a_head_of_its_own_is_led_by_an_acting_one(medan: City) -> None:
    (ward,) = medan.plant("acting_head").keys
    head = medan.workforce.employee_by_key[medan.workforce.unit_by_key[ward].head or ""]
    (acting,) = held(medan, head, acting=YesNo.YES)
    assert acting.posting_until is NOW


# -------------------------------------------------------------------- what the packs make of it


def test_every_line_of_every_ledger_is_in_order(made: City) -> None:
    owners = {line.employee for line in made.workforce.credits}
    functional = {
        one.key
        for one in made.workforce.employees
        if one.post.kind is PostKind.FUNGSIONAL and one.employment is Employment.PNS
    }
    assert owners == functional
    for key in sorted(owners):
        whole = ledger(made.workforce, key, ASKED)
        for line in whole.lines:
            assert list(requirements_not_met(line.run, Place())) == []
            assert all(line.run.value(step).present for step in line.steps)


def test_the_last_line_has_the_level_and_the_rank_of_today(made: City) -> None:
    last = {line.employee: line for line in made.workforce.credits}
    for key, line in last.items():
        employee = made.workforce.employee_by_key[key]
        assert line.credit_level is employee.post.level
        assert line.credit_rank is employee.rank


def test_every_kind_of_line_is_there(medan: City) -> None:
    kinds = Counter(line.credit_kind for line in medan.workforce.credits)
    assert set(kinds) == set(CreditKind)


@pytest.mark.parametrize("vacancy", ["L-01", "L-02", "L-03"])
def test_some_qualify_for_each_office_of_leadership_and_most_do_not(
    medan: City, vacancy: str
) -> None:
    asked = Question(ASKED, vacancy=medan.workforce.vacancy_by_key[vacancy])
    counts = assess(medan.workforce, asked, family="post_entry").counts()
    assert 0 < counts["met"] < counts["not_met"]


def test_the_deadline_of_an_objection_is_missed_once(medan: City) -> None:
    people = assess(medan.workforce, ASKED, family="objection_appraisal").people
    late = {result.employee for result in people if result.answer == "not_met"}
    assert late == {medan.plant("objections").keys[3]}


def test_rules_that_need_what_is_not_known_refuse_those_alone(medan: City) -> None:
    _, _, _, unpaid_leave = medan.plant("career_gaps").keys
    people = assess(medan.workforce, ASKED, family="honours").people
    assert {result.employee for result in people if result.refusal} == {unpaid_leave}


def test_holidays_are_those_that_fall_on_the_same_day_every_year(medan: City) -> None:
    days = {(holiday.day.month, holiday.day.day) for holiday in medan.workforce.holidays}
    assert days == {(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)}
    assert {holiday.day.year for holiday in medan.workforce.holidays} == {2023, 2024, 2025}
