"""A whole step around a rule: its title, decimals, range, citation, and what is absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from meritasn.testing.packs.draft import Body, Draft
from meritasn.testing.packs.folds import RANGES
from meritasn.testing.packs.formulas import condition
from meritasn.testing.packs.ground import Name
from meritasn.testing.packs.texts import CHANGE

__all__ = ["KindOfStep", "add"]

KindOfStep: TypeAlias = Callable[[Draft, str], Body]

_UNITS = {"pure": ("points", "percent", "ratio")}


def add(
    draft: Draft,
    grain: str,
    kind: KindOfStep,
    *,
    may_be_shown: bool = False,
    later: Callable[[Draft, str, str], Body] | None = None,
) -> str:
    """Adds a step.

    Args:
        draft: To which.
        grain: Of what.
        kind: What makes its rule.
        may_be_shown: Whether it may be for the reader only, and hold for a part of the time.
        later: What may make another rule of its dimension, for the days after the change.

    Returns:
        Its name.
    """
    body, name = kind(draft, grain), next(draft.words)
    decimals = draft.one(range(body.least_decimals, 4)) if body.of != "date" else 0
    blocks = draft.steps[name] = [_block(draft, name, grain, body, decimals)]
    if body.of == "people":
        draft.shown.add(name)
        return name
    if may_be_shown and draft.chance(8):
        draft.shown.add(name)
        blocks[0].append(draft.one((f"from = {CHANGE}", f"until = {CHANGE}", "")))
        return name
    if later is not None and draft.chance(5):
        blocks.append(_block(draft, name, grain, later(draft, grain, body.of), decimals))
        for block, dates in zip(blocks, ("until", "from"), strict=True):
            block.append(f"{dates} = {CHANGE}")
    draft.known[grain].append(Name(name, body.enum, body.divides, body.of, decimals == 0))
    return name


def _block(draft: Draft, name: str, grain: str, body: Body, decimals: int) -> list[str]:
    title = f'title = {{ id = "Nilai {name}", en = "Value of {name}" }}'
    lines = [f'name = "{name}"', f'of = "{grain}"', title, *body.lines]
    if body.enum is None:
        lines += _number(draft, body, decimals)
    elif body.enum != "answer":
        draft.use(f"enum {body.enum}")
        lines.append(f'enum = "{body.enum}"')
    if draft.chance(5) and not body.bounds:
        lines.append(f'applies = "{condition(draft, grain)}"')
    lines += _absent(draft, body)
    return lines + _cited(draft, lines)


def _cited(draft: Draft, lines: Sequence[str]) -> list[str]:
    """A condition over what is rounded says where that rounding stands."""
    words = set(re.findall(r"\w+", " ".join(lines[3:])))
    numbers = {n.name for names in draft.known.values() for n in names if n.enum is None}
    conditions = words & {"if", "where", "require", "applies"}
    compares = conditions and words & (numbers & draft.steps.keys() | {"previous"})
    standing = draft.one(("text", "assumed"))
    cites = ['cite = "rule: Pasal 1"', f'standing = "{standing}"']
    return cites + ['rounding_cite = "rule: Pasal 2"'] * bool(compares)


def _number(draft: Draft, body: Body, decimals: int) -> list[str]:
    unit = draft.one(_UNITS.get(body.of, (body.of,)))
    if body.of == "date":
        return ["decimals = 0", 'unit = "date"']
    most = RANGES.get(body.of, 500)
    low, high = body.bounds or (0 if body.divides else -most, most)
    ranged = body.bounds or not draft.chance(5)
    return [
        f"decimals = {decimals}",
        f'rounding = "{draft.one(("up", "down"))}"' if draft.chance(4) else "",
        f'unit = "{unit}"',
        f"range = [{low}, {high}]" if ranged else "",
    ]


def _absent(draft: Draft, body: Body) -> list[str]:
    if body.leaves_out:
        return ['not_applicable = "leave out"']
    alone = any(re.match(r"first|all_of|any_of|running|\w+_over", line) for line in body.lines)
    return [] if alone or draft.chance(2) else ['not_applicable = "passes"']
