"""Level concordance: whether those in higher posts score higher than those in lower ones.

No fault in itself: a junior may well have had the better year. It says how far scores follow the
ladder rather than the work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from meritasn.model import PostLevel, Workforce
from meritasn.quantities import Absence
from meritasn.results import Results

__all__ = ["Concordance", "level_concordance", "levels_and_scores"]

Score = int | Fraction | Decimal


@frozen
class Concordance:
    """Pairs of a junior and a senior.

    Attributes:
        pairs: How many there are.
        agreeing: In how many the senior scores higher.
        tied: In how many both score the same.
    """

    pairs: int
    agreeing: int
    tied: int

    @property
    def share(self) -> Fraction | None:
        """The part in which scores agree with levels, ties half; None without a pair."""
        return Fraction(2 * self.agreeing + self.tied, 2 * self.pairs) if self.pairs else None

    def __add__(self, other: Concordance) -> Concordance:
        return Concordance(
            self.pairs + other.pairs, self.agreeing + other.agreeing, self.tied + other.tied
        )


def level_concordance(of: Iterable[tuple[int, Score]]) -> Concordance:
    """Counts pairs of people of different levels, in ``n log n`` steps.

    Args:
        of: The level of each person, higher for the more senior, and their score.

    >>> level_concordance([(1, 70), (1, 80), (2, 80), (3, 90)])
    Concordance(pairs=5, agreeing=4, tied=1)
    """
    people = sorted(of, key=lambda one: one[0])
    heights = sorted({score for _, score in people})
    tree = [0] * (len(heights) + 1)
    pairs = agreeing = tied = below = 0
    for _, group in groupby(people, key=lambda one: one[0]):
        places = [bisect_left(heights, score) for _, score in group]
        for place in places:
            under = _up_to(tree, place)
            agreeing += under
            tied += _up_to(tree, place + 1) - under
        pairs += below * len(places)
        below += len(places)
        for place in places:
            _add(tree, place + 1)
    return Concordance(pairs, agreeing, tied)


def _up_to(tree: Sequence[int], place: int) -> int:
    """How many stand in the first places (Fenwick 1994)."""
    found = 0
    while place:
        found += tree[place]
        place -= place & -place
    return found


def _add(tree: list[int], place: int) -> None:
    while place < len(tree):
        tree[place] += 1
        place += place & -place


def levels_and_scores(
    results: Results, workforce: Workforce
) -> Mapping[str, list[tuple[int, Score]]]:
    """Levels and scores by kind of post: levels of different kinds have no order.

    Where the rule gives no score, its predicates are scores, the best the highest.
    """
    order = tuple(PostLevel)
    found: dict[str, list[tuple[int, Score]]] = {}
    for one in results:
        employee = workforce.employee_by_key.get(one.employee)
        level = Absence.MISSING if employee is None else employee.post.level
        score: Score | None = one.score
        if score is None and one.predicate is not None and one.run is not None:
            name = results.policy.pack.output["predicate"]
            enum = one.run.program.steps[name].enum
            score = None if enum is None else -enum.codes.index(one.predicate.code)
        if not isinstance(level, Absence) and score is not None:
            found.setdefault(level.kind.code, []).append((-order.index(level), score))
    return found
