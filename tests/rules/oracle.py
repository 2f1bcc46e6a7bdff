"""What a pack means, read from its text a second time.

Written from docs/packs.md alone, with fractions, sets of reasons and lazy branches. It shares
nothing with the library but the order of the vocabularies, so that a fault in one is no fault in
both. It checks no pack: it takes one that holds.
"""

from __future__ import annotations

import ast
import math
import operator
import tomllib
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from meritasn.model.vocabulary import VOCABULARY

__all__ = [
    "KINDS",
    "MISSING",
    "NOT_APPLICABLE",
    "Appraised",
    "Day",
    "Oracle",
    "Read",
    "Record",
    "Scalar",
    "State",
    "facts_of",
    "kinds_of",
    "subject_of",
    "tables_of",
]

Scalar: TypeAlias = Fraction | str | date
Reason: TypeAlias = tuple[str, str]
Record: TypeAlias = Mapping[str, Scalar]
"""Facts by name: a fraction, a label, a date or an absence. A step named here is given."""

MISSING, NOT_APPLICABLE = "missing", "not applicable"
ZERO, ONE = Fraction(0), Fraction(1)
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


@dataclass(frozen=True, order=True)
class Day:
    """A date: its days are counted from any first day, which nothing can see."""

    ordinal: Fraction

    @classmethod
    def of(cls, day: date) -> Day:
        return cls(Fraction(day.toordinal()))

    @property
    def date(self) -> date:
        assert self.ordinal.denominator == 1
        return date.fromordinal(self.ordinal.numerator)

    def __add__(self, days: Fraction) -> Day:
        return Day(self.ordinal + days)

    __radd__ = __add__

    def __sub__(self, other: Day | Fraction) -> Day | Fraction:
        if isinstance(other, Day):
            return self.ordinal - other.ordinal
        return Day(self.ordinal - other)

    @property
    def plausible(self) -> bool:
        return Day.of(date(1900, 1, 1)) <= self <= Day.of(date(2199, 12, 31))


def later(months: int, day: Day, n: Fraction) -> Day:
    """The same day so many spans of months later, or the last of that month."""
    assert n.denominator == 1
    start = day.date
    year, month = divmod(start.year * 12 + start.month - 1 + n.numerator * months, 12)
    _, last = monthrange(year, month + 1)
    return Day.of(date(year, month + 1, min(start.day, last)))


def between(months: int, a: Day, b: Day) -> Fraction:
    """The greatest n that is not too many, found by trying."""
    n = Fraction(0)
    while later(months, a, n) > b:
        n -= 1
    while later(months, a, n + 1) <= b:
        n += 1
    return n


OPERATIONS: Mapping[type[ast.AST] | str, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
    ast.And: lambda *values: all(values),
    ast.Or: lambda *values: any(values),
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.Gt: operator.gt,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda label, labels: label in labels,
    ast.NotIn: lambda label, labels: label not in labels,
    ast.Tuple: lambda *labels: labels,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "months_between": partial(between, 1),
    "years_between": partial(between, 12),
    "add_months": partial(later, 1),
    "add_years": partial(later, 12),
}


class State(NamedTuple):
    """A value, or not applicable, or reasons; before the end of a step the last two may be both."""

    value: Any = None
    absent: bool = False
    why: frozenset[Reason] = frozenset()

    @property
    def present(self) -> bool:
        return not self.absent and not self.why


ABSENT = State(absent=True)


def refused(subject: str, kind: str) -> State:
    return State(why=frozenset({(subject, kind)}))


def given(value: Scalar) -> State:
    if isinstance(value, date):
        return State(Day.of(value))
    return ABSENT if value == NOT_APPLICABLE else State(value)


def together(states: Iterable[State], result: Callable[..., Any]) -> State:
    """All operands: absent if one is, with the reasons of all; a result only if all are present."""
    states = list(states)
    why = frozenset(reason for state in states for reason in state.why)
    gathered = State(None, any(state.absent for state in states), why)
    return State(result(*(s.value for s in states))) if gathered.present else gathered


def rounded(value: Fraction, decimals: int, mode: str) -> Fraction:
    size = abs(value) * 10**decimals
    whole = {
        "half_up": math.floor(size + Fraction(1, 2)),
        "up": math.ceil(size),
        "down": math.floor(size),
    }[mode]
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def in_force(block: Mapping[str, Any], day: date | None) -> bool:
    if day is None:
        return "from" not in block and "until" not in block
    return block.get("from", day) <= day and ("until" not in block or day < block["until"])


@cache
def facts_of(catalogue: str) -> Mapping[str, Any]:
    """The columns that carry a fact, at the grain of their table, and the derived facts.

    What is protected is a fact of a person for a pack that has a lawful use of it.
    """
    known = tomllib.loads(catalogue, parse_float=Decimal)
    facts: dict[str, Any] = known.get("derived", {})
    return facts | {
        name: column | {"grain": table.get("grain", "person")}
        for table in known["table"].values()
        for name, column in table["column"].items()
        if column.get("fact") or column.get("lawful")
    }


