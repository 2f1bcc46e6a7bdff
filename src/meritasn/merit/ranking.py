"""Places among the people of a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritasn.results import Result, Results

__all__ = ["places_in_units", "shared_places"]


def shared_places(values: Sequence[int]) -> list[int]:
    """The place of each number among all of them: the greatest is first, equals share a place.

    >>> shared_places([90, 95, 90, 70])
    [2, 1, 2, 4]
    """
    first: dict[int, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), 1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def places_in_units(results: Results) -> Mapping[str, int]:
    """The place of each person among those of their unit, by the key of the person.

    Scores are compared where the policy gives any, otherwise predicates. Who has neither has no
    place, and takes none.

    Returns:
        Places from 1, by employee.
    """
    places: dict[str, int] = {}
    for unit in results.units:
        ranked = [
            (one.employee, merit) for one in unit.people if (merit := _merit(one)) is not None
        ]
        among = shared_places([merit for _, merit in ranked])
        places.update(zip((key for key, _ in ranked), among, strict=True))
    return places


def _merit(result: Result) -> int | None:
    """What a person is ranked by: the greater, the better."""
    output = result.policy.pack.output
    score = output.get("score")
    name = score or output.get("predicate")
    if result.run is None or name is None or result.run.slots[name, "state"]:
        return None
    whole = result.run.slots[name, "value"]
    return whole if score else -whole  # the first label of an enumeration is the best one
