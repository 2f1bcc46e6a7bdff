"""Exact numbers, their units, and days."""

from meritasn.quantities.calendar import Calendar
from meritasn.quantities.days import PLAUSIBLE, day_number, day_of, elapsed, later
from meritasn.quantities.numbers import Absence, Number, Rounding, decimal, exact, scaled
from meritasn.quantities.period import Period
from meritasn.quantities.units import PURE, Dimension, Unit, over, times

__all__ = [
    "PLAUSIBLE",
    "PURE",
    "Absence",
    "Calendar",
    "Dimension",
    "Number",
    "Period",
    "Rounding",
    "Unit",
    "day_number",
    "day_of",
    "decimal",
    "elapsed",
    "exact",
    "later",
    "over",
    "scaled",
    "times",
]
