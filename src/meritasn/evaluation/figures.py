"""Statistics as people read them: exact fractions and doubles become decimals of some places."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from meritasn.quantities import Rounding, decimal

__all__ = ["percent", "placed"]


def placed(value: Fraction | float, places: int) -> Decimal:
    """A statistic with so many decimals, half away from zero.

    >>> placed(Fraction(2, 3), 2), placed(0.125, 2), placed(Fraction(-1, 8), 2)
    (Decimal('0.67'), Decimal('0.13'), Decimal('-0.13'))
    """
    exact = Fraction(value) * 10**places
    return decimal(Rounding.HALF_UP.quotient(exact.numerator, exact.denominator), places)


def percent(share: Fraction, places: int = 2) -> Decimal:
    """A share in percent.

    >>> percent(Fraction(1, 8))
    Decimal('12.50')
    """
    return placed(share * 100, places)
