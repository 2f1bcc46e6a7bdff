"""`select`: who stands where among those who applied for a post, why, and who goes on."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, vacancy_in
from meritasn.cli.options import TODAY, Key, OnDay, key_of
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit import Question, rank_candidates
from meritasn.quantities import Absence

__all__ = ["select"]


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
    told: Answering = SHOWN,
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
        told: How the tables are read, and how the answer is written.
    """
    many, most = _number("--openings", openings), _number("--skb-maximum", skb_maximum)
    policy = asked.of(family)
    intake = told.tables(folder)
    vacancy = vacancy_in(intake.workforce, post)
    question = Question(asked.day, vacancy=vacancy, openings=many, skb_maximum=most)
    found = rank_candidates(intake.workforce, question, policy, order=order)
    if candidate is None:
        return told.of_all(found, intake, folder)
    key = key_of(candidate)
    if found.of(key) is None:
        raise UsageError([usage.UNKNOWN_CANDIDATE.at()])
    return told.of_one(found.dossier(key), found.one_as_dict(key, told.lang), intake)


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
