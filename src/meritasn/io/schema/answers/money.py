"""Schemas of what adds up over months: additional income and credit."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    OF_FINDING,
    SCORE,
    WORDS,
    by_code,
    exactly,
    list_of,
    or_null,
    ref,
    with_options,
)
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text

__all__ = ["DEFINITIONS"]

_PAID: Mapping[str, Schema] = {
    "employee": WORDS,
    "class": or_null(CODE),
    "parts": by_code(or_null(SCORE)),
    "refusal": or_null(ref("refusal")),
}

_SUMS: Mapping[str, Schema] = {
    "known": COUNT,
    "full": or_null(SCORE),
    "deductions": exactly(
        performance=by_code(or_null(SCORE)),
        discipline=by_code(or_null(SCORE)),
        fiscal=by_code(or_null(SCORE)),
    ),
    "earned": or_null(SCORE),
    "paid": or_null(SCORE),
}

_ASKED_OF_ALLOWANCE: Mapping[str, Schema] = {
    "on": ref("day"),
    "policy": ref("policy"),
    "ceiling": or_null(SCORE),
    "factor": or_null(SCORE),
}

DEFINITIONS: Mapping[str, Schema] = {
    "sums": {
        **described(
            Text(
                "Jumlah suatu kelompok; kelompok kecil hanya dihitung orangnya",
                "The sums of a group; of a small one only its people are counted",
            )
        ),
        **with_options(
            exactly(key=WORDS, title=WORDS, shown={"type": "boolean"}, people=COUNT), **_SUMS
        ),
    },
    "allowance": exactly(
        format={"const": "meritasn/allowance@1"},
        **_ASKED_OF_ALLOWANCE,
        unspent=or_null(SCORE),
        total=exactly(people=COUNT, **_SUMS),
        units=list_of("sums"),
        classes=list_of("sums"),
        refusals={
            "type": "array",
            "items": exactly(code=OF_FINDING, reason=WORDS, people=COUNT),
        },
        wanted_figures={
            "type": "array",
            "items": exactly(name=CODE, title=WORDS, people=COUNT),
        },
        figures_not_set={"type": "array", "items": exactly(name=CODE, title=WORDS)},
        people={"type": "array", "items": exactly(**_PAID)},
    ),
    "payslip": exactly(
        format={"const": "meritasn/payslip@1"},
        **_ASKED_OF_ALLOWANCE,
        **_PAID,
        trace=or_null(ref("explanation")),
    ),
    "ledger": exactly(
        format={"const": "meritasn/ledger@1"},
        employee=WORDS,
        on=ref("day"),
        policy=ref("policy"),
        lines={
            "type": "array",
            "items": exactly(
                record=by_code(WORDS),
                values=by_code(or_null(WORDS)),
                cite={"type": "array", "items": WORDS},
                remarks={"type": "array", "items": WORDS},
            ),
        },
        requirements=list_of("requirement"),
    ),
}
