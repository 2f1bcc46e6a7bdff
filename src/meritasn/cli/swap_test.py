"""`swap-test`: whether anything changes with what the law protects and numbers of identity."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from cyclopts.validators import Number

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.options import UNASKED, Asked
from meritasn.cli.pages import write_page
from meritasn.cli.ruling import ruling_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.fairness import swapped
from meritasn.fairness.swapping import ROUNDS
from meritasn.language import Text

__all__ = ["swap_test"]

_Rounds: TypeAlias = Annotated[int, Parameter(validator=Number(gte=1))]


def swap_test(
    folder: Path,
    /,
    *,
    asked: Asked = UNASKED,
    family: str | None = None,
    rounds: _Rounds = ROUNDS,
    seed: int = 0,
    report: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Uji tukar atribut terlindungi — does any result change if people are somebody else.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        asked: By which policy, and for which period.
        family: Family of rules that answer on the last day of --period, such as rank_promotion;
            else performance.
        rounds: How often what the law protects is dealt round among all.
        seed: Where the dealing begins.
        report: Also writes one page for a browser into this file, to hand on.
        told: How the tables are read, and how the answer is written.
    """
    intake = told.tables(folder)
    ruling = ruling_of(intake.workforce, asked, family)
    found = swapped(
        intake.workforce,
        lambda people: ruling.results(people, told.lang),
        rounds=rounds,
        seed=seed,
    )
    write_page(report, found, told.lang, _PAGE)
    told.show(found, found.as_dict(told.lang))
    read = set_aside(intake, None, told.lang)
    return max(read, Status.FAILED) if found.changed else read


_PAGE = Text("Uji tukar", "Swap test")
