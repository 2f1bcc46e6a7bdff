"""The statistics of an audit of raters: laws of any ratings, held against other ways to them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from random import Random
from statistics import fmean

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from meritasn.fairness.appraisers.chance import Pack, by_chance, next_draw, spread_of_others
from meritasn.fairness.appraisers.concordance import level_concordance
from meritasn.fairness.appraisers.effects import Row, effects
from meritasn.fairness.appraisers.evidence import bands_of, realised_share
from meritasn.fairness.appraisers.given import places
from meritasn.fairness.appraisers.habits import binomial_tail
from meritasn.fairness.appraisers.leniency import Footing
from meritasn.fairness.severity import crossed
from meritasn.model import Direction, Measure, Target
from meritasn.quantities import Absence

tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 9), min_size=k, max_size=k), min_size=2, max_size=8)
)
ragged = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(1, 5)), min_size=4, max_size=40
)


def as_rows(table: Sequence[Sequence[float]]) -> list[Row]:
    return [Row(f"p{p}", f"r{r}", v) for p, row in enumerate(table) for r, v in enumerate(row)]


# ----------------------------------------------------------------------------------------- effects


@given(tables)
def test_a_full_table_has_the_effects_of_the_closed_form(table: list[list[int]]) -> None:
    closed, found = crossed(table), effects(as_rows(table))
    assert closed is not None
    assert found is not None
    assert math.isclose(found.rater_variance, closed.rater_variance, abs_tol=1e-7)
    assert math.isclose(found.residual_variance, closed.residual_variance, abs_tol=1e-7)
    assume(closed.residual_variance > 1e-6)
    for place, effect in enumerate(closed.rater_effects):
        assert math.isclose(found.of[f"r{place}"].shrunk, effect, abs_tol=1e-6)


@given(ragged, st.permutations(range(40)), st.integers(-3, 3))
@example(
    cells=[(0, 0, 1), (0, 0, 1), (0, 0, 2), (3, 0, 1), (3, 0, 5), (3, 1, 3)],
    order=[3, 1, 2, 0, *range(4, 40)],  # nothing differs but what rounding leaves
    more=0,
)
def test_order_names_and_what_is_added_to_a_whole_block_do_not_matter(
    cells: list[tuple[int, int, int]], order: list[int], more: int
) -> None:
    rows = [Row(f"b{b}", f"r{r}", v) for b, r, v in cells]
    other = [
        Row(f"B{5 - b}", f"x{4 - r}", v + more * b)
        for b, r, v in (cells[n] for n in order if n < len(cells))
    ]
    one, two = effects(rows), effects(other)
    assert (one is None) == (two is None)
    assume(one is not None and two is not None and one.residual_variance > 1e-6)
    assert one is not None
    assert two is not None
    for rater in range(5):
        if f"r{rater}" in one.of:
            a, b = one.of[f"r{rater}"], two.of[f"x{4 - rater}"]
            assert math.isclose(a.raw, b.raw, abs_tol=1e-6)
            assert math.isclose(a.shrunk, b.shrunk, abs_tol=1e-6)
            assert (a.ratings, a.linked) == (b.ratings, b.linked)


@given(ragged)
def test_what_is_predicted_solves_the_equations(
    cells: list[tuple[int, int, int]],
) -> None:
    """Henderson's equations, written out once more as a sum over ratings."""
    rows = [Row(f"b{b}", f"r{r}", v) for b, r, v in cells]
    found = effects(rows)
    assume(found is not None and found.rater_variance > 1e-6 and found.residual_variance > 1e-6)
    assert found is not None
    ridge = found.residual_variance / found.rater_variance
    left = {row: row.value - found.of[row.rater].shrunk for row in rows}
    of_block = {b: fmean(left[r] for r in rows if r.block == b) for b in {r.block for r in rows}}
    for rater, one in found.of.items():
        own = math.fsum(left[r] - of_block[r.block] for r in rows if r.rater == rater)
        assert math.isclose(own, ridge * one.shrunk, abs_tol=1e-6)


