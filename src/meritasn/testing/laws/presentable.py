"""Brings the least case that breaks a law to numbers that a reader can follow.

What is smallest is not what is plainest: a plan of 0.01 and a realisation of 0 break a law as well
as a plan of 100 and a realisation of 76 do, and only the second is told to a lawyer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from meritasn.quantities import Unit
from meritasn.rules import Program, Record
from meritasn.testing.laws.case import Place, places
from meritasn.testing.laws.fault import Fault

__all__ = ["presentable"]

_USUAL = {
    Unit.PERCENT: (100, 90, 80),
    Unit.POINTS: (80, 90, 100),
    Unit.MEASURE: (100, 80, 50),
    Unit.RUPIAH: (100_000_000, 80_000_000),
}
"""Numbers that readers are used to, the plainest first."""


def presentable(
    program: Program, record: Record, fault: Fault, fault_of: Callable[[Record], Fault | None]
) -> Fault:
    """The same fault in a record with usual numbers, as far as there is one.

    Args:
        program: The rules.
        record: The least record that has the fault.
        fault: The fault.
        fault_of: Finds the fault of a record.
    """
    known = list(places(program, record))
    groups = [*_together(known), *([place] for place in known)]
    for group in groups:
        best: tuple[Record, Fault] | None = None
        for values in _usual(group, record):
            other = _with(record, group, values)
            found = fault_of(other)
            if found is None or not _alike(found, fault):
                continue
            if best is None or found.extent > best[1].extent:
                best = other, found
        record, fault = best or (record, fault)
    return fault


def _together(known: Sequence[Place]) -> Iterator[list[Place]]:
    """Numbers of one unit in one part of a record, such as what was planned and realised."""
    parts: dict[tuple[object, ...], list[Place]] = {}
    for place in known:
        part, dot, _ = (place.fact.model or "").partition(".")
        if dot and place.fact.enum is None:
            parts.setdefault((place.child, part, place.fact.unit), []).append(place)
    yield from (group for group in parts.values() if len(group) > 1)


_PARTS = (Fraction(1), Fraction(4, 5), Fraction(2), Fraction(1, 2))
"""What was realised, as a part of what was planned."""


def _usual(group: Sequence[Place], record: Record) -> Iterator[list[int]]:
    """Usual numbers for facts that stand together, as integers at their scale."""
    first = group[0].fact
    if first.enum is not None or any(place.whole(record) is None for place in group):
        return
    for number in _USUAL.get(first.unit, ()):
        for part in _PARTS if len(group) > 1 else _PARTS[:1]:
            numbers = [Fraction(number), *(number * part for _ in group[1:])]
            scaled = zip(numbers, group, strict=True)
            wholes = [int(value * 10**place.fact.decimals) for value, place in scaled]
            fits = zip(wholes, group, strict=True)
            if all(place.fact.low <= whole <= place.fact.high for whole, place in fits):
                yield wholes


def _with(record: Record, group: Sequence[Place], wholes: Sequence[int]) -> Record:
    for place, whole in zip(group, wholes, strict=True):
        record = place.with_whole(record, whole)
    return record


def _alike(one: Fault, other: Fault) -> bool:
    return one.what == other.what and one.step == other.step and one.place == other.place
