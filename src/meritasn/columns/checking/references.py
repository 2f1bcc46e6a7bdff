"""References that lead nowhere, and whose rows they stand in.

The keys that are referred to are few, or can be made few, beside the rows that refer to them; so it
is always the distinct references that are looked for among the keys.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import polars as pl

from meritasn.columns.checking.periods import days_of, orphans
from meritasn.columns.frames import collected
from meritasn.columns.people import TARGET, Tables
from meritasn.columns.reading import PERSON
from meritasn.columns.scans import Scan
from meritasn.io.records import PERIOD

__all__ = ["owners", "serving", "suspects_by_references", "units_by_references"]

_TO = "@to"


def suspects_by_references(tables: Tables, *, with_units: bool) -> Iterator[pl.Series]:
    """People whose rows refer to nobody, to no unit or to no appraisal."""
    rated, staff, targets = tables.appraisals, tables.employees, tables.targets
    if with_units:
        yield _dangling(staff, "employee", ["unit"], tables.units.units, "unit")
    names = ["employee", "rater", "rater_superior"]
    yield _dangling(rated, "employee", names, staff, "employee")
    yield from orphans(targets, rated)
    yield from _serving_nothing(targets)


def units_by_references(tables: Tables) -> Iterator[pl.Series]:
    """Units that refer to nobody or to no unit, or that have a predicate and are not there."""
    units, seen = tables.units.units, tables.units.performance
    yield _dangling(units, "unit", ["parent"], units, "unit")
    yield _dangling(units, "unit", ["head"], tables.employees, "employee")
    yield _dangling(seen, "unit", ["unit"], units, "unit")


def _dangling(scan: Scan, by: str, names: list[str], to: Scan, key: str) -> pl.Series:
    """Whose rows refer, in some columns, to a key that is not there."""
    refs = [scan.key(name) for name in names]
    each = [scan.frame.select(ref.alias(_TO)).drop_nulls().unique() for ref in refs]
    keys = to.frame.select(to.key(key).alias(_TO))
    lost = collected(pl.concat(each).unique().join(keys, on=_TO, how="anti"))[_TO]
    return owners(scan, by, names, lost.to_list())


def owners(scan: Scan, by: str, names: Iterable[str], keys: Collection[str]) -> pl.Series:
    """Whose rows refer, in some columns, to some keys."""
    if not keys:
        return pl.Series(by, [], dtype=pl.String)
    wanted = pl.Series([*keys], dtype=pl.String).implode()
    named = pl.any_horizontal(scan.key(name).is_in(wanted) for name in names)
    rows = scan.frame.filter(named.fill_null(value=False)).select(scan.key(by).alias(by))
    return collected(rows.unique())[by]


def _serving_nothing(targets: Scan) -> Iterator[pl.Series]:
    """People with a target that serves none of the very same period.

    It may serve one of a period that overlaps, which is for the reader of rows to say.
    """
    if "serves" not in targets.columns:
        return
    days = days_of(targets)
    whom = _served(targets)
    rows = targets.frame.select(
        targets.key("employee").alias(PERSON),
        whom.struct.field("field_0").alias(_TO),
        whom.struct.field("field_1").fill_null("").alias(TARGET),
        **days,
    )
    names = [_TO, TARGET, *PERIOD]
    wanted = collected(rows.drop_nulls(_TO).select(names).unique())
    if wanted.is_empty():
        return
    there = targets.frame.select(
        targets.key("employee").alias(_TO), targets.key("target").alias(TARGET), **days
    )
    found = collected(there.join(wanted.lazy(), on=names, how="semi").unique())
    lost = wanted.join(found, on=names, how="anti", nulls_equal=True)
    if not lost.is_empty():
        serving = rows.join(lost.lazy(), on=names, how="semi", nulls_equal=True)
        yield collected(serving.select(PERSON).unique())[PERSON]


def serving(targets: Scan, people: Collection[str]) -> pl.Series:
    """Whose targets serve one of some people."""
    if not people or "serves" not in targets.columns:
        return pl.Series("employee", [], dtype=pl.String)
    wanted = pl.Series([*people], dtype=pl.String).implode()
    theirs = _served(targets).struct.field("field_0").is_in(wanted)
    rows = targets.frame.filter(theirs.fill_null(value=False))
    return collected(rows.select(targets.key("employee")).unique()).to_series()


def _served(targets: Scan) -> pl.Expr:
    """The person whose target is served, and its key."""
    return targets.key("serves").str.splitn("/", 2)
