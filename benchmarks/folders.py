"""Where the tables of an invented nation lie, and where results go."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from meritasn.testing.population import nation

__all__ = ["Folders"]


@frozen
class Folders:
    """Two folders.

    Attributes:
        tables: For the tables, a folder for each size and year.
        results: For what is written.
    """

    tables: Path
    results: Path

    def of(self, people: int, year: int) -> Path:
        """The tables of a year, made where they are not there yet; everybody is appraised."""
        folder = self.tables / f"{people}-{year}"
        if not folder.exists():
            whole = nation(people=people, years=(year,), faults=True, everyone=True)
            whole.write_parquet(folder)
        return folder
