"""The rows that are read: all of those under suspicion, and those that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, evolve, field

from meritasn.columns.checking.rows import Witness, lines_of, read_lines
from meritasn.columns.checking.witnesses import named_by
from meritasn.columns.people import Tables
from meritasn.columns.scans import Scan
from meritasn.errors import Place
from meritasn.facts import catalogue
from meritasn.io.grid import Grid, Line
from meritasn.io.rows import Row, read_rows
from meritasn.model import UnitKind

__all__ = ["MOST_PEOPLE", "Docket"]

MOST_PEOPLE = 50_000
"""So many people in doubt take about a gigabyte; where there are more, most have the same fault."""

_OWNED_BY = {
    "units": "unit",
    "unit_performance": "unit",
    "employees": "employee",
    "appraisals": "employee",
    "targets": "employee",
}
"""The column that says whose row it is, by table."""


@define
class Docket:
    """Rows by table and number; each is read once.

    Attributes:
        tables: The frames.
        tree: The unit above each unit; None where nobody said which units there are.
        people: Those under suspicion, with all their rows.
        units: Units under suspicion, with all their rows.
        most: How many people are judged at all, so that memory is bounded.
        left_out: Those beyond that number; what is found in rows of others does not tell of them.
    """

    tables: Tables
    tree: Mapping[str, str | None] | None
    people: set[str] = field(factory=set)
    units: set[str] = field(factory=set)
    most: int = MOST_PEOPLE
    left_out: set[str] = field(factory=set)
    _rows: dict[str, dict[int, Row]] = field(factory=lambda: {name: {} for name in _OWNED_BY})
    _asked: dict[tuple[str, str], set[str]] = field(factory=dict)
    _followed: set[tuple[str, int, bool]] = field(factory=set)

    def accuse(self, people: Iterable[str], units: Iterable[str]) -> bool:
        """Adds suspects; says whether any of them is new."""
        before = len(self.people) + len(self.units)
        new = sorted({*people} - self.people)
        room = self.most - len(self.people)
        self.people.update(new[:room])
        self.left_out.update(new[room:])
        self.units.update(units)
        for name, owner in _OWNED_BY.items():
            self._take(name, owner, self.people if owner == "employee" else self.units)
        self._call_witnesses()
        return len(self.people) + len(self.units) > before

    def accuse_nameless(self) -> None:
        """Adds the rows that do not say whose they are."""
        for name, owner in _OWNED_BY.items():
            self._keep(name, lines_of(self._scan(name), owner, None))

    def rows(self) -> dict[str, list[Row]]:
        """Rows to be judged, as they are right after reading."""
        found: dict[str, list[Row]] = {name: [] for name in catalogue().tables}
        for name, rows in self._rows.items():
            found[name] = [self._fresh(rows[number]) for number in sorted(rows)]
        if self.tables.employees is self.tables.appraisals:
            # Somebody with two appraisals is there twice.
            firsts = {row.key or row.place: row for row in reversed(found["employees"])}
            found["employees"] = [*reversed(firsts.values())]
        if self.tree is None:
            found["units"] = _assumed(found)
        return found

    def _is_suspect(self, row: Row) -> bool:
        owner = row.values.get(_OWNED_BY[row.table.name])
        suspects = self.units if _OWNED_BY[row.table.name] == "unit" else self.people
        return owner is None or owner in suspects

    def _fresh(self, row: Row) -> Row:
        if self._is_suspect(row):
            return evolve(row, findings=[*row.findings])
        return Witness.of(row)

    # ---------------------------------------------------------------------------- reading

    def _scan(self, name: str) -> Scan:
        tables = self.tables
        return {
            "units": tables.units.units,
            "unit_performance": tables.units.performance,
            "employees": tables.employees,
            "appraisals": tables.appraisals,
            "targets": tables.targets,
        }[name]

    def _take(self, name: str, by: str, keys: Iterable[str]) -> None:
        """Reads the rows of a table with some keys, but for those that were asked for before."""
        asked = self._asked.setdefault((name, by), set())
        new = {*keys} - asked
        if new:
            asked |= new
            self._keep(name, lines_of(self._scan(name), by, new))

    def _keep(self, name: str, lines: Iterable[Line]) -> None:
        known, table = self._rows[name], catalogue().tables[name]
        new = [line for line in lines if line.row not in known]
        for row in read_lines(self._scan(name), table, new):
            known[row.place.row or 0] = row

    def _call_witnesses(self) -> None:
        """Reads what the rows refer to, and what that refers to, as far as it tells."""
        while wanted := self._named():
            for (name, by), keys in wanted.items():
                self._take(name, by, keys)

    def _named(self) -> Mapping[tuple[str, str], set[str]]:
        """What rows refer to that have not been asked yet."""
        wanted: dict[tuple[str, str], set[str]] = {}
        for name, rows in self._rows.items():
            for number, row in rows.items():
                asked = name, number, self._is_suspect(row)
                if asked not in self._followed:
                    self._followed.add(asked)
                    for table, by, key in named_by(row, self.tree or {}, suspect=asked[2]):
                        wanted.setdefault((table, by), set()).add(key)
        return wanted


def _assumed(found: Mapping[str, Iterable[Row]]) -> list[Row]:
    """The units that are referred to, where nobody said which there are."""
    rows = (row for name in ("employees", "unit_performance") for row in found[name])
    keys = dict.fromkeys(str(row.values["unit"]) for row in rows if "unit" in row.values)
    header = ("unit", "name", "kind")
    lines = [Line(0, (key, key, UnitKind.LAINNYA.code)) for key in keys]
    grid = Grid("units", Place(), header, tuple(lines))
    return [Witness.of(row) for row in read_rows(catalogue().tables["units"], grid)[0]]
