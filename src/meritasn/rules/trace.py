"""Why a step came to what it came to: a tree that re-adds.

The tree is built only when it is asked for, from a run that holds every integer. It lists the
conditions that were tried and the branch that was taken, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.quantities import decimal
from meritasn.rules.interpreter import Integers
from meritasn.rules.program import Compiled, Program
from meritasn.rules.record import Run, Value
from meritasn.rules.scope import Case, Parameter
from meritasn.rules.states import Reason, ReasonKind

__all__ = ["Subject", "Trace", "Tried", "trace"]

Subject: TypeAlias = Compiled | Fact | Parameter
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


@frozen
class Trace:
    """One fact, parameter or step with its value and what that rests on.

    Attributes:
        subject: The fact, parameter or step.
        value: What it came to.
        key: The key of the target it belongs to, or of the person under a unit.
        grain: What it belongs to.
        tried: Conditions that were tried, in order.
        given: Whether the value of a step came from outside.
        parts: What it rests on.
    """

    subject: Subject = field(repr=False)
    value: Value
    key: str = field(default="", repr=False)
    grain: Grain = Grain.PERSON
    tried: tuple[Tried, ...] = ()
    given: bool = False
    parts: tuple[Trace, ...] = field(default=(), repr=False)

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
    return _Tracer(run.program).node(name, _Place(run, None))


@frozen
class _Place:
    """Where a node stands: a run, and the run that it belongs to."""

    run: Run
    parent: _Place | None

    @property
    def chain(self) -> tuple[Mapping[tuple[str, str], int], ...]:
        """The integers of the run, and of everything above it."""
        above = (self.run.above,) if self.parent is None else self.parent.chain
        return (self.run.slots, *above)


class _Tracer:
    def __init__(self, program: Program) -> None:
        self._program = program

    def node(self, name: str, place: _Place) -> Trace:
        program = self._program
        if name in program.parameters:
            return Trace(program.parameters[name], _of_parameter(program.parameters[name]))
        if name in program.steps:
            return self._step(program.steps[name], place)
        return self._fact(program.facts[name], place)

    def _fact(self, fact: Fact, place: _Place) -> Trace:
        slots = next(slots for slots in place.chain if (fact.name, "state") in slots)
        state = slots[fact.name, "state"]
        if state == _MISSING and fact.name in self._program.unsaid:
            return Trace(fact, Value(applicable=False), place.run.key, fact.grain)
        value = _of_fact(fact, slots[fact.name, "value"], state)
        return Trace(fact, value, place.run.key, fact.grain)

    def _step(self, compiled: Compiled, place: _Place) -> Trace:
        value = place.run.value(compiled.name)
        grain = compiled.step.grain
        if compiled.name in self._program.given:
            return Trace(compiled, value, place.run.key, grain, given=True)
        tried, reads = self._read(compiled, place)
        parts = tuple(part for name in reads for part in self._under(name, grain, place))
        return Trace(compiled, value, place.run.key, grain, tried, parts=parts)

    def _under(self, name: str, grain: Grain, place: _Place) -> Iterable[Trace]:
        own = self._grain(name)
        if own is None or own is grain:
            yield self.node(name, place)
        elif own is grain.child:
            for child in place.run.children:
                yield self.node(name, _Place(child, place))
        else:
            yield self.node(name, place.parent or place)

    def _grain(self, name: str) -> Grain | None:
        if name in self._program.parameters:
            return None
        if name in self._program.steps:
            return self._program.steps[name].step.grain
        return self._program.facts[name].grain

    def _read(self, compiled: Compiled, place: _Place) -> tuple[tuple[Tried, ...], tuple[str, ...]]:
        """The conditions that were tried, and the names that were read on the way."""
        own, *above = place.chain
        ops = Integers(own, above)
        tried: list[Tried] = []
        reads: list[str] = []
        if compiled.applies is not None:
            test, names = compiled.applies
            reads += names
            held = _held(test.state.node.read(ops), test.node.read(ops))
            tried.append(Tried(str(compiled.step.applies), held))
            if not held:
                return tuple(tried), tuple(dict.fromkeys(reads))
        if not compiled.cases:
            return tuple(tried), tuple(dict.fromkeys((*reads, *compiled.reads)))
        for case in compiled.cases:
            reads += case.tried
            held = _case_held(case, ops)
            if case.text is not None:
                tried.append(Tried(case.text, held))
            if held:
                reads += case.then
            if held is not False:
                break
        return tuple(tried), tuple(dict.fromkeys(reads))


_MISSING = 1
"""The state of a fact that is not said."""


def _case_held(case: Case, ops: Integers) -> bool | None:
    if case.test is None:
        return True
    return _held(case.test.state.node.read(ops), case.test.node.read(ops))


def _held(state: int, truth: int) -> bool | None:
    return None if state else bool(truth)


def _of_parameter(parameter: Parameter) -> Value:
    if parameter.value is not None:
        return Value(number=parameter.value)
    if parameter.optional:
        return Value(applicable=False)
    return Value(reasons=(Reason(parameter.name, ReasonKind.UNKNOWN),))


def _of_fact(fact: Fact, whole: int, state: int) -> Value:
    match state:
        case 0:
            return _present(fact.enum, whole, fact.decimals)
        case 1:
            return Value(reasons=(Reason(fact.name, ReasonKind.MISSING),))
        case 2:
            return Value(applicable=False)
        case _:
            return Value(reasons=(Reason(fact.name, ReasonKind.OUTSIDE),))


def _present(enum: Enumeration | None, whole: int, decimals: int) -> Value:
    if enum is not None:
        return Value(label=enum.codes[whole])
    return Value(number=decimal(whole, decimals))
