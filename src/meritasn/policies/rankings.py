"""Reads how a pack puts those whom it is about in order, and lints it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import packs
from meritasn.facts import ANSWER
from meritasn.policies.context import NO_TITLE, Context
from meritasn.policies.pack import Criterion, Pack, Ranking
from meritasn.quantities import Period, Unit
from meritasn.rules import Compiled, Program
from meritasn.rules.block import Block, is_name

__all__ = ["ranking", "unsound"]

_GREATEST = "-"
"""Stands in front of the name of a step whose greatest value goes first."""


def ranking(context: Context, block: Block, name: str) -> Ranking | None:
    """One order: what it goes by, among whom, and for how many places."""
    if not is_name(name):
        block.complain(packs.BAD_NAME, name, name=name, found=name)
    inner = block.block(name)
    title = inner.both_languages("title", required=True) or NO_TITLE
    by = _criteria(inner)
    among, places, least = (inner.text(key) for key in ("among", "places", "least"))
    citation, standing = context.citation(inner), context.standing(inner)
    note = inner.both_languages("note")
    inner.finish()
    return Ranking(name, title, by, among, places, least, citation, standing, note)


def _criteria(block: Block) -> tuple[Criterion, ...]:
    if not block.has("by"):
        block.complain(packs.MISSING_KEY, "by", key="by")
        return ()
    read: list[Criterion] = []
    for written in block.names("by"):
        step = written.removeprefix(_GREATEST)
        if any(one.step == step for one in read):
            block.complain(packs.LISTED_TWICE, "by", name=step, found=written)
        read.append(Criterion(step, greatest_first=written != step))
    return tuple(read)


def unsound(
    pack: Pack, programs: tuple[tuple[Period, Program], ...], context: Context, place: Place
) -> Iterator[Finding]:
    """What an order names and cannot use, once for each name."""
    for order in pack.rankings.values():
        for key, name in _named(order):
            if name in context.broken:
                continue
            where = evolve(place, path=f"ranking.{order.name}.{key}")
            for period, program in programs:
                code = _fault(key, name, program)
                if code is None:
                    continue
                if name not in program.steps and any(name in p.steps for _, p in programs):
                    code = packs.NOT_ON_THESE_DAYS
                yield code.at(where, found=name, name=name, days=period.text)
                break


def _named(order: Ranking) -> Iterator[tuple[str, str]]:
    yield from (("by", one.step) for one in order.by)
    for key in ("among", "places", "least"):
        if (name := getattr(order, key)) is not None:
            yield key, name


def _fault(key: str, name: str, program: Program) -> Code | None:
    """Why a name cannot stand there; None where it can."""
    compiled = program.steps.get(name)
    if compiled is not None and compiled.step.shown:
        return packs.SHOWN_USED
    of_subject = compiled is not None and compiled.step.grain.is_subject
    if key == "by":
        good = of_subject and compiled is not None and compiled.enum is not ANSWER
        return None if good else packs.NOT_RANKED_BY
    if key == "among":
        good = of_subject and compiled is not None and compiled.enum is ANSWER
        return None if good else packs.NOT_A_REQUIREMENT
    return None if _counts(name, compiled, program) else packs.NO_COUNT


def _counts(name: str, compiled: Compiled | None, program: Program) -> bool:
    """Whether it is a whole number: of what is judged, or a figure of the pack."""
    if compiled is None:
        figure = program.parameters.get(name)
        return figure is not None and (figure.value is None or figure.value % 1 == 0)
    step = compiled.step
    number = compiled.enum is None and step.unit is not Unit.DATE
    return number and step.decimals == 0 and step.grain.is_subject
