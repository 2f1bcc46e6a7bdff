"""The files and sheets that a person hands in, each as the grid of one table."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import files as contents
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Table, catalogue
from meritasn.io import marks
from meritasn.io.content import Content, content_of
from meritasn.io.delimited import read_csv
from meritasn.io.grid import Cell, DecimalSign, Grid, Line, Refused, is_empty
from meritasn.io.headers import columns_named, named, table_named
from meritasn.io.workbook import read_workbook
from meritasn.language import Text

__all__ = ["CSV", "Declared", "is_read", "missing_tables", "table_in", "tables_in"]

CSV = frozenset({".csv", ".tsv"})
"""How the names of CSV files end."""

_WORKBOOK = ".xlsx"
_AS_WORKBOOK = Text("buku kerja .xlsx", "an .xlsx workbook")
_AS_CSV = Text("teks CSV", "CSV text")


@frozen
class Declared:
    """What somebody knows of their files that the files do not say themselves.

    Attributes:
        decimal: What stands before the decimals of a number that is written as text.
        encoding: The encoding of CSV files that are not UTF-8.
    """

    decimal: DecimalSign = "."
    encoding: str | None = None


def tables_in(
    path: Path, declared: Declared = Declared()
) -> Iterator[tuple[Table, Grid] | Finding]:
    """The tables in a folder, a workbook or a CSV file; what is none is a finding."""
    files = _files(path)
    if not files:
        yield codes.NOT_FOUND.at(Place(file=path.name))
    for file in files:
        for grid in _grids(file, declared):
            table = table_named(grid.name)
            # A workbook may hold tables whatever its name; what else has a foreign name is none.
            matters = path.is_file() or file.suffix.casefold() == _WORKBOOK
            if table:
                yield table, evolve(grid, decimal=declared.decimal)
            else:
                yield (matters and grid.fault) or codes.UNKNOWN_TABLE.at(grid.place)
    if path.is_dir():
        yield from _other_formats(path)


def table_in(
    file: Path, table: Table, declared: Declared = Declared()
) -> Iterator[tuple[Table, Grid] | Finding]:
    """One table in a CSV file or a workbook, whatever the file is called.

    Of several sheets it is those that are named after the table; what stands in others is passed
    over. Where there is but one, its name does not matter.
    """
    if not file.is_file():
        yield codes.NOT_FOUND.at(Place(file=file.name))
        return
    grids = list(_grids(file, declared))
    chosen = [grid for grid in grids if table_named(grid.name) is table]
    if not chosen and len(grids) == 1:
        chosen = grids
    if not chosen:
        yield codes.MISSING_TABLE.at(Place(file=file.name), table=Text(table.file, table.name))
    for grid in chosen:
        yield table, evolve(grid, decimal=declared.decimal)


def missing_tables(seen: Container[str], place: Place) -> Iterator[Finding]:
    """What there is to say of the required tables that are not among those that were there."""
    for table in catalogue().tables.values():
        if table.required and table.name not in seen:
            yield codes.MISSING_TABLE.at(place, table=Text(table.file, table.name))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        return []
    return sorted(
        file
        for file in path.iterdir()
        if file.is_file() and not file.name.startswith((".", "~$")) and is_read(file)
    )


def is_read(file: Path) -> bool:
    """Whether a file has the name of a CSV file or a workbook."""
    return file.suffix.casefold() in {*CSV, _WORKBOOK}


def _grids(file: Path, declared: Declared) -> Iterable[Grid]:
    place = Place(file=file.name)
    named_workbook = file.suffix.casefold() == _WORKBOOK
    try:
        content = content_of(file)
    except Refused as refused:
        return (Grid(file.stem, place, fault=refused.at(place)),)
    except OSError:
        return (Grid(file.stem, place, fault=codes.UNREADABLE.at(place)),)
    if content is Content.WORKBOOK:
        grids = read_workbook(file)
        return grids if named_workbook else _told(grids, _AS_WORKBOOK)
    if named_workbook and (table_named(file.stem) is None or not file.stat().st_size):
        return (Grid(file.stem, place, fault=codes.NOT_A_WORKBOOK.at(place)),)
    grid = read_csv(file, declared.encoding)
    if named_workbook and grid.fault:
        return (Grid(file.stem, place, fault=codes.NOT_A_WORKBOOK.at(place)),)
    grids = list(_by_table(grid)) if marks.TABLE in grid.header else [grid]
    return _told(grids, _AS_CSV) if named_workbook else grids


def _told(grids: list[Grid], content: Text) -> list[Grid]:
    """The grids of a file, the first with the note that its name does not fit."""
    if not grids:
        return []
    first, *others = grids
    note = contents.OTHER_CONTENT.at(Place(file=first.place.file), content=content)
    return [evolve(first, notes=(note, *first.notes)), *others]


def _by_table(grid: Grid) -> Iterator[Grid]:
    """Takes apart a file whose rows say themselves which table they belong to.

    Such a file has the columns of all its tables. A table keeps those that it fills, and those that
    it knows; not a second one of a column, which is that of another table in another language.
    """
    mark = grid.header.index(marks.TABLE)
    by_name: dict[str, list[Line]] = {}
    for line in grid.lines:
        by_name.setdefault(str(_at(line, mark) or ""), []).append(line)
    notes = grid.notes
    for name, lines in by_name.items():
        table = table_named(name)
        filled = {i for line in lines for i, cell in enumerate(line.cells) if not is_empty(cell)}
        kept = _kept(table, grid.header, filled)
        yield evolve(
            grid,
            name=name,
            header=tuple(grid.header[i] for i in kept),
            lines=tuple(_only(line, kept, len(grid.header)) for line in lines),
            notes=notes,
        )
        notes = ()


def _kept(table: Table | None, header: Sequence[str], filled: set[int]) -> list[int]:
    """The places of the columns that a table keeps."""
    known = columns_named(table.name) if table else {}
    columns = [known.get(named(title)) for title in header]
    taken = [columns[i] for i in filled if i < len(columns)]
    kept = []
    for i, column in enumerate(columns):
        if i in filled:
            kept.append(i)
        elif column and column not in taken:
            kept.append(i)
            taken.append(column)
    return kept


def _only(line: Line, kept: list[int], width: int) -> Line:
    """Some cells of a line, and those that no header stands over."""
    return evolve(line, cells=(*(_at(line, i) for i in kept), *line.cells[width:]))


def _at(line: Line, column: int) -> Cell:
    return line.cells[column] if column < len(line.cells) else None


def _other_formats(folder: Path) -> Iterator[Finding]:
    names = {name for t in catalogue().tables.values() for name in (t.name, t.file)}
    for file in sorted(folder.iterdir()):
        if file.is_file() and not is_read(file) and named(file.stem) in names:
            yield codes.OTHER_FORMAT.at(Place(file=file.name))
