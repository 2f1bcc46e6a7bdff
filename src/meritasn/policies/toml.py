"""A policy written out as one pack file, for a reader and for `read_policy` alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from meritasn.policies.policy import Policy
from meritasn.rules.block import Raw

__all__ = ["to_toml"]


def to_toml(policy: Policy) -> str:
    """The pack of a policy as TOML: a shipped one, or one with overlays and edits as one file.

    Reading it again gives a policy of the same hash. Comments are not kept, since a policy holds
    none; what it was made of is said at the top, since a single file cannot show it.

    >>> from meritasn.policies import read_policy, shipped
    >>> policy = shipped("pp-46-2011")
    >>> read_policy(to_toml(policy)).hash == policy.hash
    True
    """
    return "\n".join((*_lineage(policy), *_pack(policy.raw))) + "\n"


_HEAD = ("format", "name", "family", "title", "in_force")
_ORDER = ("cite", "output", "enum", "breaks", "lawful", "unsaid", "parameter", "step", "ranking")
_ENTRIES = ("enum", "lawful", "parameter", "ranking")
"""Tables of which every entry has a heading of its own."""


def _lineage(policy: Policy) -> Iterator[str]:
    if policy.lineage:
        yield f"# {policy.name}: made of"
        yield from (f"#   {digest}" for digest in policy.lineage)
        yield ""


def _pack(raw: Mapping[str, Raw]) -> Iterator[str]:
    yield from _lines(raw, (key for key in _HEAD if key in raw))
    for key in _ORDER:
        if key in raw:
            yield from _table(key, raw[key])


def _table(key: str, value: Raw) -> Iterator[str]:
    match value:
        case Mapping() if key in _ENTRIES and value:
            for name, entry in value.items():
                yield from _table(f"{_key(key)}.{_key(name)}", entry)
        case Mapping():
            yield from ("", f"[{key}]", *_lines(value, value))
        case list() if value and all(isinstance(one, Mapping) for one in value):
            for one in value:
                yield from ("", f"[[{key}]]", *_lines(one, one))
        case _:
            # Nothing but a list that is empty; it stands before the first heading of a table.
            raise TypeError(f"{key} is no table")


def _lines(table: Mapping[str, Raw], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        value = table[key]
        if key in _DOTTED and isinstance(value, Mapping) and value:
            yield from _dotted(key, value)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{_key(key)} = ["
            yield from (f"  {_inline(row)}," for row in value)
            yield "]"
        else:
            yield f"{_key(key)} = {_inline(value)}"


_DOTTED = ("grid", "let")
"""Tables inside a step whose entries stand one below the other."""


def _dotted(key: str, table: Mapping[str, Raw]) -> Iterator[str]:
    if all(isinstance(value, Mapping) for value in table.values()) or key == "let":
        yield from (f"{_key(key)}.{_key(name)} = {_inline(v)}" for name, v in table.items())
    else:
        yield f"{_key(key)} = {_inline(table)}"


_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(value: Raw) -> str:
    match value:
        case Mapping():
            inner = ", ".join(f"{_key(key)} = {_inline(one)}" for key, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return _text(str(value))
