"""Operands that may be left out, for the kinds that take a list of them."""

from __future__ import annotations

from attrs import evolve, frozen

from meritasn.rules.algebra import ONE, ZERO, Node, pick
from meritasn.rules.states import is_not_applicable, without_not_applicable
from meritasn.rules.terms import Term

__all__ = ["Operand", "operand"]


@frozen
class Operand:
    """A term, and whether it counts: 1, or 0 where it is left out.

    A term that is left out is 0 and present.
    """

    term: Term
    counts: Node


def operand(term: Term, *, leave_out: bool) -> Operand:
    """The operand of a term, left out where it is not applicable if the step says so."""
    absent = is_not_applicable(term.state) if leave_out else None
    if absent is None:
        return Operand(term, ONE)
    kept = evolve(
        term, n=pick(absent, ZERO, term.n), state=without_not_applicable(term.state, absent)
    )
    return Operand(kept, pick(absent, ZERO, ONE))
