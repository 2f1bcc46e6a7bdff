"""Random packs over a small catalogue, the refused ones among them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from meritasn.testing import packs as library
from meritasn.testing.packs import DAYS, HEAD

__all__ = ["CATALOGUE", "DAYS", "HEAD", "packs"]

CATALOGUE = (Path(__file__).parent / "facts.toml").read_text("utf-8")


def packs() -> st.SearchStrategy[str]:
    """The text of a pack over `CATALOGUE`, which should hold."""
    return library.packs(CATALOGUE, sound=False)
