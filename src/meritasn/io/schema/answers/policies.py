"""Schemas of what is said of policies themselves: their laws and their differences."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    HASH,
    WORDS,
    exactly,
    list_of,
    or_null,
    ref,
)
from meritasn.io.schema.values import DAY
from meritasn.io.schema.words import Schema
from meritasn.policies import LAWS, About
from meritasn.proofs import Verdict

__all__ = ["DEFINITIONS"]


DEFINITIONS: Mapping[str, Schema] = {
    "policytest": exactly(
        format={"const": "meritasn/policytest@1"},
        policy=exactly(name=WORDS, title=WORDS, hash=HASH),
        passed={"type": "boolean"},
        verdicts=list_of("verdict"),
    ),
    "strategytest": exactly(
        format={"const": "meritasn/strategytest@1"},
        strategy=exactly(name=WORDS, title=WORDS, version=WORDS),
        passed={"type": "boolean"},
        verdicts=list_of("verdict"),
    ),
    "verdict": exactly(
        law={"enum": list(LAWS)},
        statement=WORDS,
        about={"enum": [about.value for about in About]},
        outcome={
            "enum": [
                "broken",
                "held_unexpectedly",
                "expected",
                "proved",
                "held",
                "open",
                "not_applicable",
            ]
        },
        passes={"type": "boolean"},
        cases=COUNT,
        why=or_null(WORDS),
        proofs=list_of("proof"),
        story=or_null(ref("story")),
    ),
    "proof": exactly(
        law={"enum": list(LAWS)},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        path=WORDS,
        why=WORDS,
        **{"from": DAY, "until": or_null(DAY)},
    ),
    "story": exactly(
        law={"enum": list(LAWS)},
        story={"type": "array", "items": WORDS},
        answers=list_of("beside"),
        steps=list_of("storystep"),
        facts=list_of("beside"),
    ),
    "beside": exactly(title=WORDS, one=WORDS, other=or_null(WORDS)),
    "storystep": exactly(
        step=CODE,
        title=WORDS,
        one=WORDS,
        other=or_null(WORDS),
        rules={"type": "array", "items": WORDS},
        cite=WORDS,
        wrong={"type": "boolean"},
    ),
    "variant": exactly(
        name=WORDS, title=WORDS, hash=HASH, lineage={"type": "array", "items": HASH}
    ),
    "diff": exactly(
        format={"const": "meritasn/diff@1"},
        before=ref("variant"),
        after=ref("variant"),
        changes={
            "type": "array",
            "items": exactly(
                path=WORDS,
                what=WORDS,
                before=or_null(WORDS),
                after=or_null(WORDS),
                written=or_null(exactly(before=or_null(WORDS), after=or_null(WORDS))),
                cites={"type": "array", "items": WORDS},
                decides={"type": "boolean"},
            ),
        },
    ),
}
