"""What was drawn, found again by the name that each artist carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.text import Text as Words

from meritasn.charts import Chart

__all__ = ["named", "said", "xs", "ys"]

A = TypeVar("A", bound=Artist)


def named(chart: Chart, kind: type[A], start: str) -> Mapping[str, A]:
    """The artists of a kind whose name begins so, by what stands behind it."""
    found = (one for one in chart.findobj(kind) if isinstance(one, kind))
    ids = ((one.get_gid() or "", one) for one in found)
    return {id.removeprefix(start): one for id, one in ids if id.startswith(start)}


def said(chart: Chart) -> str:
    """Every word of a chart, drawn or described."""
    words = (one.get_text() for one in chart.findobj(Words) if isinstance(one, Words))
    return "\n".join((*words, chart.description, chart.heading))


def xs(line: Line2D) -> list[float]:
    """Where the points of a line stand from the left."""
    return [float(x) for x in line.get_xdata()]  # type: ignore[arg-type, union-attr]  # an array


def ys(line: Line2D) -> list[float]:
    """Where the points of a line stand from below."""
    return [float(y) for y in line.get_ydata()]  # type: ignore[arg-type, union-attr]  # an array
