"""Cases are read with their conditions and what they give, and complained of by their numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import pack, step

from meritasn.errors import Code
from meritasn.errors.codes import packs
from meritasn.facts import read_catalogue
from meritasn.language import Text
from meritasn.policies import lint, read_policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, interpret, run

SMALL = read_catalogue(CATALOGUE)


def mark(*rows: str) -> str:
    cases = ", ".join(f"{{ {row} }}" for row in rows)
    return pack(step("result", f'enum = "rating"\nwhen = [{cases}]'), output='predicate = "result"')


def score(*rows: str) -> str:
    cases = ", ".join(f"{{ {row} }}" for row in rows)
    return pack(step("result", f'when = [{cases}]\nunit = "points"\ndecimals = 2'))


HIGH = 'if = "balance > 1", is = "di_atas"'
LOW = 'is = "di_bawah"'


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        (mark(LOW, LOW), packs.CASE_WITHOUT_IF, "when[1].if"),
        (mark(HIGH, HIGH), packs.LAST_CASE_IF, "when[2].if"),
        (mark('if = "balance > 1", is = "bagus"', LOW), packs.UNKNOWN_LABEL, "when[1].is"),
        (mark(HIGH, 'is = "bagus"'), packs.UNKNOWN_LABEL, "when[2].is"),
        (mark(HIGH, f"{LOW}, zzz = 1"), packs.UNKNOWN_KEY, "when[2].zzz"),
        (mark(HIGH, 'then = "balance"'), packs.NOT_A_LABEL, "when[2].then"),
        (mark(HIGH, 'then = "balance + 1"'), packs.NOT_A_LABEL, "when[2].then"),
        (mark(HIGH, 'then = "record_mark"'), packs.OTHER_ENUM, "when[2].then"),
        (mark(f'{HIGH}, then = "own_rating"', LOW), packs.UNKNOWN_KEY, "when[1].then"),
        (mark('if = "saldo > 1", is = "di_atas"', LOW), packs.UNKNOWN_NAME, "when[1].if"),
        (score('if = "balance > 1"', 'then = "0"'), packs.MISSING_KEY, "when[1].then"),
        (score('if = "balance > 1", then = "3"', 'then = "0"'), packs.BARE_NUMBER, "when[1].then"),
        (
            score('if = "balance >", then = "1"', 'then = "0"'),
            packs.FORMULA_UNREADABLE,
            "when[1].if",
        ),
        (
            score('if = "balance > 1", then = "1", is = "di_atas"', 'then = "0"'),
            packs.UNKNOWN_KEY,
            "when[1].is",
        ),
        (
            score('if = "balance > 1", then = "saldo"', 'then = "0"'),
            packs.UNKNOWN_NAME,
            "when[1].then",
        ),
        (
            score('if = "balance > 1", then = "1"', 'then = "saldo"'),
            packs.UNKNOWN_NAME,
            "when[2].then",
        ),
        (score(), packs.MISSING_KEY, "when"),
    ],
)
def test_a_fault_in_a_case_stands_at_its_number(text: str, code: Code, path: str) -> None:
    found = [(one.code, one.place.path) for one in lint(text, facts=SMALL)]
    assert (code, f"step.result.{path}") in found
    assert len(found) == 1


def test_an_unknown_label_is_shown_beside_those_there_are() -> None:
    (found,) = lint(mark(HIGH, 'is = "bagus"'), facts=SMALL)
    assert found.found == Text("bagus", "bagus")
    assert found.expected == Text(*["di_atas, sesuai, di_bawah"] * 2)


@pytest.mark.parametrize(
    ("balance", "label"), [("1.01", "di_atas"), ("1", "sesuai"), ("-10", "sesuai")]
)
def test_a_case_gives_a_label_or_what_a_name_has(balance: str, label: str) -> None:
    program = read_policy(mark(HIGH, 'then = "own_rating"'), facts=SMALL).on(DAYS[0])
    whole = Record({"balance": Decimal(balance), "own_rating": "sesuai"})
    assert run(program, whole).value("result").label == label
    assert interpret(program, whole).value("result").label == label


@pytest.mark.parametrize(
    ("courses", "bonded", "number"),
    [
        (Decimal(1), Decimal(2), 1),
        (Absence.NOT_APPLICABLE, Decimal(2), 2),
        (Absence.NOT_APPLICABLE, Absence.NOT_APPLICABLE, None),
    ],
)
def test_first_is_the_first_that_applies(courses: Given, bonded: Given, number: int | None) -> None:
    body = 'first = ["courses", "pieces_of"]\ndecimals = 0'
    other = step("pieces_of", 'formula = "bonded / one"\ndecimals = 0\nnot_applicable = "passes"')
    one = '[parameter.one]\ntitle = { id = "Satu", en = "One" }\nvalue = 1\nunit = "years"\n'
    one += 'cite = "rule"\nstanding = "text"\n'
    text = pack(other, step("result", body)).replace("[[step]]", f"{one}\n[[step]]", 1)
    program = read_policy(text, facts=SMALL).on(DAYS[0])
    answer = run(program, Record({"courses": courses, "bonded": bonded})).value("result")
    assert answer.number == number
    assert answer.applicable is (number is not None)
