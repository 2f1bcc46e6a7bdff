"""How the cost grows with the number of people, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.report import Section

__all__ = ["drawn"]

STYLES = {
    "meritasn": ("#0b6e4f", "o", "-"),
    "by hand, Polars": ("#1f4e9c", "s", "--"),
    "by hand, DuckDB": ("#b5651d", "^", "--"),
    "by hand, no twins sought": ("#7fa8e0", "x", ":"),
    "openfisca, from arrays": ("#7a3e9d", "D", ":"),
    "read the columns": ("#888888", "v", ":"),
}


def drawn(found: Mapping[int, Section], path: Path) -> None:
    """Draws seconds and memory against people, each scale in powers of ten."""
    import matplotlib as mpl  # noqa: PLC0415, only a picture needs it

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415, only a picture needs it

    mpl.rcParams |= {"svg.hashsalt": "meritasn", "svg.fonttype": "none", "font.size": 9}
    figure, (seconds, memory) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for axes, what, label in ((seconds, "wall", "seconds"), (memory, "peak", "megabytes")):
        for who, (colour, marker, line) in STYLES.items():
            points = [(n, v) for n, s in found.items() if (v := s.value(who, what)) is not None]
            if points:
                axes.plot(*zip(*points, strict=True), line, marker=marker, color=colour, label=who)
        axes.set(xscale="log", yscale="log", xlabel="people", ylabel=label)
        axes.grid(visible=True, which="both", linewidth=0.3)
    memory.axhline(2000, color="#aa0000", linewidth=0.8)
    seconds.legend(frameon=False)
    figure.savefig(path, format="svg", metadata={"Date": None})
