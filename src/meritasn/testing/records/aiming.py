"""Moves facts of a record to the very edge at which a result turns.

Of a number or a day that decides something, two neighbours give different results: between two
values that differ they are found by halving, whatever the rule between them is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen
from hypothesis import strategies as st

from meritasn.facts import Fact, Grain
from meritasn.quantities import Absence, Unit, day_number, day_of, decimal, scaled
from meritasn.rules import Given, Program, Record, run

__all__ = ["aimed"]


@frozen
class _Place:
    """Facts of a record, or of its children, that are moved together.

    Attributes:
        facts: Of one grain, unit and scale.
        child: The child of which they are; None where they are of the record, or of all children.
    """

    facts: tuple[Fact, ...]
    child: int | None

    @property
    def days(self) -> bool:
        """Whether they are days."""
        return self.facts[0].unit is Unit.DATE

    @property
    def ends(self) -> tuple[int, int]:
        """Between which integers they lie."""
        if self.days:
            return _DAYS
        return max(fact.low for fact in self.facts), min(fact.high for fact in self.facts)

    def value(self, record: Record) -> Given:
        """What the first of them is there."""
        one = record if self.child is None else record.children[self.child]
        return one.facts.get(self.facts[0].name, Absence.MISSING)

    def with_value(self, record: Record, whole: int) -> Record:
        """The record where they are another."""
        value = day_of(whole) if self.days else decimal(whole, self.facts[0].decimals)
        names = [fact.name for fact in self.facts]
        grain = self.facts[0].grain

        def moved(one: Record, *, here: bool) -> Record:
            if not here:
                return one
            there = dict.fromkeys((name for name in names if name in one.facts), value)
            return evolve(one, facts={**one.facts, **there})

        children = tuple(
            moved(child, here=child.grain is grain and self.child in (None, n))
            for n, child in enumerate(record.children)
        )
        own = moved(record, here=record.grain is grain)
        return evolve(own, children=children)


@st.composite
def aimed(draw: st.DrawFn, program: Program, record: Record) -> Record:
    """The record with some of its numbers or days at an edge of some step, where it has one.

    Args:
        draw: Of Hypothesis.
        program: Whose steps are to turn.
        record: What is moved.
    """
    places = list(_places(program, record))
    steps = [one for one in program.steps.values() if one.step.grain is program.subject][::-1]
    labels = [one for one in steps if one.enum is not None]
    if not places or not steps:
        return record
    compiled = draw(st.sampled_from([*labels, *labels, *steps]))
    first, onward = draw(st.integers(0, len(places) - 1)), draw(st.booleans())
    # A fact that decides nothing about this record is passed over: trying one costs two runs.
    for n in range(min(_TRIED, len(places))):
        place = places[(first + (n if onward else -n)) % len(places)]
        moved = _at_edge(draw, program, compiled.name, record, place)
        if moved is not None:
            return moved
    return record


_TRIED = 8
_MOSTLY = st.sampled_from((True, True, True, False))


def _at_edge(
    draw: st.DrawFn, program: Program, step: str, record: Record, place: _Place
) -> Record | None:
    """The record at an edge within the ends of a place; None where there is none."""
    ends = _ends(draw, place, record)

    def came_to(whole: int) -> _CameTo:
        slots = run(program, place.with_value(record, whole)).slots
        return slots[step, "state"], slots[step, "value"]

    first, last = came_to(ends[0]), came_to(ends[1])
    if first == last or (first[0] != last[0] and draw(_MOSTLY)):
        return None  # where a step begins to have a value is an edge too, and a common one
    turned = _turned(draw, first, last)
    edge = _edge(*ends, lambda whole: turned(came_to(whole)))
    return place.with_value(record, draw(st.sampled_from(edge)))


def _places(program: Program, record: Record) -> Iterator[_Place]:
    """The numbers and days of a record, each alone, and the numbers of one unit together.

    Days of children stay, since these are in their order.
    """
    alike: dict[tuple[Grain, Unit, int], list[Fact]] = {}
    for child, one in [(None, record), *enumerate(record.children)]:
        for name in one.facts:
            fact = program.facts.get(name)
            if fact is None or fact.enum is not None or name == "asked_on":
                continue
            days = fact.unit is Unit.DATE
            if child is None or not days:
                yield _Place((fact,), child)
            if not days and fact not in (of := alike.setdefault(_kind(fact), [])):
                of.append(fact)
    for facts in alike.values():
        together = _Place(tuple(facts), None)
        if len(facts) > 1 and together.ends[0] < together.ends[1]:
            yield together


def _kind(fact: Fact) -> tuple[Grain, Unit, int]:
    return fact.grain, fact.unit, fact.decimals


def _ends(draw: st.DrawFn, place: _Place, record: Record) -> tuple[int, int]:
    """Where the search begins and ends: the whole range, or from what the fact is to an end."""
    low, high = place.ends
    value = place.value(record)
    if isinstance(value, Absence | str) or not draw(st.booleans()):
        return low, high
    decimals = place.facts[0].decimals
    whole = day_number(value) if isinstance(value, date) else scaled(value, decimals)
    return whole, draw(st.sampled_from((high, low)))


_DAYS = day_number(date(1955, 1, 1)), day_number(date(2040, 12, 31))

_CameTo: TypeAlias = tuple[int, int]
"""The state and the integer of a step."""


def _turned(draw: st.DrawFn, first: _CameTo, last: _CameTo) -> Callable[[_CameTo], bool]:
    """Whether a step is on the far side of an edge: of its state, of a band, of a rounding."""
    if first[0] != last[0]:
        return lambda now: now[0] != first[0]
    least, most = sorted((first[1], last[1]))
    limit = draw(st.integers(least, most - 1))
    return lambda now: (now[1] > limit) is (last[1] > limit)


def _edge(start: int, stop: int, turned: Callable[[int], bool]) -> tuple[int, int]:
    """Two neighbours of which only the second has turned."""
    while abs(stop - start) > 1:
        middle = (start + stop) // 2
        start, stop = (start, middle) if turned(middle) else (middle, stop)
    return start, stop
