"""Gaps that are adjusted for what people differ in: published figures, and laws."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.fairness.test_two_groups import ids
from tests.fairness.vectors import VECTORS, agree, of_statistic

from meritasn.fairness.decomposition import Norm, three_fold, two_fold
from meritasn.fairness.prediction import predicted_alike
from meritasn.fairness.regression import fitted

SALARIES, CARDS = (VECTORS["datasets"][name] for name in ("salaries", "ccard"))

NORMS: Mapping[str, Norm] = {
    "salaries-oaxaca-pooled": "pooled",
    "salaries-oaxaca-cotton": "cotton",
    "salaries-oaxaca-reimers": "reimers",
    "salaries-oaxaca-male-coefficients": "higher",
    "salaries-oaxaca-female-coefficients": "lower",
}


def salaries() -> tuple[Sequence[float], list[list[float]], list[bool]]:
    facts = [
        [float(rank == "B"), float(rank == "C"), float(field == "B"), phd, service]
        for rank, field, phd, service in zip(
            SALARIES["rank"],
            SALARIES["discipline"],
            SALARIES["years_since_phd"],
            SALARIES["years_of_service"],
            strict=True,
        )
    ]
    return SALARIES["salary"], facts, [sex == "M" for sex in SALARIES["sex"]]


def case_of(name: str) -> Mapping[str, Any]:
    return next(case for case in VECTORS["cases"] if case["id"] == name)


@pytest.mark.parametrize("name", NORMS)
def test_salaries_have_the_published_parts(name: str) -> None:
    case, found = case_of(name), two_fold(*salaries(), norm=NORMS[name])
    assert found is not None
    answers = {
        "gap": found.gap,
        "explained": found.explained,
        "unexplained": found.unexplained,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


def test_salaries_have_the_published_three_parts() -> None:
    case, found = case_of("salaries-oaxaca-three"), three_fold(*salaries())
    assert found is not None
    answers = {
        "gap": found.gap,
        "endowments": found.endowments,
        "coefficients": found.coefficients,
        "interaction": found.interaction,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


def test_cards_have_the_published_parts() -> None:
    case = case_of("ccard-oaxaca")
    names = ("age", "income", "incomesq")
    facts = [list(row) for row in zip(*(CARDS[name] for name in names), strict=True)]
    owners = [bool(one) for one in CARDS["ownrent"]]
    two, three = (
        two_fold(CARDS["avgexp"], facts, owners),
        three_fold(CARDS["avgexp"], facts, owners),
    )
    assert two is not None
    assert three is not None
    answers = {
        "two_fold": {
            "gap": two.gap,
            "explained": two.explained,
            "unexplained": two.unexplained,
        },
        "three_fold": {
            "endowments": three.endowments,
            "coefficients": three.coefficients,
            "interaction": three.interaction,
        },
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("adjusted_gap"), ids=ids)
def test_salaries_have_the_published_adjusted_gap(case: Mapping[str, Any]) -> None:
    pay, facts, men = salaries()
    line = fitted(pay, [[1, *row, float(man)] for row, man in zip(facts, men, strict=True)])
    assert line is not None
    answers = {
        "gap": line.coefficients[-1],
        "se": line.errors[-1],
        "t": line.t(-1),
        "p": line.p(-1),
        "r2": line.r2,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("differential_prediction"), ids=ids)
def test_a_test_predicts_as_published(case: Mapping[str, Any]) -> None:
    given = case["input"]
    found = predicted_alike(
        given["predictor"], given["criterion"], [group == 1 for group in given["group"]]
    )
    assert found is not None
    common, heights, slopes = found.common, found.heights, found.slopes
    answers = {
        "common": {
            "intercept": common.coefficients[0],
            "slope": common.coefficients[1],
            "r2": common.r2,
        },
        "intercept_model": {
            "group": heights.coefficients[2],
            "slope": heights.coefficients[1],
            "r2": heights.r2,
        },
        "slope_model": {
            "group": slopes.coefficients[2],
            "interaction": slopes.coefficients[3],
            "r2": slopes.r2,
        },
        "F_omnibus": found.both.f,
        "p_omnibus": found.both.p,
        "F_intercept": found.intercept.f,
        "p_intercept": found.intercept.p,
        "F_slope": found.slope.f,
        "p_slope": found.slope.p,
        "mean_residual": {"1": found.residuals[0], "0": found.residuals[1]},
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


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
