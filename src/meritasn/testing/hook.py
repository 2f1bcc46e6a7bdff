"""What Hypothesis calls when it is imported, by its group of entry points ``hypothesis``.

It says for which classes there is a strategy, and imports the strategies only when one is asked for.
"""

from __future__ import annotations

__all__ = ["register"]


def register() -> None:
    """Registers a strategy for each class of the model."""
