"""A document a line: the lines of a file as frames, batch by batch, without an object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.lines.decoding import decoder
from meritasn.columns.lines.framing import Frames, frames_of, linked, none
from meritasn.columns.lines.sure import SureReader
from meritasn.errors import Finding, InputRefused, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.io import AppraisalDocument, loads_appraisal

__all__ = ["LineBatch", "Lines", "RejectedLine", "scan_lines"]

Lines: TypeAlias = Path | str | Iterable[bytes]
"""The path of a file, or its lines."""

BATCH = 5_000


@frozen
class RejectedLine:
    """A line that is no document.

    Attributes:
        number: Its number, from 1.
        line: What stands there, as it came.
        findings: What is wrong with it.
    """

    number: int
    line: bytes = field(repr=False)
    findings: tuple[Finding, ...]


@frozen
class LineBatch:
    """What some lines have come to.

    Attributes:
        frames: The rows of ``appraisals`` (with the columns of employees), ``targets``,
            ``behaviours`` and ``feedback``, in the order of lines.
        rejected: The lines that are no documents.
    """

    frames: Frames = field(repr=False)
    rejected: tuple[RejectedLine, ...] = ()


def scan_lines(lines: Lines, *, batch: int | None = None) -> Iterator[LineBatch]:
    """Reads a document of `loads_appraisal` a line; only a batch of them is held at a time.

    A line without anything in it is passed over. With the extra ``lines`` most lines are read by a
    fast path; without it, or where that is not sure, by the strict reader: the verdict on a line
    and its findings are always those of that reader.

    Args:
        lines: The path of a file, or its lines.
        batch: How many lines make a batch; some thousands if unsaid.

    Raises:
        UsageError: If there is no such file.

    Examples:
        >>> line = (
        ...     b'{"format": "meritasn/appraisal@1",'
        ...     b' "employee": {"key": "p1", "unit": "dinas", "employment": "pns"},'
        ...     b' "appraisal": {"employee": "p1", "results_rating": "sesuai",'
        ...     b' "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"}}}'
        ... )
        >>> [read] = scan_lines([line, b"{}"])
        >>> read.frames["appraisals"]["results_rating"].to_list()
        ['sesuai']
        >>> [(one.number, one.findings[0].code.id) for one in read.rejected]
        [(2, 'MER-1072')]
    """
    decode = decoder()
    sure = SureReader(decode) if decode else None
    name = Path(lines).name if isinstance(lines, (str, Path)) else None
    for numbered in _batches(lines, batch or BATCH):
        frames, unsure = sure.read(numbered) if sure else (none(), list(numbered))
        strict, rejected = _strictly({n: numbered[n] for n in unsure}, name)
        if strict:
            others = frames_of(strict)
            frames = {table: pl.concat([frames[table], others[table]]) for table in frames}
        yield LineBatch(linked(frames), rejected)


def _strictly(
    lines: Mapping[int, bytes], file: str | None
) -> tuple[dict[int, AppraisalDocument], tuple[RejectedLine, ...]]:
    """What the strict reader says of lines."""
    read: dict[int, AppraisalDocument] = {}
    rejected: list[RejectedLine] = []
    for number, line in lines.items():
        if not line.strip():
            continue
        try:
            read[number] = loads_appraisal(line)
        except InputRefused as refused:
            findings = (_in_line(finding, file, number) for finding in refused.findings)
            rejected.append(RejectedLine(number, line, tuple(findings)))
    return read, tuple(rejected)


def _in_line(finding: Finding, file: str | None, number: int) -> Finding:
    return evolve(finding, place=evolve(finding.place, file=file, row=number))


def _batches(lines: Lines, size: int) -> Iterator[dict[int, bytes]]:
    """Lines by their number."""
    if isinstance(lines, (str, Path)):
        try:
            with Path(lines).open("rb") as file:
                yield from _batches(file, size)
        except OSError:
            raise UsageError([usage.NO_FILE.at(Place(file=Path(lines).name))]) from None
        return
    numbered = enumerate(lines, start=1)
    while some := dict(islice(numbered, size)):
        yield some
