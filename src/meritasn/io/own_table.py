"""A table that is none of the catalogue: some of its columns, named by whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Column, ColumnType, Fact, Grain, Table
from meritasn.io import marks
from meritasn.io.cells import read_cell, read_text
from meritasn.io.content import Content, content_of
from meritasn.io.delimited import read_csv
from meritasn.io.grid import Cell, DecimalSign, Grid, Line, Refused, Unreadable
from meritasn.io.headers import named
from meritasn.io.rejected import RejectedRow, rejected_row
from meritasn.io.rows import Row
from meritasn.io.workbook import read_sheets
from meritasn.language import Text

__all__ = ["OwnKind", "OwnTable", "OwnValue", "read_own_table"]


OwnValue: TypeAlias = bool | Decimal | str | None
"""Yes or no, a number, a text, or nothing."""


OwnKind: TypeAlias = Literal["flag", "number", "text"]
"""What a column says: yes or no, a number, or any text."""


@frozen
class OwnTable:
    """What came of reading some columns of a table.

    Attributes:
        rows: The valid rows, by the names that were asked for.
        findings: All that was found.
        rejected: The rows with an error, as they came.
        readable: Whether the file could be read and has the columns.
    """

    rows: tuple[Mapping[str, OwnValue], ...] = field(repr=False)
    findings: tuple[Finding, ...]
    rejected: tuple[RejectedRow, ...] = field(repr=False)
    readable: bool = True

    @property
    def sound(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.rejects for finding in self.findings)


def read_own_table(
    path: str | Path,
    *corrections: str | Path,
    columns: Mapping[str, OwnKind],
    decimal: DecimalSign = ".",
    encoding: str | None = None,
) -> OwnTable:
    r"""Reads some columns of any table, such as one that an analyst has made.

    Headers are compared whatever their case, blanks and underscores; other columns are passed over.
    Of several sheets it is the one that has all of the columns.

    Args:
        path: A CSV file, or a workbook.
        *corrections: What `write_rejected` wrote, corrected.
        columns: What its columns say, by their headers: yes or no, a number, or any text; each of
            them, or nothing.
        decimal: What stands before the decimals of numbers that are written as text.
        encoding: The encoding of a CSV file that is not UTF-8.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder) / "promosi.csv"
        ...     _ = file.write_text("nama;jk;promosi\nA;P;ya\nB;L;tidak\nC;L;2\n", "utf-8")
        ...     found = read_own_table(file, columns={"promosi": "flag", "jk": "text"})
        >>> [tuple(row.values()) for row in found.rows], found.rejected[0].row
        ([(True, 'P'), (False, 'L')], 4)
    """
    wanted = _wanted(columns)
    known = frozenset({*marks.ABOUT, *map(named, wanted)})
    rows: list[Row] = []
    findings: list[Finding] = []
    for file in map(Path, (path, *corrections)):
        grid = evolve(_grid(file, wanted, known, encoding), decimal=decimal)
        problems = [grid.fault] if grid.fault else [*grid.notes, *_of_header(grid, wanted)]
        findings += problems
        if any(one.rejects for one in problems):
            return OwnTable((), tuple(findings), (), readable=False)
        read = [_row(grid, line, wanted) for line in grid.lines]
        corrected = {_marked(row) for row in read}
        rows = [row for row in rows if _identity(row) not in corrected] + read
    findings += [finding for row in rows for finding in row.findings]
    return OwnTable(
        tuple({name: _value(row, name) for name in wanted} for row in rows if not row.rejected),
        tuple(findings),
        tuple(rejected_row(row) for row in rows if row.rejected),
    )


def _wanted(columns: Mapping[str, OwnKind]) -> Mapping[str, Column]:
    return {
        name: Column(name, name, ColumnType(kind), Text(name, name), fact=_ANY)
        for name, kind in columns.items()
    }


_ANY = Fact("any", Grain.PERSON, Text("angka", "number"), decimals=9)
"""A number of which no more is known."""

_OWN = Table("rows", "baris", Text("baris", "rows"), (), ())
"""What rejected rows are told to belong to; it has the name of no table of the catalogue."""


# -- which sheet, which columns -------------------------------------------------------------------


def _grid(
    file: Path, wanted: Mapping[str, Column], known: frozenset[str], encoding: str | None
) -> Grid:
    place = Place(file=file.name)
    try:
        content = content_of(file)
    except Refused as refused:
        return Grid(file.stem, place, fault=refused.at(place))
    except OSError:
        return Grid(file.stem, place, fault=codes.UNREADABLE.at(place))
    if content is Content.TEXT:
        return read_csv(file, encoding, known)
    grids = read_sheets(file, known)
    having = [
        grid for grid in grids if not grid.fault and _places(grid, wanted).keys() == {*wanted}
    ]
    if len(having) > 1:
        first, second, *_ = having
        where = first.place.text
        fault = codes.TWO_SHEETS.at(second.place, where=where)
        return evolve(second, fault=fault)
    if not having and not grids:
        return Grid(file.stem, place, fault=codes.EMPTY_FILE.at(place))
    return having[0] if having else grids[0]


def _places(grid: Grid, wanted: Mapping[str, Column]) -> Mapping[str, int]:
    """Where the columns stand; of one that is there twice, the first."""
    titles = [named(title) for title in grid.header]
    return {name: titles.index(named(name)) for name in wanted if named(name) in titles}


def _of_header(grid: Grid, wanted: Mapping[str, Column]) -> Iterator[Finding]:
    titles = [named(title) for title in grid.header]
    for name in wanted:
        if named(name) not in titles:
            yield codes.MISSING_COLUMN.at(grid.place, column=name)
        elif titles.count(named(name)) > 1:
            at = Place(grid.place.file, grid.place.sheet, grid.header_row)
            yield codes.COLUMN_TWICE.at(at, column=name)


# -- rows -----------------------------------------------------------------------------------------


def _row(grid: Grid, line: Line, wanted: Mapping[str, Column]) -> Row:
    place = Place(grid.place.file, grid.place.sheet, line.row)
    places = _places(grid, wanted)
    headers = {name: grid.header[at] for name, at in places.items()}
    row = Row(_OWN, place, grid.header, line.cells, headers, grid.decimal)
    if line.fault:
        row.note(line.fault)
        return row
    for name, at in places.items():
        cell = line.cells[at] if at < len(line.cells) else None
        column = wanted[name]
        value = _READERS[column.type](cell, column, row.at(name), grid.decimal)
        if isinstance(value, Finding):
            row.note(value)
        elif value is not None:
            row.values[name] = value
    return row


def _flag(cell: Cell, column: Column, place: Place, _: DecimalSign) -> OwnValue | Finding:
    value = read_cell(cell, column, place)
    if isinstance(value, Finding):
        return evolve(value, expected=_YES_OR_NO)
    return value if isinstance(value, bool) else None


def _number(cell: Cell, column: Column, place: Place, decimal: DecimalSign) -> OwnValue | Finding:
    value = read_cell(cell, column, place, decimal)
    return value if isinstance(value, Decimal | Finding) else None


def _text(cell: Cell, _: Column, place: Place, __: DecimalSign) -> OwnValue | Finding:
    """A text as it stands; a spreadsheet's truth values and dates are texts like any other here."""
    if isinstance(cell, Unreadable):
        return cell.code.at(place)
    return " ".join(read_text(cell).split()) or None


_READERS: Mapping[ColumnType, Callable[[Cell, Column, Place, DecimalSign], OwnValue | Finding]] = {
    ColumnType.FLAG: _flag,
    ColumnType.NUMBER: _number,
    ColumnType.TEXT: _text,
}
_YES_OR_NO = Text(
    "ya/tidak, yes/no, true/false, 1/0, atau kosong",
    "yes/no, ya/tidak, true/false, 1/0, or nothing",
)


def _value(row: Row, name: str) -> OwnValue:
    value = row.values.get(name)
    return value if isinstance(value, bool | Decimal | str) else None


def _identity(row: Row) -> tuple[str, str, str]:
    return row.place.file or "", row.place.sheet or "", str(row.place.row)


def _marked(row: Row) -> tuple[str, ...]:
    """The row that this one corrects, as its marks name it."""
    cells = dict(row.cells)
    return tuple(read_text(cells.get(mark, "")) for mark in (marks.FILE, marks.SHEET, marks.ROW))
