"""Three hundred thousand people: planted ones move for their reasons, all others as each alone."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import polars as pl
import pytest
from tests.columns.test_at_scale import PARTS, folder, read
from tests.evaluation.planted_moves import ASPECTS, KINDS, QUALITY, YEAR, draft, numbers
from tests.evaluation.test_replay_planted import NEAR, check

from meritasn import Period, load_policy
from meritasn.columns import FrameWorkforce
from meritasn.columns.fates import FrameFates
from meritasn.columns.members import results_of
from meritasn.columns.reading import PERSON
from meritasn.evaluation import replay
from meritasn.policies import shipped, what_if

__all__ = ["folder"]

PEOPLE = 300_000
SECONDS = 120  # of a machine that does other things as well
QUARTERS = 4


def test_three_hundred_thousand_planted_people_move_for_their_reasons() -> None:
    kinds = [*KINDS.values()]
    planted = {f"P{number:06}": kinds[number * 7919 % len(kinds)] for number in range(PEOPLE)}
    made = planted_frames()
    begun = perf_counter()
    found = replay(made, shipped("pp-46-2011"), draft(), near=NEAR, period=YEAR)
    counts = found.moved, found.causes, found.by_unit, found.near
    seconds = perf_counter() - begun
    assert counts[0] == sum(kind.moves for kind in planted.values())
    assert seconds < SECONDS, f"{seconds:.1f} s for {len(found.changes)} changes"
    check(found, planted)


def planted_frames() -> FrameWorkforce:
    """The people of each kind, one after the other, as frames of text."""
    kinds = [*KINDS.values()]
    rows = pl.DataFrame({"n": range(PEOPLE)}).with_columns(
        (pl.col("n") * 7919 % len(kinds)).alias("kind"),
        pl.format("P{}", pl.col("n").cast(pl.String).str.zfill(6)).alias("employee"),
    )
    done = [numbers(kind) for kind in kinds]
    alike = pl.DataFrame(
        {
            "kind": range(len(kinds)),
            **{
                aspect: [None if k.lacks == aspect else k.behaviour for k in kinds]
                for aspect in ASPECTS
            },
            "leadership": ["n/a"] * len(kinds),
            "quantity_realised": [str(quantity) for quantity, _ in done],
            "time_realised": [str(time) for _, time in done],
        }
    )
    people = rows.join(alike, on="kind", how="left", maintain_order="left")
    return FrameWorkforce.of(
        employees=rows.select(
            "employee",
            pl.when(pl.col("n") % 3 == 0).then(pl.lit("a")).otherwise(pl.lit("b")).alias("unit"),
            pl.lit("pns").alias("employment"),
        ),
        appraisals=people.select("employee", *ASPECTS, "leadership"),
        targets=people.select(
            "employee",
            pl.lit("T1").alias("target"),
            pl.lit("Layanan").alias("plan"),
            pl.lit("100").alias("quantity_target"),
            "quantity_realised",
            pl.lit("100").alias("quality_target"),
            pl.lit(str(QUALITY)).alias("quality_realised"),
            pl.lit("100").alias("time_target"),
            "time_realised",
        ),
        units=pl.DataFrame(
            {
                "unit": ["kota", "a", "b"],
                "name": ["Kota", "A", "B"],
                "kind": ["kota", "dinas", "dinas"],
                "parent": [None, "kota", "kota"],
            }
        ),
        period=YEAR,
    )


def test_everybody_moves_as_the_single_reading_says(folder: Path) -> None:
    """A nation, faulty rows among them; a third of it is read one by one under both policies."""
    before = load_policy("pp-46-2011")
    after = what_if(before, {"share_of_results": 70, "efficiency_limit": 20})
    tables = read(folder, "pp-46-2011").case.tables
    year = Period.year(2019)
    found = replay(FrameWorkforce(tables=tables), before, after, period=year)
    assert found.moved
    assert isinstance(found.fates, FrameFates)
    rows = found.fates.frame().select("key", "outcome_before", "outcome_after", "moves")
    said = {key: told for key, *told in rows.iter_rows()}
    workforce, scales = FrameWorkforce(tables=tables), found.scales
    cases = [workforce.appraised(policy, year, outside=True).case for policy in (before, after)]
    read_singly = 0
    for part in range(0, PARTS, PARTS // QUARTERS):
        here = pl.col(PERSON).hash() % PARTS == part
        for was, now in zip(*(results_of(case, here) for case in cases), strict=True):
            outcomes = [scales[0].outcome(was), scales[1].outcome(now)]
            assert said[was.employee] == [*outcomes, outcomes[0] != outcomes[1]]
            read_singly += 1
    assert read_singly > PEOPLE // QUARTERS
    assert sum(found.matrix.values()) == len(rows) >= PEOPLE


@pytest.mark.parametrize("change", [0, 1])
def test_a_change_alone_moves_those_of_whom_it_is_told(folder: Path, change: int) -> None:
    before = load_policy("pp-46-2011")
    after = what_if(before, {"share_of_results": 70, "efficiency_limit": 20})
    workforce = FrameWorkforce(tables=read(folder, "pp-46-2011").case.tables)
    found = replay(workforce, before, after, period=Period.year(2019))
    apart = found.changes[change]
    alone = replay(workforce, before, apart.policy, period=Period.year(2019))
    there = {mover.key: mover.after.outcome for mover in alone.movers}
    for mover in found.movers:
        told = apart in mover.why.alone
        assert told is (there.get(mover.key) == mover.after.outcome)
        assert (apart in mover.why.elsewhere) is (not told and mover.key in there)
