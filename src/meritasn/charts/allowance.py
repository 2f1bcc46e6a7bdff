"""Allowances: from what could be earned to what is paid, for all of them and unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen
from matplotlib.axes import Axes

from meritasn.charts.style import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    PURPLE,
    QUIET,
    SKY,
    SMALL,
    VERMILLION,
    Chart,
    at,
    bare,
    sheet,
    words,
)
from meritasn.language import LANGUAGES, Language, Text
from meritasn.results.allowance import DISCIPLINE, FISCAL, PERFORMANCE, AllowanceRun, AllowanceTotal
from meritasn.view import Share

__all__ = ["allowance_parts"]


def allowance_parts(found: AllowanceRun, lang: Language = "id") -> Chart:
    """What becomes of the full amounts: on top all of them in rupiah, below each unit in shares.

    Units whose sums are withheld are not drawn; how many they are is said.

    Args:
        found: The allowances of a month.
        lang: The language of every word.

    Example:
        >>> from datetime import date
        >>> from meritasn.merit import allowances
        >>> from meritasn.model import Workforce
        >>> allowance_parts(allowances(Workforce(), date(2025, 12, 31)), "en").description
        'Additional income of 0 people. Nobody has an amount that is known.'
    """
    units = [one for one in found.units if one.key not in found.unseen_units and one.known]
    chart = sheet(
        _TITLE.fill(day=found.on),
        _notes(found),
        _described(found, units),
        lang,
        (8.6, 5.0 + 0.26 * len(units)),
    )
    if not found.whole.known:
        chart.text(0.5, 0.5, words(_NOBODY, lang), ha="center", color=QUIET)
        return chart
    above, below = chart.subplots(2, 1, height_ratios=[2.6, 0.6 + 0.26 * len(units)])
    _waterfall(above, found, lang)
    _by_unit(below, units, lang)
    return chart


@frozen
class _Kind:
    """What is not paid, by what it is not paid for."""

    title: Text
    steps: tuple[str, ...]
    colour: str
    hatch: str


_KINDS = (
    _Kind(Text("Kinerja", "Performance"), PERFORMANCE, ORANGE, ""),
    _Kind(Text("Disiplin", "Discipline"), DISCIPLINE, VERMILLION, "////"),
    _Kind(Text("Keuangan daerah", "Budget"), FISCAL, SKY, "...."),
)


def _waterfall(axes: Axes, found: AllowanceRun, lang: Language) -> None:
    """From the full amounts over what was earned to what is paid, step by step downwards."""
    bare(axes)
    rows = tuple(_steps(found.whole))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [words(row.title, lang) for row in rows])
    axes.set_xlim(0, at(rows[0].stop) * _ROOM)
    axes.set_xticks([])
    for place, row in enumerate(rows):
        axes.barh(
            place,
            at(row.stop - row.start),
            left=at(row.start),
            height=0.62,
            color=row.colour,
            hatch=row.hatch,
            edgecolor="white",
            linewidth=0,
            gid=f"step:{row.step}",
        )
        sign = "−" if row.less else ""
        axes.annotate(
            f"{sign}{words(row.stop - row.start, lang)}",
            (at(row.stop), place),
            (5, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL + 0.5,
            color=INK if not row.less else QUIET,
            fontweight="normal" if row.less else "bold",
            gid=f"amount:{row.step}",
        )
    axes.set_title(words(_WHOLE, lang), loc="left", fontsize=10, color=INK)


_ROOM = 1.22
"""Room on the right for the amount of the longest bar."""


@frozen
class _Step:
    step: str
    title: Text
    start: Decimal
    stop: Decimal
    colour: str
    hatch: str = ""
    less: bool = False


def _steps(whole: AllowanceTotal) -> Iterator[_Step]:
    """The bars: a sum from zero on, a cut hanging from what was left before it."""
    left = _amount(whole, "total_full")
    yield _Step("total_full", _FULL, Decimal(0), left, GREY)
    for kind in _KINDS:
        if kind.steps == FISCAL:
            left = _amount(whole, "total_earned")
            yield _Step("total_earned", _EARNED, Decimal(0), left, PURPLE)
        for step in kind.steps:
            cut = _amount(whole, step)
            title = whole.run.program.steps[step].step.title
            yield _Step(step, title, left - cut, left, kind.colour, kind.hatch, less=True)
            left -= cut
    yield _Step("total_paid", _PAID, Decimal(0), _amount(whole, "total_paid"), BLUE)


def _amount(one: AllowanceTotal, step: str) -> Decimal:
    return one.amount(step) or Decimal(0)


def _by_unit(axes: Axes, units: Sequence[AllowanceTotal], lang: Language) -> None:
    """What is not paid of the full amounts of each unit, in percent of these."""
    bare(axes)
    axes.set_ylim(len(units) - 0.4, -0.6)
    axes.set_yticks(range(len(units)), [words(one.title, lang) for one in units], fontsize=SMALL)
    axes.grid(axis="x", color=LINE, lw=0.7)
    ends = [0.0] * len(units)
    for kind in _KINDS:
        widths = [_percent(one, kind.steps) for one in units]
        axes.barh(
            range(len(units)),
            widths,
            left=ends,
            height=0.68,
            color=kind.colour,
            hatch=kind.hatch,
            edgecolor="white",
            linewidth=0,
            label=words(kind.title, lang),
        )
        for bar, one in zip(axes.patches[-len(units) :], units, strict=True):
            bar.set_gid(f"{kind.steps[0]}:{one.key}")
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    axes.set_xlim(0, max(ends, default=0.0) * _ROOM_FOR_TWO or 1)
    for place, (one, end) in enumerate(zip(units, ends, strict=True)):
        full, paid = (_amount(one, step) for step in ("total_full", "total_paid"))
        axes.annotate(
            words(_OF.fill(paid=paid, full=full), lang),
            (end, place),
            (5, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL - 1,
            color=QUIET,
            gid=f"paid:{one.key}",
        )
    axes.set_title(words(_NOT_PAID, lang), loc="left", fontsize=10, color=INK, pad=20)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(_KINDS),
        frameon=False,
        fontsize=SMALL,
        borderaxespad=0.1,
    )


_ROOM_FOR_TWO = 1.75
"""Room on the right for two amounts beside the longest bar."""


def _percent(one: AllowanceTotal, steps: Sequence[str]) -> float:
    """The share of the full amount that is cut, as a bar of a table would show it, unrounded."""
    share = Share(
        sum((_amount(one, step) for step in steps), Decimal(0)), _amount(one, "total_full")
    )
    return 100 * at(share.part) / at(share.whole) if share.whole else 0.0


def _notes(found: AllowanceRun) -> Text:
    notes = [_KNOWN.fill(known=found.whole.known, people=found.whole.people)]
    if found.ceiling is not None and found.factor is not None:
        notes.append(_CEILING.fill(ceiling=found.ceiling, factor=found.factor))
    if found.unseen_units:
        notes.append(_UNSEEN.fill(n=len(found.unseen_units)))
    notes.append(Text("{n} · {h}", "{n} · {h}").fill(n=found.policy.name, h=found.policy.hash[:12]))
    return Text(*("\n".join(note.of(one) for note in notes) for one in LANGUAGES))


def _described(found: AllowanceRun, units: Sequence[AllowanceTotal]) -> Text:
    said = [_SAID.fill(people=found.whole.people)]
    if not found.whole.known:
        said.append(_NOBODY)
    else:
        rows = _steps(found.whole)
        said += [_ROW.fill(title=row.title, amount=row.stop - row.start) for row in rows]
        paid = ((one.title, _amount(one, "total_paid")) for one in units)
        said += [_ROW.fill(title=title, amount=amount) for title, amount in paid]
    return Text(*(" ".join(part.of(one) for part in said) for one in LANGUAGES))


_TITLE = Text(
    "Tambahan penghasilan, bulan yang berakhir {day}",
    "Additional income, month that ends on {day}",
)
_WHOLE = Text("Seluruhnya, dalam rupiah", "All together, in rupiah")
_NOT_PAID = Text(
    "Yang tidak dibayar, dalam % dari jumlah penuh tiap unit",
    "What is not paid, in % of the full amount of each unit",
)
_FULL = Text("Jumlah penuh", "Full amounts")
_EARNED, _PAID = Text("Diperoleh", "Earned"), Text("Dibayar", "Paid")
_OF = Text("Rp {paid} dari {full}", "Rp {paid} of {full}")
_KNOWN = Text(
    "{known} dari {people} pegawai, yang TPP-nya diketahui.",
    "{known} of {people} people: those whose amount is known.",
)
_CEILING = Text(
    "Pagu Rp {ceiling}; faktor kemampuan keuangan {factor}.",
    "Ceiling Rp {ceiling}; fiscal factor {factor}.",
)
_UNSEEN = Text(
    "{n} unit tidak digambar agar jumlah beberapa orang tidak terbuka.",
    "{n} units are not drawn, so that what a few people have is not given away.",
)
_SAID = Text("Tambahan penghasilan {people} pegawai.", "Additional income of {people} people.")
_NOBODY = Text(
    "Tidak seorang pun mempunyai jumlah yang diketahui.", "Nobody has an amount that is known."
)
_ROW = Text("{title}: {amount}.", "{title}: {amount}.")
