"""What holds of whatever bytes somebody hands in, checked in one place for every way of trying."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from meritasn.errors import Finding
from meritasn.errors.codes import inputs as codes
from meritasn.io import Intake, RejectedRow, write_rejected
from meritasn.io.cells import read_text
from meritasn.io.headers import columns_named, named
from meritasn.io.sources import tables_in

__all__ = ["NAMES", "Reader", "hold"]

NAMES = ("ditolak.csv", "ditolak.xlsx")

_OF_FORM = {codes.RAGGED_ROW, codes.MERGED_CELLS, codes.NOT_TEXT, codes.NUMBER_AS_KEY}
"""Faults of the file and not of what it says. Among the rejected rows each cell stands as text
under its header; who hands that in has seen it and says that it is right."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that no workbook can hold, so that another stands there in their place."""

Reader: TypeAlias = Callable[..., Intake]
"""Takes the path of the tables and those of corrections, as `read_tables` does."""


def hold(read: Reader, path: Path, aside: Path, *, names: Sequence[str] = NAMES) -> Intake:
    """Reads tables and asserts all that must be true of what came of it.

    Args:
        read: What reads them.
        path: The tables.
        aside: A folder for the rejected rows.
        names: The files in which they are handed in again.
    """
    intake = read(path)
    for finding in intake.findings:
        assert finding.place.file, finding.code.id
        assert _says(finding.message.id, finding.code.template.id), finding.code.id
        assert _says(finding.message.en, finding.code.template.en), finding.code.id
    assert not (intake.sound and intake.rejected)
    for row in intake.rejected:
        assert row.codes
        assert row.row > 0
    _hold_rows(path, intake)
    if not _OF_FORM & {finding.code for finding in intake.findings}:
        for name in names:
            _hold_uncorrected(read, path, aside / name, intake)
    return intake


def _says(message: str, template: str) -> bool:
    """Whether a sentence is that of a code, with something in each of its gaps."""
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(template))
    return re.fullmatch(pattern, message, re.DOTALL) is not None


def _hold_rows(path: Path, intake: Intake) -> None:
    """Every row of a file became a record or is among those that were rejected."""
    given = [item for item in tables_in(path) if not isinstance(item, Finding)]
    workforce = intake.workforce
    if not workforce.units:  # a file that could not be read leaves nothing of the others
        return
    records = {
        "units": len(workforce.units),
        "employees": len(workforce.employees),
        "appraisals": len(workforce.appraisals),
        "targets": sum(len(appraisal.targets) for appraisal in workforce.appraisals),
    }
    for name, count in records.items():
        rows = sum(len(grid.lines) for table, grid in given if table.name == name)
        assert rows == count + sum(row.table == name for row in intake.rejected), name


def _hold_uncorrected(read: Reader, path: Path, file: Path, first: Intake) -> None:
    """Rows that are handed in again as they were change nothing, and lose nothing."""
    texts = "".join(text for row in first.rejected for cell in row.cells for text in cell)
    if file.suffix == ".xlsx" and _CONTROL.search(texts):
        return
    write_rejected(first.rejected, file)
    again = read(path, file)
    assert again.workforce == first.workforce
    assert len(again.rejected) == len(first.rejected)
    if file.suffix == ".csv":
        kept, came = (sorted(map(_said, of.rejected)) for of in (again, first))
        assert kept == came


def _said(row: RejectedRow) -> list[tuple[str, str]]:
    """The texts of a row by column, whatever the language of its header."""
    columns = columns_named(row.table)
    texts = ((named(header), read_text(text)) for header, text in row.cells)
    known = ((columns.get(name), name, text) for name, text in texts if text)
    return sorted((column.name if column else name, text) for column, name, text in known)
