"""Spans of integers, and shapes that nodes have again and again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from meritasn.rules.algebra import Binary, Const, Narrow, Node, Pick, Quotient, Slot, mul, quotient

__all__ = ["NOTHING", "Known", "Limits", "Span", "hoisted", "hull", "is_test", "kept"]

Span: TypeAlias = tuple[int, int]
"""The least and the greatest; the least may lie above the greatest, and then nothing can be."""

NOTHING: Span = (1, 0)


@frozen
class Limits:
    """What is known of a node: bounds, and values between them that it has not."""

    low: int
    high: int
    holes: frozenset[int] = frozenset()


Known: TypeAlias = Mapping[Node, Limits]
"""What conditions said of nodes."""

_TESTS = ("at_most", "same", "both", "either", "has")


def is_test(node: Node) -> bool:
    """Whether it is a condition: 1 where it holds, otherwise 0."""
    match node:
        case Binary(op, _, _):
            return op in _TESTS
        case Const(k):
            return k in (0, 1)
        case Pick(_, a, b):
            return is_test(a) and is_test(b)
    return False


def hull(a: Span, b: Span) -> Span:
    """The bounds of both; of what cannot be, nothing."""
    if a[0] > a[1]:
        return b
    if b[0] > b[1]:
        return a
    return min(a[0], b[0]), max(a[1], b[1])


def hoisted(node: Quotient) -> Pick | None:
    """The same where the division stands in each branch, if its numerator has branches."""
    match node.n:
        case Pick(c, a, b):
            above: tuple[Node, Node] = (a, b)
        case Binary("mul", Const() as k, Pick(c, a, b)):
            above = mul(k, a), mul(k, b)
        case _:
            return None
    match node.d:
        case Pick(e, a, b) if e == c:
            below: tuple[Node, Node] = (a, b)
        case Binary("mul", Const() as k, Pick(e, a, b)) if e == c:
            below = mul(k, a), mul(k, b)
        case _:
            below = node.d, node.d
    divided = (quotient(n, d, node.rounding) for n, d in zip(above, below, strict=True))
    return Pick(c, *divided)


def kept(value: Node) -> Node:
    """The value of a step without the check of its range: where it has a value, it lies inside."""
    match value:
        case Pick(Binary("both"), Slot(part="unbounded") as inside, Const(0)):
            return inside
        case Pick(Binary("both"), Narrow(Slot(part="unbounded") as inside), Const(0)):
            return inside
    return value
