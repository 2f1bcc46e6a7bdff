"""Mean, sum, least and greatest of named values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from typing import ClassVar

from attrs import evolve, frozen

from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.rules.algebra import ONE, ZERO, Node, add, mul, pick, test
from meritasn.rules.block import Block
from meritasn.rules.kinds.operands import Operand, operand
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NOT_APPLICABLE, NotApplicable, State, known
from meritasn.rules.step import Yields
from meritasn.rules.terms import Label, Term, Test, at_most, choose, no_date, total

__all__ = ["Listed", "Worst"]

_WORDS = {
    "mean": Text("rata-rata dari {of}", "the mean of {of}"),
    "sum": Text("jumlah dari {of}", "the sum of {of}"),
    "least": Text("yang terkecil dari {of}", "the least of {of}"),
    "greatest": Text("yang terbesar dari {of}", "the greatest of {of}"),
}


@frozen
class Listed:
    """``mean = ["a", "b"]``, and likewise ``sum``, ``least`` and ``greatest``."""

    word: str
    of: tuple[str, ...]

    keys: ClassVar[tuple[str, ...]] = tuple(_WORDS)
    yields: ClassVar[Yields] = Yields.NUMBER
    absent: ClassVar[tuple[NotApplicable, ...]] = (
        NotApplicable.REFUSES,
        NotApplicable.PASSES,
        NotApplicable.LEAVE_OUT,
    )

    @classmethod
    def read(cls, key: str, block: Block, _: Enumeration | None, /) -> Listed | None:
        """Reads the names."""
        of = block.names(key)
        return cls(key, of) if of else None

    def names(self) -> Iterator[str]:
        """The names."""
        return iter(self.of)

    def build(self, scope: Scope) -> Body:
        """The exact number over the operands that count."""
        leave_out = scope.not_applicable is NotApplicable.LEAVE_OUT
        operands = [operand(scope.number(name), leave_out=leave_out) for name in self.of]
        count = reduce(add, (o.counts for o in operands))
        if self.word in ("least", "greatest"):
            result = self._extreme(scope, operands)
        else:
            no_date(*(o.term for o in operands))
            result = total(*(o.term for o in operands))
        if self.word == "mean":
            result = _mean(result, operands, count)
        if self.word != "sum":
            result = evolve(result, state=_none_left(result.state, count))
        return result

    def _extreme(self, scope: Scope, operands: list[Operand]) -> Term:
        best, *others = (Operand(scope.settled(o.term), o.counts) for o in operands)
        for other in others:
            ahead = (
                at_most(best.term, other.term)
                if self.word == "least"
                else at_most(other.term, best.term)
            )
            # One that is left out is never ahead; where both are, either will do.
            first = test(
                "both",
                test("same", best.counts, ONE),
                test("either", test("same", other.counts, ZERO), ahead.node),
            )
            best = Operand(
                scope.settled(choose(Test(first, ahead.state), best.term, other.term)),
                pick(first, best.counts, other.counts),
            )
        return best.term

    def said(self, title: Callable[[str], Text]) -> Text:
        """The word and the titles."""
        return _WORDS[self.word].fill(of=listing(title(name) for name in self.of))

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)


@frozen
class Worst:
    """``worst = ["a", "b"]``: of labels, the one furthest from the best."""

    of: tuple[str, ...]
    enum: Enumeration

    keys: ClassVar[tuple[str, ...]] = ("worst",)
    yields: ClassVar[Yields] = Yields.LABEL
    absent: ClassVar[tuple[NotApplicable, ...]] = Listed.absent

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> Worst | None:
        """Reads the names."""
        of = block.names(key)
        return cls(of, enum) if of and enum is not None else None

    def names(self) -> Iterator[str]:
        """The names."""
        return iter(self.of)

    def build(self, scope: Scope) -> Body:
        """The greatest position; one that is left out stands at the best, where it never wins."""
        leave_out = scope.not_applicable is NotApplicable.LEAVE_OUT
        terms = [_position(scope.label(name, self.enum)) for name in self.of]
        operands = [operand(term, leave_out=leave_out) for term in terms]
        worst = reduce(
            lambda a, b: scope.settled(_further(a, b)), (scope.settled(o.term) for o in operands)
        )
        count = reduce(add, (o.counts for o in operands))
        return Label(worst.n, self.enum, _none_left(worst.state, count))

    def said(self, title: Callable[[str], Text]) -> Text:
        """The titles."""
        return Text("yang terburuk dari {of}", "the worst of {of}").fill(
            of=listing(title(name) for name in self.of)
        )

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)


def _position(label: Label) -> Term:
    return Term(Fraction(1), label.n, state=label.state)


def _further(a: Term, b: Term) -> Term:
    return choose(at_most(a, b), b, a)


def _mean(sum_: Term, operands: list[Operand], count: Node) -> Term:
    extents = [o.term.extent for o in operands]
    known_extents = [e for e in extents if e is not None]
    within = (
        (min(low for low, _ in known_extents), max(high for _, high in known_extents))
        if len(known_extents) == len(extents)
        else None
    )
    return evolve(sum_, d=mul(sum_.d, count), within=within)


def _none_left(state: State, count: Node) -> State:
    if count.lo > 0:
        return state
    none = test("same", count, ZERO)
    mask = state.mask | NOT_APPLICABLE
    return known(pick(none, ONE, state.node), mask)
