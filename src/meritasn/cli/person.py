"""`person`: everything that concerns one person on a day, on one page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import evolve, frozen
from cyclopts import Parameter

from meritasn.cli.options import (
    PLAINLY,
    Files,
    Key,
    Lang,
    OnDay,
    Written,
    key_of,
    workforce_in,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.readiness import vacancy_of
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

_Format: TypeAlias = Literal["table", "json"]


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
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Satu halaman tentang seorang pegawai — everything that concerns one person, with reasons.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        rules: On which day, and by which figures of the agency.
        post: Key of a post in the table of vacancies: readiness and competence for that one.
        format: How the page is written.
        out: File for the page, instead of standard output; one that ends in .html is a page for a
            browser.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key, policies, day = key_of(employee), rules.policies(), OnDay(on=rules.on).day
    intake = workforce_in(folder, corrected, written, lang)
    if key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    question = Question(day)
    if post is not None:
        question = evolve(question, vacancy=vacancy_of(intake.workforce, post))
    page = person_page(intake.workforce, key, question, policies)
    output = Output(lang, out)
    if format == "json":
        output.text(json_text(page.as_dict(lang)))
    elif out is not None and out.suffix.casefold() in (".html", ".htm"):
        output.text(to_page(page, lang, _PAGE).rstrip("\n"))
    else:
        output.view(page)
    return set_aside(intake, None, lang)


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


_PAGE = Text("Halaman seorang pegawai", "Page of one person")
