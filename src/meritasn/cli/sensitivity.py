"""`sensitivity`: which figures of a rule decide, moved over their ranges one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from cyclopts.validators import Number

from meritasn.cli.allowance import month_of
from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import Files, OnDay, Steps, period_of
from meritasn.cli.status import Status
from meritasn.cli.telling import working
from meritasn.evaluation import OneAtATime, one_at_a_time
from meritasn.evaluation.replay import about_a_day
from meritasn.language import Text
from meritasn.merit import Question, latest_period
from meritasn.merit.allowance import FAMILY
from meritasn.model import Workforce
from meritasn.policies import Policy, load_policy

__all__ = ["sensitivity"]

_Parts: TypeAlias = Annotated[int, Parameter(validator=Number(gte=1))]


def sensitivity(
    policy: str,
    folder: Path,
    /,
    *,
    overlay: Files = (),
    period: str | None = None,
    on: str | None = None,
    figure: Steps = (),
    together: Steps = (),
    steps: _Parts = 4,
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Angka mana yang menentukan — which figures of a rule decide, and from which value on.

    Args:
        policy: Shipped policy, pack file or overlay file.
        folder: Folder of CSV tables, or an .xlsx workbook.
        overlay: Overlay to lay on the policy; may be repeated.
        period: 2023 or 2023-01-01..2023-06-30; else the latest on which the policy is in force.
        on: The day, such as 2024-03-01, of rules that answer about one; else today, or the last
            month with attendance.
        figure: Name of a figure to move; may be repeated; else all that declare a range.
        together: Figures that keep their sum, such as a,b,c: when one moves, the others give way in
            proportion; may be repeated.
        steps: Into how many equal parts each range is divided.
        chart: Also draws the effect of each figure into this file, .svg or .png.
        told: How the tables are read, and how the answer is written.
    """
    charts = charts_for("--chart", chart)
    rule = load_policy(policy, overlays=overlay)
    intake = told.tables(folder)
    groups = [group.split(",") for group in together]
    with working(_MOVING, told.lang):
        found = _found(intake.workforce, rule, (period, on), figure, groups, steps)
    if charts is not None and chart is not None:
        save(charts.tornado(found, told.lang), chart)
    return told.of_all(found, intake, folder)


def _found(  # noqa: PLR0917  (what was asked)
    workforce: Workforce,
    policy: Policy,
    days: tuple[str | None, str | None],
    figures: Sequence[str],
    together: Sequence[Sequence[str]],
    steps: int,
) -> OneAtATime:
    period, on = days
    asked = OnDay(on=on)
    question = None
    span = None
    if about_a_day(policy):
        day = month_of(asked, workforce) if policy.pack.family == FAMILY else asked
        question = Question(day.day, standards=workforce.standards)
    else:
        span = period_of(period) if period else latest_period(workforce, policy)
    return one_at_a_time(
        workforce,
        policy,
        period=span,
        question=question,
        figures=figures or None,
        together=together,
        steps=steps,
    )


_MOVING = Text("Menggeser angka", "Moving figures")
