"""Strategies for single values: numbers, days and words of facts, present or absent."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from meritasn.facts import Fact, catalogue
from meritasn.model import Term
from meritasn.quantities import Absence, Number, decimal

__all__ = ["DAYS", "days", "numbers", "words"]

T = TypeVar("T")
Word = TypeVar("Word", bound=Term)

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
"""Days on which something of a career may have happened."""


def numbers(fact: str, *, complete: bool = False) -> st.SearchStrategy[Number]:
    """Values of a fact of the catalogue that is a number.

    Args:
        fact: Its name.
        complete: Whether the value is never missing.
    """
    known = catalogue().facts[fact]
    low, high, decimals = known.low, known.high, known.decimals
    ends = st.sampled_from(sorted({low, min(low + 1, high), max(low, high - 1), high}))
    present = (st.integers(low, high) | ends).map(lambda whole: decimal(whole, decimals))
    return _or_absent(present, known, complete=complete)


def days(fact: str, *, complete: bool = False) -> st.SearchStrategy[date | Absence]:
    """Values of a fact of the catalogue that is a date.

    Args:
        fact: Its name.
        complete: Whether the value is never missing.
    """
    return _or_absent(DAYS, catalogue().facts[fact], complete=complete)


def words(
    fact: str, vocabulary: type[Word], *, complete: bool = False
) -> st.SearchStrategy[Word | Absence]:
    """Values of a fact of the catalogue that is a word.

    Args:
        fact: Its name.
        vocabulary: Its words.
        complete: Whether the value is never missing.
    """
    present = st.sampled_from(vocabulary)
    return _or_absent(present, catalogue().facts[fact], complete=complete)


def _or_absent(
    present: st.SearchStrategy[T], fact: Fact, *, complete: bool
) -> st.SearchStrategy[T | Absence]:
    absent = [] if complete else [Absence.MISSING]
    absent += [Absence.NOT_APPLICABLE] if fact.absent_ok else []
    return present | st.sampled_from(absent) if absent else present
