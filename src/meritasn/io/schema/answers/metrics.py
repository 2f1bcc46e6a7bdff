"""The schema of a metric by group."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.answers.shapes import COUNT, WORDS, exactly, or_null, ref
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.strategies import Takes

__all__ = ["DEFINITIONS"]

_NUMBER: Schema = {"type": "number"}
_ESTIMATE: Schema = exactly(
    exact=or_null({"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*)?$"}),
    interval={
        **or_null(exactly(low=_NUMBER, high=_NUMBER)),
        **described(
            Text(
                "Memuat 95 dari 100 tarikan ulang; null bila tarikan tidak berbeda-beda",
                "Holds 95 of 100 draws; null where the draws do not vary",
            )
        ),
    },
    undefined_draws=COUNT,
    reason={
        **or_null(WORDS),
        **described(Text("Mengapa tidak ada angka", "Why there is no number")),
    },
)

DEFINITIONS: Mapping[str, Schema] = {
    "estimate": _ESTIMATE,
    "metric-by-group": exactly(
        format={"const": "meritasn/metric-by-group@1"},
        metric=exactly(
            name=WORDS,
            version=WORDS,
            title=WORDS,
            cite=WORDS,
            standing={"enum": [standing.value for standing in Standing]},
            takes={"enum": [takes.value for takes in Takes if takes is not Takes.OWN]},
            unit={"enum": [unit.value for unit in Unit]},
            decimals=COUNT,
        ),
        outcome=or_null(WORDS),
        plan=ref("audit_plan"),
        people=COUNT,
        settled=COUNT,
        draws=COUNT,
        seed={"type": "integer"},
        groups={
            "type": "array",
            "items": exactly(
                attributes={"type": "array", "minItems": 1, "items": WORDS},
                title=WORDS,
                held={"type": "boolean"},
                overall=or_null(ref("estimate")),
                reference=or_null(WORDS),
                reference_why=or_null(WORDS),
                values={
                    "type": "array",
                    "items": exactly(
                        group=WORDS,
                        title=WORDS,
                        people=or_null(COUNT),
                        value=or_null(ref("estimate")),
                        difference=or_null(ref("estimate")),
                        ratio=or_null(ref("estimate")),
                        sentence=WORDS,
                    ),
                },
            ),
        },
    ),
}
