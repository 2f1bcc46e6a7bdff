"""Moves one fact of a record to the very edge at which a result turns.

Of a number or a day that decides something, two neighbours give different results: between two
values that differ they are found by halving, whatever the rule between them is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import evolve, frozen
from hypothesis import strategies as st

from meritasn.facts import Fact
from meritasn.quantities import Unit, day_number, day_of, decimal, scaled
from meritasn.rules import Given, Program, Record, run

__all__ = ["aimed"]


@frozen
class _Place:
    """A fact of a record, or of one of its children."""

    fact: Fact
    child: int | None

    def value(self, record: Record) -> Given:
        """What it is there."""
        facts = record.facts if self.child is None else record.children[self.child].facts
        return facts[self.fact.name]

    def with_value(self, record: Record, whole: int) -> Record:
        """The record where it is another."""
        days = self.fact.unit is Unit.DATE
        value = day_of(whole) if days else decimal(whole, self.fact.decimals)
        if self.child is None:
            return evolve(record, facts={**record.facts, self.fact.name: value})
        children = list(record.children)
        child = children[self.child]
        children[self.child] = evolve(child, facts={**child.facts, self.fact.name: value})
        return evolve(record, children=tuple(children))


@st.composite
def aimed(draw: st.DrawFn, program: Program, record: Record) -> Record:
    """The record with one of its numbers or days at an edge of some step, where it has one.

    Args:
        draw: Of Hypothesis.
        program: Whose steps are to turn.
        record: What is moved.
    """
    places = list(_places(program, record))
    steps = [one for one in program.steps.values() if one.step.grain is program.subject]
    if not places or not steps:
        return record
    place, compiled = draw(st.sampled_from(places)), draw(st.sampled_from(steps[::-1]))
    step = compiled.name
    start, stop = _ends(draw, place, record)

    def came_to(whole: int) -> tuple[int, int]:
        slots = run(program, place.with_value(record, whole)).slots
        return slots[step, "state"], slots[step, "value"]

    first, last = came_to(start), came_to(stop)
    if first == last:
        return record
    turned = _turned(draw, first, last, number=compiled.enum is None)
    edge = _edge(start, stop, lambda whole: turned(came_to(whole)))
    return place.with_value(record, draw(st.sampled_from(edge)))


def _places(program: Program, record: Record) -> Iterator[_Place]:
    """The numbers and days of a record; days of children stay, since these are in their order."""
    for child, one in [(None, record), *enumerate(record.children)]:
        for name in one.facts:
            fact = program.facts.get(name)
            if fact is None or fact.enum is not None or name == "asked_on":
                continue
            if child is None or fact.unit is not Unit.DATE:
                yield _Place(fact, child)


def _ends(draw: st.DrawFn, place: _Place, record: Record) -> tuple[int, int]:
    """Where the search begins and ends: the whole range, or from what the fact is to an end."""
    fact, value = place.fact, place.value(record)
    low, high = _DAYS if fact.unit is Unit.DATE else (fact.low, fact.high)
    match value:
        case Decimal() if draw(st.booleans()):
            return scaled(value, fact.decimals), draw(st.sampled_from((high, low)))
        case date() if draw(st.booleans()):
            return day_number(value), draw(st.sampled_from((high, low)))
        case _:
            return low, high


_DAYS = day_number(date(1955, 1, 1)), day_number(date(2040, 12, 31))

_CameTo: TypeAlias = tuple[int, int]
"""The state and the integer of a step."""


def _turned(
    draw: st.DrawFn, first: _CameTo, last: _CameTo, *, number: bool
) -> Callable[[_CameTo], bool]:
    """Whether a step is on the far side of an edge: of its state, of a label, of a rounding."""
    if first[0] != last[0]:
        return lambda now: now[0] != first[0]
    if not number:
        return lambda now: now != first
    least, most = sorted((first[1], last[1]))
    limit = draw(st.integers(least, most - 1))
    return lambda now: (now[1] > limit) is (last[1] > limit)


def _edge(start: int, stop: int, turned: Callable[[int], bool]) -> tuple[int, int]:
    """Two neighbours of which only the second has turned."""
    while abs(stop - start) > 1:
        middle = (start + stop) // 2
        start, stop = (start, middle) if turned(middle) else (middle, stop)
    return start, stop
