"""Cases: the first condition that holds, or the first value that is applicable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from attrs import evolve, frozen

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.rules import formula as tree
from meritasn.rules.algebra import ONE, Const
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Built, Case, Scope
from meritasn.rules.states import (
    NOT_APPLICABLE,
    PRESENT,
    NotApplicable,
    State,
    is_not_applicable,
)
from meritasn.rules.step import Yields
from meritasn.rules.terms import Fault, Label, Term, Test, choose, choose_label, opposite

__all__ = ["First", "When"]


@frozen
class Branch:
    """One case of a `When`: a condition, and what holds under it.

    Attributes:
        condition: None for the last case.
        then: A formula, where it gives a number or names a label.
        label: A label, where it gives one.
    """

    condition: tree.Condition | None
    then: tree.Formula | None
    label: str | None

    def result(self, title: Callable[[str], Text], enum: Enumeration | None) -> Text:
        """What holds under it, in words."""
        if self.label is not None:
            return enum.title(self.label) if enum else Text(self.label, self.label)
        assert self.then is not None
        return tree.said(self.then, title)

    def said(self, title: Callable[[str], Text], enum: Enumeration | None) -> Text:
        """The case in words."""
        result = self.result(title, enum)
        if self.condition is None:
            return Text("selain itu: {r}", "otherwise: {r}").fill(r=result)
        c = tree.said(self.condition, title)
        return Text("bila {c}: {r}", "if {c}: {r}").fill(c=c, r=result)


@frozen
class When:
    """``when = [{ if = "…", then = "…" }, { then = "…" }]``; for labels also ``is``."""

    branches: tuple[Branch, ...]
    enum: Enumeration | None
    key: str = "when"

    keys: ClassVar[tuple[str, ...]] = ("when",)
    yields: ClassVar[Yields] = Yields.EITHER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.PASSES)

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> When | None:
        """Reads the cases: all but the last have a condition."""
        rows = block.blocks(key)
        if not rows:
            block.complain(packs.MISSING_KEY, key, key=key)
            return None
        read = [_branch(row, enum, last=row is rows[-1]) for row in rows]
        branches = tuple(branch for branch in read if branch is not None)
        return cls(branches, enum, key) if len(branches) == len(rows) else None

    def names(self) -> Iterator[str]:
        """Every name in the conditions and the results."""
        for branch in self.branches:
            if branch.condition is not None:
                yield from tree.names(branch.condition)
            if branch.then is not None:
                yield from tree.names(branch.then)

    def build(self, scope: Scope) -> Body:
        """The branch that is taken, and what the trace needs to tell which one that is."""
        built = [
            self._build(number, branch, scope) for number, branch in enumerate(self.branches, 1)
        ]
        cases = tuple(case for case, _ in built)
        (_, result) = built[-1]
        for case, then in reversed(built[:-1]):
            assert case.test is not None
            result = _choose(case.test, then, result)
        return Built(result, cases)

    def _build(self, number: int, branch: Branch, scope: Scope) -> tuple[Case, Term | Label]:
        start = len(scope.reads)
        with scope.at(f"{self.key}[{number}].if"):
            condition = None if branch.condition is None else scope.condition(branch.condition)
        middle = len(scope.reads)
        with scope.at(f"{self.key}[{number}].then"):
            result = self._result(branch, scope)
        reads = scope.reads
        text = None if branch.condition is None else str(branch.condition)
        return Case(text, tuple(reads[start:middle]), tuple(reads[middle:]), condition), result

    def _result(self, branch: Branch, scope: Scope) -> Term | Label:
        if self.enum is None:
            assert branch.then is not None
            return scope.formula(branch.then)
        if branch.label is not None:
            return Label(Const(self.enum.codes.index(branch.label)), self.enum)
        if not isinstance(branch.then, tree.Name):
            raise Fault(packs.NOT_A_LABEL, name=str(branch.then))
        return scope.label(branch.then.name, self.enum)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The cases in words."""
        if len(self.branches) == 1:
            return self.branches[0].result(title, self.enum)
        return _in_turn([branch.said(title, self.enum) for branch in self.branches])

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The case that was taken, or the condition that had no value."""
        taken = next((i for i, one in enumerate(held) if one is not False), len(held))
        branch = self.branches[min(taken, len(self.branches) - 1)]
        if branch.condition is not None and taken < len(held) and held[taken] is None:
            condition = tree.said(branch.condition, title)
            return Text("syarat tanpa nilai: {c}", "no value for: {c}").fill(c=condition)
        if branch.condition is not None:
            return branch.said(title, self.enum)
        # What did not hold is why the last case is taken, so the reader sees it with its numbers.
        failed = [tree.said(b.condition, title) for b in self.branches if b.condition is not None]
        return Text("tidak terpenuhi: {c} → {r}", "not so: {c} → {r}").fill(
            c=_in_turn(failed), r=branch.result(title, self.enum)
        )


def _branch(row: Block, enum: Enumeration | None, *, last: bool) -> Branch | None:
    condition = row.condition("if") if row.has("if") else None
    if last and row.has("if"):
        row.complain(packs.LAST_CASE_IF, "if")
    elif not last and not row.has("if"):
        row.complain(packs.CASE_WITHOUT_IF, "if")
    label = row.text("is") if enum is not None and row.has("is") else None
    then = None if label is not None else row.formula("then")
    row.finish()
    if label is not None and enum is not None and label not in enum.codes:
        row.complain(
            packs.UNKNOWN_LABEL,
            "is",
            found=label,
            expected=", ".join(enum.codes),
            label=label,
            enum=enum.name,
        )
        return None
    complete = (then is not None or label is not None) and (last or condition is not None)
    return Branch(condition, then, label) if complete else None


@frozen
class First:
    """``first = ["a", "b"]``: the first of them that is applicable."""

    of: tuple[str, ...]
    enum: Enumeration | None

    keys: ClassVar[tuple[str, ...]] = ("first",)
    yields: ClassVar[Yields] = Yields.EITHER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.PASSES,)

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> First | None:
        """Reads the names."""
        of = block.names(key)
        return cls(of, enum) if of else None

    def names(self) -> Iterator[str]:
        """The names."""
        return iter(self.of)

    def build(self, scope: Scope) -> Body:
        """The first that applies; only that one contributes its state."""
        built = [self._build(name, scope) for name in self.of]
        _, result = built[-1]
        for case, value in reversed(built[:-1]):
            assert case.test is not None
            result = _choose(case.test, value, result)
        return Built(result, tuple(case for case, _ in built))

    def _build(self, name: str, scope: Scope) -> tuple[Case, Term | Label]:
        start = len(scope.reads)
        value = scope.number(name) if self.enum is None else scope.label(name, self.enum)
        reads = tuple(scope.reads[start:])
        if name == self.of[-1]:
            return Case(None, (), reads, None), value
        absent = is_not_applicable(value.state)
        applies = Test(ONE, PRESENT) if absent is None else opposite(Test(absent, PRESENT))
        # Where it is taken it is applicable, so that bit is not among its states there.
        state = State(value.state.nodes, value.state.mask & ~NOT_APPLICABLE)
        return Case(name, reads, reads, applies), evolve(value, state=state)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The titles in turn."""
        if len(self.of) == 1:
            return title(self.of[0])
        joined = _in_turn([title(name) for name in self.of])
        return Text("yang pertama berlaku: {of}", "the first that applies: {of}").fill(of=joined)

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The one that was taken."""
        taken = next((i for i, one in enumerate(held) if one), len(self.of) - 1)
        return title(self.of[taken])


def _choose(test: Test, a: Term | Label, b: Term | Label) -> Term | Label:
    if isinstance(a, Label) and isinstance(b, Label):
        return choose_label(test, a, b)
    assert isinstance(a, Term)
    assert isinstance(b, Term)
    return choose(test, a, b)


def _in_turn(parts: list[Text]) -> Text:
    return Text("; ".join(p.id for p in parts), "; ".join(p.en for p in parts))
