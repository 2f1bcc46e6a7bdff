"""People and targets of a period as frames of integers, ready for the column reading."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from attrs import frozen

from meritasn.columns.admission import MISSING, NOT_APPLICABLE
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.heads import LED, LEADS, heads
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import REJECTED, Scan
from meritasn.facts import Fact, Grain
from meritasn.merit.records import unit_facts
from meritasn.model import Workforce
from meritasn.quantities import Period
from meritasn.rules import Program
from meritasn.rules.record import entered

__all__ = ["APPRAISALS", "TARGET", "Tables", "of_units"]

APPRAISALS = "@appraisals"
"""How many appraisals a person has in the period."""

TARGET = "@target"
"""The key of a target."""

_WORKS_IN = "@works_in"


@frozen(eq=False)
class Tables:
    """A workforce of which the units are objects, since they are few, and the rest are frames.

    Attributes:
        units: Units and their predicates, without people.
        employees: Employees; the scan of appraisals itself where their columns stand there.
        appraisals: Appraisals of any period.
        targets: Targets of any period.
    """

    units: Workforce
    employees: Scan
    appraisals: Scan
    targets: Scan

    def people(self, program: Program, period: Period) -> pl.LazyFrame:
        """One row a person: their key, their unit, and every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.PERSON]
        people = self._appraised([fact for fact in facts if fact.name != LED], period)
        led = next((fact for fact in facts if fact.name == LED), None)
        leading = heads(self.units, self.employees, self.appraisals, period, led)
        people = _joined(people, leading, PERSON, NOT_APPLICABLE)
        counted = pl.when(pl.col(LEADS).is_null())
        people = people.with_columns(counted.then(pl.col(_WORKS_IN)).otherwise(UNIT).alias(UNIT))
        above = program.inputs(Grain.UNIT, own=False)
        if not above:
            return people
        return _joined(people, of_units(program, self.units, period, own=False), UNIT)

    def targets_of(self, program: Program, period: Period) -> pl.LazyFrame:
        """One row a target, with every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.TARGET]
        keys = {PERSON: self.targets.key("employee"), TARGET: self.targets.key("target")}
        return self.targets.admitted(self.targets.during(period), keys, facts)

    def _appraised(self, facts: Sequence[Fact], period: Period) -> pl.LazyFrame:
        """Employees with their appraisal of the period."""
        one = pl.lit(1, dtype=pl.UInt32).alias(APPRAISALS)
        rated, staff = self.appraisals, self.employees
        where = {PERSON: staff.key("employee"), _WORKS_IN: staff.key("unit")}
        if staff is rated:
            return rated.admitted(rated.during(period), where, facts).with_columns(one)
        own = [fact for fact in facts if rated.carries(fact.name)]
        theirs = [fact for fact in facts if fact not in own]
        rows = rated.admitted(rated.during(period), {PERSON: rated.key("employee")}, own)
        return _joined(
            staff.admitted(staff.frame, where, theirs), _single(rows.with_columns(one)), PERSON
        )


def of_units(program: Program, units: Workforce, period: Period, *, own: bool) -> pl.LazyFrame:
    """One row a unit, with the facts of units that the rules read."""
    inputs = program.inputs(Grain.UNIT, own=own)
    rows = [
        (
            unit.key,
            *entered(
                program,
                Grain.UNIT,
                unit_facts(program, units.performance_of(unit.key, period)),
                own=own,
            ),
        )
        for unit in units.units
    ]
    names = (column(thing.name, part) for thing in inputs for part in ("value", "state"))
    return pl.LazyFrame(
        rows, schema={UNIT: pl.String, **dict.fromkeys(names, pl.Int64)}, orient="row"
    )


def _single(rated: pl.LazyFrame) -> pl.LazyFrame:
    """Appraisals of those who have one; of those who have several, their number alone."""
    several = rated.group_by(PERSON).agg(pl.len().alias(APPRAISALS))
    twice = collected(several.filter(pl.col(APPRAISALS) > 1))
    if twice.is_empty():
        return rated
    alone = rated.join(twice.lazy(), on=PERSON, how="anti")
    return pl.concat([alone, twice.lazy()], how="diagonal")


def _joined(
    left: pl.LazyFrame, right: pl.LazyFrame, key: str, state: int = MISSING
) -> pl.LazyFrame:
    """A left join after which no integer is null.

    Args:
        left: Who stays.
        right: What is known of some of them.
        key: The column that both have.
        state: That of the facts of those of whom nothing is known.
    """
    new = [name for name in right.collect_schema().names() if name != key]
    joined = left.join(right, on=key, how="left", maintain_order="left")
    return joined.with_columns(
        pl.col(name).fill_null(nothing)
        for name in new
        if (nothing := _nothing(name, state)) is not None
    )


def _nothing(name: str, state: int) -> int | bool | None:
    if name.startswith(REJECTED):
        return False
    if name == APPRAISALS or not name.startswith("@"):
        return state if name.endswith("__state") else 0
    return None
