"""What the city has beside careers: talent, attendance, services, candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from statistics import mean

import pytest

from meritasn.model import Competency, Employee, PostLevel, Response, Workforce, check
from meritasn.quantities import Absence
from meritasn.testing.population import City, city

ELEMENTS = tuple(f"u{n}" for n in range(1, 10))
LEADING = (PostLevel.JPT_PRATAMA, PostLevel.ADMINISTRATOR, PostLevel.PENGAWAS)
END = date(2025, 12, 31)


@pytest.fixture(scope="module")
def medan() -> City:
    return city()


@pytest.fixture(scope="module")
def known(medan: City) -> Workforce:
    return medan.workforce


def level_of(known: Workforce, key: str) -> object:
    return known.employee_by_key[key].post.level


def numbers(values: Iterable[object]) -> list[Decimal]:
    return [value for value in values if isinstance(value, Decimal)]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_of_it_is_rejected_whatever_the_seed(seed: int) -> None:
    made = city(people=500, seed=seed).workforce
    assert not [finding for finding in check(made) if finding.rejects]
    assert made.talent_assessments
    assert made.responses


def test_nearly_all_who_lead_were_assessed_and_few_others(known: Workforce) -> None:
    assessed = {one.employee for one in known.talent_assessments}
    leading = {one.key for one in known.employees if one.post.level in LEADING}
    assert len(leading & assessed) > 0.9 * len(leading)
    assert len(assessed - leading) < 0.1 * len(known.employees)


def test_levels_of_competencies_rise_with_the_post(known: Workforce) -> None:
    by_level = {
        level: mean(
            numbers(
                one.competency_level
                for one in known.competencies
                if level_of(known, one.employee) is level
            )
        )
        for level in LEADING
    }
    senior, middle, first = (by_level[level] for level in LEADING)
    assert senior > middle > first


def test_whoever_works_better_is_assessed_better(known: Workforce) -> None:
    """The minutes of activity tell how somebody works, and nothing else of theirs is needed."""
    minutes: dict[str, list[Decimal]] = {}
    for month in known.attendance:
        minutes.setdefault(month.employee, []).extend(numbers([month.activity_minutes]))
    scored = sorted(
        (mean(minutes[one.employee]), one.competence_score)
        for one in known.talent_assessments
        if isinstance(one.competence_score, Decimal)
    )
    half = len(scored) // 2
    lower, upper = (mean(score for _, score in part) for part in (scored[:half], scored[half:]))
    assert upper > lower + 3


def test_some_assessments_have_run_out_and_most_have_not(known: Workforce) -> None:
    latest = {one.employee: one.assessed_until for one in known.talent_assessments}
    out = sum(isinstance(until, date) and until < END for until in latest.values())
    assert 0 < out < len(latest) / 2


def test_what_is_missing_is_what_was_planted(medan: City) -> None:
    known = medan.workforce
    potential, feedback, level, nation = medan.plant("unassessed").keys
    missing = Absence.MISSING
    assert {t.employee for t in known.talent_assessments if t.potential_score is missing} == {
        potential
    }
    assert {t.employee for t in known.talent_assessments if t.feedback_score is missing} == {
        feedback
    }
    lost = {c.employee: c.competency for c in known.competencies if c.competency_level is missing}
    assert lost == {level: Competency.KOMUNIKASI}
    counts = Counter(one.employee for one in known.competencies)
    assert {key for key, count in counts.items() if count < len(Competency)} == {nation}
    no_class, no_activity, no_presence, no_month = medan.plant("unknown_work").keys
    assert [e.key for e in known.employees if e.job_class is missing] == [no_class]
    assert [a.employee for a in known.attendance if a.activity_minutes is missing] == [no_activity]
    assert [a.employee for a in known.attendance if a.presence is missing] == [no_presence]
    months = Counter(one.employee for one in known.attendance)
    assert {key for key, count in months.items() if count != 3} == {no_month}
    assert len(months) == len(known.employees)


def test_the_class_of_a_job_rises_with_its_level(known: Workforce) -> None:
    def classes(level: PostLevel) -> list[Decimal]:
        return numbers(e.job_class for e in known.employees if e.post.level is level)

    assert min(classes(PostLevel.JPT_PRATAMA)) > max(classes(PostLevel.ADMINISTRATOR))
    assert max(classes(PostLevel.PELAKSANA)) <= max(classes(PostLevel.AHLI_PERTAMA))


def test_one_service_fell_and_one_missed_its_standard_twice(medan: City) -> None:
    known = medan.workforce
    (fell,) = medan.plant("service_fell").keys
    times = [one.measured_time for one in known.measurements if one.service == fell]
    assert len(times) == 24
    assert [times[0], times[-1]] == [Decimal(180), Decimal(55)]
    (missed,) = medan.plant("service_missed").keys
    (untimed,) = medan.plant("service_untimed").keys
    over: dict[str, list[date]] = {}
    for one in known.measurements:
        standard = known.service_by_key[one.service].standard_time
        assert isinstance(standard, Decimal)
        if one.measured_time is Absence.MISSING:
            assert (one.service, one.measured_on) == (untimed, date(2025, 5, 31))
        elif isinstance(one.measured_time, Decimal) and one.measured_time > standard:
            over.setdefault(one.service, []).append(one.measured_on)
    assert over.keys() == {fell, missed}
    assert over[missed] == [date(2024, 7, 31), date(2025, 3, 31)]


def answers(sheet: Response) -> list[object]:
    return [getattr(sheet, name) for name in ELEMENTS]


def test_one_survey_makes_its_letter_with_not_an_answer_to_spare(medan: City) -> None:
    (limit,) = medan.plant("service_at_limit").keys
    sheets = [
        sheet
        for sheet in medan.workforce.responses
        if sheet.service == limit and sheet.responded_on.year == 2025
    ]
    total = sum(sum(numbers(answers(sheet))) for sheet in sheets)
    assert (len(sheets), total) == (100, 2758)


def test_sheets_are_complete_but_for_those_of_one_survey(medan: City) -> None:
    (unanswered,) = medan.plant("unanswered").keys
    lacking = [s for s in medan.workforce.responses if Absence.MISSING in answers(s)]
    assert {(s.service, s.responded_on.year, s.u9) for s in lacking} == {
        (unanswered, 2025, Absence.MISSING)
    }
    assert len(lacking) == 3
    given = {answer for s in medan.workforce.responses for answer in numbers(answers(s))}
    assert given == {1, 2, 3, 4}


def test_the_two_surveys_lie_more_than_a_year_apart(known: Workforce) -> None:
    """So that a survey of one year holds one of them."""
    days = sorted({sheet.responded_on for sheet in known.responses})
    first = [day for day in days if day.year == 2024]
    last = [day for day in days if day.year == 2025]
    assert first[-1].replace(year=2025) < last[0]


def test_candidates_are_tied_as_planted(medan: City) -> None:
    known = medan.workforce.candidate_by_key

    def scores(key: str, *names: str) -> list[object]:
        return [getattr(known[key], name) for name in names]

    parts = ("paper_score", "centre_score", "interview_score", "track_record_score")
    one, other = medan.plant("tied_seniors").keys
    assert scores(one, *parts) == scores(other, *parts)
    tests = ("twk", "tiu", "tkp", "skb")
    one, other = medan.plant("tied_totals").keys
    assert scores(one, *tests) == scores(other, *tests)
    assert known[one].diploma_mean != known[other].diploma_mean
    one, other = medan.plant("tied_but_for_age").keys
    assert scores(one, *tests, "diploma_mean") == scores(other, *tests, "diploma_mean")
    assert known[one].applicant_born_on != known[other].applicant_born_on
    one, other = medan.plant("tied_at_the_end").keys
    assert scores(one, *tests[:3]) == scores(other, *tests[:3])


def test_posts_of_leadership_have_standards_and_the_others_none(known: Workforce) -> None:
    asked = {vacancy.key: len(known.standards_of(vacancy.key)) for vacancy in known.vacancies}
    assert asked == {"L-01": 9, "L-02": 9, "L-03": 9, "L-04": 0, "L-05": 0, "L-06": 0}


def test_the_rest_of_the_city_stays_as_it_was(known: Workforce) -> None:
    """What people were before they had a class of job is not drawn from the new streams."""
    first = known.employees[0]
    assert isinstance(first, Employee)
    assert (first.key, first.service_since, first.rank_since) == (
        "P0001",
        date(1998, 7, 1),
        date(2025, 4, 1),
    )
