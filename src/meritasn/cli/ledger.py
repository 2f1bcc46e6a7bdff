"""`ledger`: the credit of one person, line by line."""

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
    key_of,
    workforce_in,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.merit import ledger as ledger_of

__all__ = ["ledger"]

_Format: TypeAlias = Literal["table", "json"]


def ledger(
    folder: Path,
    /,
    *,
    employee: Key,
    asked: OnDay = TODAY,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Buku besar angka kredit seorang pegawai — one person's ledger of credit, with articles.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        asked: By which policy, and up to which day.
        format: How the ledger is written.
        out: File for the ledger, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = key_of(employee)
    intake = workforce_in(folder, corrected, written, lang)
    found = ledger_of(intake.workforce, key, asked.day, asked.of("credit"))
    output = Output(lang, out)
    if format == "table":
        output.view(found)
    else:
        output.text(json_text(found.as_dict(lang)))
    return set_aside(intake, None, lang)
