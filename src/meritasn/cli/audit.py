"""`audit`: whether results treat groups of people alike, as far as counts can say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.audit_table import NO_TABLE, OwnColumn, audited_table
from meritasn.cli.drawing import Drawn, charts_for, save
from meritasn.cli.metrics import metric_of, metric_question, not_with_metric
from meritasn.cli.outcomes import UNSAID, Question
from meritasn.cli.pages import write_page
from meritasn.cli.planning import Compared, gathered, hold_statistics, plan_of
from meritasn.cli.ruling import ruling_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, tell_findings
from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import (
    Audit,
    Disaggregated,
    GapAudit,
    NumberOutcome,
    Outcome,
    RankAudit,
    StagedAudit,
    disaggregated_results,
    met,
)
from meritasn.fairness import audit as audited
from meritasn.fairness.audit import unanswerable
from meritasn.fairness.kinds import AnyOutcome
from meritasn.io import Intake, OwnTable
from meritasn.io.sources import CSV
from meritasn.language import Language, Text
from meritasn.strategies import Metric

__all__ = ["audit"]

_Found: TypeAlias = Audit | GapAudit | RankAudit | StagedAudit | Disaggregated


@Parameter(name="*")
@frozen(kw_only=True)
class _Beside:
    """What is written beside the answer.

    Attributes:
        report: Also writes one page for a browser into this file, to hand on.
        chart: Also draws groups with their intervals into this file, .svg or .png.
        rejected: File for rejected rows, .csv or .xlsx.
    """

    report: Path | None = None
    chart: Path | None = None
    rejected: Path | None = None


_ALONE = _Beside()


def audit(
    folder: Path,
    /,
    *,
    compared: Compared,
    question: Question = UNSAID,
    own: OwnColumn = NO_TABLE,
    also: _Beside = _ALONE,
    told: Answering = SHOWN,
) -> Status:
    """Apakah hasil memperlakukan kelompok pegawai setara — do results treat groups alike.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook; with --chosen or --number any table of
            yours with a row a person, as a CSV file or a workbook.
        compared: Which groups are compared, and by what is decided.
        question: What is asked of each result.
        own: The column of a table of yours that says what became of each person.
        also: What is written beside the answer.
        told: How the tables are read, and how the answer is written.
    """
    hold_statistics()
    findings: list[Finding] = []
    charts = None
    with gathered(findings):
        charts = charts_for("--chart", also.chart)
    if also.chart is not None and question.is_staged:
        findings.append(usage.NO_CHART.at(what=_STAGES))
    read: Intake | OwnTable
    if question.metric is not None:
        findings += not_with_metric(compared, chart=also.chart is not None)
    if own == NO_TABLE:
        found, read = _of_results(folder, compared, question, told, findings)
    else:
        one, *others = (*own.options(), *question.options())
        findings += [usage.NOT_TOGETHER.at(name=name, other=one) for name in others]
        found, read = audited_table(folder, own, compared, told, findings)
        tell_findings(read.findings, told.lang)
    write_page(also.report, found, told.lang, _PAGE)
    if charts is not None and also.chart is not None:
        save(_drawn(charts, found, told.lang), also.chart)
    told.show(found, found.as_dict(told.lang))
    return set_aside(read, also.rejected, told.lang)


def _of_results(
    folder: Path,
    compared: Compared,
    question: Question,
    told: Answering,
    findings: Sequence[Finding],
) -> tuple[_Found, Intake]:
    """The audit of what a policy says of everybody, and what was read.

    Raises:
        MeritasnError: With everything that is wrong with what was asked, so far and here.
    """
    wrong = list(findings)
    if folder.suffix.casefold() in CSV:
        raise UsageError([*wrong, usage.MISSING_ARGUMENT.at(name="--chosen | --number")])
    intake = told.tables(folder)
    plan, ruling = None, None
    with gathered(wrong):
        plan = plan_of(compared.plan)
    with gathered(wrong):
        ruling = ruling_of(intake.workforce, question.asked, question.family)
    if ruling is None:
        raise UsageError(wrong)
    outcome: AnyOutcome | None = met()  # if it cannot be told, there is no more to say of it
    metric: Metric[Any] | None = None
    with gathered(wrong):
        if question.metric is not None:
            metric = metric_of(question.metric)
            question = metric_question(metric, question)
        outcome = question.of(ruling.policy)
    groups, within, opt_in = compared.groups, compared.within, compared.opt_in
    wrong += unanswerable(ruling.policy, by=groups, within=within, outcome=outcome, opt_in=opt_in)
    if wrong:
        raise UsageError(wrong)
    results = ruling.results(intake.workforce, told.lang)
    if metric is not None:
        assert outcome is None or isinstance(outcome, Outcome | NumberOutcome), "held above"
        found = disaggregated_results(
            metric,
            results,
            intake.workforce,
            by=groups,
            outcome=outcome,
            plan=plan,
            opt_in=opt_in,
        )
        return found, intake
    audit = audited(
        results,
        intake.workforce,
        by=groups,
        within=within,
        outcome=outcome,
        plan=plan,
        opt_in=opt_in,
    )
    return audit, intake


def _drawn(charts: ModuleType, found: _Found, language: Language) -> Drawn:
    """The chart of what was found; of a way in stages there is none."""
    drawn: Drawn
    match found:
        case GapAudit():
            drawn = charts.effects(found, language)
        case RankAudit():
            drawn = charts.gaps(found.audit, language)
        case _:
            drawn = charts.gaps(found, language)
    return drawn


_PAGE = Text("Audit perlakuan setara", "Audit of equal treatment")
_STAGES = Text("jalan bertahap", "a way in stages")
