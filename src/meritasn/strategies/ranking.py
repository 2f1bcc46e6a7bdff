"""Strategies that put people in an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol, TypeAlias

from meritasn.language import Text
from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.guarding import answered
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused, bad_answer

__all__ = ["Ranker", "Row", "rank"]

Row: TypeAlias = tuple[Decimal, ...]
"""What one of those in an order has, a number a criterion."""


class Ranker(Declared, Protocol):
    """Gives everybody a place by exact numbers. It is not told whose they are."""

    @property
    def criteria(self) -> tuple[Text, ...]:
        """What each number of a row is, the weightiest first."""

    def places(self, rows: Sequence[Row], /) -> Sequence[int] | Refused:
        """The place of each row, from 1; equal rows share a place, and those after it count on."""


def rank(ranker: Ranker, rows: Mapping[str, Row]) -> Answered[Mapping[str, int]]:
    """The places that a ranker gives, held to be an order.

    Args:
        ranker: The strategy.
        rows: What each has, by key; the ranker does not see the keys.

    Returns:
        Places by key, or why there are none: a ranker that separates equals is not believed.

    Raises:
        ValueError: If a row has not one number a criterion.
    """
    for row in rows.values():
        if len(row) != len(ranker.criteria):
            raise ValueError(f"a row has one number for each of {len(ranker.criteria)} criteria")
    given = tuple(rows.values())

    def placed() -> Mapping[str, int] | Refused:
        places = ranker.places(given)
        if isinstance(places, Refused):
            return places
        fault = _fault(given, tuple(places))
        if fault is not None:
            return bad_answer(ranker.declaration.name, fault)
        return dict(zip(rows, places, strict=True))

    return answered(ranker, StrategyKind.RANKER, placed)


def _fault(rows: Sequence[Row], places: Sequence[object]) -> Text | None:
    """Why some numbers are no places."""
    if len(places) != len(rows):
        return _NOT_EACH
    whole = [place for place in places if isinstance(place, int) and not isinstance(place, bool)]
    if len(whole) != len(places):
        return _NOT_WHOLE
    before = {place: sum(other < place for other in whole) for place in set(whole)}
    if any(place != before[place] + 1 for place in whole):
        return _NO_ORDER
    shared: dict[Row, int] = {}
    if any(shared.setdefault(row, place) != place for row, place in zip(rows, whole, strict=True)):
        return _APART
    return None


_NOT_EACH = Text("tidak memberi satu tempat bagi setiap orang", "not one place for each")
_NOT_WHOLE = Text("tempat bukan bilangan bulat", "a place is no whole number")
_NO_ORDER = Text(
    "tempat-tempatnya bukan urutan dari 1 dengan tempat bersama",
    "the places are no order from 1 in which equals share a place",
)
_APART = Text("yang sama dibedakan tempatnya", "equals have different places")
