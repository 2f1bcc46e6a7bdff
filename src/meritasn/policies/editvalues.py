"""What an edit may set a key of a pack to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from meritasn.language import Text
from meritasn.quantities import Period
from meritasn.rules.block import Raw

__all__ = ["Edit", "has_float", "raw_of"]

Edit: TypeAlias = (
    "Decimal | int | str | date | Text | Period | Enum | Sequence[Edit] | Mapping[str, Edit] | None"
)
"""What a key may be set to; None takes it away."""


def has_float(value: Edit) -> bool:
    """Whether a float is in it, which is not exact."""
    match value:
        case float():
            return True
        case Mapping():
            return any(map(has_float, value.values()))
        case list() | tuple():
            return any(map(has_float, value))
        case _:
            return False


def raw_of(value: Edit) -> Raw:
    """A value as TOML would give it."""
    match value:
        case Text(said, other):
            return {"id": said, "en": other}
        case Enum():
            return value.value
        case Period(start, stop):
            return {"from": start} | ({} if stop is None else {"until": stop})
        case Mapping():
            return {key: raw_of(one) for key, one in value.items()}
        case list() | tuple():
            return [raw_of(one) for one in value]
        case _:
            return value
