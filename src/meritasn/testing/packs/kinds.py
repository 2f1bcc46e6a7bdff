"""Rules over what a record has itself: formulas, cases, lists of names, bands and tables."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import strategies as st

from meritasn.testing.packs.draft import DRAWN, Body, Draft
from meritasn.testing.packs.formulas import LET_FORMS, cases, condition, filled, formula
from meritasn.testing.packs.ground import PURE, Name

__all__ = [
    "bands",
    "by_bands",
    "by_first",
    "by_formula",
    "by_require",
    "by_table",
    "by_when",
    "formula_of",
    "listed",
    "over_names",
]


def by_formula(draft: Draft, grain: str) -> Body:
    """A formula of any dimension."""
    return formula_of(draft, grain, draft.one(DRAWN))


def formula_of(draft: Draft, grain: str, of: str) -> Body:
    """A formula of one dimension, in half of all cases with a let."""
    if draft.chance(2):
        return Body([f'formula = "{formula(draft, grain, 2, of=of)}"'], of=of)
    inner = "date" if of not in (PURE, "date") and draft.chance(2) else of
    form = draft.one([form for form in LET_FORMS[of] if ("{date}" in form) == (inner != of)])

    def part(of: str, *, moves: bool) -> str:
        return formula(draft, grain, 1, of=of, whole=moves)

    let = f'let.inner = "{formula(draft, grain, 1, of=inner)}"'
    return Body([let, f'formula = "{filled(draft, form, grain, of, part)}"'], of=of)


def by_when(draft: Draft, grain: str) -> Body:
    """Cases, of numbers or of labels."""
    if draft.chance(3):
        return _when_label(draft, grain)
    of = draft.one(DRAWN)
    lets = [Name("inner", of=of, whole=of == "date")]
    some = cases(draft, grain, of, lets, draft.one((1, 2)))
    inner = f'let.inner = "{formula(draft, grain, 1, of=of)}"'
    return Body([inner, f'when = [{some}, {{ then = "inner" }}]'], of=of)


def _when_label(draft: Draft, grain: str) -> Body:
    enum = draft.one([name for name in draft.enums if name != "answer"])

    def result() -> str:
        names = draft.seen(grain, enum)
        if names and draft.chance(2):
            return f'then = "{draft.use(draft.one(names))}"'
        return f'is = "{draft.one(draft.enums[enum])}"'

    case = f'{{ if = "{condition(draft, grain)}", {result()} }}'
    return Body([f"when = [{case}, {{ {result()} }}]"], enum)


def by_first(draft: Draft, grain: str) -> Body:
    """The first name that is applicable."""
    owned = [name.enum for name in draft.labelled(grain)]
    enum = draft.one((None, None, *dict.fromkeys(owned)))
    of = PURE if enum else draft.owned(grain)
    return Body([listed("first", draft.some(draft.own(grain, enum, of)))], enum, of=of)


def over_names(draft: Draft, grain: str) -> Body:
    """A fold over names of the record itself."""
    kind = draft.one(("mean", "sum", "least", "greatest", "worst"))
    leaves_out = draft.chance(2)
    if kind == "worst" and (labels := draft.labelled(grain)):
        enum = draft.one(labels).enum
        names = draft.some(draft.own(grain, enum))
        return Body([listed("worst", names)], enum, leaves_out)
    of = draft.owned(grain)
    kind = draft.one(("least", "greatest")) if of == "date" or kind == "worst" else kind
    return Body([listed(kind, draft.some(draft.own(grain, of=of)))], None, leaves_out, of=of)


def by_bands(draft: Draft, grain: str) -> Body:
    """Bands of any number."""
    of = draft.one((PURE, PURE, "days", "months"))
    return bands(draft, draft.one(draft.seen(grain, of=of) or draft.seen(grain)))


_EDGES = ("-100", "-10", "-2.5", "-1", "0", "1", "2.5", "10", "24", "50", "75.5", "91", "100")


def bands(draft: Draft, name: str) -> Body:
    """Three bands of one number."""
    enum = draft.one([name for name, codes in draft.enums.items() if len(codes) >= _ROWS])
    labels = draft.enums[enum][:_ROWS]
    limits = draft.draw(st.sets(st.sampled_from(_EDGES), min_size=2, max_size=2))
    rows = [
        f'{{ from = {limit}, is = "{label}" }}'
        for limit, label in zip(sorted(limits, key=float, reverse=True), labels, strict=False)
    ]
    rows.append(f'{{ is = "{labels[-1]}" }}')
    return Body([f'bands = "{draft.use(name)}"', f"rows = [{', '.join(rows)}]"], enum)


_ROWS = 3
_MOST_CELLS = 64


def by_table(draft: Draft, grain: str) -> Body:
    """A table by one label or by two, of labels or of numbers."""
    enum = draft.one((None, *(name for name in draft.enums if name != "answer")))
    names = draft.draw(
        st.lists(st.sampled_from(draft.labelled(grain)), min_size=1, max_size=2, unique=True)
    )
    rows = [draft.enums[name.enum or ""] for name in names]
    if len(rows) > 1 and len(rows[0]) * len(rows[1]) > _MOST_CELLS:
        names, rows = names[:1], rows[:1]

    def cell() -> str:
        one = draft.one(draft.enums[enum] if enum else ("0", "7.25", "-12", "100"))
        return f'"{one}"' if enum else one

    def row(labels: Sequence[str]) -> str:
        return "{ " + ", ".join(f"{label} = {cell()}" for label in labels) + " }"

    grid = (
        [f"grid = {row(rows[0])}"]
        if len(rows) == 1
        else [f"grid.{label} = {row(rows[1])}" for label in rows[0]]
    )
    table = listed("table", [draft.use(name.name) for name in names])
    return Body([table, *grid], enum, least_decimals=2)


def by_require(draft: Draft, grain: str) -> Body:
    """A requirement."""
    said = f'code = "asked_{len(draft.steps)}"'
    message = 'message = { id = "Tidak terpenuhi", en = "Not met" }'
    severity = ['severity = "note"'] * draft.chance(3)
    asked = f'require = "{condition(draft, grain)}"'
    return Body([asked, said, message, *severity], enum="answer")


def listed(key: str, names: Sequence[str]) -> str:
    """A key with a list of names."""
    return f"{key} = {json.dumps(list(names))}"
