"""`check`: everything that is found in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from meritasn.cli.columnwise import is_in_columns, refuse_in_columns, scanned
from meritasn.cli.options import PLAINLY, Files, Lang, Written, intake_of
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, working
from meritasn.errors import Finding, Severity
from meritasn.io import Intake, RejectedRow
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
        folder: Folder of CSV or Parquet tables, or an .xlsx workbook.
        rejected: File for rejected rows, .csv or .xlsx.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    output = Output(lang)
    if is_in_columns(folder):
        refuse_in_columns({"--corrected": corrected, "--decimal/--encoding": written != PLAINLY})
        workforce = scanned(folder)
        with working(_CHECKING, lang):
            verdict = workforce.check()
        findings = (*workforce.findings, *verdict.findings)
        _tell(findings, output)
        output.text(_found(findings, verdict.rejected).of(lang))
        return set_aside(verdict, rejected, lang)
    intake = intake_of(folder, corrected, written, lang)
    _tell(intake.findings, output)
    output.text(_summary(intake).of(lang))
    return set_aside(intake, rejected, lang)


def _tell(findings: Sequence[Finding], output: Output) -> None:
    for finding in findings:
        output.text(finding.text.of(output.language))


def _summary(intake: Intake) -> Text:
    workforce = intake.workforce
    return _SUMMARY.fill(
        units=len(workforce.units),
        people=len(workforce.employees),
        appraisals=len(workforce.appraisals),
        found=_found(intake.findings, intake.rejected),
    )


def _found(findings: Sequence[Finding], rejected: Sequence[RejectedRow]) -> Text:
    found = Counter(finding.severity for finding in findings)
    return _FOUND.fill(
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        notes=found[Severity.NOTE],
        rejected=len(rejected),
    )


_CHECKING = Text("Memeriksa tabel", "Checking tables")
_SUMMARY = Text(
    "{units} unit, {people} pegawai, {appraisals} penilaian; {found}",
    "{units} units, {people} people, {appraisals} appraisals; {found}",
)
_FOUND = Text(
    "{errors} galat, {warnings} peringatan, {notes} catatan; {rejected} baris ditolak.",
    "{errors} errors, {warnings} warnings, {notes} notes; {rejected} rows rejected.",
)
