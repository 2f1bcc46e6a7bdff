"""`assess`: what the rules of any family answer about everybody on a day."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.options import TODAY, Key, OnDay, key_of
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import Question
from meritasn.merit import assess as assessed
from meritasn.policies import families

__all__ = ["assess"]


def assess(
    folder: Path,
    /,
    *,
    family: str | None = None,
    asked: OnDay = TODAY,
    key: Key | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Jawaban sebuah rumpun aturan untuk suatu hari — what a family of rules answers on a day.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        family: Family of rules, such as retirement; not needed where a policy is named.
        asked: By which policy, and on which day.
        key: Key of one person, service, candidate or agency: why, step by step; - reads it from
            standard input.
        told: How the tables are read, and how the answer is written.
    """
    if asked.policy is None and family not in families():
        raise UsageError(
            [usage.UNKNOWN_FAMILY.at(name=family or "–", expected=", ".join(families()))]
        )
    policy = asked.of(family or "")
    intake = told.tables(folder)
    found = assessed(intake.workforce, Question(asked.day), policy)
    if key is None:
        return told.of_all(found, intake, folder)
    result = found.of(key_of(key))
    if result is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    return told.of_one(found.dossier(result), result.as_dict(told.lang), intake)
