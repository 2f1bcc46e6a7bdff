"""The law that printed steps add up again."""

from __future__ import annotations

from functools import lru_cache

from meritasn.facts import Fact, Grain
from meritasn.language import Text
from meritasn.quantities import Absence
from meritasn.rules import Compiled, Given, Program, Record, Trace, Value, interpret, trace
from meritasn.rules.trace import Previous
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Compared, on_records

__all__: list[str] = []


@on_records("printed_steps_add_up_again")
def _add_up(case: Case, record: Record) -> Compared:
    """Each step of the trace is its rule applied to what is printed beneath it, and to no more."""
    ran = case.run(record)
    done: set[tuple[str, int]] = set()
    for output in case.outputs:
        for node in trace(ran, output).walk():
            key = node.subject.name, id(node.run)
            if key in done or not _can_be_worked(node):
                continue
            done.add(key)
            same = _worked(case.program, node) == node.value
            yield None if same else Fault(_APART, case, record, step=node.subject.name)


_APART = Text(
    "Dari angka-angka yang tercetak di bawahnya keluar hasil lain.",
    "From the numbers that are printed beneath it comes another result.",
)


def _can_be_worked(node: Trace) -> bool:
    """Whether a node is a step that rests on values alone, with nothing of a record before."""
    if not isinstance(node.subject, Compiled) or node.given or not node.parts:
        return False
    if not node.value.present or node.grain is Grain.UNIT:
        return False
    if any(isinstance(part.subject, Previous) for part in node.parts):
        return False
    steps = (part for part in node.parts if isinstance(part.subject, Compiled))
    return not any(part.value.reasons for part in steps)


def _worked(program: Program, node: Trace) -> Value:
    """What a step comes to with nothing but the values of its parts."""
    name = node.subject.name
    steps = frozenset(p.subject.name for p in node.parts if isinstance(p.subject, Compiled))
    alone = _alone(program, name, steps)
    own: dict[str, Given] = {}
    above: dict[str, Given] = {}
    children: dict[int, dict[str, Given]] = {}
    grains: dict[int, Grain] = {}
    subject = program.subject
    for part in node.parts:
        if not isinstance(part.subject, Fact | Compiled):
            continue
        given = _given(part.value)
        if part.grain is subject:
            own[part.subject.name] = given
        elif part.grain is Grain.UNIT:
            above[part.subject.name] = given
        else:
            children.setdefault(id(part.run), {})[part.subject.name] = given
            grains[id(part.run)] = part.grain
    if node.grain is not subject:
        children.setdefault(id(node.run), {})
        grains[id(node.run)] = node.grain
    below = tuple(Record(facts, grain=grains[key]) for key, facts in children.items())
    ran = interpret(alone, Record(own, below, above))
    return (ran if node.grain is subject else ran.children[0]).value(name)


@lru_cache(maxsize=4096)
def _alone(program: Program, name: str, steps: frozenset[str]) -> Program:
    return program.with_given(steps).reaching([name])


def _given(value: Value) -> Given:
    if value.number is not None:
        return value.number
    if value.day is not None:
        return value.day
    if value.label is not None:
        return value.label
    return Absence.MISSING if value.applicable else Absence.NOT_APPLICABLE
