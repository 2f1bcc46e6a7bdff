"""Services over time: how long each took, month by month, against the time that it promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from meritasn.charts.style import (
    BLUE,
    GREY,
    INK,
    LINE,
    QUIET,
    SMALL,
    VERMILLION,
    Chart,
    at,
    bare,
    sheet,
    words,
)
from meritasn.language import LANGUAGES, Language, Text, date_text
from meritasn.results.standards import Measured, ServiceStandards, StandardsKept

__all__ = ["service_times"]


def service_times(kept: StandardsKept, lang: Language = "id", *, across: int = 3) -> Chart:
    """The time of each service at each measurement, with its standard and those that missed it.

    A measurement without a time leaves a gap. Services without any time are not drawn.

    Args:
        kept: The measurements of services.
        lang: The language of every word.
        across: How many services stand side by side.

    Example:
        >>> from datetime import date
        >>> from meritasn.merit import standards_kept
        >>> from meritasn.model import Measurement, Service, Workforce
        >>> ktp = Service(key="ktp", name="KTP", time_before=180, standard_time=60)
        >>> may = Measurement(service="ktp", measured_on=date(2024, 5, 31), measured_time=55)
        >>> kept = standards_kept(Workforce(services=[ktp], measurements=[may]), date(2024, 6, 1))
        >>> service_times(kept, "en").description
        'Times of 1 service until 1 June 2024. KTP: 55 on 31 May 2024, standard 60, 0 missed.'
    """
    services = [one for one in kept.services if any(m.took is not None for m in one.series)]
    across = max(1, min(across, len(services)))
    down = max(1, -(-len(services) // across))
    said = [_SAID[len(services) != 1].fill(n=len(services), day=kept.on)]
    said += [_of_one(one) for one in services]
    notes = (_HOW, _SOURCE.fill(name=kept.policy.name, hash=kept.policy.hash[:12]))
    chart = sheet(
        _TITLE.fill(day=kept.on),
        Text(*("\n".join(note.of(one) for note in notes) for one in LANGUAGES)),
        Text(*(" ".join(part.of(one) for part in said) for one in LANGUAGES)),
        lang,
        (3.1 * max(across, 2), 1.3 + 1.95 * down),
    )
    panels = chart.subplots(down, across, squeeze=False).ravel()
    for place, axes in enumerate(panels):
        if place < len(services):
            _panel(axes, services[place], lang)
        else:
            axes.set_visible(False)
    return chart


def _panel(axes: Axes, one: ServiceStandards, lang: Language) -> None:
    bare(axes)
    axes.spines["bottom"].set(visible=True, color=LINE)
    axes.set_title(one.name, loc="left", fontsize=SMALL + 1, color=INK)
    axes.set_ylabel(one.time_unit or words(_TIME, lang), fontsize=SMALL, color=QUIET)
    timed = [m for m in one.series if m.took is not None]
    axes.plot(
        [_place(m.on) for m in one.series],
        [float("nan") if m.took is None else at(m.took) for m in one.series],
        "-",
        color=GREY,
        lw=1.3,
        zorder=1,
        gid=f"time:{one.key}",
    )
    _marks(axes, one, timed, lang)
    _standard(axes, one, lang)
    tops = [m.took for m in timed if m.took is not None]
    tops += [n for n in (one.time_before, *(m.standard for m in one.series)) if n is not None]
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_ylim(0, at(max(tops)) * 1.18 or 1)
    first, last = one.series[0].on, one.series[-1].on
    days = dict.fromkeys((first, last))
    axes.set_xticks([_place(day) for day in days], [_month(day, lang) for day in days])
    axes.tick_params(labelsize=SMALL)
    labels = axes.get_xticklabels()
    if len(labels) > 1:
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right")


def _marks(axes: Axes, one: ServiceStandards, timed: Sequence[Measured], lang: Language) -> None:
    """A sign for each measurement: its form, not only its colour, says what became of it."""
    for sign, codes in _SIGNS.items():
        of = [m for m in timed if (m.time.code if m.time else "") in codes]
        axes.plot(
            [_place(m.on) for m in of],
            [at(m.took or 0) for m in of],
            sign,
            color=VERMILLION if sign == _MISSED else BLUE,
            mfc="white" if sign == _NO_STANDARD else None,
            ms=6 if sign == _MISSED else 4,
            mew=1.8 if sign == _MISSED else 1,
            zorder=3,
            gid=f"{sign}:{one.key}",
        )
    for m in dict.fromkeys((timed[0], timed[-1])):
        assert m.took is not None
        above = m.time is not None and m.time.code == "missed"  # away from the line of the standard
        axes.annotate(
            words(_short(m.took), lang),
            (_place(m.on), at(m.took)),
            (0, 6 if above else -6),
            textcoords="offset points",
            ha="center",
            va="bottom" if above else "top",
            fontsize=SMALL,
            color=INK,
            gid=f"took:{one.key}:{m.on}",
        )


_MISSED, _KEPT, _NO_STANDARD = "x", "o", "s"
_SIGNS = {_MISSED: ("missed",), _KEPT: ("kept", "better"), _NO_STANDARD: ("",)}


def _standard(axes: Axes, one: ServiceStandards, lang: Language) -> None:
    """The standard, and the time that it took before there was one."""
    standards = [m.standard for m in one.series if m.standard is not None]
    if standards:
        axes.axhline(at(standards[-1]), color=INK, lw=1, ls="--", gid=f"standard:{one.key}")
        _beside(axes, at(standards[-1]), _STANDARD.fill(n=_short(standards[-1])), lang)
    if one.time_before is not None:
        axes.axhline(at(one.time_before), color=GREY, lw=1, ls=":", gid=f"before:{one.key}")
        _beside(axes, at(one.time_before), _BEFORE.fill(n=_short(one.time_before)), lang)


def _beside(axes: Axes, height: float, label: Text, lang: Language) -> None:
    axes.annotate(
        words(label, lang),
        (1, height),
        (0, 2),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        ha="right",
        fontsize=SMALL - 1,
        color=QUIET,
    )


def _place(day: date) -> float:
    return float(day.toordinal())


def _month(day: date, lang: Language) -> str:
    """A month as a label, such as ``Jan 2025``."""
    _, month, year = date_text(day, lang).split(" ")
    return f"{month[:3]} {year}"


def _short(number: Decimal) -> Decimal:
    """Without decimals that say nothing."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _of_one(one: ServiceStandards) -> Text:
    timed = [m for m in one.series if m.took is not None]
    first, last = timed[0], timed[-1]
    assert first.took is not None
    assert last.took is not None
    standards = [m.standard for m in one.series if m.standard is not None]
    missed = sum(m.time is not None and m.time.code == "missed" for m in timed)
    template = _OF_ONE if first is not last else _OF_ONE_DAY
    return template.fill(
        name=one.name,
        first=_short(first.took),
        since=first.on,
        last=_short(last.took),
        until=last.on,
        standard=_short(standards[-1]) if standards else "–",
        missed=missed,
    )


