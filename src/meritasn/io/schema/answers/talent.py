"""Schemas of who fits a post: the talent map, competences, the order of candidates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    OF_FINDING,
    SCORE,
    WORDS,
    by_code,
    by_points,
    exactly,
    list_of,
    or_null,
    ref,
)
from meritasn.io.schema.words import Schema
from meritasn.law import Standing
from meritasn.results.selection import Standing as Means

__all__ = ["DEFINITIONS"]

_MATCHED = {
    "employee": WORDS,
    "state": or_null(CODE),
    "jpm": or_null(SCORE),
    "jpm_capped": or_null(SCORE),
    "post_filling": or_null(CODE),
    "post_filling_capped": or_null(CODE),
    "mapping": or_null(CODE),
    "mapping_capped": or_null(CODE),
    "lacking": {"type": "array", "items": CODE},
    "refusal": or_null(ref("refusal")),
}

_ASKED_OF_MATCH = {
    "on": ref("day"),
    "vacancy": or_null(
        exactly(key=WORDS, title=WORDS, level=ref("label"), standards=by_code(SCORE))
    ),
    "standards_by": {"enum": ["post", "level"]},
    "policy": ref("policy"),
    "without_records": {"type": "array", "items": CODE},
}

_PLACE: Schema = {"type": "integer", "minimum": 1}

_ASKED_OF_SELECTION: Mapping[str, Schema] = {
    "on": ref("day"),
    "vacancy": or_null(WORDS),
    "policy": ref("policy"),
    "order": exactly(
        name=CODE,
        title=WORDS,
        by={
            "type": "array",
            "minItems": 1,
            "items": exactly(step=CODE, title=WORDS, greatest_first={"type": "boolean"}),
        },
        cite=WORDS,
        standing={"enum": [standing.value for standing in Standing]},
    ),
    "places": or_null(COUNT),
    "rejected": COUNT,
}

_RANKED: Mapping[str, Schema] = {
    "candidate": WORDS,
    "place": _PLACE,
    "standing": {"enum": [*get_args(Means)]},
    "values": by_code(or_null(WORDS)),
    "decided_by": or_null(CODE),
    "not_asked": or_null(CODE),
    "why": WORDS,
}

_UNRANKED: Mapping[str, Schema] = {"candidate": WORDS, "code": OF_FINDING, "why": WORDS}

_ASKED_OF_TALENT = {
    "on": ref("day"),
    "policy": ref("policy"),
    "cut_offs": by_code(or_null(SCORE)),
}

_PLACED = {
    "employee": WORDS,
    "box": or_null(CODE),
    "performance": or_null(SCORE),
    "potential": or_null(SCORE),
    "performance_over_low": or_null(SCORE),
    "performance_over_high": or_null(SCORE),
    "potential_over_low": or_null(SCORE),
    "potential_over_high": or_null(SCORE),
    "score": or_null(SCORE),
    "succession_group": or_null({"type": "boolean"}),
    "recommendation": or_null(WORDS),
    "requirements": list_of("requirement"),
    "refusal": or_null(ref("refusal")),
}

DEFINITIONS: Mapping[str, Schema] = {
    "talent": exactly(
        format={"const": "meritasn/talent@1"},
        **_ASKED_OF_TALENT,
        without_records={"type": "array", "items": CODE},
        boxes={
            "type": "array",
            "items": exactly(code=CODE, label=WORDS, recommendation=or_null(WORDS), people=COUNT),
        },
        without_box={"type": "array", "items": exactly(why=WORDS, people=COUNT)},
        units={
            "type": "array",
            "items": exactly(
                unit=WORDS,
                name=WORDS,
                people=COUNT,
                boxed=COUNT,
                succession_group=or_null(COUNT),
            ),
        },
        people={"type": "array", "items": exactly(**_PLACED)},
    ),
    "placed": exactly(
        format={"const": "meritasn/placed@1"},
        **_ASKED_OF_TALENT,
        **_PLACED,
        trace=or_null(ref("explanation")),
        trials={
            "type": "array",
            "items": exactly(
                cut_offs=by_code(SCORE), box=CODE, succession_group={"type": "boolean"}
            ),
        },
    ),
    "cuts": exactly(
        format={"const": "meritasn/cuts@1"},
        **_ASKED_OF_TALENT,
        people=COUNT,
        boxed=COUNT,
        trials={
            "type": "array",
            "items": exactly(
                cut_offs=by_code(SCORE),
                moved=COUNT,
                moves={
                    "type": "array",
                    "items": exactly(**{"from": CODE, "to": CODE, "people": COUNT}),
                },
                succession_group=COUNT,
                entered=COUNT,
                left=COUNT,
                people={
                    "type": "array",
                    "items": exactly(**{"employee": WORDS, "from": CODE, "to": CODE}),
                },
            ),
        },
        near={
            "type": "array",
            "items": exactly(
                cut_off=CODE, title=WORDS, below=by_points(COUNT), above=by_points(COUNT)
            ),
        },
    ),
    "match": exactly(
        format={"const": "meritasn/match@1"},
        **_ASKED_OF_MATCH,
        ranked_by=CODE,
        people=COUNT,
        judged=COUNT,
        bands=by_code(by_code(COUNT)),
        lacking=by_code(COUNT),
        not_judged={"type": "array", "items": exactly(why=WORDS, people=COUNT)},
        matches={
            "type": "array",
            "items": exactly(place=or_null({"type": "integer", "minimum": 1}), **_MATCHED),
        },
    ),
    "matched": exactly(
        format={"const": "meritasn/matched@1"},
        **_ASKED_OF_MATCH,
        **_MATCHED,
        technical_jpm=or_null(SCORE),
        technical_jpm_capped=or_null(SCORE),
        combined=or_null(SCORE),
        combined_capped=or_null(SCORE),
        competencies={
            "type": "array",
            "items": exactly(
                competency=CODE,
                standard_by={"enum": ["post", "level"]},
                competency_level=or_null(SCORE),
                standard=or_null(SCORE),
                gap=or_null(SCORE),
                surplus=or_null(SCORE),
            ),
        },
        skills={
            "type": "array",
            "items": exactly(
                skill=WORDS,
                skill_level=or_null(SCORE),
                skill_standard=or_null(SCORE),
                skill_gap=or_null(SCORE),
                skill_surplus=or_null(SCORE),
            ),
        },
        trace=or_null(ref("explanation")),
    ),
    "selection": exactly(
        format={"const": "meritasn/selection@1"},
        **_ASKED_OF_SELECTION,
        least_applicants=or_null(COUNT),
        applicants=COUNT,
        shortlist={"type": "array", "items": WORDS},
        undecided={"type": "array", "items": WORDS},
        ranked={"type": "array", "items": exactly(**_RANKED)},
        unranked={"type": "array", "items": exactly(**_UNRANKED)},
    ),
    "selected": {
        "anyOf": [
            exactly(
                format={"const": "meritasn/selected@1"},
                **_ASKED_OF_SELECTION,
                **stands,
                trace=or_null(ref("explanation")),
            )
            for stands in (_RANKED, _UNRANKED)
        ]
    },
}
