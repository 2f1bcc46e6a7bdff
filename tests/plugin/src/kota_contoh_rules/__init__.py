"""Invented local rules of an example city: a pack, and what no pack can say in Python."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from meritasn.law import Citation, Instrument

__all__ = ["BONUS", "LOCAL"]

BONUS: Final = files(__package__) / "bonus.toml"
"""The pack; the entry point needs nothing else."""

LOCAL: Final = Citation(Instrument("Perwali Kota Contoh 1/2026"))
"""The regulation that the city would have to make: it does not exist."""
