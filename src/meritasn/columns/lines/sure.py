"""The lines of which the fast path is sure: read as the strict reader would read them.

Everything that it is not sure of is left to that reader: what msgspec refuses, a number that is not
plainly written, no NIP, a period that runs backwards, the appraisal of somebody else, and a key
that stands twice. The last shows in the number of keys: a document has as many as there are
quotation marks right before a colon in its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

import polars as pl

from meritasn.columns.lines.framing import LINE, Frames, framed
from meritasn.columns.lines.layout import DOCUMENT, Kind, Leaf, Rows, tables
from meritasn.io.converter import NOT_APPLICABLE
from meritasn.io.records import PERIOD
from meritasn.model import InvalidNip, parse_nip

__all__ = ["SureReader"]

_UNSURE, _KEYS, _COUNTED = "@unsure", "@keys", "@counted"

_KEY = b'":'
_SPACED_KEY = re.compile(rb'"\s+:')
"""A key that would not be counted; no common program writes one."""

_NIP = "^[0-9]{18}$"


class SureReader:
    """Reads lines by a decoder, as far as that decides.

    Args:
        decode: What decodes a line, or raises a `ValueError`.
    """

    def __init__(self, decode: Callable[[bytes], Any]) -> None:
        self._decode = decode

    def read(self, lines: Mapping[int, bytes]) -> tuple[Frames, list[int]]:
        """The frames of the lines that are certain, and the numbers of all others."""
        documents: dict[int, Any] = {}
        unsure: list[int] = []
        for number, line in lines.items():
            try:
                documents[number] = self._decode(line)
            except (ValueError, RecursionError):
                unsure.append(number)
        frames = {table.table: _frame(table, documents) for table in tables()}
        keys = {n: _keys_in_rows(lines[n], document) for n, document in documents.items()}
        odd = _doubtful(frames, keys)
        certain = ~pl.col(LINE).is_in(odd) if odd else pl.lit(value=True)
        kept = {name: f.filter(certain).drop(_UNSURE, _KEYS) for name, f in frames.items()}
        return kept, sorted((*unsure, *odd))


def _frame(table: Rows, documents: Mapping[int, Any]) -> pl.DataFrame:
    """The rows of a table, each with the number of keys in it and whether it is in doubt."""
    arrays = list(map(attrgetter(table.held_at), documents.values())) if table.held_at else None
    if arrays is None:
        lines, items = list(documents), list(documents.values())
    else:
        lines = [n for n, array in zip(documents, arrays, strict=True) for _ in array or ()]
        items = [item for array in arrays if array for item in array]
    frame = framed(table, lines, _values(items, table.leaves))
    nips = [name for name, leaf in _named(table) if leaf.kind is Kind.NIP]
    return frame.with_columns(
        pl.Series(name, map(_digits, frame[name]), dtype=pl.String) for name in nips
    ).with_columns(
        pl.any_horizontal(*_doubts(table)).fill_null(value=False).alias(_UNSURE),
        pl.sum_horizontal(*_known_keys(table)).alias(_KEYS),
    )


def _values(items: Sequence[Any], paths: Iterable[str]) -> Iterator[list[Any]]:
    """What items hold at each path; a part that several paths go through is looked up once."""
    parts: dict[str, Sequence[Any]] = {"": items}
    for path in paths:
        above, _, name = path.rpartition(".")
        if above not in parts:
            parts[above] = list(map(attrgetter(above), items))
        yield list(map(attrgetter(name), parts[above]))


def _keys_in_rows(line: bytes, document: Any) -> int:  # noqa: ANN401  (of a generated class)
    """How many keys of a line belong to rows: all but those of the format and of arrays."""
    if _SPACED_KEY.search(line):
        return 0
    arrays = _ARRAYS(document)
    return line.count(_KEY) - 1 - len(arrays) + arrays.count(None)


_ARRAYS = attrgetter(*(table.held_at for table in tables() if table.held_at))


def _doubtful(frames: Frames, keys: Mapping[int, int]) -> list[int]:
    """The lines in which a row is in doubt, or that have other keys than their rows."""
    rows = pl.concat(frame.select(LINE, _KEYS, _UNSURE) for frame in frames.values())
    found = rows.group_by(LINE).agg(pl.col(_KEYS).sum(), pl.col(_UNSURE).any())
    counted = pl.DataFrame({LINE: keys.keys(), _COUNTED: keys.values()}, schema=_OF_KEYS)
    odd = counted.join(found, on=LINE).filter(pl.col(_UNSURE) | (pl.col(_KEYS) != pl.col(_COUNTED)))
    return odd[LINE].to_list()


_OF_KEYS = {LINE: pl.UInt64, _COUNTED: pl.Int64}


def _doubts(table: Rows) -> Iterator[pl.Expr]:
    """What leaves a row to the strict reader."""
    yield pl.lit(value=False)
    for name, leaf in _named(table):
        if leaf.kind is Kind.NUMBER:
            yield ~pl.col(name).str.contains(_plainly_written(leaf))
        if leaf.kind is Kind.NIP:
            yield ~pl.col(name).str.contains(_NIP)
    if table.table == DOCUMENT:
        first, last = map(pl.col, PERIOD)
        yield last < first
        yield last == date.max
        yield pl.col("employee") != pl.col("@appraisal.employee")


def _plainly_written(leaf: Leaf) -> str:
    places = rf"(\.[0-9]{{1,{leaf.decimals}}})?" if leaf.decimals else ""
    mark = f"|{NOT_APPLICABLE}" if leaf.absent_ok else ""
    return f"^(-?[0-9]{{1,15}}{places}{mark})$"


def _known_keys(table: Rows) -> Iterator[pl.Expr]:
    """What counts the keys of a row; a part of which nothing is given is not seen."""
    named = zip(table.leaves, table.names, strict=True)
    given = {path: pl.col(name).is_not_null() for path, name in named}
    yield pl.lit(table.keys)
    yield from given.values()
    for part in table.parts:
        yield pl.any_horizontal(e for path, e in given.items() if path.startswith(f"{part}."))


def _named(table: Rows) -> Iterator[tuple[str, Leaf]]:
    return zip(table.names, table.leaves.values(), strict=True)


def _digits(text: str | None) -> str | None:
    """The digits of a NIP, which may have blanks between them; no digits where it is none."""
    try:
        return None if text is None else parse_nip(text).digits
    except InvalidNip:
        return ""
