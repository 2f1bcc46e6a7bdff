"""Tables on disk into a workforce: everything that is valid, and everything that is not."""

from __future__ import annotations

from pathlib import Path

from attrs import define, field, frozen

from meritasn.errors import Finding, Place
from meritasn.facts import catalogue
from meritasn.io import marks
from meritasn.io.assembly import assemble, settle
from meritasn.io.cells import read_text
from meritasn.io.grid import DecimalSign
from meritasn.io.links import Links
from meritasn.io.rejected import RejectedRow, rejected_row
from meritasn.io.rows import Row, read_rows
from meritasn.io.sources import Declared, missing_tables, tables_in
from meritasn.model import Workforce

__all__ = ["Intake", "read_tables"]


@frozen
class Intake:
    """What came of reading tables.

    Attributes:
        workforce: The records of all valid rows; empty where a table is missing or cannot be read,
            since nobody can tell what it would have changed.
        findings: All that was found, file by file and row by row.
        rejected: The rows with an error, as they came.
    """

    workforce: Workforce
    findings: tuple[Finding, ...]
    rejected: tuple[RejectedRow, ...] = field(repr=False)

    @property
    def sound(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.rejects for finding in self.findings)


def read_tables(
    path: Path, *corrections: Path, decimal: DecimalSign = ".", encoding: str | None = None
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
    "".encode(encoding or "utf-8")
    inputs = _Inputs(Declared(decimal, encoding))
    for source in (path, *corrections):
        inputs.take(source)
    if not inputs.closed:
        inputs.findings.extend(missing_tables(inputs.tables, Place(file=path.name)))
    links = Links(inputs.rows)
    links.reject_twins()
    workforce = _settled(links) if inputs.readable else Workforce()
    findings = [*inputs.findings, *(finding for row in links for finding in row.findings)]
    findings.sort(key=lambda f: (inputs.order(f.place), f.place.row or 0))
    return Intake(workforce, tuple(findings), tuple(rejected_row(r) for r in links if r.rejected))


@define
class _Inputs:
    """What has been read so far.

    Attributes:
        declared: What is known of the files besides.
        rows: Rows by table.
        findings: Findings about files, sheets and columns.
        tables: The tables that were there, even if they could not be read.
        places: Files and sheets, in the order in which they were read.
        closed: Whether there was a file that could not be opened to see its tables.
    """

    declared: Declared
    rows: dict[str, list[Row]] = field(factory=lambda: {name: [] for name in catalogue().tables})
    findings: list[Finding] = field(factory=list)
    tables: set[str] = field(factory=set)
    places: list[Place] = field(factory=list)
    closed: bool = False

    @property
    def readable(self) -> bool:
        """Whether every table that is needed or given could be read."""
        return not any(finding.rejects for finding in self.findings)

    def take(self, source: Path) -> None:
        """Adds the rows of an input; those that correct earlier ones take their place."""
        read: list[Row] = []
        for item in tables_in(source, self.declared):
            if isinstance(item, Finding):
                self.findings.append(item)
                self.closed = self.closed or item.rejects
                continue
            table, grid = item
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

    def order(self, place: Place) -> int:
        """Where the file or sheet of a place came among all of them."""
        sheet = Place(place.file, place.sheet)
        return self.places.index(sheet) if sheet in self.places else -1


def _settled(links: Links) -> Workforce:
    """The workforce of what can stand."""
    settle(links)
    return assemble(links).workforce


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
