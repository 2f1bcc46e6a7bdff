"""How a strategy draws a record: column by column, as the catalogue describes them."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Column, ColumnType, catalogue
from meritasn.io.records import field_of
from meritasn.model import VOCABULARY
from meritasn.testing.values import DAYS, days, numbers, words

__all__ = ["TEXTS", "records"]

Record = TypeVar("Record")

TEXTS = st.sampled_from(("Arsip", "Perizinan", "Kepala Seksi", "Analis Kebijakan"))
"""What may stand in a column of text."""


def records(
    kind: type[Record],
    table: str,
    *,
    complete: bool,
    in_turn: tuple[str, ...] = (),
    **given: st.SearchStrategy[Any],
) -> st.SearchStrategy[Record]:
    """Records of a table.

    Args:
        kind: Their class.
        table: The table, by its English name.
        complete: Whether no fact is missing.
        in_turn: Fields that hold days which follow each other, where they are known.
        **given: Strategies for some of the fields.
    """
    known = catalogue().tables[table]
    cells = {
        name: _cell(column, complete=complete)
        for column in known.columns
        if (name := field_of(known, column) or "") not in given
    }
    return st.builds(kind, **given, **cells).map(lambda record: _ordered(record, in_turn))


def _cell(column: Column, *, complete: bool) -> st.SearchStrategy[Any]:
    if column.fact and not column.required:
        match column.type:
            case ColumnType.DATE:
                return days(column.fact.name, complete=complete)
            case ColumnType.NUMBER:
                return numbers(column.fact.name, complete=complete)
            case _:
                vocabulary = VOCABULARY[column.enum or ""]
                return words(column.fact.name, vocabulary, complete=complete)
    present = _plain(column)
    needed = column.required or (complete and column.personal)
    return present if needed else st.none() | present


def _plain(column: Column) -> st.SearchStrategy[Any]:
    """What stands in a column that is no fact, or must be filled."""
    if column.type is ColumnType.DATE:
        return DAYS
    return TEXTS if column.enum is None else st.sampled_from(VOCABULARY[column.enum])


def _ordered(record: Record, names: tuple[str, ...]) -> Record:
    """The same record with its days in their order; those that are absent stay so."""
    there = [name for name in names if isinstance(getattr(record, name), date)]
    changes: dict[str, Any] = dict(
        zip(there, sorted(getattr(record, name) for name in there), strict=True)
    )
    return evolve(record, **changes)  # type: ignore[misc]  # every record is a class of attrs
