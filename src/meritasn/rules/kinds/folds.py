"""Folds: one value for all children.

What a child contributes is computed among the children and kept there under the fold's name; the
parent reads sums, unions and extremes of it. Column readings need nothing but a group-by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from attrs import evolve, frozen

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration, Grain
from meritasn.language import Text
from meritasn.quantities import PURE, Unit, times
from meritasn.rules import formula as tree
from meritasn.rules.algebra import ONE, ZERO, Const, Node, Over, Slot, mul, pick, test
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import (
    NOT_APPLICABLE,
    PRESENT,
    NotApplicable,
    ReasonKind,
    State,
    after,
    is_not_applicable,
    join,
    known,
    meet,
    taken,
    when_zero,
    without_not_applicable,
)
from meritasn.rules.step import Yields
from meritasn.rules.terms import Fault, Label, Term, Test, no_date

__all__ = ["Fold"]

_WORDS = {
    "mean_over": Text(
        "rata-rata {value} seluruh {children}", "the mean of {value} over all {children}"
    ),
    "sum_over": Text("jumlah {value} seluruh {children}", "the sum of {value} over all {children}"),
    "count_over": Text("banyaknya {children}", "the number of {children}"),
    "least_over": Text(
        "{value} terkecil dari semua {children}", "the least {value} of all {children}"
    ),
    "greatest_over": Text(
        "{value} terbesar dari semua {children}", "the greatest {value} of all {children}"
    ),
    "worst_over": Text(
        "{value} terburuk dari semua {children}", "the worst {value} of all {children}"
    ),
    "last_over": Text("{value} pada {children} terakhir", "{value} at the last of the {children}"),
}

_MOST_RECORDS, _MOST_PEOPLE = 1_000, 10_000_000
_MANY = (Grain.PERSON, Grain.SERVICE, Grain.RESPONSE)


def most_children(grain: Grain) -> int:
    """How many children of a grain a parent may have; bounds of sums are proved for as many."""
    return _MOST_PEOPLE if grain in _MANY else _MOST_RECORDS


def _counted(state: State, exists: Test | None) -> Node:
    present = test("same", state.node, ZERO)
    if exists is None:
        return present
    return test("both", present, exists.node) if state.nodes else exists.node


class Refused(Enum):
    """What a fold does with a child that has no value."""

    REFUSES = "refuses"
    LEAVE_OUT = "leave out"


@frozen
class _Each:
    """What one child brings to a fold.

    Attributes:
        value: What is folded, if anything is.
        weight: What it is weighed by.
        state: Why it may bring nothing; present where the condition leaves it out of existence.
        counts: 1 where it exists and is present, otherwise 0.
    """

    value: Term | Label | None
    weight: Term
    state: State
    counts: Node

    @property
    def absent(self) -> Node | None:
        """Whether it is not applicable; None where it never is."""
        return is_not_applicable(self.state)

    def counted(self, node: Node) -> Node:
        """A number that is 0 where the child does not count."""
        return mul(node, self.counts)


@frozen
class Fold:
    """``mean_over = { children = "target", value = "item_score" }`` and its sisters.

    Attributes:
        word: Which fold.
        over: The grain of the children.
        value: What is folded; None for a bare count.
        weight: What it is weighed by.
        where: Which children exist for the fold.
        leave_out_refused: Whether children without a value are left out.
        enum: The enumeration of the worst label.
    """

    word: str
    over: Grain
    value: str | None
    weight: str | None
    where: tree.Condition | None
    leave_out_refused: bool
    enum: Enumeration | None

    keys: ClassVar[tuple[str, ...]] = tuple(_WORDS)
    yields: ClassVar[Yields] = Yields.EITHER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.LEAVE_OUT)

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> Fold | None:
        """Reads what is folded over whom."""
        inner = block.block(key)
        before = len(block.findings)
        over = inner.choice("children", Grain, Grain.TARGET, required=True)
        value = inner.text("value", required=key != "count_over")
        weight = inner.text("weight") if key in ("mean_over", "sum_over") else None
        where = inner.condition("where") if inner.has("where") else None
        refused = inner.choice("refused", Refused, Refused.REFUSES) is Refused.LEAVE_OUT
        for asked in ("where", "refused") if key == "last_over" else ():
            if inner.has(asked):  # the last of some is another question than the last of all
                inner.complain(packs.KEY_NOT_FOR_KIND, asked, key=asked)
        inner.finish()
        if key != "last_over" and (key == "worst_over") != (enum is not None):
            block.complain(
                packs.MISSING_KEY if enum is None else packs.KEY_NOT_FOR_KIND, "enum", key="enum"
            )
        good = len(block.findings) == before
        return cls(key, over, value, weight, where, refused, enum) if good else None

    def names(self) -> Iterator[str]:
        """What is read of the children."""
        yield from (name for name in (self.value, self.weight) if name is not None)
        if self.where is not None:
            yield from tree.names(self.where)

    def build(self, scope: Scope) -> Body:
        """The fold, with the reasons of all children that exist for it."""
        children = scope.children(self.over)
        if self.word == "last_over":
            return self._last(scope, children)
        each = self._each(children)
        count = self._folded(children, "sum", "count", each.counts)
        reasons = self._reasons(scope, children, each)
        if self.word == "count_over":
            dimension = Unit.PEOPLE.dimension if self.over is Grain.PERSON else PURE
            return Term(Fraction(1), count, dimension=dimension, state=reasons)
        if self.word == "sum_over":
            return self._total(scope, children, each, reasons)
        state = self._some(scope, children, each, count, reasons)
        if self.word == "mean_over":
            return self._total(scope, children, each, state)
        return self._extreme(children, each, state)

    def _each(self, scope: Scope) -> _Each:
        value = None if self.value is None else self._value(scope, self.value)
        weight = Term(Fraction(1), ONE) if self.weight is None else scope.number(self.weight)
        own = join(PRESENT if value is None else value.state, weight.state)
        if self.where is None:
            state, exists = own, None
        else:
            with scope.at(f"{self.word}.where"):
                where = scope.condition(self.where)
            # Where the condition is false, the child's own state does not matter.
            state, exists = taken(where.node, where.state, own, PRESENT), where
        if state.nodes:
            state = known(scope.keep("each_state", state.node), state.mask)
        counts: Node = ONE
        if state.nodes or exists is not None:
            counts = scope.keep("each_count", pick(_counted(state, exists), ONE, ZERO))
        return _Each(value, weight, state, counts)

    def _value(self, scope: Scope, name: str) -> Term | Label:
        if self.word == "count_over":
            return scope.either(name)
        return scope.label(name, self.enum) if self.enum is not None else scope.number(name)

    def _folded(self, scope: Scope, fold: str, part: str, node: Node) -> Node:
        """One number for all children; what each adds is kept among them."""
        if isinstance(node, Slot) and node.name == scope.step:
            slot = node
        else:
            slot = scope.keep(f"each_{part}", node)
        many = most_children(self.over) if fold == "sum" else 1
        return Over(fold, slot.name, slot.part, min(node.lo, 0) * many, max(node.hi, 0) * many)

    def _reasons(self, scope: Scope, children: Scope, each: _Each) -> State:
        """The reasons of all children, as the fold gathers them."""
        state, absent = each.state, each.absent
        leaves_absent = scope.not_applicable is NotApplicable.LEAVE_OUT
        if self.leave_out_refused:
            if leaves_absent or absent is None:
                return PRESENT
            bit = scope.bit(ReasonKind.NOT_APPLICABLE)
            kept = known(pick(absent, Const(bit), ZERO), bit)
        elif absent is not None and leaves_absent:
            kept = without_not_applicable(state, absent)
        elif absent is not None:
            kept = meet(state, NotApplicable.REFUSES, scope.bit(ReasonKind.NOT_APPLICABLE))
        else:
            kept = state
        if not kept.mask:
            return PRESENT
        return known(self._folded(children, "union", "reasons", kept.node), kept.mask)

    def _some(
        self, scope: Scope, children: Scope, each: _Each, count: Node, reasons: State
    ) -> State:
        """The state of a fold that needs at least one child."""
        bit = scope.bit(ReasonKind.NOTHING_TO_FOLD)
        nothing: Node = Const(bit)
        if scope.not_applicable is NotApplicable.LEAVE_OUT and each.absent is not None:
            # 1: left out because it is not applicable; 2: because it is refused.
            why = pick(each.absent, ONE, pick(test("same", each.state.node, ZERO), ZERO, Const(2)))
            left = self._folded(children, "greatest", "left_out", why)
            nothing = pick(test("same", left, ONE), Const(NOT_APPLICABLE), Const(bit))
        empty = pick(test("same", count, ZERO), nothing, ZERO)
        return after(reasons, empty, nothing.hi | nothing.lo)

    def _total(self, scope: Scope, children: Scope, each: _Each, state: State) -> Term:
        value, weight = each.value, each.weight
        assert isinstance(value, Term)
        no_date(value, weight)
        weighed = each.counted(mul(value.n, weight.n))
        sum_ = self._folded(children, "sum", "value", weighed)
        if self.word == "sum_over":
            dimension = times(value.dimension or PURE, weight.dimension or PURE)
            return Term(value.k * weight.k, sum_, dimension=dimension, state=state)
        if weight.n.lo < 0:
            raise Fault(packs.NEGATIVE_DIVISOR)
        divisor = self._folded(children, "sum", "weight", each.counted(weight.n))
        if self.weight is not None:
            bit = scope.bit(ReasonKind.DIVISOR_ZERO)
            state = after(state, when_zero(divisor, bit), bit)
        return Term(value.k, sum_, divisor, value.dimension, state, value.extent)

    def _extreme(self, children: Scope, each: _Each, state: State) -> Term | Label:
        value = each.value
        assert value is not None
        fold = "least" if self.word == "least_over" else "greatest"
        # One that does not count holds the far end of the bounds, where it never wins.
        far = Const(value.n.hi if fold == "least" else value.n.lo)
        held = value.n if each.counts == ONE else pick(test("same", each.counts, ONE), value.n, far)
        return evolve(value, n=self._folded(children, fold, "value", held), state=state)

    def _last(self, scope: Scope, children: Scope) -> Term | Label:
        """What the last of them has, with its state and no other's."""
        if scope.names.catalogue.table_of(self.over).since is None:
            raise Fault(packs.NOT_IN_ORDER, of=self.over.several)
        assert self.value is not None
        value = self._value(children, self.value)
        rows = self._folded(children, "sum", "row", ONE)  # whatever is known of them
        own = known(self._folded(children, "last", "state", value.state.node), value.state.mask)
        bit = scope.bit(ReasonKind.NOTHING_TO_FOLD)
        state = after(own, pick(test("same", rows, ZERO), Const(bit), ZERO), bit)
        return evolve(value, n=self._folded(children, "last", "value", value.n), state=state)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The fold in words."""
        value = Text("", "") if self.value is None else title(self.value)
        words = _WORDS[self.word].fill(value=value, children=self.over.several)
        if self.weight is not None:
            words = Text("{w}, dibobot {b}", "{w}, weighed by {b}").fill(
                w=words, b=title(self.weight)
            )
        if self.where is not None:
            c = tree.said(self.where, title)
            words = Text("{w} dengan {c}", "{w} where {c}").fill(w=words, c=c)
        return words

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)
