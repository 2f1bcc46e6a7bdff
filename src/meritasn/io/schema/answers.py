"""Schemas of what comes out: results, findings and explanations.

They say what `as_dict` gives, in either language: words differ, keys and codes do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

from meritasn.errors import Place, Severity
from meritasn.fairness.appraisers.given import SCOPES
from meritasn.fairness.appraisers.sentences import Why
from meritasn.fairness.appraisers.signs import Ground, Sign
from meritasn.fairness.finding import Verdict as Said
from meritasn.fairness.plan import Adjustment
from meritasn.io.schema.examples import ANSWERS
from meritasn.io.schema.values import DAY
from meritasn.io.schema.words import Schema, described, identified
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.policies import LAWS, About
from meritasn.proofs import Verdict
from meritasn.results import Answer, Direction
from meritasn.results.selection import Standing as Means
from meritasn.results.unit import Guide

__all__ = ["ABOUT", "answer_schema"]

ABOUT: Mapping[str, Text] = {
    "meritasn/results@1": Text("Hasil suatu populasi pegawai", "The results of a workforce"),
    "meritasn/result@1": Text("Hasil seorang pegawai", "The result of one person"),
    "meritasn/unit@1": Text("Hasil sebuah unit", "The result of a unit"),
    "meritasn/explanation@1": Text("Penjelasan sebuah langkah", "The explanation of a step"),
    "meritasn/finding@1": Text("Sebuah temuan", "A finding"),
    "meritasn/assessments@1": Text("Jawaban untuk suatu hari", "The answers of a day"),
    "meritasn/match@1": Text("Kesesuaian kompetensi", "How competence matches posts"),
    "meritasn/matched@1": Text(
        "Kesesuaian kompetensi seorang pegawai", "How the competence of one person matches a post"
    ),
    "meritasn/selection@1": Text("Urutan pelamar", "The order of candidates"),
    "meritasn/selected@1": Text("Tempat seorang pelamar", "The place of one candidate"),
    "meritasn/talent@1": Text("Peta sembilan kotak talenta", "The map of nine boxes of talent"),
    "meritasn/placed@1": Text("Kotak seorang pegawai", "The box of one person"),
    "meritasn/cuts@1": Text(
        "Peta talenta dengan batas lain", "The map of talent under other cut-offs"
    ),
    "meritasn/professionalism@1": Text(
        "Indeks Profesionalitas unit", "The index of professionalism of units"
    ),
    "meritasn/professional@1": Text(
        "Indeks Profesionalitas seorang pegawai", "The index of professionalism of one person"
    ),
    "meritasn/satisfaction@1": Text("Kepuasan masyarakat", "What people think of services"),
    "meritasn/standards@1": Text("Standar pelayanan", "Whether services keep their standards"),
    "meritasn/ledger@1": Text("Buku besar seorang pegawai", "The ledger of one person"),
    "meritasn/allowance@1": Text("Tambahan penghasilan sebulan", "Additional income of a month"),
    "meritasn/person@1": Text(
        "Semua yang menyangkut seorang pegawai", "Everything that concerns one person"
    ),
    "meritasn/payslip@1": Text(
        "Tambahan penghasilan seorang pegawai", "Additional income of one person"
    ),
    "meritasn/rater-audit@1": Text("Penilai di samping rekannya", "Raters beside their peers"),
    "meritasn/panel@1": Text("Kesepakatan para penilai", "How far raters agree"),
    "meritasn/sensitivity@1": Text(
        "Kepekaan sebuah aturan terhadap angkanya", "How a rule hangs on its figures"
    ),
    "meritasn/policytest@1": Text(
        "Hukum aturan yang baik atas suatu kebijakan", "The laws of good rules, tried on a policy"
    ),
    "meritasn/strategytest@1": Text(
        "Hukum aturan yang baik atas suatu strategi", "The laws of good rules, tried on a strategy"
    ),
    "meritasn/diff@1": Text("Perubahan antara dua kebijakan", "The changes between two policies"),
    "meritasn/replay@1": Text(
        "Siapa yang berpindah menurut kebijakan lain", "Who moves under another policy"
    ),
    "meritasn/replayed@1": Text(
        "Yang memindahkan seorang pegawai", "What moves one person under another policy"
    ),
    "meritasn/strategy@1": Text(
        "Jawaban sebuah strategi", "What a strategy in Python says of everybody"
    ),
}
"""What comes out, by the name of its schema."""


def answer_schema(name: str) -> Schema:
    """The schema of something that comes out."""
    definition = name.removeprefix("meritasn/").partition("@")[0]
    return {
        **identified(name, ABOUT[name]),
        "$ref": f"#/$defs/{definition}",
        "examples": [ANSWERS[name]],
        "$defs": {each: _DEFINITIONS[each] for each in sorted(_needed(definition))},
    }


def _object(**properties: Schema) -> Schema:
    """An object that has all of these keys and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _with_options(shape: Schema, **properties: Schema) -> Schema:
    """The same object, which may also have these keys."""
    return {**shape, "properties": {**shape["properties"], **properties}}


