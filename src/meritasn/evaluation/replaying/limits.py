"""The limits of bands near which a small change moves somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from meritasn.language import Text
from meritasn.results import Scale
from meritasn.results.boxes import cut_offs
from meritasn.rules import Compiled, Program
from meritasn.rules.kinds import Bands

__all__ = ["Limit", "limits_of", "reached"]


@frozen
class Limit:
    """A limit that a number of somebody reaches or does not.

    Attributes:
        step: The step with the number.
        at: The limit, which belongs to what is above it.
        title: What is reached there.
    """

    step: str
    at: Decimal
    title: Text


def limits_of(program: Program, scale: Scale) -> tuple[Limit, ...]:
    """The limits on which an answer rests, step by step and from the lowest."""
    used = reached(program, (scale.root,))
    found = {(limit.step, limit.at): limit for limit in _limits(program, used)}
    order = list(program.steps)
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.step), one.at)))


def reached(program: Program, names: Sequence[str]) -> tuple[str, ...]:
    """The steps of the subject on which some steps rest, these included, in order."""
    held = {part.name for stage in program.reaching(names).stages for part in stage.parts}
    return tuple(
        name
        for name, compiled in program.steps.items()
        if name in held and compiled.step.grain is program.subject
    )


def _limits(program: Program, used: Sequence[str]) -> Iterator[Limit]:
    for name in used:
        kind = program.steps[name].step.kind
        if isinstance(kind, Bands) and kind.of in used and kind.of not in _lets(program, name):
            for band in kind.rows:
                if band.start is not None:
                    yield Limit(kind.of, band.start, _reach(program.steps[name], band.label))
    for cut in cut_offs(program):
        if cut.axis in used and cut.parameter.value is not None:
            yield Limit(cut.axis, cut.parameter.value, cut.parameter.title)


def _lets(program: Program, name: str) -> frozenset[str]:
    return frozenset(program.steps[name].step.lets)


def _reach(compiled: Compiled, label: str) -> Text:
    assert compiled.enum is not None
    return compiled.enum.title(label)


def nearest(limits: Sequence[Limit], value: Decimal) -> Limit:
    """The limit of one step that is nearest to a number; of two as near, the higher."""
    return min(limits, key=lambda limit: (abs(value - limit.at), -limit.at))
