"""How a strategy is asked without harm.

A strategy is somebody else's program. It is asked in exact arithmetic of its own, and whatever it
raises is a refusal that says what kind of fault it was, and never what it said about whom.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    localcontext,
)
from fractions import Fraction
from typing import TypeVar

from meritasn.language import Text
from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.facts import Used
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Lacking, Refused, bad_answer
from meritasn.strategies.scale import Scale, as_fraction

__all__ = ["answered", "exactly", "settled"]

T = TypeVar("T")

_TRAPS = [Inexact, FloatOperation, InvalidOperation, DivisionByZero]
DIGITS = 50
"""Room for every exact product; what does not fit is not rounded in silence."""


def answered(
    strategy: Declared,
    kind: StrategyKind,
    ask: Callable[[], T | Refused],
    used: Callable[[], tuple[Used, ...]] = tuple,
) -> Answered[T]:
    """Asks a strategy: exact or not at all, and never with a traceback.

    Args:
        strategy: The strategy.
        kind: What it does.
        ask: Asks it.
        used: The facts that it looked at, once it was asked.
    """
    found = _asked(strategy.declaration.name, ask)
    if isinstance(found, Refused):
        return Answered(strategy.declaration, kind, None, found, used())
    return Answered(strategy.declaration, kind, found, None, used())


def _asked(name: str, ask: Callable[[], T | Refused]) -> T | Refused:
    try:
        with localcontext(Context(prec=DIGITS, traps=_TRAPS)):
            return ask()
    except Lacking as lacking:
        return lacking.refused
    except (Inexact, FloatOperation):
        return bad_answer(name, _INEXACT)
    except ZeroDivisionError:
        return bad_answer(name, _BY_ZERO)
    except KeyError:
        return bad_answer(name, _NOT_NAMED)
    except Exception as error:  # noqa: BLE001  (somebody else's program may raise anything)
        return bad_answer(name, _RAISED.fill(error=type(error).__name__))


def settled(name: str, scale: Scale, value: object) -> Decimal | Refused:
    """A number on its scale; where it cannot be used, why."""
    number = exactly(name, scale, value)
    return number if isinstance(number, Refused) else scale.settle(number)


def exactly(name: str, scale: Scale, value: object) -> Fraction | Refused:
    """A number within its scale and not yet rounded; where it cannot be used, why."""
    if isinstance(value, Refused):
        return value
    try:
        number = as_fraction(value)
        scale.settle(number)
    except TypeError as error:
        return bad_answer(name, _NO_NUMBER.fill(found=str(error)))
    except ValueError:
        return bad_answer(name, _OUTSIDE.fill(low=scale.low, high=scale.high))
    return number


_INEXACT = Text(
    "menghitung dengan pecahan biner atau membulatkan di tengah jalan; pakai Fraction",
    "it counts with floats or rounds on the way; use Fraction",
)
_BY_ZERO = Text("membagi dengan nol", "it divides by zero")
_NOT_NAMED = Text(
    "mencari fakta atau angka yang tidak dinyatakannya",
    "it looks for a fact or a figure that it does not declare",
)
_RAISED = Text("berhenti karena galat {error}", "it stopped with {error}")
_NO_NUMBER = Text("jawabannya {found}, bukan angka eksak", "it answers {found}, no exact number")
_OUTSIDE = Text(
    "jawabannya di luar {low} sampai {high}", "its answer is not within {low} and {high}"
)
