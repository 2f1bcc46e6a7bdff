"""Rows of tables as objects of the model, some people at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import polars as pl

from meritasn.facts import Column, catalogue
from meritasn.io.records import RECORDS, build, field_of
from meritasn.model import VOCABULARY, Appraisal, Employee, Target, Unit, UnitPerformance, Workforce
from meritasn.quantities import Absence, Period

__all__ = ["Rows"]

Row: TypeAlias = Mapping[str, Any]
NA = "__na"


class Rows:
    """Everything that is known of some people.

    Args:
        folder: The tables, one period in them.
        employees: Who they are.
        period: The period.
    """

    def __init__(self, folder: Path, employees: pl.Series, period: Period) -> None:
        self._period = period
        wanted = employees.unique().alias("employee").to_frame().lazy()
        self._tables = {
            name: _scan(folder, name).join(wanted, on="employee", how="semi").collect()
            for name in ("employees", "appraisals", "targets")
        }
        self._units = {row["unit"]: row for row in _rows(_scan(folder, "units").collect())}
        self._led = _grouped(self._units.values(), "head")
        performance = folder / "unit_performance.parquet"
        seen = _rows(pl.read_parquet(performance)) if performance.exists() else ()
        self._performance = {row["unit"]: row for row in seen}

    def workforce(self, employees: Sequence[str]) -> Workforce:
        """The objects of some of them, with the units that they lead and those above."""
        wanted = pl.Series("employee", employees).to_frame()
        staff, rated, targets = (
            frame.join(wanted, on="employee", how="semi") for frame in self._tables.values()
        )
        theirs = _grouped(_rows(targets), "employee")
        units = self._above(row["unit"] for key in employees for row in self._led.get(key, ()))
        return Workforce(
            units=(_record(Unit, row) for row in units),
            employees=(_record(Employee, row) for row in _rows(staff)),
            appraisals=(self._appraisal(row, theirs) for row in _rows(rated)),
            unit_performance=(
                _record(UnitPerformance, self._performance[row["unit"]], period=self._period)
                for row in units
                if row["unit"] in self._performance
            ),
        )

    def _appraisal(self, row: Row, targets: Mapping[str, Sequence[Row]]) -> Appraisal:
        theirs = tuple(_record(Target, one) for one in targets.get(row["employee"], ()))
        made: Appraisal = _record(Appraisal, row, period=self._period, targets=theirs)
        return made

    def _above(self, keys: Iterator[str]) -> Sequence[Row]:
        found: dict[str, Row] = {}
        for key in keys:
            at: str | None = key
            while at is not None and at in self._units and at not in found:
                found[at] = self._units[at]
                at = found[at]["parent"]
        return list(found.values())


def _scan(folder: Path, name: str) -> pl.LazyFrame:
    return pl.scan_parquet(folder / f"{name}.parquet")


def _rows(frame: pl.DataFrame) -> Iterator[Row]:
    return frame.iter_rows(named=True)


def _grouped(rows: Any, name: str) -> Mapping[str, Sequence[Row]]:  # noqa: ANN401, rows of any kind
    ordered = sorted((row for row in rows if row[name] is not None), key=itemgetter(name))
    return {key: list(some) for key, some in groupby(ordered, key=itemgetter(name))}


def _record(record: type[Any], row: Row, **more: object) -> Any:  # noqa: ANN401, one of five kinds
    fields = dict(more)
    for name, path, taken in _FIELDS[record]:
        if row.get(name + NA):
            fields[path] = Absence.NOT_APPLICABLE
        elif (value := row.get(name)) is not None:
            fields[path] = taken(value)
    return build(record, fields)


def _taken(column: Column) -> Callable[[Any], Any]:
    return VOCABULARY[column.enum] if column.enum else lambda value: value


_FIELDS = {
    RECORDS[name]: [
        (column.name, path, _taken(column))
        for column in table.columns
        if (path := field_of(table, column)) is not None
    ]
    for name, table in catalogue().tables.items()
}
