"""Values of facts and steps: how high they stand, and how they read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from meritasn.facts import Fact
from meritasn.language import Text, date_text
from meritasn.quantities import Absence
from meritasn.results.explanation import value_text
from meritasn.rules import Compiled, Given, Value

__all__ = ["given_text", "rank"]


def rank(step: Compiled, value: Value) -> Fraction | None:
    """How high a value stands: a number by itself, a label the higher the earlier it stands."""
    if value.label is not None and step.enum is not None:
        return Fraction(-step.enum.codes.index(value.label))
    return None if value.number is None else Fraction(value.number)


def given_text(fact: Fact, given: Given) -> Text:
    """A fact as people read it: with its unit, its label, or that there is none."""
    match given:
        case Decimal():
            return value_text(fact, Value(number=given))
        case date():
            return Text(date_text(given, "id"), date_text(given, "en"))
        case Absence():
            return _ABSENT[given]
        case _:
            return value_text(fact, Value(label=given))


_ABSENT = {
    Absence.MISSING: Text("kosong", "missing"),
    Absence.NOT_APPLICABLE: Text("tidak berlaku", "not applicable"),
}
