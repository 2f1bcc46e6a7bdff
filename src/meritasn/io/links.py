"""How rows hang together, and what falls with a row that is rejected.

A row needs the row that it is about: an appraisal its employee, an employee their unit, a target
or a behaviour its appraisal. It falls with that row. An appraisal falls with each of its targets
too, since with one target less it would be another appraisal, and a post to be filled with each of
its competency standards for the same reason; behaviours and feedback carry no fact, so it stands
without them. A row that merely names a rejected one (a rater, a head, a unit above) stays.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.io.cells import Value
from meritasn.io.records import PERIOD
from meritasn.io.rows import Row
from meritasn.language import Text

__all__ = ["PARTS", "Links", "pointed", "said"]

Key: TypeAlias = tuple[str, tuple[Value, ...]]
"""A table and the values that name a row in it."""

_OWNED = ("targets", "behaviours")
PARTS = (*_OWNED, "feedback")
"""Tables whose rows become parts of appraisals; feedback by its day, the others by their period."""


class Links:
    """The rows of all tables, by what they are called and by what they need."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self.rows = rows
        self._by_key: dict[Key, Row] = {}
        self._needing: dict[Key, list[Row]] = {}
        self._appraisals: dict[Value, list[Row]] = {}
        for row in self:
            if row.key is not None:
                self._by_key.setdefault((row.table.name, row.key), row)
            for key in _needs(row):
                self._needing.setdefault(key, []).append(row)
        for row in rows["appraisals"]:
            if "employee" in row.values:
                self._appraisals.setdefault(row.values["employee"], []).append(row)
        self._feedback: dict[Row, list[Row]] = {}
        for row in rows["feedback"]:
            for appraisal in self._covering(row):
                self._feedback.setdefault(appraisal, []).append(row)

    def __iter__(self) -> Iterator[Row]:
        for rows in self.rows.values():
            yield from rows

    def rejected_at(self, row: Row, column: str) -> Row | None:
        """The rejected row that a cell points to."""
        value = row.values.get(column)
        if column == "serves":
            named: Iterable[Row] = self._appraisals_of(str(value).partition("/")[0])
        else:
            key = (row.table.column(column).to or "", (value or "",))
            named = (self._by_key[key],) if key in self._by_key else ()
        return next((other for other in named if other.rejected), None)

    def parts_of(self, appraisal: Row) -> dict[str, list[Row]]:
        """The rows that stand of an appraisal's targets, behaviours and feedback, by table."""
        parts: dict[str, list[Row]] = {name: [] for name in PARTS}
        key = appraisal.key
        needing = self._needing.get(("appraisals", key), []) if key is not None else []
        for row in (*needing, *self._feedback.get(appraisal, ())):
            if not row.rejected:
                parts[row.table.name].append(row)
        return parts

    def reject_twins(self) -> None:
        """Rejects all rows that share a key: nobody can tell which of them is right."""
        twins: dict[Key, list[Row]] = {}
        for row in self:
            if row.key is not None:
                twins.setdefault((row.table.name, row.key), []).append(row)
        for same in twins.values():
            for row in same[1:]:
                row.note(pointed(row, codes.ROW_TWICE, same[0], row.table.key[-1]))
            if len(same) > 1:
                same[0].note(pointed(same[0], codes.ROW_TWICE, same[1], same[0].table.key[-1]))

    def reject_orphans(self) -> None:
        """Rejects targets and behaviours that belong to no appraisal; warns of such feedback."""
        for name in _OWNED:
            for row in self.rows[name]:
                if row.period and ("appraisals", _appraisal(row)) not in self._by_key:
                    row.note(codes.NO_APPRAISAL.at(row.at(PERIOD[0])))
        for row in self.rows["feedback"]:
            if not row.rejected and not self._covering(row):
                row.note(codes.OUTSIDE_APPRAISALS.at(row.at("given_on")))

    def spread(self) -> None:
        """Rejects every row that needs a rejected one."""
        waiting = deque(row for row in self if row.rejected)
        while waiting:
            lost = waiting.popleft()
            for row in self._dependants(lost):
                if not row.rejected:
                    row.note(pointed(row, codes.DEPENDS_ON_REJECTED, lost))
                    waiting.append(row)
        for row in self.rows["feedback"]:
            covering = self._covering(row)
            if covering and not row.rejected and all(a.rejected for a in covering):
                row.note(pointed(row, codes.DEPENDS_ON_REJECTED, covering[0]))

    def warn_of_named(self) -> None:
        """Warns where a row that stays names one that was rejected."""
        for row in self:
            for column in row.table.columns:
                lost = self.rejected_at(row, column.name) if column.to else None
                if lost and not row.rejected:
                    row.note(pointed(row, codes.NAMES_REJECTED, lost, column.name))

    def _appraisals_of(self, employee: Value | None) -> Sequence[Row]:
        return () if employee is None else self._appraisals.get(employee, ())

    def _covering(self, feedback: Row) -> list[Row]:
        """The appraisals in whose period a piece of feedback was given."""
        day = feedback.values.get("given_on")
        return [
            row
            for row in self._appraisals_of(feedback.values.get("employee"))
            if row.period and isinstance(day, date) and day in row.period
        ]

    def _dependants(self, lost: Row) -> Iterable[Row]:
        if lost.key is not None:
            yield from self._needing.get((lost.table.name, lost.key), ())
        if lost.table.name == "targets":
            yield from self._in_doubt(lost)
        if lost.table.name == "standards":
            post = self._by_key.get(("vacancies", (lost.values.get("vacancy", ""),)))
            yield from () if post is None else (post,)

    def _in_doubt(self, target: Row) -> Iterable[Row]:
        """The appraisals that a rejected target may belong to.

        Where its period names none, or could not be read, a wrong or missing day is likelier than a
        target without an appraisal.
        """
        own = self._by_key.get(("appraisals", _appraisal(target))) if target.period else None
        if own:
            return [own]
        days = {name: target.values[name] for name in PERIOD if name in target.values}
        return [
            row
            for row in self._appraisals_of(target.values.get("employee"))
            if not days or any(row.values.get(name) == day for name, day in days.items())
        ]


def _needs(row: Row) -> Iterator[Key]:
    for column in row.table.columns:
        if column.to and column.required and column.name in row.values:
            yield column.to, (row.values[column.name],)
    if row.table.name in _OWNED and row.period and "employee" in row.values:
        yield "appraisals", _appraisal(row)


def _appraisal(part: Row) -> tuple[Value, ...]:
    """The key of the appraisal that a target or a behaviour names."""
    return tuple(part.values.get(name, "") for name in ("employee", *PERIOD))


def pointed(row: Row, code: Code, other: Row, column: str | None = None) -> Finding:
    """A finding in one row that names another."""
    return code.at(row.at(column), row=str(other.place.row), where=said(other.place))


def said(place: Place) -> Text:
    """The file of a place, or else its sheet, in a sentence."""
    if place.sheet is None:
        return Text(place.file or "", place.file or "")
    return Text(f"lembar {place.sheet}", f"sheet {place.sheet}")
