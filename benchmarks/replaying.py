"""Who would move among 300,000: in columns, beside two full runs over objects on a sample.

``python -m benchmarks.replaying --people 300000 --sample 5000`` measures this alone. The naive way
reads everybody as objects under both policies and compares; it does not say why. It is timed on a
sample made in the same way and multiplied by its share, which is honest for what it does: each
person costs it the same. Before any time counts, both ways must name the same movers on the sample.
"""

from __future__ import annotations

import argparse
import resource
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl
from benchmarks.report import Figure, Section, lines

from meritasn import Period, Policy, appraise, load_policy, read_tables
from meritasn.columns import FrameWorkforce
from meritasn.columns.scans import NA
from meritasn.evaluation import Replay, replay
from meritasn.facts import catalogue
from meritasn.model import Workforce
from meritasn.policies import what_if
from meritasn.testing.population import nation

__all__ = ["measured"]

YEAR = Period.year(2019)
_KILO = 1024


def measured(people: int, sample: int, place: Path) -> Section:
    """The figures for so many people, objects on so many of them."""
    before, after = policies()
    few, many = place / "few", place / "many"
    for folder, number in ((few, sample), (many, people)):
        folder.mkdir()
        nation(people=number, years=(YEAR.start.year,), everyone=True).write_parquet(folder)
    begun = perf_counter()
    objects = read_tables(_as_csv(few)).workforce
    reading = perf_counter() - begun
    moved, comparing = _naively(objects, before, after)
    if {mover.key for mover in _replayed(few, before, after)[0].movers} != moved:
        raise AssertionError("both ways must name the same movers")
    found, seconds = _replayed(many, before, after)
    times = found.people / len(objects.employees)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILO
    figures = (
        Figure("meritasn, columns", "who moves, and why", seconds, "s", f"{found.moved} move"),
        Figure(
            "objects, twice",
            "who moves",
            comparing * times,
            "s",
            f"from {len(objects.employees)} people",
        ),
        Figure("objects, twice", "with reading", (comparing + reading) * times, "s"),
        Figure("this process", "peak", peak, "MB", "objects of the sample included"),
    )
    changes = len(found.changes)
    notes = (f"{found.people} people, {changes} changes, each of them alone and together.",)
    return Section("Who would move", figures, notes)


def policies() -> tuple[Policy, Policy]:
    """A rule, and a draft that changes two of its figures."""
    before = load_policy("pp-46-2011")
    figures = {"share_of_results": Decimal(70), "efficiency_limit": Decimal(20)}
    return before, what_if(before, figures)


def _naively(workforce: Workforce, before: Policy, after: Policy) -> tuple[set[str], float]:
    begun = perf_counter()
    was, now = (appraise(workforce, policy, period=YEAR) for policy in (before, after))
    changes = was.changes(now)
    seconds = perf_counter() - begun
    moved = {
        one.before.employee
        for one in changes
        if (one.before.predicate and one.before.predicate.code)
        != (one.after.predicate and one.after.predicate.code)
    }
    return moved, seconds


def _replayed(folder: Path, before: Policy, after: Policy) -> tuple[Replay, float]:
    begun = perf_counter()
    found = replay(FrameWorkforce.scan(folder), before, after, period=YEAR)
    counted = found.moved, found.causes, found.by_unit, found.by_level, found.near
    assert counted
    return found, perf_counter() - begun


def _as_csv(folder: Path) -> Path:
    made = folder / "csv"
    made.mkdir()
    for table in catalogue().tables.values():
        source = folder / f"{table.name}.parquet"
        if source.exists():
            rows = pl.read_parquet(source)
            marks = [name for name in rows.columns if name.endswith(NA)]
            marked = (
                pl.when(mark)
                .then(pl.lit("n/a"))
                .otherwise(pl.col(held).cast(pl.String))
                .alias(held)
                for mark in marks
                for held in [mark.removesuffix(NA)]
            )
            rows.with_columns(marked).drop(marks).write_csv(made / f"{table.name}.csv")
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.replaying", description=__doc__)
    parser.add_argument("--people", type=int, default=300_000)
    parser.add_argument("--sample", type=int, default=5_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as scratch:
        print("\n".join(lines([measured(asked.people, asked.sample, Path(scratch))], [])))
