"""A rule held against another before it is signed: who moves, why, what it costs, how firm."""

from __future__ import annotations

__all__: list[str] = []
