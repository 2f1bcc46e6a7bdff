"""Sheets of an XLSX workbook as grids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from meritasn.errors import Place
from meritasn.errors.codes import inputs as codes
from meritasn.io.grid import Grid

__all__ = ["read_workbook"]


def read_workbook(path: Path) -> Iterable[Grid]:
    """Reads every sheet of a workbook."""
    return [
        Grid(path.stem, Place(file=path.name), fault=codes.NO_OPENPYXL.at(Place(file=path.name)))
    ]
