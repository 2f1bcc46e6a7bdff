"""`readiness`: who meets what a post asks for on a day, who lacks what, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
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
from meritasn.merit import Question, assess
from meritasn.model import Vacancy, Workforce
from meritasn.results import Assessments, Result

__all__ = ["readiness", "vacancy_of"]

_FAMILY = "post_entry"

_Format: TypeAlias = Literal["table", "json"]


def readiness(
    folder: Path,
    /,
    *,
    post: str,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Siapa yang memenuhi syarat sebuah jabatan — who qualifies for a post, and who lacks what.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies.
        asked: By which policy, and on which day.
        employee: Key of one employee: each requirement for them; - reads it from standard input.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if employee is None else key_of(employee)
    intake = workforce_in(folder, corrected, written, lang)
    vacancy = vacancy_of(intake.workforce, post)
    if key is not None and key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    policy, question = asked.of(_FAMILY), Question(asked.day, vacancy=vacancy)
    if policy.pack.family != _FAMILY:
        raise UsageError([usage.NOT_ABOUT_POSTS.at(name=policy.name)])
    found = assess(intake.workforce, question, policy)
    output = Output(lang, out)
    if key is not None:
        result = found.of(key)
        assert result is not None
        _show_one(result, found, output, format)
    elif format == "json":
        output.text(json_text(found.as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(found)
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)


def vacancy_of(workforce: Workforce, key: str) -> Vacancy:
    """The post that is meant.

    Raises:
        UsageError: If there is no such post.
    """
    for vacancy in workforce.vacancies:
        if vacancy.key == key:
            return vacancy
    known = ", ".join(vacancy.key for vacancy in workforce.vacancies) or "–"
    raise UsageError([usage.NO_VACANCY.at(key=key, known=known)])


def _show_one(result: Result, found: Assessments, output: Output, format: _Format) -> None:
    if format == "table":
        output.view(found.dossier(result))
        return
    explanation, said = result.explain(), found.as_dict(output.language)
    asked = {key: said[key] for key in ("on", "vacancy", "policy")}
    requirements = [one.as_dict(output.language) for one in result.requirements()]
    trace = explanation and _needed(explanation.as_dict(output.language))
    of_one = {"employee": result.employee, "answer": result.answer, "requirements": requirements}
    output.text(json_text({**of_one, **asked, "trace": trace}))


def _needed(node: Mapping[str, object]) -> Mapping[str, object]:
    """A trace without what lies under steps that do not apply.

    A date of birth that no rule uses for this post has no business in the answer.
    """
    children = node["children"]
    assert isinstance(children, list)
    kept = [] if node["state"] == "not_applicable" else [_needed(child) for child in children]
    return {**node, "children": kept}
