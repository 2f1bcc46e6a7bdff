"""Rows of cells as they stand in a file, before anybody asks what they mean.

A CSV file and a sheet of a workbook become the same thing: a header and numbered lines. What a file
keeps to itself (its encoding, its separator, its merged cells) ends here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from typing import TypeAlias

from attrs import field, frozen

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import inputs as codes

__all__ = ["Cell", "Grid", "Line", "Unreadable", "as_text", "is_empty", "is_whole", "read_csv"]

WIDEST_NUMBER = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number."""

SEPARATORS = (",", ";", "\t")


@frozen
class Unreadable:
    """A cell of a workbook that shows no value to read.

    Attributes:
        code: Why.
        text: What the spreadsheet shows.
    """

    code: Code
    text: str


Cell: TypeAlias = str | int | float | date | time | timedelta | Unreadable | None
"""What a cell holds; in CSV text only."""


@frozen
class Line:
    """One row below the header.

    Attributes:
        row: Its number as a spreadsheet shows it; the header is row 1.
        cells: As many as the header has; in a row that is too long, all of them.
        fault: Why the row as a whole cannot be used.
    """

    row: int
    cells: tuple[Cell, ...] = field(repr=False)
    fault: Finding | None = None


@frozen
class Grid:
    """One file or sheet.

    Attributes:
        name: What names its table: the name of the file or the title of the sheet.
        place: The file, and the sheet.
        header: The first row.
        lines: The rows below that hold anything.
        fault: Why nothing in it can be read.
    """

    name: str
    place: Place
    header: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)
    fault: Finding | None = None


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_whole(number: float) -> bool:
    """Whether a number is a whole one of which a spreadsheet has kept every digit.

    >>> is_whole(12.0), is_whole(12.5), is_whole(1e15)
    (True, False, False)
    """
    return abs(number) < WIDEST_NUMBER and number == int(number)


def as_text(cell: Cell) -> str:
    """A cell as text, so that it can be written to a file and read again.

    A number too long for a spreadsheet keeps its exponent, lest digits that are lost look real.

    >>> as_text(12.0), as_text(85.5), as_text(199001012020121901), as_text(None)
    ('12', '85.5', '1.990010120201219e+17', '')
    """
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Unreadable():
            return cell.text
        case bool():
            return str(cell).upper()
        case int() | float():
            return str(int(cell)) if is_whole(cell) else repr(float(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def read_csv(path: Path) -> Grid:
    """Reads a CSV file: UTF-8, separated by commas, semicolons or tabs."""
    place = Place(file=path.name)

    def refused(code: Code, row: int | None = None) -> Grid:
        return Grid(path.stem, place, fault=code.at(Place(file=path.name, row=row)))

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        return refused(codes.UNREADABLE)
    except UnicodeDecodeError:
        return refused(codes.NOT_UTF8)
    if "\0" in text:
        return refused(codes.NUL)
    rows: list[list[str]] = []
    try:
        rows.extend(_rows(text))
    except csv.Error:
        return refused(codes.BROKEN_CSV, len(rows) + 1)
    if not rows or not any(name.strip() for name in rows[0]):
        return refused(codes.EMPTY_FILE)
    header = tuple(rows[0])
    lines = (_line(cells, row, len(header), place) for row, cells in enumerate(rows[1:], start=2))
    return Grid(path.stem, place, header, tuple(line for line in lines if line))


def _rows(text: str) -> Iterator[list[str]]:
    first = text.lstrip("\r\n").splitlines()[:1]
    widths = {s: len(next(csv.reader(first, delimiter=s), [])) for s in SEPARATORS}
    separator = max(SEPARATORS, key=lambda s: widths[s])
    # A lenient reader would swallow the rest of the file behind a quotation mark without a partner.
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _line(cells: list[str], row: int, width: int, place: Place) -> Line | None:
    if all(is_empty(cell) for cell in cells):
        return None
    padded = (*cells, *([None] * (width - len(cells))))
    if len(cells) >= width and all(is_empty(cell) for cell in cells[width:]):
        return Line(row, padded[:width])
    at = Place(file=place.file, row=row)
    return Line(row, padded, codes.RAGGED_ROW.at(at, cells=len(cells), columns=width))
