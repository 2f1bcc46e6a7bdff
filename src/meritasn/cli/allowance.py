"""`allowance`: what everybody earns in a month, and what a budget pays of it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from attrs import evolve

from meritasn.cli.answering import SHOWN, Answering, employee_in
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import TODAY, Key, OnDay
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import allowances
from meritasn.merit.allowance import FAMILY
from meritasn.model import Workforce

__all__ = ["allowance", "month_of", "rupiah_of"]


def allowance(
    folder: Path,
    /,
    *,
    ceiling: str | None = None,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Tambahan penghasilan (TPP) sebulan dalam pagu — additional income of a month in a budget.

    Without --on, the month is the last one whose attendance is in the tables.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        ceiling: What the budget holds for all of them, in whole rupiah without separators; else it
            has no limit.
        asked: By which policy, and for the month that ends on which day.
        employee: Key of one employee: every rupiah of theirs; - reads it from standard input.
        chart: Also draws what becomes of the full amounts into this file, .svg or .png.
        told: How the tables are read, and how the answer is written.
    """
    charts = charts_for("--chart", chart, employee)
    limit = None if ceiling is None else rupiah_of(ceiling)
    intake = told.tables(folder)
    key = None if employee is None else employee_in(intake.workforce, employee)
    month = month_of(asked, intake.workforce)
    found = allowances(intake.workforce, month.day, month.of(FAMILY), ceiling=limit)
    if charts is not None and chart is not None:
        save(charts.allowance_parts(found, told.lang), chart)
    one = None if key is None else found.of(key)
    if one is None:
        return told.of_all(found, intake, folder)
    return told.of_one(found.statement(one), found.one_as_dict(one, told.lang), intake)


def rupiah_of(written: str) -> Decimal:
    """The amount that was written; a point in it could stand before decimals or thousands.

    Raises:
        UsageError: If it is no whole number.
    """
    if not re.fullmatch("[0-9]+", written):
        raise UsageError([usage.BAD_VALUE.at(name="--ceiling", expected="5000000000")])
    return Decimal(written)


def month_of(asked: OnDay, workforce: Workforce) -> OnDay:
    """The day that was asked about, or the end of the last month that anybody's attendance has."""
    if asked.on is not None or not workforce.attendance:
        return asked
    last = max(record.month_ends_on for record in workforce.attendance)
    return evolve(asked, on=last.isoformat())
