"""`allowance`: what everybody earns in a month, and what a budget pays of it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import evolve

from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import (
    PLAINLY,
    TODAY,
    Files,
    Key,
    Lang,
    OnDay,
    Written,
    command,
    key_of,
    workforce_in,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import allowances
from meritasn.merit.allowance import FAMILY
from meritasn.model import Workforce

__all__ = ["allowance"]

_Format: TypeAlias = Literal["table", "json"]


def allowance(
    folder: Path,
    /,
    *,
    ceiling: str | None = None,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    chart: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Tambahan penghasilan (TPP) sebulan dalam pagu — additional income of a month in a budget.

    Without --on, the month is the last one whose attendance is in the tables.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        ceiling: What the budget holds for all of them, in whole rupiah without separators; else it
            has no limit.
        asked: By which policy, and for the month that ends on which day.
        employee: Key of one employee: every rupiah of theirs; - reads it from standard input.
        format: How the amounts are written.
        out: File for the amounts, instead of standard output.
        chart: Also draws what becomes of the full amounts into this file, .svg or .png.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if employee is None else key_of(employee)
    charts = charts_for("--chart", chart, key)
    limit = None if ceiling is None else _rupiah(ceiling)
    intake = workforce_in(folder, corrected, written, lang)
    if key is not None and key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    month = _month(asked, intake.workforce)
    found = allowances(intake.workforce, month.day, month.of(FAMILY), ceiling=limit)
    if charts is not None and chart is not None:
        save(charts.allowance_parts(found, lang), chart)
    output, one = Output(lang, out), None if key is None else found.of(key)
    if one is not None:
        if format == "json":
            output.text(json_text(found.one_as_dict(one, lang)))
        else:
            output.view(found.statement(one))
    elif format == "json":
        output.text(json_text(found.as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(found)
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)


def _rupiah(written: str) -> Decimal:
    """The amount that was written; a point in it could stand before decimals or thousands.

    Raises:
        UsageError: If it is no whole number.
    """
    if not re.fullmatch("[0-9]+", written):
        raise UsageError([usage.BAD_VALUE.at(name="--ceiling", expected="5000000000")])
    return Decimal(written)


def _month(asked: OnDay, workforce: Workforce) -> OnDay:
    """The day that was asked about, or the end of the last month that anybody's attendance has."""
    if asked.on is not None or not workforce.attendance:
        return asked
    last = max(record.month_ends_on for record in workforce.attendance)
    return evolve(asked, on=last.isoformat())
