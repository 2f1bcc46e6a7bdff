"""Sheets of an XLSX workbook as grids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

from meritasn.errors import Finding, Place
from meritasn.errors.codes import files, inputs
from meritasn.io import marks
from meritasn.io.grid import Grid, Line, Refused, as_text
from meritasn.io.headers import find_header, known_names, table_named
from meritasn.io.xlsx import Book, Sheet, SheetPart

__all__ = ["read_sheets", "read_workbook"]


def read_workbook(path: Path) -> list[Grid]:
    """Reads every sheet of a workbook that is named after a table.

    The only sheet of a workbook may have any name, where that of the file is one of a table. Of
    other sheets it is told that they are there, if they hold anything.
    """
    place = Place(file=path.name)
    try:
        book = Book(path)
        sheets = [sheet for sheet in book.sheets if sheet.title not in marks.ASIDE]
        alone = len(sheets) == 1 and table_named(sheets[0].title) is None
        name = path.stem if alone and table_named(path.stem) else None
        grids = [_grid(book, sheet, name or sheet.title, place) for sheet in sheets]
    except Refused as refused:
        return [Grid(path.stem, place, fault=refused.at(place))]
    except OSError:
        return [Grid(path.stem, place, fault=inputs.UNREADABLE.at(place))]
    return [grid for grid in grids if grid]


def read_sheets(path: Path, known: frozenset[str]) -> list[Grid]:
    """Reads every sheet of a workbook, whatever it is called.

    Args:
        path: The workbook.
        known: The names that the headers may have.
    """
    place = Place(file=path.name)
    try:
        book = Book(path)
        sheets = [sheet for sheet in book.sheets if sheet.title not in marks.ASIDE]
        return [_any_grid(book, sheet, known, Place(place.file, sheet.title)) for sheet in sheets]
    except Refused as refused:
        return [Grid(path.stem, place, fault=refused.at(place))]
    except OSError:
        return [Grid(path.stem, place, fault=inputs.UNREADABLE.at(place))]


def _any_grid(book: Book, sheet: SheetPart, known: frozenset[str], place: Place) -> Grid:
    try:
        read = book.read(sheet)
        return _with_header(read, sheet.title, place, known, hidden=sheet.hidden)
    except Refused as refused:
        return Grid(sheet.title, place, fault=refused.at(place))


def _grid(book: Book, sheet: SheetPart, name: str, place: Place) -> Grid | None:
    here = Place(place.file, sheet.title)
    known = table_named(name)
    try:
        read = book.read(sheet, peek=known is None)
        if known is None:
            return Grid(name, here) if read.rows else None
        return _with_header(read, name, here, known_names(name), hidden=sheet.hidden)
    except Refused as refused:
        if known is None:
            return Grid(name, here)
        if refused.code == files.DAMAGED_WORKBOOK:
            refused = Refused(files.DAMAGED_SHEET, refused.row)
        return Grid(name, here, fault=refused.at(here))


def _with_header(
    sheet: Sheet, name: str, place: Place, known: frozenset[str], *, hidden: bool
) -> Grid:
    at = find_header(sheet.rows, known)
    number, header = sheet.rows[at]
    below = sheet.rows[at + 1 :]
    width = max((len(cells) for _, cells in below), default=0)
    titles = (*map(as_text, header), *[""] * (width - len(header)))
    merged = _touched([row for row, _ in below], sheet.merged)
    lines = tuple(Line(row, cells, _fault(row, merged, place)) for row, cells in below)
    notes = tuple(_notes(sheet, number, titles, lines, place))
    if hidden:
        notes = (files.HIDDEN_SHEET.at(place), *notes)
    return Grid(name, place, titles, lines, header_row=number, notes=notes)


def _touched(rows: list[int], ranges: list[tuple[int, int]]) -> set[int]:
    """The rows, of those in their order, that a range touches."""
    return {
        row
        for first, last in ranges
        for row in rows[bisect_left(rows, first) : bisect_right(rows, last)]
    }


def _fault(row: int, merged: set[int], place: Place) -> Finding | None:
    return inputs.MERGED_CELLS.at(Place(place.file, place.sheet, row)) if row in merged else None


def _notes(
    sheet: Sheet, header_row: int, titles: tuple[str, ...], lines: tuple[Line, ...], place: Place
) -> Iterator[Finding]:
    if header_row > 1:
        yield files.HEADER_BELOW.at(Place(place.file, place.sheet, header_row))
    for i, title in enumerate(titles, start=1):
        if title.strip() and any(first <= i <= last for first, last in sheet.hidden_columns):
            yield files.HIDDEN_COLUMN.at(Place(place.file, place.sheet, header_row, title))
    rows = {line.row for line in lines}
    hidden = [row for row in sheet.hidden_rows if row in rows]
    if hidden:
        yield files.HIDDEN_ROWS.at(Place(place.file, place.sheet, hidden[0]), n=len(hidden))
