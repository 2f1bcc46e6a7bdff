"""Those who lead a unit: where they are counted, and the predicate of the unit they lead.

The same answers as of `meritasn.merit` for objects, for all heads of a nation at once.
"""

from __future__ import annotations

import polars as pl
from attrs import frozen

from meritasn.columns.admission import MISSING, UNREADABLE
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.keyed import Keyed
from meritasn.columns.known import Known
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import Scan
from meritasn.facts import Fact
from meritasn.merit.records import nearest_top
from meritasn.quantities import Period

__all__ = ["LEADS", "LED", "WORKS_IN", "Units"]

LED = "led_unit_predicate"
"""The fact that is derived from the unit that a person leads."""

LEADS = "@leads"
"""True for those who lead a unit, null for all others."""

WORKS_IN = "@works_in"
"""The unit in which a person works, wherever they are counted."""

_PARENT, _RATER = "@parent", "@rater"


@frozen(eq=False)
class Units:
    """Units with those who lead them, and their predicates.

    Attributes:
        units: Units.
        performance: Their predicates in any period.
    """

    units: Scan
    performance: Scan

    def tree(self) -> pl.DataFrame:
        """Each unit with the one above it; of twins the first."""
        return self._pairs("unit", UNIT, "parent", _PARENT).unique(
            UNIT, keep="first", maintain_order=True
        )

    def leading(self) -> pl.DataFrame:
        """Each head with each unit that they lead."""
        return self._pairs("head", PERSON, "unit", UNIT).drop_nulls().unique(maintain_order=True)

    def _pairs(self, one: str, alias: str, other: str, other_alias: str) -> pl.DataFrame:
        units = self.units
        columns = (units.key(one).alias(alias), units.key(other).alias(other_alias))
        return collected(units.frame.select(columns))

    def named(self) -> pl.LazyFrame:
        """Each unit with its name, or else its key, and the one above it; of twins the first."""
        unit, name, parent = (self.units.key(name) for name in ("unit", "name", "parent"))
        rows = self.units.frame.select(
            unit.alias("unit"), pl.coalesce(name, unit).alias("name"), parent.alias("parent")
        )
        return rows.drop_nulls("unit").unique("unit", keep="first", maintain_order=True)

    def facts(self, facts: list[Fact], period: Period) -> Keyed:
        """One row a unit, with the facts of units in a period."""
        seen = self.performance.admitted(
            self.performance.during(period), {UNIT: self.performance.key("unit")}, facts
        ).unique(UNIT, keep="first", maintain_order=True)
        states = [column(fact.name, "state") for fact in facts]
        values = [column(fact.name, "value") for fact in facts]
        units = Keyed(self.tree().lazy().select(UNIT), UNIT)
        known = units.joined(Keyed(seen, UNIT), lambda name: MISSING if name in states else 0)
        # A row that cannot be read is rejected, so that nothing is known.
        known = known.with_columns(pl.col(s).replace(UNREADABLE, MISSING) for s in states)
        return Keyed(known.frame.select(UNIT, *values, *states), UNIT)

    def heads(self, staff: Known, rated: Known) -> Keyed:
        """One row a head, with the unit in which they are counted.

        Who leads the unit in which they work is counted in that of their rater, where that is
        known, and otherwise in the unit above.
        """
        tree, leading = self.tree(), self.leading()
        works = _picked(staff, "unit", WORKS_IN, leading[PERSON])
        raters = _picked(rated, "rater", _RATER, leading[PERSON])
        theirs = _picked(staff, "unit", UNIT, raters[_RATER].drop_nulls()).rename({PERSON: _RATER})
        own = leading.select(PERSON, pl.col(UNIT).alias(WORKS_IN), pl.lit(value=True).alias("own"))
        above = tree.select(pl.col(UNIT).alias(WORKS_IN), _PARENT)
        counted = (
            pl.when(pl.col("own").is_null())
            .then(pl.col(WORKS_IN))
            .otherwise(pl.coalesce(UNIT, _PARENT))
        )
        heads = (
            works.join(own, on=[PERSON, WORKS_IN], how="left")
            .join(raters, on=PERSON, how="left")
            .join(theirs, on=_RATER, how="left")
            .join(above, on=WORKS_IN, how="left")
            .select(PERSON, counted.alias(UNIT), pl.lit(value=True).alias(LEADS))
        )
        return _ordered(heads)

    def led(self, fact: Fact, predicate: Fact, period: Period) -> Keyed:
        """One row a head, with the predicate of the unit they lead.

        Of several units the one nearest the top counts; where two stand equally near with
        different predicates, it is missing.
        """
        value, state = column(predicate.name, "value"), column(predicate.name, "state")
        facts = self.facts([predicate], period).frame
        highest = _highest(self.leading(), self.tree()).lazy().join(facts, on=UNIT)
        several = pl.struct(value, state).n_unique() > 1
        told = highest.group_by(PERSON).agg(
            pl.when(several)
            .then(0)
            .otherwise(pl.col(value).first())
            .alias(column(fact.name, "value")),
            pl.when(several)
            .then(MISSING)
            .otherwise(pl.col(state).first())
            .cast(pl.UInt8)
            .alias(column(fact.name, "state")),
        )
        return _ordered(collected(told))


def _ordered(heads: pl.DataFrame) -> Keyed:
    return Keyed(heads.sort(PERSON).lazy(), PERSON, ascending=True)


def _highest(leading: pl.DataFrame, tree: pl.DataFrame) -> pl.DataFrame:
    """Each head with the unit, or units, of theirs that stand nearest the top."""
    several = leading.filter(pl.col(PERSON).is_duplicated())
    if several.is_empty():
        return leading
    parents = dict(tree.select(UNIT, _PARENT).iter_rows())

    def above(key: str) -> str | None:
        parent = parents.get(key)
        return parent if parent in parents else None

    highest = [
        (person, unit)
        for (person,), rows in several.group_by(PERSON)
        for unit in nearest_top(rows[UNIT].to_list(), above)
    ]
    alone = leading.filter(~pl.col(PERSON).is_duplicated())
    return pl.concat([alone, pl.DataFrame(highest, schema=leading.schema, orient="row")])


def _picked(known: Known, name: str, alias: str, people: pl.Series) -> pl.DataFrame:
    """Of some people, their key and one reference; of twins the first."""
    wanted = people.unique().alias(PERSON).to_frame().lazy()
    scan = known.scan
    rows = known.rows.select(scan.key("employee").alias(PERSON), scan.key(name).alias(alias))
    found = collected(rows.join(wanted, on=PERSON, how="semi", maintain_order="left"))
    return found.unique(PERSON, keep="first", maintain_order=True)
