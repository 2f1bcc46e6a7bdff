"""`readiness`: who meets what a post asks for on a day, who lacks what, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, employee_in, vacancy_in
from meritasn.cli.options import TODAY, Key, OnDay
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Language
from meritasn.merit import Question, assess
from meritasn.results import Assessments, Result

__all__ = ["readiness"]

_FAMILY = "post_entry"


def readiness(
    folder: Path,
    /,
    *,
    post: str,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Siapa yang memenuhi syarat sebuah jabatan — who qualifies for a post, and who lacks what.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies.
        asked: By which policy, and on which day.
        employee: Key of one employee: each requirement for them; - reads it from standard input.
        told: How the tables are read, and how the answer is written.
    """
    intake = told.tables(folder)
    vacancy = vacancy_in(intake.workforce, post)
    key = None if employee is None else employee_in(intake.workforce, employee)
    policy, question = asked.of(_FAMILY), Question(asked.day, vacancy=vacancy)
    if policy.pack.family != _FAMILY:
        raise UsageError([usage.NOT_ABOUT_POSTS.at(name=policy.name)])
    found = assess(intake.workforce, question, policy)
    if key is None:
        return told.of_all(found, intake, folder)
    result = found.of(key)
    assert result is not None
    return told.of_one(found.dossier(result), _of_one(result, found, told.lang), intake)


def _of_one(result: Result, found: Assessments, language: Language) -> Mapping[str, object]:
    """The answer about one of them for other programs, with its trace."""
    explanation, said = result.explain(), found.as_dict(language)
    asked = {key: said[key] for key in ("on", "vacancy", "policy")}
    requirements = [one.as_dict(language) for one in result.requirements()]
    trace = explanation and _needed(explanation.as_dict(language))
    of_one = {"employee": result.employee, "answer": result.answer, "requirements": requirements}
    return {**of_one, **asked, "trace": trace}


def _needed(node: Mapping[str, object]) -> Mapping[str, object]:
    """A trace without what lies under steps that do not apply.

    A date of birth that no rule uses for this post has no business in the answer.
    """
    children = node["children"]
    assert isinstance(children, list)
    kept = [] if node["state"] == "not_applicable" else [_needed(child) for child in children]
    return {**node, "children": kept}
