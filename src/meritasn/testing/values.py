"""Strategies for single values: numbers, days and words of facts, present or absent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from meritasn.facts import Fact, catalogue
from meritasn.model import Term
from meritasn.quantities import Absence, Number, decimal

__all__ = ["DAYS", "days", "numbers", "or_absent", "words"]

T = TypeVar("T")
Word = TypeVar("Word", bound=Term)

_FIRST, _LAST = date(2000, 1, 1), date(2040, 12, 31)
DAYS = st.integers(0, (_LAST - _FIRST).days).map(lambda n: _FIRST + timedelta(n))
"""Days on which something of a career may have happened."""


def numbers(fact: str, *, complete: bool = False) -> st.SearchStrategy[Number]:
    """Values of a fact of the catalogue that is a number.

    Args:
        fact: Its name.
        complete: Whether the value is never missing.
    """
    return _values(fact, None, complete)


def days(fact: str, *, complete: bool = False) -> st.SearchStrategy[date | Absence]:
    """Values of a fact of the catalogue that is a date.

    Args:
        fact: Its name.
        complete: Whether the value is never missing.
    """
    return _values(fact, DAYS, complete)


def words(
    fact: str, vocabulary: type[Word], *, complete: bool = False
) -> st.SearchStrategy[Word | Absence]:
    """Values of a fact of the catalogue that is a word.

    Args:
        fact: Its name.
        vocabulary: Its words.
        complete: Whether the value is never missing.
    """
    return _values(fact, _words(vocabulary), complete)


@cache
def _words(vocabulary: type[Term]) -> st.SearchStrategy[Any]:
    return st.sampled_from(vocabulary)


@cache  # a strategy that is made anew for every example is looked over anew
def _values(
    name: str,
    present: st.SearchStrategy[Any] | None,
    complete: bool,  # noqa: FBT001  (a cache goes by place)
) -> st.SearchStrategy[Any]:
    fact = catalogue().facts[name]
    absent = [] if complete else [Absence.MISSING]
    absent += [Absence.NOT_APPLICABLE] if fact.absent_ok else []
    there = _numbers(fact) if present is None else present
    return or_absent(there, absent) if absent else there


def _numbers(fact: Fact) -> st.SearchStrategy[Decimal]:
    low, high = fact.low, fact.high
    ends = st.sampled_from(sorted({low, min(low + 1, high), max(low, high - 1), high}))
    return (st.integers(low, high) | ends).map(lambda whole: decimal(whole, fact.decimals))


def or_absent(
    present: st.SearchStrategy[T], absent: Sequence[Absence]
) -> st.SearchStrategy[T | Absence]:
    """Values that are there in half of all cases, and in the least one.

    Args:
        present: Values that are there.
        absent: Why there may be none.
    """
    # Drawn in any case: of two examples Hypothesis takes the one for which less was drawn, and what
    # is there is easier to read than what is not.
    why: list[Absence | None] = [None] * len(absent)
    return st.builds(_unless, present, st.sampled_from([*why, *absent]))


def _unless(value: T, absent: Absence | None) -> T | Absence:
    return value if absent is None else absent
