"""The reference reading: nodes over Python integers, one record at a time.

Slow and short. Every other reading is held equal to it.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from functools import reduce

from meritasn.facts import Grain
from meritasn.quantities import Rounding, elapsed, later
from meritasn.rules.program import Program, Stage
from meritasn.rules.record import Given, Record, Run, Slots, entered
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["Integers", "interpret", "interpret_unit"]


class Integers:
    """Reads nodes as integers; truth is `bool`."""

    def __init__(
        self,
        slots: Mapping[tuple[str, str], int],
        above: Sequence[Mapping[tuple[str, str], int]] = (),
        children: Sequence[Mapping[tuple[str, str], int]] = (),
        before: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        self._own = (slots, *above)
        self._children = children
        self._before = before or {}

    def const(self, k: int) -> int:
        """The integer."""
        return k

    def slot(self, name: str, part: str, up: int) -> int:
        """What is kept there."""
        return self._own[up][name, part]

    def over(self, fold: str, name: str, part: str) -> int:
        """The folded number; 0 over nobody."""
        values = [child[name, part] for child in self._children if (name, part) in child]
        match fold:
            case "sum":
                return sum(values)
            case "union":
                return reduce(operator.or_, values, 0)
            case "least":
                return min(values, default=0)
            case "last":
                return values[-1] if values else 0
            case _:
                return max(values, default=0)

    def before(self, name: str, part: str) -> int:
        """What the record before has; 0 at the first."""
        return self._before.get((name, part), 0)

    elapsed = staticmethod(elapsed)
    later = staticmethod(later)
    add = staticmethod(operator.add)
    sub = staticmethod(operator.sub)
    mul = staticmethod(operator.mul)
    union = staticmethod(operator.or_)
    at_most = staticmethod(operator.le)
    same = staticmethod(operator.eq)
    both = staticmethod(operator.and_)
    either = staticmethod(operator.or_)

    def has(self, a: int, bits: int) -> int:
        """Whether a has any of the bits."""
        return a & bits != 0

    def otherwise(self, a: int, b: int) -> int:
        """The first, or the second where it is 0."""
        return a or b

    def passes(self, state: int, _: int) -> int:
        """*Not applicable* alone, where it is among the bits."""
        return NOT_APPLICABLE if state & NOT_APPLICABLE else state

    def refuses(self, state: int, reason: int) -> int:
        """A reason in place of *not applicable*."""
        return state ^ NOT_APPLICABLE | reason if state & NOT_APPLICABLE else state

    def pick(self, c: int, a: int, b: int) -> int:
        """One of two."""
        return a if c else b

    def look_up(self, i: int, cells: tuple[int, ...]) -> int:
        """The cell."""
        return cells[i]

    def quotient(self, n: int, d: int, rounding: Rounding) -> int:
        """The rounded quotient."""
        return rounding.quotient(n, d)

    def widen(self, a: int) -> int:
        """Python's integers are as wide as they need to be."""
        return a

    def narrow(self, a: int) -> int:
        """The same integer."""
        return a


def interpret(program: Program, record: Record) -> Run:
    """Runs the steps of one person."""
    subject = program.subject
    above = _entered(program, Grain.UNIT, record.above, own=False)
    person = _entered(program, subject, record.facts)
    below = {
        grain: [child for child in record.children if child.grain is grain]
        for grain in program.below(subject)
    }
    families = {
        grain: [_entered(program, grain, child.facts) for child in children]
        for grain, children in below.items()
    }
    everybody = [slots for family in families.values() for slots in family]
    for stage in program.personal:
        if stage.grain is subject:
            _fill(stage, person, (above,), everybody)
            continue
        before: Slots = {}
        for slots in families[stage.grain]:
            _fill(stage, slots, (person, above), before=before)
            before = slots
    children = (
        Run(program, slots, (), person, child.key, grain, before, above)
        for grain, records in below.items()
        for slots, before, child in zip(
            families[grain], (None, *families[grain]), records, strict=False
        )
    )
    return Run(program, person, tuple(children), above, record.key, subject)


def interpret_unit(program: Program, record: Record, people: Sequence[Run]) -> Run:
    """Runs the steps of one unit over people whose own steps have run."""
    unit = _entered(program, Grain.UNIT, record.facts)
    slots = [dict(person.slots) for person in people]
    for stage in program.unitary:
        if stage.grain is Grain.UNIT:
            _fill(stage, unit, (), slots)
        else:
            for own in slots:
                _fill(stage, own, (unit,))
    children = (
        Run(program, own, person.children, unit, person.key, person.grain)
        for own, person in zip(slots, people, strict=True)
    )
    return Run(program, unit, tuple(children), {}, record.key, Grain.UNIT)


def _entered(
    program: Program, grain: Grain, facts: Mapping[str, Given], *, own: bool = True
) -> Slots:
    inputs = program.inputs(grain, own=own)
    keys = ((thing.name, part) for thing in inputs for part in ("value", "state"))
    return dict(zip(keys, entered(program, grain, facts, own=own), strict=True))


def _fill(
    stage: Stage,
    slots: Slots,
    above: Sequence[Mapping[tuple[str, str], int]],
    children: Sequence[Mapping[tuple[str, str], int]] = (),
    before: Mapping[tuple[str, str], int] | None = None,
) -> None:
    ops = Integers(slots, above, children, before)
    for part in stage.parts:
        slots[part.name, part.part] = part.node.read(ops)
