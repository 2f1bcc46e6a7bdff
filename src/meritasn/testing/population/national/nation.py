"""The whole nation: its tables, batch by batch, and what was planted in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from meritasn.facts import catalogue
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national.arrow import Arrow, Columns
from meritasn.testing.population.national.effects import effects
from meritasn.testing.population.national.faults import faults as faults_of
from meritasn.testing.population.national.faults import nip_twice
from meritasn.testing.population.national.gaps import gaps
from meritasn.testing.population.national.history import History
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.planting import Bed, into
from meritasn.testing.population.national.sheets import Sheet, Sheets

__all__ = ["Nation"]

_BATCH = 100_000


class Nation:
    """An invented nation in columns.

    Made by `meritasn.testing.population.nation`. Nothing is held in memory but the units; rows are
    made when they are asked for, and are the same in whatever batches.

    Attributes:
        people: How many employees.
        tables: Names of its tables.
        plants: What was put there on purpose.

    Args:
        history: What its records are written from.
        faults: Whether faults are planted.
        protected: Whether there are protected attributes and identity numbers.
    """

    def __init__(self, history: History, *, faults: bool, protected: bool) -> None:
        self._history = history
        self.people = history.people
        self._sheets = Sheets(history, identified=protected)
        bed = Bed(history, self._sheets)
        planted = [*effects(bed)]
        if faults:
            planted += [*faults_of(bed), *gaps(bed)]
            # Last, so that the others are planted on the same people without identity numbers.
            planted += [nip_twice(bed)] if protected else []
        self.plants: tuple[Plant, ...] = tuple(each.plant for each in planted)
        self._changes = [change for each in planted for change in each.changes]
        self.tables: tuple[str, ...] = (
            "units",
            *(["unit_performance"] if history.predicates else []),
            "employees",
            *(["protected"] if protected else []),
            "appraisals",
            "targets",
        )

    def __repr__(self) -> str:
        years = ", ".join(map(str, self._history.years))
        return f"Nation({self.people} people, {len(self._history.hierarchy)} units, {years})"

    def plant(self, name: str) -> Plant:
        """The plant of a name.

        Raises:
            KeyError: If nothing of that name was planted.
        """
        return {plant.name: plant for plant in self.plants}[name]

    def batches(self, table: str, *, people: int = _BATCH) -> Iterator[Arrow]:
        """The rows of a table as Arrow record batches; words that come back are kept once in each.

        Args:
            table: Its name.
            people: Of how many people a batch has the rows; units come all at once.
        """
        for year, sheet in self._sheets_of(table, people):
            yield _record_batch(table, into(self._changes, table, year, sheet).columns)

    def table(self, name: str) -> Arrow:
        """A whole table in memory."""
        return pa.Table.from_batches(list(self.batches(name)))

    def write_parquet(self, folder: Path) -> list[Path]:
        """Writes a file for each table, named after it, and says which.

        Words are plain text in the files, decimals and dates what they are.

        Args:
            folder: Where the files go; it is made if it is not there.
        """
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in self.tables:
            path = folder / f"{name}.parquet"
            batches = self.batches(name)
            first = next(batches)
            with parquet.ParquetWriter(path, first.schema, **_AS_WRITTEN) as file:
                file.write_batch(first)
                for batch in batches:
                    file.write_batch(batch)
            written.append(path)
        return written

    def _sheets_of(self, table: str, people: int) -> Iterator[tuple[int | None, Sheet]]:
        """The rows of a table: unit by unit, or year by year and person by person."""
        sheets = self._sheets
        match table:
            case "units":
                yield None, sheets.units()
            case "unit_performance":
                for year in self._history.predicates:
                    yield year, sheets.unit_performance(year)
            case "employees" | "protected":
                write = sheets.employees if table == "employees" else sheets.protected
                for some in self._people(people):
                    yield None, write(some)
            case "appraisals" | "targets":
                write_year = sheets.appraisals if table == "appraisals" else sheets.targets
                for year in self._history.years:
                    for some in self._people(people):
                        yield year, write_year(some, year)
            case _:
                raise ValueError(f"a nation has no table “{table}”")

    def _people(self, at_once: int) -> Iterator[People]:
        for start in range(0, self.people, at_once):
            yield self._history.careers.of(np.arange(start, min(start + at_once, self.people)))


_AS_WRITTEN = {
    "compression": "zstd",
    "compression_level": 1,
    "store_decimal_as_integer": True,
    "store_schema": False,  # or words would come back as categories
    "version": "2.6",
}


def _record_batch(table: str, columns: Columns) -> Arrow:
    """Columns in the order of the catalogue, each with the flag that it is not applicable."""
    order = [
        name
        for column in catalogue().tables[table].columns
        for name in (column.name, f"{column.name}__na")
        if name in columns
    ]
    return pa.RecordBatch.from_arrays([columns[name].arrow() for name in order], order)
