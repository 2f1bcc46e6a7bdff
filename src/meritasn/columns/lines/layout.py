"""What a document holds and which column each value goes to, made from the model and the catalogue.

One line becomes one row with the columns of employees and of appraisals, and a row of its own for
each target, behaviour and feedback in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, cast, get_args, get_origin

import attrs
from attrs import frozen

from meritasn.facts import Column, Fact
from meritasn.io import AppraisalDocument
from meritasn.io.converter import NOT_APPLICABLE
from meritasn.io.records import PERIOD, RECORDS, columns_of
from meritasn.model import Nip, Term
from meritasn.quantities import Absence, Period

__all__ = ["DOCUMENT", "Kind", "Leaf", "Many", "Node", "Object", "Rows", "document", "tables"]

DOCUMENT = "appraisals"
"""The table that has one row a line."""


class Kind(Enum):
    """What a value is."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    WORD = "word"
    NIP = "nip"


@frozen
class Leaf:
    """A value.

    Attributes:
        kind: What it is.
        column: The column that holds it; None where no table has it.
        words: The words that it may be, if it is one.
        decimals: How many a number may have.
        absent_ok: Whether it may be marked as not applicable.
    """

    kind: Kind
    column: str | None = None
    words: tuple[str, ...] = ()
    decimals: int = 0
    absent_ok: bool = False


@frozen
class Object:
    """An object: what stands under each of its keys, and which of these must be there."""

    fields: Mapping[str, Leaf | Object | Many]
    required: frozenset[str]


@frozen
class Many:
    """An array of objects, which become rows of a table."""

    table: str
    item: Object


Node: TypeAlias = Leaf | Object | Many


@cache
def document() -> Object:
    """What a document of an appraisal holds, but for its format."""
    return _object(AppraisalDocument, {}, "")


def _object(record: type[Any], columns: Mapping[str, Column], above: str) -> Object:
    fields = attrs.fields(attrs.resolve_types(record))
    return Object(
        {f.name: _node(f.type, columns, above + f.name) for f in fields},
        frozenset(f.name for f in fields if f.default is attrs.NOTHING),
    )


def _node(kind: Any, columns: Mapping[str, Column], path: str) -> Node:  # noqa: ANN401  (a type)
    column = columns.get(path)
    fact = column.fact if column else None
    name = column.name if column else None
    absent_ok = Absence in get_args(kind) and (fact is None or fact.absent_ok)
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one not in (NoneType, Absence))
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return Many(_table_of(item), _object(item, columns_of(item), ""))
    if kind is Decimal:
        decimals = cast("Fact", fact).decimals
        return Leaf(Kind.NUMBER, name, decimals=decimals, absent_ok=absent_ok)
    if kind in _KINDS:
        return Leaf(_KINDS[kind], name)
    if kind is Period:
        return _PERIOD
    if issubclass(kind, Term):
        marks = (NOT_APPLICABLE,) if absent_ok else ()
        return Leaf(Kind.WORD, name, (*(term.code for term in kind), *marks), absent_ok=absent_ok)
    if kind in RECORDS.values():
        return _object(kind, columns_of(kind), "")
    return _object(kind, columns, f"{path}.")


_KINDS: Mapping[object, Kind] = {str: Kind.TEXT, date: Kind.DAY, Nip: Kind.NIP}
_PERIOD = Object({day: Leaf(Kind.DAY, day) for day in PERIOD}, frozenset(PERIOD[:1]))


def _table_of(record: type[Any]) -> str:
    return next(name for name, known in RECORDS.items() if known is record)


@frozen
class Rows:
    """The rows of a table.

    Attributes:
        table: The table.
        held_at: The path of the array that holds them in a document; empty for the document itself.
        leaves: The values of a row, by their path.
        names: What a frame calls them, in the same order; what no column holds begins with an @.
        parts: The paths of objects within a row that need not be there.
        keys: How many keys of objects within a row are always there.
    """

    table: str
    held_at: str
    leaves: Mapping[str, Leaf]
    names: tuple[str, ...]
    parts: tuple[str, ...]
    keys: int


@cache
def tables() -> tuple[Rows, ...]:
    """The rows of each table, those of documents first."""
    whole = document()
    arrays = ((path, node) for path, node in _walked(whole, "") if isinstance(node, Many))
    below = (_rows(node.table, path, node.item) for path, node in arrays)
    return (_rows(DOCUMENT, "", whole), *below)


def _rows(table: str, held_at: str, item: Object) -> Rows:
    inside = dict(_walked(item, ""))
    objects = {path for path, node in inside.items() if isinstance(node, Object)}
    always = {path for path in objects if _is_required(item, path)}
    leaves = {path: node for path, node in inside.items() if isinstance(node, Leaf)}
    names: list[str] = []
    for path, leaf in leaves.items():
        # The key of an employee stands twice in a document; the first is that of the column.
        free = leaf.column is not None and leaf.column not in names
        names.append(leaf.column if free and leaf.column else f"@{path}")
    return Rows(table, held_at, leaves, tuple(names), tuple(sorted(objects - always)), len(always))


def _walked(node: Object, above: str) -> Iterator[tuple[str, Node]]:
    for name, inner in node.fields.items():
        path = f"{above}{name}"
        yield path, inner
        if isinstance(inner, Object):
            yield from _walked(inner, f"{path}.")


def _is_required(node: Object, path: str) -> bool:
    name, _, rest = path.partition(".")
    inner = node.fields[name]
    here = name in node.required
    return here and (not rest or (isinstance(inner, Object) and _is_required(inner, rest)))
