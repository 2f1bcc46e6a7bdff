"""Rows as frames: one column a value, and the number of its line beside each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from meritasn.columns.lines.layout import DOCUMENT, Kind, Leaf, Rows, tables
from meritasn.io import AppraisalDocument
from meritasn.io.converter import NOT_APPLICABLE
from meritasn.io.records import PERIOD, held
from meritasn.model import Nip, NiPppk, Term
from meritasn.quantities import Absence, decimal, scaled

__all__ = ["LINE", "Frames", "framed", "frames_of", "linked", "none"]

LINE = "@line"
"""The number of the line that a row comes from."""

Frames = Mapping[str, pl.DataFrame]
"""A frame for each table."""

_LINKS = ("employee", *PERIOD)


def framed(table: Rows, lines: Sequence[int], columns: Iterable[Sequence[Any]]) -> pl.DataFrame:
    """A frame of values, in the order of the leaves.

    A whole number becomes its decimal text, so that a column has one type.
    """
    series = map(_column, table.names, table.leaves.values(), columns)
    return pl.DataFrame([pl.Series(LINE, lines, dtype=pl.UInt64), *series])


def _column(name: str, leaf: Leaf, values: Sequence[Any]) -> pl.Series:
    if leaf.kind is Kind.DAY:
        return pl.Series(name, values, dtype=pl.Date)
    if leaf.kind is Kind.NUMBER and int in set(map(type, values)):
        values = [str(value) if type(value) is int else value for value in values]
    text = pl.Series(name, values, dtype=pl.String)
    return text.cast(pl.Enum(leaf.words)) if leaf.kind is Kind.WORD else text


def linked(frames: Frames) -> Frames:
    """The same frames, with rows below a document linked to it as in tables; in order of lines."""
    documents = frames[DOCUMENT].sort(LINE)
    links = documents.select(LINE, *_LINKS)
    below = {
        name: frame.sort(LINE, maintain_order=True)
        .join(links, on=LINE, how="left", maintain_order="left")
        .select(*_LINKS, pl.exclude(*_LINKS))
        for name, frame in frames.items()
        if name != DOCUMENT
    }
    return {
        name: frame.select(pl.exclude("^@.*$"))
        for name, frame in {DOCUMENT: documents, **below}.items()
    }


def none() -> Frames:
    """Frames without a row."""
    return {table.table: framed(table, (), [()] * len(table.names)) for table in tables()}


# -------------------------------------------------------------------- records of the strict reader


def frames_of(documents: Mapping[int, AppraisalDocument]) -> Frames:
    """Documents that the strict reader has read, by line, in the same frames."""
    return {table.table: _frame_of(table, documents) for table in tables()}


def _frame_of(table: Rows, documents: Mapping[int, AppraisalDocument]) -> pl.DataFrame:
    lines: list[int] = []
    records: list[object] = []
    for line, document in documents.items():
        found: Any = held(document, table.held_at) if table.held_at else (document,)
        lines += [line] * len(found)
        records += found
    values = (
        [_plain(held(record, _as_held(path)), leaf) for record in records]
        for path, leaf in table.leaves.items()
    )
    return framed(table, lines, values)


def _as_held(path: str) -> str:
    """Where a record holds what a document has at a path: a period begins and has a last day."""
    return path.replace("period.first_day", "period.start").replace(
        "period.last_day", "period.last"
    )


def _plain(value: object, leaf: Leaf) -> str | date | None:
    match value:
        case None | Absence.MISSING:
            return None
        case Absence.NOT_APPLICABLE:
            return NOT_APPLICABLE
        case Decimal():
            return f"{decimal(scaled(value, leaf.decimals), leaf.decimals):f}"
        case Term():
            return value.code
        case Nip() | NiPppk():
            return value.digits
        case date():
            return value
        case _:
            # Half of a pair of surrogates is a character that no file holds.
            return str(value).encode("utf-8", "replace").decode()
