"""What a rule is run on, and what comes out.

A record holds facts as people give them. A reading turns them into integers at the scale of the
catalogue, each with a state beside it, before the first step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.quantities import Absence, decimal, scaled
from meritasn.rules.program import Compiled, Program
from meritasn.rules.states import NOT_APPLICABLE, Reason

__all__ = ["Given", "Pair", "Record", "Run", "Slots", "Value", "entered", "pairs_of"]

Given: TypeAlias = Decimal | str | Absence
"""A number, the code of a label, or why there is neither."""

Pair: TypeAlias = tuple[int, int]
"""An integer and its state: 0 present, 1 missing, 2 not applicable, 3 outside its range."""

Slots: TypeAlias = dict[tuple[str, str], int]
"""Every integer of one record by name and part."""

_ABSENT = {Absence.MISSING: (0, 1), Absence.NOT_APPLICABLE: (0, 2)}


@frozen
class Record:
    """The facts of one target, person or unit, with those below and above it.

    Attributes:
        facts: By name; one that is not there is missing.
        children: Targets of a person, people of a unit.
        above: Facts of the unit that a person belongs to.
        key: Names the record in a trace; never shown unless asked for.
    """

    facts: Mapping[str, Given] = field(repr=False)
    children: tuple[Record, ...] = field(default=(), repr=False)
    above: Mapping[str, Given] = field(factory=dict, repr=False)
    key: str = field(default="", repr=False)


def pairs_of(
    program: Program, grain: Grain, facts: Mapping[str, Given], *, own: bool = True
) -> Iterator[Pair]:
    """The integers and states of one record, in the order of the program's inputs.

    Args:
        program: The rules.
        grain: That of the record.
        facts: What is known of it; a fact that is not there is missing.
        own: Whether steps of it may be given; not so for what is only read from below.

    Raises:
        ValueError: If a number has too many decimals, or a label is unknown.
    """
    for thing in program.inputs(grain, own=own):
        if isinstance(thing, Fact):
            yield entered(thing, facts.get(thing.name, Absence.MISSING))
        else:
            yield _as_result(thing, facts[thing.step.name])


def entered(fact: Fact, value: Given) -> Pair:
    """The integer and the state of a fact; one outside its range has no integer."""
    if isinstance(value, Absence):
        return _ABSENT[value]
    whole = _integer(fact.name, fact.enum, fact.decimals, value)
    return (whole, 0) if fact.low <= whole <= fact.high else (0, 3)


def _as_result(compiled: Compiled, value: Given) -> Pair:
    """The integer and the state of a step whose value is given."""
    step = compiled.step
    match value:
        case Absence.NOT_APPLICABLE:
            return 0, NOT_APPLICABLE
        case Absence():
            raise ValueError(f"{step.name} is given without a value")
    whole = _integer(step.name, compiled.enum, step.decimals, value)
    if not compiled.low <= whole <= compiled.high:
        raise ValueError(f"{step.name} cannot have that value")
    return whole, 0


def _integer(name: str, enum: Enumeration | None, decimals: int, value: Decimal | str) -> int:
    match value, enum:
        case str(), Enumeration():
            if value not in enum.codes:
                raise ValueError(f"{name} has no such label")
            return enum.codes.index(value)
        case Decimal(), None:
            try:
                return scaled(value, decimals)
            except ValueError:
                raise ValueError(f"{name} has more than {decimals} decimals") from None
        case _:
            raise ValueError(f"{name} is {'a number' if enum is None else 'a label'}")


@frozen
class Value:
    """What a step came to.

    Attributes:
        number: The number with the decimals of its step, if it is one and present.
        label: The code, if it is a label and present.
        applicable: False where it is not applicable.
        reasons: Why it is refused; empty unless it is.
    """

    number: Decimal | None = None
    label: str | None = None
    applicable: bool = True
    reasons: tuple[Reason, ...] = ()

    @property
    def present(self) -> bool:
        """Whether there is a number or a label."""
        return self.number is not None or self.label is not None


@frozen
class Run:
    """One record with everything that was computed for it.

    Attributes:
        program: The rules.
        slots: Every integer and state.
        children: The same for its children.
        above: The same for the record that it belongs to.
        key: Names the record in a trace.
    """

    program: Program = field(repr=False)
    slots: Mapping[tuple[str, str], int] = field(repr=False)
    children: tuple[Run, ...] = field(default=(), repr=False)
    above: Mapping[tuple[str, str], int] = field(factory=dict, repr=False)
    key: str = field(default="", repr=False)

    def value(self, name: str) -> Value:
        """What a step came to.

        Raises:
            KeyError: If there is no such step at this grain.
        """
        compiled = self.program.steps[name]
        state = self.slots[name, "state"]
        if state & NOT_APPLICABLE:
            return Value(applicable=False)
        if state:
            return Value(reasons=self.program.explain(state))
        whole = self.slots[name, "value"]
        if compiled.enum is not None:
            return Value(label=compiled.enum.codes[whole])
        return Value(number=decimal(whole, compiled.step.decimals))
