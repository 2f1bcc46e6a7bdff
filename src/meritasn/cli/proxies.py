"""`proxies`: how well the facts that a policy names say who somebody is to the eye of the law."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.options import UNASKED, Asked, Steps
from meritasn.cli.pages import write_page
from meritasn.cli.planning import gathered, hold_statistics, plan_of
from meritasn.cli.ruling import ruling_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import Finding, UsageError
from meritasn.fairness import proxies as proxies_of
from meritasn.fairness.audit import unanswerable
from meritasn.fairness.outcome import met
from meritasn.language import Text

__all__ = ["proxies"]


def proxies(
    folder: Path,
    /,
    *,
    by: str,
    asked: Asked = UNASKED,
    family: str | None = None,
    plan: Path | None = None,
    opt_in: Steps = (),
    seed: int = 0,
    report: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Petunjuk tidak langsung — do the facts of a rule say of which group somebody is.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        by: Attributes that the facts could tell, such as sex,age_band.
        asked: By which policy, and for which period.
        family: Family of rules that answer on the last day of --period, such as rank_promotion;
            else performance.
        plan: File with a plan of the audit; else the one that ships with the library.
        opt_in: An attribute that is looked at only where asked for expressly, such as religion.
        seed: How people are parted into those who are guessed from and those who are guessed.
        report: Also writes one page for a browser into this file, to hand on.
        told: How the tables are read, and how the answer is written.
    """
    hold_statistics()
    findings: list[Finding] = []
    decided, ruling = None, None
    names = [name.strip() for name in by.split(",")]
    with gathered(findings):
        decided = plan_of(plan)
    intake = told.tables(folder)
    with gathered(findings):
        ruling = ruling_of(intake.workforce, asked, family)
    if ruling is not None:
        findings += unanswerable(ruling.policy, by=names, outcome=met(), opt_in=opt_in)
    if ruling is None or findings:
        raise UsageError(findings)
    results = ruling.results(intake.workforce, told.lang)
    found = proxies_of(results, intake.workforce, by=names, plan=decided, opt_in=opt_in, seed=seed)
    write_page(report, found, told.lang, _PAGE)
    told.show(found, found.as_dict(told.lang))
    return set_aside(intake, None, told.lang)


_PAGE = Text("Petunjuk tidak langsung", "Proxies")
