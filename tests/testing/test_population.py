from __future__ import annotations

import subprocess
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from tests.testing.manifests import CONSEQUENCES, found_in, planted_in

from meritasn.errors import Severity
from meritasn.errors.codes import inputs
from meritasn.io import read_tables, write_tables
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employment,
    Measure,
    Nip,
    PostKind,
    PostLevel,
    Predicate,
    Rating,
    Sex,
    UnitPredicate,
    check,
    record_of,
)
from meritasn.model.careers import OWNERS
from meritasn.quantities import Absence, Number, Period
from meritasn.testing.population import City, city

Y2019, Y2023 = Period.year(2019), Period.year(2023)
ABOVE, AS, BELOW = Rating
QUADRANT: dict[tuple[object, object], Predicate] = {
    (ABOVE, ABOVE): Predicate.SANGAT_BAIK,
    (ABOVE, AS): Predicate.BAIK,
    (AS, ABOVE): Predicate.BAIK,
    (AS, AS): Predicate.BAIK,
    (ABOVE, BELOW): Predicate.KURANG,
    (AS, BELOW): Predicate.KURANG,
    (BELOW, ABOVE): Predicate.BUTUH_PERBAIKAN,
    (BELOW, AS): Predicate.BUTUH_PERBAIKAN,
    (BELOW, BELOW): Predicate.SANGAT_KURANG,
}


@pytest.fixture(scope="module")
def medan() -> City:
    return city()


@pytest.fixture(scope="module")
def faulty() -> City:
    return city(people=500, seed=7, faults=True)


def planted(city: City, *names: str) -> set[str]:
    return {key for name in names for key in city.plant(name).keys}


# --------------------------------------------------------------------------------- the same city


def test_the_same_seed_makes_the_same_city_and_another_seed_another() -> None:
    one, two, other = city(people=500), city(people=500), city(people=500, seed=2)
    assert one.workforce == two.workforce
    assert one.plants == two.plants
    assert other.workforce.employees != one.workforce.employees


def test_there_are_as_many_people_as_asked_for_and_enough_to_fill_the_offices() -> None:
    assert len(city(people=501).workforce.employees) == 501
    with pytest.raises(ValueError, match="at least 500"):
        city(people=499)


def test_the_city_needs_no_package_of_the_tests() -> None:
    program = "import sys, meritasn.testing.population; print('hypothesis' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert shown.stdout.split() == [b"False"]


# ------------------------------------------------------------------------------------ references


@pytest.mark.parametrize("seed", range(5))
def test_checks_find_what_was_planted_and_nothing_else(seed: int) -> None:
    made = city(people=500, seed=seed, faults=True)
    tables = {
        "units": [unit.key for unit in made.workforce.units],
        "employees": [employee.key for employee in made.workforce.employees],
        "appraisals": [appraisal.employee for appraisal in made.workforce.appraisals],
        "vacancies": [vacancy.key for vacancy in made.workforce.vacancies],
        **{
            name: [getattr(record, owner) for record in getattr(made.workforce, name)]
            for name, owner in OWNERS.items()
        },
    }
    found = set()
    for finding in check(made.workforce):
        table, index = record_of(finding.place) or ("", 0)
        found.add((finding.code.id, tables[table][index]))
    assert found == {
        (plant.code.id, key)
        for plant in made.plants
        if plant.code and plant.code is not inputs.OUT_OF_RANGE  # no business of references
        for key in plant.keys
    }


@pytest.mark.parametrize("seed", range(3))
def test_reading_finds_what_was_planted_where_it_was_planted_and_nothing_else(
    seed: int, tmp_path: Path
) -> None:
    made = city(people=500, seed=seed, faults=True)
    write_tables(made.workforce, tmp_path, language="en")
    intake = read_tables(tmp_path)
    direct = [finding for finding in intake.findings if finding.code.id not in CONSEQUENCES]
    fallen = [finding for finding in intake.findings if finding.code.id in CONSEQUENCES]
    assert found_in(tmp_path, direct) == planted_in(made.plants)
    rejecting = {
        key
        for plant in made.plants
        if plant.code and plant.code.severity is Severity.ERROR
        for key in plant.keys
    }
    assert {owner for *_, owner, _ in found_in(tmp_path, fallen)} <= rejecting


