"""Nine boxes: how many people stand in each, with the succession group marked."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from meritasn.charts.style import BLUE, INK, LINE, QUIET, SMALL, Chart, at, bare, sheet, words
from meritasn.language import Language, Text
from meritasn.results.boxes import AXES, CUTS
from meritasn.results.talent import SMALLEST_UNIT, TalentMap
from meritasn.view import Share

__all__ = ["nine_boxes"]


def nine_boxes(talents: TalentMap, lang: Language = "id") -> Chart:
    """The nine boxes of a map of talent, as on the form: performance upwards, potential rightwards.

    Each box has its name, how many people stand in it and their share of all who have a box. Those
    of the succession group have a thick frame. Where fewer than five people have a box, their
    number alone is said.

    Args:
        talents: The map.
        lang: The language of every word.

    Example:
        >>> from datetime import date
        >>> from meritasn.merit import talent_map
        >>> from meritasn.model import Employee, Employment, Workforce
        >>> one = Employee(key="P0001", unit="u", employment=Employment.PNS)
        >>> chart = nine_boxes(talent_map(Workforce(employees=[one]), date(2026, 3, 2)), "en")
        >>> chart.description
        'Nine boxes on 2 March 2026. 0 of 1 people have a box.'
    """
    boxes = tuple(_boxes(talents))
    boxed = sum(box.people for box in boxes)
    shown = boxed >= SMALLEST_UNIT
    head = _BOXED.fill(n=boxed, of=len(talents))
    source = Text("{head}{few}\n{frame}\n{name} · {hash}", "{head}{few}\n{frame}\n{name} · {hash}")
    described = [_TITLE_SAID.fill(day=talents.on), head]
    if shown:
        described += [_SAID.fill(box=box.title, n=box.people) for box in boxes]
    chart = sheet(
        _TITLE.fill(day=talents.on),
        source.fill(
            head=head,
            few="" if shown or not boxed else _FEW.fill(least=SMALLEST_UNIT),
            frame=_FRAME,
            name=talents.policy.name,
            hash=talents.policy.hash[:12],
        ),
        Text(*(" ".join(part.of(one) for part in described) for one in ("id", "en"))),
        lang,
        (8.2, 6.6),
    )
    axes = chart.add_subplot()
    _frame(axes, talents, lang)
    for box in boxes:
        _draw(axes, box, boxed if shown else None, lang)
    return chart


@frozen
class _Box:
    """A box at its place: columns from the left, rows from below."""

    column: int
    row: int
    title: Text
    people: int
    succession: bool
    place: str


def _boxes(talents: TalentMap) -> Iterator[_Box]:
    """Every box, the best levels of performance on top and of potential on the right."""
    rows, columns = (tuple(reversed(talents.enum(f"{axis}_level").codes)) for axis in AXES)
    cells, codes = talents.cells(), talents.enum("talent_box").codes
    titles = {talents.enum("talent_box").title(code): code for code in codes}
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            title = talents.box_at(row, column) or Text("", "")
            code = titles.get(title)
            in_group = code is not None and bool(talents.succession(code))
            yield _Box(x, y, title, cells.get((row, column), 0), in_group, f"{row}/{column}")


def _frame(axes: Axes, talents: TalentMap, lang: Language) -> None:
    """The names of the axes and of their levels, and the cut-offs between these."""
    bare(axes)
    levels = [tuple(reversed(talents.enum(f"{axis}_level").titles)) for axis in AXES]
    titles = [talents.program.steps[axis].step.title for axis in AXES]
    rows, columns = levels
    axes.set_xlim(0, len(columns))
    axes.set_ylim(0, len(rows))
    axes.set_xticks([n + 0.5 for n in range(len(columns))], [words(c, lang) for c in columns])
    axes.set_yticks(
        [n + 0.5 for n in range(len(rows))],
        [words(r, lang) for r in rows],
        rotation=90,
        va="center",
    )
    axes.set_ylabel(f"{words(titles[0], lang)} →", color=INK, fontweight="bold")
    axes.set_xlabel(f"{words(titles[1], lang)} →", color=INK, fontweight="bold")
    for one in talents.cut_offs():
        edge, value = CUTS.index(one.cut) + 1, one.parameter.value
        if value is not None:
            upwards = one.axis == AXES[0]
            axes.annotate(
                words(value, lang),
                (0, edge) if upwards else (edge, 0),
                (-4, 0) if upwards else (0, -4),
                textcoords="offset points",
                ha="right" if upwards else "center",
                va="center" if upwards else "top",
                fontsize=SMALL,
                color=QUIET,
                gid=f"cut:{one.axis}:{one.cut}",
                annotation_clip=False,
            )


def _draw(axes: Axes, box: _Box, boxed: int | None, lang: Language) -> None:
    share = Share(box.people, boxed or 0)
    full = at(share.permille or 0) / 1000
    inset = 0.03
    axes.add_patch(
        Rectangle(
            (box.column + inset, box.row + inset),
            1 - 2 * inset,
            1 - 2 * inset,
            facecolor=(*_RGB, 0.06 + 0.5 * full),
            edgecolor=BLUE if box.succession else LINE,
            linewidth=3 if box.succession else 1,
            gid=f"box:{box.place}:{'succession' if box.succession else 'other'}",
        )
    )
    middle = box.column + 0.5
    axes.text(
        middle,
        box.row + 0.82,
        words(box.title, lang),
        ha="center",
        va="center",
        color=INK,
        fontsize=SMALL + 1,
        gid=f"name:{box.place}",
    )
    if boxed is None:
        return
    axes.text(
        middle,
        box.row + 0.5,
        words(box.people, lang),
        ha="center",
        va="center",
        color=INK,
        fontsize=22,
        fontweight="bold" if box.people else "normal",
        gid=f"people:{box.place}",
    )
    axes.text(
        middle,
        box.row + 0.22,
        words(share, lang),
        ha="center",
        va="center",
        color=QUIET,
        fontsize=SMALL + 1,
        gid=f"share:{box.place}",
    )


_RGB = (0.0, 0.447, 0.698)
"""Blue, laid on the more densely the more people stand in a box."""

_TITLE = Text("Peta sembilan kotak talenta, {day}", "Nine boxes of talent, {day}")
_TITLE_SAID = Text("Sembilan kotak pada {day}.", "Nine boxes on {day}.")
_BOXED = Text("{n} dari {of} pegawai memiliki kotak.", "{n} of {of} people have a box.")
_FEW = Text(
    " Kurang dari {least} orang: kotaknya tidak ditampilkan.",
    " Fewer than {least}: their boxes are not shown.",
)
_FRAME = Text(
    "Bingkai tebal: kelompok rencana suksesi. Angka di antara tingkat: batasnya.",
    "Thick frame: succession group. Numbers between levels: their cut-offs.",
)
_SAID = Text("{box}: {n}.", "{box}: {n}.")
