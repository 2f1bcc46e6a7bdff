"""Exact numbers, their units, and spans of days."""

from meritasn.quantities.numbers import Absence, Number, Rounding, decimal, exact, scaled
from meritasn.quantities.period import Period
from meritasn.quantities.units import PURE, Dimension, Unit, over, times

__all__ = [
    "PURE",
    "Absence",
    "Dimension",
    "Number",
    "Period",
    "Rounding",
    "Unit",
    "decimal",
    "exact",
    "over",
    "scaled",
    "times",
]