def test_raters_who_share_nothing_are_not_compared() -> None:
    rows = [
        Row(f"{side}{n}", f"{side}-{r}", n + r) for side in "ab" for n in (1, 2) for r in (1, 2)
    ]
    found = effects(rows)
    assert found is not None
    groups = {side: {found.of[f"{side}-{r}"].component for r in (1, 2)} for side in "ab"}
    assert len(groups["a"]) == len(groups["b"]) == 1
    assert groups["a"].isdisjoint(groups["b"])


def test_who_alone_rates_a_block_has_said_nothing_about_themselves() -> None:
    rows = [Row("mine", "alone", v) for v in (5.0, 5.0, 4.0)]
    rows += [Row("ours", f"r{n % 2}", float(n % 3)) for n in range(6)]
    found = effects(rows)
    assert found is not None
    alone = found.of["alone"]
    assert (alone.linked, alone.information, alone.raw, alone.shrunk) == (0, 0.0, 0.0, 0.0)


# ------------------------------------------------------------------------------------------ chance


@given(st.lists(st.integers(0, 3), min_size=3, max_size=8), st.data())
def test_moments_of_a_deal_are_those_of_all_deals(values: list[int], data: st.DataObject) -> None:
    own = data.draw(st.integers(1, len(values) - 1))
    above, second, third = Pack.of(values).dealt(values[:own])
    mean = own * fmean(values)
    sums = [sum(hand) - mean for hand in combinations(values, own)]
    assert math.isclose(above, sum(values[:own]) - mean, abs_tol=1e-9)
    assert math.isclose(second, fmean(one**2 for one in sums), abs_tol=1e-9)
    assert math.isclose(third, fmean(one**3 for one in sums), abs_tol=1e-9)


@pytest.mark.parametrize(("ones", "of"), [(2, 10), (5, 12), (6, 14)])
def test_the_curve_is_near_the_exact_tail_of_a_skewed_deal(ones: int, of: int) -> None:
    """Fifteen of 100 are above; the hand has more of them than it should."""
    values = [1.0] * 15 + [0.0] * 85
    rows = [
        Row("b", "x" if n < ones or 15 <= n < 15 + of - ones else "y", v)
        for n, v in enumerate(values)
    ]
    exact = sum(math.comb(15, k) * math.comb(85, of - k) for k in range(ones, of + 1))
    tail = exact / math.comb(100, of)
    half = math.comb(15, ones) * math.comb(85, of - ones) / math.comb(100, of) / 2
    found = by_chance(rows)["x"]
    assert 0.3 < found / min(1.0, 2 * (tail - half)) < 3


def test_nobody_widens_the_spread_by_which_they_are_judged() -> None:
    ordinary = {f"r{n}": (0.1 * (n % 5 - 2), 0.01) for n in range(20)}
    far = {**ordinary, "far": (2.0, 0.01)}
    found = spread_of_others(far)
    assert found["far"].spread == pytest.approx(
        spread_of_others({**ordinary, "far": (9.0, 0.01)})["far"].spread
    )
    assert found["far"].p < 1e-6
    assert found["r0"].p > 0.05


def test_a_balanced_next_draw_is_students_of_the_others() -> None:
    values = [0.0, 1.0, -1.0, 2.0, -2.0, 4.5]
    held = spread_of_others({str(n): (v, 0.01) for n, v in enumerate(values)})["5"]
    others = values[:-1]
    variance = sum((v - fmean(others)) ** 2 for v in others) / 4
    assert held.spread + 0.01 == pytest.approx(variance)
    assert held.centre == pytest.approx(fmean(others))
    t = (4.5 - fmean(others)) / math.sqrt(variance * (1 + 1 / 5))
    assert t == pytest.approx(2.598, abs=1e-3)
    assert held.p == pytest.approx(0.0602, abs=1e-3)  # Student's, four degrees of freedom


def test_false_alarms_of_all_raters_together_stay_within_the_level() -> None:
    """By coin and where honest raters differ: 200 cities of 20 raters with 10 to 30 people each.

    At a level of 1 in 20, one city of 20 may have one; more than 20 of 200 would come about less
    than once in 1,000 such runs.
    """
    chance = Random(7)  # noqa: S311
    for spread in (0.0, 0.5):
        alarms = sum(_any_flag(chance, spread) for _ in range(200))
        assert alarms <= 20, spread


