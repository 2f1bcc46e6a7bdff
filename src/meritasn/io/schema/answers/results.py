"""Schemas of what is said of people: results, requirements, explanations, findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from meritasn.errors import Place, Severity
from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    HASH,
    OF_FINDING,
    SCORE,
    WORDS,
    by_code,
    exactly,
    known_parts,
    list_of,
    or_null,
    ref,
    with_options,
)
from meritasn.io.schema.values import DAY
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.results import Answer
from meritasn.results.unit import Guide

__all__ = ["DEFINITIONS"]

_ANSWER = {
    "predicate": or_null(ref("label")),
    "score": or_null(SCORE),
    "refusal": or_null(ref("refusal")),
    "policy": ref("policy"),
}

_NOT_BOTH: Schema = {
    "anyOf": [
        {"properties": {"predicate": {"type": "null"}}},
        {"properties": {"refusal": {"type": "null"}}},
    ]
}
"""Who has a predicate was not refused."""

DEFINITIONS: Mapping[str, Schema] = {
    "day": DAY,
    "label": exactly(code=CODE, label=WORDS),
    "refusal": exactly(code=OF_FINDING, message=WORDS),
    "policy": exactly(name=WORDS, hash=HASH),
    "answer": {
        **described(Text("Hasil menurut kebijakan lain", "The result under another policy")),
        **exactly(**_ANSWER),
        **_NOT_BOTH,
    },
    "result": {
        **described(
            Text(
                "Hasil seorang pegawai; against dan trace ada bila diminta",
                "The result of one person; against and trace are there where they are asked for",
            )
        ),
        **with_options(
            exactly(employee=WORDS, **_ANSWER),
            against=ref("answer"),
            trace=or_null(ref("explanation")),
            answer={"enum": [*get_args(Answer), None]},
            label=or_null(ref("label")),
            requirements=list_of("requirement"),
        ),
        **_NOT_BOTH,
    },
    "unit": exactly(
        unit=WORDS,
        name=WORDS,
        predicate=or_null(ref("label")),
        people=COUNT,
        counts=by_code(COUNT),
        guide={"enum": [*get_args(Guide), None]},
        findings=list_of("finding"),
    ),
    "finding": exactly(
        code=OF_FINDING,
        severity={"enum": [severity.value for severity in Severity]},
        place=known_parts(Place, {str | None: WORDS, int | None: {"type": "integer"}}),
        message=WORDS,
        found=or_null(WORDS),
        expected=or_null(WORDS),
    ),
    "explanation": exactly(
        name=WORDS,
        title=WORDS,
        key=or_null(WORDS),
        value=or_null(WORDS),
        shown=WORDS,
        state={"enum": ["present", "not_applicable", "refused"]},
        rule=or_null(WORDS),
        cite=or_null(WORDS),
        standing={"enum": [*(standing.value for standing in Standing), None]},
        children=list_of("explanation"),
    ),
    "results": with_options(
        exactly(
            format={"const": "meritasn/results@1"},
            period=exactly(first_day=ref("day"), last_day=or_null(ref("day"))),
            policy=ref("policy"),
            people=list_of("result"),
            units=list_of("unit"),
            findings=list_of("finding"),
        ),
        against=ref("policy"),
    ),
    "requirement": exactly(
        code=CODE,
        title=WORDS,
        answer={"enum": [*get_args(Answer)]},
        why=or_null(WORDS),
        cite=WORDS,
        standing={"enum": [standing.value for standing in Standing]},
    ),
    "counts": exactly(**dict.fromkeys(get_args(Answer), COUNT)),
    "post": exactly(
        key=WORDS,
        title=WORDS,
        level=ref("label"),
        field=or_null(WORDS),
        least_rank=or_null(CODE),
    ),
    "assessments": exactly(
        format={"const": "meritasn/assessments@1"},
        on=ref("day"),
        vacancy=or_null(ref("post")),
        policy=ref("policy"),
        without_records={"type": "array", "items": CODE},
        counts=ref("counts"),
        requirements=by_code(ref("counts")),
        people={
            "type": "array",
            "items": exactly(
                employee=WORDS,
                answer={"enum": [*get_args(Answer), None]},
                label=or_null(CODE),
                score=or_null(SCORE),
                refusal=or_null(OF_FINDING),
                requirements=list_of("requirement"),
            ),
        },
    ),
    "person": exactly(
        format={"const": "meritasn/person@1"},
        employee=WORDS,
        on=ref("day"),
        about={"type": "array", "items": exactly(title=WORDS, value=or_null(WORDS))},
        sections={
            "type": "array",
            "items": exactly(
                family=CODE,
                title=WORDS,
                policy=or_null(ref("policy")),
                answer=WORDS,
                why=or_null(WORDS),
                values=by_code(WORDS),
                requirements=list_of("requirement"),
                refusal=or_null(ref("refusal")),
                assumed={"type": "array", "items": exactly(step=CODE, title=WORDS)},
            ),
        },
    ),
    "strategy": exactly(
        format={"const": "meritasn/strategy@1"},
        **{"from": ref("day"), "to": ref("day")},
        strategy=exactly(
            kind={"enum": ["scorer", "requirement"]},
            name=WORDS,
            version=WORDS,
            title=WORDS,
            cite=WORDS,
            standing={"enum": [standing.value for standing in Standing]},
            parameters=by_code(or_null(SCORE)),
        ),
        counts=or_null(exactly(met=COUNT, not_met=COUNT, unknown=COUNT)),
        people={
            "type": "array",
            "items": exactly(
                key=WORDS,
                answer={"anyOf": [SCORE, {"type": "boolean"}, {"type": "null"}]},
                message=or_null(WORDS),
                refusal=or_null(ref("refusal")),
                facts={
                    "type": "array",
                    "items": exactly(name=CODE, of=or_null(WORDS), value=or_null(WORDS)),
                },
            ),
        },
    ),
}
