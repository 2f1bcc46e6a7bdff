"""A JSON document in, a predicate or a refusal out: what a web request costs."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial

from benchmarks.engines import installed
from benchmarks.people import ASPECTS, Person, person
from benchmarks.report import Figure, Section
from benchmarks.timing import Effort, least

from meritasn.io import loads_appraisal
from meritasn.merit import appraise
from meritasn.policies.shelf import shipped

__all__ = ["measured"]


def measured(effort: Effort) -> Section:
    """Microseconds from text to answer."""
    text = document(person())
    lacking = text.replace(', "realised": "10"', "", 1)
    figures = [
        Figure("meritasn", "text to predicate", least(partial(answer, text), effort)),
        Figure("meritasn", "text to refusal", least(partial(answer, lacking), effort)),
        Figure("meritasn", "text to objects", least(partial(loads_appraisal, text), effort)),
        Figure("json", "text to dictionaries", least(partial(json.loads, text), effort)),
        *_pydantic(text, effort),
    ]
    note = f"A document of {len(text.encode()):,} bytes; after pydantic comes the rule by hand."
    return Section("JSON document", tuple(figures), (note,))


def _pydantic(text: str, effort: Effort) -> tuple[Figure, ...]:
    if not installed("pydantic"):
        return (Figure("pydantic", "text to predicate", None),)
    from benchmarks.peers import pydantic_pp46 as peer  # noqa: PLC0415, a peer may be missing

    if peer.appraised(text) != answer(text):
        raise SystemExit("the document read by pydantic has another predicate")
    objects = partial(peer.Document.model_validate_json, text)
    return (
        Figure("pydantic", "text to predicate", least(partial(peer.appraised, text), effort)),
        Figure("pydantic", "text to objects", least(objects, effort)),
    )


def answer(text: str) -> str:
    """The predicate of a document, or the code of the refusal."""
    result = appraise(loads_appraisal(text).appraisal, shipped("pp-46-2011"))
    if result.predicate is not None:
        return result.predicate.code
    assert result.refusal is not None
    return result.refusal.code.id


def document(one: Person) -> str:
    """A person as the text of an appraisal."""
    targets = [
        {
            "key": f"k{i}",
            "plan": f"Kegiatan {i}",
            **{
                kind: {"target": str(measured[0]), "realised": str(measured[1])}
                for kind in ("quantity", "quality", "time", "cost")
                if (measured := getattr(activity, kind)) is not None
            },
        }
        for i, activity in enumerate(one.activities)
    ]
    appraisal = {
        "employee": "p1",
        "period": {"first_day": "2019-01-01", "last_day": "2019-12-31"},
        "conduct": dict(zip(ASPECTS, map(_told, one.scores), strict=True)),
        "targets": targets,
    }
    employee = {"key": "p1", "unit": "dinas", "employment": "pns"}
    whole = {"format": "meritasn/appraisal@1", "employee": employee, "appraisal": appraisal}
    return json.dumps(whole)


def _told(score: Decimal | None) -> str:
    return "n/a" if score is None else str(score)
