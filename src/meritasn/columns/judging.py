"""A workforce under one policy in one period: every person with their steps, every unit."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from attrs import field, frozen

from meritasn.columns.keyed import Keyed
from meritasn.columns.outcome import CHILDREN, WHY, nothing, value_of, why
from meritasn.columns.people import APPRAISALS, Tables
from meritasn.columns.progress import Watch
from meritasn.columns.reading import UNIT, read_people, read_units
from meritasn.columns.scans import REJECTED
from meritasn.errors.codes.refusals import REJECTED_ROW
from meritasn.facts import Grain
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.rules import Program
from meritasn.rules.source import Key

__all__ = ["Case", "any_rejected", "counted", "unit_keys"]


@frozen(eq=False)
class Case:
    """A workforce under one policy in one period.

    Attributes:
        tables: The workforce.
        policy: The policy.
        program: Its rules on the day that counts.
        period: The period.
    """

    tables: Tables = field(repr=False)
    policy: Policy = field(repr=lambda policy: policy.name)
    program: Program = field(repr=False)
    period: Period

    @property
    def root(self) -> str:
        """The step that decides whether there is a result."""
        output = self.policy.pack.output
        return output.get("predicate") or next(iter(output.values()))

    def value(self, step: str) -> pl.Expr:
        """The value of a step of people; null where it has none, or nothing was run."""
        return pl.when(pl.col(WHY).is_null()).then(value_of(self.program.steps[step]))

    def people(self, *steps: str, watch: Watch | None = None) -> pl.LazyFrame:
        """Every person, with the results of the policy, some steps, and why there is none."""
        program = self.program.reaching((*self.policy.pack.output.values(), *steps))
        return self._judged(program, watch)

    def units(self) -> tuple[pl.LazyFrame, pl.LazyFrame]:
        """Every unit with its steps, and the people who are counted in one."""
        own = (s.name for s in self.program.steps.values() if s.step.grain is Grain.UNIT)
        program = self.program.reaching((*self.policy.pack.output.values(), *own))
        people = self._judged(program).filter(counted(), stands())
        facts = [fact for fact in self.program.facts.values() if fact.grain is Grain.UNIT]
        units = self.tables.units.facts(facts, self.period)
        alone = Keyed(people.filter(pl.col(APPRAISALS) == 1), UNIT)
        return read_units(program, units, alone).parents.frame, people

    def _judged(self, program: Program, watch: Watch | None = None) -> pl.LazyFrame:
        tables = self.tables.during(self.period)
        people, targets = tables.people(program), tables.targets(program)
        if watch is not None:
            people, targets = watch.over(people), watch.over(targets)
        also = [pl.len().alias(CHILDREN), *any_rejected(targets)]
        children = {Grain.TARGET: targets}
        read = read_people(program, people, children, {Grain.TARGET: also}).parents
        why_not = pl.coalesce(nothing(read.names), why(self.program, self.root))
        return read.frame.with_columns(why_not.alias(WHY))


def any_rejected(targets: Keyed) -> list[pl.Expr]:
    """Whether a row of any target is rejected: with one target less it is another appraisal."""
    return [pl.col(name).any() for name in targets.names if name.startswith(REJECTED)]


def counted(unit: str | None = None) -> pl.Expr:
    """Whether a person is counted in a unit, or in any: all who were appraised, even twice."""
    where = pl.col(UNIT).is_not_null() if unit is None else pl.col(UNIT) == unit
    return where & (pl.col(APPRAISALS) > 0)


def stands() -> pl.Expr:
    """Whether no row about a person is rejected."""
    return pl.col(WHY).ne_missing(REJECTED_ROW.id)


def unit_keys(program: Program) -> Iterator[Key]:
    """Every integer that is known of a unit, by name and part."""
    for thing in program.inputs(Grain.UNIT):
        yield from ((thing.name, part) for part in ("value", "state"))
    for stage in program.unitary:
        if stage.grain is Grain.UNIT:
            yield from ((part.name, part.part) for part in stage.parts)
