"""An audit of raters: what is planted is found, honest raters are not accused, nobody is named."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.fairness.rated import YEAR, audited, offices

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.appraisers import (
    Ground,
    RaterAudit,
    RaterFinding,
    RaterPlan,
    Sign,
    audit_raters,
    default_rater_plan,
    panel,
    read_rater_plan,
)
from meritasn.fairness.appraisers.given import ASPECTS, Given
from meritasn.fairness.appraisers.habits import heaping, identical
from meritasn.fairness.appraisers.halos import halos
from meritasn.fairness.finding import Verdict
from meritasn.fairness.plan import Adjustment
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES
from meritasn.merit import appraise
from meritasn.model import Appraisal, Feedback, Measure, Protected, Rating, Sex, Target, Workforce
from meritasn.quantities import Period
from meritasn.testing.population import City, city
from meritasn.view import to_text

PLAN = default_rater_plan()


def flags(found: RaterAudit) -> set[tuple[str, Sign]]:
    return {(one.rater, one.sign) for one in found.flagged}


def of(found: RaterAudit, rater: str, sign: Sign) -> RaterFinding:
    (one,) = (one for one in found.of(rater) if one.sign is sign)
    return one


@cache
def example(seed: int, people: int) -> tuple[City, RaterAudit]:
    made = city(people=people, seed=seed)
    return made, audited(made.workforce)


# ------------------------------------------------------------------------------------ seeded cities


@pytest.mark.parametrize(("seed", "people"), [(1590, 2000), (4, 1000), (19, 1500)])
def test_the_planted_lenient_rater_stands_out_and_no_honest_one_does(
    seed: int, people: int
) -> None:
    """At a level of 1 in 20 three cities without a false alarm are what is to be expected."""
    made, found = example(seed, people)
    (lenient,) = made.plant("lenient_rater").keys
    assert (lenient, Sign.STANDS_OUT) in flags(found)
    tested = {one.rater for one in found.flagged if one.sign is not Sign.COPIED}
    assert tested == {lenient}


def test_that_a_rater_alone_rates_a_unit_is_said_and_nothing_is_made_of_it() -> None:
    made, found = example(1590, 2000)
    (lenient,) = made.plant("lenient_rater").keys
    one = of(found, lenient, Sign.LENIENCY)
    assert one.verdict is Verdict.NOT_MEASURABLE
    assert "rotate" in one.sentence.en
    assert "dirotasi" in one.sentence.id
    assert one.adjusted is None
    # Heads are rated from above in the unit that they lead: one shared person tells nothing apart.
    assert {x.verdict for x in found.findings if x.sign is Sign.LENIENCY} == {
        Verdict.NOT_MEASURABLE
    }


def test_planted_copies_are_counted_and_never_quoted() -> None:
    made, found = example(1590, 2000)
    copies = made.plant("copied_feedback").keys
    rater = {one.rater for one in made.workforce.appraisals if one.employee == copies[0]}.pop()
    assert rater is not None
    one = of(found, rater, Sign.COPIED)
    assert one.verdict is Verdict.FLAG
    assert one.measured.of is not None
    assert one.measured.of[0] == len(copies)
    assert {r for r, sign in flags(found) if sign is Sign.COPIED} == {rater}
    for lang in LANGUAGES:
        shown = to_text(found.view(), lang) + json.dumps(found.as_dict(lang, keys=True))
        assert "Kinerja sudah baik" not in shown
        assert "Tingkatkan terus" not in shown


def test_the_year_of_scores_is_audited_too() -> None:
    made, _ = example(1590, 2000)
    from meritasn.policies import shipped  # noqa: PLC0415

    period = Period.year(2019)
    results = appraise(made.workforce, shipped("pp-46-2011"), period=period)
    found = audit_raters(results, made.workforce)
    signs = {one.sign for one in found.findings}
    assert {Sign.HEAPING, Sign.HALO} <= signs
    assert {one.sign for one in found.flagged} <= {Sign.STANDS_OUT}
    leaders = {made.workforce.unit_by_key[key].head for key in ("ptsp-1",)}
    assert {one.rater for one in found.flagged} <= leaders


# ---------------------------------------------------------------------- rater and unit, told apart


def test_where_two_rate_a_unit_the_lenient_one_is_told_apart() -> None:
    found = audited(offices(1, share=5, people=25, lift={3: 2.0}))
    assert flags(found) >= {("R3", Sign.LENIENCY), ("R3", Sign.STANDS_OUT)}
    assert {rater for rater, _ in flags(found)} == {"R3"}
    one = of(found, "R3", Sign.LENIENCY)
    assert one.measured.ground is Ground.UNIT
    assert "lenient" in one.sentence.en
    other = of(found, "R8", Sign.LENIENCY)
    assert other.verdict in {Verdict.NO_FLAG, Verdict.INSUFFICIENT}


def test_a_severe_rater_is_called_severe() -> None:
    found = audited(offices(2, share=5, people=60, lift={3: -1.8}))
    assert "severe" in of(found, "R3", Sign.LENIENCY).sentence.en


def test_a_good_unit_is_no_lenient_rater() -> None:
    """All five raters of one unit find everybody good: beside each other nobody is lenient."""
    found = audited(offices(3, share=5, people=25, lift=dict.fromkeys(range(5), 2.0)))
    for n in range(5):
        apart, beside = (of(found, f"R{n}", s) for s in (Sign.LENIENCY, Sign.STANDS_OUT))
        assert apart.verdict in {Verdict.NO_FLAG, Verdict.INSUFFICIENT}
        assert apart.measured.effect is not None
        assert beside.measured.effect is not None
        assert abs(apart.measured.effect) < 0.1
        assert beside.measured.effect > 0.2


def test_of_two_raters_of_a_unit_nobody_can_tell_which_is_lenient() -> None:
    found = audited(offices(3, share=2, people=25, lift={3: 2.0}))
    for rater in ("R2", "R3"):
        assert of(found, rater, Sign.LENIENCY).verdict is Verdict.NOT_MEASURABLE


def rotated(lift: Mapping[int, float], people: int = 15) -> Workforce:
    """Two years: in the second, each rater rates the people of the next one."""
    first = offices(5, people=people)
    second = offices(6, people=people)
    years = []
    for year, workforce, step in ((Period.year(2023), first, 1), (YEAR, second, 0)):
        for one in workforce.appraisals:
            n = (int(one.employee.split("-")[0][1:]) + step) % 20
            high = n in lift
            years.append(
                evolve(
                    one,
                    period=year,
                    rater=f"R{n}",
                    results_rating=Rating.DI_ATAS if high else one.results_rating,
                    behaviour_rating=Rating.DI_ATAS if high else one.behaviour_rating,
                )
            )
    return evolve(first, appraisals=years)


def test_rotation_over_years_makes_leniency_measurable() -> None:
    found = audited(rotated({4: 1.0}))
    one = of(found, "R4", Sign.LENIENCY)
    assert one.measured.ground is Ground.PEOPLE
    assert one.verdict is Verdict.FLAG
    assert {rater for rater, sign in flags(found) if sign is Sign.LENIENCY} == {"R4"}


def test_three_ratings_accuse_nobody() -> None:
    workforce = offices(7, people=20)
    few = [
        evolve(one, results_rating=Rating.DI_ATAS, behaviour_rating=Rating.DI_ATAS)
        if one.rater == "R0"
        else one
        for one in workforce.appraisals
        if one.rater != "R0" or int(one.employee.split("-")[1]) < 3
    ]
    found = audited(evolve(workforce, appraisals=few))
    for one in found.of("R0"):
        assert one.verdict in {Verdict.INSUFFICIENT, Verdict.NOT_MEASURABLE}
        assert one.adjusted is None
        if one.verdict is Verdict.INSUFFICIENT:
            assert one.needed == PLAN.minimum
    shown = json.dumps(found.as_dict("en"))
    assert "3 ratings accuse nobody" not in shown  # fewer than are shown


# ------------------------------------------------------------------------------- severity by group


def test_a_rater_who_puts_women_lower_is_found_and_others_are_not() -> None:
    found = audited(offices(8, people=40, against_women={6}))
    assert {rater for rater, sign in flags(found) if sign is Sign.BY_GROUP} == {"R6"}
    one = of(found, "R6", Sign.BY_GROUP)
    assert one.measured.attribute == "sex"
    assert one.measured.focal is not None
    assert Sex.of(one.measured.focal).label.en in one.sentence.en


def test_protected_attributes_change_nothing_else() -> None:
    workforce = offices(8, people=20, against_women={6})
    swapped = {
        key: Protected(sex=Sex.MALE if one.sex is Sex.FEMALE else Sex.FEMALE)
        for key, one in workforce.protected.items()
    }
    before, after = (
        audited(evolve(workforce, protected=p)) for p in (workforce.protected, swapped)
    )
    none = audited(evolve(workforce, protected={}))
    for other in (after, none):
        assert [one.measured for one in before.findings if one.sign is not Sign.BY_GROUP] == [
            one.measured for one in other.findings if one.sign is not Sign.BY_GROUP
        ]
    assert not any(one.sign is Sign.BY_GROUP for one in none.findings)


# ------------------------------------------------------------------------------------------ habits


def given_of(rater: str, n: int, **more: object) -> Given:
    whole: dict[str, object] = {
        "rater": rater,
        "person": f"{rater}-{n}",
        "unit": "U",
        "stratum": "s",
        "period": YEAR,
        "scales": {"results_rating": float(n % 2)},
        "aspects": {},
        "said": (),
        "realised": None,
        "place": 0.5,
    }
    return Given(**{**whole, **more})  # type: ignore[arg-type]  # as given


def test_heaping_over_a_cut_is_an_exact_binomial() -> None:
    limits = [Decimal(76), Decimal(91)]
    of_one = [given_of("heap", n, final=Decimal("91.2")) for n in range(14)]
    of_others = [
        given_of("even", n, final=Decimal(91) + (Decimal("0.3") if n % 2 else Decimal("-0.3")))
        for n in range(40)
    ]
    measured = {one.rater: one for one in heaping([*of_one, *of_others], limits, PLAN)}
    assert measured["heap"].of == (14, 14)
    assert measured["heap"].p == pytest.approx(0.5**14)
    # Beside one who heaps, an even hand is as even as before.
    assert measured["even"].p is not None
    assert measured["even"].p > 0.5


def test_a_final_exactly_at_the_limit_is_over_it_and_one_a_step_away_is_not_near() -> None:
    edge = [given_of("r", n, final=Decimal(f)) for n, f in enumerate(("91", "92", "90", "89.99"))]
    (one,) = heaping(edge, [Decimal(91)], PLAN)
    assert one.of == (1, 2)


def test_identical_ratings_are_as_likely_as_their_share_for_each_pattern_there_is() -> None:
    of_one = [given_of("same", n, scales={"results_rating": 1.0}) for n in range(20)]
    of_others = [given_of("other", n) for n in range(60)]
    measured = {one.rater: one for one in identical([*of_one, *of_others], PLAN)}
    assert measured["same"].p == pytest.approx(float(2 * Fraction(50, 80) ** 20))
    assert measured["other"].p == 1


def test_who_is_as_uniform_as_others_is_not_accused_of_it() -> None:
    now = [
        given_of(f"r{r}", n, scales={"results_rating": float(r % 2)})
        for r in range(12)
        for n in range(30)
    ]
    assert {one.p for one in identical(now, PLAN)} == {2 * 5 / 11}


def test_one_impression_on_all_scales_is_a_halo() -> None:
    from random import Random  # noqa: PLC0415

    chance = Random(2)  # noqa: S311

    def aspects(own: float) -> dict[str, float]:
        common = chance.gauss(0, 1)
        return {name: 80 + own * chance.gauss(0, 1) + (1 - own) * common for name in ASPECTS}

    now = [
        given_of(f"r{r}", n, aspects=aspects(0.1 if r == 0 else 0.6))
        for r in range(12)
        for n in range(30)
    ]
    measured = {one.rater: one for one in halos(now, PLAN)}
    assert measured["r0"].p is not None
    assert measured["r0"].p < 0.001
    assert measured["r0"].effect is not None
    assert measured["r0"].effect > 0.5
    assert all((one.p or 0) > 0.01 for rater, one in measured.items() if rater != "r0")


# ------------------------------------------------------------------------- what was realised, shown


def test_ratings_above_what_was_realised_are_found() -> None:
    """All people realised as planned or a little less; one rater finds them above all the same."""
    workforce = offices(9, people=30)

    def told(n: int, rating: Rating) -> Target:
        planned = {Rating.DI_ATAS: 115, Rating.SESUAI: 100, Rating.DI_BAWAH: 70}
        return Target(key="T1", plan="p", quantity=Measure(100, planned[rating] + n % 5))

    appraisals = []
    for n, one in enumerate(workforce.appraisals):
        assert isinstance(one.results_rating, Rating)
        made = evolve(one, targets=(told(n, one.results_rating),))
        appraisals.append(
            evolve(made, results_rating=Rating.DI_ATAS) if one.rater == "R5" else made
        )
    found = audited(evolve(workforce, appraisals=appraisals))
    assert {r for r, sign in flags(found) if sign is Sign.BEYOND_RECORD} == {"R5"}
    assert "clears nobody" in of(found, "R1", Sign.BEYOND_RECORD).sentence.en


# ------------------------------------------------------------------------------- effects taken out


def lowered(one: Appraisal, names: Collection[str], lower: Mapping[Rating, Rating]) -> Appraisal:
    given = {name: getattr(one, name) for name in ("results_rating", "behaviour_rating")}
    results, behaviour = (lower[of] if name in names else of for name, of in given.items())
    return evolve(one, results_rating=results, behaviour_rating=behaviour)


def test_predicates_without_effects_are_told_by_the_engine_and_applied_to_nobody() -> None:
    workforce = offices(1, share=5, people=25, lift={3: 2.0})
    results = appraise(workforce)
    before = [one.predicate for one in results]
    found = audit_raters(results, workforce)
    assert found.taken_out is not None
    steps = found.taken_out.steps["R3"]
    assert set(steps.values()) == {Decimal(1)}
    lower = {
        Rating.DI_ATAS: Rating.SESUAI,
        Rating.SESUAI: Rating.DI_BAWAH,
        Rating.DI_BAWAH: Rating.DI_BAWAH,
    }
    by_hand = [
        lowered(one, steps, lower) if one.rater == "R3" else one for one in workforce.appraisals
    ]
    assert set(found.taken_out.steps) == {"R3"}
    again = appraise(evolve(workforce, appraisals=by_hand))
    moved = sum(a != b.predicate for a, b in zip(before, again, strict=True))
    assert found.taken_out.moved == moved > 0
    assert [one.predicate for one in appraise(workforce)] == before
    assert "never applied" in " ".join(to_text(found.view(), "en").split())
    assert "tidak pernah diterapkan" in " ".join(to_text(found.view(), "id").split())


def test_a_unit_which_has_one_rater_is_told_of_only_where_raters_are() -> None:
    found = audited(offices(1, share=5, people=25, lift={3: 2.0}))
    assert found.taken_out is not None
    (unit,) = found.taken_out.units
    without, named = found.as_dict("en"), found.as_dict("en", keys=True)
    assert f'"{unit.unit}"' not in json.dumps(without)
    assert f'"{unit.unit}"' in json.dumps(named)


def test_small_counts_of_a_unit_are_hidden_and_cannot_be_worked_out() -> None:
    found = audited(offices(1, share=5, people=25, lift={3: 2.0}))
    assert found.taken_out is not None
    (unit,) = found.taken_out.units
    for counts in (unit.before, unit.after):
        shown = [n for n in counts.values() if n is not None]
        assert not any(0 < n < PLAN.shown for n in shown)
        hidden = len(counts) - len(shown)
        assert hidden != 1 or unit.people - sum(shown) >= PLAN.shown


# ------------------------------------------------------------------------------ order, names, eyes


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_rows_and_names_of_raters_do_not_matter(chance: object) -> None:
    workforce = offices(1, share=5, people=12, lift={3: 2.0})
    rows = list(workforce.appraisals)
    chance.shuffle(rows)  # type: ignore[attr-defined]  # a stream of chance
    names = {f"R{n}": f"Q{19 - n}" for n in range(20)}
    other = evolve(
        workforce,
        employees=[evolve(e, key=names.get(e.key, e.key)) for e in workforce.employees],
        appraisals=[evolve(one, rater=names[one.rater or ""]) for one in rows],
    )
    one, two = audited(workforce), audited(other)
    assert {(names[r], sign) for r, sign in flags(one)} == flags(two)
    p = {(names[x.rater], x.sign, x.measured.focal): x.adjusted for x in one.findings}
    for x in two.findings:
        assert x.adjusted == pytest.approx(p[x.rater, x.sign, x.measured.focal], abs=1e-9)


def test_keys_stand_in_the_callers_own_view_alone() -> None:
    found = audited(offices(1, share=5, people=25, lift={3: 2.0}))
    assert "R3" in to_text(found.view(), "id")
    assert "R3" not in repr(found)
    assert "R3" not in "".join(map(repr, found.findings))
    assert "R3" not in json.dumps(found.as_dict("id"))
    assert "R3" in json.dumps(found.as_dict("id", keys=True))
    own = to_text(found.view_of("R3"), "en")
    assert "R3" not in own
    assert "U1" not in own
    assert not any(f"R{n}" in to_text(found.view_of("R8"), "en") for n in range(20))


@pytest.mark.parametrize("keys", [False, True])
def test_the_answer_for_programs_is_what_its_schema_says(keys: bool) -> None:  # noqa: FBT001
    accepts = Draft202012Validator(schema("meritasn/rater-audit@1"))
    made = audited(offices(1, share=5, people=25, lift={3: 2.0}))
    for found in (made, example(1590, 2000)[1]):
        for lang in LANGUAGES:
            said = json.loads(json.dumps(found.as_dict(lang, keys=keys)))
            assert [error.message for error in accepts.iter_errors(said)] == []
    told = panel({"integrity": [[1, 2], [2, 2], [3, 4], [4, 4], [5, 4]]}, categories=5)
    accepts = Draft202012Validator(schema("meritasn/panel@1"))
    assert [error.message for error in accepts.iter_errors(told.as_dict("id"))] == []


def test_what_is_said_never_says_what_an_audit_cannot_know() -> None:
    found = audited(offices(1, share=5, people=25, lift={3: 2.0}, against_women={8}))
    words = " ".join(to_text(found.view(), lang).casefold() for lang in LANGUAGES)
    words += " ".join(one.sentence.en.casefold() + one.sentence.id for one in found.findings)
    for never in ("compliant", "legal", "fair ", "unfair", "discriminat", "diskriminasi", "adil"):
        assert never not in words
    assert "{" not in words


def test_nobody_rated_by_anybody_is_an_audit_of_nobody() -> None:
    workforce = offices(1)
    nobody = evolve(workforce, appraisals=[evolve(one, rater=None) for one in workforce.appraisals])
    found = audited(nobody)
    assert (found.raters, found.findings, found.tests) == ((), (), 0)
    assert found.beside is None
    to_text(found.view(), "id")


def test_where_all_ratings_are_the_same_nothing_is_flagged() -> None:
    workforce = offices(1)
    same = [
        evolve(one, results_rating=Rating.SESUAI, behaviour_rating=Rating.SESUAI)
        for one in workforce.appraisals
    ]
    assert audited(evolve(workforce, appraisals=same)).flagged == ()


# ---------------------------------------------------------------------------------------- the plan


def test_a_plan_is_held_before_anything_is_counted() -> None:
    workforce = offices(1)
    with pytest.raises(UsageError) as caught:
        audited(workforce, evolve(PLAN, by=("religion", "height"), within=("floor",)))
    assert len(caught.value.findings) == 3


@pytest.mark.parametrize(
    "text", ["", 'format = "other"', 'format = "meritasn/rater-plan@1"\nname = "x"']
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_rater_plan(text, "raters.toml")
    assert {one.code for one in caught.value.findings} == {usage.BAD_PLAN}
    assert len(caught.value.findings) > 1  # all at once


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('level = "0.05"', 'level = "2"', "test.level"),
        ('within = ["level"]', 'within = "level"', "compared.within"),
        ("evidence_bands = 5", "evidence_bands = -1", "compared.evidence_bands"),
        ("minimum = 10", "minimum = 0", "compared.minimum"),
        ('step = "1"', 'step = "0"', "matters.step"),
        ('step = "1"', 'step = "one"', "matters.step"),
        ('by = ["sex"]', "by = [1]", "groups.by"),
        ('halo = "0.2"', 'halo = "0.2"\nhale = 1', "matters.hale"),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_with_its_key(old: str, new: str, path: str) -> None:
    shipped = (files("meritasn.fairness") / "plans" / "raters.toml").read_text("utf-8")
    assert read_rater_plan(shipped) == default_rater_plan()
    assert shipped.count(old) == 1
    with pytest.raises(UsageError) as caught:
        read_rater_plan(shipped.replace(old, new))
    assert [one.place.path for one in caught.value.findings] == [path]


def test_a_stricter_level_never_flags_more() -> None:
    workforce = offices(1, share=5, people=25, lift={3: 2.0})
    plans = [evolve(PLAN, level=Fraction(1, n)) for n in (5, 20, 1000)]
    found = [flags(audited(workforce, plan)) for plan in plans]
    assert found[0] >= found[1] >= found[2]


def test_the_declared_adjustment_is_the_one_that_decides() -> None:
    workforce = offices(1, share=5, people=25, lift={3: 2.0})
    ways = (Adjustment.HOLM, Adjustment.BENJAMINI_HOCHBERG, Adjustment.NONE)
    found = [audited(workforce, evolve(PLAN, adjustment=way)) for way in ways]
    assert flags(found[0]) <= flags(found[1]) <= flags(found[2])
    for way, one in zip(ways, found, strict=True):
        assert way.text.en in " ".join(to_text(one.view(), "en").split())
    for holm, raw in zip(found[0].findings, found[2].findings, strict=True):
        assert raw.adjusted == raw.measured.p
        assert (holm.adjusted or 0.0) >= (raw.adjusted or 0.0)


def plan_of(**more: object) -> RaterPlan:
    return evolve(PLAN, **more)  # type: ignore[arg-type]  # as given


def test_people_can_be_compared_within_the_unit_above() -> None:
    found = audited(offices(1, people=12), plan_of(within=("level", "unit_above")))
    assert {one.verdict for one in found.findings if one.sign is Sign.STANDS_OUT} == {
        Verdict.NOT_MEASURABLE  # each unit stands alone at the top
    }


# ------------------------------------------------------------------------------------------- panels


def test_a_panel_that_agrees_on_the_order_and_not_on_the_number_is_told_apart() -> None:
    judges = [[n % 7 + 1, n % 7 + 3] for n in range(21)]
    (scale,) = panel({"integrity": judges}, categories=9).scales
    assert scale.correlations is not None
    assert scale.correlations.consistent == pytest.approx(1)
    assert scale.correlations.absolute is not None
    assert scale.correlations.absolute < 0.8
    assert scale.within == pytest.approx(1 - 2 / (80 / 12))


def test_few_people_and_missing_ratings_are_withheld_and_borne() -> None:
    tables: dict[str, list[list[float | None]]] = {
        "few": [[1, 2], [2, 2]],
        "gaps": [[1, None], [2, 2], [3, 3], [4, 5], [None, 1], [2, 2], [5, 5]],
    }
    found = panel(tables, categories=5)
    answer = found.as_dict("en")
    assert isinstance(answer["scales"], list)
    few, gaps = answer["scales"]
    assert few["people"] is few["alpha"] is few["icc_absolute"] is None
    assert gaps["people"] == 5
    assert "few" not in to_text(found.view(), "en").split("1 scales")[0]


def test_feedback_is_the_same_whatever_its_case_and_blanks() -> None:
    workforce = offices(11)
    said = ("Sudah  BAIK", "sudah baik", "SUDAH\nbaik")

    def feedback(n: int, rater: str | None) -> tuple[Feedback, ...]:
        fact = said[n % 3] if rater == "R2" else f"fakta {n}"
        return (Feedback(given_on=date(2024, 6, 1), giver=rater, fact=fact),)

    rows = [
        evolve(one, feedback=feedback(n, one.rater)) for n, one in enumerate(workforce.appraisals)
    ]
    found = audited(evolve(workforce, appraisals=rows))
    assert {r for r, sign in flags(found) if sign is Sign.COPIED} == {"R2"}
    assert of(found, "R2", Sign.COPIED).measured.effect == 1
