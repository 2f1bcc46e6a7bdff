"""Documents that are sound, and documents that are nearly so: one to four places changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeAlias

from hypothesis import strategies as st

from meritasn.io import AppraisalDocument, dumps
from meritasn.io.schema import schema
from meritasn.testing.strategies import appraisals, employees, workforces

__all__ = ["APPRAISAL", "WORKFORCE", "nearly", "sound"]

Json: TypeAlias = Any

APPRAISAL, WORKFORCE = "meritasn/appraisal@1", "meritasn/workforce@1"

_WORDS = (
    *("", "n/a", "N/A", "pns", "PNS", "pppk", "sesuai", "di_atas", "baik", "utama", "lower"),
    *("A-1", "P1", "male", "dinas", "harmonis", "iii_c", "missing", "true"),
)
_DAYS = (
    *("2023-02-28", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-02-29"),
    *("0001-01-01", "9999-12-30", "9999-12-31", "2023-04-31", "2023-13-01", "2023-00-10"),
    *("2023-1-1", "20230101", "2023-W01-1", "2023-12-31\n", "\uff12023-01-01", "31-12-2023"),
)
_DECIMALS = (
    *("85.5", "85.50", "85.555", "85.50000", "-0", "-0.0", "+1", "1e2", "1_000", " 85", "85\n"),
    *("85,5", "٣", ".5", "5.", "-", "007", "NaN", "Infinity", "0" * 60 + "1"),
    *("9" * 41, "9" * 42, "0." + "0" * 40, "0." + "0" * 41, "1." + "0" * 39 + "1"),
)
_NIPS = (
    *("190302281925012999", "'190302281925012999", " 19030228 192501 2 999\n"),
    *("190302281925012000", "190313281925012999", "190302281925132999", "190302281925013999"),
    *("19030228192501299", "1903022819250129990", "x190302281925012999", "1.90302E+17"),
)
_OTHERS: tuple[Json, ...] = (
    *(0, 1, -1, 60, 10**41 - 1, 10**41, -(10**41), True, False, None),
    *(60.0, 60.5, 1e2, -0.0, float("nan"), float("inf"), [], {}, [{}], [[]], {"target": 1}),
)


def values() -> st.SearchStrategy[Json]:
    """What may stand where something else should."""
    return st.one_of(
        st.sampled_from((*_WORDS, *_DAYS, *_DECIMALS, *_NIPS, *_OTHERS)).map(deepcopy),
        st.from_regex(r"-?[0-9]{0,3}(\.[0-9]{0,4})?", fullmatch=True),
        st.from_regex(r"[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]", fullmatch=True),
        st.text(max_size=4),
        st.integers(),
    )


def sound(name: str) -> st.SearchStrategy[Json]:
    """Documents of a kind: those that the model can draw, and the example with every part."""
    if name == WORKFORCE:
        drawn = workforces(people=2, dated=True).map(dumps)
    else:
        drawn = st.builds(AppraisalDocument, employees(), appraisals()).map(dumps)
    example = schema(name)["examples"][0]
    return st.just(example).map(deepcopy) | drawn.map(json.loads)


@st.composite
def nearly(draw: st.DrawFn, name: str) -> Json:
    """A sound document in which up to four places are changed."""
    document = draw(sound(name))
    for _ in range(draw(st.integers(0, 4))):
        _change(draw, document, sorted(_keys(schema(name))))
    return document


def _change(draw: st.DrawFn, document: Json, keys: list[str]) -> None:
    places = list(_places(document))
    holder, key = draw(st.sampled_from(places))
    match draw(st.sampled_from(("other", "other", "borrow", "drop", "add"))):
        case "other":
            holder[key] = draw(values())
        case "borrow":
            giver, given = draw(st.sampled_from(places))
            holder[key] = deepcopy(giver[given])
        case "drop":
            del holder[key]
        case "add" if isinstance(holder, dict):
            holder[draw(st.sampled_from([*keys, "nama", ""]))] = draw(values())
        case _:
            holder.append(draw(values()))


def _places(part: Json) -> Iterator[tuple[Json, Json]]:
    """Every place of a document: what holds it, and its key there."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, value in pairs:
        yield part, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def _keys(part: Json) -> set[str]:
    """Every key that a schema knows anywhere."""
    if isinstance(part, list):
        return set().union(*map(_keys, part))
    if not isinstance(part, dict):
        return set()
    named = part.get("properties", {})
    return {*(named if isinstance(named, dict) else ()), *_keys(list(part.values()))}
