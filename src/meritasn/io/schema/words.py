"""How a schema speaks to people: titles and descriptions in both languages.

JSON Schema has one ``title`` and one ``description``; they are English. Both wordings stand beside
them under ``x-title`` and ``x-description``, which validators pass over.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import asdict

from meritasn.language import Text

__all__ = ["Schema", "described", "identified", "titled"]

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema as plain data."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def titled(title: Text) -> Schema:
    """The title of a schema.

    >>> titled(Text("Jabatan", "Post"))
    {'title': 'Post', 'x-title': {'id': 'Jabatan', 'en': 'Post'}}
    """
    return {"title": title.en, "x-title": asdict(title)}


def described(description: Text) -> Schema:
    """What a schema is about, in a sentence."""
    return {"description": description.en, "x-description": asdict(description)}


def identified(name: str, title: Text) -> Schema:
    """The head of a whole schema: its dialect, its name with the version, its title."""
    return {"$schema": _DIALECT, "$id": f"urn:{name.replace('/', ':')}", **titled(title)}
