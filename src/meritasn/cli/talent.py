"""`talent`: who stands in which of nine boxes, who has none and why, and whose box is near."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from meritasn.cli.answering import SHOWN, Answering, employee_in
from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import TODAY, Key, OnDay, Steps
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit.talent import Pair, talent_cuts, talent_map, talent_policy
from meritasn.policies import Policy, load_policy

__all__ = ["talent"]


def talent(
    folder: Path,
    /,
    *,
    asked: OnDay = TODAY,
    employee: Key | None = None,
    unit: str | None = None,
    cuts: bool = False,
    performance: Steps = (),
    potential: Steps = (),
    chart: Path | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Peta sembilan kotak talenta — who stands in which of nine boxes, and why.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        asked: By which policy, and on which day.
        employee: Key of one employee: their box, and why; - reads it from standard input.
        unit: Key of a unit: only those who work in it or beneath it.
        cuts: Who changes box under other cut-offs, and who is near those in force.
        performance: Cut-offs of performance to try, such as 70/85; may be repeated.
        potential: Cut-offs of potential to try, such as 68/77; may be repeated.
        chart: Also draws the nine boxes into this file, .svg or .png.
        told: How the tables are read, and how the answer is written.
    """
    charts = charts_for("--chart", chart, employee)
    pairs = [_pair(text, "--performance") for text in performance]
    others = [_pair(text, "--potential") for text in potential]
    policy = _policy(asked)
    intake = told.tables(folder)
    key = None if employee is None else employee_in(intake.workforce, employee)
    talents = talent_map(intake.workforce, asked.day, policy, unit=unit)
    if charts is not None and chart is not None:
        save(charts.nine_boxes(talents, told.lang), chart)
    report = talent_cuts(talents, pairs, others) if cuts or pairs or others else None
    if key is None:
        return told.of_all(report or talents, intake, folder)
    result = talents.of(key)
    if result is None:
        raise UsageError([usage.NOT_IN_UNIT.at()])
    trials = [] if report is None else report.of_one(result)
    said = {**talents.of_one(result, told.lang), "trials": trials}
    return told.of_one((report or talents).dossier(result), said, intake)


def _policy(asked: OnDay) -> Policy:
    """The policy that is meant; else that of talent which is in force on the day."""
    name = asked.policy or talent_policy(asked.day).name
    return load_policy(name, overlays=asked.overlay)


def _pair(text: str, option: str) -> Pair:
    """A low and a high cut-off, as somebody writes them.

    Raises:
        UsageError: If it is none.

    >>> _pair("70/85", "--performance")
    (Decimal('70'), Decimal('85'))
    """
    low, _, high = text.replace(",", ".").partition("/")
    try:
        pair = Decimal(low), Decimal(high)
    except InvalidOperation:
        pair = None
    if pair is None or not all(map(Decimal.is_finite, pair)) or not pair[0] < pair[1]:
        raise UsageError([usage.BAD_VALUE.at(name=option, expected="60/80")])
    return pair
