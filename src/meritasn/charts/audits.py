"""Gaps between groups: the rate of each with its interval, beside the reference and the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from meritasn.charts.group_words import HIDDEN, LESS, NO_VERDICT, TITLE
from meritasn.charts.style import (
    BLUE,
    GREY,
    INK,
    LINE,
    QUIET,
    SMALL,
    VERMILLION,
    Chart,
    bare,
    sheet,
    words,
)
from meritasn.fairness.audited import Audit, AuditedGroups
from meritasn.fairness.counts import Cell
from meritasn.fairness.finding import Verdict
from meritasn.fairness.intervals import wilson
from meritasn.fairness.published import Telling
from meritasn.fairness.withheld import verdict_told
from meritasn.fairness.words import rate_text, rounded
from meritasn.language import LANGUAGES, Language, Text

__all__ = ["gaps"]

MOST = 40
"""How many groups are drawn; the rest are counted below."""


def gaps(found: Audit, lang: Language = "id") -> Chart:
    """The share that was chosen of each group, with Wilson's interval at 95 percent.

    A diamond is the group that others are compared with, the dashed line the screen: the ratio of
    the plan times its share. A filled point is a flag. Groups of which no count is shown are
    named without a point.

    Args:
        found: What an audit found.
        lang: The language of every word.

    Example:
        >>> from meritasn.fairness import Cell, Counts, Tabled, audit_counts
        >>> table = Tabled(("sex",), Counts({"w": Cell(35, 300), "m": Cell(90, 300)}))
        >>> gaps(audit_counts([table]), "en").description.split(". ")[1]
        'w: 35 of 300 people (11.7 %), flag'
    """
    rows = tuple(_rows(found, found.telling))
    drawn = rows[:MOST]
    less = len(rows) - len(drawn)
    title = TITLE.fill(outcome=found.outcome)
    source = _SOURCE.fill(
        people=found.settled,
        ratio=str(found.plan.screen.ratio),
        cite=str(found.plan.screen.citation),
        standing=found.plan.screen.standing.text,
        less=LESS.fill(n=less) if less else "",
    )
    said = [title, *(row.said for row in drawn if row.heading is None)]
    chart = sheet(
        title,
        source,
        Text(*(". ".join(part.of(one) for part in said) + "." for one in LANGUAGES)),
        lang,
        (9.4, 2.1 + 0.36 * max(len(drawn), LEAST)),
    )
    _draw(chart.add_subplot(), drawn, lang)
    return chart


LEAST = 4
"""Room for so many rows at least."""


@frozen
class _Row:
    """A heading, or a group with what is drawn of it; no cell where nothing is shown."""

    name: str
    title: Text
    heading: Text | None = None
    cell: Cell | None = None
    verdict: Verdict | None = None
    screen: float | None = None
    is_reference: bool = False

    @property
    def said(self) -> Text:
        """The row in words."""
        if self.cell is None:
            return _WITHHELD.fill(name=self.title)
        if self.is_reference:
            return _REFERENCE.fill(name=self.title, rate=rate_text(self.cell))
        verdict = self.verdict.text if self.verdict else NO_VERDICT
        return _GROUP.fill(name=self.title, rate=rate_text(self.cell), verdict=verdict)


def _rows(found: Audit, telling: Telling) -> Iterator[_Row]:
    for groups in found.groups:
        name = "+".join(groups.attributes)
        yield _Row(name, groups.title, groups.title)
        if groups.held:
            yield from (_row(found, groups, group, telling) for group in groups.counts)


def _row(found: Audit, groups: AuditedGroups, group: str, telling: Telling) -> _Row:
    name, title = f"{'+'.join(groups.attributes)}:{group}", groups.said(group)
    if telling.hides(groups, group):
        return _Row(name, title)
    reference = groups.reference
    shown = reference is not None and not telling.hides(groups, reference)
    rate = groups.counts[reference].rate if shown and reference is not None else None
    verdicts = {
        one.focal: verdict_told(one.verdict, telling.extent(groups, one.focal))
        for one in groups.findings
    }
    return _Row(
        name,
        title,
        cell=groups.counts[group],
        verdict=verdicts.get(group),
        screen=None if rate is None else float(rate * found.plan.screen.ratio),
        is_reference=group == reference,
    )


def _draw(axes: Axes, rows: Sequence[_Row], lang: Language) -> None:
    bare(axes)
    labels = [words(row.title, lang) for row in rows]
    axes.set_yticks(range(len(rows)), labels)
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if row.heading is not None else "normal")
    axes.set_ylim(max(len(rows), LEAST) - 0.4, -0.6)
    spans = [wilson(row.cell) for row in rows if row.cell is not None]
    widest = min(1.0, 1.1 * max((span[1] for span in spans if span), default=1.0))
    axes.set_xlim(0, 1.48 * widest)
    ticks = [one for one in MaxNLocator(5).tick_values(0, widest) if 0 <= one <= widest]
    axes.set_xticks(ticks, [words(_SHARE.fill(n=_percent(one)), lang) for one in ticks])
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    for place, row in enumerate(rows):
        if row.heading is None:
            _draw_group(axes, place, row, lang, widest)


def _percent(share: float) -> Decimal:
    """A share of a hundred, without needless decimals."""
    exact = rounded(100 * share, 1)
    return exact if exact % 1 else rounded(100 * share, 0)


def _draw_group(axes: Axes, place: int, row: _Row, lang: Language, widest: float) -> None:
    if row.screen is not None:
        axes.plot(
            [row.screen, row.screen],
            [place - 0.5, place + 0.5],
            color=QUIET,
            linestyle=(0, (3, 2)),
            linewidth=1.2,
            gid=f"screen:{row.name}",
        )
    span = None if row.cell is None else wilson(row.cell)
    if row.cell is None or row.cell.rate is None or span is None:
        text = HIDDEN if row.cell is None else rate_text(row.cell)
        axes.text(0, place, f" {words(text, lang)}", va="center", fontsize=SMALL, color=QUIET)
        return
    flagged = row.verdict is Verdict.FLAG
    colour = VERMILLION if flagged else BLUE if row.is_reference or row.verdict else GREY
    low, high = span
    axes.plot([low, high], [place, place], color=colour, linewidth=2.4, gid=f"interval:{row.name}")
    axes.plot(
        [float(row.cell.rate)],
        [place],
        marker="D" if row.is_reference else "o",
        markersize=8,
        markerfacecolor=colour if flagged else "white",
        markeredgecolor=colour,
        markeredgewidth=1.8,
        linestyle="none",
        gid=f"rate:{row.name}",
    )
    told = (
        rate_text(row.cell)
        if row.verdict is None
        else _LABEL.fill(rate=rate_text(row.cell), verdict=row.verdict.text)
    )
    axes.text(
        widest * 1.02 if high < widest else high * 1.02,
        place,
        words(told, lang),
        va="center",
        fontsize=SMALL,
        color=INK,
        gid=f"label:{row.name}",
    )


_SHARE = Text("{n} %", "{n} %")
_LABEL = Text("{rate}; {verdict}", "{rate}; {verdict}")
_WITHHELD = Text("{name}: terlalu kecil untuk ditampilkan", "{name}: too small to show")
_REFERENCE = Text("{name}: {rate}, pembanding", "{name}: {rate}, the reference")
_GROUP = Text("{name}: {rate}, {verdict}", "{name}: {rate}, {verdict}")
_SOURCE = Text(
    "Bagian yang terpilih dan interval Wilson 95 %. ◇ pembanding; garis putus: saringan; "
    "● ditandai. {people} pegawai.{less}\n"
    "Saringan {ratio} ({cite}; {standing}). Tanda adalah alasan untuk memeriksa, bukan kesimpulan.",
    "Share that was chosen, and Wilson's interval at 95 %. ◇ reference; dashed: the screen; "
    "● flag. {people} people.{less}\n"
    "Screen {ratio} ({cite}; {standing}). A flag is a reason to look, and no conclusion.",
)
