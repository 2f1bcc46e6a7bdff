"""`ip`: the index of professionalism of units, and of one person with what would raise it most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from cyclopts import Parameter
from cyclopts.validators import Number

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
from meritasn.merit.professionalism import FAMILY, personal_index, professionalism_index
from meritasn.results.professionalism import LEAST

__all__ = ["ip"]

_Format: TypeAlias = Literal["table", "json"]

_Least: TypeAlias = Annotated[int, Parameter(validator=Number(gte=1))]


def ip(
    folder: Path,
    /,
    *,
    asked: OnDay = TODAY,
    unit: str | None = None,
    employee: Key | None = None,
    least: _Least = LEAST,
    format: _Format = "table",
    out: Path | None = None,
    chart: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Indeks Profesionalitas unit dan pegawai — index of professionalism, and what raises it.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        asked: By which policy, and on which day.
        unit: Key of one unit: it and those beneath it.
        employee: Key of one employee: what the index rests on, and what would raise it most;
            - reads it from standard input.
        least: Fewest people of whom a mean is shown; 1 keeps nothing back.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        chart: Also draws the ladder of units into this file, .svg or .png.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if employee is None else key_of(employee)
    charts = charts_for("--chart", chart, key)
    intake = workforce_in(folder, corrected, written, lang)
    policy, output = asked.of(FAMILY), Output(lang, out)
    found = (
        professionalism_index(intake.workforce, asked.day, policy, unit=unit, least=least)
        if key is None
        else personal_index(intake.workforce, key, asked.day, policy)
    )
    if charts is not None and chart is not None:
        save(charts.ladder(found, lang), chart)
    if format == "json":
        output.text(json_text(found.as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(found)
        if key is None:
            summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)
