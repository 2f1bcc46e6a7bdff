"""The column reading: every step of a program over frames of parents and of their children.

Children are folded by a group-by and joined to their parents; what children read of their parent
is joined down. Measured against lists nested in the frame of the parents, two frames were faster,
and a child may read its parent, which a list expression cannot. A nested frame is taken apart at
the door.

Each stage of a program is one or more `with_columns`, one for each level of parts that rest on
each other: no expression ever holds another part's expression inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

import polars as pl
from attrs import evolve, frozen

from meritasn.columns.expressions import Expressions, column, gathered, handed_on
from meritasn.columns.frames import collected
from meritasn.columns.keyed import Keyed
from meritasn.facts import Grain
from meritasn.rules import Program
from meritasn.rules.algebra import LIMIT_64, Before, Over, Slot
from meritasn.rules.program import Stage, befores, reads_of
from meritasn.rules.scope import Part

__all__ = ["PERSON", "UNIT", "Also", "Family", "read_people", "read_units"]

PERSON, UNIT = "@person", "@unit"
"""Columns that tell who a row belongs to; no step can be called so."""


@frozen(eq=False)
class Family:
    """Parents and their children, in frames that share a key.

    Attributes:
        parents: People with their targets and dated records, or units with their people.
        children: These, each kind in the order that running steps and last ones go by.
    """

    parents: Keyed
    children: Mapping[Grain, Keyed]


Also: TypeAlias = Mapping[Grain, Sequence[pl.Expr]]
"""What else is to be folded over a kind of children, if that kind is folded at all."""


def read_people(
    program: Program,
    people: Keyed,
    children: Mapping[Grain, Keyed],
    also: Also = MappingProxyType({}),
) -> Family:
    """Computes the steps of people, of their targets and of their dated records.

    Args:
        program: The rules on a day.
        people: By `PERSON`, an integer and a state for each fact of people and of their unit.
        children: By `PERSON`, the same for each kind of children that the rules are about.
        also: What else is to be folded over them.

    Returns:
        The frames with a column for the value and one for the state of each step.
    """
    return _read(program.personal, program.subject, Family(people, children), also)


def read_units(program: Program, units: Keyed, people: Keyed) -> Family:
    """Computes the steps of units over people whose own steps have been computed.

    Args:
        program: The rules that the people were read with.
        units: By `UNIT`, an integer and a state for each fact of units.
        people: By `UNIT`, what `read_people` gave for those who are counted.
    """
    return _read(program.unitary, Grain.UNIT, Family(units, {program.subject: people}), {})


def _read(stages: Sequence[Stage], grain: Grain, family: Family, also: Also) -> Family:
    parents, children = family.parents, dict(family.children)
    waiting = dict(also)
    kind = {(p.name, p.part): s.grain for s in stages for p in s.parts}
    for stage in stages:
        if stage.grain is grain:
            for child, folds in _folds(stage, kind).items():
                more = waiting.pop(child, ())
                parents = parents.joined(children[child].folded([*folds, *more]), lambda _: 0)
            parents = _filled(parents, stage)
        else:
            rows = _lowered(children[stage.grain], parents, stage)
            fill = _run_through if _handed_on(stage) else _filled
            children[stage.grain] = fill(rows, stage)
    return Family(parents, children)


def _filled(rows: Keyed, stage: Stage) -> Keyed:
    for columns in _computed(stage):
        rows = rows.with_columns(columns)
    return rows


def _computed(stage: Stage) -> Iterator[list[pl.Expr]]:
    """The parts of a stage, level by level."""
    ops = Expressions()
    for parts in _levels(stage.parts):
        yield [part.node.read(ops).alias(column(part.name, part.part)) for part in parts]


def _handed_on(stage: Stage) -> Mapping[tuple[str, str], Before]:
    return {(node.name, node.part): node for part in stage.parts for node in befores(part)}


def _nothing(before: Before) -> pl.Expr:
    """What there is before the first record, as wide as what is handed on."""
    wide = max(abs(before.lo), abs(before.hi)) > LIMIT_64
    return pl.lit(0, pl.Int128 if wide else pl.Int64)


_AT, _OF, _ROW = "@at", "@of", "@row"


def _run_through(rows: Keyed, stage: Stage) -> Keyed:
    """All first records at once, then all second ones, and so on: a loop over the order.

    Those who have most records come first in each of these slices, so that who has a next record
    stands in the next slice where they stand in this one.
    """
    places = [pl.int_range(pl.len()).over(rows.key).alias(_AT), pl.len().over(rows.key).alias(_OF)]
    records = collected(rows.frame.with_row_index(_ROW).with_columns(places))
    records = records.sort(_AT, _OF, rows.key, descending=[False, True, False])
    levels = list(_computed(stage))
    handed = {key: handed_on(*key) for key in _handed_on(stage)}
    nothing = [_nothing(before).alias(handed[key]) for key, before in _handed_on(stage).items()]
    done: list[pl.DataFrame] = []
    for records_at in records.partition_by(_AT, maintain_order=True) or [records]:
        before: Iterable[pl.Expr | pl.Series] = nothing
        if done:
            ahead = done[-1].head(len(records_at))
            before = [ahead[column(*key)].alias(name) for key, name in handed.items()]
        computed = records_at.with_columns(before)
        for level in levels:
            computed = computed.with_columns(level)
        done.append(computed)
    whole = pl.concat(done).sort(_ROW).drop(_AT, _OF, _ROW, *handed.values())
    return evolve(rows, frame=whole.lazy())


def _levels(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that rest only on those of earlier levels and on what was there before."""
    level: dict[tuple[str, str], int] = {}
    for part in parts:
        before = (level.get((read.name, read.part), -1) for read in reads_of(part))
        level[part.name, part.part] = 1 + max(before, default=-1)
    for number in range(max(level.values(), default=-1) + 1):
        yield [part for part in parts if level[part.name, part.part] == number]


def _folds(
    stage: Stage, kind: Mapping[tuple[str, str], Grain]
) -> Mapping[Grain, Sequence[pl.Expr]]:
    """What a stage folds over each kind of children, under the names that their parent reads."""
    folds: dict[Grain, list[pl.Expr]] = {}
    for over in dict.fromkeys(node for node in _reads(stage) if isinstance(node, Over)):
        named = _fold(over).alias(gathered(over.fold, over.name, over.part))
        folds.setdefault(kind[over.name, over.part], []).append(named)
    return folds


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
        case "last":
            return each.last()
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
