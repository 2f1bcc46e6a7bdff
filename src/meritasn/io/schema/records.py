"""Schemas of records: the fields of the model, with what the catalogue says of each.

A field is required where its class has no default for it. What the catalogue knows of the column
that holds it (titles, unit, range, whether it is a fact or personal) stands beside it under
``x-…``; a number outside its range is a state of the fact and no fault of a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from meritasn.facts import Column, Fact, catalogue
from meritasn.io.records import RECORDS, columns_of
from meritasn.io.schema.values import DAY, LAST_DAY, NIP, NOT_APPLICABLE, decimals, vocabulary
from meritasn.io.schema.words import Schema, titled
from meritasn.language import Text
from meritasn.model import VOCABULARY, Nip, Term
from meritasn.quantities import Absence, Period, Unit, day_of, decimal

__all__ = ["Shapes"]

_PERIOD: Schema = {
    **titled(Text("Periode", "Period")),
    "type": "object",
    "properties": {
        "first_day": {"$ref": "#/$defs/day", **titled(Text("Hari pertama", "First day"))},
        "last_day": LAST_DAY,
    },
    "required": ["first_day"],
    "additionalProperties": False,
}

_TITLES = {
    "appraisal": Text("Penilaian", "Appraisal"),
    "conduct": Text("Perilaku menurut PP 46/2011", "Conduct under PP 46/2011"),
    "cost": Text("Biaya", "Cost"),
    "cost.unit": Text("Satuan biaya", "Unit of the cost"),
    "employee": Text("Pegawai", "Employee"),
    "incomplete": Text(
        "Pegawai yang catatannya tidak lengkap di sini",
        "People whose records are not all here",
    ),
    "on": Text("Hari yang digambarkan data", "The day that the data describe"),
    "period": Text("Periode", "Period"),
    "post": Text("Jabatan", "Post"),
    "quality": Text("Kualitas", "Quality"),
    "quality.unit": Text("Satuan kualitas", "Unit of the quality"),
    "quantity": Text("Kuantitas", "Quantity"),
    "time": Text("Waktu", "Time"),
}
"""Titles of what no column holds."""


class Shapes:
    """Schemas of types; what several places share is kept once, as a definition.

    Attributes:
        definitions: The shared schemas, by name.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {"day": DAY}  # which a period needs

    def record(
        self, record: type[Any], columns: Mapping[str, Column] | None = None, above: str = ""
    ) -> Schema:
        """The object of a record, or of a part of one.

        Args:
            record: The class.
            columns: The columns of the record, by the path that holds them; those of the class
                itself if unsaid.
            above: For a part, the path under which its record holds it, with a dot at its end.
        """
        known = columns_of(record) if columns is None else columns
        fields = attrs.fields(attrs.resolve_types(record))
        return {
            "type": "object",
            "properties": {f.name: self._field(f.type, known, above + f.name) for f in fields},
            "required": [f.name for f in fields if f.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def _field(self, kind: Any, columns: Mapping[str, Column], path: str) -> Schema:  # noqa: ANN401  (a type)
        column = columns.get(path)
        fact = column.fact if column else None
        shape = self._value(kind, columns, path)
        if Absence in get_args(kind) and (fact is None or fact.absent_ok):
            shape = {"anyOf": [shape, self._shared("not_applicable", NOT_APPLICABLE)]}
        title = column.title if column else _title(path)
        return {
            **shape,
            **(titled(title) if title else {}),
            **(_about(column) if column else {}),
        }

    def _value(self, kind: Any, columns: Mapping[str, Column], path: str) -> Schema:  # noqa: ANN401  (a type)
        """The schema of a type, whether or not it may also be marked as not applicable."""
        if get_origin(kind) in (Union, UnionType):
            kind = next(one for one in get_args(kind) if one not in (NoneType, Absence))
        if get_origin(kind) is tuple:
            item = get_args(kind)[0]
            return {**_plural(item), "type": "array", "items": self._value(item, {}, "")}
        if get_origin(kind) is Mapping:
            item = get_args(kind)[1]
            inner = self._value(item, {}, "")
            return {**_plural(item), "type": "object", "additionalProperties": inner}
        if kind is Decimal:
            fact = columns[path].fact
            places = fact.decimals if fact else 0
            return self._shared(f"decimals_{places}", decimals(places))
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind])
        if kind in _NAMED:
            return self._shared(*_NAMED[kind])
        if issubclass(kind, Term):
            name = next(name for name, terms in VOCABULARY.items() if terms is kind)
            return self._shared(name, vocabulary(kind))
        if kind in RECORDS.values():
            return self._shared(kind.__name__, self.record(kind))
        return self.record(kind, columns, f"{path}.")

    def _shared(self, name: str, shape: Schema) -> Schema:
        self.definitions[name] = shape
        return {"$ref": f"#/$defs/{name}"}


_SIMPLE: Mapping[object, Schema] = {str: {"type": "string"}, bool: {"type": "boolean"}}
_NAMED: Mapping[object, tuple[str, Schema]] = {
    date: ("day", DAY),
    Period: ("period", _PERIOD),
    Nip: ("nip", NIP),
}


def _title(path: str) -> Text | None:
    """The title of what no column holds, where it has one of its own."""
    part, _, table = path.partition(".")
    return catalogue().tables[table].title if part == "incomplete" and table else _TITLES.get(path)


def _plural(record: type[Any]) -> Schema:
    """The title of a table, for a list of its records."""
    names = (name for name, known in RECORDS.items() if known is record)
    return titled(catalogue().tables[name].title) if (name := next(names, None)) else {}


def _about(column: Column) -> Schema:
    """What the catalogue says of a column, for whoever makes a form or a mapping of it."""
    fact = column.fact
    said: Schema = {"x-column": {"id": column.header, "en": column.name}}
    if column.to:
        said["x-refers-to"] = column.to
    if column.personal:
        said["x-personal"] = True
    if fact:
        said["x-fact"] = fact.name
    if fact and fact.enum is None:
        ends = [_written(end, fact) for end in (fact.low, fact.high)]
        said |= {"x-unit": fact.unit.value, "x-range": ends}
    return said


def _written(end: int, fact: Fact) -> str:
    """An end of the range of a fact, as a document would have it."""
    return day_of(end).isoformat() if fact.unit is Unit.DATE else f"{decimal(end, fact.decimals):f}"
