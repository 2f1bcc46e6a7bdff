"""The law that nothing missing is scored as if it were zero or the best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meritasn.facts import Better
from meritasn.language import Text
from meritasn.quantities import Absence, Unit
from meritasn.rules import Record, Value
from meritasn.testing.laws.case import Case, Place, places
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Compared, on_records

__all__: list[str] = []

Vector = Mapping[str, Value]
"""What every step of the subject came to."""


@on_records("missing_is_never_scored", complete=True)
def _never_scored(case: Case, record: Record) -> Compared:
    """A missing fact is put beside the same fact at zero and at its best.

    One record may give the same by chance; a rule that scores what is missing gives the same
    whatever the other facts are.
    """
    if not any(value.present for value in case.answers(record).values()):
        return
    for place in places(case.program, record):
        if place.fact.unit is Unit.DATE or place.whole(record) is None:
            continue
        if place.fact.merit is None and place.fact.name in case.program.unsaid:
            continue  # the rules say what it means, and it tells nothing of what anybody did
        lacking = case.answers(place.put(record, Absence.MISSING))
        if not any(value.present for value in lacking.values()):
            yield None  # refused, as it should be
            continue
        for extreme in _extremes(place):
            told = _told(case, place, extreme, record)
            if told == _ENOUGH:
                yield _scored(case, place, extreme, record)
                return
            if told is not None:
                yield None


def _told(case: Case, place: Place, extreme: int, record: Record) -> int | None:
    """In how many records what is missing counts as the extreme; None where none can tell."""
    told: int | None = None
    for one in _varied(case, place, record):
        same = _as_if(case, place, extreme, one)
        if same is False:
            return 0
        if same:
            told = (told or 0) + 1
        if told == _ENOUGH:
            return told
    return told


_ENOUGH = 3
"""In how many records that differ a missing fact has to count as much as one that is there."""


def _scored(case: Case, place: Place, extreme: int, record: Record) -> Fault:
    one, other = place.put(record, Absence.MISSING), place.with_whole(record, extreme)
    return Fault(_SCORED, case, one, other, place, case.outputs[-1])


_SCORED = Text(
    "Yang datanya kosong mendapat hasil yang persis sama dengan yang datanya ada.",
    "The one whose fact is missing has exactly the result of the one who has it.",
)


def _extremes(place: Place) -> Iterator[int]:
    """Zero, or the least; and the best."""
    fact = place.fact
    yield 0 if fact.low <= 0 <= fact.high else fact.low
    if fact.merit is not None and fact.merit.better is Better.MORE:
        yield fact.high


def _varied(case: Case, place: Place, record: Record) -> Iterator[Record]:
    """The record, and the same with its other facts brought to other parts of their range."""
    yield record
    for part in (3, 5, 7, 9):
        varied = record
        for number, other in enumerate(places(case.program, record)):
            fact = other.fact
            if other != place and fact.unit is not Unit.DATE and other.whole(record) is not None:
                span = fact.high - fact.low
                varied = other.with_whole(varied, fact.low + span * ((part + number) % 10) // 9)
        yield varied


def _as_if(case: Case, place: Place, extreme: int, record: Record) -> bool | None:
    """Whether a missing fact counts as the extreme one; None where the record cannot tell."""
    there = _steps(case, place.with_whole(record, extreme))
    fact = place.fact
    far = fact.high if extreme != fact.high else fact.low
    elsewhere = _steps(case, place.with_whole(record, far))
    telling = [
        name
        for name in there
        if there[name] != elsewhere[name] and there[name].present and elsewhere[name].present
    ]
    if not any(name in telling for name in case.outputs):
        return None
    lacking = _steps(case, place.put(record, Absence.MISSING))
    if not all(lacking[name].present for name in case.outputs if name in telling):
        return False
    return all(lacking[name] == there[name] for name in telling if lacking[name].present)


def _steps(case: Case, record: Record) -> Vector:
    ran = case.run(record)
    own = (one for one in case.program.steps.values() if one.step.grain is case.program.subject)
    return {one.name: ran.value(one.name) for one in own}