@lru_cache(maxsize=64)
def tables_of(pack: str) -> Mapping[str, Any]:
    """What stands in the file of a pack, which is only ever looked at."""
    return tomllib.loads(pack, parse_float=Decimal)


RECORDS_OF = {"service": ("response", "measurement"), "candidate": (), "agency": ()}
"""What a rule may be about other than a person, and the dated records of each."""


def subject_of(pack: str) -> str:
    """What a pack is about: that of which some step is, or of whose records."""
    grains = {step["of"] for step in tables_of(pack)["step"]}
    subjects = (name for name, below in RECORDS_OF.items() if grains & {name, *below})
    return next(subjects, "person")


def kinds_of(subject: str, catalogue: str) -> list[str]:
    """The grains of a catalogue of which a subject may have records, in any order."""
    known = {fact["grain"] for fact in facts_of(catalogue).values()} - {"unit", "person"}
    others = {*RECORDS_OF, *chain.from_iterable(RECORDS_OF.values())}
    return sorted(known & {*RECORDS_OF[subject]} if subject in RECORDS_OF else known - others)


class Pack:
    """A pack and its catalogue as they stand in their files, on one day."""

    def __init__(
        self, pack: str, catalogue: str, on: date | None, parameters: Mapping[str, Scalar]
    ) -> None:
        raw = tables_of(pack)
        self.subject = subject_of(pack)
        self.steps = [step for step in raw["step"] if in_force(step, on)]
        self.unsaid, self.enums = raw.get("unsaid", {}), raw.get("enum", {})
        self.facts = facts_of(catalogue)
        self.parameters = {
            name: given(parameters[name]) if name in parameters else self._parameter(name, block)
            for name, blocks in raw.get("parameter", {}).items()
            for block in (blocks if isinstance(blocks, list) else [blocks])
            if in_force(block, on)
        }

    def _parameter(self, name: str, block: Mapping[str, Any]) -> State:
        if block["standing"] != "unknown":
            return State(Fraction(block["value"]))
        return ABSENT if block.get("optional") else refused(name, "unknown")

    def fact(self, name: str, value: Scalar) -> State:
        if value == MISSING:
            return ABSENT if name in self.unsaid else refused(name, MISSING)
        if value == NOT_APPLICABLE:
            return ABSENT if self.facts[name].get("absent_ok") else refused(name, NOT_APPLICABLE)
        if isinstance(value, Fraction):
            low, high = map(Fraction, self.facts[name]["range"])
            return State(value) if low <= value <= high else refused(name, "outside its range")
        if isinstance(value, date):
            day = Day.of(value)
            return State(day) if day.plausible else refused(name, "outside its range")
        return State(value)

    def labels(self, enum: str) -> Sequence[str]:
        """The labels of an enumeration, best first."""
        return list(self.enums.get(enum) or [term.code for term in VOCABULARY[enum]])


class Scope:
    """One record: its facts, what its steps have come to, and the records around it."""

    def __init__(self, pack: Pack, grain: str, facts: Record, above: Scope | None = None) -> None:
        self.pack, self.grain, self.facts, self.above = pack, grain, facts, above
        self.before: Scope | None = None
        self.children: list[Scope] = []
        self.steps: dict[str, State] = {}
        self.unrounded: dict[str, State] = {}

    def look(self, name: str, *, unrounded: bool = False) -> State:
        if name in self.steps:
            return (self.unrounded if unrounded else self.steps)[name]
        if name in self.pack.facts and self.pack.facts[name]["grain"] == self.grain:
            return self.pack.fact(name, self.facts.get(name, MISSING))
        if self.above is None:
            return self.pack.parameters[name]
        return self.above.look(name, unrounded=unrounded)

    def previous(self, name: str, *, unrounded: bool) -> State:
        """What a step came to at the record before."""
        return State(ZERO) if self.before is None else self.before.look(name, unrounded=unrounded)

    def of(self, grain: str) -> list[Scope]:
        """The children of one kind, in their order."""
        return [child for child in self.children if child.grain == grain]


class Step:
    """One step of one record: what it comes to before it is rounded."""

    def __init__(self, step: Mapping[str, Any], scope: Scope, *, exact_conditions: bool) -> None:
        self.step, self.scope, self.name = step, scope, step["name"]
        self.leaves_out = step.get("not_applicable") == "leave out"
        self.exact_conditions = exact_conditions
        self.kind = next(kind for kind in KINDS if kind in step)
        self.body = step[self.kind]

    def outcome(self) -> State:
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
        for case in self.body:
            holds = self.condition(case["if"]) if "if" in case else State(value=True)
            if not holds.present:
                return holds
            if holds.value:
                return State(case["is"]) if "is" in case else self.read(case["then"])
        raise AssertionError("the last case has no condition")

    def band(self, number: Fraction) -> str:
        rows: Sequence[Mapping[str, Any]] = self.step["rows"]
        return next(str(r["is"]) for r in rows if "from" not in r or number >= Fraction(r["from"]))

    def cell(self, *labels: str) -> Scalar:
        found = self.step["grid"]
        for label in labels:
            found = found[label]
        return str(found) if "enum" in self.step else Fraction(found)

    def requirements(self, decides: str, otherwise: str) -> State:
        states = [state for state in map(self.scope.look, self.body) if not state.absent]
        if any(state.value == decides for state in states):
            return State(decides)
        return together(states, lambda *_: otherwise) if states else ABSENT

    def over_names(self) -> State:
        states = [s for s in map(self.scope.look, self.body) if not (s.absent and self.leaves_out)]
        if not states:
            return State(ZERO) if self.kind == "sum" else ABSENT
        return together(states, lambda *values: self.result([(value, ONE) for value in values]))

    def fold(self) -> State:
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


