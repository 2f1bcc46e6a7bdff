"""What a rule may know: the catalogue of facts."""

from meritasn.facts.catalogue import (
    Better,
    Catalogue,
    Column,
    ColumnType,
    Doing,
    Fact,
    Grain,
    Merit,
    Table,
    catalogue,
    read_catalogue,
)
from meritasn.facts.enumeration import ANSWER, Enumeration, enumeration

__all__ = [
    "ANSWER",
    "Better",
    "Catalogue",
    "Column",
    "ColumnType",
    "Doing",
    "Enumeration",
    "Fact",
    "Grain",
    "Merit",
    "Table",
    "catalogue",
    "enumeration",
    "read_catalogue",
]
