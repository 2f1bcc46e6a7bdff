"""Everything that holds the records of the nation together, made once and held in memory.

Arrays of units are held whole; people are found as they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from meritasn.model import UnitPredicate
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.careers import MOST_PEOPLE, Careers
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.figures import TODAY
from meritasn.testing.population.national.groups import CONTRACTS, HEADS, Group, Groups, groups
from meritasn.testing.population.national.hierarchy import (
    LEAST_PEOPLE,
    Hierarchy,
    hierarchy,
)
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.posts import Posts
from meritasn.testing.population.national.rated import RatedYear
from meritasn.testing.population.national.raters import Rated, Raters
from meritasn.testing.population.national.ratings import Ratings, unit_predicates
from meritasn.testing.population.national.remarkable import remarkable
from meritasn.testing.population.national.scored import ScoredYear

__all__ = ["MINUTES", "RATED", "SCORED", "History", "Year"]

SCORED, RATED = range(2014, 2021), range(2022, 2025)
"""Whole years that were appraised by scores, and by ratings."""

MINUTES = {
    **dict.fromkeys(range(2014, 2020), (180, 180)),
    2020: (180, 150),
    2022: (120, 90),
    2023: (60, 55),
    2024: (55, 50),
}
"""What the office whose service got faster planned and what it took, by year."""

_AN_HOUR = 60


class Year(Protocol):
    """Makes the appraisals of a year."""

    def appraisals(self, people: People, rated: Rated) -> Columns:
        """What is filled in for each person."""
        ...

    def count(self, people: People) -> Whole:
        """How many targets each person has."""
        ...

    def targets(self, people: People, rated: Rated, of: Whole, place: Whole) -> Columns:
        """What is filled in for each target."""
        ...


class History:
    """The nation, before its records are written down.

    Args:
        people: How many people.
        seed: What everything left to chance grows from.
        years: The years that are appraised.
        everyone: Whether people are appraised in every year, whenever they were appointed.

    Raises:
        ValueError: If there are too few or too many people, or a year is not made.
    """

    def __init__(self, people: int, seed: int, years: Sequence[int], *, everyone: bool) -> None:
        if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
            raise ValueError(f"a nation has {LEAST_PEOPLE} to {MOST_PEOPLE} people")
        if not years or not set(years) <= {*SCORED, *RATED}:
            raise ValueError("the years are some of 2014 to 2020 and 2022 to 2024")
        self.people = people
        self.seed = seed
        self.everyone = everyone
        self.hierarchy: Hierarchy = hierarchy(people, seed)
        self.groups: Groups = groups(self.hierarchy, seed)
        self.careers = Careers(self.groups, seed)
        self.posts = Posts(self.hierarchy.task, seed)
        self.remarkable = remarkable(self.hierarchy, people, seed)
        told = self.remarkable
        self.raters = Raters(self.hierarchy, told, seed)
        self.predicates: Mapping[int, Whole] = {
            year: unit_predicates(self.hierarchy, year, seed) for year in years if year in RATED
        }
        for year, of_year in self.predicates.items():
            of_year[told.all] = UnitPredicate.BAIK.order
            if MINUTES[year][1] < _AN_HOUR:
                of_year[told.faster] = UnitPredicate.ISTIMEWA.order
        self.years: Mapping[int, Year] = {year: self._year(year) for year in sorted(set(years))}

    def _year(self, year: int) -> Year:
        task = self.hierarchy.task
        if year in self.predicates:
            served = TODAY + 1 if self.everyone else year
            staff = [group for group in Group if group >= HEADS and group not in CONTRACTS]
            cohorts = [self.careers.cohorts(some, served) for some in (staff, CONTRACTS)]
            ratings = Ratings(year, self.predicates[year], cohorts, self.seed)
            return RatedYear(year, task, ratings, self.seed)
        return ScoredYear(year, task, self.seed)

    def served(self, people: People, year: int) -> People:
        """Those of some people who are appraised in a year: who served from its first day."""
        return people if self.everyone else people.among(np.flatnonzero(people.since < year))
