"""Satisfaction: the index of each service with its interval, against the limits of the letters."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from meritasn.charts.style import (
    BANDS,
    BLUE,
    HALO,
    INK,
    ORANGE,
    QUIET,
    SMALL,
    VERMILLION,
    Chart,
    at,
    bare,
    sheet,
    words,
)
from meritasn.language import LANGUAGES, Language, Text
from meritasn.results.satisfaction import Limit, Round, Satisfaction, Surveyed

__all__ = ["satisfaction_index"]


def satisfaction_index(found: Satisfaction, lang: Language = "id") -> Chart:
    """The index of each service or unit in the last two surveys, with the limits of the letters.

    An interval that reaches across a limit is marked: the survey does not settle the letter. What
    rests on too few sheets is not drawn, as the result has no round of it.

    Args:
        found: The surveys.
        lang: The language of every word.

    Example:
        >>> from meritasn.merit import satisfaction
        >>> from meritasn.model import Workforce
        >>> satisfaction_index(satisfaction(Workforce()), "en").description
        'Satisfaction. There is no survey.'
    """
    years = sorted(found.laws)[-2:]
    rows = _rows(found, years)
    said = [_SAID if years else _NO_SURVEY]
    said += [_of_one(row) for row in rows]
    notes = [_HOW.fill(least=found.least_sure), *([_NEAR] if _any_near(rows) else [])]
    if years:
        last, policy = found.laws[years[-1]]
        notes.append(_SOURCE.fill(name=policy.name, hash=policy.hash[:12], day=last))
    chart = sheet(
        _TITLE.fill(years=" / ".join(map(str, years)) or "–"),
        Text(*("\n".join(note.of(one) for note in notes) for one in LANGUAGES)),
        Text(*(" ".join(part.of(one) for part in said) for one in LANGUAGES)),
        lang,
        (8.6, 2.4 + 0.42 * len(rows)),
    )
    axes = chart.add_subplot()
    bare(axes)
    if years:
        _draw(axes, rows, found.limits(years[-1]), lang)
    return chart


@frozen
class _Row:
    """A service with the rounds that are drawn, the earlier first."""

    of: Surveyed
    rounds: tuple[Round, ...]
    latest: int


def _rows(found: Satisfaction, years: list[int]) -> list[_Row]:
    """Those that have an index, the highest of the latest survey on top."""
    rows = []
    for one in found.of:
        rounds = [r for year in years if (r := one.of(year)) is not None and r.index is not None]
        if rounds:
            rows.append(_Row(one, tuple(rounds), years[-1]))
    return sorted(rows, key=lambda row: row.rounds[-1].index or 0, reverse=True)


def _any_near(rows: Iterable[_Row]) -> bool:
    return any(of.near for row in rows for of in row.rounds)


def _of_one(row: _Row) -> Text:
    parts = []
    for of in row.rounds:
        assert of.index is not None
        words_of = _ROUND if of.interval is None else _ROUND_WITH
        ends = {} if of.interval is None else {"ends": of.interval.text}
        parts.append(words_of.fill(year=str(of.year), index=of.index, **ends))
    return Text(
        *(f"{row.of.name}: {'; '.join(part.of(one) for part in parts)}." for one in LANGUAGES)
    )


def _draw(axes: Axes, rows: list[_Row], limits: tuple[Limit, ...], lang: Language) -> None:
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [row.of.name for row in rows])
    axes.hlines(
        [place + 0.5 for place in range(len(rows) - 1)],
        0,
        1,
        color="#e4e7eb",
        lw=0.8,
        transform=axes.get_yaxis_transform(),
    )
    points: dict[int, Line2D] = {}
    for place, row in enumerate(rows):
        for of in row.rounds:
            point = _round(axes, place, of, lang, latest=of.year == row.latest)
            points.setdefault(of.year, point)
    low, high = axes.get_xlim()
    axes.set_xlim(low, high + (high - low) / 10)  # room for the words beside the last point
    _letters(axes, limits, lang)
    axes.set_xlabel(words(_INDEX, lang), color=INK)
    if points:
        axes.legend(
            [points[year] for year in sorted(points)],
            [str(year) for year in sorted(points)],
            loc="lower left",
            bbox_to_anchor=(0, 1.045),
            ncols=3,
            frameon=False,
            fontsize=SMALL,
            borderaxespad=0,
            handletextpad=0.4,
        )


def _round(axes: Axes, place: int, of: Round, lang: Language, *, latest: bool) -> Line2D:
    """The point of a round with its interval; the earlier one paler and above."""
    assert of.index is not None
    y = place + (0.16 if latest else -0.16)
    colour = BLUE if latest else ORANGE
    (point,) = axes.plot(
        [at(of.index)],
        [y],
        "o" if latest else "D",
        color=colour,
        ms=6.5 if latest else 5,
        zorder=3,
        mfc=colour if latest else "white",
        mew=1.4,
        ls="none",
        gid=f"index:{of.year}:{place}",
    )
    if of.interval is not None:
        axes.plot(
            [at(of.interval.low), at(of.interval.high)],
            [y, y],
            "-",
            color=colour,
            lw=1.8,
            zorder=2,
            solid_capstyle="butt",
            gid=f"interval:{of.year}:{place}",
        )
    right = of.index if of.interval is None else of.interval.high
    letter = "" if of.quality is None else words(of.quality.title, lang)
    near = "/".join(
        dict.fromkeys(words(x.title, lang) for n in of.near for x in (n.below, n.above))
    )
    axes.annotate(
        f"{words(of.index, lang)} {f'▲ {near}?' if near else letter}",
        (at(right), y),
        (5, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=VERMILLION if near else (INK if latest else QUIET),
        bbox=HALO,
        gid=f"value:{of.year}:{place}",
        zorder=2,
    )
    return point


def _letters(axes: Axes, limits: tuple[Limit, ...], lang: Language) -> None:
    """The letters side by side, with the limit at which each begins."""
    low, high = axes.get_xlim()
    least = (high - low) / 20  # a narrower strip has no room for its letter
    edges = [low, *(at(one.at) for one in limits), high]
    letters = [limits[0].below, *(one.above for one in limits)] if limits else []
    for place, letter in enumerate(letters):
        start, stop = max(edges[place], low), min(edges[place + 1], high)
        if start >= stop:
            continue
        axes.axvspan(start, stop, color=BANDS[place % 2], zorder=0, lw=0)
        if stop - start < least:
            continue
        axes.annotate(
            words(letter.title, lang),
            ((start + stop) / 2, 1),
            (0, 3),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
            color=QUIET,
            gid=f"letter:{letter.code}",
        )
    for one in limits:
        if low < at(one.at) < high:
            axes.axvline(at(one.at), color=QUIET, lw=1.1, ls="--", gid=f"limit:{one.above.code}")
            axes.annotate(
                words(one.at, lang),
                (at(one.at), 1),
                (0, 3),
                xycoords=("data", "axes fraction"),
                textcoords="offset points",
                ha="center",
                fontsize=SMALL,
                color=QUIET,
            )
    axes.set_xlim(low, high)


_TITLE = Text("Kepuasan masyarakat, {years}", "Public satisfaction, {years}")
_INDEX = Text("Indeks", "Index")
_HOW = Text(
    "Garis: selang 95 % bila lembarnya sampel acak; tanpa garis bila kurang dari {least} lembar.\n"
    "Sumbu tidak mulai dari nol.",
    "Bars: 95% interval if the sheets are a random sample; none where there are fewer than {least} "
    "sheets.\nThe axis does not start at 0.",
)
_NEAR = Text(
    "▲ selang melintasi batas mutu: survei ini tidak memastikan hurufnya.",
    "▲ the interval reaches across a limit: this survey does not settle the letter.",
)
_SOURCE = Text(
    "Batas mutu: {name} · {hash}, lembar terakhir {day}",
    "Limits of the letters: {name} · {hash}, last sheet on {day}",
)
_SAID = Text("Kepuasan masyarakat.", "Satisfaction.")
_NO_SURVEY = Text("Kepuasan masyarakat. Tidak ada survei.", "Satisfaction. There is no survey.")
_ROUND = Text("{year}: {index}", "{year}: {index}")
_ROUND_WITH = Text("{year}: {index} ({ends})", "{year}: {index} ({ends})")
