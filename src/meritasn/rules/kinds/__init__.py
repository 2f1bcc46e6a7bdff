"""The kinds of rules that a step can be. A new kind is a class and a line here."""

from __future__ import annotations

from typing import Final

from meritasn.rules.kinds.arithmetic import Formula
from meritasn.rules.kinds.bands import Band, Bands
from meritasn.rules.kinds.cases import First, When
from meritasn.rules.kinds.folds import Fold
from meritasn.rules.kinds.listed import Listed, Worst
from meritasn.rules.kinds.requirements import Combined, Require
from meritasn.rules.kinds.running import Running
from meritasn.rules.kinds.tables import Table
from meritasn.rules.step import Kind

__all__ = [
    "KINDS",
    "Band",
    "Bands",
    "Combined",
    "First",
    "Fold",
    "Formula",
    "Listed",
    "Require",
    "Running",
    "Table",
    "When",
    "Worst",
]

KINDS: Final[dict[str, type[Kind]]] = {
    key: kind
    for kind in (
        Formula,
        When,
        First,
        Listed,
        Worst,
        Fold,
        Running,
        Bands,
        Table,
        Require,
        Combined,
    )
    for key in kind.keys
}
"""By the key that announces them."""
