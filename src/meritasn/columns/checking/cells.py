"""Rows in which a cell may be odd: unreadable, out of range, or empty where it must not be.

A typed column costs an expression. Text is first held to a pattern, or a list of spellings, of
which a reader of cells has nothing to say; only what is left goes through that reader, once for
each spelling in a batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl
from polars.datatypes import DataType

from meritasn.columns.admission import MISSING, NOT_APPLICABLE, PRESENT
from meritasn.columns.expressions import column
from meritasn.columns.keys import as_text
from meritasn.columns.scans import FAULT, Scan
from meritasn.errors import Finding, Place
from meritasn.facts import Column, ColumnType
from meritasn.io.bounds import YEARS
from meritasn.io.cells import read_cell
from meritasn.io.records import PERIOD
from meritasn.model import VOCABULARY

__all__ = ["ODD", "with_odd_cells"]

ODD = "@odd"
"""Whether a row may have an odd cell."""

_ODD_TEXT = r"^[\s\p{C}\p{Z}']*#|\x{FFFD}"
"""A text that may be an error of a spreadsheet, or has lost letters."""

_NO_TEXT = r"^[\s\p{C}\p{Z}']*$"
"""A text in which a reader of cells may see nothing."""

_PLAIN_NIP = (
    r"^[12][0-9]{3}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])"
    r"|(?:0[13-9]|1[0-2])(?:29|30)|(?:0[13578]|1[02])31)"
    r"[12][0-9]{3}(?:0[1-9]|1[0-2]|2[0-9])[12](?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})$"
)
"""A NIP that is one beyond doubt."""

_FREE = (ColumnType.KEY, ColumnType.REF, ColumnType.TEXT)


def with_odd_cells(scan: Scan, also: Mapping[str, pl.Expr]) -> pl.LazyFrame:
    """Other columns of each row, and `ODD`.

    Args:
        scan: The frame.
        also: Those columns, by name.
    """
    own = {c.name: c for table in scan.tables for c in table.columns if c.name in scan.columns}
    facts = [c.fact for c in own.values() if c.fact]
    others = [_odd(scan, c) for c in own.values() if c.fact is None]
    if all(name in own for name in PERIOD):
        others.append(scan.day(PERIOD[1]) < scan.day(PERIOD[0]))
    if FAULT in scan.schema:
        others.append(pl.col(FAULT))
    odd = pl.any_horizontal(pl.lit(value=False), *(o.fill_null(value=False) for o in others))
    read = scan.admitted(scan.frame, {**also, ODD: odd}, facts)
    states = [_odd_state(c) for c in own.values() if c.fact]
    return read.select(*also, pl.any_horizontal(ODD, *states).alias(ODD))


def _odd_state(described: Column) -> pl.Expr:
    assert described.fact is not None
    fine = [PRESENT, NOT_APPLICABLE] if described.required else [PRESENT, NOT_APPLICABLE, MISSING]
    return ~pl.col(column(described.fact.name, "state")).is_in(fine)


def _odd(scan: Scan, described: Column) -> pl.Expr:
    held = pl.col(scan.columns[described.name])
    dtype = scan.schema[scan.columns[described.name]]
    odd = pl.any_horizontal(*_doubts(scan, described, held, dtype))
    return odd | held.is_null() if described.required else odd


def _doubts(scan: Scan, described: Column, held: pl.Expr, dtype: DataType) -> Iterator[pl.Expr]:
    if described.type is ColumnType.DATE:
        day = scan.day(described.name)
        yield held.is_not_null() & day.is_null()
        yield ~day.dt.year().is_between(YEARS[0], YEARS[-1])
    elif described.type in _FREE:
        yield _odd_text(held, dtype, required=described.required)
    elif described.type is ColumnType.FLAG and dtype == pl.Boolean:
        yield pl.lit(value=False)
    else:
        yield as_text(held, dtype).map_batches(
            _Judge(described), return_dtype=pl.Boolean, is_elementwise=True
        )


def _odd_text(held: pl.Expr, dtype: DataType, *, required: bool) -> pl.Expr:
    if dtype.is_integer():
        return pl.lit(value=False)
    if dtype.is_float():
        return held != held.round()
    if dtype.is_temporal() or dtype == pl.Boolean:
        return held.is_not_null()
    text = held.cast(pl.String).str
    odd = text.contains(_ODD_TEXT)
    return odd | text.contains(_NO_TEXT) if required else odd


class _Judge:
    """Whether cells of a column cannot be read, or are empty where they must not be."""

    def __init__(self, described: Column) -> None:
        self._column = described

    def __call__(self, cells: pl.Series) -> pl.Series:
        text = cells.cast(pl.String)
        plain = self._plain(text)
        met = text.filter(~plain).unique().drop_nulls()
        odd = [cell for cell in met.to_list() if self._is_odd(cell)]
        return text.is_in(odd) if odd else _never(text)

    def _plain(self, text: pl.Series) -> pl.Series:
        if self._column.type is ColumnType.NIP:
            return text.str.contains(_PLAIN_NIP)
        if self._column.enum is not None:
            return text.is_in([term.code for term in VOCABULARY[self._column.enum]])
        return _never(text)

    def _is_odd(self, cell: str) -> bool:
        value = read_cell(cell, self._column, Place())
        return isinstance(value, Finding) or (value is None and self._column.required)


def _never(text: pl.Series) -> pl.Series:
    return pl.Series(text.name, [False]).new_from_index(0, len(text))
