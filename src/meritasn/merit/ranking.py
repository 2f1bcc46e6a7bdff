"""Places: among the people of a unit, and among those who want the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from meritasn.results import Result, Results

__all__ = ["places_among", "places_in_units", "settled", "shared_places"]

V = TypeVar("V", int, tuple[int, ...], tuple[Decimal, ...])


def shared_places(values: Sequence[V]) -> list[int]:
    """The place of each number among all of them: the greatest is first, equals share a place.

    >>> shared_places([90, 95, 90, 70])
    [2, 1, 2, 4]
    """
    first: dict[V, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), 1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def settled(rows: Sequence[Sequence[int | None]]) -> list[tuple[int, ...]]:
    """What decides about each row: as much of it as had to be asked.

    The second number is asked only of rows that are equal in the first, and so on; where one of
    several equals lacks the next number, nothing more is asked of any of them. Compared one after
    the other, what is returned puts the rows in order, and equals remain equal.

    Args:
        rows: Numbers of each, the weightiest first, the greater the better; none lacks its first.

    >>> settled([(70, 5, 9), (70, 7, 1), (80, 1, 1), (60, None, 2), (60, 3, 3)])
    [(70, 5), (70, 7), (80,), (60,), (60,)]
    """
    kept: list[tuple[int, ...]] = [()] * len(rows)
    waiting = [list(range(len(rows)))]
    while waiting:
        equals = waiting.pop()
        at = len(kept[equals[0]]) if equals else 0
        if not equals or at == len(rows[equals[0]]) or (at and len(equals) == 1):
            continue
        apart: dict[int | None, list[int]] = defaultdict(list)
        for row in equals:
            apart[rows[row][at]].append(row)
        if None in apart:
            continue
        for value, those in apart.items():
            assert value is not None
            for row in those:
                kept[row] += (value,)
            waiting.append(those)
    return kept


def places_in_units(results: Results) -> Mapping[str, int]:
    """The place of each person among those of their unit, by the key of the person.

    Scores are compared where the policy gives any, otherwise predicates. Who has neither has no
    place, and takes none.

    Returns:
        Places from 1, by employee.
    """
    return {
        employee: place
        for unit in results.units
        for employee, place in places_among(unit.people).items()
    }


def places_among(people: Iterable[Result]) -> Mapping[str, int]:
    """The place of each of some people among them, by their keys, as in `places_in_units`."""
    ranked = [(one.employee, merit) for one in people if (merit := _merit(one)) is not None]
    places = shared_places([merit for _, merit in ranked])
    return dict(zip((key for key, _ in ranked), places, strict=True))


def _merit(result: Result) -> int | None:
    """What a person is ranked by: the greater, the better."""
    output = result.policy.pack.output
    score = output.get("score")
    name = score or output.get("predicate")
    if result.run is None or name is None or result.run.slots[name, "state"]:
        return None
    whole = result.run.slots[name, "value"]
    return whole if score else -whole  # the first label of an enumeration is the best one
