"""Nine boxes: any input of the ops, and figures whose change an example notices."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.test_cases import CASES, asked
from tests.policies.regulations.talents import BOXES, PERFORMANCE, POTENTIAL, half_up, level_of

from meritasn.cases import run_case
from meritasn.policies import shipped, what_if

RULE = "talent_box"
MODEL = shipped("kepka-bkn-411-2025")

PREDIKAT = {
    "Sangat Baik": 100,
    "Baik": 80,
    "Butuh Perbaikan": 60,
    "Kurang": 40,
    "Sangat Kurang": 20,
}
KINERJA = {"predikat_score": 60, "penghargaan": 15, "penugasan_tim": 15, "umpan_balik_360": 10}
POTENSIAL = {
    "penilaian_kompetensi": 20,
    "pengembangan_kompetensi": 10,
    "pengalaman_jabatan": 10,
    "potensi": 25,
    "pendidikan": 10,
    "kesesuaian_bidang_ilmu": 10,
    "integritas_moralitas": 15,
}

points = st.integers(0, 10_000).map(lambda whole: Decimal(whole).scaleb(-2))


def two(number: Fraction) -> str:
    found = half_up(number)
    return f"{found.numerator / Decimal(found.denominator):.2f}"


@pytest.mark.parametrize(("levels", "box"), BOXES.items())
def test_box(levels: tuple[str, str], box: int) -> None:
    said = dict(zip(("kinerja", "potensial"), levels, strict=True))
    assert asked(RULE, "box", **said, expected={"box": box}).passed
    assert not asked(RULE, "box", **said, expected={"box": 10 - box if box != 5 else 4}).passed


@given(points, points, points, points)
@settings(max_examples=25)
def test_box_from_scores(y: Decimal, x: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    cuts = Fraction(low), Fraction(high)
    row, column = level_of(Fraction(y), *cuts), level_of(Fraction(x), *cuts)
    said = {"kinerja_score": y, "potensial_score": x, "low_cut": low, "high_cut": high}
    expected = {"box": BOXES[PERFORMANCE[row], POTENTIAL[column]] if low < high else None}
    words = {key: str(value) for key, value in said.items()}
    assert asked(RULE, "box_from_scores", **words, expected=expected).passed


@pytest.mark.parametrize(("low", "high"), [("80", "60"), ("60", "60")])
def test_cut_offs_that_are_exchanged_or_equal_have_no_box(low: str, high: str) -> None:
    said = {"kinerja_score": "90", "potensial_score": "90", "low_cut": low, "high_cut": high}
    assert asked(RULE, "box_from_scores", **said, expected={"box": None}).passed


@given(st.sampled_from(list(PREDIKAT)), points, points)
@settings(max_examples=20)
def test_predikat_level(predikat: str, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    score = PREDIKAT[predikat]
    level = PERFORMANCE[level_of(Fraction(score), Fraction(low), Fraction(high))]
    said = {"predikat": predikat, "low_cut": str(low), "high_cut": str(high)}
    expected = {"score": score, "kinerja": level if low < high else None}
    assert asked(RULE, "predikat_level", **said, expected=expected).passed


AXES = {"kinerja_axis": KINERJA, "potensial_axis": POTENSIAL}


@pytest.mark.parametrize("op", AXES)
@given(data=st.data())
@settings(max_examples=30)
def test_an_axis(op: str, data: st.DataObject) -> None:
    weights = AXES[op]
    said = {key: data.draw(points) for key in weights}
    total = sum((weights[key] * Fraction(value) for key, value in said.items()), Fraction(0)) / 100
    words = {key: str(value) for key, value in said.items()}
    assert asked(RULE, op, **words, expected={"score": two(total)}).passed


@pytest.mark.parametrize(("op", "key"), [(op, key) for op, keys in AXES.items() for key in keys])
def test_an_axis_without_one_of_its_parts_has_no_score(op: str, key: str) -> None:
    rest = {each: "80" for each in AXES[op] if each != key}
    assert asked(RULE, op, **rest, expected={"score": None}).passed
    assert asked(RULE, op, **rest, **{key: None}, expected={"score": None}).passed


@given(points, points)
@settings(max_examples=30)
def test_talent_value(y: Decimal, x: Decimal) -> None:
    said = {"kinerja_score": str(y), "potensial_score": str(x)}
    expected = {"score": two((Fraction(y) + Fraction(x)) / 2)}
    assert asked(RULE, "talent_value", **said, expected=expected).passed


@given(st.lists(st.tuples(points, st.integers(1, 100)), min_size=1, max_size=8))
@settings(max_examples=20)
def test_weighted_match_of_any_number_of_components(parts: list[tuple[Decimal, int]]) -> None:
    """The weights are shares of their sum, whether they are written as 0.65 or as 65."""
    total = sum(weight for _, weight in parts)
    score = sum((Fraction(each) * weight for each, weight in parts), Fraction(0)) / total
    for scale in (0, -2):
        said = [
            {"score": str(each), "weight": str(Decimal(weight).scaleb(scale))}
            for each, weight in parts
        ]
        found = asked(RULE, "weighted_match", components=said, expected={"score": two(score)})
        assert found.passed, found


def test_weighted_match_of_nothing() -> None:
    assert asked(RULE, "weighted_match", components=[], expected={"score": None}).passed
    weightless = [{"score": "80", "weight": "0"}]
    assert asked(RULE, "weighted_match", components=weightless, expected={"score": None}).passed


@pytest.mark.parametrize(
    ("op", "figures"),
    [
        ("predikat_level", {"score_baik": 79}),
        ("predikat_level", {"score_kurang": 41}),
        ("kinerja_axis", {"weight_predicate": 59}),
        ("kinerja_axis", {"weight_award": 14}),
        ("potensial_axis", {"weight_potential": 24}),
        ("potensial_axis", {"weight_integrity": 14}),
        ("talent_value", {"share_performance": 51}),
    ],
)
def test_a_changed_figure_fails_an_example(op: str, figures: dict[str, int]) -> None:
    policy = what_if(MODEL, figures)
    cases = [case for case in CASES[RULE] if case["input"]["op"] == op]
    assert cases
    assert [case["id"] for case in cases if not run_case(RULE, case, policy=policy).passed]
