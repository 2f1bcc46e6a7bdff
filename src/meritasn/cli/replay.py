"""`replay`: who would move under another policy, why, and what it would cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from meritasn.cli.allowance import month_of, rupiah_of
from meritasn.cli.answering import Answering, vacancy_in
from meritasn.cli.columnwise import careers_scanned, is_in_columns, refuse_in_columns, scanned
from meritasn.cli.options import PLAINLY, Files, Key, Lang, OnDay, Written, key_of, period_of
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, tell_findings, working
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.errors.codes.refusals import REJECTED_ROW
from meritasn.evaluation import Mover, Replay
from meritasn.evaluation import replay as replayed
from meritasn.evaluation.replay import about_a_day
from meritasn.io import Intake
from meritasn.io.tables import csv_text, guarded
from meritasn.language import Language, Text
from meritasn.merit import Question
from meritasn.model import Workforce
from meritasn.policies import Apart, Policy, both_of
from meritasn.results import Scale, Standing
from meritasn.view import View

if TYPE_CHECKING:
    from meritasn.columns import FrameCareers, FrameWorkforce

__all__ = ["replay"]

_Format: TypeAlias = Literal["table", "json", "csv"]


def replay(
    before: str,
    after: str,
    folder: Path,
    /,
    *,
    overlay: Files = (),
    period: str | None = None,
    on: str | None = None,
    post: str | None = None,
    ceiling: str | None = None,
    near: str = "1",
    employee: Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Siapa yang berpindah — who would move under another policy, why, and what it would cost.

    Args:
        before: Shipped policy, pack file or overlay file: the rule as it is.
        after: Another one; an overlay is laid on the rule as it is.
        folder: Folder of CSV or Parquet tables, or an .xlsx workbook.
        overlay: Overlay to lay on the rule as it is; may be repeated.
        period: 2023 or 2023-01-01..2023-06-30; else the latest on which that rule is in force.
        on: The day, such as 2024-03-01, of rules that answer about one; else today, or the last
            month with attendance.
        post: Key of the post that is asked about, of rules about one.
        ceiling: What the budget holds for all allowances, in whole rupiah without separators.
        near: How far from a limit somebody stands near it.
        employee: Key of one employee: what moves them, step by step; - reads it from standard
            input.
        format: How the answer is written; csv has one row for each who moves.
        out: File for the answer, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    policies = both_of(before, after, overlays=overlay)
    limit = None if ceiling is None else rupiah_of(ceiling)
    told = Answering(
        format="json" if format == "json" else "table",
        out=out,
        corrected=corrected,
        written=written,
        lang=lang,
    )
    asked = _Asked(policies, period, OnDay(on=on), post, limit, _distance(near))
    intake: Intake | None = None
    if is_in_columns(folder):
        refuse_in_columns(
            {
                "--corrected": corrected,
                "--decimal/--encoding": written != PLAINLY,
                "--post": post,
            }
        )
        found = asked.in_columns(folder, lang)
    else:
        intake = told.tables(folder)
        found = asked.of(intake.workforce, lang)
    if employee is not None:
        _tell_one(found, key_of(employee), told)
    elif format == "csv":
        told.output.text(_csv_of(found, lang))
    elif intake is not None:
        return told.of_all(_Shown(found), intake, folder)
    else:
        told.show(_Shown(found), found.as_dict(lang))
    if intake is not None:
        return set_aside(intake, None, lang)
    return Status.REJECTED if REJECTED_ROW.id in found.refused else Status.DONE


@frozen
class _Asked:
    """What was asked."""

    policies: tuple[Policy, Policy]
    period: str | None
    day: OnDay
    post: str | None
    ceiling: Decimal | None
    near: Decimal

    def of(self, workforce: Workforce, language: Language) -> Replay:
        """Of people in objects."""
        question = None
        if self._is_daily:
            allowances = self.policies[0].pack.family == "allowance"
            day = month_of(self.day, workforce) if allowances else self.day
            vacancy = None if self.post is None else vacancy_in(workforce, self.post)
            question = Question(day.day, vacancy=vacancy, standards=workforce.standards)
        return self._replayed(workforce, question, language)

    def in_columns(self, folder: Path, language: Language) -> Replay:
        """Of people in frames."""
        if not self._is_daily:
            workforce = scanned(folder)
            tell_findings(workforce.findings, language)
            return self._replayed(workforce, None, language)
        careers = careers_scanned(folder)
        tell_findings(careers.findings, language)
        return self._replayed(careers, Question(self.day.day), language)

    @property
    def _is_daily(self) -> bool:
        """Whether a day is asked about: by what was said, else by what the policies read."""
        if self.period is not None:
            return False
        return self.day.on is not None or all(map(about_a_day, self.policies))

    def _replayed(
        self,
        subject: Workforce | FrameWorkforce | FrameCareers,
        question: Question | None,
        language: Language,
    ) -> Replay:
        with working(_REPLAYING, language):
            return replayed(
                subject,
                *self.policies,
                period=None if self.period is None else period_of(self.period),
                question=question,
                outside=True,
                ceiling=self.ceiling,
                near=self.near,
            )


@frozen
class _Shown:
    """A replay, and the first of those who move: for whoever holds the tables."""

    found: Replay

    def view(self) -> View:
        """All of it."""
        return self.found.view() + self.found.listing(_LISTED)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """All of it for other programs."""
        return self.found.as_dict(language)


_LISTED = 20
"""How many of those who move a table lists."""


def _tell_one(found: Replay, key: str, told: Answering) -> None:
    try:
        told.show(found.of_one(key), found.one_as_dict(key, told.lang))
    except KeyError:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()]) from None


def _distance(text: str) -> Decimal:
    """How far from a limit is near, as somebody writes it.

    Raises:
        UsageError: If it is no number.

    >>> _distance("0,5")
    Decimal('0.5')
    """
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise UsageError([usage.BAD_VALUE.at(name="--near", expected="0.5")])
    return number


_HEADER = (
    "employee",
    "unit",
    "level",
    "direction",
    *(
        f"{side}_{part}"
        for side in ("before", "after")
        for part in ("outcome", "label", "score", "rank", "refusal")
    ),
    "step",
    "alone",
    "together",
    "elsewhere",
)


def _csv_of(found: Replay, language: Language) -> str:
    """One row for each who moves."""
    rows = (_row(found, mover, language) for mover in found.moving())
    return csv_text([[*_HEADER], *map(list, rows)]).rstrip("\n")


def _row(found: Replay, one: Mover, language: Language) -> Iterator[str]:
    yield from (guarded(one.key), guarded(one.unit or ""), one.level or "", one.direction.value)
    for scale, stood in zip(found.scales, (one.before, one.after), strict=True):
        yield from _standing(scale, stood, language)
    yield one.step
    yield from (
        _titles(changes, language)
        for changes in (one.why.alone, one.why.together, one.why.elsewhere)
    )


def _standing(scale: Scale, stood: Standing, language: Language) -> Iterator[str]:
    yield from (stood.outcome, scale.title(stood.outcome).of(language))
    yield "" if stood.score is None else f"{stood.score:f}"
    yield "" if stood.rank is None else str(stood.rank)
    yield stood.refusal or ""


def _titles(changes: Sequence[Apart], language: Language) -> str:
    return "; ".join(change.title.of(language) for change in changes)


_REPLAYING = Text("Memutar ulang", "Replaying")
