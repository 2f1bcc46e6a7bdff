"""Worked examples of satisfaction beyond the published ones: other lengths, digits and sheets."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from tests.policies.regulations.surveys import index_on_paper, rounded

from meritasn.cases import CaseResult, run_case

FOUR = ["4"] * 9


def asked(op: str, given: Mapping[str, Any], expected: Mapping[str, Any]) -> CaseResult:
    return run_case("ikm", {"id": "x", "input": {"op": op, **given}, "expected": expected})


@pytest.mark.parametrize("respondents", [1, 2, 7, 31, 150])
def test_any_number_of_respondents_as_on_paper(respondents: int) -> None:
    chance = random.Random(respondents)  # noqa: S311  (the same sheets every time)
    answers = [[chance.randint(1, 4) for _ in range(9)] for _ in range(respondents)]
    means = [
        str(rounded(Fraction(sum(column), respondents))) for column in zip(*answers, strict=True)
    ]
    expected = {"nrr": means, "ikm": str(index_on_paper(answers))}
    assert asked("from_responses", {"responses": answers}, expected).passed
    wrong = {**expected, "nrr": [*means[:-1], "9.99"]}
    assert not asked("from_responses", {"responses": answers}, wrong).passed
    assert not asked("from_responses", {"responses": answers}, {"nrr": means[:-1]}).passed


def test_an_answer_may_be_text_or_a_number() -> None:
    assert asked("from_responses", {"responses": [FOUR, [4] * 9]}, {"ikm": 100, "mutu": "A"}).passed


@pytest.mark.parametrize(
    "responses",
    [[], None, [[4] * 8], [[4] * 8 + [None]], [[]], [[5] * 9], [[3] * 9, [0] + [3] * 8], ["x"]],
)
def test_where_no_sheet_counts_or_one_is_of_another_scale_there_is_nothing(
    responses: object,
) -> None:
    nothing = {"nrr": None, "ikm": None, "mutu": None, "kinerja": None}
    assert asked("from_responses", {"responses": responses}, nothing).passed


def test_a_sheet_that_is_not_complete_is_left_out() -> None:
    responses = [[4] * 9, [1] * 8, [1] * 8 + [None], [None, *[1] * 8]]
    assert asked("from_responses", {"responses": responses}, {"ikm": "100.00"}).passed


@pytest.mark.parametrize(
    ("op", "given", "where"),
    [
        ("from_responses", {"responses": [[4] * 10]}, "9"),
        ("from_nrr", {"nrr": ["4"] * 10}, "nrr.9"),
        ("from_nrr", {"nrr": ["4"] * 12}, "nrr.9"),
    ],
)
def test_a_tenth_element_is_refused_by_its_place(
    op: str, given: Mapping[str, object], where: str
) -> None:
    result = asked(op, given, {"ikm": "100.00"})
    assert not result.passed
    assert result.problem is not None
    assert where in result.problem.en


@pytest.mark.parametrize(
    "given", [{}, {"nrr": None}, {"nrr": []}, {"nrr": ["4"] * 8}, {"nrr": "4"}]
)
def test_without_nine_means_there_is_no_index(given: Mapping[str, object]) -> None:
    assert asked("from_nrr", given, {"ikm": None, "mutu": None}).passed


@pytest.mark.parametrize(
    ("nrr", "index", "letter"),
    [
        (["3.0588235294"] * 9, "76.47", "C"),
        (["3.0642"] * 9, "76.61", "B"),  # 76.605 rounds up before it is compared
        (["3.06419"] * 9, "76.60", "C"),
        (["1"] * 9, "25.00", "D"),
    ],
)
def test_means_of_many_decimals(nrr: list[str], index: str, letter: str) -> None:
    assert asked("from_nrr", {"nrr": nrr}, {"ikm": index, "mutu": letter}).passed


@pytest.mark.parametrize(
    ("ikm", "letter"),
    [
        ("76.604", "C"),
        ("76.605", "B"),
        ("88.3049", "B"),
        ("88.305", "A"),
        ("64.995", "C"),
        (65, "C"),
    ],
)
def test_an_index_is_rounded_to_two_decimals_before_it_is_compared(
    ikm: str | int, letter: str
) -> None:
    assert asked("band", {"ikm": ikm}, {"mutu": letter}).passed
    assert asked("mean_of_units", {"values": [ikm]}, {"mutu": letter}).passed


def test_without_an_index_there_is_no_letter() -> None:
    assert asked("band", {}, {"mutu": None, "kinerja": None}).passed
    none: tuple[Mapping[str, object], ...] = ({}, {"values": []})
    for given in none:
        assert asked("mean_of_units", given, {"ikm": None, "mutu": None}).passed


def test_the_mean_of_units_is_plain_and_rounded_once() -> None:
    values = ["80.00", "82.50", "76.61"]
    assert asked("mean_of_units", {"values": values}, {"ikm": "79.70", "mutu": "B"}).passed
    assert asked("mean_of_units", {"values": ["76.60", "76.61"]}, {"ikm": "76.61"}).passed
