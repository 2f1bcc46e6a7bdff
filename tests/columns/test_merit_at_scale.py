"""Merit rules over 300,000 people or survey sheets: columns and single reading are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl
import pytest

from meritasn.columns import FrameAssessments, FrameCareers
from meritasn.columns.asof import WORKS_IN
from meritasn.columns.expressions import column
from meritasn.columns.frames import all_collected, collected
from meritasn.columns.keyed import Keyed
from meritasn.columns.reading import PERSON, UNIT, read_people, read_units
from meritasn.facts import Column, ColumnType, Grain, Table, catalogue
from meritasn.merit import Question, assess
from meritasn.model import VOCABULARY
from meritasn.policies import Policy, load_policy
from meritasn.quantities import Unit
from meritasn.rules import Program
from meritasn.rules.source import Key, reader

PEOPLE, AT_ONCE, RARE = 300_000, 30_000, 0.01
UNITS = 60
ON = date(2025, 12, 31)
TPP = load_policy("pp-12-2019", overlays=["examples/medan_tpp.toml"])
CASES = [
    pytest.param(load_policy("permenpanrb-38-2018"), PEOPLE, 2, id="professionalism"),
    pytest.param(TPP, PEOPLE, 1, id="allowance"),
    pytest.param(load_policy("permenpanrb-14-2017"), 1_500, 200, id="satisfaction"),
]
"""A policy, of how many subjects, and how many records of a kind each of them has about."""


def drawn(chance: np.random.Generator, one: Column, many: int) -> pl.Series:
    """Cells of a column, whether or not they make sense together; one in a hundred is empty."""
    fact = one.fact
    match one.type:
        case ColumnType.ENUM:
            codes = [term.code for term in VOCABULARY[one.enum or ""]]
            cells = pl.Series(one.name, chance.choice(codes, many))
        case ColumnType.DATE:
            days = np.datetime64(ON) - chance.integers(0, 2000, many)
            cells = pl.Series(
                one.name, np.where(chance.random(many) < 0.5, np.datetime64(ON), days)
            )
        case ColumnType.NUMBER:
            assert fact is not None
            high = fact.high if fact.unit is not Unit.MEASURE else min(fact.high, 9_000)
            whole = chance.integers(fact.low, high + 1, many)
            cells = pl.Series(one.name, whole / 10**fact.decimals if fact.decimals else whole)
        case _:
            cells = pl.Series(one.name, np.arange(many)).cast(pl.String)
    keep = one.required or one.type is ColumnType.TEXT
    return cells if keep else cells.set(pl.Series(chance.random(many) < RARE), None)


def rows(chance: np.random.Generator, table: Table, owners: pl.Series, each: int) -> pl.DataFrame:
    """About so many records of each owner, in no order, and none of one in a hundred."""
    many = np.where(np.arange(len(owners)) % 100 == 0, 0, chance.poisson(each, len(owners)))
    theirs = np.repeat(np.arange(len(owners)), many)
    cells = [drawn(chance, one, len(theirs)) for one in table.columns if one.name != table.key[0]]
    frame = pl.DataFrame([owners.gather(theirs).alias(table.key[0]), *cells])
    return frame.sample(fraction=1, shuffle=True, seed=1)


def frames(policy: Policy, subjects: int, each: int) -> FrameCareers:
    chance = np.random.default_rng(20251231)
    program, tables = policy.on(ON), catalogue()
    table = tables.table_of(program.subject)
    units = pl.DataFrame(
        {
            "unit": [f"U{n}" for n in range(UNITS)],
            "name": [f"Unit {n}" for n in range(UNITS)],
            "kind": ["dinas"] * UNITS,
            "parent": [None if n < 2 else f"U{n // 2}" for n in range(UNITS)],
        }
    )
    owners = pl.Series(table.key[0], [f"S{n:06}" for n in range(subjects)])
    named = {
        table.key[0]: owners,
        "unit": pl.Series("unit", chance.choice(units["unit"].to_numpy(), subjects)),
    }
    others = [c for c in table.columns if c.name not in named and c.type is not ColumnType.NIP]
    whole = pl.DataFrame([*named.values(), *(drawn(chance, c, subjects) for c in others)])
    kinds = [tables.table_of(kind) for kind in program.below(program.subject)]
    dated = {kind.name: rows(chance, kind, owners, each) for kind in kinds}
    return FrameCareers.of(**{table.name: whole, "units": units, **dated})


def names(keys: Sequence[Key]) -> list[str]:
    return [column(*key) for key in keys]


def tuples(frame: pl.DataFrame, columns: Sequence[str]) -> Iterable[tuple[int, ...]]:
    """The rows of some columns; an empty row for each where there are none."""
    return frame.select(columns).iter_rows() if columns else [()] * len(frame)


def by_owner(frame: pl.DataFrame, keys: Sequence[Key]) -> Mapping[str, list[tuple[int, ...]]]:
    found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for owner, *numbers in frame.select(PERSON, *names(keys)).iter_rows():
        found[owner].append(tuple(numbers))
    return found


@pytest.mark.parametrize(("policy", "subjects", "each"), CASES)
def test_every_integer_of_everybody_and_of_every_unit(
    policy: Policy, subjects: int, each: int
) -> None:
    asked = Question(ON, budget_ceiling=10**12)
    assessed: FrameAssessments = assess(frames(policy, subjects, each), asked, policy)
    program = assessed.program
    read = assessed.tables.subjects(program)
    kin = {kind: assessed.tables.records(program, kind) for kind in program.below(program.subject)}
    family = read_people(program, read, kin)
    whole, *records = all_collected(
        [family.parents.frame, *(rows.frame for rows in family.children.values())]
    )
    assert len(whole) == subjects
    for first in range(0, subjects, AT_ONCE):
        some = whole.slice(first, AT_ONCE)
        theirs = [r.join(some.select(PERSON), on=PERSON, how="semi") for r in records]
        assert_single(program, some, theirs)
    assert_units(assessed, program, whole)
    score = policy.pack.output["score"]
    refused = (whole[column(score, "state")] != 0).sum()
    assert 0 < refused < subjects * 0.9  # the draw is neither all good nor all bad


def assert_single(program: Program, subjects: pl.DataFrame, kin: Sequence[pl.DataFrame]) -> None:
    """Whether the single reading makes the same of what the columns took in."""
    read = reader(program, program.subject)
    entered = [by_owner(rows, one.inputs) for rows, one in zip(kin, read.kin, strict=True)]
    given = [by_owner(rows, one.rows) for rows, one in zip(kin, read.kin, strict=True)]
    above = (0, 1) * (len(read.above) // 2)
    own, made = (tuples(subjects, names(keys)) for keys in (read.inputs, read.own))
    for owner, inputs, expected in zip(subjects[PERSON], own, made, strict=True):
        mine, lines = read.function(inputs, above, [rows.get(owner, []) for rows in entered])
        assert mine == expected
        assert [list(one) for one in lines] == [rows.get(owner, []) for rows in given]


def assert_units(assessed: FrameAssessments, program: Program, whole: pl.DataFrame) -> None:
    """Whether each unit over everybody beneath it is what its single reading makes of them."""
    read = reader(program, Grain.UNIT)
    members = whole.join(assessed.tables.beneath(), on=WORKS_IN)
    units = assessed.tables.units(program)
    found = collected(read_units(program, units, Keyed(members.lazy(), UNIT)).parents.frame)
    assert len(found) == UNITS
    (kin,) = read.kin
    for unit in found.iter_rows(named=True):
        theirs = members.filter(pl.col(UNIT) == unit[UNIT])
        people = theirs.select(names(kin.inputs)).rows()
        mine, _ = read.function(tuple(unit[n] for n in names(read.inputs)), (), [people])
        assert mine == tuple(unit[n] for n in names(read.own))
