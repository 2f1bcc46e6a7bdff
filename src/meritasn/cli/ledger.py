"""`ledger`: the credit of one person, line by line."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, employee_in
from meritasn.cli.options import TODAY, Key, OnDay
from meritasn.cli.status import Status
from meritasn.merit import ledger as ledger_of

__all__ = ["ledger"]


def ledger(
    folder: Path,
    /,
    *,
    employee: Key,
    asked: OnDay = TODAY,
    told: Answering = SHOWN,
) -> Status:
    """Buku besar angka kredit seorang pegawai — one person's ledger of credit, with articles.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        employee: Key of the employee; - reads it from standard input.
        asked: By which policy, and up to which day.
        told: How the tables are read, and how the answer is written.
    """
    intake = told.tables(folder)
    key = employee_in(intake.workforce, employee)
    found = ledger_of(intake.workforce, key, asked.day, asked.of("credit"))
    return told.of_one(found, found.as_dict(told.lang), intake)
