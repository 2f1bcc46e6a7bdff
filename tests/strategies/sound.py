"""Strategies that can be used, to be spoilt in one place at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import field, frozen

from meritasn.facts import Enumeration, Grain
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.quantities import Unit
from meritasn.rules import Parameter
from meritasn.strategies import (
    Calibrated,
    Declaration,
    Exact,
    Facts,
    Rated,
    Refused,
    Row,
    Scale,
    Takes,
)

S = TypeVar("S")
SOURCE = Citation(Instrument("Perwali Kota Contoh 1/2026"), "Pasal 3")
POINTS, PERCENT = Scale(Unit.POINTS, 2, 0, 100), Scale(Unit.PERCENT, 2, 0, 100)
SAID = Text("Contoh", "Example")


def declared(name: str = "contoh", *figures: tuple[str, Decimal | None]) -> Declaration:
    parameters = tuple(
        Parameter(
            figure,
            Text(figure, figure),
            value,
            Unit.POINTS,
            SOURCE,
            Standing.UNKNOWN if value is None else Standing.ASSUMED,
        )
        for figure, value in figures
    )
    return Declaration(name, "1", SAID, SOURCE, Standing.ASSUMED, parameters)


def weighed(facts: Facts) -> Fraction:
    return Fraction(facts.number("job_class")) * 10 / 3


@frozen
class Scoring:
    rule: Callable[[Facts], Exact | Refused] = weighed
    reads: tuple[str, ...] = ("job_class",)
    declaration: Declaration = field(factory=declared)
    grain: Grain = Grain.PERSON
    scale: Scale = POINTS

    def score(self, facts: Facts, /) -> Exact | Refused:
        return self.rule(facts)


@frozen
class Requiring:
    rule: Callable[[Facts], bool | Refused] = lambda facts: facts.number("job_class") >= 9
    reads: tuple[str, ...] = ("job_class",)
    declaration: Declaration = field(factory=declared)
    grain: Grain = Grain.PERSON
    message: Text = SAID

    def check(self, facts: Facts, /) -> bool | Refused:
        return self.rule(facts)


@frozen
class Ranking:
    rule: Callable[[Sequence[Row]], Sequence[int] | Refused]
    declaration: Declaration = field(factory=declared)
    criteria: tuple[Text, ...] = (SAID,)

    def places(self, rows: Sequence[Row], /) -> Sequence[int] | Refused:
        return self.rule(rows)


@frozen
class Calibrating:
    rule: Callable[[Sequence[Rated]], Sequence[Calibrated] | Refused]
    declaration: Declaration = field(factory=declared)
    labels: Enumeration | None = None

    def calibrate(self, unit: Sequence[Rated], /) -> Sequence[Calibrated] | Refused:
        return self.rule(unit)


@frozen
class Measuring(Generic[S]):
    rule: Callable[[S], Exact | Refused]
    takes: Takes = Takes.GROUPS
    declaration: Declaration = field(factory=declared)
    scale: Scale = PERCENT

    def measure(self, sample: S, /) -> Exact | Refused:
        return self.rule(sample)


@frozen
class Splitting:
    rule: Callable[[int, Sequence[Decimal]], Sequence[int] | Refused]
    declaration: Declaration = field(factory=declared)
    basis: Text = SAID

    def split(self, ceiling: int, claims: Sequence[Decimal], /) -> Sequence[int] | Refused:
        return self.rule(ceiling, claims)
