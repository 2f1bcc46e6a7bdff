"""A ladder: the index of professionalism of units against the limits of the bands."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen
from matplotlib.axes import Axes

from meritasn.charts.style import (
    BANDS,
    BLUE,
    HALO,
    INK,
    QUIET,
    SMALL,
    Chart,
    at,
    bare,
    sheet,
    words,
)
from meritasn.language import LANGUAGES, Language, Text
from meritasn.results.professionalism import Professionalism
from meritasn.results.rungs import Rung

__all__ = ["ladder"]


def ladder(found: Professionalism, lang: Language = "id") -> Chart:
    """The index of each unit as a point, the highest on top, on the bands that it may lie in.

    Units whose index is withheld are not drawn; how many they are is said.

    Args:
        found: The index of units.
        lang: The language of every word.

    Example:
        >>> from datetime import date
        >>> from meritasn.merit import professionalism_index
        >>> from meritasn.model import Workforce
        >>> ladder(professionalism_index(Workforce(), date(2025, 1, 1)), "en").description
        'Index of professionalism of 0 units on 1 January 2025.'
    """
    units = _units(found)
    kept_back = sum(one.unit in found.withheld for one in found.units)
    notes = [_BENEATH]
    if kept_back:
        notes.append(_KEPT_BACK.fill(n=kept_back, least=found.least))
    notes.append(_SOURCE.fill(name=found.policy.name, hash=found.policy.hash[:12]))
    said = [_SAID.fill(n=len(units), day=found.assessments.on)]
    said += [_OF_ONE.fill(name=one.name, index=one.index) for one in units]
    chart = sheet(
        _TITLE.fill(day=found.assessments.on),
        Text(*("\n".join(note.of(one) for note in notes) for one in LANGUAGES)),
        Text(*(" ".join(part.of(one) for part in said) for one in LANGUAGES)),
        lang,
        (8.6, 2.2 + _ROW * len(units)),
    )
    axes = chart.add_subplot()
    bare(axes)
    axes.set_ylim(max(len(units), 1) - 0.5, -0.5)
    _grounds(axes, found.rungs, [one.index for one in units], lang)
    _points(axes, units, lang)
    return chart


_ROW = 0.215
"""The height of the row of a unit, in inches."""


@frozen
class _Unit:
    name: str
    index: Decimal
    counted: int


def _units(found: Professionalism) -> list[_Unit]:
    """The units that are shown, the highest first."""
    shown = []
    for one in found.units:
        index, counted = one.value("unit_index"), one.value("people_counted")
        if one.unit in found.withheld or index is None or index.number is None:
            continue
        assert counted is not None
        assert counted.number is not None
        shown.append(_Unit(one.name, index.number, int(counted.number)))
    return sorted(shown, key=lambda unit: unit.index, reverse=True)


def _grounds(axes: Axes, rungs: tuple[Rung, ...], indices: list[Decimal], lang: Language) -> None:
    """The bands near which units lie, each with its limits; those far away are left out."""
    limits = sorted(rung.up_to for rung in rungs if rung.up_to is not None)
    low = max((one for one in limits if one < min(indices, default=limits[0])), default=None)
    high = min((one for one in limits if one >= max(indices, default=limits[-1])), default=None)
    left = min([*indices, limits[0] if low is None else low])
    right = max([*indices, limits[-1] if high is None else high])
    margin = max((right - left) / 12, Decimal(1))
    axes.set_xlim(at(left - margin), at(right + margin))
    for place, rung in enumerate(rungs):
        start = left - margin if rung.over is None else max(rung.over, left - margin)
        stop = right + margin if rung.up_to is None else min(rung.up_to, right + margin)
        if start >= stop:
            continue
        axes.axvspan(at(start), at(stop), color=BANDS[place % 2], zorder=0, lw=0)
        # A strip too narrow for its name goes without: the limit beside it says as much.
        if (stop - start) * 5 >= right - left:
            axes.annotate(
                f"{words(rung.title, lang)}\n{words(rung.limits, lang)}",
                (at((start + stop) / 2), 1),
                (0, 4),
                xycoords=("data", "axes fraction"),
                textcoords="offset points",
                ha="center",
                fontsize=SMALL,
                color=QUIET,
                gid=f"band:{rung.code}",
            )
        if rung.up_to is not None and rung.up_to < right + margin:
            axes.axvline(at(rung.up_to), color=QUIET, lw=1.1, ls="--", gid=f"limit:{rung.code}")


def _points(axes: Axes, units: list[_Unit], lang: Language) -> None:
    places = range(len(units))
    axes.set_yticks(
        list(places),
        [f"{unit.name} ({words(unit.counted, lang)})" for unit in units],
        fontsize=SMALL,
    )
    axes.hlines(list(places), *axes.get_xlim(), color="#e4e7eb", lw=0.7, zorder=1)
    axes.plot(
        [at(unit.index) for unit in units],
        list(places),
        "o",
        color=BLUE,
        ms=6,
        gid="index",
        zorder=3,
    )
    for place, unit in enumerate(units):
        axes.annotate(
            words(unit.index, lang),
            (at(unit.index), place),
            (6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
            bbox=HALO,
            gid=f"value:{place}",
            zorder=2,
        )
    axes.set_xlabel(words(_INDEX, lang), color=INK)


_TITLE = Text("Indeks Profesionalitas tiap unit, {day}", "Index of professionalism by unit, {day}")
_INDEX = Text("Indeks", "Index")
_BENEATH = Text(
    "Dalam kurung: pegawai yang terhitung, termasuk di unit di bawahnya. Sumbu tidak mulai dari 0.",
    "In brackets: people who count, those of units beneath included. The axis does not start at 0.",
)
_KEPT_BACK = Text(
    "{n} unit tidak digambar: indeksnya dapat membuka indeks kurang dari {least} orang.",
    "{n} units are not drawn: their index could give away that of fewer than {least} people.",
)
_SOURCE = Text("{name} · {hash}", "{name} · {hash}")
_SAID = Text(
    "Indeks Profesionalitas {n} unit pada {day}.", "Index of professionalism of {n} units on {day}."
)
_OF_ONE = Text("{name}: {index}.", "{name}: {index}.")
