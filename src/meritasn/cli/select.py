"""`select`: who stands where among those who applied for a post, why, and who goes on."""

from __future__ import annotations

import re
from decimal import Decimal
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
from meritasn.merit import Question, rank_candidates
from meritasn.quantities import Absence
from meritasn.results import Selection

__all__ = ["select"]

_Format: TypeAlias = Literal["table", "json"]


def select(
    folder: Path,
    /,
    *,
    post: str,
    family: str = "open_selection",
    order: str | None = None,
    openings: str | None = None,
    skb_maximum: str | None = None,
    asked: OnDay = TODAY,
    candidate: Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Urutan pelamar sebuah jabatan — the order of those who applied for a post, and who goes on.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies.
        family: Family of rules: open_selection or civil_service_intake.
        order: Which order of the policy, where it declares several; else its first.
        openings: How many are to be taken in.
        skb_maximum: The highest score that the field test (SKB) can have.
        asked: By which policy, and on which day.
        candidate: Key of one candidate: why, step by step; - reads it from standard input.
        format: How the order is written.
        out: File for the order, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if candidate is None else key_of(candidate)
    many, most = _number("--openings", openings), _number("--skb-maximum", skb_maximum)
    policy = asked.of(family)
    intake = workforce_in(folder, corrected, written, lang)
    vacancy = vacancy_of(intake.workforce, post)
    question = Question(asked.day, vacancy=vacancy, openings=many, skb_maximum=most)
    found = rank_candidates(intake.workforce, question, policy, order=order)
    output = Output(lang, out)
    if key is not None:
        _show_one(found, key, output, format)
    elif format == "json":
        output.text(json_text(found.as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(found)
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)


def _show_one(found: Selection, key: str, output: Output, format: _Format) -> None:
    """Where one candidate stands, and how the first criterion came out for them."""
    if found.of(key) is None:
        raise UsageError([usage.UNKNOWN_CANDIDATE.at()])
    if format == "json":
        output.text(json_text(found.one_as_dict(key, output.language)))
    else:
        output.view(found.dossier(key))


def _number(option: str, written: str | None) -> Decimal | Absence:
    """A number as it was written; a comma could stand before decimals or thousands.

    Raises:
        UsageError: If it is no number.
    """
    if written is None:
        return Absence.MISSING
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?", written):
        raise UsageError([usage.BAD_VALUE.at(name=option, expected="500")])
    return Decimal(written)
