"""Rows that were rejected, as they came, so that they can be corrected and handed in again."""

from __future__ import annotations

from attrs import field, frozen

__all__ = ["RejectedRow"]


@frozen
class RejectedRow:
    """One row that did not become part of a workforce.

    Attributes:
        table: English name of its table.
        file: The file it stands in.
        row: Its number there; the header is row 1.
        cells: Header and text of every cell, as they came.
        codes: Codes of the errors in it.
        sheet: The sheet, in a workbook.
    """

    table: str
    file: str
    row: int
    cells: tuple[tuple[str, str], ...] = field(repr=False)
    codes: tuple[str, ...]
    sheet: str | None = None
