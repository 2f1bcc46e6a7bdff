"""`strategy`: rules in Python, of this library and of other packages: listed, told, and applied."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import App, Parameter

from meritasn.cli.answering import SHOWN, Answering
from meritasn.cli.options import TODAY, Key, Lang, OnDay, key_of, period_of
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.merit import Question, apply_strategy, latest_period
from meritasn.merit.by_strategy import about_a_period
from meritasn.model import Workforce
from meritasn.quantities import Period
from meritasn.strategies import (
    Registry,
    Requirement,
    Scorer,
    Strategy,
    StrategyKind,
    described,
    with_figures,
)

__all__ = ["strategy"]

Figures: TypeAlias = Annotated[tuple[str, ...], Parameter(name="--set", show_default=False)]

strategy = App(
    name="strategy", help="Aturan dalam Python dari paket lain — rules in Python of other packages."
)


@strategy.command(name="list")
def list_strategies(*, lang: Lang = "id") -> Status:
    """Strategi yang terpasang — the strategies that are installed, and what is wrong with any.

    Args:
        lang: Language of what is written.
    """
    registry = Registry()
    findings = registry.load()
    Output(lang).view(registry)
    return Status.FAILED if findings else Status.DONE


@strategy.command
def show(name: str, /, *, lang: Lang = "id") -> Status:
    """Apa yang dilihat dan dijawab — what a strategy may look at, and what it answers.

    Args:
        name: Its name.
        lang: Language of what is written.
    """
    for one in _named(name, tuple(StrategyKind)):
        Output(lang).view(described(one))
    return Status.DONE


@strategy.command(name="apply")
def apply_to(
    name: str,
    folder: Path,
    /,
    *,
    period: str | None = None,
    on: str | None = None,
    figures: Figures = (),
    key: Key | None = None,
    told: Answering = SHOWN,
) -> Status:
    """Tanyakan sebuah strategi tentang semua orang — ask a scorer or a requirement about everybody.

    Args:
        name: The name of a scorer or a requirement.
        folder: Folder of CSV tables, or an .xlsx workbook.
        period: Period of appraisal, such as 2023, for one that looks at ratings; else the latest.
        on: Day, such as 2024-03-01, for one that looks at dated records; else today.
        figures: A figure of the strategy, as NAME=NUMBER; may be repeated.
        key: Key of one person, service, candidate or agency: why; - reads it from standard input.
        told: How the tables are read, and how the answer is written.
    """
    first, *_ = _named(name, (StrategyKind.SCORER, StrategyKind.REQUIREMENT))
    asked: Scorer | Requirement = first  # type: ignore[assignment]  # of these two kinds
    asked = with_figures(asked, dict(map(_figure, figures)))
    intake = told.tables(folder)
    when = _when(asked, intake.workforce, period, on)
    found = apply_strategy(asked, intake.workforce, when)
    if key is None:
        return told.of_all(found, intake, folder)
    result = found.of(key_of(key))
    if result is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    return told.of_one(result, result.as_dict(told.lang), intake)


def _named(name: str, kinds: tuple[StrategyKind, ...]) -> tuple[Strategy, ...]:
    """The strategies of a name, of whichever of the kinds.

    Raises:
        UsageError: If there is none; with what was wrong with plug-ins, which may be why.
    """
    registry = Registry()
    registry.load()
    known = [(kind, one) for kind in kinds for one in registry.strategies(kind)]
    found = tuple(one for _, one in known if _is(one, name))
    if found:
        return found
    others = ", ".join(dict.fromkeys(one.declaration.name for _, one in known))
    kind = (
        _ANY
        if len(kinds) == len(StrategyKind)
        else _TWO_KINDS.fill(one=kinds[0].text, other=kinds[-1].text)
    )
    missing = usage.UNKNOWN_STRATEGY.at(
        kind=kind, name=name, found=_other_kind(registry, name), expected=others or None
    )
    raise UsageError([missing, *registry.findings])


def _other_kind(registry: Registry, name: str) -> Text | None:
    """What a strategy of that name is, where it is of another kind than was asked for."""
    kinds = (kind for kind in StrategyKind for one in registry.strategies(kind) if _is(one, name))
    kind = next(kinds, None)
    return None if kind is None else kind.text


def _is(one: Strategy, name: str) -> bool:
    return one.declaration.name == name


def _when(
    asked: Scorer | Requirement, workforce: Workforce, period: str | None, on: str | None
) -> Question | Period:
    """The period or the day that is meant."""
    if period is not None and on is not None:
        raise UsageError([usage.BAD_VALUE.at(name="--on", expected=_EITHER)])
    if period is not None:
        return period_of(period)
    if on is None and about_a_period(asked):
        return latest_period(workforce)
    return Question(OnDay(on=on).day if on else TODAY.day)


def _figure(written: str) -> tuple[str, str]:
    name, equals, number = written.partition("=")
    if not equals:
        raise UsageError([usage.BAD_VALUE.at(name="--set", expected=_WRITTEN)])
    return name.strip(), number.strip()


_ANY = Text("strategi", "strategy")
_TWO_KINDS = Text("{one} atau {other}", "{one} or {other}")
_EITHER = Text("--period atau --on, bukan keduanya", "--period or --on, not both")
_WRITTEN = Text("NAMA=ANGKA", "NAME=NUMBER")