def test_no_row_is_rejected_unless_faults_are_asked_for(medan: City, faulty: City) -> None:
    assert not any(finding.rejects for finding in check(medan.workforce))
    rejecting = [
        key
        for plant in faulty.plants
        if plant.code and plant.code.severity is Severity.ERROR
        for key in plant.keys
    ]
    assert sum(finding.rejects for finding in check(faulty.workforce)) == len(rejecting) > 0


def test_the_rater_leads_the_own_unit_or_one_above_and_stands_beneath_their_own_rater(
    medan: City,
) -> None:
    workforce = medan.workforce
    rater_of = {(seen.employee, seen.period): seen.rater for seen in workforce.appraisals}
    for seen in workforce.appraisals:
        at: str | None = workforce.employee_by_key[seen.employee].unit
        above = set()
        while at:
            above.add(workforce.unit_by_key[at].head)
            at = workforce.unit_by_key[at].parent
        assert seen.rater in above | {None}
        if seen.rater:
            assert seen.rater_superior == rater_of[seen.rater, seen.period]


# ---------------------------------------------------------------------------------------- figures


def share(part: int, whole: int) -> Fraction:
    return Fraction(100 * part, whole)


def test_employment_follows_the_figures_of_medan(medan: City) -> None:
    count = Counter(employee.employment for employee in medan.workforce.employees)
    appointed = count[Employment.PNS] + count[Employment.PPPK]
    assert abs(share(count[Employment.PNS], appointed) - share(9726, 9726 + 4625)) < 1
    assert count[Employment.PPPK_PARUH_WAKTU] > 0


def test_women_are_most_of_the_pns_and_few_of_those_who_lead(medan: City) -> None:
    def women(*levels: PostLevel) -> Fraction:
        group = [
            medan.workforce.protected[employee.key].sex
            for employee in medan.workforce.employees
            if employee.employment is Employment.PNS and employee.post.level in levels
        ]
        return share(group.count(Sex.FEMALE), len(group))

    assert 54 <= women(*PostLevel) <= 57
    assert abs(women(PostLevel.JPT_PRATAMA) - Fraction("15.5")) < 4
    assert abs(women(PostLevel.ADMINISTRATOR) - Fraction("26.5")) < 2
    assert abs(women(PostLevel.PENGAWAS) - Fraction("39.6")) < 1


def test_two_thirds_of_those_who_do_not_lead_hold_functional_posts(medan: City) -> None:
    functional = officers = 0
    for employee in medan.workforce.employees:
        functional += employee.post.kind is PostKind.FUNGSIONAL
        officers += employee.post.level is PostLevel.PELAKSANA
    assert 60 <= share(functional, functional + officers) <= 70


def test_predicates_follow_the_published_shares_with_a_handful_of_each_lower_one(
    medan: City,
) -> None:
    seen = Counter(
        QUADRANT[ratings]
        for appraisal in medan.workforce.appraisals_in(Y2023)
        if (ratings := (appraisal.results_rating, appraisal.behaviour_rating)) in QUADRANT
    )
    whole = seen.total()
    assert abs(share(seen[Predicate.SANGAT_BAIK], whole) - 11) < 1
    assert abs(share(seen[Predicate.BAIK], whole) - 88) < 1
    for lower in (Predicate.BUTUH_PERBAIKAN, Predicate.KURANG, Predicate.SANGAT_KURANG):
        assert 3 <= seen[lower] <= 6


def test_all_scores_of_2019_are_what_a_clerk_works_out(medan: City) -> None:
    seen = {appraisal.employee: appraisal for appraisal in medan.workforce.appraisals_in(Y2019)}
    refused = planted(medan, "missing_realisation", "missing_conduct", "nothing_planned")
    for result in appraise(medan.workforce, period=Y2019):
        if result.employee in seen.keys() - refused:
            assert result.score == final(seen[result.employee])
        else:
            assert result.refusal


