"""What a rule is run on, and what comes out.

A record holds facts as people give them. A reading turns them into integers at the scale of the
catalogue, each with a state beside it, before the first step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.quantities import Absence, Unit, day_number, day_of, decimal
from meritasn.quantities.numbers import MOST_DIGITS
from meritasn.rules.program import Compiled, Input, Program
from meritasn.rules.states import NOT_APPLICABLE, Reason, ReasonKind

__all__ = ["Given", "Pair", "Record", "Run", "Slots", "Value", "entered", "entrance"]

Given: TypeAlias = Decimal | str | date | Absence
"""A number, the code of a label, a day, or why there is none of them."""

Pair: TypeAlias = tuple[int, int]
"""An integer and its state: 0 present, 1 missing, 2 not applicable, 3 outside its range."""

Slots: TypeAlias = dict[tuple[str, str], int]
"""Every integer of one record by name and part."""

Entrance: TypeAlias = Callable[[Given], Pair]
"""Takes in the values of one fact, or of one step whose value is given."""


@frozen
class Record:
    """The facts of one target, person or unit, with those below and above it.

    Attributes:
        facts: By name; one that is not there is missing.
        children: Targets and dated records of a person, each kind in its order.
        above: Facts of the unit that a person belongs to.
        key: Names the record in a trace; never shown unless asked for.
        grain: What a child is a record of.
    """

    facts: Mapping[str, Given] = field(repr=False)
    children: tuple[Record, ...] = field(default=(), repr=False)
    above: Mapping[str, Given] = field(factory=dict, repr=False)
    key: str = field(default="", repr=False)
    grain: Grain = Grain.TARGET


def entered(
    program: Program, grain: Grain, facts: Mapping[str, Given], *, own: bool = True
) -> tuple[int, ...]:
    """The integer and the state of each input of a record, in the order of the program.

    Args:
        program: The rules.
        grain: That of the record.
        facts: What is known of it; a fact that is not there is missing.
        own: Whether steps of it may be given; not so for what is only read from below.

    Raises:
        ValueError: If a number has too many decimals, a label is unknown, or a step that is to be
            given has no value.
    """
    missing = Absence.MISSING
    return tuple(
        [
            whole
            for name, enter in _entrances(program, grain, own)
            for whole in enter(facts.get(name, missing))
        ]
    )


@lru_cache(maxsize=256)
def _entrances(program: Program, grain: Grain, own: bool) -> tuple[tuple[str, Entrance], ...]:  # noqa: FBT001
    """How each input enters, made once: a record brings dozens of values."""
    return tuple((thing.name, entrance(thing)) for thing in program.inputs(grain, own=own))


def entrance(thing: Input) -> Entrance:
    """What takes in the values of a fact, or of a step that is given."""
    if isinstance(thing, Compiled):
        return _of_result(thing)
    if thing.enum is not None:
        return _label(thing.name, thing.enum, thing.low, thing.high)
    if thing.unit is Unit.DATE:
        return _day(thing.name, thing.low, thing.high)
    return _number(thing.name, thing.decimals, thing.low, thing.high)


def _of_result(compiled: Compiled) -> Entrance:
    """A step whose value is given has none but good values, and its states are those of steps."""
    name, low, high = compiled.name, compiled.low, compiled.high
    if compiled.enum is not None:
        enter = _label(name, compiled.enum, low, high)
    elif compiled.step.unit is Unit.DATE:
        enter = _day(name, low, high)
    else:
        enter = _number(name, compiled.step.decimals, low, high)

    def given(value: Given) -> Pair:
        match enter(value):
            case _, 1:
                raise ValueError(f"{name} is given without a value")
            case _, 2:
                return 0, NOT_APPLICABLE
            case _, 3:
                raise ValueError(f"{name} cannot have that value")
            case pair:
                return pair

    return given


def _label(name: str, enum: Enumeration, low: int, high: int) -> Entrance:
    known: dict[Given, Pair] = {Absence.MISSING: (0, 1), Absence.NOT_APPLICABLE: (0, 2)}
    for place, code in enumerate(enum.codes):
        known[code] = (place, 0) if low <= place <= high else (0, 3)

    def enter(value: Given) -> Pair:
        pair = known.get(value)
        if pair is None:
            wrong = "has no such label" if isinstance(value, str) else "is a label"
            raise ValueError(f"{name} {wrong}")
        return pair

    return enter


def _number(name: str, decimals: int, low: int, high: int) -> Entrance:
    scale = 10**decimals
    missing, not_applicable = Absence.MISSING, Absence.NOT_APPLICABLE

    def enter(value: Given) -> Pair:
        if isinstance(value, Decimal):
            if value.adjusted() > MOST_DIGITS:
                return 0, 3
            # In a ratio every digit counts, whatever precision the caller's arithmetic has.
            try:
                n, d = value.as_integer_ratio()
            except (OverflowError, ValueError):
                raise ValueError(f"{name} is no finite number") from None
            whole, rest = divmod(n * scale, d)
            if rest:
                raise ValueError(f"{name} has more than {decimals} decimals")
            return (whole, 0) if low <= whole <= high else (0, 3)
        if value is missing:
            return 0, 1
        if value is not_applicable:
            return 0, 2
        raise ValueError(f"{name} is a number")

    return enter


def _day(name: str, low: int, high: int) -> Entrance:
    absent: dict[Given, Pair] = {Absence.MISSING: (0, 1), Absence.NOT_APPLICABLE: (0, 2)}

    def enter(value: Given) -> Pair:
        if isinstance(value, date) and not isinstance(value, datetime):
            number = day_number(value)
            return (number, 0) if low <= number <= high else (0, 3)
        if isinstance(value, Absence):
            return absent[value]
        raise ValueError(f"{name} is a day")

    return enter


@frozen
class Value:
    """What a step came to.

    Attributes:
        number: The number with the decimals of its step, if it is one and present.
        label: The code, if it is a label and present.
        applicable: False where it is not applicable.
        reasons: Why it is refused; empty unless it is.
        day: The day, if it is one and present.
    """

    number: Decimal | None = None
    label: str | None = None
    applicable: bool = True
    reasons: tuple[Reason, ...] = ()
    day: date | None = None

    @property
    def present(self) -> bool:
        """Whether there is a number, a label or a day."""
        return self.number is not None or self.label is not None or self.day is not None

    @property
    def text(self) -> str | None:
        """The code, the number or the day as files and other programs have it; None without one."""
        if self.number is not None:
            return f"{self.number:f}"
        return self.label if self.day is None else self.day.isoformat()


@frozen
class Run:
    """One record with everything that was computed for it.

    Attributes:
        program: The rules.
        slots: Every integer and state.
        children: The same for its children.
        above: The same for the record that it belongs to.
        key: Names the record in a trace.
        grain: What it is a record of.
        before: The same for the record before it, where there is one of its kind.
        beyond: The same for what is above that again: of a child, the unit of the person.
    """

    program: Program = field(repr=False)
    slots: Mapping[tuple[str, str], int] = field(repr=False)
    children: tuple[Run, ...] = field(default=(), repr=False)
    above: Mapping[tuple[str, str], int] = field(factory=dict, repr=False)
    key: str = field(default="", repr=False)
    grain: Grain = Grain.PERSON
    before: Mapping[tuple[str, str], int] | None = field(default=None, repr=False)
    beyond: Mapping[tuple[str, str], int] = field(factory=dict, repr=False)

    def value(self, name: str) -> Value:
        """What a step came to.

        Raises:
            KeyError: If there is no such step at this grain.
        """
        return _result(self.program, name, self.slots)

    def seen(self, subject: Compiled | Fact) -> Value:
        """What a step or a fact came to, of the record itself or of one that it belongs to.

        Raises:
            KeyError: If none of them has it.
        """
        key = subject.name, "state"
        chain = (self.slots, self.above, self.beyond)
        slots = next((slots for slots in chain if key in slots), self.slots)
        if isinstance(subject, Compiled):
            return _result(self.program, subject.name, slots)
        return _fact(self.program, subject, slots)

    def value_before(self, name: str) -> Value:
        """What a running step came to at the record before; 0 where there is none."""
        if self.before is None:
            return Value(number=decimal(0, self.program.steps[name].step.decimals))
        return _result(self.program, name, self.before)


def _result(program: Program, name: str, slots: Mapping[tuple[str, str], int]) -> Value:
    compiled = program.steps[name]
    state = slots[name, "state"]
    if state & NOT_APPLICABLE:
        return Value(applicable=False)
    if state:
        return Value(reasons=program.explain(state))
    return _present(compiled.enum, slots[name, "value"], compiled.step.decimals, compiled.step.unit)


def _fact(program: Program, fact: Fact, slots: Mapping[tuple[str, str], int]) -> Value:
    match slots[fact.name, "state"]:
        case 0:
            return _present(fact.enum, slots[fact.name, "value"], fact.decimals, fact.unit)
        case 1 if fact.name not in program.unsaid:
            return Value(reasons=(Reason(fact.name, ReasonKind.MISSING),))
        case 3:
            return Value(reasons=(Reason(fact.name, ReasonKind.OUTSIDE),))
        case _:
            return Value(applicable=False)


def _present(enum: Enumeration | None, whole: int, decimals: int, unit: Unit) -> Value:
    if enum is not None:
        return Value(label=enum.codes[whole])
    if unit is Unit.DATE:
        return Value(day=day_of(whole))
    return Value(number=decimal(whole, decimals))