def _ref(definition: str) -> Schema:
    return {"$ref": f"#/$defs/{definition}"}


def _list(definition: str) -> Schema:
    return {"type": "array", "items": _ref(definition)}


def _or_null(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


def _by_code(shape: Schema) -> Schema:
    """An object whose keys are names of a policy."""
    return {"type": "object", "propertyNames": _CODE, "additionalProperties": shape}


def _by_points(shape: Schema) -> Schema:
    """An object whose keys are whole points."""
    names = {"type": "string", "pattern": "^[0-9]+$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": shape}


def _known_parts(kind: type[Any], types: Mapping[object, Schema]) -> Schema:
    """An object with those fields of a class that are known."""
    fields = get_type_hints(kind).items()
    return {**_object(**{name: types[hint] for name, hint in fields}), "required": []}


_WORDS: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_CODE: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_OF_FINDING: Schema = {"type": "string", "pattern": "^MER-[0-9]{4}$"}
_YEAR: Schema = {"type": "integer"}
_SIGN: Schema = {"enum": [sign.value for sign in Sign]}
_SCORE: Schema = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}

_ANSWER = {
    "predicate": _or_null(_ref("label")),
    "score": _or_null(_SCORE),
    "refusal": _or_null(_ref("refusal")),
    "policy": _ref("policy"),
}
_NOT_BOTH: Schema = {
    "anyOf": [
        {"properties": {"predicate": {"type": "null"}}},
        {"properties": {"refusal": {"type": "null"}}},
    ]
}
"""Who has a predicate was not refused."""

_MATCHED = {
    "employee": _WORDS,
    "state": _or_null(_CODE),
    "jpm": _or_null(_SCORE),
    "jpm_capped": _or_null(_SCORE),
    "post_filling": _or_null(_CODE),
    "post_filling_capped": _or_null(_CODE),
    "mapping": _or_null(_CODE),
    "mapping_capped": _or_null(_CODE),
    "lacking": {"type": "array", "items": _CODE},
    "refusal": _or_null(_ref("refusal")),
}
_ASKED_OF_MATCH = {
    "on": _ref("day"),
    "vacancy": _or_null(
        _object(key=_WORDS, title=_WORDS, level=_ref("label"), standards=_by_code(_SCORE))
    ),
    "standards_by": {"enum": ["post", "level"]},
    "policy": _ref("policy"),
    "without_records": {"type": "array", "items": _CODE},
}

_PLACE: Schema = {"type": "integer", "minimum": 1}
_ASKED_OF_SELECTION: Mapping[str, Schema] = {
    "on": _ref("day"),
    "vacancy": _or_null(_WORDS),
    "policy": _ref("policy"),
    "order": _object(
        name=_CODE,
        title=_WORDS,
        by={
            "type": "array",
            "minItems": 1,
            "items": _object(step=_CODE, title=_WORDS, greatest_first={"type": "boolean"}),
        },
        cite=_WORDS,
        standing={"enum": [standing.value for standing in Standing]},
    ),
    "places": _or_null(_COUNT),
    "rejected": _COUNT,
}
_RANKED: Mapping[str, Schema] = {
    "candidate": _WORDS,
    "place": _PLACE,
    "standing": {"enum": [*get_args(Means)]},
    "values": _by_code(_or_null(_WORDS)),
    "decided_by": _or_null(_CODE),
    "not_asked": _or_null(_CODE),
    "why": _WORDS,
}
_UNRANKED: Mapping[str, Schema] = {"candidate": _WORDS, "code": _OF_FINDING, "why": _WORDS}

_PAID: Mapping[str, Schema] = {
    "employee": _WORDS,
    "class": _or_null(_CODE),
    "parts": _by_code(_or_null(_SCORE)),
    "refusal": _or_null(_ref("refusal")),
}
_SUMS: Mapping[str, Schema] = {
    "known": _COUNT,
    "full": _or_null(_SCORE),
    "deductions": _object(
        performance=_by_code(_or_null(_SCORE)),
        discipline=_by_code(_or_null(_SCORE)),
        fiscal=_by_code(_or_null(_SCORE)),
    ),
    "earned": _or_null(_SCORE),
    "paid": _or_null(_SCORE),
}
_ASKED_OF_ALLOWANCE: Mapping[str, Schema] = {
    "on": _ref("day"),
    "policy": _ref("policy"),
    "ceiling": _or_null(_SCORE),
    "factor": _or_null(_SCORE),
}

