"""Integer nodes: what every rule is made of once its pack is read.

A node knows the least and greatest integer it can be, and reads itself through any `Ops`. Scales,
percent and parameters are gone by now: they went into static factors. There are only integers,
and one quotient a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from attrs import Factory, field, frozen

from meritasn.quantities import Rounding
from meritasn.quantities import elapsed as _elapsed
from meritasn.quantities import later as _later
from meritasn.rules.ops import Ops

__all__ = [
    "LIMIT_64",
    "LIMIT_128",
    "ONE",
    "ZERO",
    "Before",
    "Binary",
    "Const",
    "Elapsed",
    "Later",
    "LookUp",
    "Narrow",
    "Node",
    "Over",
    "Pick",
    "Quotient",
    "Slot",
    "add",
    "elapsed",
    "later",
    "mul",
    "pick",
    "quotient",
    "sub",
    "test",
    "union",
    "walk",
    "widest",
]

V = TypeVar("V")

LIMIT_64 = 2**63 - 1
LIMIT_128 = 2**127 - 1


class Node(Protocol):
    """An integer that is computed from facts."""

    @property
    def lo(self) -> int:
        """The least it can be."""

    @property
    def hi(self) -> int:
        """The greatest it can be."""

    def read(self, ops: Ops[V]) -> V:
        """Its value as this reading has it."""


def _magnitude(node: Node) -> int:
    return max(abs(node.lo), abs(node.hi))


@frozen(cache_hash=True)
class Const:
    """An integer known when the pack is read."""

    k: int

    @property
    def lo(self) -> int:
        """The integer."""
        return self.k

    @property
    def hi(self) -> int:
        """The integer."""
        return self.k

    def read(self, ops: Ops[V]) -> V:
        """The integer itself."""
        return ops.const(self.k)


@frozen(cache_hash=True)
class Slot:
    """Where a fact or an earlier result is kept.

    Attributes:
        name: The fact or step.
        part: ``value``, ``state``, or a part that a step keeps for itself.
        up: How many grains above the one that reads it.
    """

    name: str
    part: str
    lo: int = field(eq=False)
    hi: int = field(eq=False)
    up: int = 0

    def read(self, ops: Ops[V]) -> V:
        """What is kept there."""
        return ops.slot(self.name, self.part, self.up)


@frozen(cache_hash=True)
class Over:
    """One number for all children: ``sum``, ``union``, ``least`` or ``greatest`` of a slot."""

    fold: str
    name: str
    part: str
    lo: int = field(eq=False)
    hi: int = field(eq=False)

    def read(self, ops: Ops[V]) -> V:
        """The folded number."""
        return ops.over(self.fold, self.name, self.part)


@frozen(cache_hash=True)
class Before:
    """What the record before has in the same slot; 0 at the first record."""

    name: str
    part: str
    lo: int = field(eq=False)
    hi: int = field(eq=False)

    def read(self, ops: Ops[V]) -> V:
        """What the record before has."""
        return ops.before(self.name, self.part)


@frozen(cache_hash=True)
class Elapsed:
    """How many spans of so many months are full from one day to another."""

    start: Node
    stop: Node
    months: int
    lo: int = field(eq=False)
    hi: int = field(eq=False)

    def read(self, ops: Ops[V]) -> V:
        """The number of spans."""
        return ops.elapsed(self.start.read(ops), self.stop.read(ops), self.months)


@frozen(cache_hash=True)
class Later:
    """The day some spans of so many months after another."""

    start: Node
    n: Node
    months: int
    lo: int = field(eq=False)
    hi: int = field(eq=False)

    def read(self, ops: Ops[V]) -> V:
        """The day."""
        return ops.later(self.start.read(ops), self.n.read(ops), self.months)


def _operands_are_wide(node: Binary) -> bool:
    return max(_magnitude(node), _magnitude(node.a), _magnitude(node.b)) > LIMIT_64


@frozen(cache_hash=True)
class Binary:
    """Two nodes under one operation, named as in `Ops`."""

    op: str
    a: Node
    b: Node
    lo: int = field(eq=False)
    hi: int = field(eq=False)
    wide: bool = field(
        init=False, eq=False, repr=False, default=Factory(_operands_are_wide, takes_self=True)
    )

    def read(self, ops: Ops[V]) -> V:
        """The two combined, in 128 bits where their bounds ask for it."""
        a, b = self.a.read(ops), self.b.read(ops)
        if self.wide:
            a, b = ops.widen(a), ops.widen(b)
        result: V = getattr(ops, self.op)(a, b)
        return result


@frozen(cache_hash=True)
class Pick:
    """One of two nodes, as a third says."""

    c: Node
    a: Node
    b: Node

    @property
    def lo(self) -> int:
        """The lesser of the two."""
        return min(self.a.lo, self.b.lo)

    @property
    def hi(self) -> int:
        """The greater of the two."""
        return max(self.a.hi, self.b.hi)

    def read(self, ops: Ops[V]) -> V:
        """The one that is picked."""
        return ops.pick(self.c.read(ops), self.a.read(ops), self.b.read(ops))


@frozen(cache_hash=True)
class LookUp:
    """A cell of a total table."""

    i: Node
    cells: tuple[int, ...]

    @property
    def lo(self) -> int:
        """The least cell."""
        return min(self.cells)

    @property
    def hi(self) -> int:
        """The greatest cell."""
        return max(self.cells)

    def read(self, ops: Ops[V]) -> V:
        """The cell."""
        return ops.look_up(self.i.read(ops), self.cells)


def _quotient_is_wide(node: Quotient) -> bool:
    doubled = 2 * _magnitude(node.n) + node.d.hi
    return max(doubled, 2 * node.d.hi) > LIMIT_64


@frozen(cache_hash=True)
class Quotient:
    """The one division of a step, rounded as the step declares."""

    n: Node
    d: Node
    rounding: Rounding
    lo: int = field(eq=False)
    hi: int = field(eq=False)
    wide: bool = field(
        init=False, eq=False, repr=False, default=Factory(_quotient_is_wide, takes_self=True)
    )

    def read(self, ops: Ops[V]) -> V:
        """The rounded quotient, back in 64 bits where it fits."""
        n, d = self.n.read(ops), self.d.read(ops)
        if not self.wide:
            return ops.quotient(n, d, self.rounding)
        result = ops.quotient(ops.widen(n), ops.widen(d), self.rounding)
        return ops.narrow(result) if _magnitude(self) <= LIMIT_64 else result


@frozen(cache_hash=True)
class Narrow:
    """A number of 128 bits that is known to fit 64 wherever it is picked."""

    a: Node
    lo: int = field(eq=False)
    hi: int = field(eq=False)

    def read(self, ops: Ops[V]) -> V:
        """The narrowed number."""
        return ops.narrow(self.a.read(ops))


ZERO, ONE = Const(0), Const(1)


def _fold(op: str, a: Node, b: Node, lo: int, hi: int) -> Node:
    if isinstance(a, Const) and isinstance(b, Const):
        return Const(lo)
    return Binary(op, a, b, lo, hi)


def add(a: Node, b: Node) -> Node:
    """The sum, without what adds nothing."""
    if a == ZERO:
        return b
    return a if b == ZERO else _fold("add", a, b, a.lo + b.lo, a.hi + b.hi)


def sub(a: Node, b: Node) -> Node:
    """The difference, without what takes nothing away."""
    return a if b == ZERO else _fold("sub", a, b, a.lo - b.hi, a.hi - b.lo)


def mul(a: Node, b: Node) -> Node:
    """The product, without what changes nothing."""
    if a == ONE:
        return b
    if b == ONE:
        return a
    corners = [x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi)]
    return _fold("mul", a, b, min(corners), max(corners))


def union(a: Node, b: Node) -> Node:
    """All bits of both."""
    if a in (ZERO, b):
        return b
    if b == ZERO:
        return a
    return Binary("union", a, b, 0, _all_bits(a.hi | b.hi))


def _all_bits(k: int) -> int:
    return (1 << k.bit_length()) - 1


def test(op: str, a: Node, b: Node) -> Node:
    """A comparison or a connective: 1 where it holds, otherwise 0."""
    return Binary(op, a, b, 0, 1)


def pick(c: Node, a: Node, b: Node) -> Node:
    """One of two; the first where the condition always holds or both are the same."""
    return a if c == ONE or a == b else Pick(c, a, b)


def quotient(n: Node, d: Node, rounding: Rounding) -> Node:
    """The rounded quotient; the numerator itself where the divisor is one.

    Its bounds hold 0 as well, which is what a divisor of zero gives.
    """
    if d == ONE:
        return n
    # A divisor of zero never divides, so the least that divides is one.
    corners = [rounding.quotient(x, y) for x in (n.lo, n.hi) for y in (max(d.lo, 1), max(d.hi, 1))]
    return Quotient(n, d, rounding, min(*corners, 0), max(*corners, 0))


def elapsed(start: Node, stop: Node, months: int) -> Node:
    """How many spans are full between two days.

    Raises:
        OverflowError: If a day may lie beyond the calendar.
    """
    lo, hi = _elapsed(start.hi, stop.lo, months), _elapsed(start.lo, stop.hi, months)
    return Elapsed(start, stop, months, lo, hi)


def later(start: Node, n: Node, months: int) -> Node:
    """The day some spans after another.

    Raises:
        OverflowError: If it may lie beyond the calendar.
    """
    try:
        lo, hi = _later(start.lo, n.lo, months), _later(start.hi, n.hi, months)
    except ValueError:
        raise OverflowError("beyond the calendar") from None
    return Later(start, n, months, lo, hi)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, in no promised order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case Binary(_, a, b):
                waiting += (a, b)
            case Pick(c, a, b):
                waiting += (c, a, b)
            case Quotient(n, d):
                waiting += (n, d)
            case LookUp(i):
                waiting.append(i)
            case Narrow(a):
                waiting.append(a)
            case Elapsed(a, b) | Later(a, b):
                waiting += (a, b)


def widest(node: Node) -> int:
    """The greatest magnitude anywhere inside, the doubling of a rounding quotient included."""
    return max(
        2 * _magnitude(n.n) + n.d.hi if isinstance(n, Quotient) else _magnitude(n)
        for n in walk(node)
    )
