"""A metric: of which group the smallest share was chosen."""

from __future__ import annotations

from fractions import Fraction

from meritasn.language import Text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.strategies import Declaration, GroupCounts, Refused, Scale, Takes

from . import LOCAL

__all__ = ["LeastShare"]


class LeastShare:
    """The smallest share among the groups, in percent."""

    declaration = Declaration(
        name="kota-contoh-least-share",
        version="1",
        title=Text("Bagian terpilih yang terkecil", "Smallest share that was chosen"),
        citation=LOCAL,
        standing=Standing.ASSUMED,
    )
    takes = Takes.GROUPS
    scale = Scale(Unit.PERCENT, 2, 0, 100)

    def measure(self, sample: GroupCounts, /) -> Fraction | Refused:
        """A group of nobody has no share."""
        shares = [Fraction(one.selected, one.total) for one in sample.values() if one.total]
        return 100 * min(shares) if shares else Refused(Text("tidak ada kelompok", "no group"))