def test_ratings_of_2023_are_refused_and_disputed_where_that_was_planted_and_nowhere_else(
    medan: City,
) -> None:
    seen = {appraisal.employee for appraisal in medan.workforce.appraisals_in(Y2023)}
    results = [r for r in appraise(medan.workforce, period=Y2023) if r.employee in seen]
    refused = {result.employee for result in results if result.refusal}
    disputed = {result.employee for result in results if result.findings}
    assert refused == planted(medan, "missing_rating")
    assert disputed == planted(medan, "larger_code", "typed_in_advance", "head_above_unit")


def test_most_scores_of_2019_are_good(medan: City) -> None:
    refused = planted(medan, "missing_realisation", "missing_conduct", "nothing_planned")
    finals = [
        final(seen) for seen in medan.workforce.appraisals_in(Y2019) if seen.employee not in refused
    ]
    assert share(sum(76 <= score < 91 for score in finals), len(finals)) > 90
    assert any(score < 76 for score in finals)
    assert any(score >= 91 for score in finals)


# ------------------------------------------------------------------------------------ who and when


def test_everybody_is_invented_and_their_number_agrees_with_what_is_protected(medan: City) -> None:
    for employee in medan.workforce.employees:
        protected, nip = medan.workforce.protected[employee.key], employee.nip
        assert nip
        assert nip.serial >= 900
        assert (nip.birth_date, nip.sex) == (protected.birth_date, protected.sex)
        assert isinstance(nip, Nip) is (employee.employment is Employment.PNS)
        assert protected.religion is protected.ethnicity is None


def test_only_those_who_served_all_year_are_appraised(medan: City) -> None:
    for seen in medan.workforce.appraisals:
        nip = medan.workforce.employee_by_key[seen.employee].nip
        since = nip.cpns_month.year if isinstance(nip, Nip) else nip and nip.first_contract_year
        assert since
        assert since < seen.period.start.year


def test_leadership_is_scored_for_those_who_lead_alone(medan: City) -> None:
    for seen in medan.workforce.appraisals_in(Y2019):
        leads = bool(medan.workforce.units_led_by(seen.employee))
        level = medan.workforce.employee_by_key[seen.employee].post.level
        leads |= level in (PostLevel.JPT_PRATAMA, PostLevel.ADMINISTRATOR, PostLevel.PENGAWAS)
        assert isinstance(seen.conduct.leadership, Decimal) is leads


# ------------------------------------------------------------------------------------------ plants


def test_the_service_got_faster_under_the_same_head(medan: City) -> None:
    (head,) = medan.plant("faster_service").keys
    times = {}
    for period in (Y2019, Y2023):
        (seen,) = (a for a in medan.workforce.appraisals_in(period) if a.employee == head)
        time = seen.targets[0].time
        assert time
        assert time.unit == "menit"
        times[period] = (time.target, time.realised)
    assert times[Y2019] == (Decimal(180), Decimal(180))
    assert times[Y2023] == (Decimal(60), Decimal(55))
    assert seen.results_rating is ABOVE
    (led,) = medan.workforce.units_led_by(head)
    performance = medan.workforce.performance_of(led.key, Y2023)
    assert performance
    assert performance.predicate is UnitPredicate.ISTIMEWA


def test_a_rating_is_missing_where_that_was_planted_and_nowhere_else(medan: City) -> None:
    missing = {
        seen.employee
        for seen in medan.workforce.appraisals_in(Y2023)
        if Absence.MISSING in (seen.results_rating, seen.behaviour_rating)
    }
    assert missing == planted(medan, "missing_rating")


