"""Selection of new civil servants: any input of the ops, against fractions; changes are noticed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.test_cases import CASES, asked, changed, failing

from meritasn.cases.adapters import adapters

RULE = "cpns"
FEW = settings(max_examples=40, deadline=None)
CATEGORIES = ("umum", "cumlaude", "diaspora", "disabilitas", "papua", "daerah_tertinggal")
near = st.sampled_from([59, 60, 61, 64, 65, 66, 79, 80, 81, 84, 85, 86, 165, 166, 167])
scores = near | st.integers(0, 225)


def failed(category: str, twk: int, tiu: int, tkp: int) -> list[str]:
    """What the decree says, in the order in which it says it."""
    if category == "umum":
        asked_for = [("twk", twk >= 65), ("tiu", tiu >= 80), ("tkp", tkp >= 166)]
    else:
        total, aptitude = (311, 85) if category in ("cumlaude", "diaspora") else (286, 60)
        asked_for = [("total", twk + tiu + tkp >= total), ("tiu", tiu >= aptitude)]
    return [code for code, met in asked_for if not met]


@FEW
@given(st.sampled_from(CATEGORIES), scores, scores, scores)
def test_skd_threshold(category: str, twk: int, tiu: int, tkp: int) -> None:
    lacking = failed(category, twk, tiu, tkp)
    expected = {"pass": not lacking, "total": twk + tiu + tkp, "failed": lacking}
    said = {"category": category, "twk": twk, "tiu": tiu, "tkp": tkp}
    assert asked(RULE, "skd_threshold", **said, expected=expected).passed


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("category", {"pass": None, "total": 331, "failed": []}),
        ("twk", {"pass": None, "total": None, "failed": []}),
        ("tiu", {"pass": None, "total": None, "failed": []}),
    ],
)
def test_without_a_score_or_a_category_nobody_passes_or_fails(
    gone: str, expected: Mapping[str, object]
) -> None:
    said = {"category": "umum", "twk": 65, "tiu": 100, "tkp": 166}
    del said[gone]
    assert asked(RULE, "skd_threshold", **said, expected=expected).passed


def test_what_is_missing_does_not_save_who_fails_without_it() -> None:
    said = {"category": "umum", "twk": 64, "tkp": 200}
    expected = {"pass": False, "total": None, "failed": ["twk"]}
    assert asked(RULE, "skd_threshold", **said, expected=expected).passed


@pytest.mark.parametrize("label", ["Umum", "General", "UMUM"])
def test_a_category_is_understood_as_people_write_it(label: str) -> None:
    said = {"category": label, "twk": 65, "tiu": 80, "tkp": 165}
    assert asked(RULE, "skd_threshold", **said, expected={"failed": ["tkp"]}).passed


def two_decimals(exact: Fraction) -> str:
    whole = int(exact * 100 + Fraction(1, 2))
    return str(Decimal(whole).scaleb(-2))


@FEW
@given(
    st.integers(0, 550),
    st.sampled_from([500, 550, 600]),
    st.integers(0, 500_000),
    st.sampled_from([Decimal(500), Decimal("437.5"), Decimal(100)]),
)
def test_integration(skd: int, skd_max: int, thousandths: int, skb_max: Decimal) -> None:
    skb = Decimal(thousandths).scaleb(-3)
    exact = 40 * Fraction(skd, skd_max) + 60 * Fraction(skb) / Fraction(skb_max)
    within = skd <= skd_max and skb <= skb_max
    said = {"skd": str(skd), "skd_max": skd_max, "skb": str(skb), "skb_max": str(skb_max)}
    expected = {"value": two_decimals(exact) if within else None}
    assert asked(RULE, "integration", **said, expected=expected).passed


@pytest.mark.parametrize("gone", ["skb", "skb_max"])
def test_integration_needs_both_tests_and_their_maxima(gone: str) -> None:
    said = {"skd": "395", "skd_max": "500", "skb": "350", "skb_max": "500"}
    del said[gone]
    assert asked(RULE, "integration", **said, expected={"value": None}).passed


def test_without_a_maximum_the_basic_test_goes_up_to_550() -> None:
    said = {"skd": "550", "skb": "0", "skb_max": "500"}
    assert asked(RULE, "integration", **said, expected={"value": "40"}).passed


@FEW
@given(st.integers(1, 5000))
def test_skb_quota(openings: int) -> None:
    expected = {"max_candidates": 3 * openings}
    assert asked(RULE, "skb_quota", formasi=openings, expected=expected).passed


def test_no_opening_has_no_quota() -> None:
    assert asked(RULE, "skb_quota", formasi=0, expected={"max_candidates": None}).passed
    assert asked(RULE, "skb_quota", expected={"max_candidates": None}).passed


candidates = st.fixed_dictionaries(
    {
        "final": st.sampled_from(["70.00", "70.01", "71.50"]),
        "twk": st.sampled_from([65, 70]),
        "tiu": st.sampled_from([80, 85]),
        "tkp": st.sampled_from([166, 170]),
        "ipk": st.sampled_from(["3.10", "3.40"]),
        "birth_date": st.sampled_from(["1998-01-01", "1998-01-02"]),
    }
)
Row = dict[str, Any]


def merit(one: Row) -> tuple[Fraction, ...]:
    """The greater, the better, in the order in which the decree asks."""
    tests = [one["tkp"], one["tiu"], one["twk"]]
    days = date.fromisoformat(one["birth_date"]).toordinal()
    said = (one["final"], sum(tests), *tests, one["ipk"], -days)
    return tuple(Fraction(value) for value in said)


@FEW
@given(st.lists(candidates, max_size=9), st.randoms())
def test_tie_break(rows: list[Row], chance: Any) -> None:  # noqa: ANN401  (a random.Random)
    named = [{"id": f"P{place:04}", **row} for place, row in enumerate(rows)]
    expected: list[object] = []
    for value in sorted({merit(one) for one in named}, reverse=True):
        equals = [one["id"] for one in named if merit(one) == value]
        expected.append(equals if len(equals) > 1 else equals[0])
    chance.shuffle(named)
    assert asked(RULE, "tie_break", candidates=named, expected={"order": expected}).passed


def test_who_has_no_final_score_is_not_put_in_order() -> None:
    one = {"final": "70", "twk": 65, "tiu": 80, "tkp": 166, "ipk": "3", "birth_date": "1998-01-01"}
    rows = [{"id": "A", **one}, {"id": "B", **one, "final": None}, {"id": "C", **one, "twk": 66}]
    assert asked(RULE, "tie_break", candidates=rows, expected={"order": ["C", "A"]}).passed


def test_a_mean_grade_is_asked_only_of_equals() -> None:
    one = {"final": "70", "twk": 65, "tiu": 80, "tkp": 166, "birth_date": "1998-01-01"}
    rows = [{"id": "A", **one}, {"id": "B", **one, "final": "71"}, {"id": "C", **one, "ipk": "3"}]
    assert asked(RULE, "tie_break", candidates=rows, expected={"order": ["B", ["A", "C"]]}).passed


CHANGES: Mapping[str, object] = {
    "parameter.twk_limit.value": 66,
    "parameter.tiu_limit.value": 81,
    "parameter.tkp_limit.value": 167,
    "parameter.total_limit_high.value": 312,
    "parameter.tiu_limit_high.value": 84,
    "parameter.total_limit_low.value": 296,
    "parameter.tiu_limit_low.value": 55,
    "parameter.skb_for_each_opening.value": 4,
    "step.limits.grid.disabilitas": "total_high",
    "step.skd_total.sum": ["twk", "tiu"],
    "step.final.decimals": 0,
    "step.skb_lost.formula": "skb_maximum",
    "step.skd_passed.all_of": ["total_reached", "twk_reached", "tkp_reached"],
    "ranking.final.by": [
        "-final",
        "-tkp_compared",
        "-diploma_compared",
        "born_on",
        "-twk_compared",
    ],
}


@pytest.mark.parametrize(("path", "value"), CHANGES.items())
def test_a_change_of_one_figure_step_or_criterion_fails_an_example(
    path: str, value: object
) -> None:
    assert failing(RULE, changed(RULE, path, value))


def test_every_op_depends_on_the_pack() -> None:
    caught = {op for p, v in CHANGES.items() for op in failing(RULE, changed(RULE, p, v))}
    assert caught == set(adapters()[RULE])


def test_all_examples_are_there() -> None:
    assert len(CASES[RULE]) == 14
