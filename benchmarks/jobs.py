"""The jobs that are measured in a process of their own: ``python -m benchmarks.jobs NAME …``."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeAlias

__all__ = ["JOBS"]

Work: TypeAlias = Callable[[], object]

READ = {
    "employees": ("employee", "unit"),
    "units": ("unit", "parent", "head"),
    "appraisals": (
        *("employee", "first_day", "last_day", "rater", "service", "integrity", "commitment"),
        *("discipline", "cooperation", "leadership", "leadership__na"),
    ),
    "targets": (
        *("employee", "first_day", "last_day", "quantity_target", "quantity_realised"),
        *("quality_target", "quality_realised", "time_target", "time_realised"),
        *("cost_target", "cost_realised"),
    ),
}
"""The columns that the rule of PP 46/2011 needs."""

STEPS = {
    "score": ("score",),
    "predicate": ("score", "predicate_code"),
    "rank": ("score", "predicate_code", "rank_in_unit"),
}
"""Columns of the results that are asked for, one step more each; nothing else is computed."""


def _read(folder: Path, _: Path) -> Work:
    import polars as pl  # noqa: PLC0415, each job imports its own engine

    scans = [
        pl.scan_parquet(folder / f"{name}.parquet").select(pl.col(columns).null_count())
        for name, columns in READ.items()
    ]
    return lambda: [scan.collect(engine="streaming") for scan in scans]


def _meritasn(folder: Path, out: Path) -> Work:
    from meritasn import Period, appraise, load_policy  # noqa: PLC0415, each job imports its own engine
    from meritasn.columns import FrameWorkforce  # noqa: PLC0415, each job imports its own engine

    def work() -> None:
        workforce = FrameWorkforce.scan(folder)
        policy, year = load_policy("pp-46-2011"), Period.year(2019)
        appraise(workforce, policy, period=year).write_parquet(out)

    return work


def _step(columns: tuple[str, ...]) -> Callable[[Path, Path], Work]:
    def prepared(folder: Path, _: Path) -> Work:
        import polars as pl  # noqa: PLC0415, each job imports its own engine

        from meritasn import Period, appraise, load_policy  # noqa: PLC0415, each job imports its own engine
        from meritasn.columns import FrameWorkforce  # noqa: PLC0415, each job imports its own engine

        def work() -> None:
            workforce = FrameWorkforce.scan(folder)
            results = appraise(workforce, load_policy("pp-46-2011"), period=Period.year(2019))
            asked = results.frame().select(pl.col(columns).null_count())
            asked.collect(engine="streaming")

        return work

    return prepared


def _guide(folder: Path, _: Path) -> Work:
    from meritasn import Period, appraise, load_policy  # noqa: PLC0415, each job imports its own engine
    from meritasn.columns import FrameWorkforce  # noqa: PLC0415, each job imports its own engine

    def work() -> None:
        workforce = FrameWorkforce.scan(folder)
        policy, year = load_policy("permenpanrb-6-2022"), Period.year(2023)
        assert appraise(workforce, policy, period=year).units

    return work


def _polars(*, twins: bool) -> Callable[[Path, Path], Work]:
    def prepared(folder: Path, out: Path) -> Work:
        from benchmarks.peers.polars_pp46 import query  # noqa: PLC0415, a peer may be missing

        return lambda: query(folder, twins=twins).sink_parquet(out, engine="streaming")

    return prepared


def _duckdb(folder: Path, out: Path) -> Work:
    import duckdb  # noqa: PLC0415, a peer may be missing

    rule = Path(__file__).with_name("peers") / "duckdb_pp46.sql"

    def work() -> None:
        with duckdb.connect() as connection:
            connection.execute("SET preserve_insertion_order = false")
            for name in READ:
                file = folder / f"{name}.parquet"
                connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{file}')")
            connection.execute(rule.read_text("utf-8"))
            connection.execute(f"COPY result TO '{out}' (FORMAT parquet, COMPRESSION zstd)")

    return work


def _openfisca(folder: Path, out: Path) -> Work:
    from benchmarks.peers import openfisca_nation as peer  # noqa: PLC0415, a peer may be missing

    given = peer.arrays(folder)
    return lambda: peer.written(peer.calculated(given), out)


JOBS: dict[str, Callable[[Path, Path], Work]] = {
    "read": _read,
    "meritasn": _meritasn,
    "polars": _polars(twins=True),
    "trusting": _polars(twins=False),
    "duckdb": _duckdb,
    "openfisca": _openfisca,
    **{name: _step(columns) for name, columns in STEPS.items()},
    "guide": _guide,
}


def _peak() -> float:
    """Megabytes that this process held at most."""
    try:
        # What the system counts for a child begins with what its parent held.
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main(job: str, folder: str, out: str) -> None:
    """Does a job and prints what it cost."""
    work = JOBS[job](Path(folder), Path(out))
    wall, cpu = perf_counter(), process_time()
    work()
    spent = {"wall": perf_counter() - wall, "cpu": process_time() - cpu, "peak": _peak()}
    print(json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
