"""Tables on disk as lazy frames: Parquet and plain CSV as they are, all else through cells.

A CSV file is plain where nothing about it has to be told from its content: UTF-8, one separator,
no quotation mark, as many cells in every row. Such a file is never held in memory. Whatever is not
plain goes through the reader of tables, which finds in it what it finds for everybody.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from meritasn.columns.frames import collected
from meritasn.columns.scans import FAULT, ROW, Given
from meritasn.errors import Finding, Place
from meritasn.errors.codes import frames as codes
from meritasn.errors.codes import inputs
from meritasn.facts import Table
from meritasn.io.bounds import CELL_LENGTH
from meritasn.io.grid import Cell, Grid, as_text
from meritasn.io.headers import known_names, named, table_named
from meritasn.io.sources import tables_in

__all__ = ["given_in"]

_PARQUET, _CSV = ".parquet", {".csv", ".tsv"}
_READ = {*_CSV, ".xlsx"}
_SEPARATORS = (",", ";", "\t", "|")
_CHUNK = 2**24
_ODD = re.compile(rb'["\0]|\r(?!\n)|\n\r?\n|[^\S\n\r\t ]|\xef\xbf\xbd')
"""What takes a closer look: quotation marks, zero bytes, bare carriage returns, empty lines, and
the sign for letters that were lost."""


def given_in(folder: Path) -> tuple[dict[str, Given], tuple[Finding, ...]]:
    """The tables of a folder by name, and what was found on the way.

    A table may be a Parquet file, a folder of Parquet files as engines write it, a CSV file, or
    a sheet of a workbook.
    """
    given: dict[str, Given] = {}
    findings: list[Finding] = []
    for found in _all_in(folder):
        if isinstance(found, Finding):
            findings.append(found)
            continue
        name, frame = found
        if name in given:
            findings.append(codes.TABLE_TWICE.at(frame.place))
        else:
            given[name] = frame
    return given, tuple(findings)


def _all_in(folder: Path) -> Iterator[tuple[str, Given] | Finding]:
    for path in sorted(folder.iterdir()):
        table = table_named(path.stem)
        if path.suffix == _PARQUET and table is not None:
            yield _parquet(table, path)
            continue
        if path.is_dir() or path.name.startswith((".", "~$")):
            continue
        if path.suffix.casefold() not in _READ:
            if table is not None:
                yield inputs.OTHER_FORMAT.at(Place(file=path.name))
            continue
        plain = _plain(path) if path.suffix in _CSV and table is not None else None
        if table is not None and plain is not None:
            yield table.name, plain
        else:
            yield from _through_cells(path)


def _parquet(table: Table, path: Path) -> tuple[str, Given] | Finding:
    place = Place(file=path.name)
    try:
        frame = pl.scan_parquet(path / "**/*.parquet" if path.is_dir() else path)
        frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        return codes.NOT_PARQUET.at(place)
    return table.name, Given(frame, place, first_row=1)


def _plain(path: Path) -> Given | None:
    try:
        with path.open("rb") as file:
            header = file.readline(2**16)
            used = [s for s in _SEPARATORS if s.encode() in header]
            if len(used) != 1 or not _is_plain(header) or not _known(header, used[0], path):
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


def _known(header: bytes, separator: str, path: Path) -> bool:
    """Whether every header is one of the table's, and none stands there twice."""
    names = [named(name) for name in header.decode().rstrip("\r\n").split(separator)]
    return len(set(names)) == len(names) and known_names(path.stem).issuperset(names)


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


def _through_cells(path: Path) -> Iterator[tuple[str, Given] | Finding]:
    for found in tables_in(path):
        if isinstance(found, Finding):
            yield found
            continue
        table, grid = found
        yield from grid.notes
        if grid.fault is not None:
            yield grid.fault
        else:
            yield table.name, Given(_framed(grid), grid.place)


def _framed(grid: Grid) -> pl.LazyFrame:
    """Cells as text, with the number of each row and whether the row as a whole is at fault."""
    width = len(grid.header)
    columns: list[list[str | None]] = [[] for _ in range(width)]
    for line in grid.lines:
        for column, text in zip(columns, _texts(line.cells, width), strict=True):
            column.append(text)
    headers = _told_apart(grid.header)
    return pl.LazyFrame(
        {
            ROW: [line.row for line in grid.lines],
            FAULT: [line.fault is not None for line in grid.lines],
            **dict(zip(headers, columns, strict=True)),
        },
        schema={ROW: pl.Int64, FAULT: pl.Boolean, **dict.fromkeys(headers, pl.String)},
    )


def _texts(cells: tuple[Cell, ...], width: int) -> list[str | None]:
    texts = [None if cell is None else as_text(cell) for cell in cells[:width]]
    return texts + [None] * (width - len(texts))


def _told_apart(headers: Iterable[str]) -> list[str]:
    """Headers of which none is there twice; the second one gets blanks, which do not count."""
    seen: dict[str, int] = {}
    apart = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        apart.append(header + " " * (seen[header] - 1))
    return apart
