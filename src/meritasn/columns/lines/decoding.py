"""Documents decoded by msgspec: structures of the right shape, or an error that decides nothing.

What is decoded has known keys and values of the right types. Of two equal keys msgspec keeps the
last, and text means nothing to it: that is looked at afterwards, in columns.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from typing import Any, Literal

from attrs import evolve

from meritasn.columns.lines.layout import Kind, Leaf, Many, Node, Object, document
from meritasn.io.documents import FORMATS, AppraisalDocument

__all__ = ["decoder"]


def decoder() -> Callable[[bytes], Any] | None:
    """What decodes a line; None where msgspec is not installed."""
    if find_spec("msgspec") is None:
        return None
    import msgspec  # noqa: PLC0415, it comes with an extra

    whole = document()
    form = Leaf(Kind.WORD, words=(FORMATS[AppraisalDocument],))
    kept = evolve(
        whole, fields={"format": form, **whole.fields}, required=whole.required | {"format"}
    )
    return msgspec.json.Decoder(_type(kept)).decode


def _type(node: Node) -> Any:  # noqa: ANN401  (a type)
    match node:
        case Object():
            return _struct(node)
        case Many():
            return list[_struct(node.item)]  # type: ignore[misc]  # the type is made here
        case Leaf(kind=Kind.WORD):
            return Literal[node.words]
        case Leaf(kind=Kind.NUMBER):
            return int | str
        case Leaf(kind=Kind.DAY):
            return date
        case Leaf():
            return str


def _struct(node: Object) -> type[Any]:
    """A structure in which what is not given is None, or an object of which nothing is given.

    It cannot hold itself, so the collector of garbage need not follow it.
    """
    from msgspec import defstruct  # noqa: PLC0415, it comes with an extra

    fields: list[tuple[Any, ...]] = []
    for name, inner in node.fields.items():
        kind = _type(inner)
        if name in node.required:
            fields.append((name, kind))
        else:
            fields.append((name, kind, kind() if isinstance(inner, Object) else None))
    return defstruct(
        "Given", fields, kw_only=True, frozen=True, gc=False, forbid_unknown_fields=True
    )
