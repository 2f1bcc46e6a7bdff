"""Keys and days of a frame as they are compared, whatever the frame holds them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
from polars.datatypes import DataType

from meritasn.errors import Place
from meritasn.facts import Column, ColumnType
from meritasn.io.cells import read_cell, read_text

__all__ = ["admit_day", "admit_key", "as_text"]


def as_text(held: pl.Expr, dtype: DataType) -> pl.Expr:
    """Cells as text; a whole number that a library keeps as a double has no point.

    pandas makes doubles of integers wherever one of them is missing.

    >>> frame = pl.DataFrame({"code": [1.0, 2.5, None]})
    >>> frame.select(as_text(pl.col("code"), frame.schema["code"]))["code"].to_list()
    ['1', '2.5', None]
    """
    if dtype == pl.String:
        return held
    text = held.cast(pl.String)
    if not dtype.is_float():
        return text
    whole = (held == held.round()) & (held.abs() <= EXACT[dtype.base_type()])
    return pl.when(whole).then(held.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(text)


EXACT: dict[object, int] = {pl.Float16: 2**11, pl.Float32: 2**24, pl.Float64: 2**53}
"""Up to here every integer is its own float."""


def admit_key(name: str, dtype: DataType) -> pl.Expr:
    """A key as it is compared: what a reader of cells makes of it; null where there is none.

    >>> keys = pl.DataFrame({"k": ["A ", "'A", "\ufeffA", " "]})
    >>> keys.select(admit_key("k", keys.schema["k"]))["k"].to_list()
    ['A', 'A', 'A', None]
    """
    held = pl.col(name)
    if dtype.is_integer():
        return held.cast(pl.String)
    if dtype.is_float():
        held = pl.when(held == held.round()).then(held)  # half an employee is nobody
    text = as_text(held, dtype).str.strip_chars()
    return text.map_batches(_composed, return_dtype=pl.String, is_elementwise=True)


def _composed(keys: pl.Series) -> pl.Series:
    """The same keys without marks of text; what is not plain ASCII goes through the reader."""
    plain = keys.str.strip_prefix("'").str.strip_chars_start()
    foreign = keys.str.len_bytes() != keys.str.len_chars()
    if foreign.any():
        met = {key: read_text(key) for key in keys.filter(foreign).unique()}
        plain = keys.replace(met).zip_with(foreign.fill_null(value=False), plain)
    empty = plain == ""
    return plain.set(empty, None) if empty.any() else plain


def admit_day(described: Column, name: str, dtype: DataType) -> pl.Expr:
    """A day; text is read as a cell is, and what is no day is null."""
    held = pl.col(name)
    if dtype == pl.Date:
        return held
    if isinstance(dtype, pl.Datetime):
        return pl.when(held.dt.time() == pl.time(0)).then(held.dt.date())
    return held.map_batches(_days(described), return_dtype=pl.Date, is_elementwise=True)


def _days(described: Column) -> Callable[[pl.Series], pl.Series]:
    assert described.type is ColumnType.DATE

    def read(cells: pl.Series) -> pl.Series:
        text = cells.cast(pl.String)
        met = {cell: read_cell(cell, described, Place()) for cell in text.unique().drop_nulls()}
        days = {cell: day for cell, day in met.items() if isinstance(day, date)}
        if not days:
            return pl.Series(cells.name, [None], dtype=pl.Date).new_from_index(0, len(cells))
        return text.replace_strict(days, default=None, return_dtype=pl.Date)

    return read
