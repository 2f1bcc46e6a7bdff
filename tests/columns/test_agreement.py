"""The column reading gives what the reference reading gives: every integer, every state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.packs import DAYS, HEAD, packs
from tests.rules.records import facts_at, records, tied_records, units
from tests.rules.test_agreement import (
    FACTS,
    SHIPPED,
    SMALL,
    days,
    days_of,
    record,
    slow,
    taken,
    told,
    unit_facts,
)

from meritasn.columns.expressions import column
from meritasn.columns.keyed import Keyed
from meritasn.columns.reading import PERSON, UNIT, read_people, read_units
from meritasn.facts import Grain
from meritasn.policies import read_policy, shipped
from meritasn.rules import Program, Record, interpret, interpret_unit
from meritasn.rules.record import entered
from meritasn.testing.oracle import Appraised
from meritasn.testing.oracle import Record as Facts

Whole = int | None

OF_PERFORMANCE = ("pp-46-2011.toml", "permenpanrb-8-2021.toml", "permenpanrb-6-2022.toml")
"""The packs that are about targets; `test_shipped_packs` draws the records that others ask for."""


def inputs(program: Program, grain: Grain, *, own: bool = True) -> dict[str, type[pl.Int64]]:
    names = (thing.name for thing in program.inputs(grain, own=own))
    return {column(name, part): pl.Int64 for name in names for part in ("value", "state")}


def frame(
    key: str, keys: Sequence[int], rows: Iterable[Sequence[int]], names: Iterable[str]
) -> Keyed:
    schema = {key: pl.Int64, **dict.fromkeys(names, pl.Int64)}
    lines = [(k, *row) for k, row in zip(keys, rows, strict=True)]
    whole = pl.LazyFrame(lines, schema=schema, orient="row")
    return Keyed(whole, key, ascending=list(keys) == sorted(keys))


def frames(program: Program, whole: Sequence[Record]) -> tuple[Keyed, Mapping[Grain, Keyed]]:
    """Subjects and each kind of their children, with integers as every reading takes them in."""
    own = [entered(program, program.subject, one.facts) for one in whole]
    above = [entered(program, Grain.UNIT, one.above, own=False) for one in whole]
    people = frame(
        PERSON,
        range(len(whole)),
        [(*a, *b) for a, b in zip(own, above, strict=True)],
        (*inputs(program, program.subject), *inputs(program, Grain.UNIT, own=False)),
    )
    return people, {kind: kin(program, kind, whole) for kind in program.below(program.subject)}


def kin(program: Program, kind: Grain, whole: Sequence[Record]) -> Keyed:
    theirs = [(i, child) for i, one in enumerate(whole) for child in one.children]
    rows = [(i, child) for i, child in theirs if child.grain is kind]
    return frame(
        PERSON,
        [i for i, _ in rows],
        [entered(program, kind, child.facts) for _, child in rows],
        inputs(program, kind),
    )


def same(rows: pl.DataFrame, slots: Sequence[Mapping[tuple[str, str], int]]) -> None:
    """Whether each row has the integers of the slots, under the names of columns."""
    assert len(rows) == len(slots)
    for row, expected in zip(rows.iter_rows(named=True), slots, strict=True):
        for key, value in expected.items():
            assert row[column(*key)] == value, key


def agree_on_people(program: Program, whole: Sequence[Record]) -> pl.DataFrame:
    family = read_people(program, *frames(program, whole))
    people, *families = pl.collect_all(
        [family.parents.frame, *(kin.frame for kin in family.children.values())], engine="streaming"
    )
    runs = [interpret(program, one) for one in whole]
    same(people.sort(PERSON), [one.slots for one in runs])
    for kind, children in zip(family.children, families, strict=True):
        rows = children.sort(PERSON, maintain_order=True)
        theirs = [child for one in runs for child in one.children if child.grain is kind]
        same(rows, [child.slots for child in theirs])
    return people


@slow
@given(packs(), st.lists(records(), min_size=1, max_size=4), unit_facts, days)
def test_people_of_random_packs(
    pack: str, people: Sequence[Appraised], unit: Facts, day: date
) -> None:
    program = taken(pack, day)
    if program is not None:
        agree_on_people(program, [record(one, unit) for one in people])


@slow
@given(packs(), units(), days)
def test_units_of_random_packs(
    pack: str, unit: tuple[Facts, Sequence[Appraised]], day: date
) -> None:
    program = taken(pack, day)
    if program is None:
        return
    facts, people = unit
    whole = [record(one, facts) for one in people]
    family = read_people(program, *frames(program, whole))
    names = inputs(program, Grain.UNIT)
    own = frame(UNIT, [0], [entered(program, Grain.UNIT, told(facts))], names)
    counted = family.parents.frame.with_columns(pl.lit(0, dtype=pl.Int64).alias(UNIT))
    rows = read_units(program, own, Keyed(counted, UNIT)).parents.frame.collect(engine="streaming")
    run = interpret_unit(program, Record(told(facts)), [interpret(program, one) for one in whole])
    same(rows, [run.slots])


@pytest.mark.parametrize("name", OF_PERFORMANCE)
@slow
@given(data=st.data())
def test_people_of_shipped_packs(name: str, data: st.DataObject) -> None:
    pack = SHIPPED[name]
    program = shipped(name.removesuffix(".toml")).on(data.draw(st.sampled_from(days_of(pack))))
    unit = data.draw(facts_at("unit", FACTS))
    anybody = st.one_of(tied_records(), records(FACTS, pack))
    several = st.lists(anybody, min_size=1, max_size=30)
    agree_on_people(program, [record(one, unit) for one in data.draw(several)])


def test_a_state_of_more_bits_than_64_is_handed_on() -> None:
    """Seventy balances, each of which rests on the one before and may be refused by itself."""
    steps = [
        f"""[[step]]
name = "balance_{i}"
of = "credit"
title = {{ id = "Saldo {i}", en = "Balance {i}" }}
running = "previous + {f"balance_{i - 1}" if i else "earned - used"}"
decimals = 1
range = [0, {1000 - i}]
cite = "rule"
standing = "text"
"""
        for i in range(70)
    ]
    end = steps[-1].replace("balance_69", "last").replace('of = "credit"', 'of = "person"')
    end = end.replace('running = "previous + balance_68"', LAST_BALANCE)
    pack = "\n".join([HEAD, *steps, end, '[output]\nscore = "last"\n'])
    program = read_policy(pack, facts=SMALL).on(DAYS[0])
    assert len(program.reasons) > 64
    lines: list[Facts] = [{"earned": Fraction(n), "used": Fraction(0)} for n in (1, 2, 900, 3)]
    several = [Appraised({}, (), {"credit": lines[i:]}) for i in range(5)]
    agree_on_people(program, [record(one, {}) for one in several])


LAST_BALANCE = 'last_over = { children = "credit", value = "balance_69" }'
