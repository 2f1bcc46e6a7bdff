"""Laws about how people are treated: alike, and never worse for more."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve

from meritasn.facts import Doing
from meritasn.language import Text
from meritasn.rules import Given, Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.merits import Falling, better_values, fallen, merits, rank
from meritasn.testing.laws.trial import Compared, Lacks, on_records


def _has_merit(of: Doing, why: Text) -> Lacks:
    def lacks(case: Case) -> Text | None:
        facts = case.program.facts.values()
        there = any(fact.merit is not None and fact.merit.of is of for fact in facts)
        return None if there else why

    return lacks


_NO_ACHIEVEMENT = Text(
    "Aturan ini tidak membaca fakta tentang apa yang dicapai.",
    "The rule reads no fact about what was achieved.",
)
_NO_CONDUCT = Text(
    "Aturan ini tidak membaca fakta tentang perilaku.", "The rule reads no fact about behaviour."
)


@on_records(
    "more_achieved_is_never_worse", _has_merit(Doing.ACHIEVED, _NO_ACHIEVEMENT), complete=True
)
def _achieved(case: Case, record: Record) -> Compared:
    return _rising(case, record, Doing.ACHIEVED)


@on_records(
    "better_behaviour_is_never_worse", _has_merit(Doing.CONDUCT, _NO_CONDUCT), complete=True
)
def _behaved(case: Case, record: Record) -> Compared:
    return _rising(case, record, Doing.CONDUCT)


def _rising(case: Case, record: Record, of: Doing) -> Compared:
    """Each fact made better, all else being equal."""
    program = case.program
    now = case.answers(record)
    heights = {name: rank(program.steps[name], value) for name, value in now.items()}
    heights = {name: height for name, height in heights.items() if height is not None}
    if not heights:
        return
    for place, better in merits(case, record, of):
        start = place.whole(record)
        assert start is not None
        for whole in better_values(case, place, better, record):
            answers = case.answers(place.with_whole(record, whole))
            for name, height in heights.items():
                after = rank(program.steps[name], answers[name])
                if after is not None and height is not None and after < height:
                    falling = Falling(case, place, record, name)
                    yield _worse_for_better(falling, start, whole)
                    return
                yield None


def _worse_for_better(falling: Falling, now: int, better: int) -> Fault:
    start, stop = fallen(falling, now, better)
    place, record = falling.place, falling.record
    one, other = place.with_whole(record, start), place.with_whole(record, stop)
    return Fault(_WORSE, falling.case, one, other, place, falling.output)


_WORSE = Text(
    "Yang lebih baik faktanya mendapat hasil yang lebih rendah.",
    "The one with the better fact has the lower result.",
)


@on_records("equal_facts_have_equal_answers")
def _equal(case: Case, record: Record) -> Compared:
    first = case.answers(record)
    again = case.answers(_said_otherwise(record))
    for name in case.outputs:
        if first[name] == again[name]:
            yield None
        else:
            yield Fault(_UNEQUAL, case, record, _said_otherwise(record), step=name)


_UNEQUAL = Text(
    "Fakta yang sama dihitung dua kali dan jawabannya berbeda.",
    "The same facts were asked twice and the answers differ.",
)


def _said_otherwise(record: Record) -> Record:
    """The same facts, in another order and written with other zeros behind the point."""
    return evolve(
        record,
        facts=_written(record.facts),
        above=_written(record.above),
        children=tuple(map(_said_otherwise, record.children)),
    )


def _written(facts: Mapping[str, Given]) -> dict[str, Given]:
    return {
        name: value.normalize() if isinstance(value, Decimal) else value
        for name, value in reversed(list(facts.items()))
    }
