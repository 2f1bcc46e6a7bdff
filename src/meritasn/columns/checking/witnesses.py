"""What rows refer to, and what a rejected row draws into question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field

from meritasn.columns.checking.references import owners, serving
from meritasn.columns.checking.tree import climbed
from meritasn.columns.people import Tables
from meritasn.io.links import Links
from meritasn.io.rows import Row

__all__ = ["Fallen", "named_by"]


def named_by(
    row: Row, tree: Mapping[str, str | None], *, suspect: bool
) -> Iterator[tuple[str, str, str]]:
    """The rows without which a row cannot be judged: their table, a column of it, and its value.

    Of a row that is no suspect only that is asked which a suspect may be judged by.
    """
    named = {column: str(value) for column, value in row.values.items()}
    match row.table.name:
        case "employees":
            yield from (("units", "unit", key) for key in climbed(named.get("unit"), tree))
        case "units":
            yield from (("units", "unit", key) for key in climbed(named.get("parent"), tree))
            if suspect and "head" in named:
                yield "employees", "employee", named["head"]
            if suspect and row.values.get("active") is False and "unit" in named:
                yield "employees", "unit", named["unit"]
        case "appraisals" if suspect:
            for column in ("rater", "rater_superior"):
                if column in named:
                    yield "employees", "employee", named[column]
        case "targets" if suspect and "serves" in named:
            for table in ("appraisals", "targets"):
                yield table, "employee", named["serves"].partition("/")[0]


@define
class Fallen:
    """What has been rejected so far, by what it draws into question."""

    units: set[str] = field(factory=set)
    people: set[str] = field(factory=set)
    appraised: set[str] = field(factory=set)

    def drawn_in(
        self, links: Links, tables: Tables, tree: Mapping[str, str | None]
    ) -> tuple[set[str], set[str]]:
        """People and units whose rows depend on a rejected row or name it, where that is new."""
        units = _rejected(links, "units", "unit") - self.units
        people = _rejected(links, "employees", "employee") - self.people
        appraised = _rejected(links, "appraisals", "employee") - self.appraised
        self.units |= units
        self.people |= people
        self.appraised |= appraised
        of_units = tables.units.units
        return {
            *owners(tables.employees, "employee", ["unit"], units),
            *owners(tables.appraisals, "employee", ["rater", "rater_superior"], people),
            *serving(tables.targets, appraised),
        } - {None}, {
            *owners(of_units, "unit", ["parent"], units),
            *owners(of_units, "unit", ["head"], people),
            # A head may reach a unit only by way of one that fell.
            *(above for unit in units for above in climbed(unit, tree)),
        } - {None}


def _rejected(links: Links, table: str, column: str) -> set[str]:
    rows = (row for row in links.rows[table] if row.rejected)
    return {str(row.values[column]) for row in rows if column in row.values}
