"""Units about which something may be found: their cells, their head, and the tree they stand in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import polars as pl

from meritasn.columns.checking.cells import ODD, with_odd_cells
from meritasn.columns.checking.periods import shared_keys
from meritasn.columns.frames import collected
from meritasn.columns.heads import Units
from meritasn.columns.keys import as_text
from meritasn.columns.known import known
from meritasn.columns.people import Tables
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import Scan
from meritasn.errors import Place
from meritasn.facts import catalogue
from meritasn.io.cells import read_cell

__all__ = ["climbed", "parents", "suspects_by_units"]

_AT, _ACTIVE = "@at", "@active"


def suspects_by_units(tables: Tables, tree: Mapping[str, str | None]) -> Iterator[pl.Series]:
    """Units with an odd cell, twins, no head or one from elsewhere, closed ones, and rings."""
    units, seen = tables.units.units, tables.units.performance
    for scan in (units, seen):
        yield _units(with_odd_cells(scan, {UNIT: scan.key("unit")}).filter(ODD))
    yield known(units, units.frame, ["unit"]).twins["unit"]
    yield from shared_keys(seen, ["unit"])
    yield _without_head(units)
    yield from _closed(units, tables.employees)
    yield from _out_of_place(tables, tree)


def _without_head(units: Scan) -> pl.Series:
    return _units(
        units.frame.select(
            units.key("unit").alias(UNIT),
            units.key("head").alias(PERSON),
            _active(units).alias(_ACTIVE),
        ).filter(pl.col(PERSON).is_null() & pl.col(_ACTIVE))
    )


def _closed(units: Scan, staff: Scan) -> Iterator[pl.Series]:
    """Units that are no longer active, and have people."""
    rows = units.frame.select(units.key("unit").alias(UNIT), _active(units).alias(_ACTIVE))
    closed = collected(rows.filter(~pl.col(_ACTIVE)).select(UNIT).unique())
    if not closed.is_empty():
        working = staff.frame.select(staff.key("unit").alias(UNIT))
        yield _units(working.join(closed.lazy(), on=UNIT, how="semi"))


def _active(units: Scan) -> pl.Expr:
    """Whether a unit may be active; only a cell that says no says that it is not."""
    held = units.columns.get("active")
    if held is None:
        return pl.lit(value=True)
    text = as_text(pl.col(held), units.schema[held]).cast(pl.String)
    inactive = text.map_batches(_is_no, return_dtype=pl.Boolean, is_elementwise=True)
    return ~inactive.fill_null(value=False)


def _is_no(cells: pl.Series) -> pl.Series:
    described = catalogue().tables["units"].column("active")
    met = cells.unique().drop_nulls().to_list()
    return cells.is_in([cell for cell in met if read_cell(cell, described, Place()) is False])


def _out_of_place(tables: Tables, tree: Mapping[str, str | None]) -> Iterator[pl.Series]:
    """Units of a ring or beneath one, and those whose head works neither in them nor beneath."""
    sound: set[str] = set()
    for unit in tree:
        path = [*climbed(unit, tree, sound)]
        if tree.get(path[-1]) not in path:
            sound.update(path)
    yield pl.Series(UNIT, [unit for unit in tree if unit not in sound], dtype=pl.String)
    leading = tables.units.leading()
    working = collected(
        tables.employees.frame.select(
            tables.employees.key("employee").alias(PERSON),
            tables.employees.key("unit").alias(_AT),
        ).join(leading.select(PERSON).unique().lazy(), on=PERSON, how="semi")
    )
    elsewhere = leading.join(working, on=PERSON).filter(pl.col(_AT) != pl.col(UNIT))
    odd = [unit for unit, at in elsewhere.select(UNIT, _AT).rows() if unit not in climbed(at, tree)]
    yield pl.Series(UNIT, odd, dtype=pl.String)


def parents(units: Units) -> dict[str, str | None]:
    """The unit above each unit; of twins the first."""
    return {unit: above for unit, above in units.tree().iter_rows() if unit is not None}


def climbed(
    unit: str | None, tree: Mapping[str, str | None], until: Container[str] = ()
) -> Mapping[str, None]:
    """A unit and those above it that are there, from below; each is met once, even in a ring."""
    met: dict[str, None] = {}
    while unit is not None and unit in tree and unit not in met:
        met[unit] = None
        unit = None if unit in until else tree[unit]
    return met


def _units(rows: pl.LazyFrame) -> pl.Series:
    return collected(rows.select(UNIT).unique())[UNIT]
