"""`appraise`: everybody and every unit of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from meritasn.cli.columnwise import (
    IN_COLUMNS,
    appraise_in_columns,
    is_in_columns,
    refuse_in_columns,
)
from meritasn.cli.options import (
    PLAINLY,
    UNASKED,
    Asked,
    Files,
    Lang,
    Steps,
    Written,
    appraised,
    command,
    intake_of,
)
from meritasn.cli.output import Format, Output, csv_of, json_of, jsonl_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.policies import beside
from meritasn.results import Results
from meritasn.view import joined

__all__ = ["appraise"]


def appraise(
    folder: Path,
    /,
    *,
    asked: Asked = UNASKED,
    against: str | None = None,
    format: Format = "table",
    step: Steps = (),
    out: Path | None = None,
    rejected: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Nilai semua pegawai dan unit — appraise everybody and every unit.

    Args:
        folder: Folder of CSV or Parquet tables, or an .xlsx workbook.
        asked: By which policy, and for which period.
        against: Policy, pack file or overlay file: also list whose result it would change.
        format: How the results are written.
        step: In Parquet, a step whose value is added as a column; may be repeated.
        out: File for the results, instead of standard output.
        rejected: File for rejected rows, .csv or .xlsx; else one beside --out.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    if step and format != "parquet":
        raise UsageError([usage.ONLY_IN_PARQUET.at()])
    if format == "parquet" or is_in_columns(folder):
        refuse_in_columns(
            {
                "--against": against,
                "--rejected": rejected,
                "--corrected": corrected,
                "--decimal/--encoding": written != PLAINLY,
                f"--format {format}": format not in IN_COLUMNS,
                "--out": out is not None and format == "table",
            }
        )
        if format == "parquet" and out is None:
            raise UsageError([usage.OUT_NEEDED.at()])
        return appraise_in_columns(folder, asked, step, out, lang)
    intake = intake_of(folder, corrected, written, lang)
    if not intake.sound and not intake.workforce.appraisals:
        tell_findings(intake.findings, lang)
        return set_aside(intake, rejected, lang)
    policy, period = asked.of(intake.workforce)
    results = appraised(intake.workforce, policy, period, lang)
    other = None
    if against is not None:
        rival = beside(policy, against)
        other = appraised(intake.workforce, rival, period, lang, outside=True)
    output = Output(lang, out)
    if format == "table":
        output.view(joined([results, *([results.compared(other)] if other else [])]))
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    else:
        output.text(_WRITERS[format](results, other, intake.findings, lang))
        tell_findings((*intake.findings, *results.findings), lang)
    status = set_aside(intake, rejected or _beside(out), lang)
    if format == "table" and out is None:
        output.text(_how_to_explain(results, folder, (*asked.words(), *written.words())).of(lang))
    return status


_WRITERS = {"json": json_of, "jsonl": jsonl_of, "csv": csv_of}


def _beside(out: Path | None) -> Path | None:
    """Where rejected rows go if nobody said: ``out.jsonl`` has ``out.rejected.csv``."""
    return out and out.with_suffix(".rejected.csv")


def _how_to_explain(results: Results, folder: Path, words: Iterable[str]) -> Text:
    """A command that works, for somebody who has a predicate."""
    some = (result.employee for result in results if result.predicate is not None)
    key = next((key for key in some if not _identifies(key)), "-")
    line = command("explain", str(folder), "--employee", key, *words)
    return _REASONS.fill(command=line)


_REASONS = Text(
    "\nAlasan bagi seorang pegawai:\n  {command}", "\nThe reasons for one person:\n  {command}"
)


def _identifies(key: str) -> bool:
    """Whether a key is as long as the numbers that name a person outside this data."""
    return sum(map(str.isdigit, key)) >= _DIGITS_OF_NIK


_DIGITS_OF_NIK = 16
