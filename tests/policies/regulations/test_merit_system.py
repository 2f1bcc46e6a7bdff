"""Reviews of the merit system: Peraturan KASN 9/2019, then PermenPANRB 19/2025."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import MISSING, NOT_APPLICABLE, answer, why

from meritasn.errors import NotInForce, PackRefused
from meritasn.law import Standing
from meritasn.merit import assess
from meritasn.model import MeritReview, Workforce
from meritasn.policies import Policy, policy_on, read_policy, shipped, what_if
from meritasn.quantities import Absence
from meritasn.results.requirements import requirements
from meritasn.rules import Given, Program, Record, Run, run

KASN, NISM = shipped("kasn-9-2019"), shipped("permenpanrb-19-2025")

MOST = {
    "planning": 40,
    "recruitment": 40,
    "career": 120,
    "promotion": 40,
    "performance": 80,
    "rewards": 40,
    "protection": 16,
    "information": 24,
}
CODES = (
    "perencanaan_kebutuhan",
    "pengadaan",
    "pengembangan_karier",
    "promosi_mutasi",
    "manajemen_kinerja",
    "penggajian_penghargaan_disiplin",
    "perlindungan_pelayanan",
    "sistem_informasi",
)

Number = Decimal | int | str


def kasn(scores: Sequence[Number | Absence] = tuple(MOST.values()), policy: Policy = KASN) -> Run:
    pairs = zip(MOST, scores, strict=True)
    facts = {f"aspect_{name}": _given(score) for name, score in pairs}
    return run(_last(policy), Record(facts))


def _given(value: Number | Absence) -> Decimal | Absence:
    return value if isinstance(value, Absence) else Decimal(value)


def _last(policy: Policy) -> Program:
    _, program = policy.programs[-1]
    return program


def half_up(value: Fraction, decimals: int) -> Decimal:
    scale: int = 10**decimals
    return Decimal(floor(value * scale + Fraction(1, 2))) / scale


# ------------------------------------------------------------------------------ maxima, and total


def test_the_maxima_are_those_of_the_rule_and_add_up() -> None:
    assert kasn().value("total").number == 400 == sum(MOST.values())
    assert kasn().value("index").number == 1


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize(("more", "within"), [("-0.01", True), ("0", True), ("0.01", False)])
def test_an_aspect_at_its_maximum_just_under_and_just_over(
    place: int,
    more: str,
    within: bool,  # noqa: FBT001  (a column of the table)
) -> None:
    scores: list[Number] = [*MOST.values()]
    scores[place] += Decimal(more)  # type: ignore[operator]  # numbers all
    ran = kasn(scores)
    assert answer(ran, "within_maxima") == ("met" if within else "not_met")
    assert over(ran) == ([] if within else [CODES[place]])
    assert ran.value("total").applicable is within
    assert (ran.value("band").label is not None) is within


def over(ran: Run) -> list[str]:
    found = requirements(ran, "within_maxima")
    return [one.code for one in found if one.answer == "not_met"]


def test_what_is_over_its_maximum_is_told_in_the_order_of_the_rule() -> None:
    assert over(kasn([most + 1 for most in MOST.values()])) == list(CODES)


@pytest.mark.parametrize("name", MOST)
@pytest.mark.parametrize("change", [-1, 1])
def test_a_maximum_changed_by_one_is_found(name: str, change: int) -> None:
    local = what_if(KASN, {f"most_{name}": MOST[name] + change})
    edges = [kasn(tuple(MOST.values()), local), kasn([m + 1 for m in MOST.values()], local)]
    assert [over(one) for one in edges] != [[], list(CODES)]


def test_a_sheet_without_an_aspect_has_no_total() -> None:
    without = kasn((36, 35, MISSING, 34, 68, 33, 14, 19))
    not_asked = kasn((36, 35, NOT_APPLICABLE, 34, 68, 33, 14, 19))
    for step in ("within_maxima", "total", "index", "band"):
        assert ("aspect_career", "missing") in why(without, step)
        assert not not_asked.value(step).present


SCORES = st.tuples(
    *(
        st.decimals(0, most, places=2) | st.sampled_from([Decimal(most), Decimal(0)])
        for most in MOST.values()
    )
)


@given(SCORES)
@settings(max_examples=60)
def test_total_and_index_are_what_a_clerk_adds_up(scores: tuple[Decimal, ...]) -> None:
    ran = kasn(scores)
    total = sum(map(Fraction, scores), Fraction(0))
    assert ran.value("total").number == total
    assert ran.value("index").number == half_up(total / 400, 4)
    assert ran.value("band").label == band_of(total)


@given(SCORES, st.sampled_from(range(8)))
@settings(max_examples=40)
def test_a_better_aspect_never_lowers_the_index(scores: tuple[Decimal, ...], place: int) -> None:
    better = [*scores]
    better[place] = Decimal(list(MOST.values())[place])
    assert index(better) >= index(scores)


def index(scores: Sequence[Decimal], policy: Policy = KASN) -> Decimal:
    number = kasn(scores, policy).value("index").number
    assert number is not None
    return number


def test_an_aspect_that_is_taken_away_is_found() -> None:
    wrong = edited("kasn-9-2019", " + aspect_promotion + ", " - aspect_promotion + ")
    assert index([Decimal(9)] * 8, wrong) != index([Decimal(9)] * 8)
    more, less = [Decimal(9)] * 8, [Decimal(9)] * 8
    more[3] = Decimal(40)
    assert index(more, wrong) < index(less, wrong)


def edited(name: str, old: str, new: str) -> Policy:
    text = (files("meritasn.policies") / "packs" / f"{name}.toml").read_text("utf-8")
    assert text.count(old) == 1
    return read_policy(text.replace(old, new))


# ---------------------------------------------------------------------------------- bands of KASN

KASN_BANDS = ((325, "sangat_baik"), (250, "baik"), (175, "kurang"))
KASN_EDGES = ["0", "99.99", "100", "174.99", "175", "249.99", "250", "324", "324.5", "324.99"]
KASN_EDGES += ["325", "342.5", "400"]


def band_of(total: Fraction) -> str:
    return next((band for least, band in KASN_BANDS if total >= least), "buruk")


def banded(total: str, policy: Policy = KASN) -> str | None:
    program = _last(policy).with_given(["total"])
    return run(program, Record({"total": Decimal(total)})).value("band").label


@pytest.mark.parametrize("total", KASN_EDGES)
def test_a_band_of_kasn_is_reached_at_its_lower_limit(total: str) -> None:
    assert banded(total) == band_of(Fraction(total))


@pytest.mark.parametrize("band", ["sangat_baik", "baik", "kurang"])
@pytest.mark.parametrize("change", [Decimal("-0.5"), Decimal("0.5")])
def test_a_limit_of_kasn_moved_by_a_half_is_found(band: str, change: Decimal) -> None:
    least = next(least for least, name in KASN_BANDS if name == band)
    local = what_if(KASN, {f"least_{band}": least + change})
    assert any(banded(e, local) != band_of(Fraction(e)) for e in KASN_EDGES)


# ------------------------------------------------------------------------------------------- NISM

MATURITIES = [f"maturity_{n}" for n in range(1, 9)]
UNKNOWN = [f"weight_{n}" for n in range(2, 8)]
WEIGHED = what_if(NISM, dict(zip(UNKNOWN, (20, 20, 15, 10, 5, 10), strict=True)))
WEIGHTS = (10, 20, 20, 15, 10, 5, 10, 10)


def nism(facts: Mapping[str, Number | Absence], policy: Policy = NISM) -> Run:
    given_facts: Mapping[str, Given] = {name: _given(value) for name, value in facts.items()}
    return run(_last(policy), Record(given_facts))


def at(score: Number) -> Mapping[str, Number | Absence]:
    """Facts of an agency whose index is a score."""
    return {"maturity_overall": score, "engagement_survey": score}


NISM_BANDS = (("1", "maju"), ("0.8", "tinggi"), ("0.6", "menengah"), ("0.4", "lanjutan"))
NISM_EDGES = ["0", "0.35", "0.4", "0.4049", "0.405", "0.41", "0.6", "0.6049", "0.605", "0.61"]
NISM_EDGES += ["0.8", "0.8049", "0.805", "0.81", "1", "1.0049", "1.005", "1.01", "2"]


def predicate_of(score: Fraction) -> str:
    rounded = half_up(score, 2)
    return next((name for most, name in NISM_BANDS if rounded > Decimal(most)), "dasar")


@pytest.mark.parametrize("score", NISM_EDGES)
def test_an_index_is_rounded_to_two_decimals_and_then_looked_up(score: str) -> None:
    ran = nism(at(score))
    assert ran.value("score").number == Decimal(score)
    assert ran.value("predicate").label == predicate_of(Fraction(score))


@pytest.mark.parametrize("figure", ["most_dasar", "most_lanjutan", "most_menengah", "most_tinggi"])
@pytest.mark.parametrize("change", [Decimal("-0.01"), Decimal("0.01")])
def test_a_limit_of_the_index_moved_by_a_hundredth_is_found(figure: str, change: Decimal) -> None:
    value = NISM.pack.figures[figure][0].parameter.value
    assert value is not None
    local = what_if(NISM, {figure: value + change})
    assert any(
        nism(at(e), local).value("predicate").label != predicate_of(Fraction(e)) for e in NISM_EDGES
    )


def test_looking_up_without_rounding_first_is_found() -> None:
    wrong = edited("permenpanrb-19-2025", "score_in_table <= most_dasar", "score <= most_dasar")
    found = nism(at("0.4049"), wrong)
    assert found.value("predicate").label != predicate_of(Fraction("0.4049"))


PARTS = st.decimals(0, 2, places=4)


@given(PARTS, PARTS, st.none() | st.decimals(0, 1, places=4))
@settings(max_examples=80)
def test_the_index_is_three_quarters_maturity_and_a_quarter_survey(
    maturity: Decimal, survey: Decimal, correction: Decimal | None
) -> None:
    facts: dict[str, Number | Absence] = {"maturity_overall": maturity, "engagement_survey": survey}
    if correction is not None:
        facts["violation_correction"] = correction
    ran = nism(facts)
    exact = (3 * Fraction(maturity) + Fraction(survey)) / 4
    exact *= 1 if correction is None else Fraction(correction)
    score = ran.value("score").number
    assert score == half_up(exact, 4)
    assert 0 <= score <= 2
    assert ran.value("predicate").label == predicate_of(Fraction(score))


@pytest.mark.parametrize(
    ("figure", "value"), [("share_of_maturity", 74), ("share_of_survey", 26), ("uncorrected", 0)]
)
def test_another_share_is_found(figure: str, value: int) -> None:
    local = what_if(NISM, {figure: value})
    facts: Mapping[str, Number | Absence] = {"maturity_overall": "0.8", "engagement_survey": "0.6"}
    assert nism(facts).value("score").number == Decimal("0.75")
    assert nism(facts, local).value("score").number != Decimal("0.75")


def test_maturity_is_not_computed_while_weights_are_unknown() -> None:
    aspects: Mapping[str, Number | Absence] = dict.fromkeys(MATURITIES, "0.8")
    ran = nism({**aspects, "engagement_survey": "0.6"})
    assert {(name, "unknown") for name in UNKNOWN} == why(ran, "score")
    assert why(nism({"maturity_overall": "0.8"}), "score") == {("engagement_survey", "missing")}


@given(st.tuples(*[PARTS] * 8))
@settings(max_examples=40)
def test_an_agency_that_supplies_the_weights_gets_its_maturity(parts: tuple[Decimal, ...]) -> None:
    facts: Mapping[str, Number | Absence] = dict(zip(MATURITIES, parts, strict=True))
    found = nism(facts, WEIGHED).value("maturity").number
    exact = sum((w * Fraction(p) for w, p in zip(WEIGHTS, parts, strict=True)), Fraction(0))
    assert found == half_up(exact / 100, 4)
    assert min(parts) <= found <= max(parts)


def test_weights_that_do_not_add_up_are_refused() -> None:
    odd = what_if(WEIGHED, {"weight_2": 21})
    facts: Mapping[str, Number | Absence] = dict.fromkeys(MATURITIES, "0.8")
    assert why(nism(facts, odd), "maturity") == {("weights", "outside its range")}
    figure = nism({**facts, "maturity_overall": "0.8"}, odd).value("maturity").number
    assert figure == Decimal("0.8")


def test_a_correction_above_one_is_refused() -> None:
    facts: Mapping[str, Number | Absence] = {"maturity_overall": 1, "engagement_survey": 1}
    ran = nism({**facts, "violation_correction": "1.0001"})
    assert why(ran, "score") == {("correction", "outside its range")}


# -------------------------------------------------------------------- days, agencies, assumptions


def test_the_one_follows_the_other_without_a_gap() -> None:
    assert policy_on(date(2019, 1, 1), "merit_system") is KASN
    assert policy_on(date(2025, 12, 30), "merit_system") is KASN
    assert policy_on(date(2025, 12, 31), "merit_system") is NISM
    with pytest.raises(NotInForce):
        policy_on(date(2018, 12, 31), "merit_system")


def test_the_last_review_of_each_agency_by_the_day_is_answered_for() -> None:
    def review(agency: str, on: date, **more: Number) -> MeritReview:
        return MeritReview(agency=agency, reviewed_on=on, **more)

    sheet = {f"aspect_{name}": most for name, most in MOST.items()}
    reviews = [
        review("kota", date(2023, 6, 1), **{**sheet, "aspect_career": 20}),
        review("kota", date(2024, 6, 1), **sheet),
        review("kota", date(2026, 6, 1), maturity_overall="0.9", engagement_survey="0.7"),
        review("kabupaten", date(2024, 6, 1), **{**sheet, "aspect_planning": 41}),
    ]
    workforce = Workforce(merit_reviews=reviews)

    def answers(on: date) -> dict[str, str | None]:
        found = assess(workforce, on, family="merit_system")
        labels = {one.employee: one.predicate for one in found}
        return {key: None if label is None else label.code for key, label in labels.items()}

    assert answers(date(2024, 5, 31)) == {"kota": "baik"}
    assert answers(date(2024, 12, 31)) == {"kota": "sangat_baik", "kabupaten": None}
    assert answers(date(2026, 12, 31))["kota"] == "tinggi"


@pytest.mark.parametrize(
    ("policy", "standing", "paths"),
    [
        (KASN, Standing.ASSUMED, {"parameter.least_baik", "parameter.least_kurang", "step.band"}),
        (NISM, Standing.ASSUMED, {"step.correction", "step.score_in_table"}),
        (NISM, Standing.UNKNOWN, {f"parameter.{name}" for name in UNKNOWN}),
    ],
)
def test_what_is_assumed_or_unknown_is_said(
    policy: Policy, standing: Standing, paths: set[str]
) -> None:
    assert paths <= {one.path for one in policy.assumptions() if one.standing is standing}


def test_a_weight_cannot_be_left_out_of_the_sum() -> None:
    with pytest.raises(PackRefused):
        edited("permenpanrb-19-2025", "weight_1 * maturity_1", "maturity_1 * weight_9")
