"""JSON Schema of everything that goes in and comes out as JSON.

Made from the model and the catalogue, so that a schema accepts what the reader accepts.
"""

from __future__ import annotations

from meritasn.errors import UsageError
from meritasn.errors.codes import inputs as codes
from meritasn.io.schema import answers, documents
from meritasn.io.schema.words import Schema

__all__ = ["schema", "schema_names"]


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, each with its version; what goes in comes first.

    >>> schema_names()[0]
    'meritasn/appraisal@1'
    """
    return (*documents.ABOUT, *answers.ABOUT)


def schema(name: str) -> Schema:
    """A JSON Schema (2020-12) as plain data.

    Raises:
        UsageError: If there is no such schema.

    >>> schema("meritasn/finding@1")["$id"]
    'urn:meritasn:finding@1'
    """
    if name in documents.ABOUT:
        return documents.document_schema(name)
    if name in answers.ABOUT:
        return answers.answer_schema(name)
    known = ", ".join(schema_names())
    raise UsageError([codes.UNKNOWN_SCHEMA.at(name=name, expected=known)])
