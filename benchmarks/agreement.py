"""The column reading of a nation beside the single reading of its people, one by one.

``python -m benchmarks agreement``; a seeded sample, everybody who is refused, and everybody on an
edge of a band. Objects are made of the same rows, and appraised as a workforce of objects.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl
from benchmarks.folders import Folders
from benchmarks.objects import Rows
from benchmarks.people import EDGES
from benchmarks.report import Aim, Figure, Section

from meritasn import Period, appraise, load_policy
from meritasn.columns import FrameWorkforce
from meritasn.errors.codes import refusals
from meritasn.results import Result

__all__ = ["command"]

YEARS = {2019: "pp-46-2011", 2023: "permenpanrb-6-2022"}
AT_ONCE = 10_000
SEED = 5


def command(arguments: Sequence[str]) -> tuple[list[Section], list[Aim]]:
    """Compares what is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks agreement", description=__doc__)
    parser.add_argument("--people", type=int, default=5_600_000, help="how large the nation is")
    parser.add_argument("--sample", type=int, default=200_000, help="how many are drawn")
    parser.add_argument("--tables", type=Path, help="keep the tables there, or take them thence")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        folders = Folders(asked.tables or Path(scratch) / "tables", Path(scratch))
        sections = [_compared(year, asked.people, asked.sample, folders) for year in YEARS]
    return sections, [
        Aim(f"{section.title}, differing", section.value("both", DIFFERING), 0, "people")
        for section in sections
    ]


DIFFERING = "differing"


def _compared(year: int, people: int, sample: int, folders: Folders) -> Section:
    tables, written = folders.of(people, year), folders.results / f"{year}.parquet"
    policy, period = load_policy(YEARS[year]), Period.year(year)
    appraise(FrameWorkforce.scan(tables), policy, period=period).write_parquet(written)
    drawn = _drawn(written, sample)
    rejected = (pl.col("refusal_code") == refusals.REJECTED_ROW.id).fill_null(value=False)
    known = drawn.filter(~rejected)
    start = perf_counter()
    rows = Rows(tables, known["employee"], period)
    different = 0
    for some in known.iter_slices(AT_ONCE):
        single = appraise(rows.workforce(some["employee"].to_list()), policy, period=period)
        answers = {result.employee: _told(result) for result in single.people}
        different += sum(answers[employee] != columns for employee, *columns in some.rows())
    spent = perf_counter() - start
    refused = known.select(pl.col("refusal_code").is_not_null().sum()).item()
    return Section(
        f"{policy.name}, a nation of {people:,}",
        (
            Figure("both", "compared", len(known), "people"),
            Figure("both", "of them refused", refused, "people"),
            Figure("both", DIFFERING, different, "people"),
            Figure("single reading", "objects and results", spent, "s"),
        ),
        (f"{len(drawn) - len(known):,} more have a row that is rejected before it is read.",),
    )


def _drawn(written: Path, sample: int) -> pl.DataFrame:
    """Some rows of the results by chance, and all that are refused or on an edge."""
    results = pl.scan_parquet(written)
    rows = results.select(pl.len()).collect().item()
    chosen = Random(SEED).sample(range(rows), min(sample, rows))  # noqa: S311, it guards no secret
    edges = [100 * edge - below for edge in EDGES for below in (0, 1)]
    on_edge = (pl.col("score") * 100).cast(pl.Int64).is_in(edges)
    by_chance = pl.col("row").is_in(pl.lit(pl.Series(chosen, dtype=pl.UInt32)).implode())
    return (
        results.with_row_index("row")
        .filter(by_chance | pl.col("refusal_code").is_not_null() | on_edge)
        .select("employee", "predicate_code", "score", "refusal_code")
        .collect()
    )


def _told(result: Result) -> list[object]:
    """What the columns say of a person."""
    return [
        result.predicate and result.predicate.code,
        result.score,
        result.refusal and result.refusal.code.id,
    ]
