"""Gaps that are adjusted for what people differ in: laws."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.oaxaca import OaxacaBlinder

from meritasn.fairness.decomposition import Norm, three_fold, two_fold
from meritasn.fairness.prediction import predicted_alike
from meritasn.fairness.regression import fitted

# ------------------------------------------------------------------------------------------- laws

people = st.lists(
    st.tuples(st.integers(-20, 20), st.integers(0, 9), st.integers(0, 9), st.booleans()),
    min_size=8,
    max_size=20,
)


@given(people, st.sampled_from(["pooled", "cotton", "reimers", "higher", "lower"]))
def test_the_parts_are_the_whole_gap(of: list[tuple[int, int, int, bool]], norm: Norm) -> None:
    outcome, facts = [one[0] for one in of], [[one[1], one[2]] for one in of]
    first = [one[3] for one in of]
    two, three = two_fold(outcome, facts, first, norm), three_fold(outcome, facts, first)
    assume(two is not None and three is not None)
    assert two is not None
    assert three is not None
    own = [y for y, mine in zip(outcome, first, strict=True) if mine]
    other = [y for y, mine in zip(outcome, first, strict=True) if not mine]
    gap = sum(own) / len(own) - sum(other) / len(other)
    for parts in (
        (two.explained, two.unexplained),
        (three.endowments, three.coefficients, three.interaction),
    ):
        assert math.isclose(math.fsum(parts), gap, abs_tol=1e-7)


@given(people)
def test_what_is_left_of_a_line_goes_with_nothing_in_it(
    of: list[tuple[int, int, int, bool]],
) -> None:
    outcome, rows = [one[0] for one in of], [[1, one[1], one[2]] for one in of]
    line = fitted(outcome, rows)
    assume(line is not None)
    assert line is not None
    fit = [math.fsum(c * x for c, x in zip(line.coefficients, row, strict=True)) for row in rows]
    left = [y - f for y, f in zip(outcome, fit, strict=True)]
    for column in zip(*rows, strict=True):
        crossed = math.fsum(a * b for a, b in zip(left, column, strict=True))
        assert math.isclose(crossed, 0, abs_tol=1e-6)
    assert math.isclose(line.squares, math.fsum(one * one for one in left), abs_tol=1e-6)


def test_what_cannot_be_told_apart_is_nothing_and_no_number() -> None:
    assert fitted([1, 2, 3], [[1, 2], [1, 2], [1, 2]]) is None
    assert fitted([1, 2], [[1, 2], [1, 3]]) is None
    assert two_fold([1, 2, 3, 4], [[1], [1], [2], [3]], [True, True, False, False]) is None
    assert predicted_alike([1, 2, 3], [1, 2, 3], [True, False, True]) is None


# ------------------------------------------------------------------------------ another library


@pytest.mark.parametrize(("norm", "theirs"), [("pooled", "pooled"), ("reimers", "reimers")])
def test_another_library_parts_a_gap_alike(norm: Norm, theirs: str) -> None:
    found = two_fold(PAY, FACTS, FIRST, norm)
    assert found is not None
    other = _theirs().two_fold(std=False, two_fold_type=theirs)
    assert (found.unexplained, found.explained) == pytest.approx(other.params[:2])


def test_another_library_parts_a_gap_in_three_alike() -> None:
    found = three_fold(PAY, FACTS, FIRST)
    assert found is not None
    other = _theirs().three_fold(std=False)
    parts = (found.endowments, found.coefficients, found.interaction)
    assert parts == pytest.approx(other.params[:3])


def test_the_shares_of_cotton_stand_on_the_wrong_side_in_another_library() -> None:
    found = two_fold(PAY, FACTS, FIRST, "cotton")
    other = _theirs().two_fold(std=False, two_fold_type="cotton").params
    one, two = (two_fold(PAY, FACTS, FIRST, norm) for norm in ("higher", "lower"))
    assert found is not None
    assert one is not None
    assert two is not None
    share = sum(FIRST) / len(FIRST)
    assert found.explained == pytest.approx(share * one.explained + (1 - share) * two.explained)
    assert other[1] == pytest.approx((1 - share) * one.explained + share * two.explained)
    assert other[1] != pytest.approx(found.explained)


def _theirs() -> Any:  # noqa: ANN401  (a library without types)
    columns = [[float(mine), *row] for mine, row in zip(FIRST, FACTS, strict=True)]
    return OaxacaBlinder(np.array(PAY), np.array(columns), 0, hasconst=False)


_CHANCE = Random(4)  # noqa: S311  (a fixed draw)
FIRST = [n % 4 > 0 for n in range(60)]
FACTS = [[float(_CHANCE.randrange(3, 20)), float(_CHANCE.randrange(5))] for _ in FIRST]
PAY = [
    50 + 4.0 * mine + (1 + mine) * years + 3 * rank + _CHANCE.random()
    for mine, (years, rank) in zip(FIRST, FACTS, strict=True)
]
