"""What a name means inside a step.

A scope stands at one grain. It resolves facts, parameters, earlier steps and the step's own lets
into terms and labels with their states, notes what was read, and keeps the parts that a step
computes beside its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from meritasn.errors.codes import packs
from meritasn.facts import Catalogue, Enumeration, Fact, Grain
from meritasn.language import Text
from meritasn.law import Citation, Standing
from meritasn.quantities import Dimension, Unit
from meritasn.rules import formula as tree
from meritasn.rules.algebra import ZERO, Const, LookUp, Node, Slot
from meritasn.rules.states import (
    NOT_APPLICABLE,
    NotApplicable,
    ReasonKind,
    Reasons,
    State,
    known,
)
from meritasn.rules.terms import (
    Fault,
    Label,
    Term,
    Test,
    at_most,
    choose,
    connect,
    date_after,
    difference,
    divide,
    equal,
    full_between,
    is_one_of,
    multiply,
    negate,
    number,
    opposite,
    same_label,
    total,
)

__all__ = [
    "Body",
    "Broken",
    "Built",
    "Case",
    "Earlier",
    "Names",
    "Parameter",
    "Part",
    "Scope",
    "Unsaid",
    "previous_of",
]

MOST_NAMES = 100
"""How often a step may name something, each of its lets unfolded wherever it is named."""


@frozen
class Parameter:
    """A figure of a regulation.

    Attributes:
        name: What steps call it.
        title: How a person reads it.
        value: The figure; None where it is unknown.
        unit: Its unit.
        citation: Where it stands.
        standing: How well that is known.
        optional: Whether its absence is *not applicable* instead of a refusal.
        tune: The range that a variant may explore.
        note: A remark for the reader.
    """

    name: str
    title: Text
    value: Decimal | None
    unit: Unit
    citation: Citation
    standing: Standing
    optional: bool = False
    tune: tuple[Decimal, Decimal] | None = None
    note: Text | None = None


@frozen
class Unsaid:
    """What it means that a fact is not said.

    Attributes:
        fact: The fact.
        citation: Where that stands.
        standing: How well it is known.
    """

    fact: str
    citation: Citation
    standing: Standing


@frozen
class Part:
    """A node that is computed at one grain and kept under a name.

    Attributes:
        name: The step that it belongs to.
        part: ``value``, ``state``, or what the step keeps for itself.
        grain: Where it is computed.
        node: What is computed.
    """

    name: str
    part: str
    grain: Grain
    node: Node


@frozen
class Case:
    """One branch, for the trace: what is tried, and what it takes.

    Attributes:
        text: The condition in words of the pack; None for the last branch.
        tried: Names that the condition reads.
        then: Names that the branch reads.
        test: The condition; None for the last branch.
    """

    text: str | None
    tried: tuple[str, ...]
    then: tuple[str, ...]
    test: Test | None


@frozen
class Built:
    """What a kind built that has branches."""

    result: Term | Label
    cases: tuple[Case, ...]


Body: TypeAlias = Term | Label | Built


@frozen
class Earlier:
    """A step that is compiled, as later steps see it.

    Attributes:
        grain: What it belongs to.
        enum: The enumeration of a label; None for a number.
        decimals: The decimals of a number.
        dimension: What a number may be added to.
        lo: The least integer.
        hi: The greatest integer.
        mask: The bits that its state can have.
        exact: Whether rounding never changes it.
        shown: Whether it may not be named at all.
    """

    grain: Grain
    enum: Enumeration | None
    decimals: int
    dimension: Dimension
    lo: int
    hi: int
    mask: int
    exact: bool
    shown: bool


@define
class Names:
    """Everything that the steps of a pack may name.

    Attributes:
        catalogue: The facts.
        parameters: The figures in force.
        unsaid: What unsaid facts mean.
        results: The steps compiled so far.
        broken: Steps that have an error of their own; whoever names one is silent.
        later: Steps still to come.
        on_other_days: Figures and steps of the pack that are not in force on these days.
        days: These days, in words.
        reasons: The reasons of the pack.
    """

    catalogue: Catalogue
    parameters: Mapping[str, Parameter]
    unsaid: Mapping[str, Unsaid]
    later: set[str] = field(factory=set)
    on_other_days: AbstractSet[str] = frozenset()
    days: Text = field(factory=lambda: Text("", ""))
    results: dict[str, Earlier] = field(factory=dict)
    broken: set[str] = field(factory=set)
    reasons: Reasons = field(factory=Reasons)


def previous_of(step: str) -> str:
    """What a running step's own value at the record before is called among what it reads.

    >>> previous_of("balance")
    'balance.previous'
    """
    return f"{step}.{tree.PREVIOUS}"


class Broken(Exception):
    """A step names one that has an error: only the first is reported."""


@define
class Scope:
    """The names of one step at one grain.

    Attributes:
        step: The step that is built.
        grain: Where names are looked up.
        names: What there is.
        lets: The step's own formulas.
        not_applicable: What the step does with an operand that is not applicable.
        may_compare_rounded: Whether its conditions may name rounded steps.
        enum: The enumeration of its result, if it is a label.
        reads: The names read so far, in order.
        parts: What is kept beside the value.
        previous: The step's own value at the record before, where it runs from record to record.
    """

    step: str
    grain: Grain
    names: Names
    lets: Mapping[str, tree.Formula]
    not_applicable: NotApplicable
    may_compare_rounded: bool
    enum: Enumeration | None
    reads: list[str] = field(factory=list)
    parts: list[Part] = field(factory=list)
    previous: Term | None = None
    _comparing: bool = field(default=False, init=False)

    def children(self, grain: Grain) -> Scope:
        """The same step among the children, where its lets are unknown."""
        if grain.parent is not self.grain:
            raise Fault(packs.NO_CHILDREN, of=self.grain.text, children=grain.text)
        return evolve(self, grain=grain, lets={}, reads=self.reads, parts=self.parts)

    def bit(self, kind: ReasonKind) -> int:
        """The bit of a reason of this step."""
        return self.names.reasons.bit(self.step, kind)

    def keep(self, part: str, node: Node) -> Slot:
        """Computes a node once under a name and reads it from there."""
        self.parts.append(Part(self.step, part, self.grain, node))
        return Slot(self.step, part, node.lo, node.hi)

    def settled(self, term: Term) -> Term:
        """The term with its parts computed once: who uses it twice does not double it."""
        state = known(self._settled(term.state.node), term.state.mask)
        return evolve(term, n=self._settled(term.n), d=self._settled(term.d), state=state)

    def _settled(self, node: Node) -> Node:
        if isinstance(node, Const | Slot):
            return node
        return self.keep(f"part_{len(self.parts)}", node)

    # -- names ------------------------------------------------------------------------------

    def number(self, name: str) -> Term:
        """The number of that name."""
        meaning = self._meaning(name)
        if isinstance(meaning, Label):
            raise Fault(packs.NOT_A_NUMBER, found=name, name=name)
        return meaning

    def label(self, name: str, enum: Enumeration | None = None) -> Label:
        """The label of that name, of one enumeration if one is asked for."""
        meaning = self._meaning(name)
        if not isinstance(meaning, Label):
            raise Fault(packs.NOT_A_LABEL, found=name, name=name)
        if enum is not None and meaning.enum != enum:
            raise Fault(packs.OTHER_ENUM, name=name, found=meaning.enum.name, expected=enum.name)
        return meaning

    def either(self, name: str) -> Term | Label:
        """What that name means, a number or a label."""
        return self._meaning(name)

    def state(self, name: str) -> State:
        """The state of that name alone."""
        return self._meaning(name).state

    def _meaning(self, name: str) -> Term | Label:
        if len(self.reads) >= MOST_NAMES:
            raise Fault(packs.TOO_LONG, expected=f"≤ {MOST_NAMES}")
        if name in self.lets:
            with self.at(f"let.{name}"):
                return self.formula(self.lets[name])
        if name == tree.PREVIOUS and self.previous is not None:
            self._hold_unrounded(name, self.names.results.get(self.step))
            self.reads.append(previous_of(self.step))
            return self.previous
        if name in self.names.parameters:
            return self._parameter(self.names.parameters[name])
        if name in self.names.catalogue.facts:
            return self._fact(self.names.catalogue.facts[name])
        if name in self.names.results:
            return self._result(name, self.names.results[name])
        raise self._unknown(name)

    def _unknown(self, name: str) -> Exception:
        if name in self.names.broken:
            return Broken(name)
        if name in self.names.catalogue.closed:
            return Fault(packs.PROTECTED, found=name, name=name)
        if name in self.names.later:
            return Fault(packs.LATER_STEP, found=name, name=name)
        if name in self.names.on_other_days:
            return Fault(packs.NOT_ON_THESE_DAYS, found=name, name=name, days=self.names.days)
        known = (*self.lets, *self.names.parameters, *self.names.catalogue.facts)
        close = get_close_matches(name, (*known, *self.names.results), n=1, cutoff=0.85)
        return Fault(packs.UNKNOWN_NAME, found=name, expected=next(iter(close), None), name=name)

    def _parameter(self, parameter: Parameter) -> Term:
        self.reads.append(parameter.name)
        if parameter.value is not None:
            return number(parameter.value, parameter.unit.dimension)
        bit = (
            NOT_APPLICABLE
            if parameter.optional
            else self.names.reasons.bit(parameter.name, ReasonKind.UNKNOWN)
        )
        state = known(Const(bit), bit)
        return Term(Fraction(1), ZERO, dimension=parameter.unit.dimension, state=state)

    def _fact(self, fact: Fact) -> Term | Label:
        up = self._grains_up(fact.name, fact.grain)
        self.reads.append(fact.name)
        # An absent fact holds 0, so 0 belongs to its bounds.
        slot = Slot(fact.name, "value", min(fact.low, 0), max(fact.high, 0), up)
        state = self._state_of_fact(fact, up)
        if fact.enum is not None:
            return Label(slot, fact.enum, state)
        scale = Fraction(1, 10**fact.decimals)
        return Term(scale, slot, dimension=fact.unit.dimension, state=state)

    def _state_of_fact(self, fact: Fact, up: int) -> State:
        """A fact says 0 present, 1 missing, 2 not applicable, 3 outside; here these become bits."""
        bit = self.names.reasons.bit
        missing = (
            NOT_APPLICABLE if fact.name in self.names.unsaid else bit(fact.name, ReasonKind.MISSING)
        )
        absent = NOT_APPLICABLE if fact.absent_ok else bit(fact.name, ReasonKind.NOT_APPLICABLE)
        cells = (0, missing, absent, bit(fact.name, ReasonKind.OUTSIDE))
        mask = missing | absent | cells[3]
        return known(LookUp(Slot(fact.name, "state", 0, 3, up), cells), mask)

    def _result(self, name: str, result: Earlier) -> Term | Label:
        if result.shown:
            raise Fault(packs.SHOWN_USED, found=name, name=name)
        if result.grain is Grain.UNIT and self.grain is not Grain.UNIT:
            raise Fault(packs.UNIT_STEP, found=name, name=name)
        self._hold_unrounded(name, result)
        up = self._grains_up(name, result.grain)
        self.reads.append(name)
        slot = Slot(name, "value", result.lo, result.hi, up)
        state = known(Slot(name, "state", 0, result.mask, up), result.mask)
        if result.enum is not None:
            return Label(slot, result.enum, state)
        return Term(Fraction(1, 10**result.decimals), slot, dimension=result.dimension, state=state)

    def _hold_unrounded(self, name: str, result: Earlier | None) -> None:
        exact = result is None or result.exact or self.may_compare_rounded
        if self._comparing and not exact:
            raise Fault(packs.ROUNDED_CONDITION, found=name, name=name)

    def _grains_up(self, name: str, grain: Grain) -> int:
        up, at = 0, self.grain
        while at is not grain:
            if at.parent is None:
                raise Fault(packs.OTHER_GRAIN, found=name, name=name, of=grain.text)
            up, at = up + 1, at.parent
        return up

    @contextmanager
    def at(self, key: str) -> Iterator[None]:
        """Places a fault under a key of the step, unless it has a closer one."""
        try:
            yield
        except Fault as fault:
            fault.key = fault.key or key
            raise

    # -- formulas and conditions ------------------------------------------------------------

    def formula(self, formula: tree.Formula) -> Term:
        """The exact number of a formula."""
        match formula:
            case tree.Plain(value):
                return number(value, None if value == 0 else Unit.RATIO.dimension)
            case tree.Name(name):
                return self.number(name)
            case tree.Negation(of):
                return negate(self.formula(of))
            case tree.Choice(which, of):
                return self._choice(which, [self.formula(part) for part in of])
            case tree.Dates(which, left, right):
                # Months look at a day several times.
                days = (self.settled(self.formula(part)) for part in (left, right))
                return self._dates(which, *days)
            case tree.Arithmetic(sign, left, right):
                return self._arithmetic(sign, self.formula(left), self.formula(right))

    def _arithmetic(self, sign: str, left: Term, right: Term) -> Term:
        match sign:
            case "+":
                return total(left, right)
            case "-":
                return difference(left, right)
            case "*":
                return multiply(left, right)
            case _:
                return divide(left, right, self.bit(ReasonKind.DIVISOR_ZERO))

    def _dates(self, which: str, left: Term, right: Term) -> Term:
        unit = Unit.YEARS if "years" in which else Unit.MONTHS
        return (full_between if "between" in which else date_after)(left, right, unit)

    def _choice(self, which: str, terms: list[Term]) -> Term:
        result, *others = map(self.settled, terms)
        for other in others:
            smaller = at_most(result, other)
            a, b = (result, other) if which == "min" else (other, result)
            result = self.settled(choose(smaller, a, b))
        return result

    def condition(self, condition: tree.Condition) -> Test:
        """The exact condition."""
        with self._compare():
            return self._condition(condition)

    @contextmanager
    def _compare(self) -> Iterator[None]:
        before, self._comparing = self._comparing, True
        try:
            yield
        finally:
            self._comparing = before

    def _condition(self, condition: tree.Condition) -> Test:
        match condition:
            case tree.Not(of):
                return opposite(self._condition(of))
            case tree.Logic(word, of):
                return connect(word, tuple(self._condition(part) for part in of))
            case tree.Membership(name, labels, negated):
                test = is_one_of(self.label(name), labels)
                return opposite(test) if negated else test
            case tree.Comparison("==" | "!=" as sign, tree.Name(left), tree.Name(right)):
                test = self._same(left, right)
                return opposite(test) if sign == "!=" else test
            case tree.Comparison(sign, left, right):
                return self._comparison(sign, self.formula(left), self.formula(right))

    def _same(self, left: str, right: str) -> Test:
        """Two names compared: labels of one enumeration, or numbers."""
        a = self.either(left)
        if isinstance(a, Label):
            return same_label(a, self.label(right, a.enum))
        return equal(a, self.number(right))

    def _comparison(self, sign: str, a: Term, b: Term) -> Test:
        match sign:
            case "<=":
                return at_most(a, b)
            case ">=":
                return at_most(b, a)
            case "<":
                return opposite(at_most(b, a))
            case ">":
                return opposite(at_most(a, b))
            case "==":
                return equal(a, b)
            case _:
                return opposite(equal(a, b))
