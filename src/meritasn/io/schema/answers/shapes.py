"""How schemas of answers are put together: objects, lists, and the values that recur."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_type_hints

from meritasn.io.schema.words import Schema

__all__ = [
    "CODE",
    "COUNT",
    "HASH",
    "OF_FINDING",
    "SCORE",
    "WORDS",
    "YEAR",
    "by_code",
    "by_points",
    "exactly",
    "known_parts",
    "list_of",
    "or_null",
    "ref",
    "with_options",
]

WORDS: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
CODE: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
OF_FINDING: Schema = {"type": "string", "pattern": "^MER-[0-9]{4}$"}
YEAR: Schema = {"type": "integer"}
SCORE: Schema = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}


def exactly(**properties: Schema) -> Schema:
    """An object that has all of these keys and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def with_options(shape: Schema, **properties: Schema) -> Schema:
    """The same object, which may also have these keys."""
    return {**shape, "properties": {**shape["properties"], **properties}}


def ref(definition: str) -> Schema:
    """What another definition says."""
    return {"$ref": f"#/$defs/{definition}"}


def list_of(definition: str) -> Schema:
    """A list of what another definition says."""
    return {"type": "array", "items": ref(definition)}


def or_null(shape: Schema) -> Schema:
    """The same, or null where it is not known."""
    return {"anyOf": [shape, {"type": "null"}]}


def by_code(shape: Schema) -> Schema:
    """An object whose keys are names of a policy."""
    return {"type": "object", "propertyNames": CODE, "additionalProperties": shape}


def by_points(shape: Schema) -> Schema:
    """An object whose keys are whole points."""
    names = {"type": "string", "pattern": "^[0-9]+$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": shape}


def known_parts(kind: type[Any], types: Mapping[object, Schema]) -> Schema:
    """An object with those fields of a class that are known."""
    fields = get_type_hints(kind).items()
    return {**exactly(**{name: types[hint] for name, hint in fields}), "required": []}
