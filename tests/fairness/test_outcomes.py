"""Outcomes in an order and outcomes that are numbers: laws."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness.counts import Cell
from meritasn.fairness.means import mean_gap, moments
from meritasn.fairness.ordinal import at_or_above, superiority

labels = st.lists(st.integers(0, 9), min_size=4, max_size=4)


@given(labels, labels)
def test_superiority_is_what_counting_every_pair_gives(a: list[int], b: list[int]) -> None:
    ranked = [[label for label, n in enumerate(of) for _ in range(n)] for of in (a, b)]
    pairs = [Fraction((x > y) - (x < y) + 1, 2) for x, y in product(*ranked)]
    found = superiority(a, b)
    if found is None:
        assert not pairs
    else:
        assert (found.u, found.pairs) == (sum(pairs), len(pairs))


@given(labels, labels)
def test_the_groups_may_change_places(a: list[int], b: list[int]) -> None:
    one, other = superiority(a, b), superiority(b, a)
    if one is None or other is None:
        assert one is other
        return
    assert one.share + other.share == 1
    assert one.p == other.p


@given(labels, st.integers(0, 2))
def test_who_rises_by_a_label_raises_the_share(a: list[int], label: int) -> None:
    if a[label]:
        risen = [n - (i == label) + (i == label + 1) for i, n in enumerate(a)]
        before, after = superiority(a, [1, 1, 1, 1]), superiority(risen, [1, 1, 1, 1])
        assert before is not None
        assert after is not None
        assert after.share > before.share


@given(labels)
def test_cumulative_counts_fall_and_are_of_everybody(a: list[int]) -> None:
    found = at_or_above(a)
    assert [cell.total for cell in found] == [sum(a)] * 3
    assert [cell.selected for cell in found] == [sum(a[1:]), sum(a[2:]), a[3]]


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=9), st.integers(-50, 50))
def test_a_gap_is_what_everybody_was_given_more(values: list[int], more: int) -> None:
    one, other = moments(values), moments([value + more for value in values])
    assert one is not None
    assert other is not None
    found = mean_gap(other, one)
    if found is None:
        assert len({*values}) == 1
        return
    assert math.isclose(found.difference, more, abs_tol=1e-9)
    assert math.isclose(found.p_pooled, found.p_welch, rel_tol=1e-6)  # groups of one spread


def test_what_does_not_exist_is_nothing_and_no_number() -> None:
    assert superiority([0, 0], [1, 2]) is None
    assert moments([1]) is None
    tied = superiority([0, 4], [0, 3])
    assert tied is not None
    assert tied.p is None
    assert at_or_above([0, 0]) == (Cell(0, 0),)
