"""The column reading of records, for holding the readings of a rule against each other.

Tables of millions never become records; here a few records become frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

import polars as pl

from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.keyed import Keyed
from meritasn.columns.reading import PERSON, read_people
from meritasn.facts import Grain
from meritasn.rules import Program, Record
from meritasn.rules.record import entered

__all__ = ["read_records"]

Slots = Mapping[tuple[str, str], int]


def read_records(
    program: Program, records: Sequence[Record], *, shuffled: int | None = None, chunks: int = 1
) -> list[Slots]:
    """The values and states of every step of each record, in the order of the records.

    Args:
        program: The rules on a day.
        records: On which they are run.
        shuffled: A seed; the rows of the frames are then in another order.
        chunks: Of how many pieces the frames are made.
    """
    order = list(range(len(records)))
    if shuffled is not None:
        Random(shuffled).shuffle(order)  # noqa: S311  (an order, no secret)
    whole = [(place, records[place]) for place in order]
    own = [
        (
            place,
            *entered(program, program.subject, one.facts),
            *entered(program, Grain.UNIT, one.above, own=False),
        )
        for place, one in whole
    ]
    names = (*_inputs(program, program.subject), *_inputs(program, Grain.UNIT, own=False))
    people = _keyed(own, names, chunks, ascending=shuffled is None)
    children = {kind: _kin(program, kind, whole, chunks) for kind in program.below(program.subject)}
    read = read_people(program, people, children).parents.frame
    rows = collected(read).sort(PERSON)
    steps = [
        (part.name, part.part)
        for stage in program.personal
        if stage.grain is program.subject
        for part in stage.parts
        if part.part in ("value", "state")
    ]
    columns = {key: rows[column(*key)].to_list() for key in steps}
    return [{key: found[place] for key, found in columns.items()} for place in range(len(records))]


def _kin(program: Program, kind: Grain, whole: Sequence[tuple[int, Record]], chunks: int) -> Keyed:
    rows = [
        (place, *entered(program, kind, child.facts))
        for place, one in whole
        for child in one.children
        if child.grain is kind
    ]
    places = [place for place, *_ in rows]
    return _keyed(rows, _inputs(program, kind), chunks, ascending=places == sorted(places))


def _inputs(program: Program, grain: Grain, *, own: bool = True) -> list[str]:
    names = (thing.name for thing in program.inputs(grain, own=own))
    return [column(name, part) for name in names for part in ("value", "state")]


def _keyed(
    rows: Sequence[Sequence[int]], names: Iterable[str], chunks: int, *, ascending: bool
) -> Keyed:
    schema = dict.fromkeys((PERSON, *names), pl.Int64)
    size = max(1, -(-len(rows) // chunks))
    pieces = [rows[start : start + size] for start in range(0, len(rows), size)] or [rows]
    frames = [pl.DataFrame(piece, schema=schema, orient="row") for piece in pieces]
    return Keyed(pl.concat(frames, rechunk=False).lazy(), PERSON, ascending)
