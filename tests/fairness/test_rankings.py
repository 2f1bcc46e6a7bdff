"""Orders, pools and draws: laws of any order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness.bootstrap import drawn, moments_of
from meritasn.fairness.counts import Cell
from meritasn.fairness.pools import failing, reordered
from meritasn.fairness.rankings import exposure, ndkl

orders = st.lists(st.sampled_from("ab"), min_size=1, max_size=12)


def chosen_of(place: int) -> Callable[[Sequence[Cell]], float]:
    return lambda cells: float(cells[place].selected)


def test_draws_of_counts_have_the_moments_of_draws_of_rows() -> None:
    cells, draws = [Cell(30, 100), Cell(18, 80), Cell(5, 20)], 20_000
    wanted = moments_of(cells)
    for place, cell in enumerate(cells):
        found = drawn(cells, chosen_of(place), draws=draws, seed=7)
        mean = math.fsum(found.values) / draws
        variance = math.fsum((v - mean) ** 2 for v in found.values) / draws
        expected = wanted.variances[2 * place]
        assert abs(mean - cell.selected) < 5 * math.sqrt(expected / draws)
        assert abs(variance / expected - 1) < 0.1


# ------------------------------------------------------------------------------------------- laws


@given(orders)
def test_an_order_of_one_group_is_no_further_from_it(order: list[str]) -> None:
    found = ndkl(order)
    assert found is not None
    assert found >= -1e-12
    assert (found < 1e-12) is (len({*order}) == 1)


@given(orders)
def test_what_one_group_gains_in_exposure_the_others_lose(order: list[str]) -> None:
    found, counts = exposure(order), Counter(order)
    whole = math.fsum(found[group] * n for group, n in counts.items())
    assert math.isclose(whole, math.fsum(1 / math.log2(n + 2) for n in range(len(order))))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.sampled_from((0.2, 0.5, 0.7)))
def test_the_chance_of_failing_is_what_every_order_gives(least: list[int], share: float) -> None:
    chance = 0.0
    for order in product((0, 1), repeat=len(least)):
        held = [sum(order[:n]) for n in range(1, len(order) + 1)]
        if any(h < m for h, m in zip(held, least, strict=True)):
            ones = sum(order)
            chance += share**ones * (1 - share) ** (len(order) - ones)
    assert math.isclose(failing(least, share), chance, abs_tol=1e-12)


pools = st.lists(st.integers(0, 50), max_size=6).map(lambda of: sorted(of, reverse=True))
shares = st.integers(0, 10).map(lambda n: Fraction(n, 10))


@given(pools, pools, shares, st.integers(1, 8))
def test_an_order_that_keeps_shares_loses_nobody_and_costs_what_it_says(
    a: list[int], b: list[int], share: Fraction, k: int
) -> None:
    found = reordered({"a": a, "b": b}, {"a": share, "b": 1 - share}, k)
    taken = Counter(found.groups)
    assert len(found.groups) == min(k, len(a) + len(b))
    for group, of in (("a", a), ("b", b)):
        own = [s for s, g in zip(found.scores, found.groups, strict=True) if g == group]
        assert own == of[: taken[group]]  # within a group nobody is passed over
    best = sorted([*a, *b], reverse=True)
    for n, price in enumerate(found.price, 1):
        assert price == sum(best[:n]) - sum(found.scores[:n])
        assert price >= 0
    first = found.groups.count("a")
    if len(a) >= k and len(b) >= k:
        assert math.floor(share * k) <= first <= math.ceil(share * k)


def test_draws_begin_where_they_are_told_and_say_where_nothing_exists() -> None:
    cells = [Cell(1, 3), Cell(2, 4)]

    def rate(of: Sequence[Cell]) -> float | None:
        return None if of[0].rate is None else float(of[0].rate)

    one, again, other = (drawn(cells, rate, seed=seed) for seed in (1, 1, 2))
    assert one == again != other
    assert one.undefined > 0
    assert len(one.values) + one.undefined == 1_000
    assert drawn([Cell(0, 0)], rate).interval() is None


def test_a_group_without_a_share_is_refused() -> None:
    with pytest.raises(ValueError, match="share"):
        ndkl(["a", "b"], {"a": Fraction(1)})
