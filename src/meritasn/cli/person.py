"""`person`: everything that concerns one person on a day, on one page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, frozen
from cyclopts import Parameter

from meritasn.cli.answering import SHOWN, Answering, employee_in, vacancy_in
from meritasn.cli.options import Files, Key, OnDay
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.merit import Question
from meritasn.merit.person import person_page
from meritasn.policies import Policy, load_policy
from meritasn.view import to_page

__all__ = ["person"]


@Parameter(name="*")
@frozen(kw_only=True)
class _Rules:
    """On which day, and by which figures of the agency.

    Attributes:
        on: The day that is asked about, such as 2024-03-01; else today.
        overlay: Overlay with figures of the agency, laid on the policy that it names; may be
            repeated.
    """

    on: str | None = None
    overlay: Files = ()

    def policies(self) -> Mapping[str, Policy]:
        """The policies with overlays, by their family."""
        laid: dict[str, list[Path]] = {}
        for overlay in self.overlay:
            laid.setdefault(_base_of(overlay), []).append(overlay)
        found = (load_policy(base, overlays=overlays) for base, overlays in laid.items())
        return {policy.pack.family: policy for policy in found}


_UNSAID = _Rules()


def person(
    folder: Path,
    /,
    *,
    employee: Key,
    rules: _Rules = _UNSAID,
    post: str | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Satu halaman tentang seorang pegawai — everything that concerns one person, with reasons.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        rules: On which day, and by which figures of the agency.
        post: Key of a post in the table of vacancies: readiness and competence for that one.
        told: How the tables are read, and how the page is written; a file that ends in .html is a
            page for a browser.
    """
    policies, day = rules.policies(), OnDay(on=rules.on).day
    intake = told.tables(folder)
    key = employee_in(intake.workforce, employee)
    question = Question(day)
    if post is not None:
        question = evolve(question, vacancy=vacancy_in(intake.workforce, post))
    page = person_page(intake.workforce, key, question, policies)
    if told.format == "table" and told.out is not None and told.out.suffix.casefold() in _HTML:
        told.output.text(to_page(page, told.lang, _PAGE).rstrip("\n"))
        return set_aside(intake, None, told.lang)
    return told.of_one(page, page.as_dict(told.lang), intake)


def _base_of(overlay: Path) -> str:
    """The policy that an overlay is laid on; what else is wrong with it, its reader says.

    Raises:
        UsageError: If the file cannot be read, or names none.
    """
    try:
        base = tomllib.loads(overlay.read_text("utf-8")).get("base")
    except (OSError, ValueError):
        base = None
    if not isinstance(base, str):
        raise UsageError([usage.NO_FILE.at(Place(file=overlay.name))])
    return base


_HTML = (".html", ".htm")
_PAGE = Text("Halaman seorang pegawai", "Page of one person")
