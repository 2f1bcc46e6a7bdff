"""A nation in columns: the same history as the city, for millions, in batches."""

from __future__ import annotations

from meritasn.testing.population.national.history import History
from meritasn.testing.population.national.nation import Nation

__all__ = ["History", "Nation"]
