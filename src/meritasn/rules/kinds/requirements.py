"""Requirements: met, not met, or unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import ClassVar

from attrs import frozen

from meritasn.errors import Severity
from meritasn.errors.codes import packs
from meritasn.facts import ANSWER, Enumeration
from meritasn.language import Text, listing
from meritasn.rules import formula as tree
from meritasn.rules.algebra import ONE, ZERO, Const, Node, pick, test
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import (
    NOT_APPLICABLE,
    NotApplicable,
    State,
    is_not_applicable,
    join,
    known,
    without_not_applicable,
)
from meritasn.rules.step import Yields
from meritasn.rules.terms import Fault, Label

__all__ = ["Combined", "Require"]

_MET, _NOT_MET = (Const(ANSWER.codes.index(code)) for code in ("met", "not_met"))


@frozen
class Require:
    """``require = "condition"`` with its code and what to say where it is not met.

    Attributes:
        condition: What has to hold.
        code: A short stable word for it, for programs.
        message: The finding where it does not hold.
        severity: How much that finding weighs.
    """

    condition: tree.Condition
    code: str
    message: Text
    severity: Severity

    keys: ClassVar[tuple[str, ...]] = ("require",)
    yields: ClassVar[Yields] = Yields.ANSWER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.PASSES)

    @classmethod
    def read(cls, key: str, block: Block, _: Enumeration | None, /) -> Require | None:
        """Reads the condition, its code and its message."""
        condition = block.condition(key)
        code = block.name("code")
        message = block.both_languages("message", required=True)
        severity = block.choice("severity", Severity, Severity.WARNING)
        if condition is None or message is None:
            return None
        return cls(condition, code, message, severity)

    def names(self) -> Iterator[str]:
        """Every name in the condition."""
        return tree.names(self.condition)

    def build(self, scope: Scope) -> Body:
        """Met where the condition holds."""
        condition = scope.condition(self.condition)
        return Label(pick(condition.node, _MET, _NOT_MET), ANSWER, condition.state)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The condition in words."""
        c = tree.said(self.condition, title)
        return Text("syarat: {c}", "must hold: {c}").fill(c=c)

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)


_WORDS = {
    "all_of": Text("semua: {of}", "all of: {of}"),
    "any_of": Text("salah satu: {of}", "any of: {of}"),
}


@frozen
class Combined:
    """``all_of = ["a", "b"]`` and ``any_of``, after Kleene.

    One answer beats *unknown*: *not met* in ``all_of``, *met* in ``any_of``. There is no short
    cut, so that every reason is there.
    """

    word: str
    of: tuple[str, ...]

    keys: ClassVar[tuple[str, ...]] = tuple(_WORDS)
    yields: ClassVar[Yields] = Yields.ANSWER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.PASSES,)

    @classmethod
    def read(cls, key: str, block: Block, _: Enumeration | None, /) -> Combined | None:
        """Reads the names of the requirements."""
        of = block.names(key)
        return cls(key, of) if of else None

    def names(self) -> Iterator[str]:
        """The requirements."""
        return iter(self.of)

    def build(self, scope: Scope) -> Body:
        """The answer that decides, otherwise the reasons of all that apply."""
        parts = [self._requirement(scope, name) for name in self.of]
        decides, other = (_NOT_MET, _MET) if self.word == "all_of" else (_MET, _NOT_MET)
        decided = reduce(
            lambda a, b: test("either", a, b), (_answers(part, decides) for part in parts)
        )
        return Label(pick(decided, decides, other), ANSWER, _open(parts, decided))

    def _requirement(self, scope: Scope, name: str) -> Label:
        part = scope.label(name)
        if part.enum != ANSWER:
            raise Fault(packs.NOT_A_REQUIREMENT, found=name, name=name)
        return part

    def said(self, title: Callable[[str], Text]) -> Text:
        """The titles of the requirements."""
        return _WORDS[self.word].fill(of=listing(title(name) for name in self.of))

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)


def _answers(part: Label, answer: Node) -> Node:
    same = test("same", part.n, answer)
    return test("both", test("same", part.state.node, ZERO), same) if part.state.nodes else same


def _open(parts: list[Label], decided: Node) -> State:
    """The state where no answer decides: the reasons, or that nothing applies."""
    absences = [is_not_applicable(part.state) for part in parts]
    reasons = join(
        *(
            part.state if absent is None else without_not_applicable(part.state, absent)
            for part, absent in zip(parts, absences, strict=True)
        )
    )
    node, mask = reasons.node, reasons.mask
    possible = [absent for absent in absences if absent is not None]
    if len(possible) == len(parts):
        none_applies = reduce(lambda a, b: test("both", a, b), possible)
        node, mask = pick(none_applies, ONE, node), mask | NOT_APPLICABLE
    return known(pick(decided, ZERO, node), mask)
