"""Reads the steps of a pack file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import partial

from attrs import evolve

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration, Grain
from meritasn.policies.context import NO_TITLE, Context, share_a_day
from meritasn.quantities import Period, Rounding, Unit
from meritasn.rules import NotApplicable, Step
from meritasn.rules.block import Block, is_name
from meritasn.rules.formula import Formula, names
from meritasn.rules.kinds import KINDS
from meritasn.rules.step import Yields

__all__ = ["step_blocks", "steps"]


def step_blocks(top: Block) -> tuple[Block, ...]:
    """The blocks of the steps, each placed by its name where it has one."""
    blocks = top.blocks("step")
    for block in blocks:
        name = block.raw.get("name")
        if isinstance(name, str) and name:
            block.place = evolve(block.place, path=f"step.{name}")
    return blocks


def steps(context: Context, blocks: tuple[Block, ...], taken: Collection[str]) -> tuple[Step, ...]:
    """The steps that can be read; the others are broken and have their complaints."""
    known: dict[str, list[Period | None]] = {name: [None] for name in taken}
    read: list[Step] = []
    for block in blocks:
        before = len(context.findings)
        name = block.name("name")
        step = _step(context, block, name, known)
        days = None if step is None else step.in_force
        if any(share_a_day(days, other) for other in known.get(name, ())):
            block.complain(packs.TWICE, "name", name=name, found=name)
        known.setdefault(name, []).append(days)
        if step is not None and len(context.findings) == before:
            read.append(step)
        else:
            context.broken.add(name)
    return tuple(read)


def _step(context: Context, block: Block, name: str, known: Collection[str]) -> Step | None:
    keys = [key for key in KINDS if block.has(key)]
    if len(keys) != 1:
        found = ", ".join(keys) or None
        context.findings.append(packs.NO_KIND.at(block.place, found=found, expected=_KINDS))
        return None
    (key,) = keys
    kind_type = KINDS[key]
    enum = context.enum(block)
    _hold_keys(block, kind_type.yields, enum)
    kind = kind_type.read(key, block, enum)
    step = partial(
        Step,
        name=name,
        key=key,
        enum=enum,
        grain=block.choice("of", Grain, Grain.PERSON, required=True),
        title=block.both_languages("title", required=True) or NO_TITLE,
        citation=context.citation(block),
        standing=context.standing(block),
        in_force=block.period(),
        lets=_lets(block, known),
        applies=block.condition("applies") if block.has("applies") else None,
        not_applicable=_absence(block, kind_type.absent),
        decimals=block.decimals(),
        rounding=block.choice("rounding", Rounding, Rounding.HALF_UP),
        unit=block.choice("unit", Unit, Unit.RATIO),
        range=_range(block),
        shown=block.flag("shown"),
        note=block.both_languages("note"),
        rounding_citation=(
            context.citation(block, "rounding_cite") if block.has("rounding_cite") else None
        ),
    )
    block.finish()
    return None if kind is None else step(kind=kind)


_KINDS = ", ".join(KINDS)


def _hold_keys(block: Block, yields: Yields, enum: Enumeration | None) -> None:
    """A number says its decimals; a label says its enumeration and has none."""
    if yields is Yields.NUMBER or (yields is Yields.EITHER and enum is None):
        if not block.has("decimals"):
            block.complain(packs.MISSING_KEY, "decimals", key="decimals")
        if enum is not None:
            block.complain(packs.KEY_NOT_FOR_KIND, "enum", key="enum")
        return
    if yields is Yields.LABEL and not block.has("enum"):
        block.complain(packs.MISSING_KEY, "enum", key="enum")
    if yields is Yields.ANSWER and block.has("enum"):
        block.complain(packs.KEY_NOT_FOR_KIND, "enum", key="enum")
    for key in ("decimals", "unit", "range", "rounding"):
        if block.has(key):
            block.complain(packs.KEY_NOT_FOR_KIND, key, key=key)


def _range(block: Block) -> tuple[Decimal, Decimal] | None:
    bounds = block.numbers("range")
    for bound in bounds or ():
        block.hold_decimals("range", bound, block.decimals())
    return bounds


def _lets(block: Block, known: Collection[str]) -> Mapping[str, Formula]:
    inner = block.block("let")
    lets: dict[str, Formula] = {}
    for name in inner.raw:
        if not is_name(name):
            inner.complain(packs.BAD_NAME, name, name=name, found=name)
        elif name in known:
            inner.complain(packs.TWICE, name, name=name, found=name)
        formula = inner.formula(name)
        if formula is None:
            continue
        later = next((n for n in names(formula) if n in inner.raw and n not in lets), None)
        if later is not None:
            inner.complain(packs.LATER_STEP, name, found=later, name=later)
        lets[name] = formula
    return lets


def _absence(block: Block, allowed: tuple[NotApplicable, ...]) -> NotApplicable:
    if not block.has("not_applicable"):
        return allowed[0]
    choice = block.choice("not_applicable", NotApplicable, allowed[0])
    if choice not in allowed:
        block.complain(
            packs.LEAVE_OUT,
            "not_applicable",
            found=choice.value,
            expected=", ".join(a.value for a in allowed),
            choice=choice.value,
        )
    return choice
