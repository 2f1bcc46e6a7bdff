"""PermenPANRB 3/2020: nine boxes by the cut-offs and weights that an agency sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    ONE_DAY,
    answer,
    asked,
    rated_year,
    why,
)
from tests.policies.regulations.talents import (
    BOXES,
    GROUP,
    PERFORMANCE,
    POTENTIAL,
    assessment,
    half_up,
    level_of,
)

from meritasn.errors import NotInForce, PackRefused
from meritasn.law import Standing
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run

RULE = shipped("permenpanrb-3-2020")
DAY = date(2024, 6, 28)
UNTIL = date(2026, 10, 1)

CUT_OFFS = {
    "performance_low": 70,
    "performance_high": 85,
    "potential_low": 68,
    "potential_high": 77,
}
SCORES = {
    "score_sangat_baik": 95,
    "score_baik": 85,
    "score_butuh_perbaikan": 70,
    "score_kurang": 50,
    "score_sangat_kurang": 20,
}
WEIGHTS = {"weight_competence": 50, "weight_potential": 30, "weight_track_record": 20}
LOCAL = what_if(RULE, {**CUT_OFFS, **SCORES, **WEIGHTS})
"""The rule with what an invented agency has set."""

GIVEN = {
    "competence_score": Decimal(78),
    "potential_score": Decimal(81),
    "experience_score": Decimal(70),
}


def of(
    predicate: str | Absence = "baik",
    scores: Mapping[str, Given] | None = None,
    *,
    on: date = DAY,
    until: date | Absence = UNTIL,
    policy: Policy = LOCAL,
) -> Run:
    own = assessment(date(2023, 10, 2), until, {**GIVEN, **(scores or {})})
    return asked(policy, on, {}, rated_year(2023, predicate), own)


# ------------------------------------------------------------- what each agency has to set itself


def test_without_an_agency_nobody_has_a_box() -> None:
    assert why(of(policy=RULE), "talent_box") == {
        *((cut, "unknown") for cut in CUT_OFFS),
        ("score_baik", "unknown"),
        *((weight, "unknown") for weight in WEIGHTS),
    }


def test_no_figure_of_an_agency_stands_in_the_regulation() -> None:
    figures = {name: dated[0].parameter for name, dated in RULE.pack.figures.items()}
    assert set(figures) == {*CUT_OFFS, *SCORES, *WEIGHTS}
    assert {figure.standing for figure in figures.values()} == {Standing.UNKNOWN}
    assert [figure for figure in figures.values() if figure.value is not None] == []


@pytest.mark.parametrize("left", [*CUT_OFFS, *WEIGHTS, "score_baik"])
def test_each_figure_is_asked_for_by_name(left: str) -> None:
    rest = {name: v for name, v in {**CUT_OFFS, **SCORES, **WEIGHTS}.items() if name != left}
    # Potential is low here, so that both cut-offs of each axis are tried.
    low = dict.fromkeys(GIVEN, Decimal(50))
    predicate = "baik" if left == "score_baik" else "kurang"
    ran = of(predicate, low, policy=what_if(RULE, rest))
    assert (left, "unknown") in why(ran, "talent_box")


def test_weights_that_do_not_add_up_are_told_and_leave_no_score() -> None:
    assert answer(of(), "weights_are_whole") == "met"
    off = what_if(LOCAL, {"weight_potential": 29})
    assert answer(of(policy=off), "weights_are_whole") == "not_met"
    for day in (DAY, date(2026, 1, 2)):
        for step in ("potential", "talent_box"):
            ran = of(policy=off, on=day)
            assert why(ran, step) == {("potential_weights", "outside its range")}
    assert answer(of(policy=RULE), "weights_are_whole") == "unknown"


@pytest.mark.parametrize("axis", ["performance", "potential"])
@pytest.mark.parametrize(("low", "high"), [(60, 50), (70, 70)])
def test_cut_offs_that_are_exchanged_or_equal_leave_no_box(axis: str, low: int, high: int) -> None:
    ran = of(policy=what_if(LOCAL, {f"{axis}_low": low, f"{axis}_high": high}))
    for step in (f"{axis}_level", "talent_box"):
        assert why(ran, step) == {(f"{axis}_room", "outside its range")}


@pytest.mark.parametrize("figure", [*CUT_OFFS, *WEIGHTS])
@pytest.mark.parametrize("value", [-1, 101])
def test_a_figure_beyond_its_scale_is_refused(figure: str, value: int) -> None:
    with pytest.raises(PackRefused, match="MER-3061"):
        what_if(LOCAL, {figure: value})


# ------------------------------------------------------------------------------- scores and boxes

points = st.integers(0, 10_000).map(lambda whole: Decimal(whole).scaleb(-2))


@given(st.sampled_from(list(SCORES)), st.tuples(points, points, points))
@settings(max_examples=40)
def test_the_box_against_fractions(score: str, three: tuple[Decimal, Decimal, Decimal]) -> None:
    ran = of(score.removeprefix("score_"), dict(zip(GIVEN, three, strict=True)))
    weighed = zip(WEIGHTS.values(), three, strict=True)
    x = half_up(sum((w * Fraction(n) for w, n in weighed), Fraction(0)) / 100)
    y = Fraction(SCORES[score])
    assert Fraction(str(ran.value("performance").number)) == y
    assert Fraction(str(ran.value("potential").number)) == x
    row = PERFORMANCE[level_of(y, Fraction(70), Fraction(85))]
    column = POTENTIAL[level_of(x, Fraction(68), Fraction(77))]
    assert ran.value("talent_box").label == f"box_{BOXES[row, column]}"


@pytest.mark.parametrize(("levels", "box"), BOXES.items())
def test_every_cell_of_the_annex(levels: tuple[str, str], box: int) -> None:
    program = RULE.on(DAY).with_given(("performance_level", "potential_level"))
    ran = run(
        program, Record(dict(zip(("performance_level", "potential_level"), levels, strict=True)))
    )
    assert ran.value("box_number").number == box
    assert ran.value("recommendation").label == f"for_box_{box}"
    assert answer(ran, "succession_group") == ("yes" if box in GROUP else "no")


@pytest.mark.parametrize(
    ("score", "level"),
    [("67.99", "rendah"), ("68", "menengah"), ("76.99", "menengah"), ("77", "tinggi")],
)
def test_limits_of_potential(score: str, level: str) -> None:
    assert of(scores=dict.fromkeys(GIVEN, Decimal(score))).value("potential_level").label == level


def test_twenty_forty_six_seventy_two_a_hundred_has_no_score_in_two_boxes() -> None:
    """Intervals that share their end points, as one table in use has them, do not come up here."""
    local = what_if(LOCAL, {"potential_low": 46, "potential_high": 72})
    for score, level in ((46, "menengah"), (72, "tinggi")):
        ran = of(scores=dict.fromkeys(GIVEN, Decimal(score)), policy=local)
        assert ran.value("potential_level").label == level


# ---------------------------------------------------------------------------- planted faults


def law_better_predicates_are_never_lower(policy: Policy) -> None:
    found = [
        of(s.removeprefix("score_"), policy=policy).value("performance").number for s in SCORES
    ]
    assert all(found)
    assert found == sorted(found, key=lambda number: -(number or 0))


def law_the_middle_lies_between(policy: Policy) -> None:
    found = [
        of(scores=dict.fromkeys(GIVEN, Decimal(n)), policy=policy).value("potential_level").label
        for n in range(101)
    ]
    assert list(dict.fromkeys(found)) == list(POTENTIAL)


FAULTS: Mapping[str, tuple[Callable[[Policy], None], Mapping[str, int]]] = {
    "two scores exchanged": (
        law_better_predicates_are_never_lower,
        {"score_baik": 50, "score_kurang": 85},
    ),
    "cut-offs exchanged": (
        law_the_middle_lies_between,
        {"potential_low": 77, "potential_high": 68},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_breaks_its_law(name: str) -> None:
    law, figures = FAULTS[name]
    law(LOCAL)
    with pytest.raises(AssertionError):
        law(what_if(LOCAL, figures))


# ------------------------------------------------------------------------------- what is not known


def test_an_expired_assessment_leaves_the_box_unknown() -> None:
    assert of(until=DAY).value("talent_box").present
    expired = of(until=DAY - ONE_DAY)
    assert why(expired, "talent_box") == {("valid_assessment_on", "nothing to fold")}


def test_nobody_assessed_and_nobody_appraised() -> None:
    bare = asked(LOCAL, DAY, {})
    assert why(bare, "talent_box") == {
        ("last_assessed_on", "nothing to fold"),
        ("last_predicate", "nothing to fold"),
    }


@pytest.mark.parametrize("fact", GIVEN)
def test_a_missing_part_is_named(fact: str) -> None:
    assert why(of(scores={fact: MISSING}), "talent_box") == {(fact, "missing")}


# ------------------------------------------------------------------------------------------- days


def test_it_is_in_force_since_2020_and_article_17_since_2026() -> None:
    first, changed = date(2020, 1, 1), date(2026, 1, 1)
    assert policy_on(first, "talent_box").name == RULE.name
    with pytest.raises(NotInForce):
        RULE.on(first - timedelta(days=1))
    before, after = (RULE.on(day).steps["potential"].step for day in (changed - ONE_DAY, changed))
    assert (before.standing, after.standing) == (Standing.ASSUMED, Standing.TEXT)
    assert "Pasal 17" in str(after.citation)


def test_the_axes_are_kept_in_2026() -> None:
    old, new = of(on=date(2025, 12, 31)), of(on=date(2026, 1, 1))
    assert old.value("talent_box") == new.value("talent_box")
    assert old.value("potential") == new.value("potential")
