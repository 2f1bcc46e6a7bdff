"""The rules over a relation of DuckDB: batches go out, results come back as a relation.

DuckDB joins the tables of the example city and nests each person's targets; the kernel takes its
batches one after another, and DuckDB reads the results as they come. Nothing but the batch at hand
stands in memory. The same counts come of `meritasn.appraise` over the tables:

    python examples/engines/on_duckdb.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb
import pyarrow as pa

from meritasn import Period, appraise, load_policy, read_tables
from meritasn.columns import Kernel

MEDAN = Path(__file__).parents[1] / "medan"
BATCH = 200

ROWS = """
select pegawai.* exclude (nama, nip), penilaian.* exclude (pegawai), target
from read_csv($folder || '/pegawai.csv', all_varchar = true) pegawai
join read_csv($folder || '/penilaian.csv', all_varchar = true) penilaian using (pegawai)
left join (
    select t.pegawai, t.tanggal_mulai, list(t) as target
    from read_csv($folder || '/target.csv', all_varchar = true) t
    group by all
) using (pegawai, tanggal_mulai)
where tanggal_mulai = '2019-01-01'
"""
"""Who somebody is, how they were rated and their targets, in one row; no name and no NIP."""

COUNTS = """
select predicate_code, count(*) from results where predicate_code is not null group by all
"""


def main() -> None:
    """Counts the predicates of 2019, through DuckDB and without it."""
    policy, year = load_policy("pp-46-2011"), Period.year(2019)
    kernel = Kernel(policy, year)
    with duckdb.connect() as base, base.cursor() as out:  # one reads while the other asks
        rows = base.sql(ROWS, params={"folder": str(MEDAN)})
        batches = kernel.batches(rows.to_arrow_reader(BATCH))
        out.register("results", pa.RecordBatchReader.from_batches(kernel.schema, batches))
        found = dict(out.sql(COUNTS).fetchall())
    print("DuckDB:", dict(sorted(found.items())))
    everybody = appraise(read_tables(MEDAN).workforce, policy, period=year)
    plain = Counter(one.predicate.code for one in everybody if one.predicate)
    print("plain: ", dict(sorted(plain.items())))


if __name__ == "__main__":
    main()
