"""Better facts: which values of a fact are better ones, and where exactly a rule falls for them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from meritasn.facts import Better, Doing
from meritasn.rules import Record
from meritasn.testing.laws.case import Case, Place, places
from meritasn.testing.laws.values import rank
from meritasn.testing.records.limits import limits_of

__all__ = ["Falling", "better_values", "fallen", "merits"]

_DIRECTIONS = {"higher": Better.MORE, "lower": Better.LESS}


def merits(case: Case, record: Record, of: Doing) -> Iterator[tuple[Place, Better]]:
    """The facts of a record that say how well somebody did, with which value is the better one."""
    for place in places(case.program, record):
        merit = place.fact.merit
        if merit is None or merit.of is not of or place.whole(record) is None:
            continue
        better: Better | None = merit.better
        if merit.by is not None and merit.by in case.program.facts:
            said = place.beside(record, merit.by)
            better = _DIRECTIONS.get(said) if isinstance(said, str) else None
        if better is not None:
            yield place, better


def better_values(case: Case, place: Place, better: Better, record: Record) -> list[int]:
    """Values of a fact that are better than the one it has: the next one, and some further away.

    They are integers at its scale: at the figures that the rules compare it with, at the end of its
    range, and between.
    """
    fact, now = place.fact, place.whole(record)
    assert now is not None
    sign = 1 if better is Better.MORE else -1
    end = fact.high if sign > 0 else fact.low
    if fact.enum is not None:
        return list(range(now + sign, end + sign, sign))
    near = limits_of(case.program).near.get(fact.name, ())
    limits = (int(figure * 10**fact.decimals) + sign * step for figure in near for step in (0, 1))
    shares = (now + (end - now) // parts for parts in (100, 10, 4, 2))
    doubled = (now * 2, now * 3 // 2, now * 11 // 10) if sign > 0 else (now // 2, now * 9 // 10)
    tried = (now + sign, end, *doubled, *limits, *shares)
    return [
        whole
        for whole in dict.fromkeys(tried)
        if (whole - now) * sign > 0 and (end - whole) * sign >= 0
    ]


@frozen
class Falling:
    """How high an output stands for each value of one fact of a record.

    Attributes:
        case: The rules.
        place: The fact.
        record: The record.
        output: The step that answers.
    """

    case: Case
    place: Place
    record: Record
    output: str

    def __call__(self, whole: int) -> Fraction | None:
        """How high; None where it is refused."""
        value = self.case.run(self.place.with_whole(self.record, whole)).value(self.output)
        return rank(self.case.program.steps[self.output], value)


def fallen(height: Falling, start: int, stop: int) -> tuple[int, int]:
    """Between two values of which the second stands lower, two neighbours of which it does too.

    Where there are several, it goes the way on which more is lost: a cliff comes before a slope.
    """
    high, low = height(start), height(stop)
    assert high is not None
    assert low is not None
    while abs(stop - start) > 1:
        middle = (start + stop) // 2
        at = height(middle)
        if at is None:
            break
        if high - at >= at - low:
            stop, low = middle, at
        else:
            start, high = middle, at
    return start, stop
