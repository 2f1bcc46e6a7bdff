"""`raters`: what the ratings of a period say of those who gave them."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import UNASKED, Asked, Key, Steps, appraised, key_of
from meritasn.cli.pages import write_page
from meritasn.cli.planning import gathered, hold_statistics, rater_plan_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import RaterAudit, audit_raters
from meritasn.language import Text
from meritasn.view import View

__all__ = ["raters"]


def raters(
    folder: Path,
    /,
    *,
    asked: Asked = UNASKED,
    plan: Path | None = None,
    opt_in: Steps = (),
    keys: bool = False,
    rater: Key | None = None,
    report: Path | None = None,
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Penilai di samping rekannya — raters beside their peers: what stands out, and what cannot.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        asked: By which policy, and for which period.
        plan: File with a plan of the audit of raters; else the one that ships with the library.
        opt_in: An attribute that is looked at only where asked for expressly, such as religion.
        keys: Name flagged raters by their keys, for your eyes alone; else by a number.
        rater: What this rater may read of the own ratings; - reads the key from standard input.
        report: Also writes one page for a browser into this file, to hand on; it names nobody.
        chart: Also draws the funnel of raters into this file, .svg or .png; it names nobody.
        told: How the tables are read, and how the answer is written.
    """
    hold_statistics()
    findings: list[Finding] = []
    charts, decided = None, None
    with gathered(findings):
        charts = charts_for("--chart", chart)
    with gathered(findings):
        decided = rater_plan_of(plan)
    if rater is not None:
        others = {"--keys": keys, "--chart": chart, "--format json": told.format == "json"}
        given = [name for name, value in others.items() if value]
        findings += [usage.NOT_TOGETHER.at(name=name, other="--rater") for name in given]
    if findings:
        raise UsageError(findings)
    intake = told.tables(folder)
    policy, period = asked.of(intake.workforce)
    results = appraised(intake.workforce, policy, period, told.lang)
    found = audit_raters(results, intake.workforce, plan=decided, opt_in=opt_in)
    shown = found.view() if keys else found.published()
    if rater is not None:
        shown = _own(found, key_of(rater))
    if charts is not None and chart is not None:
        if found.beside is None:
            raise UsageError([usage.NO_CHART.at(what=_NO_PEERS)])
        save(charts.funnel(found, told.lang), chart)
    write_page(report, found.published() if rater is None else shown, told.lang, _PAGE)
    told.show(shown, found.as_dict(told.lang, keys=keys))
    return set_aside(intake, None, told.lang)


def _own(found: RaterAudit, rater: str) -> View:
    """What one rater may read.

    Raises:
        UsageError: If nobody of that key gave a rating.
    """
    if rater not in found.raters:
        raise UsageError([usage.UNKNOWN_RATER.at()])
    return found.view_of(rater)


_PAGE = Text("Audit penilai", "Audit of raters")
_NO_PEERS = Text(
    "penilai yang tidak dapat dibandingkan satu sama lain",
    "raters who cannot be compared with each other",
)
