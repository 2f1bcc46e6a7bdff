"""A year under PermenPANRB 6/2022 in columns: ratings, and the targets behind them."""

from __future__ import annotations

import numpy as np

from meritasn.model import Direction, Focus, Predicate, Rating, TargetKind
from meritasn.testing.population.national import works
from meritasn.testing.population.national.arrow import (
    Choices,
    Columns,
    Hundredths,
    Numbers,
    terms,
)
from meritasn.testing.population.national.chance import Chance, Whole
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.raters import Rated
from meritasn.testing.population.national.ratings import Ratings

__all__ = ["RatedYear"]

_COUNT = np.repeat([2, 3, 4], [40, 40, 20])
_RECORDED = 950  # of a thousand appraisals
_MAIN = 2  # targets that are main ones whatever comes
_ADDITIONAL = 400
_LOW, _HIGH = np.array([106, 97, 60]), np.array([125, 103, 85])  # percent of the plan, by rating
_PLANNED_QUALITY = np.array([80, 85, 90])
_WITH_QUALITY, _WITH_TIME, _WITHIN = 350, 500, 30
_COARSE = 5  # days below which hours are counted


class RatedYear:
    """Makes the appraisals of a year.

    Args:
        year: Which one.
        task: By unit, what it works on.
        ratings: The ratings of everybody in that year.
        seed: What the whole population grows from.
    """

    def __init__(self, year: int, task: Whole, ratings: Ratings, seed: int) -> None:
        self._year = year
        self._task = task
        self.ratings = ratings
        self._seed = seed

    def _chance(self, purpose: str) -> Chance:
        return Chance(self._seed, f"{self._year}/{purpose}")

    def appraisals(self, people: People, rated: Rated) -> Columns:
        """What is filled in for each person: two ratings, and mostly the predicate on record."""
        verdicts = self.ratings.of(people, rated)
        recorded = self._chance("recorded").happens(people.number, _RECORDED)
        return {
            "results_rating": terms(Rating, verdicts.results),
            "behaviour_rating": terms(Rating, verdicts.behaviour),
            "recorded_predicate": terms(Predicate, verdicts.predicate, recorded),
        }

    def count(self, people: People) -> Whole:
        """How many targets each person has."""
        return _COUNT[self._chance("targets").below(people.number, len(_COUNT))]

    def targets(self, people: People, rated: Rated, of: Whole, place: Whole) -> Columns:
        """What is filled in for each target.

        Args:
            people: Some people.
            rated: Who rated them.
            of: The row of the person whose target it is.
            place: Where it stands among the targets of the person, from 0.
        """
        rows = people.number[of] * 16 + place
        results = self.ratings.of(people, rated).results[of]
        work = self._works(people, of, place)
        kind = (place >= _MAIN) & self._chance("additional").happens(rows, _ADDITIONAL)
        return {
            "plan": Choices(work, words=works.PLANS),
            "indicator": Choices(work.copy(), words=works.INDICATORS),
            "target_kind": terms(TargetKind, kind.astype(np.int64)),
            "focus": terms(Focus, works.FOCUS[work]),
            **self._quantity(rows, work, results),
            **self._quality(rows, results),
            **self._time(rows, work, results),
        }

    def _works(self, people: People, of: Whole, place: Whole) -> Whole:
        """A work of the task itself, then others; no work twice."""
        own = self._chance("own").below(people.number, works.OWN)[of]
        other = 1 + (self._chance("others").below(people.number, 6)[of] + place - 1) % 6
        first = self._task[people.unit][of] * works.OF_A_TASK
        return first + np.where(place == 0, own, (own + other) % works.OF_A_TASK)

    def _percent(self, purpose: str, rows: Whole, results: Whole) -> Whole:
        return self._chance(purpose).between(rows, _LOW[results], _HIGH[results])

    def _quantity(self, rows: Whole, work: Whole, results: Whole) -> Columns:
        """More is better, or now and then a range that starts at what is planned."""
        planned = self._chance("planned").between(rows, works.LEAST[work], works.MOST[work])
        done = (planned * self._percent("done", rows, results) + 50) // 100
        within = (results == Rating.SESUAI.order) & self._chance("within").happens(rows, _WITHIN)
        direction = np.where(within, Direction.RANGE.order, Direction.HIGHER.order)
        return {
            "quantity_target": Numbers(planned),
            "quantity_realised": Numbers(done),
            "quantity_unit": Choices(works.UNIT[work], words=works.UNITS),
            "quantity_direction": terms(Direction, direction),
            "quantity_upper": Numbers(planned * 6 // 5, within),
        }

    def _quality(self, rows: Whole, results: Whole) -> Columns:
        planned = _PLANNED_QUALITY[self._chance("quality").below(rows, len(_PLANNED_QUALITY))]
        done = (planned * self._percent("quality done", rows, results) + 50) // 100
        there = self._chance("with quality").happens(rows, _WITH_QUALITY)
        higher = np.full(len(rows), Direction.HIGHER.order)
        return {
            "quality_target": Numbers(planned, there),
            "quality_realised": Hundredths(np.minimum(done, 100) * 100, there.copy()),
            "quality_direction": terms(Direction, higher, there.copy()),
        }

    def _time(self, rows: Whole, work: Whole, results: Whole) -> Columns:
        """Shorter by what the results lie above the plan; hours where a day is too coarse."""
        days = works.DAYS[work]
        there = (days > 0) & self._chance("with time").happens(rows, _WITH_TIME)
        coarse = days >= _COARSE
        planned = np.where(coarse, days, days * 8)
        percent = 200 - self._percent("time done", rows, results)
        unit = np.where(coarse, works.TIME_UNITS.index("hari"), works.TIME_UNITS.index("jam"))
        lower = np.full(len(rows), Direction.LOWER.order)
        return {
            "time_target": Numbers(planned, there),
            "time_realised": Numbers((planned * percent + 50) // 100, there.copy()),
            "time_unit": Choices(unit, there.copy(), words=works.TIME_UNITS),
            "time_direction": terms(Direction, lower, there.copy()),
        }
