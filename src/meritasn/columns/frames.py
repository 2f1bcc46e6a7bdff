"""Frames of any library as lazy frames of Polars."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import polars as pl

__all__ = ["ArrowStream", "Frame", "lazy"]


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