_TITLE = Text("Waktu layanan terhadap standarnya, sampai {day}", "Times of services, until {day}")
_TIME = Text("waktu", "time")
_STANDARD, _BEFORE = Text("standar {n}", "standard {n}"), Text("semula {n}", "before {n}")
_HOW = Text(
    "● memenuhi standar waktu   × tidak memenuhi   □ tanpa standar   garis putus: standar; "
    "titik-titik: semula.",
    "● within the standard time   × beyond it   □ no standard   dashed: standard; dotted: before.",
)
_SOURCE = Text("{name} · {hash}", "{name} · {hash}")
_SAID = (
    Text("Waktu {n} layanan sampai {day}.", "Times of {n} service until {day}."),
    Text("Waktu {n} layanan sampai {day}.", "Times of {n} services until {day}."),
)
_OF_ONE = Text(
    "{name}: dari {first} pada {since} menjadi {last} pada {until}, standar {standard}, "
    "{missed} kali tidak memenuhi.",
    "{name}: from {first} on {since} to {last} on {until}, standard {standard}, {missed} missed.",
)
_OF_ONE_DAY = Text(
    "{name}: {first} pada {since}, standar {standard}, {missed} kali tidak memenuhi.",
    "{name}: {first} on {since}, standard {standard}, {missed} missed.",
)
