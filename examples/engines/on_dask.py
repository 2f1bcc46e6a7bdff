"""The rules over Parquet pieces by Dask: each piece is read, appraised and counted where it lies.

The kernel is pickled and sent along; a piece is a file of people with their targets within. The
same counts come of `meritasn.appraise` over the tables:

    pip install 'dask[dataframe]' && python examples/engines/on_dask.py
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import dask.dataframe as dd
import pandas as pd
import polars as pl
import pyarrow.parquet as pq

from meritasn import Period, appraise, load_policy, read_tables
from meritasn.columns import Kernel

MEDAN = Path(__file__).parents[1] / "medan"
LINKS = ("pegawai", "tanggal_mulai", "tanggal_selesai")
PIECE = 250


def people() -> pl.DataFrame:
    """Who somebody is, how they were rated in 2019 and their targets, in one row."""
    staff, rated, targets = (
        pl.read_csv(MEDAN / f"{name}.csv", infer_schema=False)
        for name in ("pegawai", "penilaian", "target")
    )
    nested = targets.group_by(LINKS).agg(pl.struct(pl.exclude(LINKS)).alias("target"))
    rows = staff.drop("nip", "nama").join(rated, on="pegawai").join(nested, on=LINKS, how="left")
    return rows.filter(tanggal_mulai="2019-01-01")


def appraised(piece: Path, kernel: Kernel) -> pd.DataFrame:
    """The results of a piece."""
    results: pd.DataFrame = kernel(pq.read_table(piece)).to_pandas()
    return results


def main() -> None:
    """Counts the predicates of 2019, through Dask and without it."""
    policy, year = load_policy("pp-46-2011"), Period.year(2019)
    kernel = Kernel(policy, year)
    with TemporaryDirectory() as folder:
        pieces = []
        for number, rows in enumerate(people().iter_slices(PIECE)):
            pieces.append(Path(folder) / f"{number}.parquet")
            rows.write_parquet(pieces[-1])
        none = kernel.schema.empty_table().to_pandas()
        results = dd.from_map(partial(appraised, kernel=kernel), pieces, meta=none)
        found = results["predicate_code"].value_counts().compute()
    print("Dask: ", {str(code): int(n) for code, n in sorted(found.items())})
    everybody = appraise(read_tables(MEDAN).workforce, policy, period=year)
    plain = Counter(one.predicate.code for one in everybody if one.predicate)
    print("plain:", dict(sorted(plain.items())))


if __name__ == "__main__":
    main()
