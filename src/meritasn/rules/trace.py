"""Why a step came to what it came to: a tree that re-adds.

The tree is built only when it is asked for, from a run that holds every integer. It lists the
conditions that were tried and the branch that was taken, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Fact, Grain
from meritasn.language import Text
from meritasn.quantities import Rounding, elapsed, later
from meritasn.rules.formula import PREVIOUS
from meritasn.rules.program import Compiled, Program
from meritasn.rules.record import Run, Value
from meritasn.rules.scope import Parameter, previous_of
from meritasn.rules.source import Key, Line, Source
from meritasn.rules.states import Reason, ReasonKind
from meritasn.rules.step import RUNNING
from meritasn.rules.terms import Test

__all__ = ["Previous", "Subject", "Trace", "Tried", "trace"]


@frozen
class Previous:
    """The value that a running step had at the record before.

    Attributes:
        compiled: The step.
        name: What the rule of the step calls it.
    """

    compiled: Compiled
    name: str = PREVIOUS

    @property
    def title(self) -> Text:
        """How a person reads it."""
        return Text("{title} sebelumnya", "Previous {title}").fill(title=self.compiled.step.title)


Subject: TypeAlias = Compiled | Fact | Parameter | Previous
"""What a node of a trace is about."""


@frozen
class Tried:
    """A condition of a step, and what it said.

    Attributes:
        text: The condition as the pack writes it.
        held: Whether it held; None where it had no value.
    """

    text: str
    held: bool | None


@frozen(slots=False)  # made a third faster so, and a tree has a hundred
class Trace:
    """One fact, parameter or step with its value and what that rests on.

    Attributes:
        subject: The fact, parameter or step.
        run: The record that it stands in.
        tried: Conditions that were tried, in order.
        parts: What it rests on.
    """

    subject: Subject = field(repr=lambda subject: subject.name)
    run: Run = field(repr=False)
    tried: tuple[Tried, ...] = ()
    parts: tuple[Trace, ...] = field(default=(), repr=False)

    @property
    def value(self) -> Value:
        """What it came to."""
        if isinstance(self.subject, Parameter):
            return _of_parameter(self.subject)
        if isinstance(self.subject, Previous):
            return self.run.value_before(self.subject.compiled.name)
        return self.run.seen(self.subject)

    @property
    def key(self) -> str:
        """The key of the record that it stands in: of a target, a person or a unit."""
        return self.run.key

    @property
    def grain(self) -> Grain:
        """What it belongs to; a parameter counts as of the person."""
        return _grain(self.subject) or self.run.program.subject

    @property
    def given(self) -> bool:
        """Whether the value of a step came from outside."""
        return (
            not isinstance(self.subject, Previous) and self.subject.name in self.run.program.given
        )

    def walk(self) -> Iterator[Trace]:
        """The node and everything under it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def trace(run: Run, name: str) -> Trace:
    """The tree under one step of a run.

    Raises:
        KeyError: If there is no such step.
    """
    rules = _rules(run.program)
    chain = (run.slots, run.above, run.beyond, run.before or {})
    return _node(rules, rules[name], _Place(run, chain, None))


Slots: TypeAlias = Mapping[Key, int]

Answer: TypeAlias = bool | None
"""What a condition said; None where it had no value."""


@frozen
class _Condition:
    """A condition of a step, what it says, and the names read where an answer ends the search."""

    asked: Callable[[Sequence[Slots]], Answer]
    said: Mapping[Answer, tuple[Tried, ...]]
    ends: Mapping[Answer, tuple[str, ...]]


@frozen
class _Rule:
    """What there is to follow under a name; nothing under facts, parameters and given steps."""

    subject: Subject
    grain: Grain | None
    conditions: tuple[_Condition, ...] = ()
    reads: tuple[str, ...] = ()


@frozen
class _Place:
    """Where a node stands: its run, the integers there and above, and the place above.

    The last of the chain is what the record before has; nothing is above the unit.
    """

    run: Run
    chain: tuple[Slots, ...]
    parent: _Place | None


