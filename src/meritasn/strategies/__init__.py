"""The second way in: strategies in Python, of this library and of others."""

from __future__ import annotations

__all__: list[str] = []