_ASKED_OF_TALENT = {
    "on": _ref("day"),
    "policy": _ref("policy"),
    "cut_offs": _by_code(_or_null(_SCORE)),
}
_PLACED = {
    "employee": _WORDS,
    "box": _or_null(_CODE),
    "performance": _or_null(_SCORE),
    "potential": _or_null(_SCORE),
    "performance_over_low": _or_null(_SCORE),
    "performance_over_high": _or_null(_SCORE),
    "potential_over_low": _or_null(_SCORE),
    "potential_over_high": _or_null(_SCORE),
    "score": _or_null(_SCORE),
    "succession_group": _or_null({"type": "boolean"}),
    "recommendation": _or_null(_WORDS),
    "requirements": _list("requirement"),
    "refusal": _or_null(_ref("refusal")),
}

_OUTCOME: Schema = {
    "type": "string",
    "pattern": "^(label:[a-z][a-z0-9_]*|answer:(met|not_met)|number|refused:MER-[0-9]{4})$",
}
_WAYS: Schema = _object(**{way.value: _COUNT for way in Direction})
_PATHS: Schema = {"type": "array", "items": _WORDS}
_ASKED_OF_REPLAY: Mapping[str, Schema] = {
    "before": _ref("policy"),
    "after": _ref("policy"),
    "period": _or_null(_object(first_day=_ref("day"), last_day=_or_null(_ref("day")))),
    "on": _or_null(_ref("day")),
}
_SPENT: Schema = _object(
    people=_COUNT, paid=_SCORE, earned=_or_null(_SCORE), factor=_or_null(_SCORE)
)
_FIRST_MOVE: Schema = _object(quiet=_SCORE, value=_SCORE, moved=_COUNT)
_TRIED: Schema = _object(
    value=_SCORE,
    moved=_COUNT,
    gained=_COUNT,
    lost=_COUNT,
    rescored=_COUNT,
    outcomes={"type": "object", "propertyNames": _OUTCOME, "additionalProperties": _COUNT},
    mean_change=_or_null(_SCORE),
    total=_or_null(_SCORE),
    order=_or_null(
        _object(
            people=_COUNT,
            pairs=_COUNT,
            turned=_COUNT,
            tau_b=_or_null(_SCORE),
            first=_COUNT,
            left=_COUNT,
            entered=_COUNT,
        )
    ),
    refused=_list("finding"),
)

