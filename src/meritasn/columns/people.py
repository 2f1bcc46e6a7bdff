"""People and targets of a period as frames of integers, ready for the column reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import polars as pl
from attrs import field, frozen

from meritasn.columns.admission import MISSING, NOT_APPLICABLE
from meritasn.columns.heads import LEADS, LED, WORKS_IN, Units
from meritasn.columns.keyed import Keyed
from meritasn.columns.known import TIMES, Known, known, level_of
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import REJECTED, Scan
from meritasn.facts import Fact, Grain, catalogue
from meritasn.quantities import Period
from meritasn.rules import Program

__all__ = ["APPRAISALS", "TARGET", "During", "Tables"]

APPRAISALS = "@appraisals"
"""How many appraisals a person has in the period."""

TARGET = "@target"
"""The key of a target."""


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
    _periods: dict[Period, During] = field(init=False, repr=False, factory=dict)

    def during(self, period: Period) -> During:
        """The same tables as far as they are about a period; their keys are looked at once."""
        return self._periods.setdefault(period, During(self, period))


@frozen(eq=False)
class During:
    """The tables of a workforce as far as they are about a period.

    Attributes:
        tables: The tables.
        period: The period.
    """

    tables: Tables
    period: Period

    def people(self, program: Program) -> Keyed:
        """One row a person: their key, their unit, and every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.PERSON]
        derived = LED in program.facts and LED not in self._rated.scan.columns
        people = self._appraised([f for f in facts if f.name != LED or not derived])
        units = self.tables.units
        people = people.joined(self._heads, _nothing())
        counted = pl.when(pl.col(LEADS).is_null()).then(pl.col(WORKS_IN)).otherwise(UNIT)
        people = people.with_columns([counted.alias(UNIT)])
        if derived:
            # The catalogue of a policy of one's own may know the one without the other.
            predicate = catalogue().facts["unit_predicate"]
            led = units.led(program.facts[LED], predicate, self.period)
            people = people.joined(led, _nothing(state=NOT_APPLICABLE))
        above = [fact for fact in program.facts.values() if fact.grain is Grain.UNIT]
        return people.joined(units.facts(above, self.period), _nothing()) if above else people

    def levels(self) -> pl.LazyFrame:
        """The code of the level of each post, in the order of people."""
        return level_of(self._staff)

    def targets(self, program: Program) -> Keyed:
        """One row a target, with every fact that the rules read."""
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.TARGET]
        keys = {PERSON: "employee", TARGET: "target"}
        if not facts:
            scan = self.tables.targets
            return Keyed(scan.frame.select(scan.key(k).alias(n) for n, k in keys.items()), PERSON)
        admitted, twice = self._done.keyed(keys, facts), self._done.twins
        if twice.is_empty():
            return admitted
        return _flagged(admitted, _among(twice), "twins among targets")

    # -- what is known of the keys -----------------------------------------------------------------

    @cached_property
    def _staff(self) -> Known:
        staff = self.tables.employees
        if staff is self.tables.appraisals:
            return self._rated
        return known(staff, staff.frame, ["employee"])

    @cached_property
    def _rated(self) -> Known:
        rated = self.tables.appraisals
        alone = self.tables.employees is rated
        rows = rated.touching(self.period) if alone else rated.during(self.period)
        return known(rated, rows, ["employee"])

    @cached_property
    def _heads(self) -> Keyed:
        return self.tables.units.heads(self._staff, self._rated)

    @cached_property
    def _done(self) -> Known:
        done = self.tables.targets
        return known(done, done.touching(self.period), ["employee", "target"])

    # -- employees with their appraisal ------------------------------------------------------------

    def _appraised(self, facts: Sequence[Fact]) -> Keyed:
        staff, rated = self._staff, self._rated
        alone = staff is rated
        theirs = [] if alone else [fact for fact in facts if rated.scan.carries(fact.name)]
        own = [fact for fact in facts if fact not in theirs]
        people = staff.keyed({PERSON: "employee", WORKS_IN: "unit"}, own)
        odd = pl.col(PERSON).is_null() | pl.col(WORKS_IN).is_null()
        if not alone and not staff.twins.is_empty():
            odd |= _among(staff.twins)
        people = _flagged(people, odd, "twins or nowhere")
        if alone:
            return people.joined(_several(rated), _nothing(times=1))
        found = rated.keyed({PERSON: "employee"}, theirs).with_columns([_ONE])
        if not rated.twins.is_empty():
            found = _without_twins(found, _several(rated))
        return people.joined(found, _nothing())


_ONE = pl.lit(1, dtype=pl.UInt32).alias(APPRAISALS)


def _several(rated: Known) -> Keyed:
    twice = rated.twins.select(pl.col("employee").alias(PERSON), pl.col(TIMES).alias(APPRAISALS))
    return Keyed(twice.lazy(), PERSON)


def _without_twins(rated: Keyed, several: Keyed) -> Keyed:
    """Appraisals of those who have one; of those who have several, their number alone."""
    alone = rated.frame.join(several.frame, on=PERSON, how="anti")
    return Keyed(pl.concat([alone, several.frame], how="diagonal"), PERSON)


def _among(twice: pl.DataFrame) -> pl.Expr:
    return pl.col(PERSON).is_in(twice["employee"].implode()) | pl.col(PERSON).is_null()


def _flagged(rows: Keyed, odd: pl.Expr, why: str) -> Keyed:
    return rows.with_columns([odd.alias(f"{REJECTED} {why}")])


def _nothing(*, state: int = MISSING, times: int = 0) -> Callable[[str], int | bool | None]:
    """What a column holds for those of whom nothing is known."""

    def empty(name: str) -> int | bool | None:
        if name.startswith(REJECTED):
            return False
        if name == APPRAISALS:
            return times
        if name.startswith("@"):
            return None
        return state if name.endswith("__state") else 0

    return empty
