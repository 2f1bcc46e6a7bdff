"""Records that aim at ties and edges of both signs, for one person or for a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st
from tests.rules.packs import CATALOGUE

from meritasn.model.vocabulary import VOCABULARY
from meritasn.testing.oracle import (
    MISSING,
    NOT_APPLICABLE,
    Appraised,
    Record,
    Scalar,
    facts_of,
    kinds_of,
    subject_of,
)

__all__ = ["records", "tied_records", "units"]


@st.composite
def values(draw: st.DrawFn, fact: Mapping[str, Any]) -> Scalar:
    """Mostly in range, often at a middle or an edge; sometimes outside or absent."""
    chance = draw(st.integers(0, 29))
    if chance == 29:
        return draw(st.sampled_from((MISSING, NOT_APPLICABLE)))
    if chance == 28:
        return NOT_APPLICABLE if fact.get("absent_ok") else MISSING
    if "enum" in fact:
        return draw(st.sampled_from([term.code for term in VOCABULARY[fact["enum"]]]))
    if fact["type"] == "date":
        return draw(some_day())
    scale = 10 ** fact.get("decimals", 0)
    low, high = (int(bound * scale) for bound in fact["range"])
    if chance == 27:
        wholes = st.sampled_from((low - 1, high + 1, 10**15, -(10**15)))
    elif chance > 18 and high - low > 4:  # as many as surely have a five among them
        wholes = fives(low, high)
    elif chance > 12:
        near = (low, low + 1, high - 1, high, -1, 0, 1, scale, -scale, 50 * scale, 100 * scale)
        wholes = st.sampled_from([whole for whole in near if low <= whole <= high])
    else:
        wholes = st.integers(low, high)
    return Fraction(draw(wholes), scale)


MONTHS = [(year, month) for year in (1969, 1970, 2019, 2020, 2021) for month in (1, 2, 3, 12)]
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Between these a date is taken to be one."""


def some_day() -> st.SearchStrategy[date]:
    """Days at the ends of months, in leap years and others, before 1970 and after; the same twice.

    Now and then at the edges of what a date may be, or outside.
    """
    ends = [date(year, month, 1) + timedelta(days=n) for year, month in MONTHS for n in (-2, -1, 0)]
    leap = [date(year, 2, 28) + timedelta(days=n) for year in (1968, 2000, 2020) for n in (0, 1, 2)]
    edges = [FIRST, LAST, FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max, date.min]
    middle = st.dates(date(1955, 1, 1), date(2030, 12, 31))
    near = st.sampled_from([*ends, *leap])
    return st.integers(0, 29).flatmap(
        lambda n: st.sampled_from(edges) if n == 29 else near if n > 9 else middle
    )


@cache  # a strategy that is made anew is looked over anew
def facts_at(grain: str, catalogue: str, pack: str | None = None) -> st.SearchStrategy[Record]:
    """The facts of one record; of a large catalogue, those that a pack names."""
    facts = facts_of(catalogue)
    named = facts.keys() if pack is None else facts.keys() & set(re.findall(r"\w+", pack))
    return st.fixed_dictionaries(
        {n: values(fact) for n, fact in facts.items() if fact["grain"] == grain and n in named}
    )


@cache
def records(catalogue: str = CATALOGUE, pack: str | None = None) -> st.SearchStrategy[Appraised]:
    """A person with up to four targets and four dated records of each kind, or a pack's subject."""

    def several(grain: str) -> st.SearchStrategy[list[Record]]:
        return st.lists(facts_at(grain, catalogue, pack), max_size=4)

    subject = "person" if pack is None else subject_of(pack)
    kinds = [kind for kind in reversed(kinds_of(subject, catalogue)) if kind != "target"]
    dated = st.fixed_dictionaries({kind: several(kind) for kind in kinds})
    targets = several("target") if subject == "person" else st.just([])
    return st.builds(Appraised, facts_at(subject, catalogue, pack), targets, dated)


def units(catalogue: str = CATALOGUE) -> st.SearchStrategy[tuple[Record, list[Appraised]]]:
    """A unit and up to three people."""
    return st.tuples(facts_at("unit", catalogue), st.lists(records(catalogue), max_size=3))


def fives(low: int, high: int) -> st.SearchStrategy[int]:
    """Whole numbers that end in 0 or 5: with one decimal more than is kept, every second ties."""
    return st.integers(-(-low // 5), high // 5).map(lambda whole: whole * 5)


def hundredths(low: int, high: int) -> st.SearchStrategy[Fraction]:
    return st.integers(low, high).map(lambda whole: Fraction(whole, 100))


@st.composite
def tied_targets(draw: st.DrawFn) -> Record:
    """A target of the library's catalogue whose scores are built backwards.

    Quantity and time have scores of three decimals that end in 0 or 5, time far into the negative;
    time and cost meet the edge of the efficiency of 24 percent, or miss it by the least step.
    """
    plan = Fraction(draw(st.sampled_from((100, 200, 400, 1000))))
    thousandths = draw(fives(0, 300_000))
    late = draw(st.one_of(fives(0, 1_000_000), st.sampled_from((76_000, 75_999, 76_001))))
    cost_plan = draw(st.sampled_from((200_000, 200_000_025, 170_395_000)))
    spent = draw(st.sampled_from((76, 75, 100, 176, 300))) * cost_plan // 100
    target: dict[str, Scalar] = {
        "quantity_target": 2 * plan,
        "quantity_realised": Fraction(int(2 * plan * thousandths / 1000), 100),
        "quality_target": Fraction(100),
        "quality_realised": draw(hundredths(0, 10_000)),
        "time_target": Fraction(2000),
        "time_realised": Fraction(late, 50),
        "cost_target": Fraction(cost_plan),
        "cost_realised": Fraction(spent + draw(st.integers(-2, 2))),
    }
    if draw(st.booleans()):
        target["cost_target"], target["cost_realised"] = NOT_APPLICABLE, MISSING
    return target


@st.composite
def tied_records(draw: st.DrawFn) -> Appraised:
    """A person of the library's catalogue, with means of targets and of conduct at ties and edges.

    An edge of the bands is met exactly: results above it by 2k and conduct below it by 3k
    hundredths weigh to the edge itself at 60 and 40 percent.
    """
    aspects = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
    if draw(st.booleans()):
        edge, k = draw(st.sampled_from((9100, 7600, 6100, 5100))), draw(st.integers(-300, 300))
        results, conduct = edge + 2 * k + draw(st.sampled_from((-1, 0, 0, 1))), edge - 3 * k
        target: Record = {
            "quantity_target": Fraction(100),
            "quantity_realised": Fraction(results, 100),
            "quality_target": Fraction(100),
            "quality_realised": Fraction(results, 100),
            "time_target": Fraction(100),
            "time_realised": 176 - Fraction(results, 100),
            "cost_target": NOT_APPLICABLE,
            "cost_realised": NOT_APPLICABLE,
        }
        return Appraised(dict.fromkeys(aspects, Fraction(conduct, 100)), [target])
    facts: dict[str, Scalar] = {aspect: draw(hundredths(0, 10_000)) for aspect in aspects}
    if draw(st.booleans()):
        facts["leadership"] = NOT_APPLICABLE
    return Appraised(facts, draw(st.lists(tied_targets(), min_size=1, max_size=4)))
