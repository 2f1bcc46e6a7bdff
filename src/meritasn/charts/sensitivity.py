"""Tornado: how much each figure of a rule moves when it goes to either side of its range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from attrs import frozen
from matplotlib.axes import Axes

from meritasn.charts.style import (
    BLUE,
    INK,
    LINE,
    ORANGE,
    QUIET,
    SMALL,
    Chart,
    at,
    bare,
    sheet,
    words,
)
from meritasn.evaluation import FigureTrials, OneAtATime, Trial
from meritasn.language import Language, Text

__all__ = ["tornado"]

LEAST = 3
"""Room for so many rows at least, so that a single bar is no wall."""

MOST = 15
"""How many figures are drawn; those with the least effect are counted below."""


def tornado(found: OneAtATime, lang: Language = "id") -> Chart:
    """The figures of a rule, the one with the most effect on top.

    Hatched is what becomes of moving a figure below its present value, full of moving it above.
    Where a policy pays, bars are the change of what is paid in all; else the number of people who
    have another result, to the left and to the right.

    Args:
        found: Figures that were moved one at a time.
        lang: The language of every word.

    Example:
        >>> from meritasn.evaluation import one_at_a_time
        >>> from meritasn.policies import shipped
        >>> from meritasn.testing.population import city
        >>> found = one_at_a_time(city(people=500).workforce, shipped("pp-46-2011"))
        >>> tornado(found, "en").description
        'Sensitivity to figures, 2019. Weight of results: 1 at 50, 6 at 80.'
    """
    money = found.scale.is_money
    drawn = tuple(islice(_rows(found), MOST))
    left_out = len(found.figures) - len(drawn)
    source = _SOURCE.fill(
        about=_PAID if money else _MOVE,
        n=found.people,
        title=found.policy.title,
        less=_LESS.fill(n=left_out) if left_out else "",
        name=found.policy.name,
        hash=found.policy.hash[:12],
    )
    said = [_TITLE_SAID.fill(asked=found.asked), *(one.said for one in drawn)]
    chart = sheet(
        _TITLE.fill(asked=found.asked),
        source,
        Text(*(" ".join(part.of(one) for part in said) for one in ("id", "en"))),
        lang,
        (9.4, 1.9 + 0.42 * max(len(drawn), LEAST)),
    )
    _draw(chart.add_subplot(), drawn, lang, money=money)
    return chart


@frozen
class _Side:
    """One side of a figure: the value with the most effect there, and the effect."""

    value: Decimal
    effect: Decimal


@frozen
class _Row:
    """A figure with both of its sides."""

    title: Text
    now: Decimal
    below: _Side | None
    above: _Side | None

    @property
    def reach(self) -> Decimal:
        """The greater of both effects."""
        return max((abs(side.effect) for side in (self.below, self.above) if side), default=_ZERO)

    @property
    def said(self) -> Text:
        """The row in words."""
        sides = [side for side in (self.below, self.above) if side is not None]
        each = [_AT.fill(effect=side.effect, value=side.value) for side in sides]
        listed = Text(*(", ".join(one.of(lang) for one in each) for lang in ("id", "en")))
        return _SAID.fill(title=self.title, listed=listed)


_ZERO = Decimal()


def _rows(found: OneAtATime) -> Iterator[_Row]:
    """The figures that have an effect and can be moved alone, the greatest effect first."""
    rows = [_row(found, one) for one in found.by_effect() if not one.is_stuck]
    yield from sorted((row for row in rows if row.reach), key=lambda row: -row.reach)


def _row(found: OneAtATime, one: FigureTrials) -> _Row:
    value = one.figure.value
    tried = [trial for trial in one.trials if not trial.refused]
    below = _side(found, [trial for trial in tried if trial.value < value])
    above = _side(found, [trial for trial in tried if trial.value > value])
    return _Row(one.figure.parameter.title, value, below, above)


def _side(found: OneAtATime, trials: Sequence[Trial]) -> _Side | None:
    """Where the effect is greatest."""
    sides = [_Side(trial.value, _effect(found, trial)) for trial in trials]
    return max(sides, key=lambda side: abs(side.effect), default=None)


def _effect(found: OneAtATime, trial: Trial) -> Decimal:
    base = found.base.total
    if found.scale.is_money and base is not None and trial.total is not None:
        return trial.total - base
    return Decimal(trial.moved)


def _draw(axes: Axes, rows: Sequence[_Row], lang: Language, *, money: bool) -> None:
    bare(axes)
    axes.axvline(0, color=LINE, linewidth=1, zorder=0)
    axes.set_yticks(range(len(rows)), [words(one.title, lang) for one in rows])
    axes.set_ylim(max(len(rows), LEAST) - 0.5, -0.5)
    axes.set_xticks([])
    widest = max((at(one.reach) for one in rows), default=1) or 1
    axes.set_xlim(-1.45 * widest, 1.45 * widest)
    for place, row in enumerate(rows):
        for side, colour, hatch, sign, name in _sides(row, money=money):
            width = sign * at(side.effect)
            axes.barh(
                place,
                width,
                height=0.62,
                color=colour,
                hatch=hatch,
                edgecolor="white",
                linewidth=0,
                gid=f"bar:{place}:{name}",
            )
            left = width < 0 or (width == 0 and name == "below")
            axes.annotate(
                words(_LABEL.fill(effect=side.effect, value=side.value), lang),
                (width, place),
                (-5 if left else 5, 0),
                textcoords="offset points",
                ha="right" if left else "left",
                va="center",
                fontsize=SMALL,
                color=INK if side.effect else QUIET,
                gid=f"label:{place}:{name}",
            )


def _sides(row: _Row, *, money: bool) -> Iterator[tuple[_Side, str, str | None, int, str]]:
    """Both sides with how they are drawn; people who move have no sign but a side."""
    if row.below is not None:
        yield row.below, ORANGE, "///", 1 if money else -1, "below"
    if row.above is not None:
        yield row.above, BLUE, None, 1, "above"


_TITLE = Text("Bila satu angka digeser, {asked}", "If one figure is moved, {asked}")
_TITLE_SAID = Text("Kepekaan terhadap angka, {asked}.", "Sensitivity to figures, {asked}.")
_SAID, _AT = (
    Text("{title}: {listed}.", "{title}: {listed}."),
    Text("{effect} pada {value}", "{effect} at {value}"),
)
_LABEL = Text("{effect} (di {value})", "{effect} (at {value})")
_MOVE = Text("Banyak pegawai dengan hasil lain", "People with another result")
_PAID = Text("Perubahan jumlah yang dibayar, rupiah", "Change of what is paid, in rupiah")
_LESS = Text(
    " {n} angka lain tidak berpengaruh, kecil pengaruhnya, atau tidak dapat digeser sendiri.",
    " {n} more figures have no effect, a small one, or cannot be moved alone.",
)
_SOURCE = Text(
    "{about}. Arsir: di bawah nilai kini; penuh: di atasnya. {n} pegawai.{less}\n"
    "{title}\n{name} · {hash}",
    "{about}. Hatched: below its present value; full: above it. {n} people.{less}\n"
    "{title}\n{name} · {hash}",
)
