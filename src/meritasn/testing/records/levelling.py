"""Brings the numbers of a record to one level, and some of them to a part of it that is a limit.

A mean of equal numbers is that number, so that a whole record lies on the edge of a band; and what
was realised at 76 percent of its plan lies on the limit of 24 percent below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Fact
from meritasn.quantities import Rounding, Unit, decimal
from meritasn.rules import Given, Program, Record
from meritasn.testing.records.limits import limits_of
from meritasn.testing.records.values import wholes

__all__ = ["levelled"]


@st.composite
def levelled(draw: st.DrawFn, programs: Sequence[Program], record: Record) -> Record:
    """The record with all numbers of a unit at one value, but for a few that are a part of it.

    Args:
        draw: Of Hypothesis.
        programs: That read it.
        record: What is brought to a level.
    """
    known = {name: fact for one in programs for name, fact in one.facts.items()}
    numbers = [fact for fact in known.values() if fact.enum is None and fact.unit is not Unit.DATE]
    if not numbers:
        return record
    levels: dict[Unit, Fraction] = {}
    for one in numbers:
        if one.unit not in levels:
            near = [figure for p in programs for figure in limits_of(p).near.get(one.name, ())]
            levels[one.unit] = Fraction(draw(wholes(one, near)), 10**one.decimals)
    shares = sorted({share for p in programs for share in limits_of(p).shares})
    whole = Fraction(1)
    part = draw(st.sampled_from([whole, *(p for s in shares for p in _parts(Fraction(s)))]))
    names = st.sampled_from(sorted(fact.name for fact in numbers))
    lowered = draw(st.sets(names, max_size=2)) if part != whole else set()

    def value(fact: Fact) -> Given:
        return _rounded(levels[fact.unit] * (part if fact.name in lowered else whole), fact)

    return _with(record, {fact.name: fact for fact in numbers}, value)


def _parts(share: Fraction) -> tuple[Fraction, Fraction]:
    """So many percent of something, and what is left of it."""
    return share / 100, 1 - share / 100


def _rounded(number: Fraction, fact: Fact) -> Given:
    """The nearest number that the fact may be."""
    exact = number * 10**fact.decimals
    whole = Rounding.HALF_UP.quotient(exact.numerator, exact.denominator)
    return decimal(min(max(whole, fact.low), fact.high), fact.decimals)


def _with(record: Record, facts: dict[str, Fact], value: Callable[[Fact], Given]) -> Record:
    """The record and its children with other values of numbers that are there."""

    def of(one: Record) -> Record:
        changed = {
            name: value(facts[name])
            for name, found in one.facts.items()
            if name in facts and isinstance(found, Decimal)
        }
        return evolve(one, facts={**one.facts, **changed})

    return evolve(of(record), children=tuple(map(of, record.children)))
