"""Runs the generated source: one person, or one unit over its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from meritasn.facts import Grain
from meritasn.rules.program import Program
from meritasn.rules.record import Record, Run, entered
from meritasn.rules.source import Key, Row, Rows, reader

__all__ = ["Entered", "run", "run_entered", "run_unit"]


@define(eq=False)
class Slots(Mapping[Key, int]):
    """Integers in a row, found by name and part; the places are shared by all rows alike."""

    places: Mapping[Key, int] = field(repr=False)
    row: Row = field(repr=False)

    def __getitem__(self, key: Key) -> int:
        return self.row[self.places[key]]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def run(program: Program, record: Record) -> Run:
    """Runs the steps of one person.

    Args:
        program: The rules on a day.
        record: The person, with targets and dated records as children, and the facts of their
            unit above.

    Raises:
        ValueError: If a number has too many decimals, or a label is unknown.
    """
    families = [
        [child for child in record.children if child.grain is kin.grain]
        for kin in reader(program, program.subject).kin
    ]
    whole = Entered(
        own=entered(program, program.subject, record.facts),
        above=entered(program, Grain.UNIT, record.above, own=False),
        children=[[entered(program, c.grain, c.facts) for c in family] for family in families],
        key=record.key,
        keys=[[child.key for child in family] for family in families],
    )
    return run_entered(program, whole)


@frozen
class Entered:
    """A person whose facts are integers with states already, in the order of `Program.inputs`.

    Attributes:
        own: Of the person.
        above: Of their unit.
        children: Of each child, for each grain that `Program.below` gives.
        key: Names the person in a trace.
        keys: Names each child.
    """

    own: Row = field(repr=False)
    above: Row = field(repr=False)
    children: Sequence[Rows] = field(repr=False)
    key: str = field(default="", repr=False)
    keys: Sequence[Sequence[str]] = field(default=(), repr=False)


def run_entered(program: Program, whole: Entered) -> Run:
    """Runs the steps of one person whose facts are integers already."""
    subject = program.subject
    read = reader(program, subject)
    made, rows = read.function(whole.own, whole.above, whole.children)
    places = _places(program, subject)
    person = Slots(places.own, whole.own + made)
    children: list[Run] = []
    above = Slots(places.above, whole.above)
    for kin, of_kin, entering, given, keys in zip(
        read.kin, places.kin, whole.children, rows, whole.keys, strict=True
    ):
        before: Slots | None = None
        for child, row, key in zip(entering, given, keys, strict=True):
            slots = Slots(of_kin, child + row)
            children.append(Run(program, slots, (), person, key, kin.grain, before, above))
            before = slots
    return Run(program, person, tuple(children), above, whole.key, subject)


def run_unit(program: Program, record: Record, people: Sequence[Run]) -> Run:
    """Runs the steps of one unit over people whose own steps have run.

    Args:
        program: The rules that the people were run with.
        record: The facts of the unit.
        people: Those who are counted in it.
    """
    read = reader(program, Grain.UNIT)
    own = entered(program, Grain.UNIT, record.facts)
    children = [
        [tuple(person.slots[key] for key in kin.inputs) for person in people] for kin in read.kin
    ]
    made, _ = read.function(own, (), children)
    slots = Slots(_places(program, Grain.UNIT).own, own + made)
    return Run(program, slots, tuple(people), {}, record.key, Grain.UNIT)


@frozen
class _Places:
    """Where each key stands in the rows of a reader."""

    own: Mapping[Key, int]
    above: Mapping[Key, int]
    kin: tuple[Mapping[Key, int], ...]


@lru_cache(maxsize=64)
def _places(program: Program, grain: Grain) -> _Places:
    read = reader(program, grain)
    return _Places(
        _numbered((*read.inputs, *read.own)),
        _numbered(read.above),
        tuple(_numbered((*kin.inputs, *kin.rows)) for kin in read.kin),
    )


def _numbered(keys: Iterable[Key]) -> dict[Key, int]:
    return {key: place for place, key in enumerate(keys)}
