"""Names of columns and sheets that stand beside the data and are no part of it."""

from __future__ import annotations

from meritasn.language import Language

__all__ = [
    "ABOUT",
    "ASIDE",
    "CODES",
    "FILE",
    "INSTRUCTIONS",
    "LISTS",
    "MARK",
    "ROW",
    "SHEET",
    "TABLE",
]

MARK = "#"
"""A column whose header begins with this is about the row. Rejected rows have such columns, and by
them the reader knows which row a corrected one replaces."""

TABLE = f"{MARK}table"
FILE = f"{MARK}file"
SHEET = f"{MARK}sheet"
ROW = f"{MARK}row"
CODES = f"{MARK}codes"
ABOUT = (TABLE, FILE, SHEET, ROW, CODES)

INSTRUCTIONS: dict[Language, str] = {"id": "Petunjuk", "en": "Instructions"}
LISTS: dict[Language, str] = {"id": "Daftar", "en": "Lists"}
"""The sheets of a template that hold no rows: how to fill it in, and the choices it offers."""

ASIDE = frozenset({*INSTRUCTIONS.values(), *LISTS.values()})
