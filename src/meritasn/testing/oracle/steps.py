"""What a step comes to for one record, whatever kind of rule it is."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from meritasn.testing.oracle.days import Day
from meritasn.testing.oracle.formulas import OPERATIONS, parsed, parts
from meritasn.testing.oracle.scopes import Scope
from meritasn.testing.oracle.states import (
    ABSENT,
    NOT_APPLICABLE,
    ONE,
    ZERO,
    Scalar,
    State,
    refused,
    together,
)

__all__ = ["KINDS", "Step"]

NAMES = ("mean", "sum", "least", "greatest", "worst")
FOLDS = (*(f"{name}_over" for name in NAMES), "count_over", "last_over")
PASSING = ("first", "all_of", "any_of")
KINDS = (
    "formula",
    "when",
    "first",
    *NAMES,
    *FOLDS,
    "running",
    "bands",
    "table",
    "require",
    "all_of",
    "any_of",
)


class Step:
    """One step of one record: what it comes to before it is rounded."""

    def __init__(self, step: Mapping[str, Any], scope: Scope, *, exact_conditions: bool) -> None:
        self.step, self.scope, self.name = step, scope, step["name"]
        self.leaves_out = step.get("not_applicable") == "leave out"
        self.exact_conditions = exact_conditions
        self.kind = next(kind for kind in KINDS if kind in step)
        self.body = step[self.kind]

    def outcome(self) -> State:
        """What the step comes to, once it is known whether it applies."""
        text = self.step.get("applies")
        applies = self.condition(text) if text else State(value=True)
        if applies.present and not applies.value:
            return ABSENT
        state = self.by_kind() if applies.present else applies
        if not state.absent or (self.kind in PASSING and applies.present):
            return state
        if self.step.get("not_applicable", "refuses") == "refuses":
            return State(why=state.why | {(self.name, NOT_APPLICABLE)})
        return ABSENT

    def by_kind(self) -> State:
        """What its rule says."""
        match self.kind:
            case "formula" | "running" if isinstance(self.body, str):
                return self.read(self.body)
            case "when" | "running":
                return self.when()
            case "first":
                states = map(self.scope.look, self.body)
                return next((state for state in states if not state.absent), ABSENT)
            case "bands":
                return together([self.scope.look(self.body)], self.band)
            case "table":
                return together(map(self.scope.look, self.body), self.cell)
            case "require":
                return together(
                    [self.condition(self.body)], lambda met: "met" if met else "not_met"
                )
            case "all_of":
                return self.requirements(decides="not_met", otherwise="met")
            case "any_of":
                return self.requirements(decides="met", otherwise="not_met")
            case _:
                return self.fold() if self.kind in FOLDS else self.over_names()

    def when(self) -> State:
        """The first case that holds; one without a value takes none."""
        for case in self.body:
            holds = self.condition(case["if"]) if "if" in case else State(value=True)
            if not holds.present:
                return holds
            if holds.value:
                return State(case["is"]) if "is" in case else self.read(case["then"])
        raise AssertionError("the last case has no condition")

    def band(self, number: Fraction) -> str:
        """The first row from the top that is reached."""
        rows: Sequence[Mapping[str, Any]] = self.step["rows"]
        return next(str(r["is"]) for r in rows if "from" not in r or number >= Fraction(r["from"]))

    def cell(self, *labels: str) -> Scalar:
        """The cell that the labels point to."""
        found = self.step["grid"]
        for label in labels:
            found = found[label]
        return str(found) if "enum" in self.step else Fraction(found)

    def requirements(self, decides: str, otherwise: str) -> State:
        """Several answers joined: one label decides, whatever else is unknown."""
        states = [state for state in map(self.scope.look, self.body) if not state.absent]
        if any(state.value == decides for state in states):
            return State(decides)
        return together(states, lambda *_: otherwise) if states else ABSENT

    def over_names(self) -> State:
        """A fold over names of the record itself."""
        states = [s for s in map(self.scope.look, self.body) if not (s.absent and self.leaves_out)]
        if not states:
            return State(ZERO) if self.kind == "sum" else ABSENT
        return together(states, lambda *values: self.result([(value, ONE) for value in values]))

    def fold(self) -> State:
        """A fold over the children of one kind."""
        children = self.scope.of(self.body["children"])
        if self.kind == "last_over" and children:
            return children[-1].look(self.body["value"])
        there = [s for s in map(self.child, children) if s.value is not False]
        kept = [s for s in there if not (s.absent and self.leaves_out)]
        folded = kept
        if self.body.get("refused") == "leave out":
            folded = [ABSENT if s.absent else s for s in kept if s.absent or not s.why]
        pairs = together(folded, lambda *pairs: pairs)
        if not pairs.present:
            absent = {(self.name, NOT_APPLICABLE)} if pairs.absent else set()
            return State(why=pairs.why | absent)
        if not folded and self.kind not in ("sum_over", "count_over"):
            return ABSENT if there and not kept else refused(self.name, "nothing to fold")
        if self.kind == "mean_over" and sum(weight for _, weight in pairs.value) == 0:
            return refused(self.name, "divisor zero")
        return State(self.result(pairs.value))

    def child(self, scope: Scope) -> State:
        """The value and the weight of a child; false where it does not exist for the fold."""
        if "where" in self.body:
            where = self.condition(self.body["where"], scope)
            if not where.present or not where.value:
                return where
        pair = (
            scope.look(self.body[k]) if k in self.body else State(ONE) for k in ("value", "weight")
        )
        return together(pair, lambda *values: values)

    def result(self, pairs: Sequence[tuple[Any, Fraction]]) -> Fraction | Day | str:
        """Of values and their weights."""
        values: list[Any] = [value for value, _ in pairs]
        found: Fraction | Day
        match self.kind.removesuffix("_over"):
            case "count":
                return Fraction(len(pairs))
            case "least":
                found = min(values)
                return found
            case "greatest":
                found = max(values)
                return found
            case "worst":
                return str(max(values, key=self.scope.pack.labels(self.step["enum"]).index))
            case "mean" | "sum" as operation:
                total = sum((value * weight for value, weight in pairs), ZERO)
                weight = sum((weight for _, weight in pairs), ZERO)
                return total / weight if operation == "mean" else total
        raise AssertionError(self.kind)

    def condition(self, text: str, scope: Scope | None = None) -> State:
        """Whether a condition holds."""
        return self.read(text, scope, unrounded=self.exact_conditions)

    def read(self, text: str, scope: Scope | None = None, *, unrounded: bool = False) -> State:
        """A formula or a condition; the `let` of the step are known to its own record alone."""
        lets = self.step.get("let", {}) if scope is None else {}
        record = scope or self.scope

        def of(node: ast.expr) -> State:
            match node:
                case ast.Constant(value=str(label)):
                    return State(label)
                case ast.Constant(value=int(number)):
                    return State(Fraction(number))
                case ast.Name(id=name) if name in lets:
                    return of(parsed(lets[name]))
                case ast.Name(id="previous"):
                    return record.previous(self.name, unrounded=unrounded)
                case ast.Name(id=name):
                    return record.look(name, unrounded=unrounded)
            sign, operands = parts(node)
            states = [of(operand) for operand in operands]
            if sign is ast.Div and states[1] == State(ZERO):
                states[1] = refused(self.name, "divisor zero")
            return together(states, OPERATIONS[sign])

        return of(parsed(text))
