"""`explain`: every step of one person's result."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from meritasn.cli.columnwise import is_in_columns, refuse_in_columns, scanned
from meritasn.cli.options import (
    PLAINLY,
    UNASKED,
    Asked,
    Files,
    Key,
    Lang,
    Written,
    appraised,
    intake_of,
    key_of,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import appraise
from meritasn.results import Result

__all__ = ["explain"]

_Format: TypeAlias = Literal["table", "json"]


def explain(
    folder: Path,
    /,
    *,
    employee: Key,
    asked: Asked = UNASKED,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Alasan bagi seorang pegawai — the reasons for one person, step by step.

    Args:
        folder: Folder of CSV or Parquet tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        asked: By which policy, and for which period.
        format: How the reasons are written.
        out: File for the reasons, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = key_of(employee)
    if is_in_columns(folder):
        refuse_in_columns({"--corrected": corrected, "--decimal/--encoding": written != PLAINLY})
        workforce = scanned(folder)
        policy, period = asked.of(workforce)
        found = appraise(workforce, policy, period=period).of(key)
        if found is None:
            raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
        _show(found, Output(lang, out), format)
        return Status.DONE
    intake = intake_of(folder, corrected, written, lang)
    if key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    policy, period = asked.of(intake.workforce)
    result = appraised(intake.workforce, policy, period, lang).of(key)
    assert result is not None
    _show(result, Output(lang, out), format)
    return set_aside(intake, None, lang)


def _show(result: Result, output: Output, format: _Format) -> None:
    if format == "table":
        output.view(result)
        return
    explanation = result.explain()
    tree = explanation and explanation.as_dict(output.language)
    output.text(json_text({**result.as_dict(output.language), "trace": tree}))
