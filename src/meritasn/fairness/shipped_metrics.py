"""The metrics that ship with the library; they come in by the door that others use."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.quantities import Unit
from meritasn.strategies import Declaration, HasCount, Refused, Scale, Takes

__all__ = ["MedianValue", "SelectionRate"]

MOST: Final = 10**15
"""No number of people is greater: a thousand trillion, also in rupiah."""
_EQUAL = Citation(Instrument("UU 20/2023"))
_NO_METRIC = Text(
    "Undang-undang melarang pembedaan dan tidak menyebut satu ukuran pun.",
    "The law forbids to distinguish and names no metric.",
)


class SelectionRate:
    """Of a hundred people of a group, how many were chosen.

    >>> from meritasn.fairness import Cell
    >>> SelectionRate().measure(Cell(35, 300))
    Fraction(35, 3)
    """

    declaration = Declaration(
        "selection-rate",
        "1",
        Text("Bagian yang terpilih", "Selection rate"),
        _EQUAL,
        Standing.ASSUMED,
        note=_NO_METRIC,
    )
    takes = Takes.GROUP
    scale = Scale(Unit.PERCENT, 1, 0, 100)

    def measure(self, sample: HasCount, /) -> Fraction | Refused:
        """Of nobody there is no rate."""
        if not sample.total:
            return Refused(_NOBODY)
        return Fraction(100 * sample.selected, sample.total)


class MedianValue:
    """The number in the middle of a group; of an even number the mean of the two in the middle.

    >>> MedianValue().measure([Decimal(90), Decimal(70), Decimal("80.5"), Decimal(60)])
    Fraction(301, 4)
    """

    declaration = Declaration(
        "median-value",
        "1",
        Text("Nilai tengah", "Median"),
        _EQUAL,
        Standing.ASSUMED,
        note=_NO_METRIC,
    )
    takes = Takes.NUMBERS
    scale = Scale(Unit.MEASURE, 2, -MOST, MOST)

    def measure(self, sample: Sequence[Decimal | int], /) -> Fraction | Refused:
        """Of nobody there is no middle."""
        if not sample:
            return Refused(_NOBODY)
        ordered, half = sorted(sample), len(sample) // 2
        return (Fraction(ordered[half]) + Fraction(ordered[~half])) / 2


_NOBODY = Text("tidak ada orang di kelompok itu", "there is nobody in the group")
