"""How many people it takes: the quick search finds what trying one after the other finds."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness.comparison import Comparison
from meritasn.fairness.counts import Cell
from meritasn.fairness.exact import law, mid_p, mid_p_doubled
from meritasn.fairness.plan import Method, default_plan
from meritasn.fairness.practical import below, moves_until

PLAN = default_plan()
cells = st.integers(1, 60).flatmap(lambda n: st.builds(Cell, st.integers(0, n), st.just(n)))


@given(cells, cells, st.sampled_from(Method), st.sampled_from(["1/5", "4/5", "1", "5/4"]))
def test_moves_are_those_that_trying_finds(a: Cell, b: Cell, method: Method, ratio: str) -> None:
    plan = evolve(PLAN, method=method, screen=evolve(PLAN.screen, ratio=Fraction(ratio)))
    two = Comparison("a", "b", a, b, plan)
    tried = [two.moved(n) for n in range(min(a.others, b.selected) + 1)]
    by_ratio = (n for n, one in enumerate(tried) if one.below_screen is False)
    assert two.moves == next(by_ratio, None)
    by_test = (n for n, one in enumerate(tried) if (one.p or 0.0) > plan.level)
    assert two.moves_of_test == next(by_test, None)


@given(cells, cells)
def test_the_quick_tail_is_that_of_the_whole_test(a: Cell, b: Cell) -> None:
    assert mid_p_doubled(a, b) == mid_p(a, b).doubled


def test_large_tables_have_the_tails_of_exact_ones() -> None:
    focal, reference = Cell(900, 2_001), Cell(980, 2_000)
    found = mid_p_doubled(focal, reference)
    weights = law.__wrapped__  # the law itself, not what is kept of it
    assert callable(weights)
    from scipy.stats import hypergeom  # noqa: PLC0415  (slow to import)

    of = hypergeom(4_001, 2_001, 1_880)
    exact = 2 * (of.cdf(899) + of.pmf(900) / 2)
    assert abs(found / exact - 1) < 1e-9


def test_a_million_people_are_searched_in_a_moment() -> None:
    focal, reference = Cell(100_000, 500_000), Cell(200_000, 500_000)
    assert moves_until(focal, reference, lambda a, b: not below(a, b, Fraction(4, 5))) == 33_334
    assert Comparison("a", "b", focal, reference, PLAN).moves_of_test is not None
