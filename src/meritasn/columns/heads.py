"""Those who lead a unit: where they are counted, and the predicate of the unit they lead.

They are as few as units, so they become objects and are judged by the functions that judge
objects everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import Scan
from meritasn.facts import Fact
from meritasn.merit.appraisal import counted_in
from meritasn.merit.records import led_unit_predicate
from meritasn.model import Appraisal, Employee, Employment, Workforce
from meritasn.quantities import Period
from meritasn.rules.record import entrance

__all__ = ["LED", "LEADS", "heads"]

LED = "led_unit_predicate"
"""The fact that is derived from the unit that a person leads."""

LEADS = "@leads"
"""True for those who lead a unit, null for all others."""


def heads(
    units: Workforce, employees: Scan, appraisals: Scan, period: Period, led: Fact | None
) -> pl.LazyFrame:
    """One row a head: the unit in which they are counted, and the fact `LED` if it is asked for."""
    leaders = _with_leaders(units, employees, appraisals, period)
    rated = {appraisal.employee: appraisal for appraisal in leaders.appraisals}
    enter = None if led is None else entrance(led)
    rows = []
    for key in _keys(units):
        employee = leaders.employee_by_key.get(key)
        if employee is None:
            continue
        counted = counted_in(leaders, employee, rated.get(key))
        pair = () if enter is None else enter(led_unit_predicate(leaders, key, period))
        rows.append((key, True, counted, *pair))
    schema: dict[str, type[pl.DataType]] = {PERSON: pl.String, LEADS: pl.Boolean, UNIT: pl.String}
    if led is not None:
        schema |= {column(LED, "value"): pl.Int64, column(LED, "state"): pl.UInt8}
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _with_leaders(units: Workforce, employees: Scan, appraisals: Scan, period: Period) -> Workforce:
    """The units with those who lead them and those who rate these, and nothing else of anybody."""
    raters = {
        str(key): rater
        for key, rater in _picked(
            appraisals.during(period), appraisals, "rater", list(_keys(units))
        )
    }
    wanted = [*_keys(units), *filter(None, raters.values())]
    places = _picked(employees.frame, employees, "unit", wanted)
    return Workforce(
        units=units.units,
        unit_performance=units.unit_performance,
        employees=[Employee(key=k, unit=u or "", employment=Employment.PNS) for k, u in places],
        appraisals=[Appraisal(employee=k, period=period, rater=r) for k, r in raters.items()],
    )


def _picked(
    frame: pl.LazyFrame, scan: Scan, name: str, keys: list[str]
) -> Iterator[tuple[str, str | None]]:
    """Of some people, their key and one reference."""
    wanted = pl.LazyFrame({PERSON: keys}, schema={PERSON: pl.String})
    rows = frame.select(scan.key("employee").alias(PERSON), scan.key(name).alias(name))
    return iter(collected(rows.join(wanted, on=PERSON, how="semi")).rows())


def _keys(units: Workforce) -> dict[str, None]:
    return dict.fromkeys(unit.head for unit in units.units if unit.head is not None)
