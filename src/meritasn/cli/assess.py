"""`assess`: what the rules of any family answer about everybody on a day."""

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
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import Question
from meritasn.merit import assess as assessed
from meritasn.policies import families

__all__ = ["assess"]

_Format: TypeAlias = Literal["table", "json"]


def assess(
    folder: Path,
    /,
    *,
    family: str | None = None,
    asked: OnDay = TODAY,
    key: Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Jawaban sebuah rumpun aturan untuk suatu hari — what a family of rules answers on a day.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        family: Family of rules, such as retirement; not needed where a policy is named.
        asked: By which policy, and on which day.
        key: Key of one person, service, candidate or agency: why, step by step; - reads it from
            standard input.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    if asked.policy is None and family not in families():
        raise UsageError(
            [usage.UNKNOWN_FAMILY.at(name=family or "–", expected=", ".join(families()))]
        )
    one = None if key is None else key_of(key)
    policy = asked.of(family or "")
    intake = workforce_in(folder, corrected, written, lang)
    found = assessed(intake.workforce, Question(asked.day), policy)
    output = Output(lang, out)
    result = None if one is None else found.of(one)
    if one is not None and result is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    if result is not None and format == "table":
        output.view(found.dossier(result))
    elif result is not None:
        output.text(json_text(result.as_dict(lang)))
    elif format == "json":
        output.text(json_text(found.as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(found)
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)
