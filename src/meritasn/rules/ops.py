"""The operations that a reading of the rules must offer.

Rules are integer nodes. A node asks an `Ops` to combine values and never looks at them: the same
node gives an integer, a line of source, or a column, depending on who reads it.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from meritasn.quantities import Rounding

__all__ = ["Ops"]

V = TypeVar("V")


class Ops(Protocol[V]):
    """About twenty operations over opaque values.

    Truth is an integer, 1 or 0, except that `pick` may be given whatever the comparisons of the
    same reading return. States and reasons are sets of bits; bit 0 is *not applicable*.
    """

    def const(self, k: int) -> V:
        """An integer known when the pack is read."""

    def slot(self, name: str, part: str, up: int) -> V:
        """The value or state of a fact or step; `up` grains above the one that is read."""

    def over(self, fold: str, name: str, part: str) -> V:
        """One number for all children: their `sum`, `union`, `least`, `greatest` or the `last`."""

    def before(self, name: str, part: str) -> V:
        """The same slot of the record before; 0 at the first."""

    def add(self, a: V, b: V) -> V:
        """The sum."""

    def sub(self, a: V, b: V) -> V:
        """The difference."""

    def mul(self, a: V, b: V) -> V:
        """The product."""

    def union(self, a: V, b: V) -> V:
        """All bits of both."""

    def has(self, a: V, bits: V) -> V:
        """Whether a has any of the bits."""

    def otherwise(self, a: V, b: V) -> V:
        """The first, or the second where it is 0."""

    def passes(self, state: V, one: V) -> V:
        """*Not applicable* alone where it is among the bits, otherwise the state."""

    def refuses(self, state: V, reason: V) -> V:
        """A reason in place of *not applicable*, where that is among the bits."""

    def at_most(self, a: V, b: V) -> V:
        """Whether a is at most b."""

    def same(self, a: V, b: V) -> V:
        """Whether both are the same."""

    def both(self, a: V, b: V) -> V:
        """Whether a and b hold."""

    def either(self, a: V, b: V) -> V:
        """Whether a or b holds."""

    def pick(self, c: V, a: V, b: V) -> V:
        """The first where the condition holds, otherwise the second."""

    def look_up(self, i: V, cells: tuple[int, ...]) -> V:
        """The cell at a position."""

    def quotient(self, n: V, d: V, rounding: Rounding) -> V:
        """The quotient as a whole number; d is never below 0, and 0 gives 0."""

    def elapsed(self, start: V, stop: V, months: int) -> V:
        """How many spans of so many months are full between two days."""

    def later(self, start: V, n: V, months: int) -> V:
        """The day n spans of so many months after one."""

    def widen(self, a: V) -> V:
        """The same number in 128 bits."""

    def narrow(self, a: V) -> V:
        """The same number in 64 bits, into which it is known to fit."""
