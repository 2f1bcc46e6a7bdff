"""The scale of an answer: its unit, its decimals, its range, and how it is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from meritasn.quantities import Rounding, Unit, decimal, exact

__all__ = ["Exact", "Scale", "as_fraction"]

Exact: TypeAlias = Decimal | Fraction | int
"""A number without loss; a float is none."""


@frozen
class Scale:
    """Where the answers of a strategy lie.

    Attributes:
        unit: Their unit.
        decimals: How many decimals they carry.
        low: The least answer.
        high: The greatest one.
        rounding: How an exact result is rounded, once and at its end.

    >>> Scale(Unit.POINTS, 2, 0, 100).settle(Fraction(200, 3))
    Decimal('66.67')
    """

    unit: Unit
    decimals: int
    low: Decimal = field(converter=exact)
    high: Decimal = field(converter=exact)
    rounding: Rounding = Rounding.HALF_UP

    def settle(self, value: Exact) -> Decimal:
        """The answer that an exact result is rounded to.

        Raises:
            TypeError: If it is no exact number.
            ValueError: If it is outside the range.
        """
        ratio = as_fraction(value) * 10**self.decimals
        settled = decimal(self.rounding.quotient(ratio.numerator, ratio.denominator), self.decimals)
        if not self.low <= settled <= self.high:
            raise ValueError("outside the range that is declared")
        return settled


def as_fraction(value: object) -> Fraction:
    """The exact number that somebody answered.

    Raises:
        TypeError: If it is a float, a bool, or no number.
        ValueError: If it is no finite number.

    >>> as_fraction(Decimal("0.1"))
    Fraction(1, 10)
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, Fraction, int)):
        raise TypeError(type(value).__name__)
    if isinstance(value, Decimal):
        exact(value)  # what is not finite, or not counted with, ends here
    return Fraction(value)
