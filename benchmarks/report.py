"""What was measured, as a table for people and as JSON for comparing two runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

__all__ = ["Aim", "Figure", "Section", "lines"]


THOUSAND = 1000


@frozen
class Figure:
    """One figure.

    Attributes:
        who: The library that was measured.
        what: What it did.
        value: How much; None where it is not installed and so was not measured.
        unit: Of what.
        note: A remark.
    """

    who: str
    what: str
    value: float | None
    unit: str = "µs"
    note: str = ""


@frozen
class Section:
    """Figures that belong beside each other.

    Attributes:
        title: What is compared.
        figures: The figures; the ratios are to the first of the same unit.
        notes: What to know when reading them.
    """

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    def value(self, who: str, what: str) -> float | None:
        """The figure of a library, if it was measured."""
        return next((f.value for f in self.figures if (f.who, f.what) == (who, what)), None)


@frozen
class Aim:
    """What the design promises.

    Attributes:
        what: The promise.
        found: What was measured, None where it was not.
        at_most: What it may be.
        unit: Of what.
    """

    what: str
    found: float | None
    at_most: float
    unit: str = "×"

    @property
    def verdict(self) -> str:
        """Whether it holds."""
        if self.found is None:
            return "not measured"
        return "held" if self.found <= self.at_most else "MISSED"


def lines(sections: Sequence[Section], aims: Sequence[Aim]) -> Iterator[str]:
    """The tables, line by line."""
    for section in sections:
        yield ""
        yield section.title
        yield "-" * len(section.title)
        yield from _rows(section)
        yield from (f"  {note}" for note in section.notes)
    yield ""
    yield "Aims"
    yield "----"
    for aim in aims:
        found = "–" if aim.found is None else f"{_short(aim.found)} {aim.unit}"
        yield f"  {aim.verdict:<13}{aim.what}: {found} (at most {_short(aim.at_most)} {aim.unit})"


def _rows(section: Section) -> Iterator[str]:
    first: dict[str, float] = {}
    for figure in section.figures:
        left = f"  {figure.who:<28}{figure.what:<34}"
        if figure.value is None:
            yield f"{left}{'not measured':>16}  {figure.note}".rstrip()
            continue
        ratio = figure.value / first.setdefault(figure.unit, figure.value)
        measured = f"{_short(figure.value)} {figure.unit}"
        yield f"{left}{measured:>16}{_short(ratio):>9} ×  {figure.note}".rstrip()


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= THOUSAND else f"{value:.3g}"
