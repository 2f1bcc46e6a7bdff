"""Rows that stand, put together as a workforce, and the way back from a record to its row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from attrs import evolve, frozen

from meritasn.errors import Finding
from meritasn.errors.codes import inputs
from meritasn.errors.codes import workforce as codes
from meritasn.io.links import Links, pointed
from meritasn.io.records import PERIOD, RECORDS, build, field_of
from meritasn.io.rows import Row
from meritasn.model import (
    Appraisal,
    Employee,
    Incomplete,
    Protected,
    Unit,
    UnitPerformance,
    Workforce,
    check,
)
from meritasn.model.careers import ORDER, OWNERS

__all__ = ["assemble", "settle"]

Record = TypeVar("Record")

_WITH_PERIOD = {"appraisals", "unit_performance"}
_WHOLE = (
    *ORDER,
    "vacancies",
    "standards",
    "holidays",
    "services",
    "candidates",
    "merit_reviews",
)
"""Tables whose rows are records of the workforce, with all that they are in their own columns."""
_PATH = re.compile(
    r"(?P<table>\w+)\[(?P<i>\d+)\](?:\.(?P<part>targets|behaviours|feedback)\[(?P<k>\d+)\])?"
    r"(?:\.(?P<field>.+))?"
)
_DANGLING = (
    codes.UNKNOWN_EMPLOYEE,
    codes.UNKNOWN_UNIT,
    codes.UNKNOWN_VACANCY,
    codes.UNKNOWN_SERVICE,
    codes.SERVES_NOTHING,
)


@frozen
class Assembly:
    """A workforce and where each of its records comes from.

    Attributes:
        workforce: The records.
        rows: By table, the row of each record, in the same order.
        parts: For each appraisal, the rows of its parts by table.
    """

    workforce: Workforce
    rows: Mapping[str, Sequence[Row]]
    parts: Sequence[Mapping[str, Sequence[Row]]]

    def origin(self, finding: Finding) -> tuple[Row, str | None]:
        """The row, and the column, that a finding of `check` stands in."""
        match = _PATH.fullmatch(finding.place.path or "")
        if match is None:
            raise LookupError("a finding of check names its record")
        table, i, part, k, path = match.groups()
        row = self.parts[int(i)][part][int(k)] if part else self.rows[table][int(i)]
        if path == "period":
            return row, PERIOD[0]
        for column in row.table.columns:
            if path is not None and field_of(row.table, column) == path:
                return row, column.name
        return row, None


def assemble(links: Links, *, alone: bool = False) -> Assembly:
    """Makes the records of all rows that are not rejected.

    Args:
        links: The rows.
        alone: Whether they are of one table, without those that they refer to.
    """
    rows = {name: [r for r in of if not r.rejected] for name, of in links.rows.items()}
    parts = [links.parts_of(row) for row in rows["appraisals"]]
    whole: dict[str, Any] = {name: _records(rows[name]) for name in _WHOLE}
    if any(row.rejected for row in links.rows["holidays"]):
        whole["holidays"] = ()  # with one holiday less, working days would be counted wrongly
    workforce = Workforce(
        units=[_record(Unit, row) for row in rows["units"]],
        employees=[_record(Employee, row) for row in rows["employees"]],
        appraisals=[
            _record(Appraisal, row, **{name: _records(of) for name, of in with_parts.items()})
            for row, with_parts in zip(rows["appraisals"], parts, strict=True)
        ],
        unit_performance=[_record(UnitPerformance, row) for row in rows["unit_performance"]],
        protected={str(r.values["employee"]): _record(Protected, r) for r in rows["protected"]},
        incomplete=_incomplete(links, alone=alone),
        **whole,
    )
    return Assembly(workforce, rows, parts)


def settle(links: Links, *, alone: bool = False) -> Workforce:
    """Rejects what cannot stand, with what falls with it, and says so in its rows.

    Args:
        links: The rows.
        alone: Whether they are of one table, without those that they refer to.

    Returns:
        The records of what stands.
    """
    links.reject_orphans()
    links.spread()
    given = assemble(links, alone=alone)
    before = _rejected(links)
    _check_references(links, given, alone=alone)
    links.spread()
    links.warn_of_named()
    return given.workforce if _rejected(links) == before else assemble(links, alone=alone).workforce


def _rejected(links: Links) -> int:
    return sum(row.rejected for row in links)


def _check_references(links: Links, given: Assembly, *, alone: bool) -> None:
    """Puts every finding about references into the row that it stands in."""
    for finding in check(given.workforce):
        if alone and finding.code in _DANGLING:
            continue
        row, column = given.origin(finding)
        lost = links.rejected_at(row, column) if finding.code in _DANGLING and column else None
        here = (
            evolve(finding, place=row.at(column))
            if lost is None
            else pointed(row, inputs.NAMES_REJECTED, lost, column)
        )
        row.note(here)


def _incomplete(links: Links, *, alone: bool) -> Incomplete:
    """The people and services that stand, and of which a dated record was rejected; candidates."""
    lost = {name: _lost(links, name, owner) for name, owner in OWNERS.items()}
    standing = {
        owner: {row.values[owner] for row in links.rows[table] if not row.rejected}
        for owner, table in (("employee", "employees"), ("service", "services"))
    }
    return Incomplete(
        **{
            name: [key for key in of if alone or key in standing[OWNERS[name]]]
            for name, of in lost.items()
        },
        candidates=_lost(links, "candidates", "candidate"),
    )


def _lost(links: Links, table: str, column: str) -> tuple[str, ...]:
    """What the rejected rows of a table hold in a column, where that can be read; each once."""
    held = (row.values.get(column) for row in links.rows[table] if row.rejected)
    return tuple(dict.fromkeys(str(value) for value in held if value is not None))


def _records(rows: Sequence[Row]) -> tuple[object, ...]:
    return tuple(_record(RECORDS[row.table.name], row) for row in rows)


def _record(record: type[Record], row: Row, **more: object) -> Record:
    fields: dict[str, object] = dict(more)
    if row.table.name in _WITH_PERIOD:
        fields["period"] = row.period
    for column in row.table.columns:
        path = field_of(row.table, column)
        if path is not None and column.name in row.values:
            fields[path] = row.values[column.name]
    return build(record, fields)
