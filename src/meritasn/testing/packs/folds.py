"""Rules over the records below, and rules that go from record to record."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.testing.packs.draft import Body, Draft
from meritasn.testing.packs.formulas import cases, condition, formula
from meritasn.testing.packs.ground import PURE, Name

__all__ = [
    "RANGES",
    "by_running",
    "folded",
    "last_over",
    "over_children",
    "running_of",
    "worst_over",
]

RANGES = {"pure": 500, "days": 40_000, "months": 1_200, "years": 100}
"""How far from zero a step of a dimension may lie."""


def over_children(draft: Draft, grain: str) -> Body:
    """A mean, a sum, a count, or the least or greatest of the children of one kind."""
    child = draft.one(_children(draft, grain))
    of = draft.owned(child)
    kinds = ("least_over", "greatest_over", "count_over")
    kind = draft.one(kinds if of == "date" else (*kinds, "mean_over", "sum_over"))
    entries = [f'children = "{child}"']
    if kind != "count_over" or draft.chance(2):
        entries.append(f'value = "{draft.use(draft.one(draft.own(child, of=of)))}"')
    weighs = kind in ("mean_over", "sum_over") and PURE in draft.divisible(child)
    if weighs and draft.chance(2):
        entries.append(f'weight = "{draft.use(draft.divisor(child, PURE))}"')
    lines = [folded(kind, [*entries, *_narrowed(draft, child)])]
    counts = kind == "count_over"
    of = ("people" if grain == "unit" else PURE) if counts else of
    return Body(lines, leaves_out=draft.chance(2), divides=counts, of=of)


def worst_over(draft: Draft, grain: str) -> Body:
    """The worst label of the children of one kind."""
    child = draft.one(_children(draft, grain))
    name, enum, *_ = draft.one(draft.labelled(child))
    value = f'value = "{draft.use(name)}"'
    entries = [f'children = "{child}"', value, *_narrowed(draft, child)]
    return Body([folded("worst_over", entries)], enum, leaves_out=draft.chance(2))


def last_over(draft: Draft, _: str) -> Body:
    """What the last of the dated records has."""
    child = draft.one(draft.dated)
    last = draft.one([name for name in draft.known[child] if name.enum != "answer"])
    lines = [folded("last_over", [f'children = "{child}"', f'value = "{draft.use(last.name)}"'])]
    return Body(lines, last.enum, leaves_out=draft.chance(2), of=last.of)


def _children(draft: Draft, grain: str) -> Sequence[str]:
    return ("person",) if grain == "unit" else draft.children


def _narrowed(draft: Draft, child: str) -> list[str]:
    where = [f'where = "{condition(draft, child)}"'] if draft.chance(3) else []
    return where + ['refused = "leave out"'] * draft.chance(3)


def by_running(draft: Draft, grain: str) -> Body:
    """A step that goes from record to record, often out of its range."""
    return running_of(draft, grain, draft.one(("pure", "pure", "pure", "days", "months")))


def running_of(draft: Draft, grain: str, of: str, change: str = "") -> Body:
    """The same, of a dimension; perhaps with something that it is changed by."""
    lets = [Name("previous", of=of)]
    lines, last = [], "previous"
    if draft.chance(2):
        lines = [f'let.inner = "{formula(draft, grain, 1, lets, of)}"']
        lets.append(Name("inner", of=of))
        last = "(inner)"
    form = draft.one(("{0} + ({1})", "{0} - ({1})", "({1}) - {0}", "max({0}, {1})"))
    then = form.format(last, change or formula(draft, grain, 1, lets, of))
    if draft.chance(2):
        some = cases(draft, grain, of, lets, draft.one((1, 2)))
        lines.append(f'running = [{some}, {{ then = "{then}" }}]')
    else:
        lines.append(f'running = "{then}"')
    most = draft.one((30, 60, RANGES[of]))
    low = draft.one((0, -most))
    return Body(lines, divides=low == 0, of=of, bounds=(low, most))


def folded(kind: str, entries: Sequence[str]) -> str:
    """A fold with what it is over."""
    return f"{kind} = {{ {', '.join(entries)} }}"
