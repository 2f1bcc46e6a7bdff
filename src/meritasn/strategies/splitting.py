"""Strategies that split money: incentive rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from meritasn.language import Text
from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.guarding import answered
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused, bad_answer

__all__ = ["IncentiveRule", "split"]


class IncentiveRule(Declared, Protocol):
    """Splits a ceiling into whole rupiah. It is not told whose the claims are."""

    @property
    def basis(self) -> Text:
        """What a claim is, such as a score or what was earned in rupiah."""

    def split(self, ceiling: int, claims: Sequence[Decimal], /) -> Sequence[int] | Refused:
        """What each claim is paid: none below zero, together never above the ceiling.

        Money that does not divide stays unspent; equal claims are paid alike.
        """


def split(
    rule: IncentiveRule, ceiling: int, claims: Mapping[str, Decimal]
) -> Answered[Mapping[str, int]]:
    """What an incentive rule pays, held to its ceiling.

    Args:
        rule: The strategy.
        ceiling: What there is, in whole rupiah.
        claims: What each counts for, zero or above, by key; the rule does not see the keys.

    Returns:
        Whole rupiah by key, or why nothing is paid.

    Raises:
        ValueError: If the ceiling or a claim is below zero, or a claim is no finite number.
        TypeError: If one of them is no exact number.
    """
    if not _is_whole(ceiling) or any(not isinstance(claim, Decimal) for claim in claims.values()):
        raise TypeError("the ceiling is an int, in whole rupiah, and each claim is a Decimal")
    if ceiling < 0 or any(not claim.is_finite() or claim < 0 for claim in claims.values()):
        raise ValueError("the ceiling and each claim are zero or above")
    given = tuple(claims.values())

    def paid() -> Mapping[str, int] | Refused:
        amounts = rule.split(ceiling, given)
        if isinstance(amounts, Refused):
            return amounts
        fault = _fault(ceiling, given, tuple(amounts))
        if fault is not None:
            return bad_answer(rule.declaration.name, fault)
        return dict(zip(claims, amounts, strict=True))

    return answered(rule, StrategyKind.INCENTIVE_RULE, paid)


def _is_whole(amount: object) -> bool:
    return isinstance(amount, int) and not isinstance(amount, bool)


def _fault(ceiling: int, claims: Sequence[Decimal], amounts: Sequence[int]) -> Text | None:
    """Why some amounts are not paid."""
    if len(amounts) != len(claims):
        return _NOT_EACH
    if not all(map(_is_whole, amounts)):
        return _NOT_WHOLE
    if any(amount < 0 for amount in amounts):
        return _NEGATIVE
    if sum(amounts) > ceiling:
        return _TOO_MUCH
    alike: dict[Decimal, int] = {}
    for claim, amount in zip(claims, amounts, strict=True):
        if alike.setdefault(claim, amount) != amount:
            return _APART
    return None


_NOT_EACH = Text("tidak memberi satu jumlah bagi setiap orang", "not one amount for each")
_NOT_WHOLE = Text("jumlah bukan rupiah bulat", "an amount is not in whole rupiah")
_NEGATIVE = Text("ada jumlah di bawah nol", "an amount is below zero")
_TOO_MUCH = Text("jumlah seluruhnya melebihi pagu", "together they exceed the ceiling")
_APART = Text("yang sama dibayar berbeda", "equals are paid differently")
