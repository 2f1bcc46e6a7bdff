"""Two groups and an outcome of yes or no: published tables, and laws of any table."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fairness.vectors import agree, cell, of_statistic, two_cells

from meritasn.fairness import approximate, exact, intervals, multiplicity, power, practical
from meritasn.fairness.counts import Cell, counted
from meritasn.fairness.exact import Margins, fisher, least_attainable, mid_p
from meritasn.fairness.practical import below, impact_ratio, moves_until

FOUR_FIFTHS = Fraction(4, 5)


def ids(case: Mapping[str, Any]) -> str:
    return str(case["id"])


# ------------------------------------------------------------------------------- what is published


def impact(focal: Cell, reference: Cell) -> dict[str, object]:
    ratio = impact_ratio(focal, reference)
    p, q = focal.rate, reference.rate
    difference = None if p is None or q is None else p - q
    return {
        "rate_focal": None if p is None else float(p),
        "rate_reference": None if q is None else float(q),
        "ratio_exact": None if ratio is None else f"{ratio.numerator}/{ratio.denominator}",
        "ratio": None if ratio is None else float(ratio),
        "difference": None if difference is None else float(difference),
        "difference_exact": str(difference),
        "odds_ratio": approximate.odds_ratio(focal, reference),
        "below_threshold": below(focal, reference, FOUR_FIFTHS),
        "fisher_two_sided": fisher(focal, reference).two_sided,
        "state": "not_measurable" if ratio is None else None,
    }


def exactly(focal: Cell, reference: Cell) -> dict[str, float]:
    found = fisher(focal, reference)
    return {"two_sided": found.two_sided, "less": found.less, "greater": found.greater}


def halved(focal: Cell, reference: Cell) -> dict[str, float]:
    found = mid_p(focal, reference)
    return {
        "one_sided_low": found.low,
        "one_sided_high": found.high,
        "doubled": found.doubled,
        "minimum_likelihood": found.minimum_likelihood,
    }


def normally(focal: Cell, reference: Cell) -> dict[str, object]:
    found = approximate.two_proportions(focal, reference)
    assert found is not None
    return {
        "z": found.z,
        "p_two_sided": found.p,
        "chi2": found.chi2,
        "chi2_yates": found.chi2_yates,
        "p_yates": found.p_yates,
        "beyond_two_sd": found.beyond_two,
    }


def effects(focal: Cell, reference: Cell) -> dict[str, object]:
    return {
        "cohen_h": approximate.cohen_h(focal, reference),
        "phi": approximate.phi(focal, reference),
    }


def differences(focal: Cell, reference: Cell) -> dict[str, object]:
    return {
        name: getattr(intervals, name)(focal, reference)
        for name in ("newcombe", "agresti_caffo", "wald")
    }


def in_people(focal: Cell, reference: Cell) -> dict[str, object]:
    one = impact_ratio(focal.moved(1), reference.moved(-1))
    assert one is not None
    pooled = practical.shortfall_against_all(focal, reference)
    against = practical.shortfall_against_reference(focal, reference)
    assert pooled is not None
    assert against is not None
    return {
        "shortfall_pooled": float(pooled),
        "shortfall_reference": float(against),
        "additional_to_threshold": practical.short_of(focal, reference, FOUR_FIFTHS),
        "ratio_after_one_move": str(one),
        "ratio_after_one_move_float": float(one),
        "one_move_reaches_threshold": one >= FOUR_FIFTHS,
        "focal_higher_after_one_move": one > 1,
        "moves_to_threshold": moves_until(
            focal, reference, lambda a, b: not below(a, b, FOUR_FIFTHS)
        ),
        "moves_to_fisher_above_0_05": moves_until(
            focal, reference, lambda a, b: fisher(a, b).two_sided >= 0.05
        ),
    }


OF_TWO: Mapping[str, Callable[[Cell, Cell], Mapping[str, object]]] = {
    "impact": impact,
    "fisher_exact": exactly,
    "mid_p": halved,
    "two_proportion_z": normally,
    "effect_size": effects,
    "difference_interval": differences,
    "ratio_interval": lambda a, b: {"katz_log": intervals.katz(a, b)},
    "practical": in_people,
}

PAIRS = [
    case
    for case in of_statistic(*OF_TWO)
    if "focal" in case["input"] and "tables" not in case["input"]
]


@pytest.mark.parametrize("case", PAIRS, ids=ids)
def test_two_groups_have_the_published_figures(case: Mapping[str, Any]) -> None:
    found = OF_TWO[case["statistic"]](*two_cells(case))
    assert agree(found, case["expected"], case["tolerance"]), found


def test_what_is_exactly_four_fifths_is_not_below_it() -> None:
    (case,) = (case for case in of_statistic("impact") if "tables" in case["input"])
    tables = case["input"]["tables"]
    assert len(tables) > 10
    for a, n, b, m in tables:
        found = impact(Cell(a, n), Cell(b, m))
        assert agree(found, case["expected"], case["tolerance"])
        assert a / n / (b / m) < 0.8  # which is why it is not computed so


@pytest.mark.parametrize("case", of_statistic("rate_interval"), ids=ids)
def test_rates_have_the_published_intervals(case: Mapping[str, Any]) -> None:
    names = ("wilson", "clopper_pearson", "agresti_coull")

    def bounds(of: Cell) -> dict[str, object]:
        return {name: getattr(intervals, name)(of) for name in names}

    given = case["input"]
    found = (
        {group: bounds(cell(given[group])) for group in ("focal", "reference")}
        if "focal" in given
        else bounds(cell(given))
    )
    assert agree(found, case["expected"], case["tolerance"]), found


@pytest.mark.parametrize(
    "case", [c for c in of_statistic("multiplicity") if "method" in c["options"]], ids=ids
)
def test_many_tests_have_the_published_adjustments(case: Mapping[str, Any]) -> None:
    adjust = getattr(multiplicity, case["options"]["method"])
    adjusted = adjust(case["input"]["p"])
    rejected = sum(one <= case["options"]["alpha"] for one in adjusted)
    found = {"adjusted": adjusted, "rejected": rejected}
    assert agree(found, case["expected"], case["tolerance"]), found


@pytest.mark.parametrize("case", of_statistic("minimum_attainable_p"), ids=ids)
def test_margins_have_the_published_least_probability(case: Mapping[str, Any]) -> None:
    given = case["input"]
    p = least_attainable(
        Margins(given["focal_total"], given["reference_total"], given["selected_total"])
    )
    expected = case["expected"]
    assert p == float(Fraction(expected["p_exact"]))
    assert (p <= case["options"]["alpha"]) is expected["can_reach_alpha"]


@pytest.mark.parametrize("case", of_statistic("sample_size"), ids=ids)
def test_as_many_people_are_needed_as_published(case: Mapping[str, Any]) -> None:
    rate, ratio = (Fraction(str(case["input"][key])) for key in ("reference_rate", "ratio"))
    assert power.people_needed(rate, ratio) == case["expected"]["n_per_group_up"]


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
    assert least_attainable(Margins(a.total, b.total, a.selected + b.selected)) <= p.two_sided


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
