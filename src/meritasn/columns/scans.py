"""A table of the catalogue in a frame: which column is which, and how its cells are taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import polars as pl
from attrs import field, frozen

from meritasn.columns.admission import (
    NA,
    UNREADABLE,
    Admission,
    absent,
    admit,
    admit_day,
    admit_key,
)
from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs
from meritasn.facts import Column, Fact, Table, catalogue
from meritasn.io.records import PERIOD
from meritasn.io.rows import named
from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["REJECTED", "Scan", "scan_of"]

REJECTED = "@rejected"
"""Whether a row has a cell that cannot be read."""


@frozen(eq=False)
class Scan:
    """A frame that carries a table.

    Attributes:
        tables: The table; and a second one, whose columns stand in the same rows.
        frame: The frame as it came.
        columns: By the name of the catalogue, what the frame calls a column.
        schema: What the frame holds.
        place: How a finding names the frame.
        first_row: The number of its first row, as its owner counts.
        period: The period of all rows, where the frame has no days.
    """

    tables: tuple[Table, ...]
    frame: pl.LazyFrame = field(repr=False)
    columns: Mapping[str, str]
    schema: Mapping[str, pl.DataType] = field(repr=False)
    place: Place
    first_row: int = 0
    period: Period | None = None

    def column(self, name: str) -> Column:
        """What the catalogue says of a column."""
        return next(c for table in self.tables for c in table.columns if c.name == name)

    def key(self, name: str) -> pl.Expr:
        """A key or a reference, as it is compared; null where the frame has none."""
        held = self.columns.get(name)
        if held is None:
            return pl.lit(None, dtype=pl.String)
        return admit_key(held, self.schema[held])

    def day(self, name: str) -> pl.Expr:
        """A day."""
        held = self.columns[name]
        return admit_day(self.column(name), held, self.schema[held])

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of its rows, in the order of time."""
        if self.period is not None:
            return (self.period,)
        days = self.frame.select(self.day(name).alias(name) for name in PERIOD).unique()
        pairs = days.drop_nulls().collect(engine="streaming").rows()
        return tuple(
            Period.of_days(first, last) for first, last in sorted(pairs) if first <= last
        )

    def during(self, period: Period) -> pl.LazyFrame:
        """The rows about a period."""
        if self.period is not None:
            return self.frame if self.period == period else self.frame.clear()
        days = dict(zip(PERIOD, (period.start, period.last), strict=True))
        return self.frame.filter(self.day(name) == day for name, day in days.items())

    def admitted(
        self, frame: pl.LazyFrame, keys: Mapping[str, pl.Expr], facts: Iterable[Fact]
    ) -> pl.LazyFrame:
        """Keys, and an integer and a state for each fact; `REJECTED` where a cell may be odd."""
        admissions = [self._admission(fact) for fact in facts]
        named_keys = [key.alias(name) for name, key in keys.items()]
        first = [e for a in admissions for e in a.first]
        frame = frame.select(*named_keys, *first)
        then = [e for a in admissions for e in a.then]
        if then:
            frame = frame.with_columns(then)
        states = [name for a in admissions for name in a.can_reject]
        if states:
            odd = pl.any_horizontal(pl.col(name) == UNREADABLE for name in states)
            frame = frame.with_columns(odd.alias(REJECTED))
        return frame

    def _admission(self, fact: Fact) -> Admission:
        held = self.columns.get(fact.name)
        if held is None:
            return absent(fact)
        marked = held + NA in self.schema
        return admit(self.column(fact.name), held, self.schema[held], marked=marked)


def scan_of(
    names: Sequence[str],
    frame: pl.LazyFrame,
    *,
    place: Place | None = None,
    first_row: int = 0,
    period: Period | None = None,
) -> tuple[Scan | None, tuple[Finding, ...]]:
    """Finds the columns of a table in a frame.

    Args:
        names: The table by its name in the catalogue, and a second one in the same rows, if any.
        frame: Its rows; headers in either language.
        place: How findings name it; by the name of the table if that is not said.
        first_row: The number of its first row, as its owner counts.
        period: The period of all rows; the frame then needs no days.

    Returns:
        The scan, and what is wrong with the headers. Where that is an error there is no scan.
    """
    tables = tuple(catalogue().tables[name] for name in names)
    place = place or Place(file=names[0])
    schema = dict(frame.collect_schema())
    columns = {column.name: column for table in tables for column in table.columns}
    found, findings = _matched(columns, schema, place)
    undated = period is not None and not any(day in found for day in PERIOD)
    findings.extend(
        inputs.MISSING_COLUMN.at(place, column=Text(column.header, column.name))
        for column in columns.values()
        if column.required and column.name not in found and not (undated and column.name in PERIOD)
    )
    if any(finding.rejects for finding in findings):
        return None, tuple(findings)
    only = period if undated else None
    return Scan(tables, frame, found, schema, place, first_row, only), tuple(findings)


def _matched(
    columns: Mapping[str, Column], schema: Iterable[str], place: Place
) -> tuple[dict[str, str], list[Finding]]:
    """The header of each column that is there, and what is wrong with headers."""
    known = {said: column for column in columns.values() for said in (column.name, column.header)}
    marks = {held + NA for held in schema}
    found: dict[str, str] = {}
    findings: list[Finding] = []
    for held in schema:
        column = known.get(named(held))
        at = Place(place.file, place.sheet, None, held)
        if column is None:
            if held not in marks:
                findings.append(inputs.UNKNOWN_COLUMN.at(at))
        elif column.name in found:
            title = Text(column.header, column.name)
            findings.append(inputs.COLUMN_TWICE.at(at, column=title))
        else:
            found[column.name] = held
    return found, findings
