"""The grammar is closed: what is read is written the same again, and nothing else is read."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.errors import Code, Place
from meritasn.errors.codes import packs
from meritasn.language import Text
from meritasn.rules.formula import (
    CALENDAR,
    Arithmetic,
    Choice,
    Comparison,
    Condition,
    Dates,
    Formula,
    FormulaError,
    Logic,
    Membership,
    Name,
    Negation,
    Not,
    Plain,
    condition,
    formula,
    names,
    said,
    shortened,
)

HERE = Place(file="contoh.toml", path="step.x.formula")
plain = st.sampled_from([0, 1, 2, 100]).map(Plain)
name = st.sampled_from("abcd").map(Name)


def arithmetic(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    return st.builds(Negation, inner) | st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner)


def calls(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return (
        arithmetic(inner)
        | st.builds(Choice, st.sampled_from(["min", "max"]), several)
        | st.builds(Dates, st.sampled_from(CALENDAR), inner, inner)
    )


numbers: st.SearchStrategy[Formula] = st.recursive(plain | name, arithmetic, max_leaves=6)
formulas: st.SearchStrategy[Formula] = st.recursive(plain | name, calls, max_leaves=6)
labels = st.lists(st.sampled_from(["baik", "cukup", "buruk"]), min_size=1, max_size=3).map(tuple)
comparisons: st.SearchStrategy[Condition] = st.builds(
    Comparison, st.sampled_from(["<=", "<", ">=", ">", "==", "!="]), numbers, numbers
) | st.builds(Membership, st.sampled_from("abcd"), labels, st.booleans())
conditions: st.SearchStrategy[Condition] = st.recursive(
    comparisons,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(
            Logic,
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3).map(tuple),
        )
    ),
    max_leaves=4,
)


@given(formulas)
def test_a_formula_that_is_written_is_read_again(tree: Formula) -> None:
    assert formula(f"  {tree} ", HERE) == tree


@given(conditions)
def test_a_condition_that_is_written_is_read_again(tree: Condition) -> None:
    assert condition(str(tree), HERE) == tree


@given(formulas | conditions)
def test_names_are_those_of_the_text_from_left_to_right(tree: Formula | Condition) -> None:
    words = re.findall(r"\b[abcd]\b(?!')", re.sub(r"'[a-z]+'", "", str(tree)))
    assert list(names(tree)) == words


def complaint(read: Callable[[str, Place], object], text: str) -> tuple[Code, Text | None]:
    with pytest.raises(FormulaError) as refused:
        read(text, HERE)
    assert refused.value.finding.place == HERE
    assert str(refused.value) == refused.value.finding.message.en
    return refused.value.finding.code, refused.value.finding.found


@pytest.mark.parametrize("text", ["3", "76", "-3", "99 + 1", "1.5", "100.0", "1e3"])
def test_a_number_without_a_name_is_refused(text: str) -> None:
    assert complaint(formula, text)[0] is packs.BARE_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "True",
        "'a'",
        "a ** b",
        "a // b",
        "a % b",
        "+a",
        "~a",
        "min()",
        "min(a, key=b)",
        "sum(a, b)",
        "abs(a)",
        "months_between(a)",
        "months_between(a, b, c)",
        "months_between(a, b=c)",
        "a.b",
        "a if b else c",
        "a < b",
        "a and b",
        "[a]",
    ],
)
def test_what_is_not_in_the_grammar_of_formulas_is_refused(text: str) -> None:
    code, found = complaint(formula, text)
    assert (code, found) == (packs.FORMULA_GRAMMAR, Text(text, text))


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a + b",
        "a < b < c",
        "a in ()",
        "a in ('baik', 1)",
        "a in ('baik', b)",
        "a in 'baik'",
        "a in ['baik']",
        "a + b in ('baik',)",
        "a is b",
        "not a",
        "-(a < b)",
        "'baik' == a",
        "f(a) == 'baik'",
    ],
)
def test_what_is_not_in_the_grammar_of_conditions_is_refused(text: str) -> None:
    assert complaint(condition, text)[0] is packs.FORMULA_GRAMMAR


@pytest.mark.parametrize("text", ["a +", "", "a b", "a; b", "(" * 300 + "a" + ")" * 300, "a\x00"])
def test_what_python_cannot_read_is_refused(text: str) -> None:
    code, found = complaint(formula, text)
    assert (code, found) == (packs.FORMULA_UNREADABLE, Text(shortened(text), shortened(text)))


def test_a_formula_may_be_two_thousand_letters_long_and_a_hundred_levels_deep() -> None:
    assert formula("a" * 2000, HERE) == Name("a" * 2000)
    assert formula("-" * 98 + "a", HERE)
    for text, id_, en in (
        ("a" * 2001, "2.001 huruf", "2,001 letters"),
        ("-" * 99 + "a", "101 tingkat", "101 levels"),
    ):
        code, found = complaint(formula, text)
        assert code is packs.TOO_LONG
        assert found == Text(id_, en)


@given(st.integers(0, 200))
def test_a_long_quotation_is_cut(n: int) -> None:
    text = "x" * n
    assert shortened(text) == (text if n <= 80 else "x" * 80 + "…")


# ------------------------------------------------------------------------------------- in words

SIGNS = {"−": "-", "×": "*", "÷": "/"}
VALUES = {"a": Fraction(3), "b": Fraction(-7, 2), "c": Fraction(5), "d": Fraction(11, 3)}
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def title(of: str) -> Text:
    return Text(of, of.upper())


def worth(tree: Formula) -> Fraction | None:
    """What a formula comes to; None where it divides by zero."""
    match tree:
        case Plain(value):
            return Fraction(value)
        case Name(of):
            return VALUES[of]
        case Negation(of):
            inner = worth(of)
            return None if inner is None else -inner
        case Arithmetic(sign, left, right):
            a, b = worth(left), worth(right)
            if a is None or b is None or (sign == "/" and not b):
                return None
            return Fraction(OPERATORS[sign](a, b))
    raise AssertionError(tree)


@given(numbers)
def test_the_printed_formula_comes_to_the_same_with_no_bracket_too_many(tree: Formula) -> None:
    printed = said(tree, title)
    assert printed.en == printed.id.upper()
    text = re.sub("[−×÷]", lambda sign: SIGNS[sign[0]], printed.id)
    assert worth(formula(text, HERE)) == worth(tree)
    for opening in (i for i, letter in enumerate(text) if letter == "("):
        closing = closed(text, opening)
        without = text[:opening] + text[opening + 1 : closing] + text[closing + 1 :]
        assert formula(without, HERE) != formula(text, HERE)


def closed(text: str, opening: int) -> int:
    """Where a bracket is closed."""
    depth = 0
    for i in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if not depth:
            return i
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("a <= b", "a ≤ b", "A ≤ B"),
        ("a < b", "a < b", "A < B"),
        ("a >= b + 1", "a ≥ b + 1", "A ≥ B + 1"),
        ("a == b", "a = b", "A = B"),
        ("a != b", "a ≠ b", "A ≠ B"),
        ("a == 'x'", "a = a.x", "A = A.X"),
        ("a not in ('x', 'y')", "a ≠ a.x / a.y", "A ≠ A.X / A.Y"),
        ("a < b and b < c", "a < b dan b < c", "A < B and B < C"),
        (
            "a < b and (b < c or c < d)",
            "a < b dan (b < c atau c < d)",
            "A < B and (B < C or C < D)",
        ),
        ("not a < b", "bukan (a < b)", "not (A < B)"),
        ("not (a < b or c < d)", "bukan (a < b atau c < d)", "not (A < B or C < D)"),
    ],
)
def test_a_condition_is_printed_as_it_is_read(text: str, indonesian: str, english: str) -> None:
    assert said(condition(text, HERE), title) == Text(indonesian, english)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("min(a, b - 1)", "yang terkecil dari (a, b − 1)", "the least of (A, B − 1)"),
        ("max(a, b, c)", "yang terbesar dari (a, b, c)", "the greatest of (A, B, C)"),
        (
            "months_between(a, b)",
            "bulan penuh dari a sampai b",
            "full months from A to B",
        ),
        ("years_between(a, b)", "tahun penuh dari a sampai b", "full years from A to B"),
        ("add_years(a, b)", "a ditambah b", "B after A"),
        ("add_months(a, -b)", "a dikurangi b", "B before A"),
        ("months_between(a, -b)", "bulan penuh dari a sampai −b", "full months from A to −B"),
        ("-(a + b) * 2", "−(a + b) × 2", "−(A + B) × 2"),
        ("a - (b - c)", "a − (b − c)", "A − (B − C)"),
        ("a + (b + c)", "a + b + c", "A + B + C"),
    ],
)
def test_calls_and_brackets_are_printed_for_people(
    text: str, indonesian: str, english: str
) -> None:
    assert said(formula(text, HERE), title) == Text(indonesian, english)
