"""A scorer: how punctual somebody was in the months on record."""

from __future__ import annotations

from fractions import Fraction

from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.rules import Parameter
from meritasn.strategies import Declaration, Facts, Refused, Scale

from . import LOCAL

__all__ = ["Punctuality"]


class Punctuality:
    """The mean presence, less some points for each time that somebody came late.

    How many points, nobody has set yet: until an application does, nobody has a score.
    """

    declaration = Declaration(
        name="kota-contoh-punctuality",
        version="1",
        title=Text("Ketepatan waktu", "Punctuality"),
        citation=LOCAL,
        standing=Standing.ASSUMED,
        parameters=(
            Parameter(
                "points_a_lateness",
                Text("Pengurangan tiap keterlambatan", "Less for each lateness"),
                None,
                Unit.POINTS,
                LOCAL,
                Standing.UNKNOWN,
            ),
        ),
    )
    grain = Grain.PERSON
    reads = ("presence", "late_1", "late_2")
    scale = Scale(Unit.POINTS, 2, 0, 100)

    def score(self, facts: Facts, /) -> Fraction | Refused:
        """What is missing in a month is refused by its name, and never counted as zero."""
        months = facts.records(Grain.ATTENDANCE)
        if not months:
            return Refused(Text("tidak ada bulan yang tercatat", "no month is on record"))
        presence = sum((Fraction(month.number("presence")) for month in months), Fraction(0))
        late = sum(month.number("late_1") + month.number("late_2") for month in months)
        less = Fraction(self.declaration.figure("points_a_lateness")) * Fraction(late)
        return max(presence / len(months) - less, Fraction(0))
