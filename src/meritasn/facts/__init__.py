"""What a rule may know: the catalogue of facts."""

from meritasn.facts.catalogue import (
    Catalogue,
    Column,
    ColumnType,
    Fact,
    Grain,
    Table,
    catalogue,
    read_catalogue,
)
from meritasn.facts.enumeration import ANSWER, Enumeration, enumeration

__all__ = [
    "ANSWER",
    "Catalogue",
    "Column",
    "ColumnType",
    "Enumeration",
    "Fact",
    "Grain",
    "Table",
    "catalogue",
    "enumeration",
    "read_catalogue",
]