def test_records_differ_from_the_quadrant_where_that_was_planted_and_nowhere_else(
    medan: City,
) -> None:
    different = set()
    for seen in medan.workforce.appraisals_in(Y2023):
        ratings = (seen.results_rating, seen.behaviour_rating)
        if isinstance(seen.recorded_predicate, Predicate) and ratings in QUADRANT:
            different |= {seen.employee} if seen.recorded_predicate != QUADRANT[ratings] else set()
    # What the head of the poor unit has on record agrees with the ratings, not with the unit.
    assert different == planted(medan, "larger_code", "typed_in_advance")


def test_heads_are_rated_as_their_units_but_for_the_planted_one(medan: City) -> None:
    above = {UnitPredicate.ISTIMEWA: ABOVE, UnitPredicate.BAIK: AS}
    different = set()
    for seen in medan.workforce.appraisals_in(Y2023):
        for unit in medan.workforce.units_led_by(seen.employee):
            performance = medan.workforce.performance_of(unit.key, Y2023)
            assert performance
            assert isinstance(performance.predicate, UnitPredicate)
            if seen.results_rating is not above.get(performance.predicate, BELOW):
                different.add(seen.employee)
    assert different == planted(medan, "head_above_unit")


def test_the_lenient_rater_finds_everybody_very_good(medan: City) -> None:
    (rater,) = medan.plant("lenient_rater").keys
    rated = [seen for seen in medan.workforce.appraisals_in(Y2023) if seen.rater == rater]
    assert len(rated) > 10
    assert all(seen.results_rating is seen.behaviour_rating is ABOVE for seen in rated)


def test_one_rater_copied_the_same_sentence(medan: City) -> None:
    said = Counter(
        (feedback.giver, feedback.fact, feedback.suggestion)
        for seen in medan.workforce.appraisals_in(Y2023)
        for feedback in seen.feedback
    )
    (_, copies), (_, others) = said.most_common(2)
    assert copies == len(medan.plant("copied_feedback").keys) == 12
    assert others == 1


@pytest.mark.parametrize("hundredths", [7599, 7600, 9099, 9100])
def test_the_edges_of_the_bands_are_met_exactly(medan: City, hundredths: int) -> None:
    (key,) = medan.plant(f"final_{hundredths}").keys
    (seen,) = (a for a in medan.workforce.appraisals_in(Y2019) if a.employee == key)
    assert final(seen) == Fraction(hundredths, 100)


def test_the_efficiency_lies_above_24_by_less_than_six_decimals_show(medan: City) -> None:
    (key,) = medan.plant("efficiency_edge").keys
    (seen,) = (a for a in medan.workforce.appraisals_in(Y2019) if a.employee == key)
    cost = seen.targets[0].cost
    assert cost
    above = efficiency(cost) - 24
    assert 0 < above < Fraction(1, 2_000_000)
    assert rounded(saved(cost)) == 76


# PP 46/2011 by hand, each step rounded to two decimals.


def final(seen: Appraisal) -> Fraction:
    items = []
    for target in seen.targets:
        scores = [
            given(m.realised) / given(m.target) * 100
            for m in (target.quantity, target.quality)
            if m
        ]
        scores += [saved(m) for m in (target.time, target.cost) if m]
        items.append(mean([rounded(score) for score in scores]))
    conduct = seen.conduct
    six = (
        conduct.service,
        conduct.integrity,
        conduct.commitment,
        conduct.discipline,
        conduct.cooperation,
        conduct.leadership,
    )
    behaviour = mean([Fraction(score) for score in six if isinstance(score, Decimal)])
    return rounded((60 * mean(items) + 40 * behaviour) / 100)


def efficiency(measure: Measure) -> Fraction:
    return 100 - given(measure.realised) / given(measure.target) * 100


def saved(measure: Measure) -> Fraction:
    spared = efficiency(measure)
    return 76 + spared if spared <= 24 else 100 - spared


def given(number: Number) -> Fraction:
    assert isinstance(number, Decimal)
    return Fraction(number)


def mean(scores: list[Fraction]) -> Fraction:
    return rounded(sum(scores, Fraction()) / len(scores))


def rounded(score: Fraction) -> Fraction:
    return Fraction(floor(score * 100 + Fraction(1, 2)), 100)
