"""A file with a document a line as a workforce: in memory, or in the files of a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
from attrs import define, field, frozen

from meritasn.columns.lines.framing import Frames, linked, none
from meritasn.columns.lines.layout import DOCUMENT
from meritasn.columns.lines.scanning import Lines, RejectedLine, scan_lines
from meritasn.columns.workforce import FrameWorkforce
from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.facts import catalogue

__all__ = ["REJECTED_LINES", "LineIntake", "read_lines"]

REJECTED_LINES = "rejected.jsonl"
"""Where rejected lines go in a folder, as they came."""

_ROWS_OF_A_PART = 250_000


@frozen
class LineIntake:
    """What was read.

    Attributes:
        workforce: The documents, as frames.
        rejected: The lines that are no documents.
    """

    workforce: FrameWorkforce
    rejected: tuple[RejectedLine, ...] = field(repr=lambda rejected: str(len(rejected)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the rejected lines, in their order."""
        return tuple(finding for one in self.rejected for finding in one.findings)


def read_lines(lines: Lines, folder: Path | None = None) -> LineIntake:
    """Reads a document of `loads_appraisal` a line as a workforce in frames.

    Documents know no units: whoever leads one is appraised as if they led none.

    Args:
        lines: The path of a file, or its lines.
        folder: Where the frames are kept as Parquet, with the rejected lines beside them, so that
            no more than a part of them is held in memory; unsaid, all are.

    Raises:
        UsageError: If there is no such file, or the folder cannot be written to.
    """
    rejected: list[RejectedLine] = []
    kept = _Kept(folder)
    try:
        for batch in scan_lines(lines):
            kept.add(batch.frames)
            rejected.extend(batch.rejected)
        frames = kept.all()
        if folder is not None:
            _set_aside(rejected, folder / REJECTED_LINES)
    except OSError:
        place = Place(file=folder.name if folder else None)
        raise UsageError([usage.CANNOT_WRITE.at(place)]) from None
    workforce = FrameWorkforce.of(appraisals=frames[DOCUMENT], targets=frames["targets"])
    return LineIntake(workforce, tuple(rejected))


@define
class _Kept:
    """Frames of many batches, in memory or in the parts of a folder."""

    folder: Path | None
    held: list[Frames] = field(factory=list)
    rows: int = 0
    parts: int = 0

    def add(self, frames: Frames) -> None:
        self.held.append(frames)
        self.rows += max(map(len, frames.values()))
        if self.folder is not None and self.rows >= _ROWS_OF_A_PART:
            self._write(self.folder)

    def all(self) -> dict[str, pl.LazyFrame]:
        """Every table, as a lazy frame."""
        if self.folder is None:
            return {name: _without_empty(frame).lazy() for name, frame in self._joined().items()}
        self._write(self.folder)
        return {
            name: pl.scan_parquet([_part(self.folder, name, n) for n in range(self.parts)])
            for name in none()
        }

    def _write(self, folder: Path) -> None:
        for name, frame in self._joined().items():
            file = _part(folder, name, self.parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            frame.write_parquet(file)
        self.held, self.rows, self.parts = [], 0, self.parts + 1

    def _joined(self) -> Frames:
        whole = self.held or [linked(none())]
        return {name: pl.concat([frames[name] for frames in whole]) for name in whole[0]}


def _part(folder: Path, table: str, number: int) -> Path:
    return folder / table / f"{number:05d}.parquet"


def _without_empty(frame: pl.DataFrame) -> pl.DataFrame:
    """Only the columns in which anything was given, and those that every row needs."""
    given = [s.name for s in frame if s.null_count() < len(s) or s.name in _needed()]
    return frame.select(given)


@cache
def _needed() -> frozenset[str]:
    tables = (catalogue().tables[name] for name in ("employees", *none()))
    return frozenset(c.name for table in tables for c in table.columns if c.required)


def _set_aside(rejected: list[RejectedLine], file: Path) -> None:
    with file.open("wb") as out:
        out.writelines(one.line.rstrip(b"\r\n") + b"\n" for one in rejected)
