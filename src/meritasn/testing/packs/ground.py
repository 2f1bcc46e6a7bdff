"""What a random pack may be about: the facts of a catalogue that it can do something with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from meritasn.facts import Catalogue, Fact, Grain, enumeration
from meritasn.quantities import Unit

__all__ = ["ABOVE", "PURE", "Ground", "Name", "ground_of"]

PURE = "pure"
"""The dimension of points, percent and ratios; any other is called by its unit."""

ABOVE: Mapping[str, str] = {
    grain.value: grain.parent.value for grain in Grain if grain.parent is not None
}

_DIMENSIONS = {Unit.POINTS: PURE, Unit.PERCENT: PURE, Unit.RATIO: PURE}
_COUNTED = ("date", "days", "months", "years")
_MOST, _MOST_DECIMALS = 10**6, 3
"""Beyond these a few multiplications leave what the engine computes with."""


class Name(NamedTuple):
    """What a step may name: a number of some dimension, or a label of an enumeration."""

    name: str
    enum: str | None = None
    divides: bool = False
    of: str = PURE
    whole: bool = False


@frozen
class Ground:
    """The facts of a catalogue as names, and what of them can be absent or is protected.

    Attributes:
        known: By grain.
        targets: The grain of targets, where they have labels and numbers.
        dated: Kinds of dated records of a person that have labels and numbers.
        may_lack: Facts that may be not applicable.
        lawful: Protected attributes, which a pack may read for a purpose.
        enums: The codes of every enumeration that a fact has, and of answers.
    """

    known: Mapping[str, tuple[Name, ...]]
    targets: tuple[str, ...]
    dated: tuple[str, ...]
    may_lack: tuple[str, ...]
    lawful: tuple[str, ...]
    enums: Mapping[str, tuple[str, ...]]


def ground_of(catalogue: Catalogue) -> Ground:
    """What a catalogue gives a pack about people to work with."""
    lawful = {name: fact for name, fact in catalogue.lawful.items() if fact.grain is Grain.PERSON}
    facts = [*catalogue.facts.values(), *lawful.values()]
    known: dict[str, list[Name]] = {}
    for fact in facts:
        if (name := _name(fact)) is not None:
            known.setdefault(fact.grain.value, []).append(name)
    dated = tuple(
        table.grain.value
        for table in catalogue.tables.values()
        if table.since and table.grain and table.grain.parent is Grain.PERSON
        if _is_rich(known.get(table.grain.value, []))
    )
    labels = [fact.enum for fact in facts if fact.enum is not None]
    enums = {one.name: one.codes for one in labels if enumeration(one.name) is not None}
    targets = tuple(g for g in (Grain.TARGET.value,) if _is_rich(known.get(g, [])))
    people = known.get(Grain.PERSON.value, [])
    if not _is_rich(people) or not any(name.of == "date" for name in people):
        raise ValueError("a random pack needs a number, a label and a day of people")
    if not targets and not dated:
        raise ValueError("a random pack needs records of people that have a number and a label")
    lacking = tuple(fact.name for fact in facts if fact.absent_ok)
    return Ground(
        {grain: tuple(names) for grain, names in known.items()},
        targets,
        dated,
        lacking,
        tuple(lawful),
        enums,
    )


def _name(fact: Fact) -> Name | None:
    """The fact as something to name; None where nothing can be done with it."""
    if fact.enum is not None:
        return None if enumeration(fact.enum.name) is None else Name(fact.name, fact.enum.name)
    of = _DIMENSIONS.get(fact.unit, fact.unit.value)
    if of == "date":
        return Name(fact.name, of=of, whole=True)
    if of not in (PURE, *_COUNTED) or fact.decimals > _MOST_DECIMALS:
        return None
    if max(abs(fact.low), abs(fact.high)) > _MOST * 10**fact.decimals:
        return None
    return Name(fact.name, None, fact.low >= 0, of, whole=fact.decimals == 0)


def _is_rich(names: list[Name]) -> bool:
    labels = any(name.enum is not None for name in names)
    return labels and any(name.divides and name.of == PURE for name in names)
