"""A metric of one group: the odds of being chosen."""

from __future__ import annotations

from fractions import Fraction

from meritasn.language import Text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.strategies import Declaration, HasCount, Refused, Scale, Takes

from . import LOCAL

__all__ = ["Odds"]


class Odds:
    """How many were chosen for each who was not."""

    declaration = Declaration(
        name="kota-contoh-odds",
        version="1",
        title=Text("Peluang terpilih", "Odds of being chosen"),
        citation=LOCAL,
        standing=Standing.ASSUMED,
    )
    takes = Takes.GROUP
    scale = Scale(Unit.RATIO, 3, 0, 10**9)

    def measure(self, sample: HasCount, /) -> Fraction | Refused:
        """Where everybody was chosen, or there is nobody, there are no odds."""
        others = sample.total - sample.selected
        if not others:
            return Refused(
                Text("tidak ada yang tidak terpilih", "there is nobody who was not chosen")
            )
        return Fraction(sample.selected, others)
