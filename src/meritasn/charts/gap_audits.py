"""Gaps of labels, numbers or waits: how far each group stands from the one it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from meritasn.fairness.finding import Verdict
from meritasn.fairness.gap_audited import GapAudit, GapGroups
from meritasn.fairness.gap_finding import GapFinding
from meritasn.fairness.published import Extent, Telling
from meritasn.fairness.withheld import verdict_told
from meritasn.fairness.words import rounded
from meritasn.language import LANGUAGES, Language, Text

__all__ = ["effects"]

MOST = 40
"""How many rows are drawn; the rest are counted below."""

LEAST = 4
"""Room for so many rows at least."""


def effects(found: GapAudit, lang: Language = "id") -> Chart:
    """The effect of each group beside the one it is compared with, with its interval at 95 percent.

    The line at zero is that group, to the left stands who is worse off, and the dashed line is the
    size from which on a gap is looked at. A filled point is a flag. Groups of which no count is
    shown are named without a point.

    Args:
        found: What an audit of labels, numbers or waits found.
        lang: The language of every word.

    Example:
        >>> from meritasn.fairness import NumberOutcome, Seen, audit_values
        >>> pay = NumberOutcome(Text("gaji", "pay"), decimals=0)
        >>> of = [Seen({"g": "ab"[n % 2]}, 100 + 3 * (n % 2) + n % 7) for n in range(700)]
        >>> effects(audit_values(of, pay, by=["g"]), "en").description.split(". ")[1]
        'a: -1.498, 350 people, flag'
    """
    rows = tuple(_rows(found, found.telling))
    drawn = rows[:MOST]
    less = len(rows) - len(drawn)
    title = TITLE.fill(outcome=found.outcome)
    source = _SOURCE.fill(
        effect=found.effect,
        size=rounded(-found.threshold, 3),
        people=found.settled,
        less=LESS.fill(n=less) if less else "",
    )
    said = [title, *(row.said for row in drawn if not row.is_heading)]
    chart = sheet(
        title,
        source,
        Text(*(". ".join(part.of(one) for part in said) + "." for one in LANGUAGES)),
        lang,
        (9.4, 2.2 + 0.36 * max(len(drawn), LEAST)),
    )
    _draw(chart.add_subplot(), drawn, -found.threshold, lang)
    return chart


@frozen
class _Row:
    """A heading, or a group: with how many people, unless no count is shown of it."""

    name: str
    title: Text
    is_heading: bool = False
    people: int | None = None
    finding: GapFinding | None = None
    verdict: Verdict | None = None
    is_reference: bool = False

    @property
    def effect(self) -> float | None:
        """How far it stands from the reference."""
        if self.is_reference:
            return 0.0
        return None if self.finding is None else self.finding.comparison.effect

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which bounds that lies."""
        return None if self.finding is None else self.finding.comparison.interval

    @property
    def label(self) -> Text:
        """What stands beside the point."""
        if self.people is None:
            return HIDDEN
        if self.is_reference:
            return _REFERENCE.fill(n=self.people)
        if self.finding is None or self.effect is None:
            return _NOT_COMPARED.fill(n=self.people)
        effect = rounded(self.effect, 3)
        return _LABEL.fill(
            effect=effect,
            n=self.people,
            verdict=NO_VERDICT if self.verdict is None else self.verdict.text,
        )

    @property
    def said(self) -> Text:
        """The row in words."""
        return _SAID.fill(name=self.title, label=self.label)


def _rows(found: GapAudit, telling: Telling) -> Iterator[_Row]:
    for groups in found.groups:
        yield _Row("+".join(groups.attributes), groups.title, is_heading=True)
        if groups.held:
            yield from (_row(groups, group, telling) for group in groups.parts)


def _row(groups: GapGroups, group: str, telling: Telling) -> _Row:
    name, title = f"{'+'.join(groups.attributes)}:{group}", groups.said(group)
    if telling.hides(groups, group):
        return _Row(name, title)
    extent = telling.extent(groups, group)
    findings = {one.focal: one for one in groups.findings if extent is not Extent.NOTHING}
    finding = findings.get(group)
    return _Row(
        name,
        title,
        people=groups.people(group),
        finding=finding,
        verdict=None if finding is None else verdict_told(finding.verdict, extent),
        is_reference=group == groups.reference,
    )


def _draw(axes: Axes, rows: Sequence[_Row], size: float, lang: Language) -> None:
    bare(axes)
    axes.set_yticks(range(len(rows)), [words(row.title, lang) for row in rows])
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if row.is_heading else "normal")
    axes.set_ylim(max(len(rows), LEAST) - 0.4, -0.6)
    ends = [end for row in rows if row.interval for end in row.interval]
    low, high = min([*ends, 1.25 * size]), max([*ends, -0.5 * size])
    axes.set_xlim(low - 0.04 * (high - low), high + 0.75 * (high - low))
    ticks = [one for one in MaxNLocator(5).tick_values(low, high) if low <= one <= high]
    axes.set_xticks(ticks, [words(rounded(one, 2), lang) for one in ticks])
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.axvline(0, color=QUIET, linewidth=1, gid="reference")
    axes.axvline(size, color=QUIET, linewidth=1.2, linestyle=(0, (3, 2)), gid="threshold")
    for place, row in enumerate(rows):
        if not row.is_heading:
            _draw_group(axes, place, row, lang, high)


def _draw_group(axes: Axes, place: int, row: _Row, lang: Language, widest: float) -> None:
    flagged = row.verdict is Verdict.FLAG
    colour = VERMILLION if flagged else BLUE if row.effect is not None else GREY
    if row.interval is not None:
        axes.plot(row.interval, [place, place], color=colour, linewidth=2.4, gid=f"span:{row.name}")
    if row.effect is not None:
        axes.plot(
            [row.effect],
            [place],
            marker="D" if row.is_reference else "o",
            markersize=8,
            markerfacecolor=colour if flagged else "white",
            markeredgecolor=colour,
            markeredgewidth=1.8,
            linestyle="none",
            gid=f"effect:{row.name}",
        )
    axes.annotate(
        words(row.label, lang),
        (widest, place),
        (8, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=QUIET if row.people is None else INK,
        gid=f"label:{row.name}",
    )


_LABEL = Text("{effect}, {n} orang, {verdict}", "{effect}, {n} people, {verdict}")
_REFERENCE = Text("pembanding, {n} orang", "the reference, {n} people")
_NOT_COMPARED = Text("{n} orang, tidak dibandingkan", "{n} people, not compared")
_SAID = Text("{name}: {label}", "{name}: {label}")
_SOURCE = Text(
    "Titik: {effect}; garis: interval 95 %.\n"
    "◇ pembanding; garis putus: diperiksa mulai {size}; ● ditandai. {people} pegawai.{less}\n"
    "Tanda adalah alasan untuk memeriksa, bukan kesimpulan.",
    "Points: {effect}; lines: the interval at 95 %.\n"
    "◇ reference; dashed: looked at from {size}; ● flag. {people} people.{less}\n"
    "A flag is a reason to look, and no conclusion.",
)
