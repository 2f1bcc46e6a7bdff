"""Rows that were rejected, as they came, so that they can be corrected and handed in again."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from attrs import field, frozen

from meritasn.errors import InputRefused, Place
from meritasn.errors.codes import inputs
from meritasn.facts import catalogue
from meritasn.io import marks
from meritasn.io.bounds import CELL_LENGTH
from meritasn.io.headers import columns_named, named
from meritasn.io.rows import Row
from meritasn.io.tables import csv_text, guarded

__all__ = ["RejectedRow", "rejected_row", "write_rejected"]

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that a workbook cannot hold."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what a workbook takes for the number of a character."""


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


def rejected_row(row: Row) -> RejectedRow:
    """A row as it is handed back."""
    return RejectedRow(
        table=row.table.name,
        file=row.place.file or "",
        sheet=row.place.sheet,
        row=row.place.row or 0,
        cells=tuple((header, text) for header, text in row.cells if header not in marks.ABOUT),
        codes=tuple(dict.fromkeys(f.code.id for f in row.findings if f.rejects)),
    )


def write_rejected(rejected: Sequence[RejectedRow], file: Path) -> None:
    """Writes rejected rows, to be read by nobody but the owner of the file.

    The columns ``#table``, ``#file``, ``#sheet`` where there is one, ``#row`` and ``#codes`` come
    first, then those of the rows. A person corrects the rows and hands them in together with the
    tables that they came from: ``read_tables(folder, file)``. By file, sheet and row each one takes
    the place of the row that it was; what stands in ``#codes`` is not read.

    Args:
        rejected: The rows.
        file: A ``.csv`` for all of them, or an ``.xlsx`` with a sheet for each table.

    Raises:
        InputRefused: If a workbook is asked for and openpyxl is not installed.
    """
    if file.suffix.casefold() == ".xlsx":
        _write_workbook(rejected, file)
        return
    with _private(file) as out:
        out.write(csv_text(_rows(rejected)).encode())


def _rows(rejected: Sequence[RejectedRow]) -> list[list[str]]:
    """A header with the columns of all rows, each in its first spelling, and the rows."""
    headers: dict[tuple[str, int], str] = {}
    for row in rejected:
        for column, header, _ in _columns(row):
            headers.setdefault(column, header)
    shown = [m for m in marks.ABOUT if m != marks.SHEET or any(row.sheet for row in rejected)]
    written = [[*shown, *map(guarded, headers.values())]]
    for row in rejected:
        cells = {column: text for column, _, text in _columns(row)}
        about = _about(row)
        texts = (*(about[mark] for mark in shown), *(cells.get(name, "") for name in headers))
        written.append([guarded(text) for text in texts])
    return written


def _columns(row: RejectedRow) -> Iterator[tuple[tuple[str, int], str, str]]:
    """Column, header and text of each cell.

    A column has one name, whatever the language and the spelling of its header, and a number, since
    one that nobody knows may be there more than once.
    """
    known = columns_named(row.table) if row.table in catalogue().tables else {}
    times: Counter[str] = Counter()
    for header, text in row.cells:
        column = known.get(named(header))
        name = column.header if column else named(header)
        times[name] += 1
        yield (name, times[name]), header, text


def _about(row: RejectedRow) -> dict[str, str]:
    return {
        marks.TABLE: row.table,
        marks.FILE: row.file,
        marks.SHEET: row.sheet or "",
        marks.ROW: str(row.row),
        marks.CODES: " ".join(row.codes),
    }


def _write_workbook(rejected: Sequence[RejectedRow], file: Path) -> None:
    try:
        # The package has no types of its own.
        from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, untyped)
    except ImportError:
        raise InputRefused([inputs.NO_OPENPYXL.at(Place(file=file.name))]) from None
    workbook = Workbook()
    if rejected:  # a workbook has at least one sheet
        workbook.remove(workbook.worksheets[0])
    for table in dict.fromkeys(row.table for row in rejected):
        sheet = workbook.create_sheet(table)
        for cells in _rows([row for row in rejected if row.table == table]):
            sheet.append(list(map(_held, cells)))
    with _private(file) as out:
        workbook.save(out)


def _held(text: str) -> str:
    r"""A text as a workbook can hold it; where it cannot, an error instead of what is left.

    >>> _held("a\x07"), _held("a" * 40_000), _held("_x000A_")
    ('a�', '#VALUE!', '_x005F_x000A_')
    """
    if len(text) > CELL_LENGTH:
        return "#VALUE!"
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _ESCAPE.sub("_x005F_", text))


def _private(file: Path) -> BinaryIO:
    """Opens a file for writing that only its owner may read, also where it was there before."""
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
