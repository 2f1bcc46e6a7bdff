"""Reads what stands beside the steps: laws, enumerations, figures, and what is unsaid."""

from __future__ import annotations

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration, enumeration
from meritasn.language import Text
from meritasn.law import Instrument, Standing
from meritasn.policies.context import NO_TITLE, Context, share_a_day
from meritasn.policies.pack import Dated, Lawful
from meritasn.quantities import Unit
from meritasn.rules import Parameter, Unsaid
from meritasn.rules.block import Block, is_name

__all__ = ["enum", "figures", "instrument", "lawful", "unsaid"]

_NOT_APPLICABLE = "not applicable"


def instrument(block: Block, key: str) -> Instrument | None:
    """A law: its short name alone, or a table that says more."""
    if isinstance(block.raw[key], str):
        return Instrument(block.take(key, str, ""))
    inner = block.block(key)
    law = inner.text("law", required=True)
    about = inner.both_languages("about")
    in_force = inner.period()
    inner.finish()
    return Instrument(law, about, in_force) if law else None


def enum(block: Block, name: str) -> Enumeration | None:
    """An enumeration of the pack's own, best first."""
    if enumeration(name) is not None:
        block.complain(packs.TWICE, name, name=name, found=name)
    elif not is_name(name):
        block.complain(packs.BAD_NAME, name, name=name, found=name)
    inner = block.block(name)
    if block.raw[name] == {}:
        block.complain(packs.WRONG_TYPE, name, key=name, shape=_SOME_LABELS)
    titles = {code: inner.both_languages(code) or NO_TITLE for code in inner.raw}
    return Enumeration(name, tuple(titles), tuple(titles.values())) if titles else None


_SOME_LABELS = Text("tabel dengan sedikitnya satu label", "a table with at least one label")


def figures(context: Context, block: Block, name: str) -> tuple[Dated, ...]:
    """A parameter: one block, or several that each hold for a time."""
    if name in context.taken:
        block.complain(packs.TWICE, name, name=name, found=name)
    elif not is_name(name):
        block.complain(packs.BAD_NAME, name, name=name, found=name)
    rows = block.blocks(name) if isinstance(block.raw[name], list) else (block.block(name),)
    dated = tuple(_figure(context, row, name) for row in rows)
    for i, one in enumerate(dated):
        if any(share_a_day(one.in_force, other.in_force) for other in dated[:i]):
            rows[i].complain(packs.OVERLAPPING_BLOCKS, "from")
    return dated


def _figure(context: Context, block: Block, name: str) -> Dated:
    title = block.both_languages("title", required=True) or NO_TITLE
    value = block.number("value")
    unit = block.choice("unit", Unit, Unit.RATIO)
    citation, standing = context.citation(block), context.standing(block)
    optional = block.flag("optional")
    tune = block.numbers("tune")
    note = block.both_languages("note")
    in_force = block.period()
    block.finish()
    if value is not None and standing is Standing.UNKNOWN:
        block.complain(packs.VALUE_AND_UNKNOWN, "value", found=value)
    elif standing is not Standing.UNKNOWN and not block.has("value"):
        block.complain(packs.NO_VALUE, "value")
    if value is not None and tune is not None and not tune[0] <= value <= tune[1]:
        expected = f"{tune[0]} – {tune[1]}"
        block.complain(packs.OUT_OF_TUNE, "value", found=value, expected=expected)
    parameter = Parameter(name, title, value, unit, citation, standing, optional, tune, note)
    return Dated(parameter, in_force)


def lawful(context: Context, block: Block, name: str) -> Lawful | None:
    """What the law uses a protected attribute for."""
    inner = block.block(name)
    purpose = inner.both_languages("purpose", required=True) or NO_TITLE
    citation, standing = context.citation(inner), context.standing(inner)
    inner.finish()
    if name not in context.catalogue.lawful:
        expected = ", ".join(context.catalogue.lawful)
        block.complain(packs.LAWFUL, name, found=name, expected=expected, name=name)
        return None
    return Lawful(name, purpose, citation, standing)


def unsaid(context: Context, block: Block, name: str) -> Unsaid | None:
    """What it means that a fact is not said."""
    inner = block.block(name)
    means = inner.take("means", str, _NOT_APPLICABLE, required=True)
    if means != _NOT_APPLICABLE:
        inner.complain(
            packs.UNKNOWN_CHOICE, "means", key="means", found=means, expected=_NOT_APPLICABLE
        )
    citation, standing = context.citation(inner), context.standing(inner)
    inner.finish()
    if name not in context.catalogue.facts:
        block.complain(packs.UNKNOWN_NAME, name, name=name, found=name)
        return None
    return Unsaid(name, citation, standing)
