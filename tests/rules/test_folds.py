"""A fold has room for as many children as there may be, and reads its own keys alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import PURE, pack, step

from meritasn.errors import Code
from meritasn.errors.codes import packs
from meritasn.facts import read_catalogue
from meritasn.policies import lint, read_policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, interpret, run
from meritasn.rules.states import ReasonKind

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


LEFT_OUT = fold(
    "mean_over",
    'children = "target", value = "planned", refused = "leave out"',
    'unit = "percent"\ndecimals = 1\nnot_applicable = "leave out"',
)


@pytest.mark.parametrize(
    ("children", "number", "why"),
    [
        ([Decimal(7)], Decimal(7), []),
        ([Absence.NOT_APPLICABLE], None, []),
        ([Absence.NOT_APPLICABLE] * 2, None, []),
        ([Absence.MISSING], None, [ReasonKind.NOTHING_TO_FOLD]),
        ([Absence.NOT_APPLICABLE, Absence.MISSING], None, [ReasonKind.NOTHING_TO_FOLD]),
        ([Absence.NOT_APPLICABLE, Absence.MISSING, Decimal(7)], Decimal(7), []),
        ([], None, [ReasonKind.NOTHING_TO_FOLD]),
    ],
)
def test_with_none_left_it_does_not_apply_only_where_all_were_left_out_for_that(
    children: list[Given], number: Decimal | None, why: list[ReasonKind]
) -> None:
    program = read_policy(pack(LEFT_OUT), facts=SMALL).on(DAYS[0])
    whole = Record({}, tuple(Record({"planned": child}) for child in children))
    for reading in (run, interpret):
        answer = reading(program, whole).value("result")
        assert (answer.number, [reason.kind for reason in answer.reasons]) == (number, why)
        assert answer.applicable is bool(number is not None or why)


@pytest.mark.parametrize(
    ("word", "expected"), [("least", "-2"), ("greatest", "3"), ("sum", "2"), ("mean", "0.67")]
)
def test_of_named_numbers_too_each_word_says_which(word: str, expected: str) -> None:
    names = '["balance", "conduct", "twice"]'
    twice = step("twice", 'formula = "conduct + conduct + conduct"\nunit = "points"\ndecimals = 2')
    text = pack(twice, step("result", f"{word} = {names}\n{POINTS}"))
    program = read_policy(text, facts=SMALL).on(DAYS[0])
    whole = Record({"balance": Decimal(-2), "conduct": Decimal(1)})
    for reading in (run, interpret):
        assert reading(program, whole).value("result").number == Decimal(expected)


@pytest.mark.parametrize("word", ["mean", "sum"])
def test_dates_are_neither_added_up_nor_averaged(word: str) -> None:
    text = pack(step("result", f'{word} = ["hired_on"]\nunit = "date"\ndecimals = 0\nshown = true'))
    assert (packs.UNIT_MISMATCH, f"step.result.{word}") in [
        (one.code, one.place.path) for one in lint(text, facts=SMALL)
    ]
    over = 'children = "posting", value = "posted_on"'
    text = pack(fold(f"{word}_over", over, 'unit = "date"\ndecimals = 0\nshown = true'))
    assert (packs.UNIT_MISMATCH, f"step.result.{word}_over") in [
        (one.code, one.place.path) for one in lint(text, facts=SMALL)
    ]


def test_the_worst_of_named_labels_is_the_furthest_from_the_best() -> None:
    text = pack(
        step("other", 'enum = "rating"\nfirst = ["own_rating"]'),
        step("result", 'enum = "rating"\nworst = ["own_rating", "other"]'),
        output='predicate = "result"',
    )
    program = read_policy(text, facts=SMALL).on(DAYS[0])
    answer = run(program, Record({"own_rating": "di_bawah"})).value("result")
    assert answer.label == "di_bawah"