def _any_flag(chance: Random, spread: float) -> bool:
    rows = []
    for rater in range(20):
        own = chance.gauss(0, spread)
        rows += [
            Row(f"b{chance.randrange(3)}", f"r{rater}", _label(chance.gauss(0, 1) + own))
            for _ in range(chance.randint(10, 30))
        ]
    footing = Footing.of(rows)
    assert footing is not None
    return any(20 * footing.p(rater) <= 0.05 for rater in footing.held)


def _label(merit: float) -> float:
    return 1.0 if merit > 0.8 else 0.5 if merit > -2 else 0.0


def test_a_lenient_rater_is_found_and_held_is_nobody_without_peers() -> None:
    chance = Random(3)  # noqa: S311
    rows = [
        Row("b", f"r{r}", _label(chance.gauss(1.8 if r == 0 else 0, 1)))
        for r in range(20)
        for _ in range(20)
    ]
    footing = Footing.of(rows)
    assert footing is not None
    assert [r for r in footing.held if 20 * footing.p(r) <= 0.05] == ["r0"]
    few = effects(rows[:60])
    assert few is not None
    assert next_draw(few) == {}


# ------------------------------------------------------------------------------------ other numbers


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20))
def test_a_place_is_the_chance_to_stand_above_somebody_else(values: list[int]) -> None:
    for value, place in zip(values, places(values), strict=True):
        won = sum((value > other) + (value == other) / 2 for other in values)
        assert math.isclose(place, won / len(values))
    assert math.isclose(fmean(places(values)), 0.5)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=25))
def test_concordance_is_that_of_all_pairs_one_by_one(people: list[tuple[int, int]]) -> None:
    found = level_concordance(people)
    pairs = [(a, b) for a in people for b in people if a[0] < b[0]]
    assert found.pairs == len(pairs)
    assert found.agreeing == sum(junior[1] < senior[1] for junior, senior in pairs)
    assert found.tied == sum(junior[1] == senior[1] for junior, senior in pairs)
    turned = level_concordance((-level, score) for level, score in people)
    if found.share is not None:
        assert found.share + (turned.share or Fraction()) == 1


def test_a_hundred_thousand_people_are_compared_without_their_five_billion_pairs() -> None:
    found = level_concordance((n % 7, n % 11) for n in range(100_000))
    assert found.pairs > 4 * 10**9
    assert found.share == pytest.approx(0.5, abs=1e-4)


@given(st.integers(1, 30), st.data())
def test_a_binomial_tail_is_its_sum(n: int, data: st.DataObject) -> None:
    least, chance = data.draw(st.integers(0, n)), Fraction(data.draw(st.integers(1, 9)), 10)
    exact = sum(math.comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(least, n + 1))
    assert math.isclose(binomial_tail(least, n, chance), exact, rel_tol=1e-9)


def test_equal_shares_fall_into_one_band_and_bands_rise() -> None:
    shares = [0.5, 0.9, 1.0, 1.0, 1.0, 1.0, 1.2, 1.3]
    bands = bands_of(shares, 4)
    assert len({band for share, band in zip(shares, bands, strict=True) if share == 1}) == 1
    assert list(bands) == sorted(bands)


def test_less_is_better_and_a_range_is_kept_or_not() -> None:
    lower = Measure(60, 55, direction=Direction.LOWER)
    inside = Measure(10, 11, upper=12, direction=Direction.RANGE)
    beyond = Measure(10, 24, upper=12, direction=Direction.RANGE)
    unknown = Measure(10, Absence.MISSING)
    for measure, part in ((lower, 60 / 55), (inside, 1.0), (beyond, 0.5)):
        assert realised_share([Target(key="T", plan="p", quantity=measure)]) == pytest.approx(part)
    assert realised_share([Target(key="T", plan="p", quantity=unknown)]) is None
    assert realised_share([]) is None
