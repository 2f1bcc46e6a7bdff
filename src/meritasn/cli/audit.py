"""`audit`: whether results treat groups of people alike, as far as counts can say."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import UNASKED, Asked, Steps, appraised, period_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside
from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import AuditPlan, Outcome, default_plan, reached, read_plan
from meritasn.fairness import audit as audited
from meritasn.io import Intake
from meritasn.language import Language, Text
from meritasn.merit import assess
from meritasn.policies import Policy, families, load_policy, policy_on
from meritasn.results import Assessments, Results
from meritasn.view import to_page

__all__ = ["audit"]


def audit(
    folder: Path,
    /,
    *,
    by: str,
    within: str | None = None,
    label: Steps = (),
    opt_in: Steps = (),
    plan: Path | None = None,
    asked: Asked = UNASKED,
    family: str | None = None,
    report: Path | None = None,
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Apakah hasil memperlakukan kelompok pegawai setara — do results treat groups alike.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        by: Attributes to group people by, such as sex,age_band; sex+age_band looks at both
            together.
        within: Also compare like with like, within level, post_kind or unit.
        label: Code of a label that counts as chosen, else the best; may be repeated.
        opt_in: An attribute that is audited only where asked for expressly, such as religion.
        plan: File with a plan of the audit; else the one that ships with the library.
        asked: By which policy, and for which period.
        family: Family of rules that answer on the last day of --period, such as rank_promotion;
            else performance.
        report: Also writes one page for a browser into this file, to hand on.
        chart: Also draws groups with their intervals into this file, .svg or .png.
        told: How the tables are read, and how the answer is written.
    """
    charts = charts_for("--chart", chart)
    intake = told.tables(folder)
    results = _results(intake, asked, family, told.lang)
    found = audited(
        results,
        intake.workforce,
        by=[_together(one) for one in by.split(",")],
        within=within,
        outcome=_outcome(results.policy, label),
        plan=_plan(plan),
        opt_in=opt_in,
    )
    if report is not None:
        _write(report, to_page(found, told.lang, _PAGE))
    if charts is not None and chart is not None:
        save(charts.gaps(found, told.lang), chart)
    told.show(found, found.as_dict(told.lang))
    return set_aside(intake, None, told.lang)


def _results(
    intake: Intake, asked: Asked, family: str | None, language: Language
) -> Results | Assessments:
    if family is None:
        policy, period = asked.of(intake.workforce)
        return appraised(intake.workforce, policy, period, language)
    if family not in families():
        raise UsageError([usage.UNKNOWN_FAMILY.at(name=family, expected=", ".join(families()))])
    if asked.period is None:
        raise UsageError([usage.MISSING_ARGUMENT.at(name="--period")])
    period = period_of(asked.period)
    day = period.last or period.start
    name = asked.policy or policy_on(day, family).name
    return assess(intake.workforce, day, load_policy(name, overlays=asked.overlay))


def _together(text: str) -> str | tuple[str, ...]:
    names = tuple(text.strip().split("+"))
    return names if len(names) > 1 else names[0]


def _outcome(policy: Policy, labels: Steps) -> Outcome | None:
    if not labels:
        return None
    try:
        return reached(policy, labels)
    except ValueError:
        raise UsageError([usage.NO_OUTCOME.at(name=policy.name, found=", ".join(labels))]) from None


def _plan(file: Path | None) -> AuditPlan:
    if file is None:
        return default_plan()
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError([usage.NO_FILE.at(Place(file=file.name))]) from None
    return read_plan(text, file.name)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError:
        raise UsageError([usage.CANNOT_WRITE.at(Place(file=file.name))]) from None


_PAGE = Text("Audit perlakuan setara", "Audit of equal treatment")
