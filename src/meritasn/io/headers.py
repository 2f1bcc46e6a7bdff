"""Names of tables and columns as people write them, and the row in which column headers stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from meritasn.errors.codes import files, inputs
from meritasn.facts import Column, Table, catalogue
from meritasn.io import marks
from meritasn.io.bounds import HEADER_ROWS
from meritasn.io.grid import Cell, Refused, is_empty, trimmed

__all__ = ["columns_named", "find_header", "known_names", "named", "table_named"]

_LIKELY = 2
"""From so many known names on, a row looks like one of headers; a title may be one such name."""


def named(text: str) -> str:
    """A name as it is compared: whatever its case, blanks and underscores.

    >>> named(" Nama  Unit") == named("nama_unit")
    True
    """
    plain = trimmed(text).removeprefix("'").casefold()
    return "_".join(plain.replace("_", " ").replace("-", " ").split())


def table_named(name: str) -> Table | None:
    """The table that a file or a sheet is named after, in either language."""
    return _tables().get(named(name))


@cache
def _tables() -> dict[str, Table]:
    return {name: table for table in catalogue().tables.values() for name in _names_of(table)}


def _names_of(table: Table) -> tuple[str, str]:
    return table.name, table.file


@cache
def columns_named(table: str) -> Mapping[str, Column]:
    """The columns of a table, by its English name, under all names that their headers may have."""
    columns = catalogue().tables[table].columns
    return {name: column for column in columns for name in (column.name, column.header)}


@cache
def known_names(name: str) -> frozenset[str]:
    """What column headers a file or sheet of a name may have; with a foreign name, any."""
    table = table_named(name)
    tables = [table.name] if table else [*catalogue().tables]
    return frozenset({*marks.ABOUT, *(name for t in tables for name in columns_named(t))})


def count_known(cells: Sequence[Cell], known: frozenset[str]) -> int:
    """How many cells of a row are known column headers."""
    return sum(isinstance(cell, str) and named(cell) in known for cell in cells)


def find_header(rows: Sequence[tuple[int, Sequence[Cell]]], known: frozenset[str]) -> int:
    """Finds the row of column headers by the names in it.

    Args:
        rows: Numbers and cells of the rows that hold anything.
        known: The names that headers may have.

    Returns:
        Its place in `rows`. Where no row has known names, it is the first.

    Raises:
        Refused: If there are no rows, if it cannot be told which row it is, or if what stands above
            it looks like data.

    >>> rows = [(1, ["DAFTAR UNIT"]), (3, ["unit", "nama_unit"]), (4, ["kota", "Kota"])]
    >>> find_header(rows, known_names("unit"))
    1
    """
    if not rows:
        raise Refused(inputs.EMPTY_FILE)
    top = [cells for number, cells in rows[:HEADER_ROWS] if number <= HEADER_ROWS]
    likely = [i for i, cells in enumerate(top) if count_known(cells, known) >= _LIKELY]
    # Where headers belong, a second row of them further down is a row like any other.
    if not likely or likely[0] == 0:
        return 0
    if len(likely) > 1:
        raise Refused(files.HEADER_UNCLEAR, rows=", ".join(str(rows[i][0]) for i in likely))
    for number, cells in rows[: likely[0]]:
        # A title is a cell or two; somebody who sorts a sheet may sort its headers among the data.
        if _filled(cells) * 2 > _filled(top[likely[0]]):
            raise Refused(files.DATA_ABOVE, number)
    return likely[0]


def _filled(cells: Sequence[Cell]) -> int:
    return sum(not is_empty(cell) for cell in cells)
