"""Invented civil servants of 2019, as every engine of the comparison is given them.

They are complete: what a missing number means differs from engine to engine and is no matter of
speed. Many sit where an engine may slip: on the limit of efficiency, on the edge of a band, on the
half of a hundredth.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import TypeAlias

from attrs import frozen

__all__ = ["ASPECTS", "EDGES", "Activity", "Measured", "Outcome", "Person", "people", "person"]

ASPECTS = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
EDGES = (91, 76, 61, 51)

Measured: TypeAlias = tuple[Decimal, Decimal]
"""What was planned and what was realised."""

Outcome: TypeAlias = tuple[Decimal, str]
"""The final score and the predicate."""


@frozen
class Activity:
    """One activity; without a cost plan it has three aspects."""

    quantity: Measured
    quality: Measured
    time: Measured
    cost: Measured | None


@frozen
class Person:
    """Six scores of behaviour, the last of them None for who leads nobody, and activities."""

    scores: tuple[Decimal | None, ...]
    activities: tuple[Activity, ...]


def person() -> Person:
    """The one that is timed: five activities, two of them with a cost plan."""
    scores = (Decimal(80), Decimal("81.5"), Decimal(79), Decimal(85), Decimal(90), None)
    return Person(scores, tuple(_plain(number) for number in range(5)))


def _plain(number: int) -> Activity:
    return Activity(
        (Decimal(12), Decimal(10 + number % 3)),
        (Decimal(100), Decimal("85.5")),
        (Decimal(12), Decimal(8 + number)),
        (Decimal(5_000_000), Decimal(4_500_000)) if number % 2 else None,
    )


def people(count: int, seed: int = 46) -> Iterator[Person]:
    """Some in the middle of their bands, some on the edges: always the same for a seed."""
    random = Random(seed)  # noqa: S311, it guards no secret
    for number in range(count):
        yield _on_an_edge(random) if number % 3 == 0 else _anyone(random)


def _anyone(random: Random) -> Person:
    scores = [_hundredths(random, 4000, 10000) for _ in ASPECTS]
    last = random.choice((None, scores[-1]))
    activities = tuple(_any_activity(random) for _ in range(random.randint(1, 6)))
    return Person((*scores[:-1], last), activities)


def _any_activity(random: Random) -> Activity:
    time = Decimal(random.randint(1, 36))
    planned = Decimal(random.randint(1, 400) * 500_000)
    cost = planned, planned * random.randint(55, 110) / 100
    return Activity(
        (Decimal(random.randint(1, 60)), Decimal(random.randint(0, 60))),
        (Decimal(100), _hundredths(random, 5000, 10000)),
        (time, _efficient(random, time)),
        random.choice((None, cost)),
    )


def _efficient(random: Random, planned: Decimal) -> Decimal:
    """A time that was used, in one of three exactly at the limit of 24 %."""
    at_limit = planned * 76 / 100
    used = Decimal(random.randint(1, 40))
    return random.choice((at_limit, used, used))


def _on_an_edge(random: Random) -> Person:
    """Someone who just reaches a band, by halves that go up, or just misses it."""
    edge = Decimal(random.choice(EDGES))
    half = Decimal("0.03")  # less by this in one of six, or in one of three of one of two
    missed = random.choice((Decimal(0), Decimal("0.01")))
    activities = tuple(_worth(edge, edge - 3 * missed - less) for less in (Decimal(0), half))
    last = random.choice((None, edge - half))
    return Person((*(edge - missed for _ in ASPECTS[:-1]), last), activities)


def _worth(edge: Decimal, quality: Decimal) -> Activity:
    """An activity that scores the edge in quantity and time, so that quality decides."""
    hundred = Decimal(100)
    return Activity((hundred, edge), (hundred, quality), (hundred, 176 - edge), None)


def _hundredths(random: Random, low: int, high: int) -> Decimal:
    return Decimal(random.randint(low, high)) / 100
