"""Schemas of whether people are treated alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from meritasn.fairness.decomposition import Norm
from meritasn.fairness.finding import Verdict, Why
from meritasn.fairness.orders import Kept
from meritasn.fairness.plan import Adjustment, Method, Reference
from meritasn.fairness.telling import TESTS
from meritasn.io.schema.answers.shapes import (
    CODE,
    COUNT,
    SCORE,
    WORDS,
    exactly,
    list_of,
    or_null,
    ref,
)
from meritasn.io.schema.words import Schema, described
from meritasn.language import Text
from meritasn.law import Standing

__all__ = ["DEFINITIONS"]

_EXACT: Schema = {"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*)?$"}
_NUMBER: Schema = {"type": "number"}
_YES: Schema = {"type": "boolean"}
_PROBABILITY: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_BETWEEN: Schema = exactly(low=_NUMBER, high=_NUMBER)
_STANDING: Schema = {"enum": [standing.value for standing in Standing]}
_ATTRIBUTES: Schema = {"type": "array", "minItems": 1, "items": WORDS}
_TESTS: Schema = {"enum": [*(method.value for method in Method), *sorted(TESTS.values()), None]}

_SAID: Mapping[str, Schema] = {
    "group": WORDS,
    "verdict": {"enum": [*(verdict.value for verdict in Verdict), None]},
    "why": {"enum": [*(why.value for why in Why), None]},
    "people": or_null(COUNT),
    "reference_people": or_null(COUNT),
    "difference": or_null(_EXACT),
    "test": _TESTS,
    "p": or_null(_PROBABILITY),
    "adjusted_p": or_null(_PROBABILITY),
    "needed": {
        **or_null(COUNT),
        **described(
            Text(
                "Orang pada tiap kelompok yang diperlukan agar selisih yang dicari terlihat",
                "People of each group with whom a gap of the size that is looked at is seen",
            )
        ),
    },
    "sentence": WORDS,
}
"""What a finding of any audit holds; all but its group and sentence is null where it is hidden."""


def _about(shape: Schema, id: str, en: str) -> Schema:
    """A value that may be null, and what it is."""
    return {**or_null(shape), **described(Text(id, en))}


_LAWFUL: Schema = {
    "type": "array",
    "items": exactly(
        fact=CODE,
        title=WORDS,
        purpose=WORDS,
        source=WORDS,
        standing=_STANDING,
        left_out=_about(
            COUNT,
            "Berapa orang tidak diterima aturan itu dan tidak dibandingkan",
            "How many people that rule does not admit, who are not compared",
        ),
    ),
}
"""What the law itself uses an attribute for."""

_OF_RATES: Schema = exactly(
    **_SAID,
    ratio=_about(
        _EXACT,
        "Bagian kelompok dibagi bagian kelompok pembanding",
        "The rate of the group over that of the reference",
    ),
    ratio_interval=or_null(_BETWEEN),
    difference_interval=or_null(_BETWEEN),
    odds_ratio=or_null(_NUMBER),
    shortfall=_about(
        _EXACT,
        "Berapa orang lagi akan terpilih menurut bagian kedua kelompok bersama",
        "How many more would be chosen at the rate of both groups together",
    ),
    shortfall_to_reference=_about(
        _EXACT,
        "Berapa orang lagi akan terpilih menurut bagian kelompok pembanding",
        "How many more would be chosen at the rate of the reference",
    ),
    short_of_screen=_about(
        {"type": "integer"},
        "Berapa orang lagi harus terpilih agar rasio mencapai saringan",
        "How many more would have to be chosen for the ratio to reach the screen",
    ),
    moves=_about(
        COUNT,
        "Berapa orang harus terpilih sebagai gantinya agar rasio mencapai saringan",
        "How many would have to be chosen instead for the ratio to reach the screen",
    ),
    moves_of_test=_about(
        COUNT,
        "Berapa sebagai gantinya agar peluang melebihi taraf",
        "How many instead would take the probability above the level",
    ),
    least_p=_about(
        _PROBABILITY,
        "Peluang terkecil yang mungkin dengan jumlah orang ini, bila itu di atas taraf",
        "The least probability that these margins allow, where that is above the level",
    ),
    within_strata=_about(
        COUNT, "Lapisan dengan orang dari kedua kelompok", "Strata with people of both groups"
    ),
    within_silent=_about(COUNT, "Lapisan yang lain", "The other strata"),
    within_odds_ratio=_about(
        SCORE,
        "Rasio peluang Mantel dan Haenszel, dibulatkan",
        "The odds ratio of Mantel and Haenszel, rounded",
    ),
    within_unlikely=_about(
        _YES,
        "Apakah peluang kebetulan dalam lapisan tidak lebih dari taraf",
        "Whether the probability of chance within strata is at most the level",
    ),
    within_differs=_about(
        _YES,
        "Apakah peluang bahwa semua lapisan sejalan tidak lebih dari taraf",
        "Whether the probability that all strata go one way is at most the level",
    ),
)
_OF_GAPS: Schema = exactly(
    **_SAID,
    effect=or_null(_NUMBER),
    effect_interval=or_null(_BETWEEN),
    beside_facts=or_null({"type": "array", "items": WORDS}),
    beside_norm={"enum": [*get_args(Norm), None]},
    beside_explained=or_null(_NUMBER),
    beside_unexplained=or_null(_NUMBER),
    beside_odds_ratio=or_null(_NUMBER),
    beside_odds_ratio_interval=or_null(_BETWEEN),
    beside_crude_odds_ratio=or_null(_NUMBER),
)


def _groups(finding: Schema, **counts: Schema) -> Schema:
    """Groups of one attribute, or of several together, with what is counted of each."""
    return {
        "type": "array",
        "items": exactly(
            attributes=_ATTRIBUTES,
            title=WORDS,
            held=_YES,
            counts={
                "type": "array",
                "items": exactly(group=WORDS, title=WORDS, people=or_null(COUNT), **counts),
            },
            reference=or_null(WORDS),
            reference_why=or_null(WORDS),
            findings={"type": "array", "items": finding},
        ),
    }


_PARTS: Schema = {"type": "array", "items": exactly(part=WORDS, people=COUNT)}

DEFINITIONS: Mapping[str, Schema] = {
    "audit_plan": {
        **described(
            Text(
                "Yang menentukan; bilangan pecahan ditulis tepat, seperti 4/5",
                "What decides; fractions are exact, such as 4/5",
            )
        ),
        **exactly(
            name=WORDS,
            title=WORDS,
            screen=exactly(
                ratio=_EXACT,
                cite=WORDS,
                about=or_null(WORDS),
                in_force=or_null(exactly(first_day=ref("day"), last_day=or_null(ref("day")))),
                standing=_STANDING,
                note=or_null(WORDS),
            ),
            method={"enum": [method.value for method in Method]},
            level=_EXACT,
            adjustment={"enum": [one.value for one in Adjustment]},
            power=_EXACT,
            minimum=COUNT,
            reference={"enum": [one.value for one in Reference]},
            reference_minimum=COUNT,
            age_bands={"type": "array", "items": COUNT},
            effect=_EXACT,
        ),
    },
    "audit": exactly(
        format={"const": "meritasn/audit@1"},
        outcome=WORDS,
        within=or_null(WORDS),
        people=COUNT,
        settled=COUNT,
        plan=ref("audit_plan"),
        lawful_uses=_LAWFUL,
        groups=_groups(_OF_RATES, chosen=or_null(COUNT), rate=or_null(_EXACT)),
    ),
    "gap-audit": exactly(
        format={"const": "meritasn/gap-audit@1"},
        kind={"enum": list(TESTS)},
        outcome=WORDS,
        effect=WORDS,
        threshold=_NUMBER,
        people=COUNT,
        settled=COUNT,
        notes={"type": "array", "items": WORDS},
        plan=ref("audit_plan"),
        lawful_uses=_LAWFUL,
        groups=_groups(
            _OF_GAPS,
            parts=or_null(_PARTS),
            mean=or_null(SCORE),
            sd=or_null(SCORE),
            median=or_null(SCORE),
        ),
    ),
    "rank-audit": exactly(
        format={"const": "meritasn/rank-audit@1"},
        places=COUNT,
        among_first=COUNT,
        audit=ref("audit"),
        orders={
            "type": "array",
            "items": exactly(
                attributes=_ATTRIBUTES,
                groups={
                    "type": "array",
                    "items": exactly(
                        group=WORDS,
                        exposure=or_null(_NUMBER),
                        kept={"enum": [*(kept.value for kept in Kept), None]},
                    ),
                },
                evenness=or_null(
                    exactly(
                        ndkl=_NUMBER,
                        by_chance=_NUMBER,
                        p=_PROBABILITY,
                        draws=COUNT,
                        seed={"type": "integer"},
                    )
                ),
            ),
        },
    ),
    "staged-audit": exactly(
        format={"const": "meritasn/staged-audit@1"},
        title=WORDS,
        stages=list_of("audit"),
        bottom_line=ref("audit"),
    ),
    "swap-test": exactly(
        format={"const": "meritasn/swap-test@1"},
        people=COUNT,
        tried=COUNT,
        changed=COUNT,
        lawful={"type": "array", "items": CODE},
        ways={"type": "array", "items": exactly(title=WORDS, changed=COUNT)},
    ),
    "proxies": exactly(
        format={"const": "meritasn/proxies@1"},
        people=COUNT,
        plan=ref("audit_plan"),
        threshold=_PROBABILITY,
        proxies={
            "type": "array",
            "items": exactly(
                attribute=CODE,
                group=WORDS,
                title=WORDS,
                fact=CODE,
                fact_title=WORDS,
                auc=or_null(_PROBABILITY),
                test={"enum": sorted(TESTS.values())},
                p=or_null(_PROBABILITY),
                adjusted_p=or_null(_PROBABILITY),
                verdict={"enum": [verdict.value for verdict in Verdict]},
            ),
        },
    ),
    "like-cases": exactly(
        format={"const": "meritasn/like-cases@1"},
        outcome=WORDS,
        facts=COUNT,
        chosen=COUNT,
        others=COUNT,
        alike=COUNT,
        pairs={
            "type": "array",
            "items": exactly(
                distance={"type": "number", "minimum": 0},
                differing={"type": "array", "items": exactly(fact=CODE, title=WORDS)},
            ),
        },
    ),
}
