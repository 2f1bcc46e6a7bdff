"""Schemas of how people are rated: raters beside their peers, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.fairness.appraisers.given import SCOPES
from meritasn.fairness.appraisers.sentences import Why
from meritasn.fairness.appraisers.signs import Ground, Sign
from meritasn.fairness.finding import Verdict
from meritasn.fairness.plan import Adjustment
from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    SCORE,
    WORDS,
    exactly,
    or_null,
    ref,
)
from meritasn.io.schema.words import Schema
from meritasn.law import Standing

__all__ = ["DEFINITIONS"]

_SIGN: Schema = {"enum": [sign.value for sign in Sign]}

DEFINITIONS: Mapping[str, Schema] = {
    "rater-audit": exactly(
        format={"const": "meritasn/rater-audit@1"},
        policy=ref("policy"),
        period=WORDS,
        raters=COUNT,
        ratings=COUNT,
        plan=exactly(
            name=WORDS,
            standing={"enum": [standing.value for standing in Standing]},
            level=SCORE,
            adjustment={"enum": [one.value for one in Adjustment]},
            tests=COUNT,
            within={"type": "array", "items": {"enum": list(SCOPES)}},
            minimum=COUNT,
        ),
        counts={
            "type": "array",
            "items": exactly(sign=_SIGN, **{verdict.value: COUNT for verdict in Verdict}),
        },
        findings={
            "type": "array",
            "items": exactly(
                rater=or_null(WORDS),
                place=COUNT,
                sign=_SIGN,
                attribute=or_null(CODE),
                group=or_null(WORDS),
                verdict={"enum": [verdict.value for verdict in Verdict]},
                why={"enum": [why.value for why in Why]},
                ground={"enum": [*(ground.value for ground in Ground), None]},
                ratings=or_null(COUNT),
                effect=or_null(SCORE),
                shrunk=or_null(SCORE),
                error=or_null(SCORE),
                p=or_null(SCORE),
                adjusted_p=or_null(SCORE),
                needed=or_null(COUNT),
                sentence=WORDS,
            ),
        },
        level_concordance=exactly(pairs=COUNT, agreeing=COUNT, tied=COUNT, share=or_null(SCORE)),
        without_effects=or_null(
            exactly(
                note=WORDS,
                moved=COUNT,
                raters=COUNT,
                units_withheld=COUNT,
                units={
                    "type": "array",
                    "items": exactly(
                        unit=WORDS,
                        people=COUNT,
                        moved=or_null(COUNT),
                        predicates={
                            "type": "array",
                            "items": exactly(
                                predicate=CODE,
                                now=or_null(COUNT),
                                without=or_null(COUNT),
                            ),
                        },
                    ),
                },
            )
        ),
    ),
    "panel": exactly(
        format={"const": "meritasn/panel@1"},
        note=WORDS,
        scales={
            "type": "array",
            "items": exactly(
                scale=WORDS,
                people=or_null(COUNT),
                raters=COUNT,
                icc_absolute=or_null(SCORE),
                icc_consistent=or_null(SCORE),
                icc_mean_absolute=or_null(SCORE),
                icc_mean_consistent=or_null(SCORE),
                alpha=or_null(SCORE),
                rwg_median=or_null(SCORE),
            ),
        },
    ),
}
