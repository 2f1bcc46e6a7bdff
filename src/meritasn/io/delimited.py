"""CSV files as grids: their encoding, their separator and the row of their headers.

All three are taken from the file only where they can be told beyond doubt. A row is numbered as a
spreadsheet shows it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from meritasn.errors import Finding, Place
from meritasn.errors.codes import files, inputs
from meritasn.io.bounds import CELL_LENGTH, CELLS, COLUMNS, HEADER_ROWS, ROW_LENGTH, ROWS
from meritasn.io.encoding import Encoding, encoding_of
from meritasn.io.grid import Cell, Grid, Line, Refused, Unreadable, is_empty
from meritasn.io.headers import count_known, find_header, known_names

__all__ = ["SEPARATORS", "read_csv"]

SEPARATORS = (",", ";", "\t", "|")
_DECLARED = re.compile(r'"?sep=(?P<separator>.)"?\s*', re.IGNORECASE)
"""The first line by which a spreadsheet is told the separator; it shows no row for it."""

_ESCAPED = re.compile("[\ud800-\udfff]")
_LINE_ENDS = ("\n", "\r")


def read_csv(path: Path, declared: str | None = None, known: frozenset[str] | None = None) -> Grid:
    """Reads a CSV file: UTF-8, separated by commas, semicolons, tabs or vertical bars.

    Args:
        path: The file.
        declared: The encoding of a file that is not UTF-8.
        known: The names that its headers may have; unsaid, those of the table it is named after.
    """
    place = Place(file=path.name)
    try:
        return _read(path, encoding_of(path, declared), place, known or known_names(path.stem))
    except Refused as refused:
        return Grid(path.stem, place, fault=refused.at(place))
    except OSError:
        return Grid(path.stem, place, fault=inputs.UNREADABLE.at(place))


def _read(path: Path, encoding: Encoding, place: Place, known: frozenset[str]) -> Grid:
    with _opened(path, encoding) as file:
        separator, declared = _separator(list(_first_lines(file)), known)
    with _opened(path, encoding) as file:
        if declared:
            file.readline()
        lines = _Lines(file, separator, encoding.fault)
        rows = list(_rows(lines))
    at = find_header(rows, known)
    number, header = rows[at]
    return Grid(
        path.stem,
        place,
        header,
        tuple(_line(row, cells, len(header), place) for row, cells in rows[at + 1 :]),
        header_row=number,
        notes=tuple(_notes(encoding, number, lines, place)),
    )


def _opened(path: Path, encoding: Encoding) -> TextIO:
    # Bytes that do not fit are let through as marks, so that their row can be told.
    return path.open(encoding=encoding.name, errors="surrogateescape", newline="")


def _first_lines(file: TextIO) -> Iterator[str]:
    return islice(iter(lambda: file.readline(ROW_LENGTH), ""), HEADER_ROWS)


def _separator(lines: Sequence[str], known: frozenset[str]) -> tuple[str, bool]:
    """The separator of a file by its first lines, and whether its first line declares it.

    It is the one under which a line holds known column headers. Where none does, nothing in the
    file can be used, and any separator serves to say so.
    """
    match = _DECLARED.fullmatch(lines[0]) if lines else None
    if match:
        if match["separator"] in SEPARATORS:
            return match["separator"], True
        raise Refused(files.SEPARATOR_UNCLEAR, 1)
    scores = {s: max((_score(line, s, known) for line in lines), default=0) for s in SEPARATORS}
    for least in (2, 1):
        fitting = [s for s, score in scores.items() if score >= least]
        if len(fitting) == 1:
            return fitting[0], False
        if fitting:
            raise Refused(files.SEPARATOR_UNCLEAR)
    used = [s for s in SEPARATORS if any(s in line for line in lines)]
    return used[0] if used else SEPARATORS[0], False


def _score(line: str, separator: str, known: frozenset[str]) -> int:
    """How many headers are known in a line that the separator does separate."""
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return 0
    return count_known(cells, known) if len(cells) > 1 else 0


class _Lines:
    """The lines of a file as its rows consume them, held to what a row may be."""

    def __init__(self, file: TextIO, separator: str, fault: Refused | None) -> None:
        self.separator = separator
        self.row = 1
        self.ended = True
        self._file = file
        self._fault = fault
        self._length = 0

    def next_row(self) -> None:
        """Counts what follows to the next row."""
        self.row += 1
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(ROW_LENGTH + 1):
            self._length += len(line)
            if self._length > ROW_LENGTH:
                raise self._too_long(line)
            if "\0" in line:
                raise Refused(inputs.NUL, self.row)
            if self._fault and _ESCAPED.search(line):
                self._fault.row = self.row
                raise self._fault
            self.ended = line.endswith(_LINE_ENDS)
            yield line

    def _too_long(self, line: str) -> Refused:
        if line.count(self.separator) > COLUMNS:
            return Refused(files.TOO_MANY_COLUMNS, self.row, limit=COLUMNS)
        return Refused(files.LONG_ROW, self.row, limit=ROW_LENGTH)


def _rows(lines: _Lines) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Numbers and cells of the rows that hold anything."""
    total = 0
    # A lenient reader would swallow the rest of the file behind a quotation mark without a partner.
    records = csv.reader(lines, delimiter=lines.separator, strict=True)
    while True:
        try:
            cells = next(records, None)
        except csv.Error:
            raise Refused(inputs.BROKEN_CSV, lines.row) from None
        if cells is None:
            return
        total += len(cells)
        if lines.row > ROWS:
            raise Refused(files.TOO_MANY_ROWS, lines.row, limit=ROWS)
        if len(cells) > COLUMNS:
            raise Refused(files.TOO_MANY_COLUMNS, lines.row, limit=COLUMNS)
        if total > CELLS:
            raise Refused(files.TOO_MANY_CELLS, lines.row, limit=CELLS)
        if not all(map(is_empty, cells)):
            yield lines.row, tuple(cells)
        lines.next_row()


def _line(row: int, cells: tuple[str, ...], width: int, place: Place) -> Line:
    kept: tuple[Cell, ...] = cells
    if any(len(cell) > CELL_LENGTH for cell in cells):
        kept = tuple(map(_bounded, cells))
    if len(kept) >= width and all(map(is_empty, kept[width:])):
        return Line(row, kept[:width])
    fault = inputs.RAGGED_ROW.at(Place(place.file, row=row), cells=len(kept), columns=width)
    return Line(row, kept, fault)


def _bounded(cell: str) -> Cell:
    return cell if len(cell) <= CELL_LENGTH else Unreadable(files.LONG_CELL, cell)


def _notes(encoding: Encoding, header_row: int, lines: _Lines, place: Place) -> Iterator[Finding]:
    if encoding.marked:
        yield files.UTF16.at(place)
    if header_row > 1:
        yield files.HEADER_BELOW.at(Place(place.file, row=header_row))
    if not lines.ended:
        yield files.NO_LINE_END.at(Place(place.file, row=lines.row - 1))
