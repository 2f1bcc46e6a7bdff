"""Some rows of a frame as rows of a file, for the reader of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import attrs
import polars as pl
from attrs import evolve
from polars.datatypes import DataType

from meritasn.columns.frames import collected
from meritasn.columns.keys import as_text
from meritasn.columns.scans import FAULT, ROW, Scan
from meritasn.errors import Finding
from meritasn.errors.codes import inputs
from meritasn.facts import ColumnType, Table
from meritasn.io.cells import NOT_APPLICABLE
from meritasn.io.grid import Cell, Grid, Line
from meritasn.io.rows import Row, read_rows

__all__ = ["Witness", "lines_of", "read_lines"]


class Witness(Row):
    """A row of which nothing is to be said, but that others may refer to.

    What it refers to itself is not there, so that nobody could judge it; but if a row that it
    depends on falls, so does it.
    """

    def note(self, finding: Finding) -> None:
        """Takes in only that it falls with another row."""
        if finding.code == inputs.DEPENDS_ON_REJECTED:
            Row.note(self, finding)

    @classmethod
    def of(cls, row: Row) -> Witness:
        """The same row, as a witness; it cannot stand where its own cells cannot be read."""
        fields = {field.name: getattr(row, field.name) for field in attrs.fields(Row)}
        return cls(**fields | {"findings": [f for f in row.findings if f.rejects]})


def lines_of(scan: Scan, name: str, keys: Iterable[str] | None) -> Iterator[Line]:
    """The rows of which a key is among some.

    Args:
        scan: The frame.
        name: The column of the key.
        keys: The keys; None for the rows without one.
    """
    key = scan.key(name)
    wanted = None if keys is None else pl.Series([*keys], dtype=pl.String).implode()
    picked = key.is_null() if wanted is None else key.is_in(wanted)
    if scan.grid is not None:
        numbers = {*collected(scan.frame.filter(picked).select(ROW)).to_series()}
        yield from (line for line in scan.grid.lines if line.row in numbers)
        return
    # The key alone is read of all rows; by its own spelling an engine finds the rest without more.
    held = scan.columns[name]
    numbered = scan.frame.select(held).with_row_index(ROW, offset=scan.first_row)
    found = collected(numbered.filter(picked))
    spelled = pl.col(held).is_in(found[held].unique().implode(), nulls_equal=True)
    cells = [_cell(scan, header) for header in header_of(scan)]
    marks = [pl.col(mark).alias(f"@mark {fact}") for fact, mark in scan.marks.items()]
    rows = collected(scan.frame.filter(spelled).select(*cells, *marks))
    marked = [header_of(scan).index(scan.columns[fact]) for fact in scan.marks]
    for number, row in zip(found[ROW], rows.iter_rows(), strict=True):
        plain = [_plain(cell) for cell in row[: len(cells)]]
        for place, mark in zip(marked, row[len(cells) :], strict=True):
            if mark:
                plain[place] = NOT_APPLICABLE["en"]
        yield Line(number, tuple(plain))


def read_lines(scan: Scan, table: Table, lines: Iterable[Line]) -> list[Row]:
    """Reads the cells of some rows."""
    if scan.grid is not None:
        grid = evolve(scan.grid, lines=tuple(lines))
    else:
        grid = Grid(table.name, scan.place, header_of(scan), tuple(lines))
    return read_rows(table, grid)[0]


def header_of(scan: Scan) -> tuple[str, ...]:
    """The headers of columns as they stand in a file."""
    aside = {*scan.marks.values(), ROW, FAULT}
    return tuple(name for name in scan.schema if name not in aside)


def _cell(scan: Scan, held: str) -> pl.Expr:
    """A column as cells; what Polars keeps exactly is not taken for a number of a spreadsheet."""
    names = {name for name, known in scan.columns.items() if known == held}
    kind = next((scan.column(name).type for name in names), ColumnType.TEXT)
    dtype, column = scan.schema[held], pl.col(held)
    return as_text(column, dtype).alias(held) if _is_spelled(kind, dtype) else column


def _is_spelled(kind: ColumnType, dtype: DataType) -> bool:
    if kind in (ColumnType.KEY, ColumnType.REF, ColumnType.TEXT, ColumnType.NIP):
        return dtype.is_integer()
    if kind in (ColumnType.ENUM, ColumnType.FLAG):
        return True
    return kind is ColumnType.NUMBER and dtype in (pl.Float32, pl.Float16)


def _plain(cell: object) -> Cell:
    match cell:
        case Decimal():
            return f"{cell.normalize():f}"
        case None | str() | int() | float() | date():
            return cell
        case _:
            return str(cell)
