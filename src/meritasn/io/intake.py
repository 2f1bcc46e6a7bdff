"""Tables on disk into a workforce: everything that is valid, and everything that is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import define, field, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Table, catalogue
from meritasn.io import marks
from meritasn.io.assembly import settle
from meritasn.io.cells import read_text
from meritasn.io.grid import DecimalSign, Grid
from meritasn.io.links import PARTS, Links, said
from meritasn.io.rejected import RejectedRow, rejected_row
from meritasn.io.rows import Row, read_rows
from meritasn.io.sources import Declared, missing_tables, table_in, tables_in
from meritasn.language import Text
from meritasn.model import Workforce

__all__ = ["Intake", "read_table", "read_tables"]


@frozen
class Intake:
    """What came of reading tables.

    Attributes:
        workforce: The records of all valid rows; empty where a table is missing or cannot be read,
            since nobody can tell what it would have changed.
        findings: All that was found, file by file and row by row.
        rejected: The rows with an error, as they came.
        readable: Whether every table that is needed or given could be read.
    """

    workforce: Workforce
    findings: tuple[Finding, ...]
    rejected: tuple[RejectedRow, ...] = field(repr=False)
    readable: bool = True

    @property
    def sound(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.rejects for finding in self.findings)


def read_tables(
    path: str | Path,
    *corrections: str | Path,
    decimal: DecimalSign = ".",
    encoding: str | None = None,
) -> Intake:
    """Reads the tables of a workforce.

    Files, sheets and headers carry the Indonesian or the English names of the catalogue. All errors
    are found in one go, and nothing is raised for what stands in a file. Nothing is guessed: what a
    file does not say beyond doubt is refused, unless it is declared here.

    Args:
        path: A folder of CSV files and workbooks, or a workbook with a sheet a table.
        *corrections: What `write_rejected` wrote, corrected. A row whose ``#file``, ``#sheet`` and
            ``#row`` name a row of an earlier input takes its place; any other row is one more.
        decimal: What stands before the decimals of numbers that are written as text; with a comma,
            points between groups of three digits are understood.
        encoding: The encoding of CSV files that are not UTF-8, such as ``cp1252``.

    Raises:
        LookupError: If nobody knows such an encoding.
    """
    declared = _declared(decimal, encoding)
    inputs = _Inputs()
    for source in map(Path, (path, *corrections)):
        inputs.take(tables_in(source, declared))
    if not inputs.closed:
        inputs.findings.extend(missing_tables(inputs.tables, Place(file=Path(path).name)))
    return _intake(inputs)


def read_table(
    path: str | Path,
    table: str,
    *corrections: str | Path,
    decimal: DecimalSign = ".",
    encoding: str | None = None,
) -> Intake:
    r"""Reads one table by itself, from a file of any name.

    It is read as strictly as among others, and what is wrong in it is told and handed back the
    same way; only whether what its rows refer to exists is not asked.

    Args:
        path: A CSV file, or a workbook. Of several sheets it is the one that is named after the
            table.
        table: Its English name, such as ``responses``.
        *corrections: What `write_rejected` wrote, corrected.
        decimal: What stands before the decimals of numbers that are written as text.
        encoding: The encoding of CSV files that are not UTF-8, such as ``cp1252``.

    Returns:
        An intake whose workforce holds the records of this table alone; whose records are not all
        here is in its `incomplete`.

    Raises:
        LookupError: If there is no such table, if its rows are parts of an appraisal and are
            nothing without it, or if nobody knows such an encoding.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     sheets = Path(folder) / "triwulan-1.csv"
        ...     text = "layanan,tanggal,responden,u1\nakta,2025-03-03,001,4\nakta,,002,3\n"
        ...     _ = sheets.write_text(text, "utf-8")
        ...     intake = read_table(sheets, "responses")
        >>> {sheet.respondent: sheet.u1 for sheet in intake.workforce.responses}
        {'001': Decimal('4')}
        >>> {finding.place.row: finding.code.id for finding in intake.findings}
        {3: 'MER-1041'}
    """
    known = catalogue().tables[table]
    if table in PARTS:
        raise LookupError("rows of this table are parts of an appraisal")
    declared = _declared(decimal, encoding)
    inputs = _Inputs()
    for source in map(Path, (path, *corrections)):
        inputs.take(table_in(source, known, declared))
    return _intake(inputs, alone=True)


def _declared(decimal: DecimalSign, encoding: str | None) -> Declared:
    "".encode(encoding or "utf-8")
    return Declared(decimal, encoding)


def _intake(inputs: _Inputs, *, alone: bool = False) -> Intake:
    """What came of the rows that were read; alone, where what they refer to is not asked."""
    links = Links(inputs.rows)
    links.reject_twins()
    workforce = settle(links, alone=alone) if inputs.readable else Workforce()
    findings = [*inputs.findings, *(finding for row in links for finding in row.findings)]
    order = inputs.order
    findings.sort(
        key=lambda f: (order.get(Place(f.place.file, f.place.sheet), -1), f.place.row or 0)
    )
    rejected = tuple(rejected_row(row) for row in links if row.rejected)
    return Intake(workforce, tuple(findings), rejected, inputs.readable)


@define
class _Inputs:
    """What has been read so far.

    Attributes:
        rows: Rows by table.
        findings: Findings about files, sheets and columns.
        tables: The tables that were there, even if they could not be read.
        places: Files and sheets, in the order in which they were read.
        closed: Whether there was a file that could not be opened to see its tables.
    """

    rows: dict[str, list[Row]] = field(factory=lambda: {name: [] for name in catalogue().tables})
    findings: list[Finding] = field(factory=list)
    tables: set[str] = field(factory=set)
    places: list[Place] = field(factory=list)
    closed: bool = False

    @property
    def readable(self) -> bool:
        """Whether every table that is needed or given could be read."""
        return not any(finding.rejects for finding in self.findings)

    def take(self, items: Iterable[tuple[Table, Grid] | Finding]) -> None:
        """Adds the rows of an input; those that correct earlier ones take their place."""
        read: list[Row] = []
        first: dict[str, Place] = {}
        for item in items:
            if isinstance(item, Finding):
                self.findings.append(item)
                self.closed = self.closed or item.rejects
                continue
            table, grid = item
            if table.name in first:
                self.findings.append(_again(table, grid, first[table.name]))
            first.setdefault(table.name, grid.place)
            self.tables.add(table.name)
            self.places.append(grid.place)
            rows, findings = read_rows(table, grid)
            self.findings.extend(findings)
            read.extend(rows)
        corrected = {_corrected(row) for row in read}
        for rows in self.rows.values():
            rows[:] = [row for row in rows if _named(row) not in corrected]
        for row in read:
            self.rows[row.table.name].append(row)

    @property
    def order(self) -> Mapping[Place, int]:
        """When each file or sheet came among all of them."""
        return {place: i for i, place in reversed([*enumerate(self.places)])}


def _again(table: Table, grid: Grid, first: Place) -> Finding:
    """The warning that a table is in two files, or sheets, of one input."""
    title = Text(table.file, table.name)
    return codes.TABLE_AGAIN.at(grid.place, table=title, where=said(first))


def _named(row: Row) -> tuple[str, ...]:
    place = row.place
    return row.table.name, place.file or "", place.sheet or "", str(place.row)


def _corrected(row: Row) -> tuple[str, ...] | None:
    """The row that this one corrects, as its marks name it."""
    if marks.FILE not in row.header:
        return None
    cells = dict(row.cells)
    named = (cells.get(mark, "") for mark in (marks.FILE, marks.SHEET, marks.ROW))
    return row.table.name, *map(read_text, named)
