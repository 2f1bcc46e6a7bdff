"""A payload as it comes: JSON text or what it stands for, as one object after another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NoReturn, TypeAlias

from attrs import field, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.names import folded, names
from meritasn.language import Text

__all__ = ["Item", "Payload", "Twofold", "items"]

Payload: TypeAlias = str | bytes | Mapping[str, object] | Sequence[object]
"""JSON text, or the object or array that it stands for; within an envelope or without."""

_RECORDS = Text("objek, atau larik objek", "an object, or an array of objects")


class Twofold(dict[str, object]):
    """An object that says two things under one key, and so cannot be trusted in either.

    Attributes:
        pairs: All that it says.
    """

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.pairs = tuple(pairs)


@frozen
class Item:
    """One record of a payload.

    Attributes:
        path: Where it stands.
        data: What stands there; an object if it is sound.
    """

    path: str
    data: object = field(repr=False)


def items(payload: object) -> tuple[Item, ...] | Finding:
    """The records of a payload; or the finding why there are none to be read.

    >>> items('{"data": [{"tahun": 2023}, {"tahun": 2024}]}')
    (Item(path='data[0]'), Item(path='data[1]'))
    """
    data = payload
    if isinstance(payload, (str, bytes)):
        try:
            data = _parsed(payload)
        except (ValueError, RecursionError) as broken:
            return inputs.NOT_JSON.at(Place(row=getattr(broken, "lineno", None)))
    return _found(data)


def _found(data: object) -> tuple[Item, ...] | Finding:
    key = _envelope(data)
    if key is not None and isinstance(data, Twofold):
        return inputs.KEY_TWICE.at()
    if key is not None and isinstance(data, Mapping):
        data = data[key]
    prefix = key or ""
    if isinstance(data, Mapping):
        return (Item(prefix, data),)
    place = Place(path=prefix or None)
    # In place of records an envelope may hold a sentence, such as that there are none.
    if data is None or data in ([], ()) or (key and isinstance(data, str)):
        return codes.NO_RECORDS.at(place)
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        return tuple(Item(f"{prefix}[{i}]", one) for i, one in enumerate(data))
    return inputs.WRONG_SHAPE.at(place, shape=_RECORDS)


def _envelope(data: object) -> str | None:
    """The key of the envelope, as it is spelt here."""
    if not isinstance(data, Mapping):
        return None
    return next((k for k in _texts(data) if folded(k) == names().envelope), None)


def _texts(data: Mapping[object, object]) -> Iterator[str]:
    return (key for key in data if isinstance(key, str))


# --------------------------------------------------------------------------------------------- JSON


def _parsed(text: str | bytes) -> object:
    plain = text.removeprefix("\ufeff") if isinstance(text, str) else text
    return json.loads(
        plain, object_pairs_hook=_object, parse_float=_exactly, parse_constant=_no_number
    )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Twofold(pairs)


def _exactly(text: str) -> object:
    """The decimal as it is written: nothing is lost in a binary float."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text  # of a size that no field takes


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")
