"""`satisfaction`: what people think of services, how surely, and whether standards are kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import TODAY, OnDay, intake_of, table_of
from meritasn.cli.status import Status
from meritasn.errors import Place, UsageError
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
from meritasn.results.satisfaction import Satisfaction
from meritasn.results.standards import StandardsKept
from meritasn.view import View, joined

__all__ = ["satisfaction"]


def satisfaction(
    file: Path,
    /,
    *,
    by: By = "service",
    asked: OnDay = TODAY,
    chart: Path | None = None,
    times: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Indeks kepuasan masyarakat tiap layanan — what people think of services, and how surely.

    Args:
        file: Survey sheets in a CSV file or a workbook; or a folder or a workbook with services and
            units as well, which gives names, standards, and what there is by unit.
        by: Of what there is an index.
        asked: By which policy, and until which day; else each survey by the law of its last day.
        chart: Also draws the last two surveys into this file, .svg or .png.
        times: Also draws the times of services against their standards into this file.
        told: How the tables are read, and how the answer is written.
    """
    drawn = charts_for("--times", times)
    charts = charts_for("--chart", chart) or drawn
    intake, alone = _intake(file, told)
    named = asked.of(FAMILY) if asked.policy or asked.overlay else None
    found = surveyed(intake.workforce, named, by=by, on=asked.day)
    kept = standards_kept(intake.workforce, asked.day) if intake.workforce.measurements else None
    if charts is not None and chart is not None:
        save(charts.satisfaction_index(found, told.lang), chart)
    if charts is not None and times is not None:
        series = kept or standards_kept(intake.workforce, asked.day)
        save(charts.service_times(series, told.lang), times)
    return told.of_all(_Surveys(found, kept), intake, None if alone else file)


@frozen
class _Surveys:
    """What surveys say of services, and whether these keep their standards, where that is known."""

    found: Satisfaction
    kept: StandardsKept | None

    def view(self) -> View:
        """One below the other."""
        return joined((self.found,) if self.kept is None else (self.found, self.kept))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The surveys, and beside them the standards."""
        kept = self.kept and self.kept.as_dict(language)
        return {**self.found.as_dict(language), "standards": kept}


def _intake(file: Path, told: Answering) -> tuple[Intake, bool]:
    """What was read, and whether it is only what concerns services."""
    if file.suffix.casefold() not in CSV:
        intake = intake_of(file, told.corrected, told.written, told.lang)
        if not any(finding.code is MISSING_TABLE for finding in intake.findings):
            return told.usable(intake), False
        if file.is_dir():
            return _of_services(file, told), True
    return table_of(file, "responses", told.corrected, told.written, told.lang), True


def _of_services(folder: Path, told: Answering) -> Intake:
    """What a folder says of services, where it holds no people: each table by itself."""
    read = {
        name: table_of(
            path, name, told.corrected if name == "responses" else (), told.written, told.lang
        )
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
