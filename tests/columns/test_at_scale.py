"""Three hundred thousand people, all threads: the column reading is the single one, to the digit.

Some faults of column engines show only from a hundred thousand rows on, so that small cases never
meet them. Everybody is read twice; the edges of bands, everybody who is refused and ten thousand
others are traced and read by the oracle as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from tests.rules.test_agreement import FACTS, SHIPPED, assert_agree

from meritasn import Period, Policy, appraise, load_policy
from meritasn.columns import FrameResults, FrameWorkforce
from meritasn.columns.members import results_of
from meritasn.columns.reading import PERSON
from meritasn.columns.scans import Given
from meritasn.errors import Place
from meritasn.facts import Fact, Grain
from meritasn.results import Result
from meritasn.rules import Run
from meritasn.rules.kinds import Bands
from meritasn.testing.oracle import MISSING, NOT_APPLICABLE, Appraised, Oracle, Scalar
from meritasn.testing.population import nation

PEOPLE, PARTS = 300_000, 12
CLOSELY = 10_000
HUNDREDTH = Decimal("0.01")
YEARS = {"pp-46-2011": 2019, "permenpanrb-6-2022": 2023}
TABLES = ("units", "unit_performance", "employees", "appraisals", "targets")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    nation(people=PEOPLE, faults=True, everyone=True).write_parquet(folder)
    return folder


@pytest.mark.parametrize("name", YEARS)
def test_everybody_is_read_alike(folder: Path, name: str) -> None:
    results = read(folder, name)
    rows = results.frame().collect(engine="streaming")
    assert len(rows) >= PEOPLE
    said = {row["employee"]: row for row in rows.iter_rows(named=True)}
    cuts, oracle = edges(results.policy), Oracle(SHIPPED[f"{name}.toml"], FACTS, on=last_day(name))
    read_closely = 0
    for number, one in enumerate(single(results)):
        row = said[one.employee]
        assert row["predicate_code"] == (one.predicate.code if one.predicate else None)
        assert row["score"] == one.score
        assert row["refusal_code"] == (one.refusal.code.id if one.refusal else None)
        remarkable = one.refusal is not None or one.score in cuts
        if one.run is not None and (remarkable or number % (PEOPLE // CLOSELY) == 0):
            read_closely += 1
            assert_agree(oracle.person(*appraised(one.run), unit_of(one.run)), one.run)
    assert read_closely >= CLOSELY


@pytest.mark.parametrize("name", YEARS)
def test_threads_and_order_change_nothing(folder: Path, name: str) -> None:
    first = read(folder, name).frame("behaviour" if name == "pp-46-2011" else "results")
    whole = first.collect(engine="streaming")
    again = first.collect(engine="streaming")
    assert again.equals(whole)
    reversed_ = read(folder, name, descending=True)
    steps = whole.columns[7:]
    other = reversed_.frame(*steps).collect(engine="streaming")
    assert other.sort("employee").equals(whole.sort("employee"))


def read(folder: Path, name: str, *, descending: bool = False) -> FrameResults:
    frames = {table: pl.scan_parquet(folder / f"{table}.parquet") for table in TABLES}
    if descending:
        frames |= {t: frames[t].reverse() for t in ("employees", "appraisals", "targets")}
    given = {table: Given(frame, Place(file=table)) for table, frame in frames.items()}
    workforce = FrameWorkforce.given(given)
    return appraise(workforce, load_policy(name), period=Period.year(YEARS[name]))


def single(results: FrameResults) -> Iterator[Result]:
    """Everybody by the single reading, a part after the other."""
    for part in range(PARTS):
        yield from results_of(results.case, pl.col(PERSON).hash() % PARTS == part)


def last_day(name: str) -> date:
    return date(YEARS[name], 12, 31)


def edges(policy: Policy) -> set[Decimal]:
    """Where the bands of a policy begin, and what lies right beneath."""
    starts = {
        row.start
        for step in policy.pack.steps
        if isinstance(step.kind, Bands)
        for row in step.kind.rows
        if row.start is not None
    }
    return {near for start in starts for near in (start, start - HUNDREDTH)}


def appraised(run: Run) -> Appraised:
    """The facts of a person and of their targets, as the oracle wants them."""
    return Appraised(
        facts(run, Grain.PERSON), [facts(child, Grain.TARGET) for child in run.children]
    )


def facts(run: Run, grain: Grain) -> Mapping[str, Scalar]:
    return {f.name: fact_of(run.slots, f) for f in run.program.facts.values() if f.grain is grain}


def unit_of(run: Run) -> Mapping[str, Scalar]:
    """The facts of the unit in which a person is counted."""
    known = (fact for fact in run.program.facts.values() if fact.grain is Grain.UNIT)
    return {fact.name: fact_of(run.above, fact) for fact in known}


def fact_of(slots: Mapping[tuple[str, str], int], fact: Fact) -> Scalar:
    whole, state = slots[fact.name, "value"], slots[fact.name, "state"]
    if state in (1, 2):
        return MISSING if state == 1 else NOT_APPLICABLE
    if fact.enum is not None:
        return fact.enum.codes[whole]
    # Of what is outside its range, only that is known.
    return Fraction(fact.high + 1 if state else whole, 10**fact.decimals)
