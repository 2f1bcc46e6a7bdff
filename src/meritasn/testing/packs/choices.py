"""Which kinds of rules there are for a grain, and the steps that come in twos and threes."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.testing.packs import folds, kinds
from meritasn.testing.packs.draft import Body, Draft
from meritasn.testing.packs.ground import PURE
from meritasn.testing.packs.steps import KindOfStep, add

__all__ = ["add_any", "add_staged"]


def add_any(draft: Draft, grain: str) -> str:
    """Adds a step of any kind; its name."""
    kind = draft.one(_kinds(draft, grain))
    later = kinds.formula_of if kind is kinds.by_formula else None
    return add(draft, grain, kind, may_be_shown=True, later=later)


def add_staged(draft: Draft) -> None:
    """What a person has of their records, read by a step that runs over those very records."""
    child = draft.one(draft.dated)
    of = draft.one([d for d in ("pure", "days", "months") if draft.own(child, of=d)])
    over = ("sum_over", "mean_over", "least_over", "greatest_over", "last_over")
    kind, value = draft.one(over), draft.one(draft.own(child, of=of))

    def fold(draft: Draft, _: str) -> Body:
        entries = [f'children = "{child}"', f'value = "{draft.use(value)}"']
        return Body([folds.folded(kind, entries)], of=of, leaves_out=draft.chance(2))

    total = draft.use(add(draft, "person", fold))
    add(draft, child, lambda draft, grain: folds.running_of(draft, grain, of, total))


def _of_requirements(draft: Draft, grain: str) -> Body:
    """Several requirements joined, some of them made for it."""
    for _ in range(draft.one((0, 1, 2)) if draft.own(grain, "answer") else 2):
        add(draft, grain, kinds.by_require)
    answers = draft.own(grain, "answer")
    joined = kinds.listed(draft.one(("all_of", "any_of")), draft.some(answers))
    return Body([joined], enum="answer")


_ANYWHERE: Sequence[KindOfStep] = (
    kinds.by_formula,
    kinds.by_formula,
    kinds.by_when,
    kinds.by_first,
    kinds.over_names,
    kinds.by_bands,
    kinds.by_require,
    _of_requirements,
)
_FOLDS: Sequence[KindOfStep] = (folds.over_children, folds.over_children, folds.worst_over)
_RUNNING: Sequence[KindOfStep] = (folds.by_running,) * 6


def _kinds(draft: Draft, grain: str) -> Sequence[KindOfStep]:
    if not draft.own(grain, of=PURE) or not draft.seen(grain, of="date"):
        return _FOLDS  # of a unit about which a catalogue knows no number or no day
    tables = (kinds.by_table,) if draft.labelled(grain) else ()
    anywhere = (*_ANYWHERE, *tables)
    if grain in draft.dated:
        return (*anywhere, *_RUNNING)
    if grain == "target":
        return anywhere
    last = (folds.last_over,) if grain == "person" and draft.dated else ()
    return (*anywhere, *_FOLDS, *last)
