"""Laws about how people are treated: alike, and never worse for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from meritasn.facts import Doing, Fact, Grain
from meritasn.language import Text
from meritasn.quantities import Unit, day_of, decimal
from meritasn.rules import Given, Record
from meritasn.testing.laws.case import Case, Place
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.merits import Falling, better_values, fallen, merits
from meritasn.testing.laws.trial import Compared, Lacks, on_many, on_records
from meritasn.testing.laws.values import rank
from meritasn.testing.records.grains import ordered_by


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
    heights = _heights(case, record)
    if not heights:
        return
    for place, better in merits(case, record, of):
        wholes = better_values(case, place, better, record)
        found = [
            Drop(heights[name] - after, name, whole)
            for whole in wholes
            for name, after in _heights(case, place.with_whole(record, whole)).items()
            if name in heights and after < heights[name]
        ]
        if found:
            yield _worse_for_better(case, place, record, max(found))
            return
        yield from (None for _ in wholes)


def _heights(case: Case, record: Record) -> dict[str, Fraction]:
    """How high each output stands; nothing of those that are refused."""
    steps = case.program.steps
    found = {name: rank(steps[name], value) for name, value in case.answers(record).items()}
    return {name: height for name, height in found.items() if height is not None}


class Drop(NamedTuple):
    """How much an output loses for a better value of a fact."""

    size: Fraction
    output: str
    whole: int


def _worse_for_better(case: Case, place: Place, record: Record, drop: Drop) -> Fault:
    now = place.whole(record)
    assert now is not None
    height = Falling(case, place, record, drop.output)
    start, stop = fallen(height, now, drop.whole)
    before, after = height(start), height(stop)
    lost = Fraction(0) if before is None or after is None else before - after
    one, other = place.with_whole(record, start), place.with_whole(record, stop)
    return Fault(_WORSE, case, one, other, place, drop.output, lost)


_WORSE = Text(
    "Yang lebih baik faktanya mendapat hasil yang lebih rendah.",
    "The one with the better fact has the lower result.",
)


@on_records("equal_facts_have_equal_answers", complete=True)
def _equal(case: Case, record: Record) -> Compared:
    first, other = case.answers(record), _said_otherwise(record)
    with localcontext(Context(prec=3, rounding=ROUND_FLOOR)):
        second = case.answers(other)
    for name in case.outputs:
        same = first[name] == second[name]
        yield None if same else Fault(_UNEQUAL, case, record, other, step=name)


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


# -------------------------------------------------------------------------- what does not matter


@on_records("unnamed_facts_do_not_matter", complete=True)
def _unnamed(case: Case, record: Record) -> Compared:
    program = case.program
    unnamed: dict[str, Given] = {
        fact.name: _some_value(fact)
        for fact in case.policy.catalogue.facts.values()
        if fact.grain is program.subject and fact.name not in program.facts
    }
    other = evolve(record, facts={**unnamed, **record.facts})
    yield from _same(case, record, other, _UNNAMED)


def _some_value(fact: Fact) -> Given:
    if fact.enum is not None:
        return fact.enum.codes[fact.low]
    return day_of(fact.low) if fact.unit is Unit.DATE else decimal(fact.high, fact.decimals)


_UNNAMED = Text(
    "Fakta yang tidak disebut aturan mengubah jawabannya.",
    "A fact that the rule does not name changes the answer.",
)


def _only_dated(case: Case) -> Text | None:
    return None if _free(case) else _NO_ORDER


def _free(case: Case) -> tuple[Grain, ...]:
    """Kinds of records that come in no order."""
    kinds = case.program.below(case.program.subject)
    return tuple(kind for kind in kinds if ordered_by(case.policy.catalogue, kind)[0] is None)


_NO_ORDER = Text(
    "Aturan ini tidak membaca catatan yang urutannya bebas.",
    "The rule reads no records that come in no order.",
)


@on_records("the_order_of_records_does_not_matter", _only_dated, complete=True)
def _order(case: Case, record: Record) -> Compared:
    free = _free(case)
    mixed = [child for child in record.children if child.grain in free]
    if len(mixed) < _TWO:
        return
    kept = tuple(child for child in record.children if child.grain not in free)
    for other in (mixed[::-1], mixed[1:] + mixed[:1]):
        turned = evolve(record, children=(*kept, *other))
        yield from _same(case, record, turned, _ORDERED)


_TWO = 2
_ORDERED = Text(
    "Dengan urutan catatan yang lain, jawabannya lain.",
    "With the records in another order, the answer is another.",
)


@on_many("other_people_do_not_matter")
def _others(case: Case, records: Sequence[Record]) -> Compared:
    """Each by itself has the answer that they have among the others."""
    among = [case.answers(record) for record in records]
    for record, answers in zip(records[::-1], among[::-1], strict=True):
        wrong = [name for name, value in case.answers(record).items() if value != answers[name]]
        yield Fault(_OTHERS, case, record, step=wrong[0]) if wrong else None


_OTHERS = Text(
    "Jawabannya bergantung pada siapa yang dihitung bersamanya.",
    "The answer hangs on who is asked about beside.",
)


def _same(case: Case, one: Record, other: Record, what: Text) -> Compared:
    """Whether two records have equal answers."""
    first, second = case.answers(one), case.answers(other)
    for name in case.outputs:
        same = first[name] == second[name]
        yield None if same else Fault(what, case, one, other, step=name)
