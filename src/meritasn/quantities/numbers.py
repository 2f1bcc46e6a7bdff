"""Exact numbers: decimal text in, integers at a declared scale inside, decimal text out.

No float takes part. A number that has more decimals than its fact declares is refused, never
rounded on the way in.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, InvalidOperation
from enum import Enum

__all__ = ["Absence", "Number", "Rounding", "decimal", "exact", "scaled"]


MOST_DIGITS = 40
"""More than any 128-bit integer has; ``1e999999999`` is refused before anything is worked out."""

_EXACT = Context(prec=50)
"""Room for every integer of 128 bits, whatever precision the caller works with."""


class Absence(Enum):
    """Why a fact has no value. Zero is a value; these are not.

    MISSING: it should be there and is not; a rule that needs it refuses.
    NOT_APPLICABLE: it does not exist for this person or target, and the rule says what that means.
    """

    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


Number = Decimal | Absence
"""What a field of the model that carries a number holds."""


class Rounding(Enum):
    """How a step is rounded at its end.

    HALF_UP goes to the nearer, and from the middle away from zero, as spreadsheets do.
    UP goes away from zero, DOWN towards it.
    """

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"

    def quotient(self, n: int, d: int) -> int:
        """The whole number for n/d; 0 where d is 0, since a state beside it carries the reason.

        Args:
            n: Numerator.
            d: Divisor, zero or above.

        >>> Rounding.HALF_UP.quotient(-25, 2), Rounding.UP.quotient(-25, 2)
        (-13, -13)
        >>> Rounding.DOWN.quotient(-25, 2), Rounding.HALF_UP.quotient(3125, 10)
        (-12, 313)
        """
        return self.function(n, d)

    @property
    def function(self) -> Callable[[int, int], int]:
        """The same as a plain function, for code that divides often."""
        return _QUOTIENT[self]


def _half_up(n: int, d: int) -> int:
    return (2 * n + d - (n < 0)) // (2 * d) if d else 0


def _up(n: int, d: int) -> int:
    return (n // d if n < 0 else -(-n // d)) if d else 0


def _down(n: int, d: int) -> int:
    return (-(-n // d) if n < 0 else n // d) if d else 0


_QUOTIENT: dict[Rounding, Callable[[int, int], int]] = {
    Rounding.HALF_UP: _half_up,
    Rounding.UP: _up,
    Rounding.DOWN: _down,
}


def exact(value: Decimal | int | str) -> Decimal:
    """Reads a number from decimal text, a whole number or a `Decimal`.

    Raises:
        TypeError: For a float or a bool, which are no exact numbers.
        ValueError: For text that is no finite decimal number.

    >>> exact("85.50")
    Decimal('85.50')
    >>> exact("1e999999999")
    Traceback (most recent call last):
    ValueError: a number of that size is not counted with
    >>> exact(0.1)
    Traceback (most recent call last):
    TypeError: a number is given as text, int or Decimal, not float
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise TypeError(f"a number is given as text, int or Decimal, not {type(value).__name__}")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError("not a decimal number") from None
    if not number.is_finite() or (isinstance(value, str) and not value.isascii()):
        raise ValueError("not a decimal number")
    least = number.adjusted() - len(number.as_tuple().digits) + 1
    if number.adjusted() > MOST_DIGITS or least < -MOST_DIGITS:
        raise ValueError("a number of that size is not counted with")
    return number


def scaled(number: Decimal, decimals: int) -> int:
    """The integer that stands for a number at a scale.

    Raises:
        ValueError: If the number has more decimals than that, or is not counted with at all.

    >>> scaled(Decimal("85.5"), 2)
    8550
    >>> scaled(Decimal("1e999999999"), 2)
    Traceback (most recent call last):
    ValueError: a number of that size is not counted with
    """
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError("a number of that size is not counted with")
    n, d = number.as_integer_ratio()
    scale: int = 10**decimals
    whole, rest = divmod(n * scale, d)
    if rest:
        raise ValueError(f"more than {decimals} decimals")
    return whole


def decimal(whole: int, decimals: int) -> Decimal:
    """The number that an integer at a scale stands for, with all its decimals.

    >>> decimal(8550, 2)
    Decimal('85.50')
    """
    return _EXACT.scaleb(whole, -decimals)
