"""Exact arithmetic over nodes.

A term is a static fraction times an integer over an integer, ``k * n / d``. Adding, multiplying and
dividing terms never rounds; the one quotient comes at the end of a step. ``k`` is above zero and
``d`` is never below it.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from attrs import evolve, frozen

from meritasn.errors import Code
from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Fill, Text
from meritasn.quantities import PURE, Dimension, Rounding, Unit, over, times
from meritasn.rules.algebra import (
    LIMIT_64,
    ONE,
    ZERO,
    Const,
    Node,
    Quotient,
    add,
    elapsed,
    later,
    mul,
    pick,
    quotient,
    sub,
    test,
)
from meritasn.rules.states import PRESENT, State, after, join, taken, when_zero

__all__ = [
    "Fault",
    "Label",
    "Term",
    "Test",
    "at_most",
    "choose",
    "choose_label",
    "connect",
    "date_after",
    "difference",
    "divide",
    "equal",
    "fits_64",
    "full_between",
    "is_one_of",
    "multiply",
    "negate",
    "no_date",
    "number",
    "opposite",
    "rounded",
    "same_label",
    "total",
    "written",
]


class Fault(Exception):
    """Something that a pack says and that cannot be compiled.

    Whoever was building adds the key of the step under which it stands, the innermost first.
    """

    def __init__(
        self, code: Code, *, found: str | None = None, expected: str | None = None, **values: Fill
    ) -> None:
        self.code = code
        self.found = found
        self.expected = expected
        self.values = values
        self.key: str | None = None
        super().__init__(code.id)


@frozen
class Term:
    """A number: ``k * n / d`` with its state.

    Attributes:
        k: A static factor above zero.
        n: The numerator.
        d: The divisor, zero or above.
        dimension: What it may be added to; None for a bare zero, which goes with anything.
        state: Why it may have no value.
        within: Bounds of the whole that its parts do not show, as of a mean.
    """

    k: Fraction
    n: Node
    d: Node = ONE
    dimension: Dimension | None = PURE
    state: State = PRESENT
    within: tuple[Fraction, Fraction] | None = None

    @property
    def extent(self) -> tuple[Fraction, Fraction] | None:
        """Its bounds, where it has no divisor; 0 is among them, which is what absence holds."""
        if self.d != ONE:
            return None
        return self.k * min(self.n.lo, 0), self.k * max(self.n.hi, 0)


@frozen
class Label:
    """A label: the position in its enumeration, with its state."""

    n: Node
    enum: Enumeration
    state: State = PRESENT


@frozen
class Test:
    """A condition: a node that is 1 or 0, with its state."""

    node: Node
    state: State


def number(value: Decimal | int, dimension: Dimension | None = PURE) -> Term:
    """A number that the pack gives."""
    exact = Fraction(value)
    sign = (exact > 0) - (exact < 0)
    return Term(abs(exact) or Fraction(1), Const(sign), dimension=dimension)


def _common(a: Fraction, b: Fraction) -> Fraction:
    numerator = math.gcd(a.numerator * b.denominator, b.numerator * a.denominator)
    return Fraction(numerator, a.denominator * b.denominator)


def _whole(k: Fraction, n: Node) -> Node:
    return mul(Const(k.numerator), n)


_DATE, _DAYS = Unit.DATE.dimension, Unit.DAYS.dimension


def _same_dimension(a: Dimension | None, b: Dimension | None) -> Dimension | None:
    if a != b and (_DATE in (a, b) or None not in (a, b)):  # a bare zero is no date
        raise Fault(packs.UNIT_MISMATCH, left=written(a or PURE), right=written(b or PURE))
    return b if a is None else a


def _summed(a: Dimension | None, b: Dimension | None, sign: int) -> Dimension | None:
    """The dimension of a sum or a difference: dates differ by days, and days may be added."""
    if _DATE not in (a, b):
        return _same_dimension(a, b)
    match (a == _DATE, b == _DATE, sign):
        case True, True, -1:
            return _DAYS
        case (True, False, _) if b in (_DAYS, None):
            return _DATE
        case (False, True, 1) if a in (_DAYS, None):
            return _DATE
    raise Fault(packs.UNIT_MISMATCH, left=written(a or PURE), right=written(b or PURE))


def no_date(*terms: Term) -> None:
    """Refuses what cannot be done with dates.

    Raises:
        Fault: If one of the terms is a date.
    """
    for term in terms:
        if term.dimension == _DATE:
            raise Fault(packs.UNIT_MISMATCH, left=written(_DATE), right=written(PURE))


def written(dimension: Dimension) -> str | Text:
    """A dimension in the words of `unit`."""
    powers = (name if power == 1 else f"{name}^{power}" for name, power in dimension)
    return "·".join(powers) or _PLAIN


_PLAIN = Text(
    "angka tanpa satuan (ratio, percent, points)",
    "a number without a unit (ratio, percent, points)",
)


def _sum(a: Term, b: Term, sign: int) -> Term:
    k = _common(a.k, b.k)
    one_divisor = a.d == b.d
    left, right = (a.n, b.n) if one_divisor else (mul(a.n, b.d), mul(b.n, a.d))
    combine = add if sign > 0 else sub
    return Term(
        k,
        combine(_whole(a.k / k, left), _whole(b.k / k, right)),
        a.d if one_divisor else mul(a.d, b.d),
        _summed(a.dimension, b.dimension, sign),
        join(a.state, b.state),
    )


def total(*terms: Term) -> Term:
    """The sum."""
    return reduce(lambda a, b: _sum(a, b, 1), terms)


def difference(a: Term, b: Term) -> Term:
    """The difference."""
    return _sum(a, b, -1)


def negate(a: Term) -> Term:
    """The number with its sign turned."""
    no_date(a)
    return evolve(a, n=sub(ZERO, a.n), within=None)


def multiply(a: Term, b: Term) -> Term:
    """The product."""
    no_date(a, b)
    dimension = times(a.dimension or PURE, b.dimension or PURE)
    return Term(a.k * b.k, mul(a.n, b.n), mul(a.d, b.d), dimension, join(a.state, b.state))


def divide(a: Term, b: Term, bit: int) -> Term:
    """The quotient; a divisor that is present and zero has the reason of the bit."""
    no_date(a, b)
    dimension = over(a.dimension or PURE, b.dimension or PURE)
    if isinstance(b.n, Const) and b.d == ONE:
        if b.n.k <= 0:
            raise Fault(packs.NEGATIVE_DIVISOR if b.n.k else packs.ZERO_DIVISOR)
        return Term(a.k / b.k / b.n.k, a.n, a.d, dimension, join(a.state, b.state))
    if b.n.lo < 0:
        raise Fault(packs.NEGATIVE_DIVISOR)
    zero = b.state if b.n.lo > 0 else after(b.state, when_zero(b.n, bit), bit)
    return Term(a.k / b.k, mul(a.n, b.d), mul(a.d, b.n), dimension, join(a.state, zero))


def full_between(a: Term, b: Term, unit: Unit) -> Term:
    """The full months or years from one date to another."""
    start, stop = _day(a, "a"), _day(b, "b")
    try:
        n = elapsed(start, stop, _MONTHS[unit])
    except OverflowError:
        raise Fault(packs.TOO_WIDE, bits="64") from None
    return Term(Fraction(1), n, dimension=unit.dimension, state=join(a.state, b.state))


def date_after(a: Term, n: Term, unit: Unit) -> Term:
    """The date some months or years after another."""
    start = _day(a, "a")
    if n.dimension != unit.dimension or n.d != ONE or n.k.denominator != 1:
        raise Fault(packs.NOT_WHOLE, name=_NUMBER, unit=unit.value)
    try:
        day = later(start, _whole(n.k, n.n), _MONTHS[unit])
    except OverflowError:
        raise Fault(packs.TOO_WIDE, bits="64") from None
    return Term(Fraction(1), day, dimension=_DATE, state=join(a.state, n.state))


_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
_NUMBER = "n"


def _day(term: Term, name: str) -> Node:
    """The whole number of a day; a fraction of one is none."""
    if term.dimension != _DATE:
        raise Fault(packs.NOT_A_DATE, name=name)
    if term.d != ONE or term.k.denominator != 1:
        raise Fault(packs.NOT_WHOLE, name=name, unit=Unit.DAYS.value)
    return _whole(term.k, term.n)


def choose(condition: Test, a: Term, b: Term) -> Term:
    """The first where the condition holds, otherwise the second."""
    k = _common(a.k, b.k)
    return Term(
        k,
        pick(condition.node, _whole(a.k / k, a.n), _whole(b.k / k, b.n)),
        pick(condition.node, a.d, b.d),
        _same_dimension(a.dimension, b.dimension),
        taken(condition.node, condition.state, a.state, b.state),
    )


def choose_label(condition: Test, a: Label, b: Label) -> Label:
    """The same for labels of one enumeration."""
    return Label(
        pick(condition.node, a.n, b.n),
        a.enum,
        taken(condition.node, condition.state, a.state, b.state),
    )


def at_most(a: Term, b: Term) -> Test:
    """Whether a is at most b, exactly."""
    _same_dimension(a.dimension, b.dimension)
    d = difference(a, b)
    return Test(test("at_most", d.n, ZERO), d.state)


def equal(a: Term, b: Term) -> Test:
    """Whether both are the same, exactly."""
    _same_dimension(a.dimension, b.dimension)
    d = difference(a, b)
    return Test(test("same", d.n, ZERO), d.state)


def is_one_of(label: Label, codes: tuple[str, ...]) -> Test:
    """Whether a label is one of several."""
    unknown = [code for code in codes if code not in label.enum.codes]
    if unknown:
        raise Fault(
            packs.UNKNOWN_LABEL,
            found=unknown[0],
            expected=", ".join(label.enum.codes),
            label=unknown[0],
            enum=label.enum.name,
        )
    same = (test("same", label.n, Const(label.enum.codes.index(code))) for code in codes)
    return Test(reduce(lambda a, b: test("either", a, b), same), label.state)


def same_label(a: Label, b: Label) -> Test:
    """Whether two labels of one enumeration are the same."""
    return Test(test("same", a.n, b.n), join(a.state, b.state))


def opposite(a: Test) -> Test:
    """Whether the condition does not hold."""
    return Test(test("same", a.node, test("at_most", ONE, ZERO)), a.state)


def connect(word: str, tests: tuple[Test, ...]) -> Test:
    """Several conditions under `and` or `or`; all of them contribute their states."""
    op = "both" if word == "and" else "either"
    node = reduce(lambda a, b: test(op, a, b), (t.node for t in tests))
    return Test(node, join(*(t.state for t in tests)))


def rounded(term: Term, decimals: int, rounding: Rounding) -> Node:
    """The integer that the term is at a scale: the one quotient of a step."""
    scale = term.k * 10**decimals
    node = quotient(
        _whole(Fraction(scale.numerator), term.n),
        _whole(Fraction(scale.denominator), term.d),
        rounding,
    )
    if term.within is None or not isinstance(node, Quotient):
        return node
    low, high = (bound * 10**decimals for bound in term.within)
    return evolve(node, lo=max(node.lo, math.floor(low)), hi=min(node.hi, math.ceil(high)))


def fits_64(node: Node) -> bool:
    """Whether it is sure to fit 64 bits."""
    return max(abs(node.lo), abs(node.hi)) <= LIMIT_64
