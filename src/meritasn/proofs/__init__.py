"""What can be known of a rule without running a case."""

from __future__ import annotations

__all__: list[str] = []
