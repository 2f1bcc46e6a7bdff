"""Ledgers of 300,000 people in columns, with all threads: every integer is the single reading's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl

from meritasn.columns import FrameAssessments, FrameCareers
from meritasn.columns.expressions import column
from meritasn.columns.frames import all_collected
from meritasn.columns.reading import PERSON, read_people
from meritasn.facts import Grain
from meritasn.merit import assess
from meritasn.policies import shipped
from meritasn.rules import Program
from meritasn.rules.source import Key, reader

PEOPLE, MOST_LINES, AT_ONCE = 300_000, 7, 30_000
RARE = 0.01
LEVELS = ["ahli_pertama", "ahli_muda", "ahli_madya", "ahli_utama", "terampil", "mahir"]
RANKS = ["iii_a", "iii_b", "iii_c", "iii_d", "iv_a"]
KINDS = ["opening", "conversion", "conversion", "conversion", "diploma", "level_rise", "rank_rise"]
PREDICATES = ["sangat_baik", "baik", "butuh_perbaikan", "kurang"]
CREDIT = shipped("permenpanrb-1-2023")
ON = date(2026, 6, 30)


def some(chance: np.random.Generator, of: Sequence[str], many: int) -> pl.Series:
    """Any of some labels, and none in one row of a hundred."""
    return pl.Series(chance.choice(of, many)).set(pl.Series(chance.random(many) < RARE), None)


def careers() -> FrameCareers:
    """Invented people with none to seven lines each, in no order; some facts are missing."""
    chance = np.random.default_rng(20240229)
    lines = np.repeat(np.arange(PEOPLE), chance.integers(0, MOST_LINES + 1, PEOPLE))
    many = len(lines)
    people = [f"P{place:06}" for place in range(PEOPLE)]
    employees = pl.DataFrame(
        {
            "employee": people,
            "unit": ["u"] * PEOPLE,
            "employment": ["pns"] * PEOPLE,
            "rank": chance.choice(RANKS, PEOPLE),
            "post_level": some(chance, LEVELS, PEOPLE),
            "rank_since": np.datetime64("2018-01-31") + chance.integers(0, 3000, PEOPLE),
        }
    )
    # Days step by a prime number, so that nobody has two lines of one kind on one day.
    days = np.datetime64("2022-12-31") + np.arange(many) * 97 % 1201
    credits_ = pl.DataFrame(
        {
            "employee": pl.Series(people)[lines],
            "credit_on": days,
            "credit_kind": chance.choice(KINDS, many),
            "credit_level": some(chance, LEVELS, many),
            "credit_rank": chance.choice(RANKS, many),
            "credit_predicate": some(chance, PREDICATES, many),
            "credit_months": chance.integers(0, 14, many),
            "credit_rank_months": chance.integers(0, 80, many),
            "credit_peak_rank": chance.choice(["yes", "no"], many),
            "credit_given": chance.integers(0, 30_000, many) / 100,
        }
    )
    return FrameCareers.of(employees, credits=credits_.sample(fraction=1, shuffle=True, seed=1))


def names(keys: tuple[Key, ...]) -> list[str]:
    return [column(*key) for key in keys]


def by_person(frame: pl.DataFrame, keys: tuple[Key, ...]) -> Mapping[str, list[tuple[int, ...]]]:
    rows: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for person, *numbers in frame.select(PERSON, *names(keys)).iter_rows():
        rows[person].append(tuple(numbers))
    return rows


def test_every_integer_of_every_ledger() -> None:
    assessed: FrameAssessments = assess(careers(), ON, CREDIT)
    program: Program = assessed.program
    people = assessed.tables.subjects(program)
    children = {
        kind: assessed.tables.records(program, kind) for kind in program.below(Grain.PERSON)
    }
    family = read_people(program, people, children)
    whole, *kin = all_collected(
        [family.parents.frame, *(rows.frame for rows in family.children.values())]
    )
    assert len(whole) == PEOPLE
    for first in range(0, PEOPLE, AT_ONCE):
        some = whole.slice(first, AT_ONCE)
        theirs = [rows.join(some.select(PERSON), on=PERSON, how="semi") for rows in kin]
        assert_single(program, some, theirs)
    refused = (whole["rank_balance__state"] != 0).sum()
    assert PEOPLE / 20 < refused < PEOPLE * 0.8  # the draw is neither all good nor all bad


def assert_single(program: Program, people: pl.DataFrame, kin: Sequence[pl.DataFrame]) -> None:
    """Whether the single reading makes the same of what the columns took in."""
    read = reader(program, Grain.PERSON)
    entered = [by_person(rows, one.inputs) for rows, one in zip(kin, read.kin, strict=True)]
    given = [by_person(rows, one.rows) for rows, one in zip(kin, read.kin, strict=True)]
    above = (0, 1) * (len(read.above) // 2)
    own, made = (people.select(names(keys)).iter_rows() for keys in (read.inputs, read.own))
    for person, inputs, expected in zip(people[PERSON], own, made, strict=True):
        mine, lines = read.function(inputs, above, [rows.get(person, []) for rows in entered])
        assert mine == expected
        assert [list(one) for one in lines] == [rows.get(person, []) for rows in given]
