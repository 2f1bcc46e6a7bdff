"""How far a long run has come: rows are counted as they flow by."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import polars as pl

from meritasn.columns.keyed import Keyed

__all__ = ["Watch"]


class Watch:
    """Counts the rows of the frames that it stands over.

    Args:
        tell: Told how many rows have gone by, of how many.
        rows: How many there are.
    """

    def __init__(self, tell: Callable[[int, int], None], rows: int) -> None:
        self._tell, self._rows = tell, rows
        self._seen = 0
        self._lock = Lock()

    def over(self, rows: Keyed) -> Keyed:
        """The same rows; each is counted when its key is read."""
        key = pl.col(rows.key)
        counted = key.map_batches(self._count, return_dtype=pl.String, is_elementwise=True)
        return rows.with_columns([counted])

    def _count(self, batch: pl.Series) -> pl.Series:
        with self._lock:  # batches come from several threads
            self._seen += len(batch)
            self._tell(min(self._seen, self._rows), self._rows)
        return batch
