"""Rows of a known table: which column is which, and what every cell says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from attrs import define, field

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Column, Table
from meritasn.io import marks
from meritasn.io.cells import Value, doubts, read_cell
from meritasn.io.grid import Cell, DecimalSign, Grid, Line, as_text, is_empty
from meritasn.io.headers import columns_named, named
from meritasn.io.records import PERIOD
from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["Row", "columns_of", "read_rows"]


@define(eq=False)
class Row:
    """A row on its way in.

    Attributes:
        table: The table it belongs to.
        place: File, sheet and row.
        header: All headers of its file.
        raw: Its cells as they stand there.
        headers: The header that stands in the file, by column.
        decimal: How its numbers are written where they are text.
        values: What was read, by column.
        findings: What was found in it so far.
    """

    table: Table
    place: Place
    header: Sequence[str] = field(repr=False)
    raw: Sequence[Cell] = field(repr=False)
    headers: Mapping[str, str]
    decimal: DecimalSign = "."
    values: dict[str, Value] = field(factory=dict, repr=False)
    findings: list[Finding] = field(factory=list)

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Header and text of every cell as it came; without a header, the column's number."""
        texts = (as_text(cell, self.decimal) for cell in self.raw)
        return tuple(
            (header if header.strip() else f"{marks.MARK}{i}", text)
            for i, (header, text) in enumerate(zip_longest(self.header, texts, fillvalue=""), 1)
        )

    @property
    def rejected(self) -> bool:
        """Whether any of its findings is an error."""
        return any(finding.rejects for finding in self.findings)

    @property
    def key(self) -> tuple[Value, ...] | None:
        """The values that name it; None where one of them could not be read."""
        if all(name in self.values for name in self.table.key):
            return tuple(self.values[name] for name in self.table.key)
        return None

    @property
    def period(self) -> Period | None:
        """The period that it is about; None where its days could not be read or run backwards."""
        first, last = (self.values.get(name) for name in PERIOD)
        if isinstance(first, date) and isinstance(last, date) and first <= last:
            return Period.of_days(first, last)
        return None

    def note(self, finding: Finding) -> None:
        """Adds a finding, once."""
        if finding not in self.findings:
            self.findings.append(finding)

    def at(self, column: str | None) -> Place:
        """The place of one of its cells."""
        header = None if column is None else self.headers.get(column, column)
        return Place(self.place.file, self.place.sheet, self.place.row, header)


def read_rows(table: Table, grid: Grid) -> tuple[list[Row], list[Finding]]:
    """Reads the rows of a table.

    Returns:
        The rows, each with its own findings, and the findings of the table as a whole. Where one
        of those is an error, no row could be read.
    """
    if grid.fault:
        return [], [grid.fault]
    columns, findings = columns_of(table, grid)
    findings = [*grid.notes, *findings]
    if any(finding.rejects for finding in findings):
        return [], findings
    if table.required and not grid.lines:
        findings.append(codes.NO_ROWS.at(grid.place))
    headers = {column.name: grid.header[i] for i, column in columns.items()}
    return [_row(table, grid, line, columns, headers) for line in grid.lines], findings


def columns_of(table: Table, grid: Grid) -> tuple[dict[int, Column], list[Finding]]:
    """The columns of a table by where they stand, and what is wrong with the header."""
    known = columns_named(table.name)
    if not any(named(header) in known for header in grid.header):
        # They may be a row of data, so nothing of them is quoted.
        place = Place(grid.place.file, grid.place.sheet, grid.header_row)
        return {}, [codes.EMPTY_FILE.at(place)]
    found: dict[int, Column] = {}
    findings: list[Finding] = []
    twice: list[tuple[Place, Column]] = []
    filled = _filled(grid)
    for i, header in enumerate(grid.header):
        at = Place(grid.place.file, grid.place.sheet, grid.header_row, header)
        column = known.get(named(header))
        if column and column in found.values():
            twice.append((at, column))
        elif column:
            found[i] = column
        elif not header.strip():
            if i in filled:
                findings.append(codes.UNNAMED_COLUMN.at(grid.place, n=i + 1))
        elif not header.startswith(marks.MARK):
            findings.append(codes.UNKNOWN_COLUMN.at(at))
    said = _said_as_in({i: grid.header[i] for i in found}, found)
    findings.extend(codes.COLUMN_TWICE.at(at, column=said(column)) for at, column in twice)
    findings.extend(
        codes.MISSING_COLUMN.at(grid.place, column=said(column))
        for column in table.columns
        if column.required and column not in found.values()
    )
    return found, findings


def _filled(grid: Grid) -> set[int]:
    """The places of columns that have no header and yet hold something."""
    untitled = [i for i, header in enumerate(grid.header) if not header.strip()]
    return {
        i
        for line in grid.lines
        for i in untitled
        if i < len(line.cells) and not is_empty(line.cells[i])
    }


def _said_as_in(
    headers: Mapping[int, str], columns: Mapping[int, Column]
) -> Callable[[Column], Text]:
    """How to name a column: in the language of the other headers, or else of who reads it."""
    indonesian = all(named(headers[i]) == named(column.header) for i, column in columns.items())
    english = all(named(headers[i]) == named(column.name) for i, column in columns.items())
    if indonesian and not english:
        return lambda column: Text(column.header, column.header)
    if english and not indonesian:
        return lambda column: Text(column.name, column.name)
    return lambda column: Text(column.header, column.name)


def _row(
    table: Table, grid: Grid, line: Line, columns: Mapping[int, Column], headers: Mapping[str, str]
) -> Row:
    place = Place(grid.place.file, grid.place.sheet, line.row)
    row = Row(table, place, grid.header, line.cells, headers, grid.decimal)
    if line.fault:
        row.note(line.fault)
        # Only so that those who need this row are told about it and not called orphans.
        for i, column in columns.items():
            if column.name in table.key and i < len(line.cells):
                _taken(line.cells[i], column, row)
        return row
    for i, column in columns.items():
        row.findings.extend(_taken(line.cells[i] if i < len(line.cells) else None, column, row))
    if all(day in row.values for day in PERIOD) and row.period is None:
        row.note(codes.BACKWARD_PERIOD.at(row.at(PERIOD[1])))
    return row


def _taken(cell: Cell, column: Column, row: Row) -> Iterable[Finding]:
    """Puts a cell into its row; returns what is wrong with it."""
    place = row.at(column.name)
    value = read_cell(cell, column, place, row.decimal)
    if isinstance(value, Finding):
        return [value]
    if value is None:
        return [codes.EMPTY_CELL.at(place)] if column.required else []
    row.values[column.name] = value
    return doubts(value, column, place)
