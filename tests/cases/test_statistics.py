"""Worked statistics of fairness, and what is said of those that cannot be run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from meritasn.cases import CaseResult
from meritasn.cases.statistics.running import STATISTICS, run_statistics

FILE = Path(__file__).with_name("fairness.json")
DOCUMENT = json.loads(FILE.read_text("utf-8"))


def test_every_statistic_has_an_example() -> None:
    assert {case["statistic"] for case in DOCUMENT["cases"]} == {*STATISTICS}


def ran(case: Mapping[str, Any]) -> CaseResult:
    (result,) = run_statistics({"cases": [case], "datasets": DOCUMENT["datasets"]})
    return result


def spoilt(value: Any) -> Any:  # noqa: ANN401  (whatever an example expects)
    """Something near that is not the same."""
    match value:
        case bool():
            return not value
        case str():
            return value + "1"
        case int() | float():
            return value * 1.01 + 0.01
        case list():
            return [spoilt(one) for one in value]
        case dict():
            return {key: spoilt(one) for key, one in value.items()}
    return 1


@pytest.mark.parametrize("case", DOCUMENT["cases"], ids=lambda case: case["id"])
def test_no_expected_figure_can_be_another(case: Mapping[str, Any]) -> None:
    for key, value in case["expected"].items():
        if value in ({}, []):
            continue
        other = deepcopy(dict(case))
        other["expected"] = {**case["expected"], key: spoilt(value)}
        assert not ran(other).passed, key


def test_what_cannot_be_run_says_why() -> None:
    case = DOCUMENT["cases"][0]
    for other, words in (
        ({**case, "statistic": "luck"}, "luck"),
        ({**case, "input": {}}, "focal"),
        ({**case, "input": {**case["input"], "focal": {"selected": 9, "total": 3}}}, "as many"),
        ({**case, "expected": None}, "not a worked example"),
        ({**case, "input": 3}, "not a worked example"),
    ):
        result = ran(other)
        assert not result.passed
        assert result.problem is not None
        assert words in result.problem.en
    asked = ran({**case, "expected": {"beauty": 1}})
    assert not asked.passed
    assert asked.problem is None


def test_an_item_that_is_no_object_is_told_and_the_others_run() -> None:
    found = list(run_statistics({"cases": [7, DOCUMENT["cases"][0]]}))
    assert [one.passed for one in found] == [False, True]
