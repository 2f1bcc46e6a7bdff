"""The column reading: every step of a program over two frames, parents and their children.

Children are folded by a group-by and joined to their parents; what children read of their parent
is joined down. Measured against lists nested in the frame of the parents, two frames were faster,
and a child may read its parent, which a list expression cannot. A nested frame is taken apart at
the door.

Each stage of a program is one or more `with_columns`, one for each level of parts that rest on
each other: no expression ever holds another part's expression inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import polars as pl
from attrs import frozen

from meritasn.columns.expressions import Expressions, column, gathered
from meritasn.columns.keyed import Keyed
from meritasn.facts import Grain
from meritasn.rules import Program
from meritasn.rules.algebra import LIMIT_64, Over, Slot
from meritasn.rules.program import Stage, reads_of
from meritasn.rules.scope import Part

__all__ = ["PERSON", "UNIT", "Family", "read_people", "read_units"]

PERSON, UNIT = "@person", "@unit"
"""Columns that tell who a row belongs to; no step can be called so."""


@frozen(eq=False)
class Family:
    """Parents and their children, in two frames that share a key.

    Attributes:
        parents: People with their targets, or units with their people.
        children: Their targets, or their people.
    """

    parents: Keyed
    children: Keyed


def read_people(
    program: Program, people: Keyed, targets: Keyed, also: Sequence[pl.Expr] = ()
) -> Family:
    """Computes the steps of people and of their targets.

    Args:
        program: The rules on a day.
        people: By `PERSON`, an integer and a state for each fact of people and of their unit.
        targets: By `PERSON`, the same for each fact of targets.
        also: What else is to be folded over the targets, if any are folded at all.

    Returns:
        The frames with a column for the value and one for the state of each step.
    """
    return _read(program.personal, Grain.PERSON, Family(people, targets), also)


def read_units(program: Program, units: Keyed, people: Keyed) -> Family:
    """Computes the steps of units over people whose own steps have been computed.

    Args:
        program: The rules that the people were read with.
        units: By `UNIT`, an integer and a state for each fact of units.
        people: By `UNIT`, what `read_people` gave for those who are counted.
    """
    return _read(program.unitary, Grain.UNIT, Family(units, people))


def _read(
    stages: Sequence[Stage], grain: Grain, family: Family, also: Sequence[pl.Expr] = ()
) -> Family:
    parents, children = family.parents, family.children
    for stage in stages:
        if stage.grain is grain:
            folds = _folds(stage)
            if folds:
                parents = parents.joined(children.folded([*folds, *also]), lambda _: 0)
                also = ()
            parents = _filled(parents, stage)
        else:
            children = _filled(_lowered(children, parents, stage), stage)
    return Family(parents, children)


def _filled(rows: Keyed, stage: Stage) -> Keyed:
    ops = Expressions()
    for parts in _levels(stage.parts):
        rows = rows.with_columns(p.node.read(ops).alias(column(p.name, p.part)) for p in parts)
    return rows


def _levels(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that rest only on those of earlier levels and on what was there before."""
    level: dict[tuple[str, str], int] = {}
    for part in parts:
        before = (level.get((read.name, read.part), -1) for read in reads_of(part))
        level[part.name, part.part] = 1 + max(before, default=-1)
    for number in range(max(level.values(), default=-1) + 1):
        yield [part for part in parts if level[part.name, part.part] == number]


def _folds(stage: Stage) -> list[pl.Expr]:
    """What a stage folds over the children, each under the name that its parent reads."""
    overs = dict.fromkeys(node for node in _reads(stage) if isinstance(node, Over))
    return [_fold(over).alias(gathered(over.fold, over.name, over.part)) for over in overs]


def _fold(over: Over) -> pl.Expr:
    each = pl.col(column(over.name, over.part))
    match over.fold:
        case "sum":
            # Bounds are proved for as many children as a parent may have.
            wide = max(abs(over.lo), abs(over.hi)) > LIMIT_64
            return (each.cast(pl.Int128) if wide else each).sum()
        case "union":
            return each.bitwise_or()
        case "least":
            return each.min()
        case _:
            return each.max()


def _lowered(children: Keyed, parents: Keyed, stage: Stage) -> Keyed:
    """What a stage of children reads of their parents, joined to them."""
    wanted = dict.fromkeys(
        column(node.name, node.part)
        for node in _reads(stage)
        if isinstance(node, Slot) and node.up > 0
    )
    known = children.names if wanted else []
    missing = [name for name in wanted if name not in known]
    if not missing:
        return children
    above = Keyed(parents.frame.select(parents.key, *missing), parents.key, parents.ascending)
    return children.joined(above, lambda _: None)


def _reads(stage: Stage) -> Iterable[Slot | Over]:
    return (node for part in stage.parts for node in reads_of(part))