def _node(rules: Mapping[str, _Rule], rule: _Rule, place: _Place) -> Trace:
    if not rule.reads:
        return Trace(rule.subject, place.run)
    tried, reads = _followed(rule, place)
    parts: list[Trace] = []
    for name in reads:
        part = rules[name]
        if part.grain is rule.grain or part.grain is None:
            parts.append(_node(rules, part, place))
        elif rule.grain is part.grain.parent:
            children = (child for child in place.run.children if child.grain is part.grain)
            parts += [_node(rules, part, _under(child, place)) for child in children]
        elif place.parent is not None:
            parts.append(_node(rules, part, place.parent))
        else:
            parts.append(Trace(part.subject, place.run))  # of what is above, values alone are known
    return Trace(rule.subject, place.run, tried, tuple(parts))


def _under(child: Run, place: _Place) -> _Place:
    return _Place(child, (child.slots, *place.chain[:-1], child.before or {}), place)


def _followed(rule: _Rule, place: _Place) -> tuple[tuple[Tried, ...], tuple[str, ...]]:
    """The conditions that were tried, and the names that were read on the way."""
    tried: list[Tried] = []
    for condition in rule.conditions:
        answer = condition.asked(place.chain)
        tried += condition.said[answer]
        if answer in condition.ends:
            return tuple(tried), condition.ends[answer]
    return tuple(tried), rule.reads


# -- what is the same for every record ----------------------------------------------------------


@lru_cache(maxsize=64)
def _rules(program: Program) -> Mapping[str, _Rule]:
    leaves: dict[str, Fact | Parameter | Previous] = {**program.facts, **program.parameters}
    leaves |= {
        previous_of(name): Previous(compiled)
        for name, compiled in program.steps.items()
        if compiled.step.key == RUNNING
    }
    rules = {name: _Rule(subject, _grain(subject)) for name, subject in leaves.items()}
    for name, compiled in program.steps.items():
        given = name in program.given
        rules[name] = _Rule(compiled, compiled.step.grain) if given else _rule(compiled)
    return rules


def _rule(compiled: Compiled) -> _Rule:
    conditions: list[_Condition] = []
    reads: tuple[str, ...] = ()
    if compiled.applies is not None:
        test, reads = compiled.applies
        ends = dict.fromkeys((False, None), _once(reads))
        conditions.append(_Condition(_asked(test), _said(str(compiled.step.applies)), ends))
    for case in compiled.cases:
        reads += case.tried
        ends = {True: _once(reads + case.then), None: _once(reads)}
        conditions.append(_Condition(_asked(case.test), _said(case.text), ends))
    if not compiled.cases:
        reads += compiled.reads
    return _Rule(compiled, compiled.step.grain, tuple(conditions), _once(reads))


def _said(text: str | None) -> Mapping[Answer, tuple[Tried, ...]]:
    answers: tuple[Answer, ...] = (True, False, None)
    return {answer: () if text is None else (Tried(text, answer),) for answer in answers}


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _asked(test: Test | None) -> Callable[[Sequence[Slots]], Answer]:
    """A condition as a function of the integers of a record and those above; none always holds."""
    if test is None:
        return lambda _: True
    ops = _Chained()
    state, truth = test.state.node.read(ops), test.node.read(ops)
    functions = {rounding.value: rounding.function for rounding in Rounding}
    # As in the single reading: checked names, integers and operators only.
    asked: Callable[[Sequence[Slots]], Answer] = eval(  # noqa: S307
        f"lambda chain: None if {state} else bool({truth})",
        {**functions, "elapsed": elapsed, "later": later},
    )
    return asked


class _Chained(Source):
    """Reads nodes as source text over the integers of a record and of those above it."""

    def slot(self, name: str, part: str, up: int) -> Line:
        return Line(f"chain[{up}][{(name, part)!r}]")

    def before(self, name: str, part: str) -> Line:
        return Line(f"chain[-1].get({(name, part)!r}, 0)")


def _grain(subject: Subject) -> Grain | None:
    match subject:
        case Compiled():
            return subject.step.grain
        case Fact():
            return subject.grain
        case Previous():
            return subject.compiled.step.grain
        case Parameter():
            return None


def _of_parameter(parameter: Parameter) -> Value:
    if parameter.value is not None:
        return Value(number=parameter.value)
    if parameter.optional:
        return Value(applicable=False)
    return Value(reasons=(Reason(parameter.name, ReasonKind.UNKNOWN),))
