"""One policy read over frames: where everybody stands under it, in the order of their table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import polars as pl
from attrs import field, frozen

from meritasn.columns.asof import WORKS_IN
from meritasn.columns.assessed import FrameAssessments
from meritasn.columns.expressions import column
from meritasn.columns.outcome import WHY, is_nothing, present, value_of, why
from meritasn.columns.reading import PERSON
from meritasn.columns.reading import UNIT as COUNTED_IN
from meritasn.columns.results import FrameResults
from meritasn.errors.codes.refusals import REJECTED_ROW
from meritasn.facts import Grain
from meritasn.quantities import Unit
from meritasn.results import Result, Scale
from meritasn.results.moves import NUMBER, REFUSED
from meritasn.rules import Compiled, Program

__all__ = ["KEY", "OUTCOME", "RANK", "SCORE", "UNIT", "Side", "same_kind", "side_of"]

KEY, UNIT, OUTCOME, SCORE, RANK = "key", "unit", "outcome", "score", "rank"
"""The columns of where somebody stands."""


@frozen(eq=False)
class Side:
    """What one policy says about everybody.

    Attributes:
        program: Its rules on the day that counts.
        scale: How it answers.
        read: The frame with some steps, and what they rest on.
        unit: The column with the unit in which somebody is counted; None where they have none.
        nothing: Whether nothing could be run for somebody.
        of: The result of one of them, by the single reading.
        factor: The share of what was earned that a ceiling pays.
    """

    program: Program = field(repr=False)
    scale: Scale
    read: Callable[..., pl.LazyFrame] = field(repr=False)
    unit: str | None = field(repr=False)
    nothing: pl.Expr = field(repr=False)
    of: Callable[[str], Result | None] = field(repr=False)
    factor: Decimal | None = None

    def standings(self, steps: Sequence[str] = (), *, ranked: bool = True) -> pl.LazyFrame:
        """One row each: where they stand, then what some steps came to, by name."""
        own = [self.scale.root, *([self.scale.score] if self.scale.score else [])]
        place = self._place() if ranked else pl.lit(None, dtype=pl.UInt32)
        return self.read(*dict.fromkeys([*own, *steps])).select(
            pl.col(PERSON).alias(KEY),
            self._counted_in.alias(UNIT),
            self._outcome().alias(OUTCOME),
            self._score().alias(SCORE),
            place.alias(RANK),
            *(self.value(step).alias(f"step {step}") for step in steps),
        )

    def value(self, step: str) -> pl.Expr:
        """What a step came to; null where it has no value."""
        return pl.when(~self.nothing).then(value_of(self.program.steps[step]))

    @property
    def _counted_in(self) -> pl.Expr:
        return pl.lit(None, dtype=pl.String) if self.unit is None else pl.col(self.unit)

    def _outcome(self) -> pl.Expr:
        root, scale = self.program.steps[self.scale.root], self.scale
        refused = why(self.program, scale.root)
        code = pl.when(self.nothing).then(pl.col(WHY)).otherwise(refused)
        said = pl.lit(NUMBER) if root.enum is None else pl.lit(scale.kind) + value_of(root)
        return pl.coalesce(pl.lit(REFUSED) + code, said)

    def _score(self) -> pl.Expr:
        if self.scale.score is None:
            return pl.lit(None, dtype=pl.Decimal(38, 0))
        places = self.program.steps[self.scale.score].step.decimals
        return self.value(self.scale.score).cast(pl.Decimal(38, places))

    def _place(self) -> pl.Expr:
        """The place among those of the unit: by the score, else by the label, the best first."""
        score = self.scale.score
        if score is None and not self.scale.kind.startswith("label"):
            return pl.lit(None, dtype=pl.UInt32)
        name = score or self.scale.root
        ranked = pl.when(present(name) & ~self.nothing).then(pl.col(column(name, "value")))
        place = ranked.rank("min", descending=score is not None).over(self._counted_in)
        return pl.when(self._counted_in.is_not_null()).then(place)


def side_of(read: FrameResults | FrameAssessments, factor: Decimal | None = None) -> Side:
    """What a policy says about everybody, about a period or about a day."""
    policy = read.policy
    if isinstance(read, FrameResults):
        program = read.case.program
        scale = Scale.of(policy, program)
        return Side(program, scale, read.case.people, COUNTED_IN, _unrun(), read.of)
    program = read.program
    rejected = pl.col(WHY).eq_missing(pl.lit(REJECTED_ROW.id))
    unit = WORKS_IN if program.subject in (Grain.PERSON, Grain.SERVICE) else None
    scale = Scale.of(policy, program)
    return Side(program, scale, read.people, unit, rejected, read.of, factor)


def _unrun() -> pl.Expr:
    return is_nothing().fill_null(value=False)


def same_kind(one: Compiled, other: Compiled) -> pl.DataType:
    """What two columns of a step are compared as."""
    if one.enum is None and other.enum is None:
        if Unit.DATE not in (one.step.unit, other.step.unit):
            return pl.Decimal(38, max(one.step.decimals, other.step.decimals))
        if one.step.unit is other.step.unit:
            return pl.Date()
    return pl.String()
