"""Sheets of an XLSX workbook as grids.

openpyxl reads the values. Which cells are merged, and which formulas were never worked out, it does
not tell when it reads a sheet row by row; that is looked up in the sheet itself.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from attrs import evolve, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.io import marks
from meritasn.io.grid import Cell, Grid, Line, Unreadable, as_text, is_empty
from meritasn.io.rows import table_named

__all__ = ["read_workbook"]

_IN_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_workbook(path: Path) -> list[Grid]:
    """Reads every sheet of a workbook that may hold a table."""
    place = Place(file=path.name)
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and drop-downs it leaves out
            grids = [grid for grid in _sheets(path) if grid.name not in marks.ASIDE]
    except ImportError:
        return [Grid(path.stem, place, fault=codes.NO_OPENPYXL.at(place))]
    except OSError:
        return [Grid(path.stem, place, fault=codes.UNREADABLE.at(place))]
    except Exception:  # noqa: BLE001  (a broken file makes openpyxl raise whatever it comes across)
        return [Grid(path.stem, place, fault=codes.NOT_A_WORKBOOK.at(place))]
    if len(grids) == 1 and table_named(grids[0].name) is None and table_named(path.stem):
        return [evolve(grids[0], name=path.stem)]
    return [grid for grid in grids if grid.header or table_named(grid.name)]


def _sheets(path: Path) -> Iterator[Grid]:
    # The package has no types of its own.
    from openpyxl.reader.excel import ExcelReader  # type: ignore[import-untyped]  # noqa: PLC0415

    content = BytesIO(path.read_bytes())  # so that no failure leaves the file open
    reader = ExcelReader(content, read_only=True, data_only=True)
    reader.read()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    archive = ZipFile(content)
    for sheet in reader.wb.worksheets:
        with archive.open(parts[sheet.title]) as part:
            yield _grid(sheet, _Oddities.read(part), Place(file=path.name, sheet=sheet.title))


class _SheetCell(Protocol):
    """A cell of openpyxl; one that the file leaves out has no coordinate."""

    value: Cell
    data_type: str


class _Sheet(Protocol):
    """A sheet of openpyxl, read row by row."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self) -> Iterable[Sequence[_SheetCell]]: ...


@frozen
class _Oddities:
    """What a sheet has besides values.

    Attributes:
        merged: Numbers of rows with merged cells.
        unworked: Coordinates of formulas without a value.
    """

    merged: frozenset[int]
    unworked: frozenset[str]

    @classmethod
    def read(cls, part: IO[bytes]) -> _Oddities:
        merged: set[int] = set()
        unworked: set[str] = set()
        for _, element in iterparse(part):  # noqa: S314  (expat bounds how far entities grow)
            if element.tag == f"{_IN_SHEET}c":
                formula, value = (element.find(f"{_IN_SHEET}{name}") for name in "fv")
                empty = value is None or not (value.text or element.get("t") == "str")
                if formula is not None and empty:
                    unworked.add(element.get("r", ""))
                element.clear()
            elif element.tag == f"{_IN_SHEET}row":
                element.clear()
            elif element.tag == f"{_IN_SHEET}mergeCell":
                first, last = re.findall(r"\d+", element.get("ref", ""))
                merged.update(range(int(first), int(last) + 1))
        return cls(frozenset(merged), frozenset(unworked))


def _grid(sheet: _Sheet, oddities: _Oddities, place: Place) -> Grid:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows = {n: [_cell(c, oddities) for c in row] for n, row in enumerate(sheet.iter_rows(), 1)}
    width = max(map(_used, rows.values()), default=0)
    fitting = {
        number: (*cells[:width], *[None] * (width - len(cells)))
        for number, cells in rows.items()
        if _used(cells)
    }
    if 1 not in fitting:
        return Grid(sheet.title, place, fault=codes.EMPTY_FILE.at(place))
    lines = tuple(
        Line(number, cells, _fault(number, oddities, place))
        for number, cells in fitting.items()
        if number > 1
    )
    return Grid(sheet.title, place, tuple(map(as_text, fitting[1])), lines)


def _cell(cell: _SheetCell, oddities: _Oddities) -> Cell:
    if cell.data_type == "e":
        return Unreadable(codes.ERROR_CELL, str(cell.value))
    if cell.value is None and getattr(cell, "coordinate", None) in oddities.unworked:
        return Unreadable(codes.FORMULA_WITHOUT_VALUE, "")
    return cell.value


def _used(cells: list[Cell]) -> int:
    return max((i for i, cell in enumerate(cells, start=1) if not is_empty(cell)), default=0)


def _fault(number: int, oddities: _Oddities, place: Place) -> Finding | None:
    if number not in oddities.merged:
        return None
    return codes.MERGED_CELLS.at(Place(place.file, place.sheet, number))
