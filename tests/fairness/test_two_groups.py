"""Two groups and an outcome of yes or no: laws of any table."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness import approximate, exact, intervals, multiplicity, power
from meritasn.fairness.counts import Cell, counted
from meritasn.fairness.exact import Margins, fisher, least_attainable, mid_p
from meritasn.fairness.practical import below, impact_ratio

FOUR_FIFTHS = Fraction(4, 5)


# -------------------------------------------------------------------------------- laws of any table


def cells(most: int = 60) -> st.SearchStrategy[Cell]:
    return st.integers(0, most).flatmap(
        lambda total: st.builds(Cell, st.integers(0, total), st.just(total))
    )


@given(cells(), cells())
def test_the_groups_may_change_places(a: Cell, b: Cell) -> None:
    assert fisher(a, b).two_sided == fisher(b, a).two_sided
    assert fisher(a, b).less == fisher(b, a).greater
    assert math.isclose(mid_p(a, b).low, mid_p(b, a).high)


@given(cells(), cells())
def test_who_is_chosen_and_who_is_not_may_change_places(a: Cell, b: Cell) -> None:
    turned = [Cell(one.others, one.total) for one in (a, b)]
    assert fisher(a, b).less == fisher(*turned).greater


@given(cells(), cells())
def test_probabilities_are_probabilities(a: Cell, b: Cell) -> None:
    p, mid = fisher(a, b), mid_p(a, b)
    both_tails = p.less + p.greater  # which share the table that was observed
    assert all(0 < one <= 1 for one in (p.two_sided, p.less, p.greater))
    assert both_tails > 1 - 1e-12
    assert math.isclose(mid.low + mid.high, 1)
    assert mid.minimum_likelihood <= p.two_sided
    least = least_attainable(Margins(a.total, b.total, a.selected + b.selected))
    assert float(least) <= p.two_sided


@given(cells(30), cells(30))
def test_a_gap_that_grows_is_never_less_likely_to_be_chance(a: Cell, b: Cell) -> None:
    """Moving a chosen person from the focal group to the other makes it do worse."""
    if a.selected and b.others:
        wider = a.moved(-1), b.moved(1)
        assert fisher(*wider).less <= fisher(a, b).less
        ratios = impact_ratio(*wider), impact_ratio(a, b)
        assert None in ratios or ratios[0] <= ratios[1]  # type: ignore[operator]  # neither is None


@given(cells(2000), cells(2000))
def test_integers_and_floats_give_one_probability(a: Cell, b: Cell) -> None:
    margins = Margins(a.total, b.total, a.selected + b.selected)
    floats = exact.Law(exact._floated(margins))  # noqa: SLF001  (the other way to the same weights)
    whole = exact.law(margins)
    for seen in {*margins.bounds, a.selected}:
        one, other = (of.share(up_to(seen)) for of in (whole, floats))
        assert math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-300)


def up_to(most: int) -> Callable[[int, int | float], bool]:
    return lambda a, _: a <= most


@given(cells(), cells(), st.sampled_from((0.5, 0.8, 0.95, 0.99)))
def test_intervals_hold_what_was_seen_and_grow_with_their_level(
    a: Cell, b: Cell, level: float
) -> None:
    for name in ("wilson", "clopper_pearson"):
        bounds = getattr(intervals, name)(a, level)
        if a.rate is None:
            assert bounds is None
            continue
        low, high = bounds
        wider = getattr(intervals, name)(a, 0.999)
        assert 0 <= low <= float(a.rate) + 1e-12
        assert float(a.rate) - 1e-12 <= high <= 1
        assert wider[0] <= low
        assert high <= wider[1]
    found = intervals.newcombe(a, b, level)
    if found is not None and a.rate is not None and b.rate is not None:
        assert found[0] - 1e-12 <= float(a.rate - b.rate) <= found[1] + 1e-12


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12), st.randoms())
def test_adjustments_are_cautious_in_their_order(p: list[float], chance: Random) -> None:
    holm, hommel = multiplicity.holm(p), multiplicity.hommel(p)
    screened, most = multiplicity.benjamini_hochberg(p), multiplicity.bonferroni(p)
    for raw, *adjusted in zip(p, screened, hommel, holm, most, strict=True):
        chain = [raw, *adjusted]
        assert all(a <= b + 1e-12 for a, b in pairwise(chain))
    places = list(range(len(p)))
    chance.shuffle(places)
    assert multiplicity.holm([p[i] for i in places]) == tuple(holm[i] for i in places)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.booleans())))
def test_nobody_is_left_out(rows: list[tuple[str | None, bool]]) -> None:
    found = counted(rows)
    assert found.whole == Cell(sum(chosen for _, chosen in rows), len(rows))
    assert ("missing" in found.cells) is any(group is None for group, _ in rows)


def test_an_impossible_cell_is_refused() -> None:
    for selected, total in ((5, 4), (-1, 4), (0, -1)):
        with pytest.raises(ValueError, match="chosen"):
            Cell(selected, total)


def test_more_people_are_asked_for_where_the_gap_is_smaller() -> None:
    rate = Fraction(3, 10)
    needed = [power.people_needed(rate, Fraction(n, 20)) for n in range(10, 20)]
    assert needed == sorted(needed, key=lambda n: n or 0)
    assert power.people_needed(rate, Fraction(1)) is None
    for n in (50, 400):
        assert power.power(rate, FOUR_FIFTHS, n, n) < power.power(rate, FOUR_FIFTHS, n + 1, n + 1)


@pytest.mark.parametrize(("a", "b"), [(Cell(0, 0), Cell(3, 4)), (Cell(0, 9), Cell(0, 4))])
def test_what_does_not_exist_is_nothing_and_no_number(a: Cell, b: Cell) -> None:
    assert impact_ratio(a, b) is None
    assert below(a, b, FOUR_FIFTHS) is None
    assert intervals.katz(a, b) is None
    assert approximate.two_proportions(a, b) is None
