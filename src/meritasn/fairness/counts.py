"""Counts: how many of each group there are, and how many of them were chosen.

Every statistic of two groups follows from them, so they are kept and not the rates alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final, TypeVar

from attrs import Attribute, field, frozen

__all__ = ["MISSING", "Cell", "Counts", "counted"]

G = TypeVar("G")

MISSING: Final = "missing"
"""The group of those of whom the group is not known: a group of its own, and never a reference."""


@frozen
class Cell:
    """How many were chosen, of how many.

    Attributes:
        selected: Those who were promoted, awarded, found eligible, or whatever is asked.
        total: All of the group.

    Raises:
        ValueError: If fewer than nobody or more than all were chosen.

    >>> Cell(3, 4).rate, Cell(0, 0).rate
    (Fraction(3, 4), None)
    """

    selected: int = field()
    total: int = field()

    @selected.validator
    def _is_among_them(self, _: Attribute[int], selected: int) -> None:
        if not 0 <= selected <= self.total:
            raise ValueError("as many are chosen as there are, or fewer")

    @property
    def rate(self) -> Fraction | None:
        """The share that was chosen; None where there is nobody."""
        return Fraction(self.selected, self.total) if self.total else None

    @property
    def others(self) -> int:
        """How many were not chosen."""
        return self.total - self.selected

    def moved(self, people: int) -> Cell:
        """The same group, had so many more of it been chosen."""
        return Cell(self.selected + people, self.total)

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.selected + other.selected, self.total + other.total)


@frozen
class Counts:
    """The cells of all groups.

    Attributes:
        cells: By group; a group of nobody may be among them.
    """

    cells: Mapping[str, Cell]

    @property
    def whole(self) -> Cell:
        """Everybody together."""
        return sum(self.cells.values(), Cell(0, 0))

    def __getitem__(self, group: str) -> Cell:
        return self.cells[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)


def counted(rows: Iterable[tuple[str | None, bool]]) -> Counts:
    """Counts people, none of them left out.

    Args:
        rows: Of each person the group, None where it is not known, and whether they were chosen.

    >>> of = counted([("w", True), ("m", False), (None, True), ("w", False)])
    >>> {group: (of[group].selected, of[group].total) for group in of}
    {'w': (1, 2), 'm': (0, 1), 'missing': (1, 1)}
    """
    selected: dict[str, int] = {}
    total: dict[str, int] = {}
    for group, chosen in rows:
        name = MISSING if group is None else group
        total[name] = total.get(name, 0) + 1
        selected[name] = selected.get(name, 0) + bool(chosen)
    return Counts({name: Cell(selected[name], total[name]) for name in total})
