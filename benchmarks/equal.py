"""Whether two files of results say the same, row for row."""

from __future__ import annotations

from pathlib import Path

import polars as pl

__all__ = ["beyond", "differing"]

COLUMNS = ("employee", "unit", "predicate_code", "score", "refusal_code", "rank_in_unit")


def differing(one: Path, other: Path) -> tuple[int, int]:
    """How many rows there are, and how many stand in one file alone; their order is free."""
    counted = [
        pl.scan_parquet(file)
        .select(*COLUMNS[:-1], pl.col(COLUMNS[-1]).cast(pl.Int64), pl.lit(by).alias("times"))
        .with_columns(pl.col("score").cast(pl.Decimal(38, 2)))
        for file, by in ((one, 1), (other, -1))
    ]
    surplus = pl.concat(counted).group_by(COLUMNS).agg(pl.col("times").sum())
    rows = pl.scan_parquet(one).select(pl.len()).collect().item()
    different = surplus.select(pl.col("times").abs().sum()).collect(engine="streaming").item()
    return rows, different


def beyond(own: Path, peer: Path) -> str:
    """How far a peer goes astray that knows no refusal and counts in floats."""
    found = pl.scan_parquet(peer).join(
        pl.scan_parquet(own)
        .select("employee", "refusal_code", p="predicate_code", s="score")
        .unique("employee"),
        on="employee",
    )
    refused = pl.col("refusal_code").is_not_null()
    hundredths = (pl.col("s") * 100).cast(pl.Int64)
    counts = found.select(
        pl.len(),
        scores=(~refused & hundredths.ne_missing(pl.col("score"))).sum(),
        predicates=(~refused & pl.col("p").ne_missing(pl.col("predicate_code"))).sum(),
        refused=refused.sum(),
    )
    people, scores, predicates, scored = counts.collect().row(0)
    return (
        f"of {people:,} complete people {scores:,} scores and {predicates:,} predicates differ, "
        f"and {scored:,} are scored who have to be refused"
    )