_DEFINITIONS: Mapping[str, Schema] = {
    "day": DAY,
    "label": _object(code=_CODE, label=_WORDS),
    "refusal": _object(code=_OF_FINDING, message=_WORDS),
    "policy": _object(name=_WORDS, hash=_HASH),
    "policytest": _object(
        format={"const": "meritasn/policytest@1"},
        policy=_object(name=_WORDS, title=_WORDS, hash=_HASH),
        passed={"type": "boolean"},
        verdicts=_list("verdict"),
    ),
    "strategytest": _object(
        format={"const": "meritasn/strategytest@1"},
        strategy=_object(name=_WORDS, title=_WORDS, version=_WORDS),
        passed={"type": "boolean"},
        verdicts=_list("verdict"),
    ),
    "verdict": _object(
        law={"enum": list(LAWS)},
        statement=_WORDS,
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
        cases=_COUNT,
        why=_or_null(_WORDS),
        proofs=_list("proof"),
        story=_or_null(_ref("story")),
    ),
    "proof": _object(
        law={"enum": list(LAWS)},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        path=_WORDS,
        why=_WORDS,
        **{"from": DAY, "until": _or_null(DAY)},
    ),
    "story": _object(
        law={"enum": list(LAWS)},
        story={"type": "array", "items": _WORDS},
        answers=_list("beside"),
        steps=_list("storystep"),
        facts=_list("beside"),
    ),
    "beside": _object(title=_WORDS, one=_WORDS, other=_or_null(_WORDS)),
    "storystep": _object(
        step=_CODE,
        title=_WORDS,
        one=_WORDS,
        other=_or_null(_WORDS),
        rules={"type": "array", "items": _WORDS},
        cite=_WORDS,
        wrong={"type": "boolean"},
    ),
    "variant": _object(
        name=_WORDS, title=_WORDS, hash=_HASH, lineage={"type": "array", "items": _HASH}
    ),
    "diff": _object(
        format={"const": "meritasn/diff@1"},
        before=_ref("variant"),
        after=_ref("variant"),
        changes={
            "type": "array",
            "items": _object(
                path=_WORDS,
                what=_WORDS,
                before=_or_null(_WORDS),
                after=_or_null(_WORDS),
                written=_or_null(_object(before=_or_null(_WORDS), after=_or_null(_WORDS))),
                cites={"type": "array", "items": _WORDS},
                decides={"type": "boolean"},
            ),
        },
    ),
    "replay": _object(
        format={"const": "meritasn/replay@1"},
        **_ASKED_OF_REPLAY,
        people=_COUNT,
        moved=_COUNT,
        rescored=_COUNT,
        ways=_WAYS,
        matrix={
            "type": "array",
            "items": _object(
                **{
                    "from": _OUTCOME,
                    "from_label": _WORDS,
                    "to": _OUTCOME,
                    "to_label": _WORDS,
                    "people": _COUNT,
                }
            ),
        },
        units=_list("moved_group"),
        levels=_list("moved_group"),
        other_regulation={"type": "boolean"},
        causes={
            "type": "array",
            "items": _object(
                change=_WORDS,
                paths=_PATHS,
                title=_WORDS,
                alone=_COUNT,
                only=_COUNT,
                elsewhere=_COUNT,
                difference=_or_null(_SCORE),
            ),
        },
        interactions={"type": "array", "items": _object(changes=_PATHS, people=_COUNT)},
        untold=_COUNT,
        steps={
            "type": "array",
            "items": _object(step=_CODE, title=_WORDS, cite=_WORDS, people=_COUNT),
        },
        cost=_or_null(
            _object(
                before=_SPENT,
                after=_SPENT,
                difference=_SCORE,
                ceiling=_or_null(_SCORE),
                kept=_or_null({"type": "boolean"}),
            )
        ),
        near=_object(
            within=_SCORE,
            limits={
                "type": "array",
                "items": _object(step=_CODE, title=_WORDS, at=_SCORE, below=_COUNT, above=_COUNT),
            },
        ),
        refused={
            "type": "array",
            "items": _object(code=_OF_FINDING, before=_COUNT, after=_COUNT),
        },
        assumed=_PATHS,
        without_value=_PATHS,
        movers=_list("mover"),
    ),
    "replayed": _object(
        format={"const": "meritasn/replayed@1"},
        **_ASKED_OF_REPLAY,
        employee=_WORDS,
        mover=_or_null(_ref("mover")),
        steps={
            "type": "array",
            "items": _object(
                step=_CODE,
                title=_WORDS,
                record=_or_null(_WORDS),
                before=_WORDS,
                after=_WORDS,
                cite=_WORDS,
            ),
        },
    ),
    "mover": _object(
        employee=_WORDS,
        unit=_or_null(_WORDS),
        level=_or_null(_CODE),
        direction={"enum": [way.value for way in Direction]},
        before=_ref("standing"),
        after=_ref("standing"),
        step=_CODE,
        alone=_PATHS,
        together=_PATHS,
        elsewhere=_PATHS,
    ),
    "standing": _object(
        outcome=_OUTCOME,
        score=_or_null(_SCORE),
        rank=_or_null({"type": "integer", "minimum": 1}),
    ),
    "moved_group": {
        **described(
            Text(
                "Satu kelompok; dari yang kecil hanya jumlah orangnya",
                "One group; of a small one nothing but how many they are",
            )
        ),
        **_with_options(
            _object(key=_WORDS, title=_WORDS, people=_COUNT, shown={"type": "boolean"}),
            moved=_COUNT,
            ways=_WAYS,
            before=_or_null(_SCORE),
            after=_or_null(_SCORE),
        ),
    },
    "answer": {
        **described(Text("Hasil menurut kebijakan lain", "The result under another policy")),
        **_object(**_ANSWER),
        **_NOT_BOTH,
    },
    "result": {
        **described(
            Text(
                "Hasil seorang pegawai; against dan trace ada bila diminta",
                "The result of one person; against and trace are there where they are asked for",
            )
        ),
        **_with_options(
            _object(employee=_WORDS, **_ANSWER),
            against=_ref("answer"),
            trace=_or_null(_ref("explanation")),
            answer={"enum": [*get_args(Answer), None]},
            label=_or_null(_ref("label")),
            requirements=_list("requirement"),
        ),
        **_NOT_BOTH,
    },
    "unit": _object(
        unit=_WORDS,
        name=_WORDS,
        predicate=_or_null(_ref("label")),
        people=_COUNT,
        counts=_by_code(_COUNT),
        guide={"enum": [*get_args(Guide), None]},
        findings=_list("finding"),
    ),
    "finding": _object(
        code=_OF_FINDING,
        severity={"enum": [severity.value for severity in Severity]},
        place=_known_parts(Place, {str | None: _WORDS, int | None: {"type": "integer"}}),
        message=_WORDS,
        found=_or_null(_WORDS),
        expected=_or_null(_WORDS),
    ),
    "explanation": _object(
        name=_WORDS,
        title=_WORDS,
        key=_or_null(_WORDS),
        value=_or_null(_WORDS),
        shown=_WORDS,
        state={"enum": ["present", "not_applicable", "refused"]},
        rule=_or_null(_WORDS),
        cite=_or_null(_WORDS),
        standing={"enum": [*(standing.value for standing in Standing), None]},
        children=_list("explanation"),
    ),
    "results": _with_options(
        _object(
            format={"const": "meritasn/results@1"},
            period=_object(first_day=_ref("day"), last_day=_or_null(_ref("day"))),
            policy=_ref("policy"),
            people=_list("result"),
            units=_list("unit"),
            findings=_list("finding"),
        ),
        against=_ref("policy"),
    ),
    "requirement": _object(
        code=_CODE,
        title=_WORDS,
        answer={"enum": [*get_args(Answer)]},
        why=_or_null(_WORDS),
        cite=_WORDS,
        standing={"enum": [standing.value for standing in Standing]},
    ),
    "counts": _object(**dict.fromkeys(get_args(Answer), _COUNT)),
    "post": _object(
        key=_WORDS,
        title=_WORDS,
        level=_ref("label"),
        field=_or_null(_WORDS),
        least_rank=_or_null(_CODE),
    ),
    "assessments": _object(
        format={"const": "meritasn/assessments@1"},
        on=_ref("day"),
        vacancy=_or_null(_ref("post")),
        policy=_ref("policy"),
        without_records={"type": "array", "items": _CODE},
        counts=_ref("counts"),
        requirements=_by_code(_ref("counts")),
        people={
            "type": "array",
            "items": _object(
                employee=_WORDS,
                answer={"enum": [*get_args(Answer), None]},
                label=_or_null(_CODE),
                score=_or_null(_SCORE),
                refusal=_or_null(_OF_FINDING),
                requirements=_list("requirement"),
            ),
        },
    ),
    "rater-audit": _object(
        format={"const": "meritasn/rater-audit@1"},
        policy=_ref("policy"),
        period=_WORDS,
        raters=_COUNT,
        ratings=_COUNT,
        plan=_object(
            name=_WORDS,
            standing={"enum": [standing.value for standing in Standing]},
            level=_SCORE,
            adjustment={"enum": [one.value for one in Adjustment]},
            tests=_COUNT,
            within={"type": "array", "items": {"enum": list(SCOPES)}},
            minimum=_COUNT,
        ),
        counts={
            "type": "array",
            "items": _object(sign=_SIGN, **{verdict.value: _COUNT for verdict in Said}),
        },
        findings={
            "type": "array",
            "items": _object(
                rater=_or_null(_WORDS),
                place=_COUNT,
                sign=_SIGN,
                attribute=_or_null(_CODE),
                group=_or_null(_WORDS),
                verdict={"enum": [verdict.value for verdict in Said]},
                why={"enum": [why.value for why in Why]},
                ground={"enum": [*(ground.value for ground in Ground), None]},
                ratings=_or_null(_COUNT),
                effect=_or_null(_SCORE),
                shrunk=_or_null(_SCORE),
                error=_or_null(_SCORE),
                p=_or_null(_SCORE),
                adjusted_p=_or_null(_SCORE),
                needed=_or_null(_COUNT),
                sentence=_WORDS,
            ),
        },
        level_concordance=_object(
            pairs=_COUNT, agreeing=_COUNT, tied=_COUNT, share=_or_null(_SCORE)
        ),
        without_effects=_or_null(
            _object(
                note=_WORDS,
                moved=_COUNT,
                raters=_COUNT,
                units_withheld=_COUNT,
                units={
                    "type": "array",
                    "items": _object(
                        unit=_WORDS,
                        people=_COUNT,
                        moved=_or_null(_COUNT),
                        predicates={
                            "type": "array",
                            "items": _object(
                                predicate=_CODE,
                                now=_or_null(_COUNT),
                                without=_or_null(_COUNT),
                            ),
                        },
                    ),
                },
            )
        ),
    ),
    "panel": _object(
        format={"const": "meritasn/panel@1"},
        note=_WORDS,
        scales={
            "type": "array",
            "items": _object(
                scale=_WORDS,
                people=_or_null(_COUNT),
                raters=_COUNT,
                icc_absolute=_or_null(_SCORE),
                icc_consistent=_or_null(_SCORE),
                icc_mean_absolute=_or_null(_SCORE),
                icc_mean_consistent=_or_null(_SCORE),
                alpha=_or_null(_SCORE),
                rwg_median=_or_null(_SCORE),
            ),
        },
    ),
    "sensitivity": _object(
        format={"const": "meritasn/sensitivity@1"},
        asked=_WORDS,
        policy=_ref("policy"),
        people=_COUNT,
        outcomes={
            "type": "array",
            "items": _object(code=_OUTCOME, label=_WORDS, people=_COUNT),
        },
        total=_or_null(_SCORE),
        figures={
            "type": "array",
            "items": _object(
                figure=_CODE,
                title=_WORDS,
                value=_SCORE,
                low=_SCORE,
                high=_SCORE,
                unit=_WORDS,
                give_way={"type": "array", "items": _CODE},
                steady=_COUNT,
                answered=_COUNT,
                stuck={"type": "boolean"},
                first_move_down=_or_null(_FIRST_MOVE),
                first_move_up=_or_null(_FIRST_MOVE),
                trials={"type": "array", "items": _TRIED},
            ),
        },
    ),
    "strategy": _object(
        format={"const": "meritasn/strategy@1"},
        **{"from": _ref("day"), "to": _ref("day")},
        strategy=_object(
            kind={"enum": ["scorer", "requirement"]},
            name=_WORDS,
            version=_WORDS,
            title=_WORDS,
            cite=_WORDS,
            standing={"enum": [standing.value for standing in Standing]},
            parameters=_by_code(_or_null(_SCORE)),
        ),
        counts=_or_null(_object(met=_COUNT, not_met=_COUNT, unknown=_COUNT)),
        people={
            "type": "array",
            "items": _object(
                key=_WORDS,
                answer={"anyOf": [_SCORE, {"type": "boolean"}, {"type": "null"}]},
                message=_or_null(_WORDS),
                refusal=_or_null(_ref("refusal")),
                facts={
                    "type": "array",
                    "items": _object(name=_CODE, of=_or_null(_WORDS), value=_or_null(_WORDS)),
                },
            ),
        },
    ),
    "talent": _object(
        format={"const": "meritasn/talent@1"},
        **_ASKED_OF_TALENT,
        without_records={"type": "array", "items": _CODE},
        boxes={
            "type": "array",
            "items": _object(
                code=_CODE, label=_WORDS, recommendation=_or_null(_WORDS), people=_COUNT
            ),
        },
        without_box={"type": "array", "items": _object(why=_WORDS, people=_COUNT)},
        units={
            "type": "array",
            "items": _object(
                unit=_WORDS,
                name=_WORDS,
                people=_COUNT,
                boxed=_COUNT,
                succession_group=_or_null(_COUNT),
            ),
        },
        people={"type": "array", "items": _object(**_PLACED)},
    ),
    "placed": _object(
        format={"const": "meritasn/placed@1"},
        **_ASKED_OF_TALENT,
        **_PLACED,
        trace=_or_null(_ref("explanation")),
        trials={
            "type": "array",
            "items": _object(
                cut_offs=_by_code(_SCORE), box=_CODE, succession_group={"type": "boolean"}
            ),
        },
    ),
    "cuts": _object(
        format={"const": "meritasn/cuts@1"},
        **_ASKED_OF_TALENT,
        people=_COUNT,
        boxed=_COUNT,
        trials={
            "type": "array",
            "items": _object(
                cut_offs=_by_code(_SCORE),
                moved=_COUNT,
                moves={
                    "type": "array",
                    "items": _object(**{"from": _CODE, "to": _CODE, "people": _COUNT}),
                },
                succession_group=_COUNT,
                entered=_COUNT,
                left=_COUNT,
                people={
                    "type": "array",
                    "items": _object(**{"employee": _WORDS, "from": _CODE, "to": _CODE}),
                },
            ),
        },
        near={
            "type": "array",
            "items": _object(
                cut_off=_CODE, title=_WORDS, below=_by_points(_COUNT), above=_by_points(_COUNT)
            ),
        },
    ),
    "match": _object(
        format={"const": "meritasn/match@1"},
        **_ASKED_OF_MATCH,
        ranked_by=_CODE,
        people=_COUNT,
        judged=_COUNT,
        bands=_by_code(_by_code(_COUNT)),
        lacking=_by_code(_COUNT),
        not_judged={"type": "array", "items": _object(why=_WORDS, people=_COUNT)},
        matches={
            "type": "array",
            "items": _object(place=_or_null({"type": "integer", "minimum": 1}), **_MATCHED),
        },
    ),
    "matched": _object(
        format={"const": "meritasn/matched@1"},
        **_ASKED_OF_MATCH,
        **_MATCHED,
        technical_jpm=_or_null(_SCORE),
        technical_jpm_capped=_or_null(_SCORE),
        combined=_or_null(_SCORE),
        combined_capped=_or_null(_SCORE),
        competencies={
            "type": "array",
            "items": _object(
                competency=_CODE,
                standard_by={"enum": ["post", "level"]},
                competency_level=_or_null(_SCORE),
                standard=_or_null(_SCORE),
                gap=_or_null(_SCORE),
                surplus=_or_null(_SCORE),
            ),
        },
        skills={
            "type": "array",
            "items": _object(
                skill=_WORDS,
                skill_level=_or_null(_SCORE),
                skill_standard=_or_null(_SCORE),
                skill_gap=_or_null(_SCORE),
                skill_surplus=_or_null(_SCORE),
            ),
        },
        trace=_or_null(_ref("explanation")),
    ),
    "selection": _object(
        format={"const": "meritasn/selection@1"},
        **_ASKED_OF_SELECTION,
        least_applicants=_or_null(_COUNT),
        applicants=_COUNT,
        shortlist={"type": "array", "items": _WORDS},
        undecided={"type": "array", "items": _WORDS},
        ranked={"type": "array", "items": _object(**_RANKED)},
        unranked={"type": "array", "items": _object(**_UNRANKED)},
    ),
    "selected": {
        "anyOf": [
            _object(
                format={"const": "meritasn/selected@1"},
                **_ASKED_OF_SELECTION,
                **stands,
                trace=_or_null(_ref("explanation")),
            )
            for stands in (_RANKED, _UNRANKED)
        ]
    },
    "sums": {
        **described(
            Text(
                "Jumlah suatu kelompok; kelompok kecil hanya dihitung orangnya",
                "The sums of a group; of a small one only its people are counted",
            )
        ),
        **_with_options(
            _object(key=_WORDS, title=_WORDS, shown={"type": "boolean"}, people=_COUNT), **_SUMS
        ),
    },
    "allowance": _object(
        format={"const": "meritasn/allowance@1"},
        **_ASKED_OF_ALLOWANCE,
        unspent=_or_null(_SCORE),
        total=_object(people=_COUNT, **_SUMS),
        units=_list("sums"),
        classes=_list("sums"),
        refusals={
            "type": "array",
            "items": _object(code=_OF_FINDING, reason=_WORDS, people=_COUNT),
        },
        wanted_figures={
            "type": "array",
            "items": _object(name=_CODE, title=_WORDS, people=_COUNT),
        },
        figures_not_set={"type": "array", "items": _object(name=_CODE, title=_WORDS)},
        people={"type": "array", "items": _object(**_PAID)},
    ),
    "person": _object(
        format={"const": "meritasn/person@1"},
        employee=_WORDS,
        on=_ref("day"),
        about={"type": "array", "items": _object(title=_WORDS, value=_or_null(_WORDS))},
        sections={
            "type": "array",
            "items": _object(
                family=_CODE,
                title=_WORDS,
                policy=_or_null(_ref("policy")),
                answer=_WORDS,
                why=_or_null(_WORDS),
                values=_by_code(_WORDS),
                requirements=_list("requirement"),
                refusal=_or_null(_ref("refusal")),
                assumed={"type": "array", "items": _object(step=_CODE, title=_WORDS)},
            ),
        },
    ),
    "payslip": _object(
        format={"const": "meritasn/payslip@1"},
        **_ASKED_OF_ALLOWANCE,
        **_PAID,
        trace=_or_null(_ref("explanation")),
    ),
    "professionalism": _object(
        format={"const": "meritasn/professionalism@1"},
        on=_ref("day"),
        policy=_ref("policy"),
        least={"type": "integer", "minimum": 1},
        unit=_or_null(_WORDS),
        bands={
            "type": "array",
            "items": _object(
                code=_CODE, label=_WORDS, over=_or_null(_SCORE), up_to=_or_null(_SCORE)
            ),
        },
        distribution=_or_null(_by_code(_COUNT)),
        without={"type": "array", "items": _object(why=_WORDS, people=_COUNT)},
        without_records={"type": "array", "items": _CODE},
        units={
            "type": "array",
            "items": _object(
                unit=_WORDS,
                name=_WORDS,
                parent=_or_null(_WORDS),
                withheld={"type": "boolean"},
                index=_or_null(_SCORE),
                band=_or_null(_ref("label")),
                people=_COUNT,
                counted=_COUNT,
                without=_COUNT,
            ),
        },
    ),
    "proposal": _object(code=_CODE, title=_WORDS, index=_SCORE, gain=_SCORE, band=_ref("label")),
    "professional": _object(
        format={"const": "meritasn/professional@1"},
        employee=_WORDS,
        on=_ref("day"),
        policy=_ref("policy"),
        index=_or_null(_SCORE),
        band=_or_null(_ref("label")),
        refusal=_or_null(_ref("refusal")),
        dimensions={
            "type": "array",
            "items": _object(
                step=_CODE, title=_WORDS, points=_or_null(_SCORE), rests_on=_or_null(_WORDS)
            ),
        },
        proposals=_list("proposal"),
        together=_or_null(_ref("proposal")),
        trace=_or_null(_ref("explanation")),
    ),
    "interval": _object(low=_SCORE, high=_SCORE),
    "survey": {
        **described(
            Text("Satu survei atas satu layanan atau unit", "One survey of one service or unit")
        ),
        **_object(
            year=_YEAR,
            sheets=_COUNT,
            left_out=_COUNT,
            index=_or_null(_SCORE),
            quality=_or_null(_ref("label")),
            performance=_or_null(_ref("label")),
            pooled_index=_or_null(_SCORE),
            interval=_or_null(_ref("interval")),
            near={
                "type": "array",
                "items": _object(limit=_SCORE, below=_ref("label"), above=_ref("label")),
            },
            satisfied=_or_null(_COUNT),
            satisfied_percent=_or_null(_ref("interval")),
            elements={"type": "array", "items": _object(name=_CODE, title=_WORDS, mean=_SCORE)},
            refusal=_or_null(_ref("refusal")),
        ),
    },
    "satisfaction": _with_options(
        _object(
            format={"const": "meritasn/satisfaction@1"},
            by={"enum": ["service", "unit"]},
            surveys={
                "type": "array",
                "items": _object(year=_YEAR, last_day=_ref("day"), policy=_ref("policy")),
            },
            least_shown=_COUNT,
            least_for_interval=_COUNT,
            groups={
                "type": "array",
                "items": _object(
                    key=_WORDS,
                    name=_WORDS,
                    rounds=_list("survey"),
                    differences={
                        "type": "array",
                        "items": _object(
                            **{"from": _YEAR, "to": _YEAR},
                            moved=_SCORE,
                            interval=_or_null(_ref("interval")),
                            distinguishable=_or_null({"type": "boolean"}),
                        ),
                    },
                    too_few_to_show={"type": "array", "items": _YEAR},
                ),
            },
        ),
        standards=_or_null(_ref("standards")),
    ),
    "standards": _object(
        format={"const": "meritasn/standards@1"},
        on=_ref("day"),
        policy=_ref("policy"),
        services={
            "type": "array",
            "items": _object(
                service=_WORDS,
                name=_WORDS,
                answer={"enum": list(get_args(Answer))},
                met=_COUNT,
                missed=_COUNT,
                series={
                    "type": "array",
                    "items": _object(
                        on=_ref("day"),
                        answer={"enum": list(get_args(Answer))},
                        missed={"type": "array", "items": _WORDS},
                        unknown={"type": "array", "items": _WORDS},
                        took=_or_null(_SCORE),
                        standard=_or_null(_SCORE),
                        time=_or_null(_ref("label")),
                    ),
                },
                time_unit=_or_null(_WORDS),
                time_before=_or_null(_SCORE),
                time_now=_or_null(_SCORE),
                time_saved=_or_null(_SCORE),
                time_added=_or_null(_SCORE),
                refusal=_or_null(_ref("refusal")),
            ),
        },
    ),
    "ledger": _object(
        format={"const": "meritasn/ledger@1"},
        employee=_WORDS,
        on=_ref("day"),
        policy=_ref("policy"),
        lines={
            "type": "array",
            "items": _object(
                record=_by_code(_WORDS),
                values=_by_code(_or_null(_WORDS)),
                cite={"type": "array", "items": _WORDS},
                remarks={"type": "array", "items": _WORDS},
            ),
        },
        requirements=_list("requirement"),
    ),
}


def _needed(definition: str) -> Iterator[str]:
    """A definition, and all that it refers to, each once."""
    seen: set[str] = set()
    waiting = [definition]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _referred(_DEFINITIONS[name])


def _referred(part: object) -> Iterator[str]:
    match part:
        case {"$ref": str(to)}:
            yield to.removeprefix("#/$defs/")
        case dict():
            for inner in part.values():
                yield from _referred(inner)
        case list():
            for inner in part:
                yield from _referred(inner)
