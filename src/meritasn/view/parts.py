"""What a view is made of: titles, sentences, tables and trees, all of them plain values.

A part says what is shown and nothing of how: the renderers to text and to HTML read the same view,
so the terminal, the notebook and the printed page cannot tell different stories.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol, TypeAlias

from attrs import frozen

from meritasn.language import Text
from meritasn.quantities import Rounding

__all__ = [
    "Align",
    "Branch",
    "Cell",
    "Column",
    "HasView",
    "Level",
    "Part",
    "Sentence",
    "Share",
    "Table",
    "Title",
    "Tone",
    "View",
    "joined",
]

Tone: TypeAlias = Literal["plain", "good", "warn", "bad", "quiet"]
"""How something is meant. Colour only repeats it: the words say it too."""

Align: TypeAlias = Literal["left", "right"]
"""The side of a column at which its cells stand; numbers stand right."""

Level: TypeAlias = Literal[1, 2, 3]
"""How high a title stands; 1 is the highest."""


@frozen
class Title:
    """The heading of what follows."""

    text: Text
    level: Level = 1


@frozen
class Sentence:
    """One sentence, as a part of its own or as a cell that has a tone."""

    text: Text
    tone: Tone = "plain"


@frozen
class Share:
    """A part of a whole, shown as a percentage and a bar.

    >>> Share(23, 26).permille, Share(0, 0).permille
    (885, None)
    """

    part: int | Decimal
    whole: int | Decimal

    @property
    def permille(self) -> int | None:
        """Thousandths of the whole, half away from zero; None where there is no whole."""
        if not self.whole:
            return None
        share = 1000 * Fraction(self.part) / Fraction(self.whole)
        return Rounding.HALF_UP.quotient(share.numerator, share.denominator)

    def filled(self, cells: int) -> int:
        """How many cells of a bar are full; a share beyond the whole fills it and no more.

        >>> Share(23, 26).filled(8), Share(3, 2).filled(8), Share(-1, 2).filled(8)
        (7, 8, 0)
        """
        return Rounding.HALF_UP.quotient(min(max(self.permille or 0, 0), 1000) * cells, 1000)


Cell: TypeAlias = Text | str | int | Decimal | date | Share | Sentence | None
"""What stands in a table; None is shown as an en dash."""


@frozen
class Column:
    """A column of a table.

    Attributes:
        title: What its head says.
        align: The side at which its cells stand.
        grow: Whether it takes the room that the others leave, and wraps first.
    """

    title: Text
    align: Align = "left"
    grow: bool = False


@frozen
class Table:
    """Rows under columns.

    Where no column has a title, the table has no head: pairs of a label and a value.

    Raises:
        ValueError: If it has no column, or a row has more or fewer cells than there are columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Text | None = None

    def __attrs_post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has at least one column")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row)} cells for {len(self.columns)} columns"
                )

    @property
    def headed(self) -> bool:
        """Whether any column has a title."""
        return any(c.title.id or c.title.en for c in self.columns)


@frozen
class Branch:
    """A node of a tree, with what it rests on below it.

    Attributes:
        text: What it says.
        note: What stands quietly beside it, such as a citation.
        tone: How it is meant.
        children: The branches below it, in order.
    """

    text: Text
    note: Text | None = None
    tone: Tone = "plain"
    children: tuple[Branch, ...] = ()


Part: TypeAlias = Title | Sentence | Table | Branch
"""One piece of a view."""


@frozen
class View:
    """Parts, one below the other.

    >>> one, two = View((Title(Text("Hasil", "Result")),)), View((Sentence(Text("Baik", "Good")),))
    >>> len((one + two).parts)
    2
    """

    parts: tuple[Part, ...] = ()

    def __add__(self, below: View) -> View:
        """This view with another below it."""
        return View(self.parts + below.parts)

    def view(self) -> View:
        """Itself, so that a view goes wherever something that has one goes."""
        return self

    def _repr_html_(self) -> str:
        from meritasn.view.html import repr_html  # noqa: PLC0415  (it imports the parts)

        return repr_html(self)


class HasView(Protocol):
    """Something that can be shown.

    A class that has this method shows itself in a notebook with one line in its body:
    ``_repr_html_ = repr_html``.
    """

    def view(self) -> View:
        """What to show of it."""
        ...


def joined(shown: Iterable[HasView]) -> View:
    """One view of several things, one below the other.

    >>> joined([View((Title(Text("Satu", "One")),)), View()]).parts
    (Title(text=Text(id='Satu', en='One'), level=1),)
    """
    return View(tuple(part for each in shown for part in each.view().parts))
