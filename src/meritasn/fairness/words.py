"""Counts, ratios and probabilities in words, rounded for the reader and never for a decision."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from meritasn.fairness.counts import Cell
from meritasn.language import Text
from meritasn.quantities import Rounding, decimal

__all__ = ["plainly", "probability", "rate_text", "rounded", "side_of"]

_LEAST = Fraction(1, 1000)
"""Probabilities below are said to be below it."""


def rounded(value: Fraction | float, decimals: int) -> Decimal:
    """A number rounded half away from zero, for the eye.

    >>> rounded(Fraction(2, 3), 3)
    Decimal('0.667')
    """
    exact = Fraction(value) * 10**decimals
    return decimal(Rounding.HALF_UP.quotient(exact.numerator, exact.denominator), decimals)


def probability(p: float | Fraction) -> Text:
    """A probability with three decimals; what is smaller is said to be smaller.

    >>> probability(0.0284).en, probability(4e-5).id
    ('0.028', '< 0,001')
    """
    if p >= _LEAST:
        return Text("{p}", "{p}").fill(p=rounded(p, 3))
    return Text("< {p}", "< {p}").fill(p=rounded(_LEAST, 3))


def side_of(p: float | Fraction, level: Fraction) -> Text:
    """On which side of a level a probability lies, and no closer.

    >>> side_of(0.2, Fraction(1, 20)).en
    '> 0.05'
    """
    said = Text("≤ {p}", "≤ {p}") if p <= level else Text("> {p}", "> {p}")
    return said.fill(p=rounded(level, 2))


def rate_text(of: Cell) -> Text:
    """How many of how many, with the share of a hundred.

    >>> rate_text(Cell(14, 24)).en
    '14 of 24 people (58.3 %)'
    """
    if of.rate is None:
        return _NOBODY
    return _RATE.fill(n=of.selected, of=of.total, rate=rounded(100 * of.rate, 1))


_RATE = Text("{n} dari {of} orang ({rate} %)", "{n} of {of} people ({rate} %)")
_NOBODY = Text("tidak ada orang", "nobody")


def plainly(name: str) -> Text:
    """A name as it is, where nothing says it in words."""
    return Text(name, name)
