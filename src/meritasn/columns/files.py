"""Tables on disk as lazy frames: Parquet and plain CSV as they are, all else through cells.

A CSV file is plain where nothing about it has to be told from its content: UTF-8, one separator,
no quotation mark, as many cells in every row. Such a file is never held in memory. Whatever is not
plain goes through the reader of tables, which finds in it what it finds for everybody.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import TypeAlias

import polars as pl
from attrs import define, field

from meritasn.columns.frames import collected
from meritasn.columns.scans import FAULT, ROW, Given
from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import frames as codes
from meritasn.errors.codes import inputs, usage
from meritasn.facts import Column, ColumnType, Table
from meritasn.io.bounds import CELL_LENGTH
from meritasn.io.delimited import SEPARATORS
from meritasn.io.grid import Grid, Line, Unreadable, as_text
from meritasn.io.headers import columns_named, named, table_named
from meritasn.io.rows import columns_of
from meritasn.io.sources import CSV, is_read, missing_tables, tables_in

__all__ = ["given_in"]

_PARQUET = ".parquet"
_CHUNK = 2**24
_ODD = re.compile(rb'["\0]|\r(?!\n)|\n\r?\n|[^\S\n\r\t ]|\xef\xbf\xbd')
"""What takes a closer look: quotation marks, zero bytes, bare carriage returns, empty lines, and
the sign for letters that were lost."""


@define
class _Folder:
    """What has been met in a folder so far.

    Attributes:
        given: The tables by name.
        findings: What was found on the way.
        seen: Names of tables that were there, even if they could not be read.
        closed: Whether there was a file that could not be opened to see its tables.
    """

    given: dict[str, Given] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    seen: set[str] = field(factory=set)
    closed: bool = False

    def take(self, found: _Met) -> None:
        """Adds a table, or what there was instead."""
        if isinstance(found, Finding):
            self.findings.append(found)
            self.closed = self.closed or found.rejects
            return
        name, given, findings = found
        self.findings.extend(findings)
        if name in self.seen:
            self.findings.append(codes.TABLE_TWICE.at(given.place))
        elif not any(finding.rejects for finding in findings):
            self.given[name] = given
        self.seen.add(name)


def given_in(folder: Path) -> tuple[dict[str, Given], tuple[Finding, ...]]:
    """The tables of a folder by name, and what was found on the way.

    A table may be a Parquet file, a folder of Parquet files as engines write it, a CSV file, or
    a sheet of a workbook.

    Raises:
        UsageError: If there is no such folder, or nobody may look into it.
    """
    met = _Folder()
    for found in _all_in(folder):
        met.take(found)
    if not met.closed:
        met.findings.extend(missing_tables(met.seen, Place(file=folder.name)))
    return met.given, tuple(met.findings)


def _all_in(folder: Path) -> Iterator[_Met]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        raise UsageError([usage.NO_FILE.at(Place(file=folder.name))]) from None
    for path in paths:
        table = table_named(path.stem)
        if path.suffix == _PARQUET and table is not None:
            yield _parquet(table, path)
            continue
        if path.is_dir() or path.name.startswith((".", "~$")):
            continue
        if not is_read(path):
            if table is not None:
                yield inputs.OTHER_FORMAT.at(Place(file=path.name))
            continue
        plain = _plain(table, path) if path.suffix in CSV and table is not None else None
        if table is not None and plain is not None:
            yield table.name, plain, ()
        else:
            yield from _through_cells(path)


def _parquet(table: Table, path: Path) -> _Met:
    place = Place(file=path.name)
    try:
        frame = pl.scan_parquet(path / "**/*.parquet" if path.is_dir() else path)
        frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        return table.name, Given(pl.LazyFrame(), place), (codes.NOT_PARQUET.at(place),)
    return table.name, Given(frame, place, first_row=1), ()


def _plain(table: Table, path: Path) -> Given | None:
    try:
        with path.open("rb") as file:
            header = file.readline(2**16)
            used = [s for s in SEPARATORS if s.encode() in header]
            if len(used) != 1 or not _is_plain(header) or not _known(header, used[0], table):
                return None
            decoder, last = getincrementaldecoder("utf-8")(), header
            while chunk := file.read(_CHUNK):
                if _ODD.search(chunk):
                    return None
                decoder.decode(chunk)
                last = chunk
            decoder.decode(b"", final=True)
            if not last.endswith(b"\n"):
                return None
    except (OSError, UnicodeDecodeError):
        return None
    separator = used[0]
    if _is_ragged(path, separator, header.count(separator.encode())):
        return None
    frame = pl.scan_csv(path, separator=separator, infer_schema=False, quote_char=None)
    return Given(frame, Place(file=path.name), first_row=2)


def _is_plain(header: bytes) -> bool:
    return not _ODD.search(header) and header.isascii()


def _known(header: bytes, separator: str, table: Table) -> bool:
    """Whether every header is a column of the table, and none stands there twice."""
    columns = columns_named(table.name)
    names = [named(name) for name in header.decode().rstrip("\r\n").split(separator)]
    found = {columns[name].name for name in names if name in columns}
    return len(found) == len(names)


def _is_ragged(path: Path, separator: str, cells: int) -> bool:
    """Whether a line has other than so many separators, or is longer than a cell may be."""
    lines = pl.scan_csv(
        path, separator="\x01", has_header=False, quote_char=None, new_columns=["line"]
    )
    line = pl.col("line")
    odd = (line.str.count_matches(separator, literal=True) != cells) | (
        line.str.len_chars() > CELL_LENGTH
    )
    return bool(collected(lines.select(odd.fill_null(value=True).any())).item())


def _through_cells(path: Path) -> Iterator[_Met]:
    for found in tables_in(path):
        if isinstance(found, Finding):
            yield found
            continue
        table, grid = found
        if grid.fault is not None:
            yield table.name, Given(pl.LazyFrame(), grid.place), (*grid.notes, grid.fault)
            continue
        columns, findings = columns_of(table, grid)
        frame = _framed(grid, columns)
        yield table.name, Given(frame, grid.place, grid=grid), (*grid.notes, *findings)


def _framed(grid: Grid, columns: Mapping[int, Column]) -> pl.LazyFrame:
    """The cells of known columns as text, the number of each row, and whether it is at fault."""
    held = {
        grid.header[i]: [
            as_text(line.cells[i]) if i < len(line.cells) else None for line in grid.lines
        ]
        for i in columns
    }
    return pl.LazyFrame(
        {
            ROW: [line.row for line in grid.lines],
            FAULT: [_is_at_fault(line, columns) for line in grid.lines],
            **held,
        },
        schema={ROW: pl.Int64, FAULT: pl.Boolean, **dict.fromkeys(held, pl.String)},
    )


def _is_at_fault(line: Line, columns: Mapping[int, Column]) -> bool:
    """Whether a row, or a cell that its text would not show to be odd, cannot be used."""
    if line.fault is not None:
        return True
    cells = ((line.cells[i], column) for i, column in columns.items() if i < len(line.cells))
    return any(
        isinstance(cell, Unreadable)
        or (column.type in _IN_WORDS and isinstance(cell, (bool, date, time)))
        for cell, column in cells
    )


_IN_WORDS = {ColumnType.KEY, ColumnType.REF, ColumnType.TEXT}

_Met: TypeAlias = tuple[str, Given, Sequence[Finding]] | Finding
"""A table with what was found in it; or what there was that is no table."""
