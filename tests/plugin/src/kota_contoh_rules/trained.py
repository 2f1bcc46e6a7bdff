"""A requirement: enough hours of training in the year of the question."""

from __future__ import annotations

from decimal import Decimal

from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.rules import Parameter
from meritasn.strategies import Declaration, Facts

from . import LOCAL

__all__ = ["Trained"]


class Trained:
    """Whether somebody was trained as long as the city asks for."""

    declaration = Declaration(
        name="kota-contoh-trained",
        version="1",
        title=Text("Jam pelatihan setahun", "Hours of training in a year"),
        citation=LOCAL,
        standing=Standing.ASSUMED,
        parameters=(
            Parameter(
                "hours_a_year",
                Text("Jam pelatihan paling sedikit", "Least hours of training"),
                Decimal(30),
                Unit.RATIO,
                LOCAL,
                Standing.ASSUMED,
            ),
        ),
    )
    grain = Grain.PERSON
    reads = ("asked_on", "trained_on", "training_hours")
    message = Text(
        "jam pelatihan tahun ini belum cukup", "there are too few hours of training this year"
    )

    def check(self, facts: Facts, /) -> bool:
        """Without any training on record the answer is *not met*, not *unknown*."""
        year = facts.day("asked_on").year
        hours = sum(
            one.number("training_hours")
            for one in facts.records(Grain.TRAINING)
            if one.day("trained_on").year == year
        )
        return hours >= self.declaration.figure("hours_a_year")
