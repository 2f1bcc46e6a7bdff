"""Keys of rows that have a period: those that stand twice, and those that lead to no row.

A few periods are looked at one after the other: keys then mostly come in order, so that nothing is
hashed. Where there are many, days are a part of the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from meritasn.columns.frames import collected
from meritasn.columns.known import known, twins
from meritasn.columns.scans import Scan
from meritasn.io.records import PERIOD
from meritasn.quantities import Period

__all__ = ["days_of", "orphans", "shared_keys"]

_FEW = 12
_KEY, _THERE = "@key", "@there"


def shared_keys(scan: Scan, keys: Sequence[str]) -> Iterator[pl.Series]:
    """Whose rows share their key with another row of the same period.

    Args:
        scan: A table with periods.
        keys: The columns that with the period name a row once; the first says whose it is.
    """
    if len(scan.periods) > _FEW:
        yield twins(scan.frame.select(**_keys(scan, keys), **days_of(scan)))[keys[0]]
        return
    for period in scan.periods:
        yield known(scan, scan.during(period), keys).twins[keys[0]]


def orphans(targets: Scan, appraisals: Scan) -> Iterator[pl.Series]:
    """People with targets of a period in which they have no appraisal."""
    if len(targets.periods) > _FEW:
        names = ["employee", *PERIOD]
        theirs, rated = (
            scan.frame.select(**_keys(scan, names[:1]), **days_of(scan))
            for scan in (targets, appraisals)
        )
        yield _people(theirs.join(rated, on=names, how="anti"), names[0])
        return
    for period in targets.periods:
        yield _orphans_in(period, targets, appraisals)


def days_of(scan: Scan) -> dict[str, pl.Expr]:
    """The days of a period, by name."""
    return {name: scan.day(name) for name in PERIOD}


def _orphans_in(period: Period, targets: Scan, appraisals: Scan) -> pl.Series:
    done = known(targets, targets.during(period), ["employee", "target"])
    rated = known(appraisals, appraisals.during(period), ["employee"])
    there = rated.keyed({_KEY: "employee"}, []).with_columns([pl.lit(value=True).alias(_THERE)])
    theirs = done.keyed({_KEY: "employee"}, []).joined(there, lambda _: None)
    return _people(theirs.frame.filter(pl.col(_THERE).is_null()), _KEY)


def _keys(scan: Scan, names: Sequence[str]) -> dict[str, pl.Expr]:
    return {name: scan.key(name) for name in names}


def _people(rows: pl.LazyFrame, key: str) -> pl.Series:
    return collected(rows.select(key).unique())[key]
