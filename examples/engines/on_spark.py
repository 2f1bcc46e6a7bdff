"""The rules over a DataFrame of Spark: executors hand their batches to the kernel by `mapInArrow`.

Spark reads the tables of the example city and nests each person's targets. The same counts come
of `meritasn.appraise` over the tables. Needs Java:

    pip install pyspark && python examples/engines/on_spark.py
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from meritasn import Period, appraise, load_policy, read_tables
from meritasn.columns import Kernel

MEDAN = Path(__file__).parents[1] / "medan"
LINKS = ["pegawai", "tanggal_mulai", "tanggal_selesai"]


def people(spark: SparkSession) -> DataFrame:
    """Who somebody is, how they were rated in 2019 and their targets, in one row."""
    staff, rated, targets = (
        spark.read.csv(str(MEDAN / f"{name}.csv"), header=True)
        for name in ("pegawai", "penilaian", "target")
    )
    own = [name for name in targets.columns if name not in LINKS]
    nested = targets.groupBy(LINKS).agg(f.collect_list(f.struct(*own)).alias("target"))
    rows = staff.drop("nip", "nama").join(rated, "pegawai").join(nested, LINKS, "left")
    return rows.where(f.col("tanggal_mulai") == "2019-01-01")


def main() -> None:
    """Counts the predicates of 2019, through Spark and without it."""
    policy, year = load_policy("pp-46-2011"), Period.year(2019)
    kernel = Kernel(policy, year)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or executors take any python3
    spark = SparkSession.builder.master("local[2]").appName("meritasn").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    results = people(spark).mapInArrow(kernel.batches, from_arrow_schema(kernel.schema))
    counts = results.dropna(subset="predicate_code").groupBy("predicate_code").count()
    found = {row["predicate_code"]: row["count"] for row in counts.collect()}
    spark.stop()
    print("Spark:", dict(sorted(found.items())))
    everybody = appraise(read_tables(MEDAN).workforce, policy, period=year)
    plain = Counter(one.predicate.code for one in everybody if one.predicate)
    print("plain:", dict(sorted(plain.items())))


if __name__ == "__main__":
    main()
