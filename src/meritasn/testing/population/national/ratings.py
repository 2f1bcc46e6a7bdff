"""Ratings of a year: of a unit, and of the results and the behaviour of everybody.

Somebody looks as good as their merit, their rater's leniency, their unit and some luck make them.
The lines above which ratings are the highest, and below which they are low, are drawn where the
published shares come out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import field, frozen

from meritasn.model import Predicate, Rating, UnitPredicate
from meritasn.testing.population.national.chance import Bools, Chance, Whole
from meritasn.testing.population.national.figures import (
    PREDICATES,
    PREDICATES_OF_CONTRACTS,
    Predicates,
)
from meritasn.testing.population.national.groups import CONTRACTS
from meritasn.testing.population.national.hierarchy import Hierarchy
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.raters import MOST_LENIENT, Rated

__all__ = ["QUADRANT", "Ratings", "Verdicts", "unit_predicates"]

_ABOVE, _AS, _BELOW = (rating.order for rating in Rating)
_SB, _B, _BP, _K, _SK = (predicate.order for predicate in Predicate)

QUADRANT = np.array([[_SB, _B, _K], [_B, _B, _K], [_BP, _BP, _SK]])
"""Predicate by the ratings of results and of behaviour."""

_UNITS = (250, 748, 1, 1, 0)  # of a thousand units, in the order of their predicates
_CHANGED = 300  # of a thousand units, whose predicate is drawn anew in a year
_OF_HEAD = np.array([_ABOVE, _AS, _BELOW, _BELOW, _BELOW])
_HEADS_VERY_GOOD = 450  # of a thousand heads of outstanding units
_OUTSTANDING = UnitPredicate.ISTIMEWA.order
_GOOD = ((_AS, _AS, 76), (_ABOVE, _AS, 12), (_AS, _ABOVE, 12))
_LOW: Mapping[str, tuple[tuple[int, int, int], ...]] = {
    "butuh_perbaikan": ((_BELOW, _AS, 2), (_BELOW, _ABOVE, 1)),
    "kurang": ((_AS, _BELOW, 3), (_ABOVE, _BELOW, 1)),
    "sangat_kurang": ((_BELOW, _BELOW, 1),),
}
_PUBLISHED = (PREDICATES, PREDICATES_OF_CONTRACTS)
_MERIT, _LENIENCY, _UNIT, _LUCK = 4, 3, 20, 41
_FINE = 1000  # parts into which somebody's looks are divided, so that a line falls exactly


@frozen
class Verdicts:
    """The ratings of some people.

    Attributes:
        results: Rating of results, by order.
        behaviour: Rating of behaviour, by order.
    """

    results: Whole = field(repr=False)
    behaviour: Whole = field(repr=False)

    @property
    def predicate(self) -> Whole:
        """The predicate that the quadrant gives."""
        return QUADRANT[self.results, self.behaviour]


def unit_predicates(hierarchy: Hierarchy, year: int, seed: int) -> Whole:
    """By unit, its predicate: a quarter outstanding, a few weak, the rest good.

    Most units are what they are in every year.
    """
    units = np.arange(len(hierarchy))
    always = Chance(seed, "unit predicates").weighted(units, _UNITS)
    this_year = Chance(seed, f"unit predicates of {year}")
    return np.where(
        this_year.happens(units * 2, _CHANGED), this_year.weighted(units * 2 + 1, _UNITS), always
    )


class Ratings:
    """Finds the ratings of anybody.

    Args:
        year: The year of the ratings.
        of_unit: By unit, its predicate in that year.
        cohorts: How many PNS, and how many PPPK, share which merit with those appointed with them.
        seed: What the whole population grows from.
    """

    def __init__(
        self, year: int, of_unit: Whole, cohorts: Sequence[Mapping[int, int]], seed: int
    ) -> None:
        self._of_unit = of_unit
        self._chance = Chance(seed, f"ratings of {year}")
        self._lines = [
            _lines(shares, shared) for shares, shared in zip(_PUBLISHED, cohorts, strict=True)
        ]

    def of(self, people: People, rated: Rated) -> Verdicts:
        """The ratings of some people."""
        chance, numbers = self._chance, people.number
        contract = np.isin(people.group, CONTRACTS).astype(np.int64)
        looks = self._looks(people, rated)
        low, high = np.array(self._lines).T[:, contract]
        results, behaviour = _drawn(_GOOD, chance, numbers * 4)
        results[looks >= high] = behaviour[looks >= high] = _ABOVE
        for i, shares in enumerate(_PUBLISHED):
            rows = np.flatnonzero((looks < low) & (contract == i))
            results[rows], behaviour[rows] = _drawn(_low(shares), chance, numbers[rows] * 4)
        self._of_heads(people, results, behaviour)
        best = (rated.leniency == MOST_LENIENT) & ~people.leads
        results[best] = behaviour[best] = _ABOVE
        results[rated.unequal] = np.where(people.woman[rated.unequal], _AS, _ABOVE)
        behaviour[rated.unequal] = results[rated.unequal]
        return Verdicts(results, behaviour)

    def _looks(self, people: People, rated: Rated) -> Whole:
        numbers = people.number
        favoured: Bools = self._of_unit[people.unit] == _OUTSTANDING
        whole: Whole = (
            _MERIT * people.merit
            + _LENIENCY * np.minimum(rated.leniency, 4)
            + _UNIT * favoured
            + self._chance.below(numbers * 4 + 1, _LUCK)
        )
        return whole * _FINE + self._chance.below(numbers * 4 + 2, _FINE)

    def _of_heads(self, people: People, results: Whole, behaviour: Whole) -> None:
        """The head of a unit has done as well as the unit."""
        rows = np.flatnonzero(people.leads)
        of_unit = self._of_unit[people.unit[rows]]
        very_good = (of_unit == _OUTSTANDING) & self._chance.happens(
            people.number[rows] * 4 + 3, _HEADS_VERY_GOOD
        )
        results[rows] = _OF_HEAD[of_unit]
        behaviour[rows] = np.where(very_good, _ABOVE, _AS)


def _drawn(
    options: tuple[tuple[int, int, int], ...], chance: Chance, rows: Whole
) -> tuple[Whole, Whole]:
    """A pair of ratings for each row, each as likely as its weight."""
    results, behaviour, weights = zip(*options, strict=True)
    drawn = chance.weighted(rows, weights)
    return np.array(results)[drawn], np.array(behaviour)[drawn]


def _low(shares: Predicates) -> tuple[tuple[int, int, int], ...]:
    """Pairs of ratings that are less than good, in the published shares."""
    return tuple(
        (results, behaviour, weight * getattr(shares, name) * 12 // sum(w for *_, w in pairs))
        for name, pairs in _LOW.items()
        for results, behaviour, weight in pairs
    )


def _lines(shares: Predicates, cohorts: Mapping[int, int]) -> tuple[int, int]:
    """Below the first, somebody is rated low; from the second on, very good."""
    likely = _convolved(cohorts)
    return (
        _line(likely, shares.lower, 100_000),
        _line(likely, 100_000 - shares.sangat_baik, 100_000),
    )


def _line(likely: Mapping[int, int], part: int, of: int) -> int:
    """Where so many of all lie below."""
    whole, seen = sum(likely.values()), 0
    for looks in sorted(likely):
        if (seen + likely[looks]) * of >= part * whole:
            within = (part * whole - seen * of) * _FINE // (likely[looks] * of)
            return looks * _FINE + within
        seen += likely[looks]
    raise ValueError("a part is not more than the whole")


def _convolved(cohorts: Mapping[int, int]) -> Mapping[int, int]:
    """How often each sum of what makes somebody look good comes out."""
    likely = {0: 1}
    halves = dict.fromkeys(range(-2, 3), 1)
    for step, weight in (
        (_MERIT, halves),
        (_MERIT, halves),
        (_MERIT, dict.fromkeys(range(-1, 2), 1)),
        (_MERIT, cohorts or {0: 1}),
        (_LENIENCY, halves),
        (_LENIENCY, halves),
        (_UNIT, {0: 1000 - _UNITS[0], 1: _UNITS[0]}),
        (1, dict.fromkeys(range(_LUCK), 1)),
    ):
        sums: dict[int, int] = {}
        for looks, times in likely.items():
            for value, often in weight.items():
                at = looks + step * value
                sums[at] = sums.get(at, 0) + times * often
        likely = sums
    return likely