def parts(node: ast.expr) -> tuple[type[ast.AST] | str, Sequence[ast.expr]]:
    """The sign of an expression and its operands."""
    match node:
        case ast.UnaryOp(op=sign, operand=operand):
            return type(sign), [operand]
        case ast.BinOp(left=left, op=sign, right=right):
            return type(sign), [left, right]
        case ast.BoolOp(op=sign, values=conditions):
            return type(sign), conditions
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return type(sign), [left, right]
        case ast.Call(func=ast.Name(id=name), args=operands):
            return name, operands
        case ast.Tuple(elts=labels):
            return ast.Tuple, labels
    raise AssertionError(ast.dump(node))


@lru_cache(maxsize=1024)
def parsed(text: str) -> ast.expr:
    return ast.parse(" ".join(text.split()), mode="eval").body


NONE: Mapping[str, Sequence[Record]] = MappingProxyType({})


class Appraised(NamedTuple):
    """A person of a unit: their facts, those of their targets, and of dated records by kind."""

    facts: Record
    targets: Sequence[Record] = ()
    dated: Mapping[str, Sequence[Record]] = NONE

    def kinds(self) -> Mapping[str, Sequence[Record]]:
        """All records of the person, by their grain."""
        return {"target": self.targets, **self.dated}


class Read(NamedTuple):
    """The states of every step of one record, and of the records under it."""

    steps: Mapping[str, State]
    children: tuple[Read, ...] = ()
    grain: str = "person"

    @classmethod
    def of(cls, scope: Scope) -> Read:
        return cls(scope.steps, tuple(map(cls.of, scope.children)), scope.grain)

    def kind(self, grain: str) -> list[Read]:
        """The children of one kind, in their order."""
        return [child for child in self.children if child.grain == grain]


class Oracle:
    """Reads a pack for one person, or whatever else it is about, or for one unit with its people.

    With `exact_conditions` a step that a condition names counts there as it was before its
    rounding: where that changes a result, a rounding decides it.
    """

    def __init__(
        self,
        pack: str,
        catalogue: str,
        *,
        on: date | None = None,
        parameters: Mapping[str, Scalar] | None = None,
        exact_conditions: bool = False,
    ) -> None:
        self.pack = Pack(pack, catalogue, on, parameters or {})
        self.exact_conditions = exact_conditions

    def person(
        self,
        facts: Record,
        targets: Sequence[Record] = (),
        dated: Mapping[str, Sequence[Record]] = NONE,
        unit: Record | None = None,
    ) -> Read:
        above = Scope(self.pack, "unit", unit or {})
        scope = self._below(above, Appraised(facts, targets, dated))
        self._run([scope, *scope.children])
        return Read.of(scope)

    def unit(self, facts: Record, people: Sequence[Appraised]) -> Read:
        scope = Scope(self.pack, "unit", facts)
        scope.children = [self._below(scope, one) for one in people]
        below = chain.from_iterable(person.children for person in scope.children)
        self._run([scope, *scope.children, *below])
        return Read.of(scope)

    def _below(self, unit: Scope, one: Appraised) -> Scope:
        person = Scope(self.pack, self.pack.subject, one.facts, unit)
        for grain, records in one.kinds().items():
            before = None
            for facts in records:
                record = Scope(self.pack, grain, facts, person)
                record.before = before
                before = record
                person.children.append(record)
        return person

    def _run(self, scopes: Sequence[Scope]) -> None:
        for step in self.pack.steps:
            for scope in scopes:
                if scope.grain == step["of"]:
                    self._settle(step, scope)

    def _settle(self, step: Mapping[str, Any], scope: Scope) -> None:
        name = step["name"]
        if name in scope.facts:
            scope.unrounded[name] = scope.steps[name] = given(scope.facts[name])
            return
        state = Step(step, scope, exact_conditions=self.exact_conditions).outcome()
        scope.unrounded[name] = scope.steps[name] = state
        if isinstance(state.value, Fraction):
            number = rounded(state.value, step.get("decimals", 0), step.get("rounding", "half_up"))
            low, high = map(Fraction, step.get("range", (number, number)))
            inside = low <= number <= high
            scope.steps[name] = State(number)
        elif isinstance(state.value, Day):
            inside = state.value.plausible
        else:
            return
        if not inside:  # what is refused is so whether it is rounded or not
            scope.unrounded[name] = scope.steps[name] = refused(name, "outside its range")
