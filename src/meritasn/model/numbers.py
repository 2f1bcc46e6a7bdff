"""How a field of the model takes a number."""

from __future__ import annotations

from decimal import Decimal

from meritasn.quantities import Absence, Number, exact

__all__ = ["number"]


def number(value: Decimal | int | str | Absence) -> Number:
    """A number given as text, int or Decimal, or the reason why there is none.

    Raises:
        TypeError: For a float.
        ValueError: For text that is no decimal number.

    >>> number("85.50"), number(Absence.NOT_APPLICABLE)
    (Decimal('85.50'), <Absence.NOT_APPLICABLE: 'not_applicable'>)
    """
    return value if isinstance(value, Absence) else exact(value)
