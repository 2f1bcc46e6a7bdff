"""A workforce as CSV tables: the same bytes for the same records, and readable again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

from meritasn.errors import InputRefused, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Column, Table, catalogue
from meritasn.io.cells import FLAGS, NOT_APPLICABLE
from meritasn.io.guidance import sheet_name
from meritasn.io.records import PERIOD, field_of, held
from meritasn.language import Language
from meritasn.model import Appraisal, Feedback, Nip, NiPppk, Term, UnitPerformance, Workforce
from meritasn.quantities import Absence, Period

__all__ = ["csv_text", "guarded", "header", "write_tables"]


def write_tables(workforce: Workforce, folder: Path, *, language: Language = "id") -> list[Path]:
    """Writes a workforce as CSV files, one a table, and says which.

    `read_tables` gives the same workforce back. What a table cannot say is not kept: blanks around
    a text, the unit of quality and cost, an aspect of a target of which nothing is known, the
    day of the data, and feedback given outside the period of its appraisal. Feedback that several
    appraisals share is written once.

    Args:
        workforce: The records.
        folder: Where the files go; it is made if it is not there.
        language: Language of the names of files and columns, and of the words in cells.

    Raises:
        InputRefused: If a period has no last day.
    """
    _refuse_open_periods(workforce)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in catalogue().tables.values():
        rows = [_cells(table, *row, language) for row in _rows(table.name, workforce)]
        if not rows and not table.required:
            continue
        path = folder / f"{sheet_name(table, language)}.csv"
        columns = [c for c in table.columns if c.required or any(c.name in row for row in rows)]
        lines = [[row.get(column.name, "") for column in columns] for row in rows]
        headers = [header(column, language) for column in columns]
        path.write_text(csv_text([headers, *lines]), "utf-8", newline="")
        written.append(path)
    return written


def header(column: Column, language: Language) -> str:
    """The header of a column in a language."""
    return column.header if language == "id" else column.name


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV: commas, and a line feed behind each row."""
    return "".join(map(_line, rows))


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)  # with its own line end, or it would not quote a bare \r
    return out.getvalue().removesuffix("\r\n") + "\n"


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("Izin")
    ("'=1+1", 'Izin')
    """
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def _refuse_open_periods(workforce: Workforce) -> None:
    dated: Mapping[str, Sequence[Appraisal | UnitPerformance]] = {
        "appraisals": workforce.appraisals,
        "unit_performance": workforce.unit_performance,
    }
    open_ones = [
        codes.OPEN_PERIOD.at(Place(path=f"{name}[{i}].period"))
        for name, records in dated.items()
        for i, record in enumerate(records)
        if record.period.stop is None
    ]
    if open_ones:
        raise InputRefused(open_ones)


def _rows(table: str, workforce: Workforce) -> Iterator[tuple[object, Mapping[str, object]]]:
    """The records of a table, each with the columns that link it to others."""
    match table:
        case "protected":
            for key, protected in workforce.protected.items():
                yield protected, {"employee": key}
        case "feedback":
            yield from _feedback(workforce.appraisals)
        case "targets" | "behaviours":
            for appraisal in workforce.appraisals:
                link = {"employee": appraisal.employee, **_days(appraisal.period)}
                for part in getattr(appraisal, table):
                    yield part, link
        case "appraisals" | "unit_performance":
            for record in getattr(workforce, table):
                yield record, _days(record.period)
        case _:
            for record in getattr(workforce, table):
                yield record, {}


def _feedback(appraisals: Iterable[Appraisal]) -> Iterator[tuple[Feedback, Mapping[str, object]]]:
    seen: set[tuple[str, Feedback]] = set()
    for appraisal in appraisals:
        for said in appraisal.feedback:
            if (appraisal.employee, said) not in seen:
                seen.add((appraisal.employee, said))
                yield said, {"employee": appraisal.employee}


def _days(period: Period) -> Mapping[str, object]:
    return dict(zip(PERIOD, (period.start, period.last), strict=True))


def _cells(
    table: Table, record: object, link: Mapping[str, object], language: Language
) -> dict[str, str]:
    """The cells of a row that are not empty, by column."""
    cells = {}
    for column in table.columns:
        path = field_of(table, column)
        value = link.get(column.name) if path is None else held(record, path)
        text = _written(value, language)
        if text:
            cells[column.name] = text
    return cells


def _written(value: object, language: Language) -> str:
    match value:
        case None | Absence.MISSING:
            return ""
        case Absence.NOT_APPLICABLE:
            return NOT_APPLICABLE[language]
        case Term():
            return value.label.of(language)
        case bool():
            return FLAGS[value][language]
        case Decimal():
            plain = f"{value:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case date():
            return value.isoformat()
        case Nip() | NiPppk():
            return value.digits
        case _:
            # The reader takes one apostrophe away.
            text = str(value)
            return f"'{text}" if text.startswith("'") else guarded(text)
