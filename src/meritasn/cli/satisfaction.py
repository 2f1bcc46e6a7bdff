"""`satisfaction`: what people think of services, how surely, and whether standards are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import (
    PLAINLY,
    TODAY,
    Files,
    Lang,
    OnDay,
    Written,
    command,
    intake_of,
    table_of,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import InputRefused, Place, UsageError
from meritasn.errors.codes.inputs import MISSING_TABLE
from meritasn.facts import catalogue
from meritasn.io import Intake
from meritasn.io.sources import CSV
from meritasn.language import Language, Text
from meritasn.merit import satisfaction as surveyed
from meritasn.merit import standards_kept
from meritasn.merit.surveys import FAMILY, By
from meritasn.model import Workforce
from meritasn.model.careers import Incomplete
from meritasn.view import joined

__all__ = ["satisfaction"]

_Format: TypeAlias = Literal["table", "json"]


def satisfaction(
    file: Path,
    /,
    *,
    by: By = "service",
    asked: OnDay = TODAY,
    format: _Format = "table",
    out: Path | None = None,
    chart: Path | None = None,
    times: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Indeks kepuasan masyarakat tiap layanan — what people think of services, and how surely.

    Args:
        file: Survey sheets in a CSV file or a workbook; or a folder or a workbook with services and
            units as well, which gives names, standards, and what there is by unit.
        by: Of what there is an index.
        asked: By which policy, and until which day; else each survey by the law of its last day.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        chart: Also draws the last two surveys into this file, .svg or .png.
        times: Also draws the times of services against their standards into this file.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    drawn = charts_for("--times", times)
    charts = charts_for("--chart", chart) or drawn
    intake, alone = _intake(file, corrected, written, lang)
    named = asked.of(FAMILY) if asked.policy or asked.overlay else None
    found = surveyed(intake.workforce, named, by=by, on=asked.day)
    kept = standards_kept(intake.workforce, asked.day) if intake.workforce.measurements else None
    if charts is not None and chart is not None:
        save(charts.satisfaction_index(found, lang), chart)
    if charts is not None and times is not None:
        series = kept or standards_kept(intake.workforce, asked.day)
        save(charts.service_times(series, lang), times)
    output = Output(lang, out)
    if format == "json":
        output.text(json_text({**found.as_dict(lang), "standards": kept and kept.as_dict(lang)}))
    else:
        output.view(joined((found,) if kept is None else (found, kept)))
    if format == "json" or alone:
        tell_findings(intake.findings, lang)
    else:
        summarise(intake.findings, command("check", str(file), *written.words()), lang)
    return set_aside(intake, None, lang)


def _intake(
    file: Path, corrected: Files, written: Written, language: Language
) -> tuple[Intake, bool]:
    """What was read, and whether it is the table of sheets alone."""
    if file.suffix.casefold() not in CSV:
        intake = intake_of(file, corrected, written, language)
        if not any(finding.code is MISSING_TABLE for finding in intake.findings):
            if not intake.readable:
                raise InputRefused(intake.findings)
            return intake, False
        if file.is_dir():
            return _of_services(file, corrected, written, language), True
    return table_of(file, "responses", corrected, written, language), True


def _of_services(folder: Path, corrected: Files, written: Written, language: Language) -> Intake:
    """What a folder says of services, where it holds no people: each table by itself."""
    read = {
        name: table_of(path, name, corrected if name == "responses" else (), written, language)
        for name in _TABLES
        for path in sorted(folder.iterdir())
        if path.suffix.casefold() in CSV
        and path.stem.casefold() in (name, catalogue().tables[name].file)
    }
    if "responses" not in read:
        place = Place(file=folder.name)
        table = catalogue().tables["responses"]
        raise UsageError([MISSING_TABLE.at(place, table=Text(table.file, table.name))])
    parts = {name: getattr(one.workforce, name) for name, one in read.items()}
    lost = {
        name: getattr(one.workforce.incomplete, name)
        for name, one in read.items()
        if name in _DATED
    }
    return Intake(
        Workforce(**parts, incomplete=Incomplete(**lost)),
        tuple(finding for one in read.values() for finding in one.findings),
        tuple(row for one in read.values() for row in one.rejected),
    )


_DATED = ("responses", "measurements")
_TABLES = ("units", "services", *_DATED)
