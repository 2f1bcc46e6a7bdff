"""A nation from Parquet to Parquet: predicate, score and place in the unit, beside its peers.

``python -m benchmarks nation``; each run in a fresh process, turn by turn, the least of each
figure. Results are compared row for row before any time counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from benchmarks import fresh
from benchmarks.curve import drawn
from benchmarks.engines import installed
from benchmarks.equal import beyond, differing
from benchmarks.folders import Folders
from benchmarks.fresh import Spent
from benchmarks.jobs import STEPS
from benchmarks.report import Aim, Figure, Section
from pyarrow import parquet

__all__ = ["command", "measured"]

OWN, BY_HAND = "meritasn", "by hand, Polars"
ENGINES = {
    BY_HAND: ("polars", "polars"),
    OWN: ("meritasn", "polars"),
    "by hand, DuckDB": ("duckdb", "duckdb"),
    "by hand, no twins sought": ("trusting", "polars"),
    "openfisca, from arrays": ("openfisca", "OpenFisca-Core"),
    "read the columns": ("read", "polars"),
}
"""The job of each, and the distribution that it needs. Ratios are to the first of them."""

COMPARED = (BY_HAND, "by hand, DuckDB")
MOST_FOR_OPENFISCA = 1_000_000
SLOWER, MEMORY = 1.3, 2000
"""How much slower than by hand it may be, and how many megabytes it may hold."""

Turns: TypeAlias = dict[str, Spent]


def command(arguments: Sequence[str]) -> tuple[list[Section], list[Aim]]:
    """Measures what is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks nation", description=__doc__)
    parser.add_argument("--people", default="100000,1000000,5600000", help="sizes, by commas")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is run")
    parser.add_argument("--tables", type=Path, help="keep the tables there, or take them thence")
    parser.add_argument("--plot", type=Path, metavar="SVG", help="draw how the cost grows")
    asked = parser.parse_args(arguments)
    sizes = sorted(int(size) for size in asked.people.split(","))
    with TemporaryDirectory() as scratch:
        folders = Folders(asked.tables or Path(scratch) / "tables", Path(scratch))
        found = [measured(people, asked.repeats, folders) for people in sizes]
        steps = _steps(sizes[-1], folders)
    if asked.plot:
        drawn(dict(zip(sizes, found, strict=True)), asked.plot)
    return [*found, steps], list(_aims(found))


def measured(people: int, repeats: int, folders: Folders) -> Section:
    """Seconds and megabytes of each engine for a number of people."""
    tables = folders.of(people, 2019)
    there = [
        who
        for who, (job, needs) in ENGINES.items()
        if installed(needs) and (job != "openfisca" or people <= MOST_FOR_OPENFISCA)
    ]
    turns = [
        {who: fresh.run(ENGINES[who][0], tables, _out(folders, who)) for who in there}
        for _ in range(repeats)
    ]
    targets = parquet.read_metadata(tables / "targets.parquet").num_rows
    title = f"{people:,} people, {targets:,} targets"
    absent = [
        Figure(who, "wall", None, note=f"without {needs}")
        for who, (_, needs) in ENGINES.items()
        if not installed(needs)
    ]
    return Section(title, (*_figures(turns), *absent), tuple(_agreed(folders, there)))


def _out(folders: Folders, who: str) -> Path:
    return folders.results / f"{ENGINES[who][0]}.parquet"


def _figures(turns: Sequence[Turns]) -> Iterator[Figure]:
    spent = {who: fresh.least([turn[who] for turn in turns]) for who in turns[0]}
    for what, unit in (("wall", "s"), ("cpu", "CPU s"), ("peak", "MB")):
        yield from (Figure(who, what, getattr(one, what), unit) for who, one in spent.items())


def _agreed(folders: Folders, there: Sequence[str]) -> Iterator[str]:
    """How far the results are the same.

    Raises:
        SystemExit: If those by hand differ: then it is not the same rule, and no time counts.
    """
    for who in (one for one in COMPARED if one in there):
        rows, different = differing(_out(folders, OWN), _out(folders, who))
        if different:
            raise SystemExit(f"{different:,} of {rows:,} rows {who} are not those of {OWN}")
        yield f"{who}: none of {rows:,} rows differs"
    for who in (one for one in there if ENGINES[one][0] == "openfisca"):
        yield f"{who}: {beyond(_out(folders, OWN), _out(folders, who))}"


def _steps(people: int, folders: Folders) -> Section:
    """What each step adds, as far as columns of the results can be asked for one by one."""
    scored, rated = folders.of(people, 2019), folders.of(people, 2023)
    jobs = {
        "read the columns": ("read", scored),
        **{f"… {name}": (name, scored) for name in STEPS},
        "… written, in order": (OWN, scored),
        "guide of each unit, 2023": ("guide", rated),
    }
    out = folders.results / "step.parquet"
    turn = {what: fresh.run(job, tables, out) for what, (job, tables) in jobs.items()}
    return Section(f"{OWN}, {people:,} people, one step more each", tuple(_figures([turn])))


def _aims(found: Sequence[Section]) -> Iterator[Aim]:
    largest = found[-1]
    own, by_hand = largest.value(OWN, "wall"), largest.value(BY_HAND, "wall")
    ratio = None if own is None or by_hand is None else own / by_hand
    yield Aim(f"{largest.title}, beside Polars by hand", ratio, SLOWER)
    yield Aim(f"{largest.title}, memory", largest.value(OWN, "peak"), MEMORY, "MB")
