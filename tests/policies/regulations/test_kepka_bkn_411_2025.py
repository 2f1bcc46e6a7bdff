"""Keputusan Kepala BKN 411/2025: two scores, the talent value, nine boxes, what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    LIGHT,
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    asked,
    rated,
    rated_year,
    sanction,
    why,
    year_later,
)
from tests.policies.regulations.talents import (
    BOXES,
    GROUP,
    PERFORMANCE,
    POTENTIAL,
    assessment,
    half_up,
    level_of,
    skill,
)

from meritasn.errors import NotInForce, PackRefused
from meritasn.law import Standing
from meritasn.model import Education, PostLevel, Sanction
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.policies.overlay import overlaid
from meritasn.quantities import Absence
from meritasn.rules import Given, Program, Record, Run, run

RULE = shipped("kepka-bkn-411-2025")
DAY = date(2026, 3, 2)
UNTIL = date(2028, 10, 5)

SCORES: Mapping[str, str] = {
    "award_score": "60",
    "team_score": "80",
    "feedback_score": "85.5",
    "competence_score": "82.25",
    "development_score": "70",
    "experience_score": "75",
    "potential_score": "84",
    "field_match_score": "100",
}
Y_WEIGHTS = {"award_score": 15, "team_score": 15, "feedback_score": 10}
X_WEIGHTS = {
    "competence_score": 20,
    "development_score": 10,
    "experience_score": 10,
    "potential_score": 25,
    "field_match_score": 10,
}
PREDICATES = {
    "sangat_baik": 100,
    "baik": 80,
    "butuh_perbaikan": 60,
    "kurang": 40,
    "sangat_kurang": 20,
}
SCHOOLS = {"s3": 100, "s2": 90, "s1": 80, "d3": 70, "slta": 60}
UNKNOWN_SCHOOLS = {
    "dokter": "education_profession",
    "sgplb": "education_d2",
    "d2": "education_d2",
    "sltp_kejuruan": "education_below_slta",
    "sltp": "education_below_slta",
    "sd": "education_below_slta",
}

Numbers: TypeAlias = Mapping[str, Decimal]


def decimals(scores: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: Decimal(score) for name, score in scores.items()}


GIVEN = decimals(SCORES)


def of(
    scores: Mapping[str, Given] | None = None,
    *records: Record,
    on: date = DAY,
    until: date | Absence = UNTIL,
    policy: Policy = RULE,
    **others: str | Absence,
) -> Run:
    """Somebody with everything that the rule asks for, but for what is said otherwise."""
    said = {"predicate": "baik", "education": "s1", "level": "pengawas", **others}
    own = assessment(date(2025, 10, 6), until, {**GIVEN, **(scores or {})})
    facts = {"education": said["education"], "post_level": said["level"]}
    return asked(policy, on, facts, own, rated_year(2025, said["predicate"]), *records)


def number(ran: Run, step: str) -> Decimal:
    found = ran.value(step).number
    assert found is not None, why(ran, step)
    return found


def score_y(predicate: str, scores: Numbers) -> Fraction:
    parts = [60 * Fraction(PREDICATES[predicate])]
    parts += [weight * Fraction(scores[name]) for name, weight in Y_WEIGHTS.items()]
    return half_up(sum(parts, Fraction(0)) / 100)


def score_x(school: str, integrity: int, scores: Numbers) -> Fraction:
    parts = [10 * Fraction(SCHOOLS[school]), 15 * Fraction(integrity)]
    parts += [weight * Fraction(scores[name]) for name, weight in X_WEIGHTS.items()]
    return half_up(sum(parts, Fraction(0)) / 100)


# --------------------------------------------------------------------------------------- figures


def test_weights_of_each_axis_add_up_to_a_hundred() -> None:
    assert 60 + sum(Y_WEIGHTS.values()) == 100
    assert 10 + 15 + sum(X_WEIGHTS.values()) == 100
    assert answer(of(), "weights_are_whole") == "met"


WEIGHTS = [name for name in RULE.pack.figures if name.startswith("weight_")]
UNLIKE = ("weight_award", "weight_feedback", "weight_development", "weight_integrity")
"""Weights of parts that score unlike the others: two of each axis, so that one always remains."""
OF_PERFORMANCE = ("weight_predicate", "weight_award", "weight_team", "weight_feedback")


def axis_of(weight: str) -> str:
    return "performance" if weight in OF_PERFORMANCE else "potential"


def weighing(changes: Mapping[str, int]) -> Policy:
    """The rule with weights that are so much more or less."""
    values = {weight: RULE.pack.figures[weight][0].parameter.value for weight in changes}
    known = {weight: value for weight, value in values.items() if value is not None}
    return what_if(RULE, {weight: value + changes[weight] for weight, value in known.items()})


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("change", [-1, 1, 10])
def test_weights_that_do_not_add_up_leave_no_score(weight: str, change: int) -> None:
    other = of(policy=weighing({weight: change}))
    assert answer(other, "weights_are_whole") == "not_met"
    refused = {(f"{axis_of(weight)}_weights", "outside its range")}
    for step in (axis_of(weight), "talent_value", "talent_box", "recommendation"):
        assert why(other, step) == refused
    kept = "potential" if axis_of(weight) == "performance" else "performance"
    assert number(other, kept) == number(of(), kept)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_point_of_weight_that_goes_to_another_part_moves_the_score(weight: str) -> None:
    others = [w for w in UNLIKE if w != weight and axis_of(w) == axis_of(weight)]
    other = of(policy=weighing({weight: 1, others[0]: -1}))
    assert answer(other, "weights_are_whole") == "met"
    assert number(other, axis_of(weight)) != number(of(), axis_of(weight))


@pytest.mark.parametrize("figure", [*WEIGHTS, "share_performance", "talent_share_pengawas"])
@pytest.mark.parametrize("value", [-1, 101])
def test_a_weight_is_from_none_to_all(figure: str, value: int) -> None:
    with pytest.raises(PackRefused, match="MER-3061"):
        what_if(RULE, {figure: value})


def test_the_figures_of_two_sources_and_of_one() -> None:
    known = {name: dated[0].parameter for name, dated in RULE.pack.figures.items()}
    for name in ("performance_high", "potential_low", "weight_predicate", "share_performance"):
        assert known[name].standing is Standing.SECONDARY
    for name in ("weight_award", "weight_education", "score_baik", "integrity_ringan"):
        assert known[name].standing is Standing.SINGLE
    assert known["gate_years"].standing is Standing.SINGLE
    unknown = {name for name, figure in known.items() if figure.standing is Standing.UNKNOWN}
    assert unknown == {*UNKNOWN_SCHOOLS.values(), "months_warning", "months_cut"}


def test_what_is_assumed_is_listed_with_its_reason() -> None:
    listed = {one.path: one for one in RULE.assumptions()}
    for path in ("step.last_predicate", "step.least_integrity", "step.assessment_on"):
        assert listed[path].note is not None


# ------------------------------------------------------------------------------- the two scores


def test_a_person_worked_by_hand() -> None:
    """Y = 48 + 9 + 12 + 8.55; X = 16.45 + 7 + 7.5 + 21 + 8 + 10 + 15."""
    ran = of()
    assert number(ran, "performance") == Decimal("77.55")
    assert number(ran, "potential") == Decimal("84.95")
    assert number(ran, "talent_value") == Decimal("81.25")
    assert ran.value("talent_box").label == "box_8"


points = st.integers(0, 10_000).map(lambda whole: Decimal(whole).scaleb(-2))
scores = st.fixed_dictionaries(dict.fromkeys(SCORES, points))
predicates, schools = st.sampled_from(list(PREDICATES)), st.sampled_from(list(SCHOOLS))


@given(scores, predicates, schools)
@settings(max_examples=40)
def test_both_scores_against_fractions(found: Numbers, predicate: str, school: str) -> None:
    ran = of(found, predicate=predicate, education=school)
    y, x = score_y(predicate, found), score_x(school, 100, found)
    assert Fraction(number(ran, "performance")) == y
    assert Fraction(number(ran, "potential")) == x
    assert Fraction(number(ran, "talent_value")) == half_up((y + x) / 2)
    box = BOXES[PERFORMANCE[level_of(y, *CUTS)], POTENTIAL[level_of(x, *CUTS)]]
    assert ran.value("talent_box").label == f"box_{box}"


CUTS = (Fraction(60), Fraction(80))


@pytest.mark.parametrize(("predicate", "score"), PREDICATES.items())
def test_the_score_of_each_predicate(predicate: str, score: int) -> None:
    assert number(of(predicate=predicate), "predicate_score") == score


@pytest.mark.parametrize(("school", "score"), SCHOOLS.items())
def test_the_score_of_each_school(school: str, score: int) -> None:
    assert number(of(education=school), "education_points") == score


@pytest.mark.parametrize(("school", "figure"), UNKNOWN_SCHOOLS.items())
def test_a_school_that_the_table_lacks_is_not_made_up(school: str, figure: str) -> None:
    assert why(of(education=school), "talent_box") == {(figure, "unknown")}
    set_by_agency = what_if(RULE, {figure: 55})
    assert number(of(education=school, policy=set_by_agency), "education_points") == 55


def test_every_school_is_in_the_table_or_unknown() -> None:
    assert {term.code for term in Education} == {*SCHOOLS, *UNKNOWN_SCHOOLS}


def test_the_last_predicate_up_to_the_day_counts() -> None:
    own = assessment(date(2025, 10, 6), UNTIL, GIVEN)
    half = rated(date(2026, 1, 1), date(2026, 6, 30), "kurang")
    records = own, rated_year(2023, "sangat_baik"), rated_year(2025, "baik"), half
    for day, score in ((DAY, 80), (date(2026, 7, 1), 40)):
        assert number(asked(RULE, day, {}, *records), "predicate_score") == score


# ---------------------------------------------------------------------------- quirk of the row


def test_good_alone_reaches_the_top_row_and_one_point_less_does_not() -> None:
    """The score of Good is the cut-off itself."""
    assert of().value("level_by_predicate").label == "di_atas"
    lower = what_if(RULE, {"score_baik": Decimal("79.99")})
    assert of(policy=lower).value("level_by_predicate").label == "sesuai"
    note = RULE.pack.figures["performance_high"][0].parameter.note
    assert note is not None
    assert "80" in note.en


def test_good_with_other_parts_of_eighty_reaches_the_top_row() -> None:
    others = {"award_score": Decimal(80), "team_score": Decimal(80), "feedback_score": Decimal(80)}
    assert of(others).value("performance_level").label == "di_atas"
    just_under = {**others, "feedback_score": Decimal("79.90")}
    assert of(just_under).value("performance_level").label == "sesuai"


# ------------------------------------------------------------------------------ levels and boxes


@cache
def from_scores(policy: Policy) -> Program:
    """The steps from the two scores on; they are compiled once."""
    return policy.on(DAY).with_given(("performance", "potential"))


def boxed(y: Decimal, x: Decimal, policy: Policy = RULE) -> Run:
    """Somebody of whom the two scores are known."""
    return run(from_scores(policy), Record({"performance": y, "potential": x}))


@pytest.mark.parametrize(
    ("score", "place"),
    [("0", 0), ("59.99", 0), ("60", 1), ("60.01", 1), ("79.99", 1), ("80", 2), ("100", 2)],
)
def test_a_cut_off_belongs_to_the_level_above_it(score: str, place: int) -> None:
    row = boxed(Decimal(score), Decimal(70))
    column = boxed(Decimal(70), Decimal(score))
    assert row.value("performance_level").label == PERFORMANCE[place]
    assert column.value("potential_level").label == POTENTIAL[place]


MIDDLE = {0: Decimal(30), 1: Decimal(70), 2: Decimal(90)}


@pytest.mark.parametrize(("levels", "box"), BOXES.items())
def test_every_cell_of_the_table(levels: tuple[str, str], box: int) -> None:
    row, column = PERFORMANCE.index(levels[0]), POTENTIAL.index(levels[1])
    ran = boxed(MIDDLE[row], MIDDLE[column])
    assert ran.value("talent_box").label == f"box_{box}"
    assert number(ran, "box_number") == box
    assert ran.value("recommendation").label == f"for_box_{box}"
    assert answer(ran, "succession_group") == ("yes" if box in GROUP else "no")


RECOMMENDED = {
    9: ("promot", "award"),
    8: ("succession", "enlargement", "performance guidance"),
    7: ("succession", "enrichment", "competence", "study"),
    6: ("fitting placement", "performance guidance", "counselling"),
    5: ("fitting placement", "performance guidance", "competence"),
    4: ("rotation", "competence"),
    3: ("guidance", "counselling", "competence", "fitting placement"),
    2: ("guidance", "competence", "fitting placement"),
    1: ("statutory",),
}


@pytest.mark.parametrize("policy", [RULE, shipped("permenpanrb-3-2020")], ids=lambda p: p.name)
def test_what_is_recommended_for_each_box(policy: Policy) -> None:
    _, program = policy.programs[-1]
    enum = program.steps["recommendation"].enum
    assert enum is not None
    for box, words in RECOMMENDED.items():
        said = enum.title(f"for_box_{box}").en.lower()
        assert [word for word in words if word not in said] == []


# ------------------------------------------------------------------------------ laws of the boxes

ALL = {f"box_{n}" for n in range(1, 10)}


def law_partition(policy: Policy) -> None:
    """Each pair of scores has one box, and all nine are reached."""
    found = {boxed(y, x, policy).value("talent_box").label for y in SPREAD for x in SPREAD}
    assert found == ALL


def law_monotone(policy: Policy) -> None:
    """Who scores higher on an axis never stands lower on it, nor in a lower box."""
    for other in SPREAD:
        for above, below in zip(SPREAD[1:], SPREAD, strict=False):
            for more, less in (
                (boxed(above, other, policy), boxed(below, other, policy)),
                (boxed(other, above, policy), boxed(other, below, policy)),
            ):
                for step in ("performance_level", "potential_level"):
                    assert place(more, step) >= place(less, step)
                assert box_of(more) >= box_of(less)


def law_cut_offs_move_those_between(policy: Policy) -> None:
    """Another cut-off moves those between the two and nobody else."""
    shipped_boxes = {(y, x): box_of(boxed(y, x)) for y in SPREAD for x in SPREAD}
    moved = {pair for pair, box in shipped_boxes.items() if box != box_of(boxed(*pair, policy))}
    figures = {name: policy.pack.figures[name][0].parameter.value for name in CUT_NAMES}
    between = {
        (y, x)
        for y in SPREAD
        for x in SPREAD
        if place_of(y, "performance", figures) != place_of(y, "performance", None)
        or place_of(x, "potential", figures) != place_of(x, "potential", None)
    }
    assert moved == between


SPREAD = [Decimal(n) / 4 for n in (0, 160, 239, 240, 241, 280, 319, 320, 321, 360, 400)]
CUT_NAMES = ("performance_low", "performance_high", "potential_low", "potential_high")


def place_of(score: Decimal, axis: str, figures: Mapping[str, Decimal | None] | None) -> int:
    low, high = (60, 80) if figures is None else (figures[f"{axis}_low"], figures[f"{axis}_high"])
    assert low is not None
    assert high is not None
    return level_of(Fraction(score), Fraction(low), Fraction(high))


def place(ran: Run, step: str) -> int:
    label = ran.value(step).label
    order = PERFORMANCE if step.startswith("performance") else POTENTIAL
    return order.index(str(label))


def box_of(ran: Run) -> int:
    return int(number(ran, "box_number"))


@pytest.mark.parametrize("law", [law_partition, law_monotone, law_cut_offs_move_those_between])
def test_a_law_of_boxes_holds(law: object) -> None:
    assert callable(law)
    law(RULE)


@pytest.mark.parametrize(
    "figures",
    [
        {"performance_high": 85},
        {"performance_low": 70, "performance_high": 85},
        {"potential_low": 68, "potential_high": 77},
        {"potential_low": 78, "potential_high": 90},
        dict(zip(CUT_NAMES, (70, 85, 78, 90), strict=True)),
    ],
)
def test_other_cut_offs_move_those_between_alone(figures: Mapping[str, int]) -> None:
    law_cut_offs_move_those_between(what_if(RULE, figures))


def fault(step: str) -> Policy:
    """The rule with one step written wrongly."""
    head = (
        'format = "meritasn/overlay@1"\nname = "wrong"\nbase = "kepka-bkn-411-2025"\n'
        '[cite]\nnobody = "–"\n[[step]]\n'
    )
    return overlaid(RULE, head + step + '\ncite = "nobody"\nstanding = "assumed"\n')


LEVEL = """
name = "performance_level"
of = "person"
title = { id = "Tingkat", en = "Level" }
enum = "rating"
rounding_cite = "nobody"
when = [ %s ]"""
TABLE = """
name = "talent_box"
of = "person"
title = { id = "Kotak", en = "Box" }
enum = "talent_box"
table = ["performance_level", "potential_level"]
grid = { %s }"""
TOP = '{ rendah = "box_4", menengah = "box_7", tinggi = "box_9" }'
MID = '{ rendah = "box_2", menengah = "box_5", tinggi = "box_8" }'
LOW = '{ rendah = "box_1", menengah = "box_3", tinggi = "box_6" }'


def mirrored(cells: str) -> str:
    return cells.replace("rendah", "?").replace("tinggi", "rendah").replace("?", "tinggi")


FAULTS = {
    "two boxes in one": (
        law_partition,
        TABLE % f"di_atas = {TOP}, sesuai = {MID.replace('box_8', 'box_9')}, di_bawah = {LOW}",
    ),
    "rows turned over": (
        law_monotone,
        TABLE % f"di_atas = {LOW}, sesuai = {MID}, di_bawah = {TOP}",
    ),
    "columns turned over": (
        law_monotone,
        TABLE % f"di_atas = {mirrored(TOP)}, sesuai = {mirrored(MID)}, di_bawah = {mirrored(LOW)}",
    ),
    "the cut-off left out": (
        law_cut_offs_move_those_between,
        LEVEL % '{ if = "performance > performance_high", is = "di_atas" }, '
        '{ if = "performance >= performance_low", is = "sesuai" }, { is = "di_bawah" }',
    ),
    "the other axis' cut-off": (
        law_partition,
        LEVEL % '{ if = "potential >= performance_high", is = "di_atas" }, '
        '{ if = "potential >= performance_low", is = "sesuai" }, { is = "di_bawah" }',
    ),
    "the top row reached from below": (
        law_monotone,
        LEVEL % '{ if = "performance < performance_low", is = "di_atas" }, '
        '{ if = "performance < performance_high", is = "sesuai" }, { is = "di_bawah" }',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_breaks_its_law(name: str) -> None:
    law, step = FAULTS[name]
    wrong = fault(step)
    with pytest.raises(AssertionError):
        law(wrong)


def test_distances_are_above_the_cut_offs_and_below_zero_beneath() -> None:
    ran = boxed(Decimal("77.55"), Decimal(80))
    assert number(ran, "performance_over_high") == Decimal("-2.45")
    assert number(ran, "performance_over_low") == Decimal("17.55")
    assert number(ran, "potential_over_high") == 0
    assert number(ran, "potential_over_low") == 20


def test_more_of_any_part_never_lowers_a_score() -> None:
    base = of({name: Decimal(50) for name in SCORES})
    for name in SCORES:
        more = of({**dict.fromkeys(SCORES, Decimal(50)), name: Decimal(51)})
        for step in ("performance", "potential", "talent_value"):
            assert number(more, step) >= number(base, step)
        assert number(more, "talent_value") > number(base, "talent_value")


# -------------------------------------------------------------------------------------- integrity

SERVED = date(2026, 2, 1)
LEVELS = {
    **dict.fromkeys(LIGHT, 75),
    "allowance_cut_25": 50,
    "demotion": 25,
    "removal_to_pelaksana": 25,
}


def integrity(*records: Record, on: date = DAY) -> Decimal:
    return number(of(None, *records, on=on), "integrity_points")


def test_nobody_without_a_sanction_loses_a_point() -> None:
    assert integrity() == 100


@pytest.mark.parametrize(("kind", "score"), LEVELS.items())
def test_a_sanction_that_is_over_and_one_that_is_being_served(kind: str, score: int) -> None:
    last = date(2026, 2, 28)
    imposed = sanction(kind, date(2025, 9, 1), last)
    assert integrity(imposed, on=last) == 0
    assert integrity(imposed, on=last + ONE_DAY) == score


def test_a_discharge_is_served_for_good() -> None:
    assert integrity(sanction("discharge", date(2020, 1, 1))) == 0


def test_every_sanction_has_its_score() -> None:
    assert {term.code for term in Sanction} == {*LEVELS, "discharge"}


@pytest.mark.parametrize("kind", ["demotion", "removal_to_pelaksana"])
def test_twelve_months_where_the_record_gives_no_last_day(kind: str) -> None:
    imposed = sanction(kind, date(2025, 3, 2))
    assert integrity(imposed, on=date(2026, 3, 1)) == 0
    assert integrity(imposed, on=date(2026, 3, 2)) == 25


@pytest.mark.parametrize(
    ("kind", "figure"),
    [*((kind, "months_warning") for kind in LIGHT), ("allowance_cut_25", "months_cut")],
)
def test_a_length_that_nobody_gives_leaves_the_box_unknown(kind: str, figure: str) -> None:
    ran = of(None, sanction(kind, date(2025, 9, 1)))
    assert why(ran, "talent_box") == {(figure, "unknown")}
    known = of(None, sanction(kind, date(2025, 9, 1), months=6))
    assert known.value("talent_box").present


def test_the_heaviest_of_several_counts() -> None:
    old = [sanction(k, date(2019, 1, n), date(2020, 1, 1)) for n, k in enumerate(LEVELS, 1)]
    assert integrity(*old) == 25
    assert integrity(*old[:4]) == 50
    assert integrity(*old[:3]) == 75


def test_a_sanction_that_comes_later_does_not_exist_yet() -> None:
    assert integrity(sanction("discharge", DAY + ONE_DAY)) == 100


# ------------------------------------------------------------------------------------- the gate


@pytest.mark.parametrize("kind", LEVELS)
def test_the_older_gate(kind: str) -> None:
    over = date(2024, 6, 30)
    imposed = sanction(kind, date(2024, 1, 1), over)
    free_from = year_later(over, 2)
    light = kind in LIGHT
    for day, expected in ((free_from - ONE_DAY, "not_met"), (free_from, "met")):
        ran = of(None, imposed, on=day, until=date(2030, 1, 1))
        assert answer(ran, "no_weighty_sanction") == ("met" if light else expected)


def test_the_gate_does_not_move_the_box() -> None:
    ran = of(None, sanction("demotion", date(2024, 9, 1), date(2025, 8, 31)))
    assert answer(ran, "no_weighty_sanction") == "not_met"
    assert ran.value("talent_box").present


# ---------------------------------------------------------------------------- what is not known


def test_an_assessment_is_valid_through_its_last_day() -> None:
    assert of(until=DAY).value("talent_box").present
    expired = of(until=DAY - ONE_DAY)
    assert why(expired, "talent_box") == {("valid_assessment_on", "nothing to fold")}
    assert why(expired, "talent_value") == {("valid_assessment_on", "nothing to fold")}


def test_no_assessment_is_another_reason_than_an_expired_one() -> None:
    ran = asked(RULE, DAY, {"education": "s1"}, rated_year(2025))
    assert why(ran, "talent_box") == {("last_assessed_on", "nothing to fold")}


def test_an_older_assessment_does_not_stand_in_for_the_last() -> None:
    valid_longer = assessment(date(2024, 1, 8), date(2030, 1, 1), GIVEN)
    expired = assessment(date(2025, 1, 6), date(2025, 12, 31), GIVEN)
    ran = asked(RULE, DAY, {"education": "s1"}, valid_longer, expired, rated_year(2025))
    assert why(ran, "talent_box") == {("valid_assessment_on", "nothing to fold")}


def test_an_assessment_without_a_last_day() -> None:
    assert of(until=NOT_APPLICABLE).value("talent_box").present
    assert why(of(until=MISSING), "talent_box") == {("assessed_until", "missing")}


def test_an_assessment_that_comes_later_does_not_exist_yet() -> None:
    later = assessment(DAY + ONE_DAY, UNTIL, decimals(dict.fromkeys(SCORES, "100")))
    assert number(of(None, later), "talent_value") == Decimal("81.25")


@pytest.mark.parametrize("fact", SCORES)
def test_a_score_that_is_missing_is_named(fact: str) -> None:
    assert why(of({fact: MISSING}), "talent_box") == {(fact, "missing")}
    assert why(of({fact: Decimal("100.01")}), "talent_box") == {(fact, "outside its range")}


@pytest.mark.parametrize("fact", SCORES)
def test_a_score_that_is_not_applicable_is_not_zero(fact: str) -> None:
    ran = of({fact: NOT_APPLICABLE})
    assert not ran.value("talent_box").present
    assert ran.value("talent_box").reasons


def test_missing_education_and_predicate_are_named() -> None:
    assert why(of(education=MISSING), "talent_box") == {("education", "missing")}
    assert why(of(predicate=MISSING), "talent_box") == {("past_predicate", "missing")}
    without = asked(RULE, DAY, {"education": "s1"}, assessment(DAY, UNTIL, GIVEN))
    assert why(without, "talent_box") == {("last_predicate", "nothing to fold")}


# ------------------------------------------------------------------- technical competence beside it

SHARES = {"jpt_madya": 80, "jpt_pratama": 70, "administrator": 60, "pengawas": 50}


@pytest.mark.parametrize(("level", "share"), SHARES.items())
def test_the_blend_of_each_level(level: str, share: int) -> None:
    ran = of(None, skill(Decimal(3), Decimal(4)), skill(Decimal(3), Decimal(3)), level=level)
    technical = half_up(Fraction(600, 7))
    assert Fraction(number(ran, "technical_match")) == technical
    blended = share * Fraction(number(ran, "talent_value")) + (100 - share) * technical
    assert Fraction(number(ran, "blended_value")) == half_up(blended / 100)


def test_other_levels_have_no_blend_and_keep_their_box() -> None:
    for term in PostLevel:
        if term.code not in SHARES:
            ran = of(None, skill(Decimal(3), Decimal(4)), level=term.code)
            assert not ran.value("blended_value").applicable
            assert ran.value("talent_box").label == "box_8"


def test_an_expired_result_does_not_count_and_more_than_asked_is_cut() -> None:
    old = skill(Decimal(1), Decimal(4), DAY - ONE_DAY)
    ran = of(None, old, skill(Decimal(5), Decimal(4), DAY))
    assert number(ran, "technical_match") == 100
    assert why(of(None, old), "technical_match") == {("technical_match", "nothing to fold")}


# ------------------------------------------------------------------------------------------ days


def test_it_is_in_force_since_the_first_day_of_2026() -> None:
    first = date(2026, 1, 1)
    assert policy_on(first, "talent").name == RULE.name
    assert RULE.on(first)
    with pytest.raises(NotInForce):
        RULE.on(first - timedelta(days=1))
    assert RULE.in_force.stop is None


def test_a_cut_off_beyond_the_scale_is_refused() -> None:
    with pytest.raises(PackRefused):
        what_if(RULE, {"performance_high": 101})


@pytest.mark.parametrize("axis", ["performance", "potential"])
@pytest.mark.parametrize(("low", "high"), [(60, 50), (80, 60), (100, 0), (70, 70)])
def test_cut_offs_that_are_exchanged_or_equal_leave_no_box(axis: str, low: int, high: int) -> None:
    wrong = what_if(RULE, {f"{axis}_low": low, f"{axis}_high": high})
    refused = {(f"{axis}_room", "outside its range")}
    for score in (Decimal(0), Decimal(55), Decimal(65), Decimal(100)):
        ran = boxed(score, score, wrong)
        for step in (f"{axis}_level", "talent_box", "recommendation", "succession_group"):
            assert why(ran, step) == refused
    if axis == "performance":
        assert why(of(policy=wrong), "level_by_predicate") == refused


def test_a_narrow_middle_is_still_one() -> None:
    narrow = what_if(RULE, {"performance_low": Decimal("79.99")})
    assert {box_of(boxed(y, Decimal(70), narrow)) for y in SPREAD} == {3, 7}
    assert box_of(boxed(Decimal("79.99"), Decimal(70), narrow)) == 5
