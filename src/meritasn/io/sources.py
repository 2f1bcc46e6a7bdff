"""The files and sheets that a person hands in, each as the grid of one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Table, catalogue
from meritasn.io import marks
from meritasn.io.grid import Grid, is_empty, read_csv
from meritasn.io.rows import named, table_named
from meritasn.io.workbook import read_workbook

__all__ = ["tables_in"]

_CSV = {".csv", ".tsv"}
_WORKBOOK = ".xlsx"


def tables_in(path: Path) -> Iterator[tuple[Table, Grid] | Finding]:
    """The tables in a folder, a workbook or a CSV file; what is none is a finding."""
    files = _files(path)
    if not files:
        yield codes.NOT_FOUND.at(Place(file=path.name))
    for file in files:
        for grid in _grids(file):
            table = table_named(grid.name)
            if table:
                yield table, grid
            else:
                alone = grid.fault if path.is_file() else None
                yield alone or codes.UNKNOWN_TABLE.at(grid.place)
    if path.is_dir():
        yield from _other_formats(path)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        return []
    return sorted(
        file
        for file in path.iterdir()
        if file.is_file() and not file.name.startswith((".", "~$")) and _is_read(file)
    )


def _is_read(file: Path) -> bool:
    return file.suffix.casefold() in {*_CSV, _WORKBOOK}


def _grids(file: Path) -> Iterable[Grid]:
    if file.suffix.casefold() == _WORKBOOK:
        return read_workbook(file)
    grid = read_csv(file)
    return _by_table(grid) if marks.TABLE in grid.header else (grid,)


def _by_table(grid: Grid) -> Iterator[Grid]:
    """Takes apart a file whose rows say themselves which table they belong to.

    Such a file has the columns of all its tables. A table keeps those that it knows or fills.
    """
    mark = grid.header.index(marks.TABLE)
    for name in dict.fromkeys(str(line.cells[mark] or "") for line in grid.lines):
        lines = [line for line in grid.lines if (line.cells[mark] or "") == name]
        table = table_named(name)
        known = {n for c in table.columns for n in (c.name, c.header)} if table else set()
        kept = [
            i
            for i, header in enumerate(grid.header)
            if named(header) in known or not all(is_empty(line.cells[i]) for line in lines)
        ]
        yield evolve(
            grid,
            name=name,
            header=tuple(grid.header[i] for i in kept),
            lines=tuple(evolve(n, cells=tuple(n.cells[i] for i in kept)) for n in lines),
        )


def _other_formats(folder: Path) -> Iterator[Finding]:
    names = {name for t in catalogue().tables.values() for name in (t.name, t.file)}
    for file in sorted(folder.iterdir()):
        if file.is_file() and not _is_read(file) and named(file.stem) in names:
            yield codes.OTHER_FORMAT.at(Place(file=file.name))
