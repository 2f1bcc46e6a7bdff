"""An audit of results: everybody is counted, nothing is guessed, and a planted gap is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness.asking import WITHIN
from meritasn.fairness.attributes import ATTRIBUTES, attribute_of
from meritasn.fairness.audit import audit
from meritasn.fairness.audited import Audit
from meritasn.fairness.counting import audit_counts, audit_sample
from meritasn.fairness.counts import MISSING, Cell
from meritasn.fairness.finding import Verdict
from meritasn.fairness.outcome import at_least, best_of, met, reached
from meritasn.fairness.plan import Adjustment, default_plan
from meritasn.fairness.sample import Person, Sample
from meritasn.language import Text
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Post,
    PostLevel,
    Protected,
    Rating,
    Sex,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.policies import shipped
from meritasn.quantities import Period

YEAR = Period.year(2024)
PLAN = default_plan()
LEVELS = (PostLevel.PELAKSANA, PostLevel.PENGAWAS)


def city(people: Sequence[tuple[Sex | None, bool, PostLevel]]) -> Workforce:
    """People with their sex, whether they are rated above expectations, and their level."""
    keys = [f"P{n}" for n in range(len(people))]
    return Workforce(
        units=[Unit(key="U", name="Unit", kind=UnitKind.DINAS)],
        employees=[
            Employee(key=key, unit="U", employment=Employment.PNS, post=Post(level=level))
            for key, (_, _, level) in zip(keys, people, strict=True)
        ],
        appraisals=[
            Appraisal(
                employee=key,
                period=YEAR,
                results_rating=Rating.DI_ATAS if above else Rating.SESUAI,
                behaviour_rating=Rating.DI_ATAS if above else Rating.SESUAI,
            )
            for key, (_, above, _) in zip(keys, people, strict=True)
        ],
        protected={
            key: Protected(sex=sex, birth_date=date(1990, 1, 1))
            for key, (sex, _, _) in zip(keys, people, strict=True)
        },
    )


def audited(workforce: Workforce, within: str | None = None) -> Audit:
    return audit(appraise(workforce), workforce, by=["sex", "race"], within=within)


def planted(women: Fraction, men: Fraction, many: int = 300) -> Workforce:
    half = LEVELS * (many // 2)
    return city(
        [(Sex.FEMALE, n < women * many, half[n]) for n in range(many)]
        + [(Sex.MALE, n < men * many, half[n]) for n in range(many)]
    )


def test_a_planted_gap_is_found_and_an_even_hand_is_not() -> None:
    (finding,) = audited(planted(Fraction(1, 10), Fraction(3, 10))).findings
    assert finding.verdict is Verdict.FLAG
    assert finding.focal == Sex.FEMALE.code
    assert finding.comparison.ratio == Fraction(1, 3)
    (finding,) = audited(planted(Fraction(1, 2), Fraction(1, 2))).findings
    assert finding.verdict is Verdict.NO_FLAG


def test_a_gap_that_is_one_of_levels_goes_within_them() -> None:
    """Women are mostly at the level where few are rated above expectations, men at the other."""
    of = [(Sex.FEMALE, 240, 60), (Sex.MALE, 60, 240)]
    people = [
        (sex, n % 10 < (1 if level is LEVELS[0] else 5), level)
        for sex, low, high in of
        for level, many in zip(LEVELS, (low, high), strict=True)
        for n in range(many)
    ]
    found = audited(city(people), within="level").groups[0]
    assert [finding.verdict for finding in found.findings] == [Verdict.FLAG]
    within = found.strata[Sex.FEMALE.code]
    assert within.odds_ratio == pytest.approx(1)
    assert {*within.strata} == {level.code for level in LEVELS}


def test_what_nobody_holds_is_told_and_compared_with_nothing() -> None:
    groups = audited(planted(Fraction(1, 2), Fraction(1, 2))).groups[1]
    assert not groups.held
    assert groups.findings == ()
    assert groups.counts[MISSING] == Cell(300, 600)


def test_who_has_no_result_is_counted_apart_and_chosen_by_nobody() -> None:
    workforce = planted(Fraction(1, 2), Fraction(1, 2), 100)
    without = evolve(workforce, appraisals=workforce.appraisals[10:])
    found = audited(without)
    assert (found.people, found.settled) == (200, 190)
    assert found.groups[0].counts[Sex.FEMALE.code].total == 90
    assert found.groups[0].unsettled[Sex.FEMALE.code] == Cell(10, 100)


def test_those_whose_group_is_not_known_are_a_group_and_no_reference() -> None:
    people = [(None, True, LEVELS[0])] * 80 + [(Sex.MALE, n < 20, LEVELS[0]) for n in range(80)]
    found = audited(city(people)).groups[0]
    assert found.counts[MISSING] == Cell(80, 80)
    assert found.reference == Sex.MALE.code
    assert found.said(MISSING).en == "group not known"


def test_outcomes_read_results_and_refuse_what_is_no_label() -> None:
    policy = shipped("permenpanrb-6-2022")
    results = appraise(planted(Fraction(1, 2), Fraction(1, 2), 4))
    assert [best_of(policy).reads(result) for result in results][:3] == [True, True, False]
    either = reached(policy, {"sangat_baik", "baik"})
    assert {either.reads(result) for result in results} == {True}
    assert {at_least(1).reads(result) for result in results} == {None}  # a label without a score
    assert {met().reads(result) for result in results} == {None}
    with pytest.raises(ValueError, match="no such label"):
        reached(policy, {"hebat"})


def test_ages_are_put_in_the_bands_of_the_plan() -> None:
    one = Employee(key="A", unit="U", employment=Employment.PNS)
    age = ATTRIBUTES["age_band"]
    said = attribute_of("age_band", PLAN).said
    for day, expected in (
        (date(2019, 12, 31), "under 30"),
        (date(2020, 1, 1), "30 to 39"),
        (date(2039, 12, 31), "40 to 49"),
        (date(2040, 1, 1), "50 and over"),
    ):
        code = age.reads(one, Protected(birth_date=date(1990, 1, 1)), day, PLAN)
        assert code is not None
        assert said(code).en == expected
    assert age.reads(one, Protected(), date(2020, 1, 1), PLAN) is None


def test_nine_attributes_are_protected_and_religion_is_asked_for_expressly() -> None:
    protected = [one for one in ATTRIBUTES.values() if one.protected]
    assert len(protected) == 9
    assert [one.name for one in protected if one.opt_in] == ["religion"]
    assert {*WITHIN} == {"level", "post_kind", "unit"}


# ------------------------------------------------------------------------------------------- laws

people = st.lists(
    st.builds(
        Person,
        st.fixed_dictionaries({"g": st.sampled_from(["a", "b", "c", None])}),
        st.sampled_from([True, False, None]),
        st.sampled_from(["x", "y", None]),
    ),
    max_size=40,
)


@given(people)
def test_everybody_is_counted_once(of: list[Person]) -> None:
    found = audit_sample(Sample(of), by=["g"])
    (groups,) = found.groups
    assert groups.counts.whole.total == found.settled
    assert groups.unsettled.whole == Cell(found.people - found.settled, found.people)


@given(people, st.randoms())
def test_the_order_of_people_does_not_matter(of: list[Person], chance: Random) -> None:
    other = [*of]
    chance.shuffle(other)
    one, again = (audit_sample(Sample(each), by=["g"]) for each in (of, other))
    assert {f.focal: (f.verdict, f.adjusted, f.sentence) for f in one.findings} == {
        f.focal: (f.verdict, f.adjusted, f.sentence) for f in again.findings
    }


@given(people)
def test_names_of_groups_do_not_matter(of: list[Person]) -> None:
    names = {"a": "z", "b": "y", "c": "x", None: None}
    renamed = [evolve(one, groups={"g": names[one.groups["g"]]}) for one in of]
    one, other = (audit_sample(Sample(each), by=["g"]) for each in (of, renamed))
    verdicts = sorted(finding.verdict.value for finding in one.findings)
    assert verdicts == sorted(finding.verdict.value for finding in other.findings)


@given(people)
def test_more_questions_never_make_a_flag(of: list[Person]) -> None:
    alone = audit_sample(Sample(of), by=["g"])
    among = audit_sample(Sample(of), by=["g", "g"])
    flags = [f.focal for f in alone.findings if f.verdict is Verdict.FLAG]
    kept = [f.focal for f in among.groups[0].findings if f.verdict is Verdict.FLAG]
    assert {*kept} <= {*flags}


def test_coin_tossed_groups_are_flagged_no_more_often_than_the_plan_says() -> None:
    chance = Random(2026)  # noqa: S311  (a fixed draw)
    plan = evolve(PLAN, adjustment=Adjustment.HOLM)
    flagged = 0
    for _ in range(400):
        of = [Person({"g": chance.choice("ab")}, chosen=chance.random() < 0.2) for _ in range(200)]
        findings = audit_sample(Sample(of), by=["g"], plan=plan).findings
        flagged += any(finding.verdict is Verdict.FLAG for finding in findings)
    assert flagged <= 400 * float(plan.level)


@given(people)
def test_counts_from_elsewhere_give_the_same_findings(of: list[Person]) -> None:
    sample = Sample(of)
    one = audit_sample(sample, by=["g"], within=Text("lapisan", "stratum"))
    other = audit_counts([sample.tabled("g")], within=Text("lapisan", "stratum"))
    assert one.as_dict("en") == other.as_dict("en")
