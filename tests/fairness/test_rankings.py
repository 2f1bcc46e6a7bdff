"""Orders, pools and draws: published figures, and laws of any order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fairness.test_two_groups import ids
from tests.fairness.vectors import agree, of_statistic

from meritasn.fairness.bootstrap import drawn
from meritasn.fairness.counts import Cell
from meritasn.fairness.pools import adjusted_minimum, failing, minimum_of_prefixes, reordered
from meritasn.fairness.rankings import exposure, ndkl, share_of_first, skew_of_first

orders = st.lists(st.sampled_from("ab"), min_size=1, max_size=12)


def order_of(case: Mapping[str, Any]) -> list[str]:
    return [str(group) for group in case["input"]["order"]]


@pytest.mark.parametrize("case", of_statistic("ndkl"), ids=ids)
def test_orders_have_the_published_divergence(case: Mapping[str, Any]) -> None:
    found = ndkl(order_of(case))
    assert found is not None
    answers = {"natural": found, "base_2": found / math.log(2)}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("exposure"), ids=ids)
def test_orders_have_the_published_exposure(case: Mapping[str, Any]) -> None:
    found = exposure(order_of(case))
    ratio = min(found.values()) / max(found.values())
    answers = {"exposure": found, "min_over_max": ratio}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("representation_at_k"), ids=ids)
def test_orders_have_the_published_first_places(case: Mapping[str, Any]) -> None:
    order, group = order_of(case), str(case["input"]["group"])
    many = case["options"]["k"]
    shares = {str(k): share_of_first(order, group, k) for k in many}
    answers = {
        "share": {k: None if share is None else float(share) for k, share in shares.items()},
        "skew_natural_log": {str(k): skew_of_first(order, group, k) for k in many},
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("fa_ir_table"), ids=ids)
def test_prefixes_have_the_published_minimum(case: Mapping[str, Any]) -> None:
    k, share, level = (case["input"][key] for key in ("k", "p", "alpha"))
    table = (adjusted_minimum if case["options"]["adjusted"] else minimum_of_prefixes)(
        k, share, level
    )
    answers = {"minimum": table, "fail_probability": failing(table, share)}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("fa_ir_fail_probability"), ids=ids)
def test_tables_fail_with_the_published_probability(case: Mapping[str, Any]) -> None:
    found = {"fail_probability": failing(case["input"]["minimum"], case["input"]["p"])}
    assert agree(found, case["expected"], case["tolerance"]), found


@pytest.mark.parametrize("case", of_statistic("fa_ir_test"), ids=ids)
def test_orders_pass_as_published(case: Mapping[str, Any]) -> None:
    order, group = order_of(case), str(case["input"]["protected"])
    table = minimum_of_prefixes(len(order), case["input"]["p"], case["input"]["alpha"])
    passes = all(order[:n].count(group) >= least for n, least in enumerate(table, 1))
    answers = {"minimum": table, "passes": passes}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("det_greedy"), ids=ids)
def test_orders_that_keep_shares_are_as_published(case: Mapping[str, Any]) -> None:
    target = {group: Fraction(share) for group, share in case["options"]["target"].items()}
    found = reordered(case["input"]["scores"], target, case["input"]["k"])
    answers = {
        "order": found.groups,
        "scores": [int(score) for score in found.scores],
        "price_in_first_5": int(found.price[4]),
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


def chosen_of(place: int) -> Callable[[Sequence[Cell]], float]:
    return lambda cells: float(cells[place].selected)


@pytest.mark.parametrize("case", of_statistic("count_bootstrap"), ids=ids)
def test_draws_of_counts_have_the_moments_of_draws_of_rows(case: Mapping[str, Any]) -> None:
    cells = [Cell(a, a + b) for a, b in case["input"]["cells"]]
    draws = 20_000
    for place, cell in enumerate(cells):
        found = drawn(cells, chosen_of(place), draws=draws, seed=7)
        mean = math.fsum(found.values) / draws
        variance = math.fsum((v - mean) ** 2 for v in found.values) / draws
        wanted = case["expected"]["variance"][2 * place]
        assert abs(mean - cell.selected) < 5 * math.sqrt(wanted / draws)
        assert abs(variance / wanted - 1) < 0.1


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
