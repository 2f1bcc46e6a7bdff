"""The rule of PP 46/2011 for a nation, as a query that an analyst writes in Polars.

Whole hundredths, halves away from zero, one number for what is wrong with a row: the first one
that applies. Who leads a unit is counted in that of their rater, or in the unit above.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

__all__ = ["query"]

FIRST, LAST = date(2019, 1, 1), date(2019, 12, 31)
CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
BANDS = ((9100, "sangat_baik"), (7600, "baik"), (6100, "cukup"), (5100, "kurang"))

MISSING, OUTSIDE, ZERO, NO_TARGETS = "MER-4001", "MER-4002", "MER-4004", "MER-4006"
NOT_APPRAISED, APPRAISED_TWICE, REJECTED = "MER-4010", "MER-4012", "MER-4013"


def query(folder: Path, *, twins: bool = True) -> pl.LazyFrame:
    """One row an employee: unit, predicate, score, what is wrong, and the place in the unit.

    Args:
        folder: The tables.
        twins: Whether to look for employees and targets that are there twice.
    """
    units, employees, appraisals, targets = (
        pl.scan_parquet(folder / f"{name}.parquet")
        for name in ("units", "employees", "appraisals", "targets")
    )
    rated, set_for = (frame.filter(_in_the_year()) for frame in (appraisals, targets))
    scored = (
        employees.select("employee", "unit")
        .join(_recorded_twice(employees, sought=twins), on="employee", how="left")
        .join(_conduct(rated), on="employee", how="left")
        .join(_results(set_for, twins=twins), on="employee", how="left")
        .join(_heads(units, employees, rated), on="employee", how="left")
        .with_columns(unit=pl.when("leads").then("counted_in").otherwise("unit"))
        .with_columns(final=_half_up(60 * pl.col("skp") + 40 * pl.col("behaviour"), pl.lit(100)))
        .with_columns(refusal_code=_refusal())
        .with_columns(final=pl.when(pl.col("refusal_code").is_null()).then("final"))
    )
    return scored.select(
        "employee",
        "unit",
        _predicate(pl.col("final")).alias("predicate_code"),
        (pl.col("final").cast(pl.Decimal(38, 2)) * Decimal("0.01")).alias("score"),
        "refusal_code",
        pl.when(pl.col("unit").is_not_null())
        .then(pl.col("final").rank("min", descending=True).over("unit"))
        .alias("rank_in_unit"),
        pl.lit("by hand").alias("policy_hash"),
    )


def _in_the_year() -> pl.Expr:
    return (pl.col("first_day") == FIRST) & (pl.col("last_day") == LAST)


# ------------------------------------------------------------------------------------- activities


def _results(targets: pl.LazyFrame, *, twins: bool) -> pl.LazyFrame:
    """The mean of the activities of each employee, and what is wrong with one of them."""
    quantity = pl.col("quantity_target"), pl.col("quantity_realised")
    quality = 100 * pl.col("quality_target"), pl.col("quality_realised").to_physical()
    time = pl.col("time_target"), pl.col("time_realised")
    cost = pl.col("cost_target"), pl.col("cost_realised")
    planned = cost[0].is_not_null()
    wrong = (
        *_wrong(*quantity, 10**7),
        *_wrong(*quality, 100_00),
        *_wrong(*time, 10**6),
        (planned & cost[1].is_null(), MISSING),
        (planned & ~cost[1].is_between(0, 10**13), OUTSIDE),
        (~cost[0].is_between(0, 10**13), OUTSIDE),
        (cost[0] == 0, ZERO),
    )
    three = pl.col("quantity") + pl.col("quality") + pl.col("time")
    item = _half_up(three + pl.col("cost").fill_null(0), 3 + pl.col("cost").is_not_null())
    return (
        targets.select(
            "employee",
            "target",
            quantity=_half_up(10_000 * quantity[1], quantity[0]),
            quality=_half_up(10_000 * quality[1], quality[0]),
            time=_saved(*time),
            cost=_saved(*cost),
            wrong=_first(wrong),
        )
        .select("employee", "target", "wrong", item=item)
        .with_columns(
            wrong=pl.when(pl.col("wrong").is_null() & (pl.col("item").abs() > 10**8))
            .then(len(wrong))
            .otherwise("wrong")
        )
        .group_by("employee")
        .agg(
            pl.col("item").sum(),
            pl.col("wrong").min(),
            activities=pl.len(),
            set_twice=pl.col("target").n_unique() < pl.len() if twins else pl.lit(value=False),
        )
        .select(
            "employee",
            "set_twice",
            skp=_half_up(pl.col("item"), pl.col("activities").cast(pl.Int64)),
            activity_code=_told("wrong", [*(code for _, code in wrong), OUTSIDE]),
        )
    )


def _wrong(planned: pl.Expr, realised: pl.Expr, most: int) -> tuple[tuple[pl.Expr, str], ...]:
    return (
        (realised.is_null(), MISSING),
        (~realised.is_between(0, most), OUTSIDE),
        (planned.is_null(), MISSING),
        (~planned.is_between(0, most), OUTSIDE),
        (planned == 0, ZERO),
    )


def _saved(planned: pl.Expr, realised: pl.Expr) -> pl.Expr:
    """Early by at most 24 percent it pays; beyond that it costs."""
    early = 176 * planned - 100 * realised
    on_time = 100 * (planned - realised) <= 24 * planned
    return _half_up(100 * pl.when(on_time).then(early).otherwise(176 * planned - early), planned)


# ---------------------------------------------------------------------------------------- people


def _recorded_twice(employees: pl.LazyFrame, *, sought: bool) -> pl.LazyFrame:
    """Those of whom nobody can tell which record is right."""
    if not sought:
        return pl.LazyFrame(schema={"employee": pl.String, "records": pl.UInt32})
    times = employees.group_by("employee").agg(pl.len().alias("records"))
    return times.filter(pl.col("records") > 1)


def _conduct(appraisals: pl.LazyFrame) -> pl.LazyFrame:
    """The mean of the aspects of each employee; without subordinates five of six."""
    scores = {name: pl.col(name).to_physical() for name in CONDUCT}
    alone = pl.col("leadership__na")
    wrong = tuple(
        one
        for name, score in scores.items()
        for one in (
            (score.is_null() & ~alone if name == "leadership" else score.is_null(), MISSING),
            (~score.is_between(0, 100_00), OUTSIDE),
        )
    )
    total = sum((scores[name] for name in CONDUCT[:-1]), pl.lit(0, dtype=pl.Int64))
    led = pl.when(alone).then(0).otherwise(scores["leadership"])
    return (
        appraisals.select(
            "employee",
            behaviour=_half_up(total + led, 6 - alone.cast(pl.Int64)),
            conduct_code=_told(_first(wrong), [code for _, code in wrong]),
        )
        .group_by("employee")
        .agg(pl.len().alias("appraisals"), pl.all().first())
    )


def _heads(units: pl.LazyFrame, employees: pl.LazyFrame, appraisals: pl.LazyFrame) -> pl.LazyFrame:
    """Those who lead the unit in which they work, and where they are counted instead."""
    rater_works_in = employees.select(rater="employee", counted_in="unit")
    return (
        units.select("unit", "parent", employee="head")
        .join(employees.select("employee", "unit"), on=["employee", "unit"], how="semi")
        .join(appraisals.select("employee", "rater"), on="employee", how="left")
        .join(rater_works_in, on="rater", how="left")
        .group_by("employee")
        .agg(pl.coalesce("counted_in", "parent").first(), pl.lit(value=True).alias("leads"))
    )


def _refusal() -> pl.Expr:
    found = pl.col("appraisals")
    return (
        pl.when(found.is_null())
        .then(pl.lit(NOT_APPRAISED))
        .when(found > 1)
        .then(pl.lit(APPRAISED_TWICE))
        .when((pl.col("records") > 1) | pl.col("set_twice"))
        .then(pl.lit(REJECTED))
        .when(pl.col("skp").is_null() & pl.col("activity_code").is_null())
        .then(pl.lit(NO_TARGETS))
        .otherwise(pl.coalesce("activity_code", "conduct_code"))
    )


def _predicate(final: pl.Expr) -> pl.Expr:
    found: pl.Expr = pl.when(final.is_not_null()).then(pl.lit("buruk"))
    for edge, predicate in reversed(BANDS):
        found = pl.when(final >= edge).then(pl.lit(predicate)).otherwise(found)
    return found


# ------------------------------------------------------------------------------------- arithmetic


def _half_up(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    """A quotient of whole numbers, halves away from zero; Polars divides downwards."""
    return (2 * n + d - (n < 0)) // (2 * d)


def _first(wrong: Sequence[tuple[pl.Expr, str]]) -> pl.Expr:
    """The number of the first thing that is wrong; null where nothing is."""
    found = pl.lit(None, dtype=pl.UInt8)
    for number, (condition, _) in reversed(list(enumerate(wrong))):
        found = pl.when(condition).then(pl.lit(number, dtype=pl.UInt8)).otherwise(found)
    return found


def _told(number: pl.Expr | str, codes: Sequence[str]) -> pl.Expr:
    held = pl.col(number) if isinstance(number, str) else number
    return held.replace_strict(dict(enumerate(codes)), default=None, return_dtype=pl.String)
