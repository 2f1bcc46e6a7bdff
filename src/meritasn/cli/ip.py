"""`ip`: the index of professionalism of units, and of one person with what would raise it most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from cyclopts.validators import Number

from meritasn.cli.answering import SHOWN, Answering, employee_in
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import TODAY, Key, OnDay
from meritasn.cli.status import Status
from meritasn.merit.professionalism import FAMILY, personal_index, professionalism_index
from meritasn.results.professionalism import LEAST

__all__ = ["ip"]

_Least: TypeAlias = Annotated[int, Parameter(validator=Number(gte=1))]


def ip(
    folder: Path,
    /,
    *,
    asked: OnDay = TODAY,
    unit: str | None = None,
    employee: Key | None = None,
    least: _Least = LEAST,
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Indeks Profesionalitas unit dan pegawai — index of professionalism, and what raises it.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        asked: By which policy, and on which day.
        unit: Key of one unit: it and those beneath it.
        employee: Key of one employee: what the index rests on, and what would raise it most;
            - reads it from standard input.
        least: Fewest people of whom a mean is shown; 1 keeps nothing back.
        chart: Also draws the ladder of units into this file, .svg or .png.
        told: How the tables are read, and how the answer is written.
    """
    charts = charts_for("--chart", chart, employee)
    intake, policy = told.tables(folder), asked.of(FAMILY)
    if employee is not None:
        key = employee_in(intake.workforce, employee)
        one = personal_index(intake.workforce, key, asked.day, policy)
        return told.of_one(one, one.as_dict(told.lang), intake)
    found = professionalism_index(intake.workforce, asked.day, policy, unit=unit, least=least)
    if charts is not None and chart is not None:
        save(charts.ladder(found, told.lang), chart)
    return told.of_all(found, intake, folder)
