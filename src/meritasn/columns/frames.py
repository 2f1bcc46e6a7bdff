"""Frames of any library as lazy frames of Polars."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol, TypeAlias

import polars as pl

from meritasn.errors import InputRefused, Place
from meritasn.errors.codes import frames as codes
from meritasn.facts import catalogue
from meritasn.io.headers import named

__all__ = ["ArrowStream", "Frame", "all_collected", "coded", "collected", "lazy"]


class ArrowStream(Protocol):
    """What hands out its columns by the Arrow interface.

    A data frame of pandas, a table, batch or reader of pyarrow, a relation of DuckDB, and others.
    """

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The columns."""


_NOWHERE = Place()

Frame: TypeAlias = pl.LazyFrame | pl.DataFrame | ArrowStream


def lazy(frame: Frame | None, place: Place = _NOWHERE) -> pl.LazyFrame:
    """The same columns as a lazy frame.

    What pandas holds as NaN in a column of numbers is empty, as pandas itself means it.

    Args:
        frame: Columns, of any library.
        place: How a finding names it.

    Raises:
        InputRefused: If it is no frame, or a column mixes kinds of values that no column holds
            together, such as text and numbers.

    >>> import pandas as pd
    >>> lazy(pd.DataFrame({"hours": [1.5, None]})).collect()["hours"].to_list()
    [1.5, None]
    """
    if isinstance(frame, pl.LazyFrame):
        return frame
    try:
        return (frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)).lazy()
    except (TypeError, ValueError, NotImplementedError, pl.exceptions.PolarsError):
        # What the library says may quote a cell.
        # So may a header that nobody knows: a row of people may have been read as headers.
        odd = [name if named(name) in _headers() else None for name in _odd_columns(frame)]
        at = [Place(place.file, column=name) for name in dict.fromkeys(odd)]
        raise InputRefused([codes.NO_FRAME.at(one) for one in at or [place]]) from None


def coded(frame: Frame, labels: Sequence[str], *, beside: str) -> Frame:
    """Of a frame of pandas some columns alone, with their texts as codes; of others, all of it.

    To hand over the text of every cell takes most of the time that it takes to count people.

    Args:
        frame: Columns, of any library.
        labels: The columns of labels, which repeat from row to row.
        beside: A column that is kept as it is.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"sex": ["w", "m", None], "age": [1, 2, 3], "in": [1, 0, 1]})
    >>> lazy(coded(rows, ["sex"], beside="in")).collect().columns
    ['sex', 'in']
    """
    pandas: Any = sys.modules.get("pandas")
    held: Any = frame
    if pandas is None or not isinstance(held, pandas.DataFrame):
        return frame
    wanted = dict.fromkeys((*labels, beside))
    if not held.columns.is_unique or not wanted.keys() <= {*held.columns}:
        return frame  # what is wrong is told of all columns together
    columns = {name: held[name] for name in wanted}
    for name in wanted.keys() - {beside}:
        codes_of, texts = pandas.factorize(held[name])
        if all(isinstance(text, str) for text in texts):
            # As a list: an index of categories would bring an order of its own.
            columns[name] = pandas.Categorical.from_codes(codes_of, list(texts))
    narrow: Frame = pandas.DataFrame(columns, index=held.index, copy=False)
    return narrow


@cache
def _headers() -> frozenset[str]:
    """Every header of every table, in both languages."""
    columns = (column for table in catalogue().tables.values() for column in table.columns)
    return frozenset(named(said) for c in columns for said in (c.name, c.header))


def _odd_columns(frame: object) -> list[str]:
    """The columns of a frame of pandas that are none of Arrow."""
    pandas = sys.modules.get("pandas")
    if pandas is None or not isinstance(frame, pandas.DataFrame):
        return []
    odd = []
    for place, name in enumerate(frame.columns):
        try:
            pl.DataFrame(frame.iloc[:, [place]])
        except (TypeError, ValueError, NotImplementedError, pl.exceptions.PolarsError):
            odd.append(str(name))
    twice = frame.columns[frame.columns.duplicated()]
    return odd or [str(name) for name in twice.unique()]


def collected(query: pl.LazyFrame) -> pl.DataFrame:
    """Runs a query, always by the streaming engine.

    Raises:
        InputRefused: If a file behind it cannot be read to its end.
    """
    (rows,) = all_collected([query])
    return rows


def all_collected(queries: Sequence[pl.LazyFrame]) -> list[pl.DataFrame]:
    """Runs queries together, so that what they share is computed once.

    Raises:
        InputRefused: If a file behind them cannot be read to its end.
    """
    try:
        return pl.collect_all(queries, engine="streaming")
    except (pl.exceptions.ComputeError, pl.exceptions.InvalidOperationError, OSError):
        # What the engine says may quote a cell.
        raise InputRefused([codes.BROKEN_FRAME.at()]) from None
