"""Terms are fractions: what is built of them is what `Fraction` says, whatever their scales."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meritasn.errors import Code
from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Fill, Text
from meritasn.quantities import PURE, Dimension, Rounding, Unit, day_number, elapsed, later
from meritasn.rules.algebra import LIMIT_64, ONE, ZERO, Const, Node, Quotient, Slot
from meritasn.rules.interpreter import Integers
from meritasn.rules.states import PRESENT, State, known
from meritasn.rules.terms import (
    Fault,
    Label,
    Term,
    at_most,
    choose,
    choose_label,
    connect,
    date_after,
    difference,
    divide,
    equal,
    fits_64,
    full_between,
    is_one_of,
    multiply,
    negate,
    no_date,
    number,
    opposite,
    rounded,
    same_label,
    total,
    written,
)
from meritasn.rules.terms import Test as Condition

SCALES = st.builds(Fraction, st.integers(1, 12), st.integers(1, 12))
RUPIAH, DAYS, DATE = Unit.RUPIAH.dimension, Unit.DAYS.dimension, Unit.DATE.dimension
CODES = "di_atas", "sesuai", "di_bawah"
RATING = Enumeration("rating", CODES, tuple(Text(code, code) for code in CODES))
DIVISOR_ZERO = 64


def read(node: Node, **values: int) -> int:
    slots = {(name, part): one for name, one in values.items() for part in ("value", "state")}
    answer: int = node.read(Integers(slots))
    return answer


def worth(term: Term, **values: int) -> Fraction:
    return term.k * Fraction(read(term.n, **values), read(term.d, **values))


def slot(name: str, lo: int = -9, hi: int = 9) -> Slot:
    return Slot(name, "value", lo, hi)


def missing(name: str, mask: int) -> State:
    return known(Slot(name, "state", 0, mask), mask)


def term(
    name: str, k: Fraction = Fraction(1), *, over: str = "", dimension: Dimension | None = PURE
) -> Term:
    divisor = slot(over, 1) if over else ONE
    return Term(k, slot(name), divisor, dimension, missing(name, 2 if name == "a" else 4))


pairs = st.tuples(SCALES, SCALES, st.booleans(), st.booleans())
ints = st.tuples(*[st.integers(-9, 9)] * 2, *[st.integers(1, 9)] * 2)
OPERATIONS: dict[str, tuple[Callable[[Term, Term], Term], Callable[..., Fraction]]] = {
    "+": (total, operator.add),
    "-": (difference, operator.sub),
    "*": (multiply, operator.mul),
}


def two(drawn: tuple[Fraction, Fraction, bool, bool]) -> tuple[Term, Term]:
    j, k, over_a, over_b = drawn
    return term("a", j, over="d" if over_a else ""), term("b", k, over="e" if over_b else "")


@pytest.mark.parametrize("sign", OPERATIONS)
@given(pairs, ints)
def test_arithmetic_is_that_of_fractions(
    sign: str, drawn: tuple[Fraction, Fraction, bool, bool], at: tuple[int, int, int, int]
) -> None:
    build, exact = OPERATIONS[sign]
    a, b = two(drawn)
    values = dict(zip("abde", at, strict=True))
    built = build(a, b)
    assert built.k > 0
    assert worth(built, **values) == exact(worth(a, **values), worth(b, **values))
    assert built.state.mask == 6
    assert read(built.state.node, a=2, b=4) == 6


@given(SCALES, SCALES, ints)
def test_a_sum_over_one_divisor_keeps_it(
    j: Fraction, k: Fraction, at: tuple[int, int, int, int]
) -> None:
    a, b = term("a", j, over="d"), term("b", k, over="d")
    values = dict(zip("abde", at, strict=True))
    assert total(a, b).d == a.d
    assert worth(total(a, b), **values) == worth(a, **values) + worth(b, **values)


@given(pairs, ints)
def test_conditions_compare_exactly(
    drawn: tuple[Fraction, Fraction, bool, bool], at: tuple[int, int, int, int]
) -> None:
    a, b = two(drawn)
    values = dict(zip("abde", at, strict=True))
    x, y = worth(a, **values), worth(b, **values)
    assert read(at_most(a, b).node, **values) == (x <= y)
    assert read(equal(a, b).node, **values) == (x == y)
    assert read(equal(a, a).node, **values) == 1
    assert read(opposite(at_most(a, b)).node, **values) == (x > y)
    for condition in (at_most(a, b), equal(a, b), opposite(equal(a, b))):
        assert condition.state.mask == 6


@given(pairs, ints)
def test_the_branch_that_is_picked_is_the_number(
    drawn: tuple[Fraction, Fraction, bool, bool], at: tuple[int, int, int, int]
) -> None:
    a, b = two(drawn)
    values = dict(zip("abde", at, strict=True))
    smaller = choose(at_most(a, b), a, b)
    assert smaller.k > 0
    assert worth(smaller, **values) == min(worth(a, **values), worth(b, **values))
    for says, expected in ((1, 2), (0, 4)):
        branch = choose(Condition(Const(says), PRESENT), a, b)
        assert read(branch.state.node, a=2, b=4) == expected
    turned = negate(a)
    assert worth(turned, **values) == -worth(a, **values)
    assert turned.state == a.state


@given(SCALES, st.integers(-9, 9), st.integers(0, 3), st.sampled_from(Rounding))
def test_a_step_is_rounded_once_at_its_scale(
    k: Fraction, n: int, decimals: int, rounding: Rounding
) -> None:
    for built in (term("a", k), term("a", k, over="d")):
        exact = worth(built, a=n, d=7) * 10**decimals
        expected = rounding.quotient(exact.numerator, exact.denominator)
        assert read(rounded(built, decimals, rounding), a=n, d=7) == expected


def test_a_whole_number_at_its_scale_needs_no_rounding() -> None:
    assert rounded(term("a"), 0, Rounding.UP) == slot("a")
    assert not isinstance(rounded(term("a", Fraction(1, 100)), 2, Rounding.UP), Quotient)
    assert isinstance(rounded(term("a", Fraction(1, 100)), 1, Rounding.UP), Quotient)


def test_known_bounds_of_the_whole_narrow_those_of_its_parts() -> None:
    mean = Term(
        Fraction(1), slot("a", 0, 900), slot("d", 0, 9), within=(Fraction(1), Fraction(7, 3))
    )
    node = rounded(mean, 2, Rounding.HALF_UP)
    assert (node.lo, node.hi) == (100, 234)
    wide = Term(Fraction(1), slot("a", 0, 9), slot("d", 0, 9), within=(Fraction(-9), Fraction(99)))
    assert (rounded(wide, 1, Rounding.UP).lo, rounded(wide, 1, Rounding.UP).hi) == (0, 90)


@given(st.decimals(-1000, 1000, places=3))
def test_a_number_of_the_pack_is_itself(value: Decimal) -> None:
    given_number = number(value, RUPIAH)
    assert given_number.k > 0
    assert worth(given_number) == Fraction(value)
    assert given_number.dimension == RUPIAH
    assert given_number.state == PRESENT
    assert given_number.n in (Const(-1), ZERO, ONE)


def test_its_extent_has_nought_in_it_and_none_over_a_divisor() -> None:
    assert Term(Fraction(1, 2), slot("a", 4, 6)).extent == (Fraction(0), Fraction(3))
    assert Term(Fraction(1, 2), slot("a", -6, -4)).extent == (Fraction(-3), Fraction(0))
    assert term("a", over="d").extent is None


# --------------------------------------------------------------------------------------- quotients


@given(SCALES, SCALES, ints)
def test_a_quotient_is_that_of_fractions(
    j: Fraction, k: Fraction, at: tuple[int, int, int, int]
) -> None:
    a, b = term("a", j, over="d"), Term(k, slot("b", 0), slot("e", 1), PURE, missing("b", 4))
    values = dict(zip("abde", at, strict=True))
    assume(values["b"] > 0)
    built = divide(a, b, DIVISOR_ZERO)
    assert worth(built, **values) == worth(a, **values) / worth(b, **values)
    assert built.state.mask == 6 | DIVISOR_ZERO


def test_a_divisor_of_zero_is_a_reason_only_where_it_is_present_and_may_be_zero() -> None:
    a, b = term("a"), Term(Fraction(1), slot("b", 0), ONE, PURE, missing("v", 4))
    state = divide(a, b, DIVISOR_ZERO).state.node
    assert read(state, a=0, b=0, v=0) == DIVISOR_ZERO
    assert read(state, a=0, b=1, v=0) == 0
    assert read(state, a=0, b=0, v=4) == 4
    never = Term(Fraction(1), slot("b", 1), ONE, PURE, missing("v", 4))
    assert divide(a, never, DIVISOR_ZERO).state.mask == 6


@given(st.fractions(Fraction(1, 9), 9, max_denominator=9), st.integers(-9, 9))
def test_a_known_divisor_leaves_no_quotient(by: Fraction, n: int) -> None:
    built = divide(term("a"), Term(by, ONE), DIVISOR_ZERO)
    assert built.d == ONE
    assert worth(built, a=n) == n / by
    assert worth(divide(term("a"), Term(by, Const(3)), DIVISOR_ZERO), a=n) == n / by / 3
    assert built.state.mask == 2


def refusal(build: Callable[[], object]) -> tuple[Code, dict[str, Fill]]:
    with pytest.raises(Fault) as refused:
        build()
    return refused.value.code, refused.value.values


def test_a_divisor_that_may_be_below_zero_or_is_zero_is_refused() -> None:
    a = term("a")
    for divisor, code in (
        (number(0), packs.ZERO_DIVISOR),
        (number(-1), packs.NEGATIVE_DIVISOR),
        (Term(Fraction(1), slot("b", -1)), packs.NEGATIVE_DIVISOR),
    ):
        assert refusal(partial(divide, a, divisor, 2)) == (code, {})


# ------------------------------------------------------------------------------------------ units


def test_units_multiply_and_cancel() -> None:
    pay, days = term("a", dimension=RUPIAH), term("b", dimension=DAYS)
    assert multiply(pay, days).dimension == (("days", 1), ("rupiah", 1))
    positive = Term(Fraction(1), slot("b", 1), dimension=DAYS)
    assert divide(pay, positive, 2).dimension == (("days", -1), ("rupiah", 1))
    assert divide(pay, Term(Fraction(2), ONE, dimension=RUPIAH), 2).dimension == PURE
    assert divide(positive, positive, 2).dimension == PURE


ADDED: list[Callable[[Term, Term], object]] = [
    total,
    difference,
    at_most,
    equal,
    lambda a, b: choose(Condition(slot("c", 0, 1), PRESENT), a, b),
]


@pytest.mark.parametrize("build", ADDED)
def test_what_has_two_units_is_neither_added_nor_compared(
    build: Callable[[Term, Term], object],
) -> None:
    pay, pure, nought = term("a", dimension=RUPIAH), term("b"), number(0, None)
    for left, right in ((pay, pure), (pure, pay)):
        code, said = refusal(partial(build, left, right))
        assert code is packs.UNIT_MISMATCH
        assert (said["left"], said["right"]) == tuple(
            written(one.dimension or PURE) for one in (left, right)
        )
    for left, right in ((pay, nought), (nought, pay), (pay, pay)):
        built = build(left, right)
        assert not isinstance(built, Term) or built.dimension == RUPIAH


PLAIN = written(PURE)


def test_a_bare_zero_goes_with_everything_but_a_date() -> None:
    nought, day = number(0, None), term("a", dimension=DATE)
    for build in (at_most, equal):
        for pair in ((nought, day), (day, nought)):
            code, said = refusal(partial(build, *pair))
            assert (code, set(said.values())) == (
                packs.UNIT_MISMATCH,
                {"date", PLAIN},
            )


def test_dates_differ_by_days_and_are_moved_by_them() -> None:
    day, days, pay = (term("a", dimension=d) for d in (DATE, DAYS, RUPIAH))
    nought = number(0, None)
    assert difference(day, day).dimension == DAYS
    assert total(day, days).dimension == total(days, day).dimension == DATE
    assert difference(day, days).dimension == DATE
    assert total(nought, day).dimension == total(day, nought).dimension == DATE
    bare = term("b")
    for build, left, right in (
        (total, day, day),
        (difference, days, day),
        (total, day, pay),
        (total, pay, day),
        (difference, day, pay),
        (total, day, bare),
        (difference, bare, day),
    ):
        words = [written(one.dimension or PURE) for one in (left, right)]
        expected = dict(zip(("left", "right"), words, strict=True))
        assert refusal(partial(build, left, right)) == (packs.UNIT_MISMATCH, expected)
    assert refusal(partial(difference, nought, day))[0] is packs.UNIT_MISMATCH


def test_nothing_else_is_done_with_dates() -> None:
    day, other = term("a", dimension=DATE), term("b")
    for build in (
        lambda: no_date(other, day),
        lambda: negate(day),
        lambda: multiply(other, day),
        lambda: multiply(day, other),
        lambda: divide(day, number(2), 2),
        lambda: divide(other, day, 2),
    ):
        assert refusal(build) == (
            packs.UNIT_MISMATCH,
            {"left": "date", "right": PLAIN},
        )
    no_date(other, term("a", dimension=DAYS))


@pytest.mark.parametrize(
    ("dimension", "words"),
    [
        (
            PURE,
            Text(
                "angka tanpa satuan (ratio, percent, points)",
                "a number without a unit (ratio, percent, points)",
            ),
        ),
        (RUPIAH, "rupiah"),
        ((("days", 2), ("rupiah", -1)), "days^2·rupiah^-1"),
    ],
)
def test_a_dimension_is_written_with_its_powers(dimension: Dimension, words: str | Text) -> None:
    assert written(dimension) == words


# ------------------------------------------------------------------------------------------ dates

FIRST, LAST = day_number(date(1990, 1, 31)), day_number(date(2030, 12, 31))


def day(name: str, k: Fraction = Fraction(1), over: Node = ONE) -> Term:
    return Term(k, slot(name, FIRST, LAST), over, DATE, missing(name, 2 if name == "a" else 4))


@given(st.integers(FIRST, LAST), st.integers(FIRST, LAST), st.integers(-9, 9))
def test_months_and_years_are_counted_on_the_calendar(a: int, b: int, n: int) -> None:
    for unit, months in ((Unit.MONTHS, 1), (Unit.YEARS, 12)):
        full = full_between(day("a"), day("b"), unit)
        assert worth(full, a=a, b=b) == elapsed(a, b, months)
        assert (full.dimension, full.state.mask) == (unit.dimension, 6)
        moved = date_after(day("a"), term("b", Fraction(2), dimension=unit.dimension), unit)
        assert worth(moved, a=a, b=n) == later(a, 2 * n, months)
        assert (moved.dimension, moved.state.mask) == (DATE, 6)


def test_only_whole_days_and_whole_months_are_counted() -> None:
    months = term("b", dimension=Unit.MONTHS.dimension)
    half = Fraction(1, 2)
    for build, code, values in (
        (lambda: full_between(term("a"), day("b"), Unit.MONTHS), packs.NOT_A_DATE, {"name": "a"}),
        (lambda: full_between(day("a"), term("b"), Unit.MONTHS), packs.NOT_A_DATE, {"name": "b"}),
        (lambda: date_after(term("a"), months, Unit.MONTHS), packs.NOT_A_DATE, {"name": "a"}),
        (
            lambda: full_between(day("a", half), day("b"), Unit.MONTHS),
            packs.NOT_WHOLE,
            {"name": "a", "unit": "days"},
        ),
        (
            lambda: full_between(day("a"), day("b", over=slot("d", 1)), Unit.MONTHS),
            packs.NOT_WHOLE,
            {"name": "b", "unit": "days"},
        ),
        (
            lambda: date_after(day("a"), months, Unit.YEARS),
            packs.NOT_WHOLE,
            {"name": "n", "unit": "years"},
        ),
        (
            lambda: date_after(
                day("a"), term("b", half, dimension=Unit.MONTHS.dimension), Unit.MONTHS
            ),
            packs.NOT_WHOLE,
            {"name": "n", "unit": "months"},
        ),
        (
            lambda: date_after(
                day("a"), term("b", over="d", dimension=Unit.MONTHS.dimension), Unit.MONTHS
            ),
            packs.NOT_WHOLE,
            {"name": "n", "unit": "months"},
        ),
    ):
        assert refusal(build) == (code, values)


def test_what_may_leave_the_calendar_is_too_wide() -> None:
    far = Term(Fraction(1), slot("a", 0, 10**8), dimension=DATE)
    count = Term(Fraction(1), slot("b", 0, 10**6), dimension=Unit.YEARS.dimension)
    for build in (
        lambda: full_between(far, day("b"), Unit.YEARS),
        lambda: date_after(day("a"), count, Unit.YEARS),
    ):
        assert refusal(build) == (packs.TOO_WIDE, {"bits": "64"})


# ----------------------------------------------------------------------------------------- labels


def label(name: str, enum: Enumeration = RATING) -> Label:
    return Label(slot(name, 0, 2), enum, missing(name, 2 if name == "a" else 4))


@given(st.integers(0, 2), st.integers(0, 2), st.sets(st.sampled_from(RATING.codes), min_size=1))
def test_labels_are_compared_by_their_place(a: int, b: int, codes: set[str]) -> None:
    one = is_one_of(label("a"), tuple(codes))
    assert read(one.node, a=a) == (RATING.codes[a] in codes)
    assert one.state.mask == 2
    same = same_label(label("a"), label("b"))
    assert read(same.node, a=a, b=b) == (a == b)
    assert same.state.mask == 6
    chosen = choose_label(same, label("a"), label("b"))
    assert read(chosen.n, a=a, b=b) == (a if a == b else b)
    assert chosen.enum is RATING
    assert chosen.state.mask == 6


def test_an_unknown_label_is_named_beside_those_there_are() -> None:
    with pytest.raises(Fault) as refused:
        is_one_of(label("a"), (RATING.codes[0], "bagus", "hebat"))
    fault = refused.value
    assert (fault.code, fault.found) == (packs.UNKNOWN_LABEL, "bagus")
    assert fault.expected == ", ".join(RATING.codes)
    assert fault.values == {"label": "bagus", "enum": "rating"}
    assert fault.key is None
    assert str(fault) == packs.UNKNOWN_LABEL.id


@given(st.lists(st.integers(0, 1), min_size=1, max_size=4))
def test_conditions_are_connected_without_a_short_cut(says: list[int]) -> None:
    names = [f"c{i}" for i in range(len(says))]
    tests = tuple(Condition(slot(n, 0, 1), missing(n, 2 << i)) for i, n in enumerate(names))
    values = dict(zip(names, says, strict=True))
    for word, expected in (("and", all(says)), ("or", any(says))):
        built = connect(word, tests)
        assert bool(read(built.node, **values)) is expected
        assert built.state.mask == sum(2 << i for i in range(len(says)))


@pytest.mark.parametrize("bound", [LIMIT_64, -LIMIT_64])
def test_sixty_four_bits_hold_as_much_as_they_do(bound: int) -> None:
    further = bound + int(math.copysign(1, bound))
    assert fits_64(Slot("a", "value", min(bound, 0), max(bound, 0)))
    assert not fits_64(Slot("a", "value", min(further, 0), max(further, 0)))
