"""Packs with a few edits that nobody would make on purpose, as tables and as text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from datetime import time as clock
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from tests.policies.faults import SOUND

__all__ = ["mangled", "sound_tables", "tables"]

Path = tuple[str | int, ...]

JUNK: tuple[Any, ...] = (
    True, 0, -1, 10**30, 10**400, 2**63, Decimal("inf"), Decimal("nan"), Decimal("-0"),
    Decimal("1e400"), Decimal("1e999999"), Decimal("1E-30"), Decimal("0.001"), "", "x", "share",
    "final", "grade", "person", "target", "unit", "unknown", "assumed", "().__class__", "a**9",
    "1e400", "(" * 300, "a" * 5000, "share / share", "share == 'x'", "grade == 'high'", "\x00",
    "{x}", "[", [], {}, [[]], [{}], [1], ["final"], ["share", "share"], {"id": "x"},
    {"id": "x", "en": "y"}, {"from": 1}, date(1, 1, 1), date(9999, 12, 31), date(2025, 1, 1),
    datetime(2020, 1, 1, tzinfo=UTC), clock(1, 2), "refuses", "passes", "leave out", "rating",
    "answer", "service", "results_rating", "unit_predicate", "cost_target", "nip", "sex",
)  # fmt: skip
KEYS = (
    "cite", "standing", "from", "until", "let", "applies", "note", "enum", "range", "decimals",
    "unit", "weight", "where", "refused", "shown", "rounding", "rounding_cite", "when", "first",
    "mean", "worst", "table", "grid", "value", "optional", "tune", "not_applicable", "__class__",
    "é", "a b", "", "min", "class", "share", "service",
)  # fmt: skip


def sound_tables() -> dict[str, Any]:
    """The sound pack as its file is read."""
    return tomllib.loads(SOUND, parse_float=Decimal)


def _paths(inside: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401  (whatever TOML gives)
    if path:
        yield path
    if isinstance(inside, dict):
        for key in inside:
            yield from _paths(inside[key], (*path, key))
    elif isinstance(inside, list):
        for number in range(len(inside)):
            yield from _paths(inside[number], (*path, number))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """The tables of a pack after one to four edits."""
    raw = sound_tables()
    for _ in range(draw(st.integers(1, 4))):
        paths = list(_paths(raw))
        if not paths:
            break
        *way, last = draw(st.sampled_from(paths))
        holder: Any = raw
        for key in way:
            holder = holder[key]
        match draw(st.integers(0, 4)):
            case 0:
                del holder[last]
            case 1:
                other: Any = raw
                for key in draw(st.sampled_from(paths)):
                    other = other[key]
                holder[last] = deepcopy(other)
            case 2 if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = deepcopy(draw(st.sampled_from(JUNK)))
            case 3 if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = holder.pop(last)
            case 3:
                holder.insert(last, deepcopy(holder[last]))
            case _:
                holder[last] = deepcopy(draw(st.sampled_from(JUNK)))
    return raw


SCRAPS = (
    "", "\n", '"', "'", "[", "]", "[[", "{", "}", "=", ".", ",", "#", "\x00", "é", "inf", "-nan",
    "1e9", "0x" + "f" * 5000, "9" * 4999, "1979-05-27T07:32:00Z", "07:32:00", "true", "[" * 400,
    "{a=" * 400, '"""', "\\u0000", "\ufeff", "name = 'x'\n", "[[step]]\n", "[step]\n",
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The text of a pack with scraps in it, and stretches taken away."""
    text = SOUND
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        stop = start + draw(st.sampled_from((0, 0, 1, 7, 60)))
        text = text[:start] + draw(st.sampled_from(SCRAPS)) + text[stop:]
    return text
