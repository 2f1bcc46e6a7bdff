"""Nodes: what they come to is what their arithmetic says, and lies within their bounds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import Rounding, day_number
from meritasn.quantities import elapsed as spans
from meritasn.quantities import later as day_after
from meritasn.rules.algebra import (
    LIMIT_64,
    LIMIT_128,
    ONE,
    ZERO,
    Before,
    Binary,
    Const,
    Elapsed,
    Later,
    LookUp,
    Narrow,
    Node,
    Over,
    Pick,
    Quotient,
    Slot,
    add,
    elapsed,
    later,
    mul,
    pick,
    quotient,
    sub,
    union,
    walk,
    widest,
)
from meritasn.rules.algebra import test as said
from meritasn.rules.interpreter import Integers

Values = Mapping[tuple[str, str], int]

SMALL = st.integers(-12, 12)


@st.composite
def slots(draw: st.DrawFn, name: str, least: int = -12) -> tuple[Slot, list[int]]:
    """A slot, and three values that it can have: the bounds and one between."""
    lo = draw(st.integers(least, 12))
    hi = draw(st.integers(lo, 12))
    return Slot(name, "value", lo, hi), [lo, hi, draw(st.integers(lo, hi))]


@st.composite
def operands(draw: st.DrawFn, name: str) -> tuple[Node, list[int]]:
    """A slot with its values, or a constant, often one that changes nothing."""
    if draw(st.booleans()):
        return draw(slots(name))
    k = draw(st.sampled_from([0, 1, -1]) | SMALL)
    return Const(k), [k]


def read(node: Node, a: int = 0, b: int = 0) -> int:
    value: int = node.read(Integers({("a", "value"): a, ("b", "value"): b}))
    return value


OPERATIONS: dict[str, tuple[Callable[[Node, Node], Node], Callable[[int, int], int]]] = {
    "add": (add, operator.add),
    "sub": (sub, operator.sub),
    "mul": (mul, operator.mul),
}


@pytest.mark.parametrize("name", OPERATIONS)
@given(operands("a"), operands("b"))
def test_arithmetic_comes_to_what_it_says_and_its_bounds_are_reached(
    name: str, left: tuple[Node, list[int]], right: tuple[Node, list[int]]
) -> None:
    build, exact = OPERATIONS[name]
    (a, of_a), (b, of_b) = left, right
    node = build(a, b)
    values = {(x, y): exact(x, y) for x in of_a for y in of_b}
    assert all(read(node, x, y) == value for (x, y), value in values.items())
    assert (node.lo, node.hi) == (min(values.values()), max(values.values()))


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_changes_nothing_leaves_no_node_and_constants_are_worked_out(name: str) -> None:
    build, exact = OPERATIONS[name]
    slot = Slot("a", "value", -3, 5)
    neutral = ONE if name == "mul" else ZERO
    assert build(slot, neutral) is slot
    assert name == "sub" or build(neutral, slot) is slot
    assert build(Const(6), Const(4)) == Const(exact(6, 4))


@given(slots("a", 0), slots("b", 0))
def test_a_union_has_the_bits_of_both_and_no_more(
    left: tuple[Slot, list[int]], right: tuple[Slot, list[int]]
) -> None:
    (a, of_a), (b, of_b) = left, right
    node = union(a, b)
    for x in of_a:
        for y in of_b:
            assert read(node, x, y) == x | y
            assert node.lo <= x | y <= node.hi
    assert node.hi < 2 * max(a.hi, b.hi, 1)
    assert union(a, ZERO) is union(ZERO, a) is a
    assert union(a, evolve(a)) == a


@pytest.mark.parametrize(
    ("op", "holds"),
    [
        ("at_most", operator.le),
        ("same", operator.eq),
        ("both", lambda a, b: a != 0 and b != 0),
        ("either", lambda a, b: a != 0 or b != 0),
    ],
)
def test_a_test_is_one_where_it_holds_and_otherwise_nought(
    op: str, holds: Callable[[int, int], bool]
) -> None:
    a, b = Slot("a", "value", 0, 1), Slot("b", "value", 0, 1)
    node = said(op, a, b)
    assert (node.lo, node.hi) == (0, 1)
    for x in (0, 1):
        for y in (0, 1):
            assert read(node, x, y) == holds(x, y)


@given(slots("a"), slots("b"), st.booleans())
def test_one_of_two_is_picked(
    left: tuple[Slot, list[int]],
    right: tuple[Slot, list[int]],
    says: bool,  # noqa: FBT001  (drawn)
) -> None:
    (a, of_a), (b, of_b) = left, right
    condition = said("same", Const(int(says)), Slot("c", "value", 0, 1))
    node = pick(condition, a, b)
    one = Integers({("a", "value"): of_a[2], ("b", "value"): of_b[2], ("c", "value"): 1})
    assert node.read(one) == (of_a[2] if says else of_b[2])
    assert (node.lo, node.hi) == (min(a.lo, b.lo), max(a.hi, b.hi))
    assert pick(ONE, a, b) is a
    assert pick(condition, a, evolve(a)) == a


@given(st.sampled_from(Rounding), slots("a"), slots("b", 0))
def test_a_quotient_lies_within_its_bounds_and_nought_does_too(
    rounding: Rounding, left: tuple[Slot, list[int]], right: tuple[Slot, list[int]]
) -> None:
    (n, of_n), (d, of_d) = left, right
    node = quotient(n, d, rounding)
    assert node.lo <= 0 <= node.hi
    reached = {0} | {rounding.quotient(x, y) for x in of_n for y in (*of_d, 1) if y >= d.lo}
    for x in of_n:
        for y in of_d:
            assert read(node, x, y) == rounding.quotient(x, y)
            assert node.lo <= rounding.quotient(x, y) <= node.hi
    if d.hi > 0:
        assert {node.lo, node.hi} <= reached


def test_a_divisor_of_one_leaves_the_numerator() -> None:
    slot = Slot("a", "value", -3, 5)
    assert quotient(slot, ONE, Rounding.UP) is slot


@given(slots("a", 0), st.lists(SMALL, min_size=13, max_size=13))
def test_a_cell_is_looked_up(index: tuple[Slot, list[int]], cells: list[int]) -> None:
    slot, places = index
    node = LookUp(slot, tuple(cells))
    assert [read(node, i) for i in places] == [cells[i] for i in places]
    assert (node.lo, node.hi) == (min(cells), max(cells))


# ------------------------------------------------------------------------------------------ days

days = st.dates(date(1950, 1, 1), date(2050, 12, 31)).map(day_number)
months = st.sampled_from([1, 12])


@given(st.tuples(days, days).map(sorted), st.tuples(days, days).map(sorted), months)
def test_spans_between_two_days_reach_their_bounds(a: list[int], b: list[int], n: int) -> None:
    start, stop = Slot("a", "value", *a), Slot("b", "value", *b)
    node = elapsed(start, stop, n)
    assert (node.lo, node.hi) == (spans(a[1], b[0], n), spans(a[0], b[1], n))
    assert read(node, a[0], b[0]) == spans(a[0], b[0], n)


@given(st.tuples(days, days).map(sorted), st.tuples(SMALL, SMALL).map(sorted), months)
def test_days_after_a_day_reach_their_bounds(a: list[int], n: list[int], span: int) -> None:
    start, count = Slot("a", "value", *a), Slot("b", "value", *n)
    node = later(start, count, span)
    assert (node.lo, node.hi) == (day_after(a[0], n[0], span), day_after(a[1], n[1], span))
    assert read(node, a[1], n[0]) == day_after(a[1], n[0], span)


def test_no_day_lies_beyond_the_calendar() -> None:
    start = Slot("a", "value", day_number(date(2000, 1, 1)), day_number(date(2100, 1, 1)))
    for n in (Slot("b", "value", 0, 7900), Slot("b", "value", -2000, 0)):
        with pytest.raises(OverflowError):
            later(start, n, 12)
    assert later(start, Slot("b", "value", -1999, 7899), 12)


# ----------------------------------------------------------------------------------- how wide

EDGE = LIMIT_64


class Wide(Integers):
    """Counts how often a number is widened and narrowed."""

    def __init__(self, slots: Values) -> None:
        super().__init__(slots)
        self.widened = self.narrowed = 0

    def widen(self, a: int) -> int:
        self.widened += 1
        return a

    def narrow(self, a: int) -> int:
        self.narrowed += 1
        return a


def widened(node: Node) -> tuple[int, int]:
    ops = Wide({("a", "value"): 1, ("b", "value"): 1})
    node.read(ops)
    return ops.widened, ops.narrowed


@pytest.mark.parametrize(
    ("a", "b", "wide"),
    [
        ((0, EDGE - 1), (0, 1), False),
        ((0, EDGE), (0, 1), True),  # the sum
        ((-EDGE, 0), (0, 0), False),
        ((-EDGE - 1, 0), (1, 2), True),  # one of the two, whatever they come to
        ((1, 2), (-EDGE - 1, 0), True),
    ],
)
def test_two_are_widened_where_they_or_what_they_come_to_may_not_fit(
    a: tuple[int, int], b: tuple[int, int], *, wide: bool
) -> None:
    node = add(Slot("a", "value", *a), Slot("b", "value", *b))
    expected = (2, 0) if isinstance(node, Binary) and wide else (0, 0)
    assert widened(node) == expected


@pytest.mark.parametrize(
    ("n", "d", "expected"),
    [
        ((0, (EDGE - 3) // 2), (0, 3), (0, 0)),
        ((0, (EDGE - 1) // 2), (0, 2), (2, 1)),  # twice the numerator and the divisor
        ((0, 0), (0, EDGE // 2), (0, 0)),
        ((0, 0), (0, EDGE // 2 + 1), (2, 1)),
        ((0, EDGE + 1), (0, 2), (2, 0)),  # over one it does not fit back
        ((0, EDGE), (0, 2), (2, 1)),
    ],
)
def test_a_quotient_is_widened_for_its_doubling_and_narrowed_where_it_fits(
    n: tuple[int, int], d: tuple[int, int], expected: tuple[int, int]
) -> None:
    node = quotient(Slot("a", "value", *n), Slot("b", "value", *d), Rounding.HALF_UP)
    assert widened(node) == expected


def test_the_limits_are_those_of_signed_integers() -> None:
    assert LIMIT_64.bit_length() == 63
    assert LIMIT_128.bit_length() == 127
    assert (LIMIT_64 + 1).bit_count() == (LIMIT_128 + 1).bit_count() == 1


A, B, C = (Slot(name, "value", 0, 9) for name in "abc")
NODES: list[Node] = [
    Binary("add", A, B, 0, 18),
    Pick(C, A, B),
    Quotient(A, B, Rounding.DOWN, 0, 9),
    LookUp(A, (1, 2)),
    Narrow(A, 0, 9),
    Elapsed(A, B, 1, 0, 9),
    Later(A, B, 1, 0, 9),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_a_walk_meets_every_node_under_one(node: Node) -> None:
    under = [child for child in (A, B, C) if repr(child) in repr(node)]
    met = list(walk(Narrow(node, 0, 9)))
    assert met[:2] == [Narrow(node, 0, 9), node]
    assert sorted(repr(one) for one in met[2:]) == sorted(map(repr, under))
    assert widest(node) >= 9


def test_the_widest_may_be_anywhere_and_a_quotient_is_doubled() -> None:
    deep = Slot("a", "value", -1000, 0)
    inside = Quotient(deep, B, Rounding.HALF_UP, -1000, 0)
    assert widest(Binary("add", inside, C, -1000, 9)) == 2 * 1000 + 9
    assert widest(Binary("mul", deep, C, -9000, 0)) == 9000
    assert widest(Narrow(deep, 0, 1)) == 1000


# ------------------------------------------------------------------------------ what is the same


def test_places_are_the_same_whatever_their_bounds() -> None:
    assert Slot("a", "value", 0, 1) == Slot("a", "value", -3, 2)
    assert Slot("a", "value", 0, 1) != Slot("a", "value", 0, 1, 1)
    assert Over("sum", "a", "value", 0, 1) == Over("sum", "a", "value", -3, 2)
    assert Before("a", "value", 0, 1) == Before("a", "value", -3, 2)
    assert Binary("add", A, B, 0, 1) == Binary("add", A, B, -3, 2**70)
    assert Quotient(A, B, Rounding.UP, 0, 1) == Quotient(A, B, Rounding.UP, -3, 2)
    far = Slot("a", "value", -(2**70), 2**70)
    assert Quotient(far, B, Rounding.UP, 0, 1) == Quotient(A, B, Rounding.UP, 0, 1)
    assert Narrow(A, 0, 1) == Narrow(A, -3, 2)
    assert Elapsed(A, B, 1, 0, 1) == Elapsed(A, B, 1, -3, 2) != Elapsed(A, B, 12, 0, 1)
    assert Later(A, B, 1, 0, 1) == Later(A, B, 1, -3, 2) != Later(A, B, 12, 0, 1)


def test_whether_it_is_wide_follows_from_its_bounds_and_is_not_given() -> None:
    with pytest.raises(TypeError):
        Binary("add", A, B, 0, 1, wide=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quotient(A, B, Rounding.UP, 0, 1, wide=True)  # type: ignore[call-arg]
    assert "wide" not in repr(Binary("add", A, B, 0, 1))


def test_what_is_above_below_and_before_is_read_from_there() -> None:
    key = "a", "value"
    ops = Integers({key: 1}, [{key: 2}, {key: 3}], [{key: 4}, {key: 9}, {}], {key: 5})
    assert [Slot("a", "value", 0, 9, up).read(ops) for up in (0, 1, 2)] == [1, 2, 3]
    assert Before("a", "value", 0, 9).read(ops) == 5
    folds = {"sum": 13, "union": 13, "least": 4, "greatest": 9, "last": 9}
    assert {fold: Over(fold, "a", "value", 0, 20).read(ops) for fold in folds} == folds
    nobody = Integers({key: 1})
    assert Before("a", "value", 0, 9).read(nobody) == 0
    assert [Over(fold, "a", "value", 0, 20).read(nobody) for fold in folds] == [0] * 5
