"""Headers of columns that are about a row and not part of it.

A file of rejected rows has them, and the reader knows by them which row a corrected one replaces.
"""

from __future__ import annotations

__all__ = ["CODES_MARK", "FILE_MARK", "MARK", "ROW_MARK", "TABLE_MARK"]

MARK = "#"
TABLE_MARK = f"{MARK}table"
FILE_MARK = f"{MARK}file"
ROW_MARK = f"{MARK}row"
CODES_MARK = f"{MARK}codes"
