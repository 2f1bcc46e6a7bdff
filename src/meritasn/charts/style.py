"""What all charts share: a quiet sheet with a title, its source, and colours for everybody.

Colours are told apart by those who see fewer of them, and in print without any: each is repeated by
a sign, a place or a word. Nothing is looked for in a network, and no state of matplotlib is left
changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from meritasn.language import Language, Text
from meritasn.view import Cell
from meritasn.view.wording import said, worded

__all__ = [
    "BANDS",
    "BLUE",
    "GREY",
    "HALO",
    "INK",
    "LINE",
    "ORANGE",
    "PALE",
    "PURPLE",
    "QUIET",
    "SKY",
    "SMALL",
    "VERMILLION",
    "Chart",
    "at",
    "bare",
    "sheet",
    "words",
]

INK: Final = "#1f2430"
QUIET: Final = "#5b6472"
LINE: Final = "#d5d9df"
GREY: Final = "#b9c0ca"
PALE: Final = "#f4f6f9"

BLUE: Final = "#0072b2"
SKY: Final = "#56b4e9"
ORANGE: Final = "#e69f00"
VERMILLION: Final = "#d55e00"
PURPLE: Final = "#8a4f7d"
"""Colours after Okabe and Ito, which people who are colour-blind tell apart."""

BANDS: Final = ("#ffffff", "#eef3f8")
"""Grounds of bands that lie side by side."""

SMALL: Final = 8.5
"""The size of what is read second, in points."""

_LOOK: Mapping[str, object] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 10,
    "svg.fonttype": "path",  # the same picture wherever it is opened
    "svg.hashsalt": "meritasn",  # the same bytes each time
    "text.parse_math": False,  # a name may hold a dollar sign
}


class Chart(Figure):
    """A chart of results: a figure of matplotlib that can say what it shows.

    Attributes:
        language: The language of every word in it.
        heading: Its title.
        description: What it shows, for those who do not see it.
    """

    language: Language
    heading: str
    description: str

    def svg(self) -> str:
        """The chart as SVG, with its title and description for screen readers."""
        return self._written("svg").decode()

    def png(self) -> bytes:
        """The chart as PNG, fine enough for print."""
        return self._written("png")

    def save(self, file: Path) -> None:
        """Writes the chart as the ending of a file says: ``.svg`` or ``.png``.

        Args:
            file: The file.

        Raises:
            ValueError: If it ends in neither.
            OSError: If it cannot be written.
        """
        match file.suffix.casefold():
            case ".svg":
                file.write_text(self.svg(), "utf-8", newline="")
            case ".png":
                file.write_bytes(self.png())
            case _:
                raise ValueError("a chart is written as .svg or .png")

    def _written(self, form: str) -> bytes:
        written = BytesIO()
        said: Mapping[str, str | None] = (
            {"Title": self.heading, "Date": None, "Creator": "meritasn"}
            if form == "svg"
            else {"Title": self.heading, "Description": self.description, "Software": "meritasn"}
        )
        with mpl.rc_context(_LOOK):  # type: ignore[arg-type]  # names of settings are known there
            self.savefig(written, format=form, metadata=said, dpi=_DPI, facecolor="white")
        if form == "png":
            return written.getvalue()
        return _described(written.getvalue().decode(), self.description, self.language).encode()

    def _repr_svg_(self) -> str:
        return self.svg()


_DPI = 200


def _described(svg: str, description: str, language: Language) -> str:
    """An SVG that says what it shows where screen readers look for it."""
    head, end, rest = svg.partition("</title>")
    head = head.replace("<svg ", f'<svg role="img" lang="{language}" ', 1)
    return f"{head}{end}\n <desc>{escape(description)}</desc>{rest}"


def sheet(
    title: Text,
    source: Text,
    description: Text,
    language: Language,
    size: tuple[float, float],
) -> Chart:
    """An empty chart with its title above and its source below.

    Args:
        title: What it shows.
        source: By which rules, and what one should know to read it.
        description: What it shows, for those who do not see it.
        language: The language of every word.
        size: Its width and height in inches.
    """
    with mpl.rc_context(_LOOK):  # type: ignore[arg-type]  # names of settings are known there
        chart = Chart(figsize=size, layout="constrained")
        FigureCanvasAgg(chart)
        chart.language = language
        chart.heading = worded(title, language)
        chart.description = worded(description, language)
        chart.suptitle(chart.heading, x=0.01, ha="left", fontsize=13, fontweight="bold", color=INK)
        # Wraps are the author's: a source has a line for each of its sentences.
        chart.supxlabel(source.of(language), x=0.01, ha="left", fontsize=SMALL, color=QUIET)
    return chart


def bare(axes: Axes) -> None:
    """Takes away the frame, and what else says nothing."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)
    axes.set_axisbelow(True)


HALO: Final = {"boxstyle": "square,pad=0.1", "facecolor": "white", "alpha": 0.75, "lw": 0}
"""What lies behind words that stand on a line, so that they can be read."""


def words(cell: Cell, language: Language) -> str:
    """What a cell of a table would say, for a label."""
    return said(cell, language)


def at(number: Decimal | int) -> float:
    """Where a number lies; only places are floats, what is written is the number itself."""
    return float(number)
