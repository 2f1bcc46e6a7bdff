"""A fold has room for as many children as there may be, and reads its own keys alone."""

from __future__ import annotations

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import PURE, pack, step

from meritasn.errors import Code
from meritasn.errors.codes import packs
from meritasn.facts import read_catalogue
from meritasn.policies import lint, read_policy

SMALL = read_catalogue(CATALOGUE)
POINTS = 'unit = "points"\ndecimals = 2'


def fold(kind: str, inner: str, rest: str = POINTS, of: str = "person") -> str:
    return step("result", f"{kind} = {{ {inner} }}\n{rest}", of)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (fold("sum_over", 'children = "target", value = "achieved"'), -50 * 10**5, 150 * 10**5),
        (fold("count_over", 'children = "target"', "decimals = 0"), 0, 1000),
        (fold("least_over", 'children = "target", value = "achieved"'), -5000, 15000),
        (fold("mean_over", 'children = "target", value = "achieved"'), -5000, 15000),
        (
            fold("sum_over", 'children = "target", value = "pieces", weight = "burden"'),
            0,
            9 * 10 * 1000 * 100,
        ),
    ],
)
def test_its_bounds_hold_for_a_thousand_records(text: str, low: int, high: int) -> None:
    unit = "pieces" in text
    text = text.replace(POINTS, 'unit = "ratio"\ndecimals = 2') if unit else text
    result = read_policy(pack(text), facts=SMALL).on(DAYS[0]).steps["result"]
    assert (result.low, result.high) == (low, high)


def test_a_unit_may_have_ten_million_people() -> None:
    body = f'sum_over = {{ children = "person", value = "balance" }}\n{POINTS}\nshown = true'
    crowd = step("crowd", body, "unit")
    program = read_policy(pack(step("result", PURE), crowd), facts=SMALL).on(DAYS[0])
    total = program.steps["crowd"]
    assert (total.low, total.high) == (-1000 * 10**7, 1000 * 10**7)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        (fold("mean_over", 'value = "achieved"'), packs.MISSING_KEY, "mean_over.children"),
        (fold("mean_over", 'children = "target"'), packs.MISSING_KEY, "mean_over.value"),
        (
            fold("least_over", 'children = "target", value = "achieved", weight = "pieces"'),
            packs.UNKNOWN_KEY,
            "least_over.weight",
        ),
        (
            fold("sum_over", 'children = "target", value = "achieved", refused = "leave"'),
            packs.UNKNOWN_CHOICE,
            "sum_over.refused",
        ),
        (
            fold("sum_over", 'children = "target", value = "achieved", where = "pieces >"'),
            packs.FORMULA_UNREADABLE,
            "sum_over.where",
        ),
        (
            fold("sum_over", 'children = "target", value = "achieved", where = "piece > 1"'),
            packs.UNKNOWN_NAME,
            "sum_over.where",
        ),
        (
            fold("mean_over", 'children = "target", value = "achieved", weight = "achieved"'),
            packs.NEGATIVE_DIVISOR,
            "mean_over",
        ),
        (
            fold("worst_over", 'children = "target", value = "outcome"'),
            packs.MISSING_KEY,
            "enum",
        ),
        (
            fold("sum_over", 'children = "target", value = "outcome"'),
            packs.NOT_A_NUMBER,
            "sum_over",
        ),
    ],
)
def test_a_fault_in_a_fold_stands_at_its_key(text: str, code: Code, path: str) -> None:
    (found,) = lint(pack(text), facts=SMALL)
    assert (found.code, found.place.path) == (code, f"step.result.{path}")
    if code is packs.MISSING_KEY:
        assert f"'{path.rpartition('.')[2]}'" in found.message.en
