"""`explain`: every step of one person's result."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, employee_in
from meritasn.cli.columnwise import is_in_columns, refuse_in_columns, scanned
from meritasn.cli.options import PLAINLY, UNASKED, Asked, Key, appraised, intake_of, key_of
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Language
from meritasn.merit import appraise
from meritasn.results import Result

__all__ = ["explain"]


def explain(
    folder: Path,
    /,
    *,
    employee: Key,
    asked: Asked = UNASKED,
    told: Answering = SHOWN,
) -> Status:
    """Alasan bagi seorang pegawai — the reasons for one person, step by step.

    Args:
        folder: Folder of CSV or Parquet tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        asked: By which policy, and for which period.
        told: How the tables are read, and how the reasons are written.
    """
    if is_in_columns(folder):
        written = told.written != PLAINLY
        refuse_in_columns({"--corrected": told.corrected, "--decimal/--encoding": written})
        workforce = scanned(folder)
        policy, period = asked.of(workforce)
        found = appraise(workforce, policy, period=period).of(key_of(employee))
        if found is None:
            raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
        told.show(found, _said(found, told.lang))
        return Status.DONE
    intake = intake_of(folder, told.corrected, told.written, told.lang)
    key = employee_in(intake.workforce, employee)
    policy, period = asked.of(intake.workforce)
    result = appraised(intake.workforce, policy, period, told.lang).of(key)
    assert result is not None
    return told.of_one(result, _said(result, told.lang), intake)


def _said(result: Result, language: Language) -> Mapping[str, object]:
    """The result with the tree of its reasons, for other programs."""
    explanation = result.explain()
    tree = explanation and explanation.as_dict(language)
    return {**result.as_dict(language), "trace": tree}
