"""`check`: everything that is found in the tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from meritasn.cli.options import PLAINLY, Files, Lang, Written, intake_of
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import Severity
from meritasn.io import Intake
from meritasn.language import Text

__all__ = ["check"]


def check(
    folder: Path,
    /,
    *,
    rejected: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Periksa tabel — everything that is wrong in the tables.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        rejected: File for rejected rows, .csv or .xlsx.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    intake = intake_of(folder, corrected, written, lang)
    output = Output(lang)
    for finding in intake.findings:
        output.text(finding.text.of(lang))
    output.text(_summary(intake).of(lang))
    return set_aside(intake, rejected, lang)


def _summary(intake: Intake) -> Text:
    workforce = intake.workforce
    found = Counter(finding.severity for finding in intake.findings)
    return _SUMMARY.fill(
        units=len(workforce.units),
        people=len(workforce.employees),
        appraisals=len(workforce.appraisals),
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        notes=found[Severity.NOTE],
        rejected=len(intake.rejected),
    )


_SUMMARY = Text(
    "{units} unit, {people} pegawai, {appraisals} penilaian; {errors} galat, "
    "{warnings} peringatan, {notes} catatan; {rejected} baris ditolak.",
    "{units} units, {people} people, {appraisals} appraisals; {errors} errors, "
    "{warnings} warnings, {notes} notes; {rejected} rows rejected.",
)
