"""Fills the workbook that `meritasn template` gives with one office of ten people: kantor.xlsx.

Their careers come with them, and the holidays of the city.

A workbook carries the time at which it was written, so one that says the same is left alone.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types of its own

from meritasn import Period, Workforce, read_tables, write_tables, write_template
from meritasn.model.careers import OWNERS
from meritasn.testing.population import city

KANTOR = Path(__file__).parent / "kantor.xlsx"
UNIT, YEAR, PEOPLE = "dukcapil", Period.year(2023), 10


def office() -> Workforce:
    """The head of one unit of the example city with every second of its people, for 2023."""
    medan = city().workforce
    appraised = {seen.employee: seen for seen in medan.appraisals_in(YEAR)}
    staff = [person for person in medan.people_of(UNIT) if person.key in appraised]
    staff = staff[::2][:PEOPLE]
    head, *others = (appraised[person.key] for person in staff)
    alone = [evolve(target, serves=None) for target in head.targets]
    keys = {person.key for person in staff}
    careers: dict[str, Any] = {
        name: [record for record in getattr(medan, name) if record.employee in keys]
        for name, owner in OWNERS.items()
        if owner == "employee"
    }
    return Workforce(
        units=[evolve(medan.unit_by_key[UNIT], parent=None)],
        employees=staff,
        appraisals=[
            evolve(head, rater=None, rater_superior=None, feedback=(), targets=tuple(alone)),
            *(evolve(seen, rater_superior=None) for seen in others),
        ],
        unit_performance=[seen for seen in medan.unit_performance if seen.unit == UNIT],
        protected={person.key: medan.protected[person.key] for person in staff},
        holidays=medan.holidays,
        **careers,
    )


def fill(file: Path, workforce: Workforce) -> None:
    """Writes an empty workbook and puts each cell of the tables beneath its header."""
    write_template(file)
    workbook = load_workbook(file)
    with TemporaryDirectory() as folder:
        for table in write_tables(workforce, Path(folder)):
            sheet = workbook[table.stem]
            columns = {cell.value: cell.column_letter for cell in sheet[1]}
            with table.open(encoding="utf-8", newline="") as rows:
                for number, row in enumerate(csv.DictReader(rows), start=2):
                    for header, value in row.items():
                        cell = sheet[f"{columns[header]}{number}"]
                        form = sheet.column_dimensions[cell.column_letter].number_format
                        cell.value, cell.number_format = typed(value, form), form
    workbook.save(file)


def typed(text: str, form: str) -> str | Decimal | date | None:
    """What somebody would type into a cell of that format."""
    if form == "yyyy-mm-dd" and text[:1].isdigit():
        return date.fromisoformat(text)
    if form == "General" and text[:1].isdigit():
        return Decimal(text)
    return text or None


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else KANTOR
    if not target.exists() or read_tables(target).workforce != office():
        fill(target, office())
    print(f"{target.name}: {PEOPLE} pegawai")
