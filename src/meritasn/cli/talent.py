"""`talent`: who stands in which of nine boxes, who has none and why, and whose box is near."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal, TypeAlias

from meritasn.cli.drawing import charts_for, save
from meritasn.cli.options import (
    PLAINLY,
    TODAY,
    Files,
    Key,
    Lang,
    OnDay,
    Steps,
    Written,
    command,
    key_of,
    workforce_in,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.merit.talent import Pair, talent_cuts, talent_map, talent_policy
from meritasn.policies import Policy, load_policy
from meritasn.results import Result
from meritasn.results.cuts import CutReport
from meritasn.results.talent import TalentMap

__all__ = ["talent"]

_Format: TypeAlias = Literal["table", "json"]


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
    format: _Format = "table",
    out: Path | None = None,
    chart: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
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
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        chart: Also draws the nine boxes into this file, .svg or .png.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = None if employee is None else key_of(employee)
    charts = charts_for("--chart", chart, key)
    pairs = [_pair(text, "--performance") for text in performance]
    others = [_pair(text, "--potential") for text in potential]
    policy = _policy(asked)
    intake = workforce_in(folder, corrected, written, lang)
    if key is not None and key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    talents = talent_map(intake.workforce, asked.day, policy, unit=unit)
    result = None if key is None else talents.of(key)
    if key is not None and result is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    if charts is not None and chart is not None:
        save(charts.nine_boxes(talents, lang), chart)
    report = talent_cuts(talents, pairs, others) if cuts or pairs or others else None
    output = Output(lang, out)
    if result is not None:
        _show_one(result, talents, report, output, format)
    elif format == "json":
        output.text(json_text((report or talents).as_dict(lang)))
        tell_findings(intake.findings, lang)
    else:
        output.view(report or talents)
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)


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


def _show_one(
    result: Result, talents: TalentMap, report: CutReport | None, output: Output, format: _Format
) -> None:
    if format == "table":
        shown = talents.dossier(result) if report is None else report.dossier(result)
        output.view(shown)
        return
    trials = [] if report is None else report.of_one(result)
    output.text(json_text({**talents.of_one(result, output.language), "trials": trials}))
