"""With which figures a program compares each of its facts.

A limit that a step is compared with is one for every fact that the step rests on: a mean of equal
numbers lies where they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from attrs import fields, frozen, has

from meritasn.quantities import PURE, Dimension, Unit
from meritasn.rules import Compiled, Program, Step
from meritasn.rules import formula as tree
from meritasn.rules.kinds.bands import Bands

__all__ = ["Limits", "limits_of"]


@frozen
class Limits:
    """What values of facts are worth trying.

    Attributes:
        near: By the name of a fact, the figures that it is compared with, in turn.
        shares: Figures without a unit that anything is compared with, as parts of a hundred.
        spans: Figures of years, months and days, which dates may lie apart.
    """

    near: Mapping[str, tuple[Decimal, ...]]
    shares: tuple[Decimal, ...]
    spans: tuple[tuple[Unit, Decimal], ...]


@frozen
class _Meeting:
    """Names and figures that meet in one comparison."""

    names: frozenset[str]
    figures: frozenset[tuple[Dimension, Decimal]]


@lru_cache(maxsize=256)
def limits_of(program: Program) -> Limits:
    """The limits of every fact of a program.

    >>> from datetime import date
    >>> from meritasn.policies import shipped
    >>> limits = limits_of(shipped("pp-46-2011").on(date(2020, 12, 31)))
    >>> Decimal(76) in limits.near["service"]
    True
    """
    near: dict[str, dict[Decimal, None]] = defaultdict(dict)
    met = [meeting for one in program.steps.values() for meeting in _meetings(program, one)]
    for meeting in met:
        for name in sorted(_facts_under(program, meeting.names)):
            own = program.facts[name].unit.dimension
            near[name] |= {f: None for of, f in sorted(meeting.figures) if of == own or not f}
    pure = {figure for meeting in met for of, figure in meeting.figures if of == PURE}
    figures = program.parameters.values()
    spans = {(p.unit, p.value) for p in figures if p.value is not None and p.unit in _SPANS}
    return Limits(
        {name: tuple(found) for name, found in near.items()},
        tuple(sorted(pure)),
        tuple(sorted(spans, key=lambda span: (_SPANS.index(span[0]), span[1]))),
    )


_SPANS = (Unit.YEARS, Unit.MONTHS, Unit.DAYS)


def _meetings(program: Program, compiled: Compiled) -> Iterator[_Meeting]:
    step = compiled.step
    for part in _parts(step):
        match part:
            case Bands(of=of, rows=rows):
                starts = (row.start for row in rows if row.start is not None)
                unit = _dimension(program, of)
                yield _Meeting(frozenset({of}), frozenset((unit, start) for start in starts))
            case tree.Comparison() | tree.Choice():
                yield _meeting(program, step, part)


def _meeting(program: Program, step: Step, part: tree.Comparison | tree.Choice) -> _Meeting:
    named = frozenset(_unfolded(step, tree.names(part)))
    figures = {(PURE, Decimal(n.value)) for n in _parts(part) if isinstance(n, tree.Plain)}
    for name in named & program.parameters.keys():
        parameter = program.parameters[name]
        if parameter.value is not None:
            figures.add((parameter.unit.dimension, parameter.value))
    return _Meeting(named, frozenset(figures))


def _parts(of: object) -> Iterator[object]:
    """A value of attrs and every one inside it."""
    if isinstance(of, tuple | list):
        for one in of:
            yield from _parts(one)
    elif isinstance(of, Mapping):
        yield from _parts(tuple(of.values()))
    elif has(kind := type(of)):
        yield of
        for field in fields(kind):
            yield from _parts(getattr(of, field.name))


def _unfolded(step: Step, names: Iterable[str]) -> Iterator[str]:
    """Names with those of the lets that they name."""
    for name in names:
        yield name
        if name in step.lets:
            yield from _unfolded(step, tree.names(step.lets[name]))


def _dimension(program: Program, name: str) -> Dimension:
    if name in program.facts:
        return program.facts[name].unit.dimension
    if name in program.steps:
        return program.steps[name].step.unit.dimension
    return program.parameters[name].unit.dimension


def _facts_under(program: Program, names: Iterable[str]) -> set[str]:
    """The numbers among the facts that names rest on."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += program.steps[name].reads if name in program.steps else ()
    facts = (program.facts[name] for name in seen if name in program.facts)
    return {fact.name for fact in facts if fact.enum is None and fact.unit is not Unit.DATE}
