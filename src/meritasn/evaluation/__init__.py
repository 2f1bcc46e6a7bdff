"""A rule held against another before anyone signs it: who moves, why, what it costs, how firm it is."""

from __future__ import annotations

__all__: list[str] = []
