"""Estimates in words: the number, its interval, and why there is none."""

from __future__ import annotations

from meritasn.fairness.estimates import Estimate
from meritasn.fairness.words import rounded
from meritasn.language import Text
from meritasn.strategies import Scale

__all__ = ["interval_text", "number_text", "statistic_text", "with_interval"]


def number_text(one: Estimate, scale: Scale) -> Text:
    """The number with its unit, rounded as its scale says; where there is none, why.

    >>> from fractions import Fraction
    >>> from meritasn.quantities import Unit
    >>> number_text(Estimate(Fraction(35, 3)), Scale(Unit.PERCENT, 1, 0, 100)).id
    '11,7 %'
    """
    if one.value is None:
        return _none(one)
    unit = scale.unit.text
    after = Text(*(f" {said}" if said else "" for said in (unit.id, unit.en)))
    return _WITH_UNIT.fill(value=scale.settle(one.value), unit=after)


def interval_text(one: Estimate, decimals: int) -> Text | None:
    """The bounds of the draws; None where they do not vary."""
    if one.interval is None:
        return None
    low, high = (rounded(bound, decimals) for bound in one.interval)
    return _WITHIN.fill(low=low, high=high)


def with_interval(one: Estimate, scale: Scale) -> Text:
    """The number with its unit and its interval."""
    return _told(one, number_text(one, scale), scale.decimals)


def statistic_text(one: Estimate, decimals: int) -> Text:
    """A difference or a ratio with its interval; where there is none, why."""
    number = None if one.value is None else rounded(one.value, decimals)
    return _told(one, _none(one) if number is None else _NUMBER.fill(n=number), decimals)


def _told(one: Estimate, number: Text, decimals: int) -> Text:
    if one.value is None:
        return number
    within = interval_text(one, decimals) or _STILL
    lost = _LOST.fill(n=one.undefined) if one.undefined else _NOTHING
    return _WHOLE.fill(number=number, within=within, lost=lost)


def _none(one: Estimate) -> Text:
    assert one.refused is not None, "where there is no number there is a reason"
    return _NONE.fill(why=one.refused.why)


_NOTHING = Text("", "")
_NUMBER = Text("{n}", "{n}")
_WITH_UNIT = Text("{value}{unit}", "{value}{unit}")
_WITHIN = Text("{low} s.d. {high}", "{low} to {high}")
_WHOLE = Text("{number} ({within}{lost})", "{number} ({within}{lost})")
_STILL = Text("tarikan ulang tidak berbeda-beda", "the draws do not vary")
_LOST = Text("; tanpa angka dalam {n} tarikan", "; no number in {n} draws")
_NONE = Text("tidak ada angka, karena {why}", "no number, since {why}")
