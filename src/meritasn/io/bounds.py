"""How much a file may hold before nobody would call it a table.

Where a spreadsheet has a limit of its own, that is the limit. The others keep a small file from
taking all memory or hours of time. Larger tables than these are read in columns.
"""

from __future__ import annotations

from meritasn.quantities import PLAUSIBLE

__all__ = [
    "CELLS",
    "CELL_LENGTH",
    "COLUMNS",
    "DETAIL_BYTES",
    "FILE_BYTES",
    "HEADER_ROWS",
    "MIB",
    "PARTS",
    "PART_BYTES",
    "RATIO",
    "ROWS",
    "ROW_LENGTH",
    "TEXTS",
    "TOKEN_BYTES",
    "YEARS",
]

MIB = 2**20

FILE_BYTES = 256 * MIB
"""Of one file as it lies on disk."""

ROWS = 1_048_576
"""Of one table: as many as a sheet has."""

COLUMNS = 16_384
"""Of one row: as many as a sheet has."""

CELLS = 2**25
"""Of one table, up to the last filled one of each row: all rows with 32 columns."""

TEXTS = 2**22
"""Different texts of one workbook."""

CELL_LENGTH = 32_767
"""Characters of one cell: as many as a spreadsheet keeps."""

ROW_LENGTH = 2**17
"""Characters of one row of a CSV file: four of the longest cells, and never more than Python's
own reader of CSV takes for one."""

HEADER_ROWS = 20
"""Rows from the top among which the column headers are looked for."""

PART_BYTES = 512 * MIB
"""Of one part of a workbook, inflated: a sheet, or all its texts."""

DETAIL_BYTES = 32 * MIB
"""Of a part that holds no cells, inflated: styles, the list of sheets."""

RATIO = 200
"""How many times its size a large part may inflate; full sheets reach 50."""

PARTS = 10_000
"""Of one workbook."""

TOKEN_BYTES = MIB
"""Of one tag or comment in the XML of a workbook."""

YEARS = range(PLAUSIBLE[0].year, PLAUSIBLE[1].year + 1)
"""Of a day or a year that a cell says; any other is a slip."""
