"""`match`: how well everybody's competence fits a post, what most lack, and who is not judged."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

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
from meritasn.cli.readiness import vacancy_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import match as matched

__all__ = ["match"]

_FAMILY = "competence"

_Format: TypeAlias = Literal["table", "json"]


def match(
    folder: Path,
    /,
    *,
    post: str | None = None,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    capped: bool = False,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Kesesuaian kompetensi dengan jabatan — how competence matches a post, and what most lack.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies; else each with their own post.
        asked: By which policy, and on which day.
        employee: Key of one employee: each competency of theirs; - reads it from standard input.
        capped: Rank by the match in which no level exceeds its standard.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if employee is None else key_of(employee)
    intake = workforce_in(folder, corrected, written, lang)
    vacancy = None if post is None else vacancy_of(intake.workforce, post)
    if key is not None and key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    policy = asked.of(_FAMILY)
    found = matched(intake.workforce, asked.day, vacancy, policy, capped=capped)
    output = Output(lang, out)
    one = None if key is None else found.of(key)
    if format == "json":
        said = found.as_dict(lang) if one is None else found.of_one(one, lang)
        output.text(json_text(said))
        tell_findings(intake.findings, lang)
    else:
        output.view(found if one is None else found.dossier(one))
        if one is None:
            summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)
