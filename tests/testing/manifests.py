"""What a reader found and what was planted, put so that they can be compared."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from meritasn.errors import Finding
from meritasn.errors.codes import inputs
from meritasn.quantities import Period
from meritasn.testing.population import Plant

CONSEQUENCES = {inputs.DEPENDS_ON_REJECTED.id, inputs.NAMES_REJECTED.id}
"""What is found because another row is rejected."""

_OWNERS = ("employee", "vacancy", "service", "unit")
"""Columns that say whose row it is; the first that is filled does."""

Found = tuple[str, str | None, str | None, str, int | None]
"""A code, the table and column it stands in, and whose row of which year that is."""


def found_in(folder: Path, findings: Iterable[Finding]) -> set[Found]:
    """What was found in a folder of tables with English names."""
    tables: dict[str, list[dict[str, str]]] = {}
    found: set[Found] = set()
    for finding in findings:
        file, row = finding.place.file or "", finding.place.row or 0
        if file not in tables:
            text = (folder / file).read_text("utf-8")
            tables[file] = list(csv.DictReader(text.splitlines()))
        cells = tables[file][row - 2]
        owner = next(cells[name] for name in _OWNERS if cells.get(name))
        year = int(cells["first_day"][:4]) if "first_day" in cells else None
        found.add((finding.code.id, file.removesuffix(".csv"), finding.place.column, owner, year))
    return found


def planted_in(plants: Iterable[Plant], every_year: Sequence[int] = (2019, 2023)) -> set[Found]:
    """What plants say is found in their rows; those without a period stand in every year."""

    def years(period: Period | None, table: str | None) -> Sequence[int | None]:
        if period:
            return [period.start.year]
        return every_year if table in ("appraisals", "targets") else [None]

    return {
        (plant.code.id, plant.table, plant.column, key, year)
        for plant in plants
        if plant.code
        for key in plant.keys
        for year in years(plant.period, plant.table)
    }
