"""Frames of any library as lazy frames of Polars."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import polars as pl

from meritasn.errors import InputRefused
from meritasn.errors.codes import frames as codes

__all__ = ["ArrowStream", "Frame", "collected", "lazy"]


class ArrowStream(Protocol):
    """What hands out its columns by the Arrow interface.

    A data frame of pandas, a table, batch or reader of pyarrow, a relation of DuckDB, and others.
    """

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The columns."""


Frame: TypeAlias = pl.LazyFrame | pl.DataFrame | ArrowStream


def lazy(frame: Frame) -> pl.LazyFrame:
    """The same columns as a lazy frame.

    What pandas holds as NaN in a column of numbers is empty, as pandas itself means it.

    >>> import pandas as pd
    >>> lazy(pd.DataFrame({"hours": [1.5, None]})).collect()["hours"].to_list()
    [1.5, None]
    """
    if isinstance(frame, pl.LazyFrame):
        return frame
    return (frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)).lazy()


def collected(query: pl.LazyFrame) -> pl.DataFrame:
    """Runs a query, always by the streaming engine.

    Raises:
        InputRefused: If a file behind it cannot be read to its end.
    """
    try:
        return query.collect(engine="streaming")
    except (pl.exceptions.ComputeError, OSError):
        # What the engine says may quote a cell.
        raise InputRefused([codes.BROKEN_FRAME.at()]) from None
