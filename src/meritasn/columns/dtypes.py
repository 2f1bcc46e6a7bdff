"""What a frame may hold in a column: a list is no number, and 20231231 no day."""

from __future__ import annotations

import polars as pl
from polars.datatypes import DataType, DataTypeClass

from meritasn.facts import ColumnType
from meritasn.language import Text

__all__ = ["EXPECTED", "TRUTH", "fits", "plain_name"]

_SPELLED = (pl.String, pl.Categorical, pl.Enum)
_FREE = (ColumnType.TEXT, ColumnType.NIP, ColumnType.FLAG)
"""No rule reads them; a name of a unit is shown as it stands."""

EXPECTED: dict[ColumnType, Text] = {
    ColumnType.KEY: Text("teks atau bilangan bulat", "text or whole numbers"),
    ColumnType.REF: Text("teks atau bilangan bulat", "text or whole numbers"),
    ColumnType.DATE: Text("tanggal, atau tanggal sebagai teks", "days, or days as text"),
    ColumnType.ENUM: Text("teks atau kode angka", "text or codes that are numbers"),
    ColumnType.NUMBER: Text("angka, atau angka sebagai teks", "numbers, or numbers as text"),
    **dict.fromkeys(_FREE, Text("teks", "text")),
}
"""What a column of each type holds."""

TRUTH = Text("benar atau salah", "true or false")
"""What a column holds that says where a fact is not applicable."""


def fits(kind: ColumnType, dtype: DataType, *, answers: bool = False) -> bool:
    """Whether cells of a column can be read from what a frame holds.

    Args:
        kind: How its cells are read.
        dtype: What the frame holds.
        answers: Whether its words are yes and no, of which a library may have made truth values.

    >>> fits(ColumnType.NUMBER, pl.Decimal(10, 2)), fits(ColumnType.NUMBER, pl.List(pl.Int64()))
    (True, False)
    >>> fits(ColumnType.DATE, pl.Datetime("us", "Asia/Jakarta")), fits(ColumnType.DATE, pl.Int64())
    (True, False)
    """
    base = dtype.base_type()
    if base == pl.Null or base in _SPELLED:
        return True
    if kind in _FREE:
        return dtype.is_numeric() or dtype.is_temporal() or base == pl.Boolean
    if kind is ColumnType.DATE:
        return base in (pl.Date, pl.Datetime)
    if answers and base == pl.Boolean:
        return True
    return dtype.is_numeric()


def plain_name(dtype: DataType) -> str:
    """What a type is called, without the names of what is inside.

    >>> plain_name(pl.List(pl.Struct({"x": pl.Int64()})))
    'List'
    """
    base: DataTypeClass = dtype.base_type()
    return str(base.__name__)
