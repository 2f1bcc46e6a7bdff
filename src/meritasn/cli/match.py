"""`match`: how well everybody's competence fits a post, what most lack, and who is not judged."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, employee_in, vacancy_in
from meritasn.cli.options import TODAY, Key, OnDay
from meritasn.cli.status import Status
from meritasn.merit import match as matched

__all__ = ["match"]

_FAMILY = "competence"


def match(
    folder: Path,
    /,
    *,
    post: str | None = None,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    capped: bool = False,
    told: Answering = SHOWN,
) -> Status:
    """Kesesuaian kompetensi dengan jabatan — how competence matches a post, and what most lack.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies; else each with their own post.
        asked: By which policy, and on which day.
        employee: Key of one employee: each competency of theirs; - reads it from standard input.
        capped: Rank by the match in which no level exceeds its standard.
        told: How the tables are read, and how the answer is written.
    """
    intake = told.tables(folder)
    vacancy = None if post is None else vacancy_in(intake.workforce, post)
    key = None if employee is None else employee_in(intake.workforce, employee)
    policy = asked.of(_FAMILY)
    found = matched(intake.workforce, asked.day, vacancy, policy, capped=capped)
    one = None if key is None else found.of(key)
    if one is None:
        return told.of_all(found, intake, folder)
    return told.of_one(found.dossier(one), found.of_one(one, told.lang), intake)
