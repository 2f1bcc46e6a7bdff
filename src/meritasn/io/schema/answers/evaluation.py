"""Schemas of what a policy does beside another: who moves, and what a figure decides."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    OF_FINDING,
    SCORE,
    WORDS,
    exactly,
    list_of,
    or_null,
    ref,
    with_options,
)
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text
from meritasn.results import Direction

__all__ = ["DEFINITIONS"]

_OUTCOME: Schema = {
    "type": "string",
    "pattern": "^(label:[a-z][a-z0-9_]*|answer:(met|not_met)|number|refused:MER-[0-9]{4})$",
}

_WAYS: Schema = exactly(**{way.value: COUNT for way in Direction})

_PATHS: Schema = {"type": "array", "items": WORDS}

_ASKED_OF_REPLAY: Mapping[str, Schema] = {
    "before": ref("policy"),
    "after": ref("policy"),
    "period": or_null(exactly(first_day=ref("day"), last_day=or_null(ref("day")))),
    "on": or_null(ref("day")),
}

_SPENT: Schema = exactly(people=COUNT, paid=SCORE, earned=or_null(SCORE), factor=or_null(SCORE))

_FIRST_MOVE: Schema = exactly(quiet=SCORE, value=SCORE, moved=COUNT)

_TRIED: Schema = exactly(
    value=SCORE,
    moved=COUNT,
    gained=COUNT,
    lost=COUNT,
    rescored=COUNT,
    outcomes={"type": "object", "propertyNames": _OUTCOME, "additionalProperties": COUNT},
    mean_change=or_null(SCORE),
    total=or_null(SCORE),
    order=or_null(
        exactly(
            people=COUNT,
            pairs=COUNT,
            turned=COUNT,
            tau_b=or_null(SCORE),
            first=COUNT,
            left=COUNT,
            entered=COUNT,
        )
    ),
    refused=list_of("finding"),
)

DEFINITIONS: Mapping[str, Schema] = {
    "replay": exactly(
        format={"const": "meritasn/replay@1"},
        **_ASKED_OF_REPLAY,
        people=COUNT,
        moved=COUNT,
        rescored=COUNT,
        ways=_WAYS,
        matrix={
            "type": "array",
            "items": exactly(
                **{
                    "from": _OUTCOME,
                    "from_label": WORDS,
                    "to": _OUTCOME,
                    "to_label": WORDS,
                    "people": COUNT,
                }
            ),
        },
        units=list_of("moved_group"),
        levels=list_of("moved_group"),
        other_regulation={"type": "boolean"},
        causes={
            "type": "array",
            "items": exactly(
                change=WORDS,
                paths=_PATHS,
                title=WORDS,
                alone=COUNT,
                only=COUNT,
                elsewhere=COUNT,
                difference=or_null(SCORE),
            ),
        },
        interactions={"type": "array", "items": exactly(changes=_PATHS, people=COUNT)},
        untold=COUNT,
        steps={
            "type": "array",
            "items": exactly(step=CODE, title=WORDS, cite=WORDS, people=COUNT),
        },
        cost=or_null(
            exactly(
                before=_SPENT,
                after=_SPENT,
                difference=SCORE,
                ceiling=or_null(SCORE),
                kept=or_null({"type": "boolean"}),
            )
        ),
        near=exactly(
            within=SCORE,
            limits={
                "type": "array",
                "items": exactly(step=CODE, title=WORDS, at=SCORE, below=COUNT, above=COUNT),
            },
        ),
        refused={
            "type": "array",
            "items": exactly(code=OF_FINDING, before=COUNT, after=COUNT),
        },
        assumed=_PATHS,
        without_value=_PATHS,
        movers=list_of("mover"),
    ),
    "replayed": exactly(
        format={"const": "meritasn/replayed@1"},
        **_ASKED_OF_REPLAY,
        employee=WORDS,
        mover=or_null(ref("mover")),
        steps={
            "type": "array",
            "items": exactly(
                step=CODE,
                title=WORDS,
                record=or_null(WORDS),
                before=WORDS,
                after=WORDS,
                cite=WORDS,
            ),
        },
    ),
    "mover": exactly(
        employee=WORDS,
        unit=or_null(WORDS),
        level=or_null(CODE),
        direction={"enum": [way.value for way in Direction]},
        before=ref("standing"),
        after=ref("standing"),
        step=CODE,
        alone=_PATHS,
        together=_PATHS,
        elsewhere=_PATHS,
    ),
    "standing": exactly(
        outcome=_OUTCOME,
        score=or_null(SCORE),
        rank=or_null({"type": "integer", "minimum": 1}),
    ),
    "moved_group": {
        **described(
            Text(
                "Satu kelompok; dari yang kecil hanya jumlah orangnya",
                "One group; of a small one nothing but how many they are",
            )
        ),
        **with_options(
            exactly(key=WORDS, title=WORDS, people=COUNT, shown={"type": "boolean"}),
            moved=COUNT,
            ways=_WAYS,
            before=or_null(SCORE),
            after=or_null(SCORE),
        ),
    },
    "sensitivity": exactly(
        format={"const": "meritasn/sensitivity@1"},
        asked=WORDS,
        policy=ref("policy"),
        people=COUNT,
        outcomes={
            "type": "array",
            "items": exactly(code=_OUTCOME, label=WORDS, people=COUNT),
        },
        total=or_null(SCORE),
        figures={
            "type": "array",
            "items": exactly(
                figure=CODE,
                title=WORDS,
                value=SCORE,
                low=SCORE,
                high=SCORE,
                unit=WORDS,
                give_way={"type": "array", "items": CODE},
                steady=COUNT,
                answered=COUNT,
                stuck={"type": "boolean"},
                first_move_down=or_null(_FIRST_MOVE),
                first_move_up=or_null(_FIRST_MOVE),
                trials={"type": "array", "items": _TRIED},
            ),
        },
    ),
}
