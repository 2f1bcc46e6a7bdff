"""A trace lists the conditions that were tried, the branch that was taken, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import PURE, pack, places, step

from meritasn.facts import Grain, read_catalogue
from meritasn.policies import read_policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Program, Record, Trace, interpret, run, trace

SMALL = read_catalogue(CATALOGUE)
CASES = """when = [
  { if = "balance > 1", then = "conduct" },
  { if = "courses > 2", then = "balance" },
  { then = "0" },
]
unit = "points"
decimals = 2"""


def compiled(*steps: str) -> Program:
    return read_policy(pack(*steps), facts=SMALL).on(DAYS[0])


def names(tree: Trace) -> list[str]:
    return [part.subject.name for part in tree.parts]


@pytest.mark.parametrize(
    ("facts", "tried", "parts"),
    [
        ({"balance": "2"}, [True], ["balance", "conduct"]),
        ({"balance": "1", "courses": "3"}, [False, True], ["balance", "courses"]),
        ({"balance": "1", "courses": "2"}, [False, False], ["balance", "courses"]),
        ({}, [None], ["balance"]),
        ({"balance": "1"}, [False, None], ["balance", "courses"]),
    ],
)
def test_conditions_are_tried_until_one_holds_or_has_no_value(
    facts: dict[str, str], tried: list[bool | None], parts: list[str]
) -> None:
    program = compiled(step("result", CASES))
    record = Record({name: Decimal(value) for name, value in facts.items()})
    for reading in (run, interpret):
        tree = trace(reading(program, record), "result")
        assert [one.held for one in tree.tried] == tried
        assert [one.text for one in tree.tried] == ["balance > 1", "courses > 2"][: len(tried)]
        assert names(tree) == parts


@pytest.mark.parametrize(
    ("courses", "held", "parts"),
    [
        (Decimal(1), True, ["courses", "balance"]),
        (Decimal(0), False, ["courses"]),
        (Absence.MISSING, None, ["courses"]),
    ],
)
def test_where_a_step_does_not_apply_only_its_condition_was_read(
    courses: Given, parts: list[str], *, held: bool | None
) -> None:
    program = compiled(step("result", f'{PURE}\napplies = "courses > 0"'))
    tree = trace(run(program, Record({"courses": courses, "balance": Decimal(1)})), "result")
    assert [(one.text, one.held) for one in tree.tried] == [("courses > 0", held)]
    assert names(tree) == parts


RUNNING = """running = [
  { if = "previous > 1", then = "earned" },
  { then = "previous + earned" },
]
unit = "points"
decimals = 2
range = [0, 100]"""


def test_what_was_before_is_that_of_the_record_before() -> None:
    last = 'last_over = { children = "credit", value = "saved" }\nunit = "points"\ndecimals = 2'
    program = compiled(step("saved", RUNNING, "credit"), step("result", last))
    dated = tuple(
        Record(
            {"earned": Decimal(n), "credit_on": date(2021, 1, day)}, (), {}, f"c{day}", Grain.CREDIT
        )
        for day, n in ((1, 1), (2, 1), (3, 5))
    )
    for reading in (run, interpret):
        answer = reading(program, Record({}, dated))
        assert answer.value("result").number == Decimal("5.00")
        assert [child.value("saved").number for child in answer.children] == [1, 2, 5]
        trees = [trace(child, "saved") for child in answer.children]
        assert [[one.held for one in tree.tried] for tree in trees] == [[False], [False], [True]]
        assert [tree.key for tree in trees] == ["c1", "c2", "c3"]
        before = [next(p for p in tree.parts if p.subject.name == "previous") for tree in trees]
        assert [part.value.number for part in before] == [0, 1, 2]
        whole = trace(answer, "result")
        assert [part.key for part in whole.parts] == ["c1", "c2", "c3"]
        assert [[one.held for one in part.tried] for part in whole.parts] == [
            [False],
            [False],
            [True],
        ]


def test_a_given_step_is_a_leaf_and_says_so() -> None:
    program = compiled(step("first", PURE), step("result", PURE.replace("balance", "first")))
    given = program.with_given(["first"])
    tree = trace(run(given, Record({"first": Decimal(3)})), "result")
    (leaf,) = tree.parts
    assert (leaf.given, tree.given, leaf.parts) == (True, False, ())
    assert [one.subject.name for one in tree.walk()] == ["result", "first"]
    assert [one.grain for one in tree.walk()] == [Grain.PERSON] * 2


def test_a_let_may_rest_on_another_let() -> None:
    lets = 'let.half = "balance / 2"\nlet.quarter = "half / 2"'
    body = f'{lets}\nformula = "quarter"\nunit = "points"\ndecimals = 2'
    assert places(step("result", body)) == []
    tree = trace(run(compiled(step("result", body)), Record({"balance": Decimal(6)})), "result")
    assert tree.value.number == Decimal("1.50")
    assert names(tree) == ["balance"]
