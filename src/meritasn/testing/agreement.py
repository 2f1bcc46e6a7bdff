"""Holds the results of a policy against the independent reading of its pack.

>>> from datetime import date
>>> from meritasn.policies import shipped
>>> from meritasn.rules import Record
>>> disagreements(shipped("pp-46-2011"), Record({}), on=date(2020, 12, 31))
()
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from meritasn.facts import Grain
from meritasn.policies import Policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, Value, run
from meritasn.testing.oracle import (
    MISSING,
    NOT_APPLICABLE,
    Appraised,
    Day,
    Oracle,
    Read,
    Scalar,
    State,
)
from meritasn.testing.oracle import Record as Facts

__all__ = ["Disagreement", "apart", "appraised", "disagreements", "state_of"]


@frozen
class Disagreement:
    """One step on which two readings of a pack do not agree.

    Attributes:
        step: Its name.
        key: The key of the record, where it is one of the children.
        found: What the engine says.
        expected: What the independent reading says.
    """

    step: str
    key: str = field(repr=False)
    found: State
    expected: State


def disagreements(
    policy: Policy, record: Record, *, on: date, catalogue: str | None = None
) -> tuple[Disagreement, ...]:
    """Every step of a person, and of each of their records, on which the readings do not agree.

    Args:
        policy: What is held against its own pack.
        record: On whom.
        on: The day.
        catalogue: The text of the catalogue of the policy; that of the library if unsaid.

    Raises:
        NotInForce: If the policy is not in force on that day.
    """
    oracle = Oracle(policy.raw, catalogue, on=on)
    read = oracle.person(*appraised(record), _told(record.above))
    return tuple(apart(run(policy.on(on), record), read))


def apart(run: Run, read: Read) -> Iterator[Disagreement]:
    """Every step of a record, and of those below it, that was read otherwise.

    Args:
        run: Of the engine.
        read: Of the independent reading, of the same record.
    """
    for step, expected in read.steps.items():
        found = state_of(run.value(step))
        if found != expected:
            yield Disagreement(step, run.key, found, expected)
    for kind in {child.grain for child in run.children}:
        theirs = [child for child in run.children if child.grain is kind]
        for child, same in zip(theirs, read.kind(kind.value), strict=True):
            yield from apart(child, same)


def appraised(record: Record) -> Appraised:
    """The record as the independent reading has it."""
    kinds: dict[str, list[Facts]] = {}
    for child in record.children:
        kinds.setdefault(child.grain.value, []).append(_told(child.facts))
    return Appraised(_told(record.facts), kinds.pop(Grain.TARGET.value, []), kinds)


def state_of(value: Value) -> State:
    """What a step came to, in the terms of the independent reading."""
    why = frozenset((reason.subject, reason.kind.value) for reason in value.reasons)
    number = None if value.number is None else Fraction(value.number)
    day = None if value.day is None else Day.of(value.day)
    there = (thing for thing in (number, value.label, day) if thing is not None)
    return State(next(there, None), not value.applicable, why)


_ABSENCES = {Absence.MISSING: MISSING, Absence.NOT_APPLICABLE: NOT_APPLICABLE}


def _told(facts: Mapping[str, Given]) -> dict[str, Scalar]:
    def of(value: Given) -> Scalar:
        match value:
            case Decimal():
                return Fraction(value)
            case Absence():
                return _ABSENCES[value]
            case _:
                return value

    return {name: of(value) for name, value in facts.items()}
