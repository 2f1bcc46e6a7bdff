"""Units from frames: few, so they are read row by row like those in any table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from meritasn.columns.frames import collected
from meritasn.columns.scans import Given
from meritasn.errors import Finding
from meritasn.facts import catalogue
from meritasn.io.assembly import assemble
from meritasn.io.grid import Cell, Grid, Line
from meritasn.io.links import Links
from meritasn.io.rows import Row, read_rows
from meritasn.model import Workforce

__all__ = ["UNITS", "grid_of", "units_of"]

UNITS = ("units", "unit_performance")
"""The tables that become objects."""


def units_of(given: Mapping[str, Given]) -> tuple[Workforce, tuple[Finding, ...]]:
    """Units and their predicates, and what was found in their rows."""
    rows: dict[str, list[Row]] = {name: [] for name in catalogue().tables}
    findings: list[Finding] = []
    for name in UNITS:
        if name in given:
            rows[name], found = read_rows(catalogue().tables[name], grid_of(name, given[name]))
            findings.extend(found)
    links = Links(rows)
    links.reject_twins()
    links.spread()
    findings.extend(finding for row in links for finding in row.findings)
    return assemble(links).workforce, tuple(findings)


def grid_of(name: str, given: Given) -> Grid:
    """The rows of a frame as cells."""
    frame = collected(given.frame)
    lines = (
        Line(number, tuple(map(_cell, row)))
        for number, row in enumerate(frame.iter_rows(), start=given.first_row)
    )
    return Grid(name, given.place, tuple(frame.columns), tuple(lines))


def _cell(value: object) -> Cell:
    plain = isinstance(value, (str, int, float, date)) or value is None
    return value if plain else str(value)  # type: ignore[return-value]
