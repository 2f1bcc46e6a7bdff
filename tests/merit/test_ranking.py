"""Equals share a place, and whoever comes after them has as many before them as there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from meritasn import Period, appraise, load_policy
from meritasn.merit import places_in_units, shared_places
from meritasn.merit.ranking import settled
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


# ----------------------------------------------------------- several numbers, one after the other

Row = tuple[int | None, ...]
Kernel = Callable[[Sequence[Row]], list[tuple[int, ...]]]

few = st.integers(0, 2)
whole_rows = st.lists(st.tuples(few, few, few), max_size=7)
lacking_rows = st.lists(
    st.tuples(few, st.none() | few, st.none() | few), max_size=7
)  # nobody lacks the first


def places_of(kernel: Kernel, rows: Sequence[Row]) -> list[int]:
    return shared_places(kernel(rows))


def before(rows: Sequence[Row], a: Row, b: Row) -> bool:
    """Whether one row stands before another, asked number by number."""
    for at in range(len(a)):
        equals = [row for row in rows if row[:at] == a[:at]]
        if any(row[at] is None for row in equals):
            return False
        if a[at] != b[at]:
            mine, theirs = a[at], b[at]
            assert mine is not None
            assert theirs is not None
            return mine > theirs
    return False


DRAWN = settings(
    max_examples=150, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)


def the_order_is_that_of_asking_one_after_the_other(kernel: Kernel) -> None:
    @DRAWN
    @given(lacking_rows)
    def law(rows: list[Row]) -> None:
        expected = [1 + sum(before(rows, other, one) for other in rows) for one in rows]
        assert places_of(kernel, rows) == expected

    law()


def the_order_is_that_of_a_sort(kernel: Kernel) -> None:
    @DRAWN
    @given(whole_rows)
    def law(rows: list[Row]) -> None:
        standing = sorted(zip(places_of(kernel, rows), rows, strict=True))
        assert [row for _, row in standing] == [
            row for _, row in sorted(standing, key=lambda one: tuple(-(n or 0) for n in one[1]))
        ]

    law()


def the_order_of_rows_does_not_matter(kernel: Kernel) -> None:
    @DRAWN
    @given(lacking_rows, st.randoms(use_true_random=False))
    def law(rows: list[Row], chance: Random) -> None:
        mixed = chance.sample(range(len(rows)), len(rows))
        places = places_of(kernel, rows)
        assert places_of(kernel, [rows[i] for i in mixed]) == [places[i] for i in mixed]

    law()


def somebody_more_does_not_turn_the_others_round(kernel: Kernel) -> None:
    @DRAWN
    @given(whole_rows, st.tuples(few, few, few))
    def law(rows: list[Row], more: Row) -> None:
        without, beside = places_of(kernel, rows), places_of(kernel, [*rows, more])
        for i in range(len(rows)):
            for j in range(len(rows)):
                assert (without[i] < without[j]) == (beside[i] < beside[j])

    law()


def a_greater_number_never_has_a_worse_place(kernel: Kernel) -> None:
    @DRAWN
    @given(whole_rows.filter(bool), st.integers(0, 2))
    def law(rows: list[Row], at: int) -> None:
        first = list(rows[0])
        first[at] = (first[at] or 0) + 1
        assert places_of(kernel, [tuple(first), *rows[1:]])[0] <= places_of(kernel, rows)[0]

    law()


LAWS = (
    the_order_is_that_of_asking_one_after_the_other,
    the_order_is_that_of_a_sort,
    the_order_of_rows_does_not_matter,
    somebody_more_does_not_turn_the_others_round,
    a_greater_number_never_has_a_worse_place,
)


@pytest.mark.parametrize("law", LAWS)
def test_the_kernel_keeps_the_law(law: Callable[[Kernel], None]) -> None:
    law(settled)


def test_as_little_is_asked_as_decides() -> None:
    rows: list[Row] = [(3, 1, 1), (2, 1, 9), (2, 2, None), (1, None, 1)]
    assert settled(rows) == [(3,), (2, 1), (2, 2), (1,)]
    assert settled([]) == []


def rows_break_ties(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    return [(*kept, -i) for i, kept in enumerate(settled(rows))]


def what_is_missing_is_zero(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    return [tuple(n or 0 for n in row) for row in rows]


def the_last_number_is_not_asked(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    return settled([row[:-1] for row in rows])


def the_least_is_first(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    return [tuple(-n for n in kept) for kept in settled(rows)]


def distance_from_the_best_counts(rows: Sequence[Row]) -> list[tuple[int, ...]]:
    best = max((row[2] or 0 for row in rows), default=0)
    return [(row[0] or 0, (row[1] or 0) * best, row[2] or 0) for row in rows]


PLANTED: Mapping[Kernel, Callable[[Kernel], None]] = {
    rows_break_ties: the_order_of_rows_does_not_matter,
    what_is_missing_is_zero: the_order_is_that_of_asking_one_after_the_other,
    the_last_number_is_not_asked: the_order_is_that_of_a_sort,
    the_least_is_first: a_greater_number_never_has_a_worse_place,
    distance_from_the_best_counts: somebody_more_does_not_turn_the_others_round,
}


@pytest.mark.parametrize("kernel", PLANTED)
def test_a_planted_fault_is_caught(kernel: Kernel) -> None:
    with pytest.raises(AssertionError):
        PLANTED[kernel](kernel)


def test_every_law_catches_a_fault() -> None:
    assert {*PLANTED.values()} == {*LAWS}
