"""People and targets of a period as frames of integers, ready for the column reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from attrs import frozen

from meritasn.columns.admission import MISSING, NOT_APPLICABLE
from meritasn.columns.heads import LEADS, LED, Units
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import REJECTED, Scan
from meritasn.columns.twins import TIMES, twins
from meritasn.facts import Fact, Grain, catalogue
from meritasn.quantities import Period
from meritasn.rules import Program

__all__ = ["APPRAISALS", "TARGET", "Tables"]

APPRAISALS = "@appraisals"
"""How many appraisals a person has in the period."""

TARGET = "@target"
"""The key of a target."""

_WORKS_IN = "@works_in"


@frozen(eq=False)
class Tables:
    """The tables of a workforce.

    Attributes:
        units: Units and their predicates.
        employees: Employees; the scan of appraisals itself where their columns stand there.
        appraisals: Appraisals of any period.
        targets: Targets of any period.
    """

    units: Units
    employees: Scan
    appraisals: Scan
    targets: Scan

    def people(self, program: Program, period: Period) -> pl.LazyFrame:
        """One row a person: their key, their unit, and every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.PERSON]
        derived = LED in program.facts and LED not in self.appraisals.columns
        people = self._appraised([f for f in facts if f.name != LED or not derived], period)
        people = _joined(people, self.units.heads(self.employees, self.appraisals, period), PERSON)
        counted = pl.when(pl.col(LEADS).is_null()).then(pl.col(_WORKS_IN)).otherwise(UNIT)
        people = people.with_columns(counted.alias(UNIT))
        if derived:
            # The catalogue of a policy of one's own may know the one without the other.
            predicate = catalogue().facts["unit_predicate"]
            led = self.units.led(program.facts[LED], predicate, period)
            people = _joined(people, led, PERSON, NOT_APPLICABLE)
        above = [fact for fact in program.facts.values() if fact.grain is Grain.UNIT]
        return _joined(people, self.units.facts(above, period), UNIT) if above else people

    def targets_of(self, program: Program, period: Period) -> pl.LazyFrame:
        """One row a target, with every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.TARGET]
        rows, keys = self.targets.touching(period), self._target_keys
        admitted = self.targets.admitted(rows, keys, facts)
        if not facts:
            return admitted
        twice = twins(rows, keys)
        if twice.is_empty():
            return admitted
        odd = pl.col(PERSON).is_in(twice[PERSON].implode())
        return admitted.with_columns(odd.alias(f"{REJECTED} twins among targets"))

    @property
    def _target_keys(self) -> dict[str, pl.Expr]:
        return {PERSON: self.targets.key("employee"), TARGET: self.targets.key("target")}

    def _appraised(self, facts: Sequence[Fact], period: Period) -> pl.LazyFrame:
        """Employees with their appraisal of the period."""
        rated, staff = self.appraisals, self.employees
        rows = rated.touching(period) if staff is rated else rated.during(period)
        several = twins(rows, {PERSON: rated.key("employee")}).rename({TIMES: APPRAISALS})
        one = pl.lit(1, dtype=pl.UInt32).alias(APPRAISALS)
        where = {PERSON: staff.key("employee"), _WORKS_IN: staff.key("unit")}
        if staff is rated:
            people = rated.admitted(rows, where, facts)
            if several.is_empty():
                return people.with_columns(one)
            return _joined(people, several.lazy(), PERSON, times=1)
        own = [fact for fact in facts if rated.carries(fact.name)]
        theirs = [fact for fact in facts if fact not in own]
        found = rated.admitted(rows, {PERSON: rated.key("employee")}, own).with_columns(one)
        if not several.is_empty():
            alone = found.join(several.lazy(), on=PERSON, how="anti")
            found = pl.concat([alone, several.lazy()], how="diagonal")
        return _joined(self._staff(where, theirs), found, PERSON)

    def _staff(self, where: Mapping[str, pl.Expr], facts: Sequence[Fact]) -> pl.LazyFrame:
        staff = self.employees
        people = staff.admitted(staff.frame, where, facts)
        twice = twins(staff.frame, {PERSON: staff.key("employee")})
        odd = pl.col(_WORKS_IN).is_null()
        if not twice.is_empty():
            odd |= pl.col(PERSON).is_in(twice[PERSON].implode())
        return people.with_columns(odd.alias(f"{REJECTED} twins or nowhere"))


def _joined(
    left: pl.LazyFrame, right: pl.LazyFrame, key: str, state: int = MISSING, times: int = 0
) -> pl.LazyFrame:
    """A left join after which no integer is null.

    Args:
        left: Who stays.
        right: What is known of some of them.
        key: The column that both have.
        state: That of the facts of those of whom nothing is known.
        times: How many appraisals those have of whom nothing is known.
    """
    new = [name for name in right.collect_schema().names() if name != key]
    joined = left.join(right, on=key, how="left", maintain_order="left")
    return joined.with_columns(
        pl.col(name).fill_null(nothing)
        for name in new
        if (nothing := _nothing(name, state, times)) is not None
    )


def _nothing(name: str, state: int, times: int) -> int | bool | None:
    if name.startswith(REJECTED):
        return False
    if name == APPRAISALS:
        return times
    if name.startswith("@"):
        return None
    return state if name.endswith("__state") else 0
