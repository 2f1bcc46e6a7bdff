"""A value, an absence, or the reasons why there is neither."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from meritasn.testing.oracle.days import Day

__all__ = [
    "ABSENT",
    "MISSING",
    "NOT_APPLICABLE",
    "ONE",
    "ZERO",
    "Reason",
    "Scalar",
    "State",
    "given",
    "refused",
    "rounded",
    "together",
]

Scalar: TypeAlias = Fraction | str | date
"""A number, a label or a day; or one of the two words for why there is none of them."""

Reason: TypeAlias = tuple[str, str]
"""Of which fact, figure or step something is said, and what."""

MISSING, NOT_APPLICABLE = "missing", "not applicable"
ZERO, ONE = Fraction(0), Fraction(1)


class State(NamedTuple):
    """A value, or not applicable, or reasons; before the end of a step the last two may be both."""

    value: Any = None
    absent: bool = False
    why: frozenset[Reason] = frozenset()

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return not self.absent and not self.why


ABSENT = State(absent=True)


def refused(subject: str, kind: str) -> State:
    """The state of what has one reason not to be."""
    return State(why=frozenset({(subject, kind)}))


def given(value: Scalar) -> State:
    """The state of what is given from outside, which is never missing."""
    if isinstance(value, date):
        return State(Day.of(value))
    return ABSENT if value == NOT_APPLICABLE else State(value)


def together(states: Iterable[State], result: Callable[..., Any]) -> State:
    """All operands: absent if one is, with the reasons of all; a result only if all are present."""
    states = list(states)
    why = frozenset(reason for state in states for reason in state.why)
    gathered = State(None, any(state.absent for state in states), why)
    return State(result(*(s.value for s in states))) if gathered.present else gathered


def rounded(value: Fraction, decimals: int, mode: str) -> Fraction:
    """A number at so many decimals, by one of the three modes."""
    size = abs(value) * 10**decimals
    whole = {
        "half_up": math.floor(size + Fraction(1, 2)),
        "up": math.ceil(size),
        "down": math.floor(size),
    }[mode]
    return Fraction(whole if value >= 0 else -whole, 10**decimals)
