"""A year under PP 46/2011 in columns: scores of conduct, and targets with what came of them."""

from __future__ import annotations

import numpy as np

from meritasn.model import TargetKind
from meritasn.testing.population.national import works
from meritasn.testing.population.national.arrow import (
    Choices,
    Columns,
    Flags,
    Hundredths,
    Numbers,
    terms,
)
from meritasn.testing.population.national.chance import Chance, Whole
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.raters import Rated

__all__ = ["CONDUCT", "ScoredYear"]

CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")

_LUCK = np.array([0] * 92 + [8] * 5 + [-14] * 3)  # now and then a year far better or worse
_COUNT = np.repeat([3, 4, 5, 6, 7], [18, 20, 25, 18, 19])  # five targets on average
_MONTHS = np.repeat([12, 11, 10], [6, 3, 1])
_COSTED = 200  # of a thousand targets
_MILLION = 1_000_000


class ScoredYear:
    """Makes the appraisals of a year.

    Args:
        year: Which one.
        task: By unit, what it works on.
        seed: What the whole population grows from.
    """

    def __init__(self, year: int, task: Whole, seed: int) -> None:
        self._year = year
        self._task = task
        self._seed = seed

    def _chance(self, purpose: str) -> Chance:
        return Chance(self._seed, f"{self._year}/{purpose}")

    def _lift(self, people: People, rated: Rated) -> Whole:
        luck: Whole = _LUCK[self._chance("luck").below(people.number, len(_LUCK))]
        return people.merit + rated.leniency + luck

    def appraisals(self, people: People, rated: Rated) -> Columns:
        """What is filled in for each person: conduct, with leadership for those who lead."""
        lift, chance = self._lift(people, rated), self._chance("conduct")
        columns: Columns = {}
        for i, name in enumerate(CONDUCT):
            halves = chance.between(people.number * len(CONDUCT) + i, -6, 6)
            columns[name] = Hundredths(np.minimum((82 + lift) * 100 + halves * 50, 100_00))
        columns["leadership"].blank(~rated.leads)
        return {**columns, "leadership__na": Flags((~rated.leads).astype(np.int64))}

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
        lift = self._lift(people, rated)[of]
        first = self._chance("works").below(people.number, works.OF_A_TASK)[of]
        work = self._task[people.unit][of] * works.OF_A_TASK + (first + place) % works.OF_A_TASK
        planned = self._chance("planned").between(rows, works.LEAST[work], works.MOST[work])
        percent = 93 + lift // 2 + self._chance("done").below(rows, 10)
        quality = (85 + lift) * 100 + self._chance("quality").between(rows, -16, 16) * 25
        months = _MONTHS[self._chance("months").below(rows, len(_MONTHS))]
        cost = self._chance("cost").between(rows, 20, 400) * _MILLION
        spent = cost // 1000 * self._chance("spent").between(rows, 900 - lift, 1000)
        costed = self._chance("costed").happens(rows, _COSTED)
        return {
            "plan": Choices(work, words=works.PLANS),
            "target_kind": terms(TargetKind, np.full(len(rows), TargetKind.UTAMA.order)),
            "quantity_target": Numbers(planned),
            "quantity_realised": Numbers(np.maximum(planned * percent // 100, 1)),
            "quantity_unit": Choices(works.UNIT[work], words=works.UNITS),
            "quality_target": Numbers(np.full(len(rows), 100)),
            "quality_realised": Hundredths(np.minimum(quality, 100_00)),
            "time_target": Numbers(np.full(len(rows), 12)),
            "time_realised": Numbers(months),
            "time_unit": Choices(np.zeros(len(rows), dtype=np.int64), words=works.TIME_UNITS),
            "cost_target": Numbers(cost, costed),
            "cost_realised": Numbers(spent, costed.copy()),
        }
