"""Equals share a place, and whoever comes after them has as many before them as there are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn import Period, appraise, load_policy
from meritasn.merit import places_in_units, shared_places
from meritasn.model import Predicate
from meritasn.results import Result
from meritasn.testing.population import city

CITY = city(people=600, seed=3).workforce


@given(st.lists(st.integers(-3, 3)))
def test_a_place_is_one_more_than_the_number_of_those_who_are_better(values: list[int]) -> None:
    assert shared_places(values) == [1 + sum(v > value for v in values) for value in values]


@pytest.mark.parametrize(("name", "year"), [("pp-46-2011", 2019), ("permenpanrb-6-2022", 2023)])
def test_the_better_result_has_the_better_place(name: str, year: int) -> None:
    results = appraise(CITY, load_policy(name), period=Period.year(year))
    places = places_in_units(results)
    for unit in results.units:
        ranked = [one for one in unit.people if one.predicate is not None]
        assert {one.employee for one in ranked} == places.keys() & {p.employee for p in unit.people}
        for one in ranked:
            better = sum(merit(other) > merit(one) for other in ranked)
            assert places[one.employee] == 1 + better


def merit(result: Result) -> Decimal | int:
    order = [term.code for term in Predicate]
    assert result.predicate is not None
    return -order.index(result.predicate.code) if result.score is None else result.score
