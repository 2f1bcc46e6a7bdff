"""Schemas of what a unit is worth to the public: professionalism, satisfaction, standards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    SCORE,
    WORDS,
    YEAR,
    by_code,
    exactly,
    list_of,
    or_null,
    ref,
    with_options,
)
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text
from meritasn.results import Answer

__all__ = ["DEFINITIONS"]


DEFINITIONS: Mapping[str, Schema] = {
    "professionalism": exactly(
        format={"const": "meritasn/professionalism@1"},
        on=ref("day"),
        policy=ref("policy"),
        least={"type": "integer", "minimum": 1},
        unit=or_null(WORDS),
        bands={
            "type": "array",
            "items": exactly(code=CODE, label=WORDS, over=or_null(SCORE), up_to=or_null(SCORE)),
        },
        distribution=or_null(by_code(COUNT)),
        without={"type": "array", "items": exactly(why=WORDS, people=COUNT)},
        without_records={"type": "array", "items": CODE},
        units={
            "type": "array",
            "items": exactly(
                unit=WORDS,
                name=WORDS,
                parent=or_null(WORDS),
                withheld={"type": "boolean"},
                index=or_null(SCORE),
                band=or_null(ref("label")),
                people=COUNT,
                counted=COUNT,
                without=COUNT,
            ),
        },
    ),
    "proposal": exactly(code=CODE, title=WORDS, index=SCORE, gain=SCORE, band=ref("label")),
    "professional": exactly(
        format={"const": "meritasn/professional@1"},
        employee=WORDS,
        on=ref("day"),
        policy=ref("policy"),
        index=or_null(SCORE),
        band=or_null(ref("label")),
        refusal=or_null(ref("refusal")),
        dimensions={
            "type": "array",
            "items": exactly(
                step=CODE, title=WORDS, points=or_null(SCORE), rests_on=or_null(WORDS)
            ),
        },
        proposals=list_of("proposal"),
        together=or_null(ref("proposal")),
        trace=or_null(ref("explanation")),
    ),
    "interval": exactly(low=SCORE, high=SCORE),
    "survey": {
        **described(
            Text("Satu survei atas satu layanan atau unit", "One survey of one service or unit")
        ),
        **exactly(
            year=YEAR,
            sheets=COUNT,
            left_out=COUNT,
            index=or_null(SCORE),
            quality=or_null(ref("label")),
            performance=or_null(ref("label")),
            pooled_index=or_null(SCORE),
            interval=or_null(ref("interval")),
            near={
                "type": "array",
                "items": exactly(limit=SCORE, below=ref("label"), above=ref("label")),
            },
            satisfied=or_null(COUNT),
            satisfied_percent=or_null(ref("interval")),
            elements={"type": "array", "items": exactly(name=CODE, title=WORDS, mean=SCORE)},
            refusal=or_null(ref("refusal")),
        ),
    },
    "satisfaction": with_options(
        exactly(
            format={"const": "meritasn/satisfaction@1"},
            by={"enum": ["service", "unit"]},
            surveys={
                "type": "array",
                "items": exactly(year=YEAR, last_day=ref("day"), policy=ref("policy")),
            },
            least_shown=COUNT,
            least_for_interval=COUNT,
            groups={
                "type": "array",
                "items": exactly(
                    key=WORDS,
                    name=WORDS,
                    rounds=list_of("survey"),
                    differences={
                        "type": "array",
                        "items": exactly(
                            **{"from": YEAR, "to": YEAR},
                            moved=SCORE,
                            interval=or_null(ref("interval")),
                            distinguishable=or_null({"type": "boolean"}),
                        ),
                    },
                    too_few_to_show={"type": "array", "items": YEAR},
                ),
            },
        ),
        standards=or_null(ref("standards")),
    ),
    "standards": exactly(
        format={"const": "meritasn/standards@1"},
        on=ref("day"),
        policy=ref("policy"),
        services={
            "type": "array",
            "items": exactly(
                service=WORDS,
                name=WORDS,
                answer={"enum": list(get_args(Answer))},
                met=COUNT,
                missed=COUNT,
                series={
                    "type": "array",
                    "items": exactly(
                        on=ref("day"),
                        answer={"enum": list(get_args(Answer))},
                        missed={"type": "array", "items": WORDS},
                        unknown={"type": "array", "items": WORDS},
                        took=or_null(SCORE),
                        standard=or_null(SCORE),
                        time=or_null(ref("label")),
                    ),
                },
                time_unit=or_null(WORDS),
                time_before=or_null(SCORE),
                time_now=or_null(SCORE),
                time_saved=or_null(SCORE),
                time_added=or_null(SCORE),
                refusal=or_null(ref("refusal")),
            ),
        },
    ),
}
