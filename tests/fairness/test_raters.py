"""Agreement and severity of raters: published figures, and laws of any ratings."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fairness.test_two_groups import ids
from tests.fairness.vectors import VECTORS, agree, of_statistic

from meritasn.fairness.agreement import (
    cohen_kappa,
    fleiss_kappa,
    intraclass,
    krippendorff_alpha,
    rwg,
)
from meritasn.fairness.severity import cronbach_alpha, crossed, halo, rater_effects
from meritasn.fairness.thresholds import graded


def ratings_of(case: Mapping[str, Any]) -> Sequence[Sequence[float]]:
    given = case["input"]
    if "dataset" not in given:
        found: Sequence[Sequence[float]] = given["ratings"]
        return found
    of: Sequence[Sequence[float]] = VECTORS["datasets"][given["dataset"]][given["use"]]
    return of


@pytest.mark.parametrize("case", of_statistic("icc"), ids=ids)
def test_ratings_have_the_published_correlations(case: Mapping[str, Any]) -> None:
    found = intraclass(ratings_of(case))
    assert found is not None
    answers = {
        "ICC(1,1)": found.single,
        "ICC(A,1)": found.absolute,
        "ICC(C,1)": found.consistent,
        "ICC(1,k)": found.mean_single,
        "ICC(A,k)": found.mean_absolute,
        "ICC(C,k)": found.mean_consistent,
        "ms_target": found.between_people,
        "ms_rater": found.between_raters,
        "ms_residual": found.residual,
        "ms_within": found.within_people,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("rater_effect"), ids=ids)
def test_raters_have_the_published_effects(case: Mapping[str, Any]) -> None:
    ratings = ratings_of(case)
    effects = rater_effects(ratings)
    grand = math.fsum(map(math.fsum, ratings)) / (len(ratings) * len(ratings[0]))
    means = [grand + effect for effect in effects]
    answers = {"grand": grand, "effects": effects, "means": means}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("crossed_random_effects"), ids=ids)
def test_raters_have_the_published_shrunken_effects(case: Mapping[str, Any]) -> None:
    found = crossed(ratings_of(case))
    assert found is not None
    answers = {
        "intercept": found.intercept,
        "var_target": found.people_variance,
        "var_rater": found.rater_variance,
        "var_residual": found.residual_variance,
        "rater_effects": found.rater_effects,
        "target_effects": found.people_effects,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("cohen_kappa"), ids=ids)
def test_two_raters_agree_as_published(case: Mapping[str, Any]) -> None:
    given = case["input"]
    if "table" in given:
        table = given["table"]
    else:
        first, second = (place - 1 for place in case["options"]["raters"])
        labels = sorted({one for row in given["ratings"] for one in row})
        table = [[0] * len(labels) for _ in labels]
        for row in given["ratings"]:
            table[labels.index(row[first])][labels.index(row[second])] += 1
    plain, linear, quadratic = (
        cohen_kappa(table, weights) for weights in ("none", "linear", "quadratic")
    )
    assert plain is not None
    assert linear is not None
    assert quadratic is not None
    answers = {
        "kappa": plain.kappa,
        "z": plain.z,
        "ase": plain.error,
        "linear": linear.kappa,
        "quadratic": quadratic.kappa,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("krippendorff_alpha"), ids=ids)
def test_raters_have_the_published_alpha(case: Mapping[str, Any]) -> None:
    rows = ratings_of(case)
    if "observers" in case["input"].get("orientation", ""):
        rows = list(zip(*rows, strict=True))
    scales = case["expected"]
    answers = {scale: krippendorff_alpha(rows, scale) for scale in scales}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("fleiss_kappa"), ids=ids)
def test_many_raters_agree_as_published(case: Mapping[str, Any]) -> None:
    answers = {"kappa": fleiss_kappa(case["input"]["counts"])}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("rwg"), ids=ids)
def test_people_have_the_published_agreement(case: Mapping[str, Any]) -> None:
    many = case["options"]["categories"]
    answers = {"rwg": [rwg(row, many) for row in ratings_of(case)]}
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("halo"), ids=ids)
def test_scales_have_the_published_halo(case: Mapping[str, Any]) -> None:
    found = halo(VECTORS["datasets"][case["input"]["dataset"]]["rows"])
    assert found is not None
    answers = {
        "mean_r": found.mean_r,
        "min_r": found.least_r,
        "first_eigenvalue_share": found.first_share,
        "cronbach_alpha": found.alpha,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers


@pytest.mark.parametrize("case", of_statistic("cronbach_alpha"), ids=ids)
def test_scales_have_the_published_consistency(case: Mapping[str, Any]) -> None:
    answers = {"alpha": cronbach_alpha(case["input"]["rows"])}
    assert agree(answers, case["expected"], case["tolerance"]), answers


# ------------------------------------------------------------------------------------------- laws

tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=2, max_size=8)
)


@given(tables, st.integers(-3, 3))
def test_what_a_rater_adds_for_all_is_their_severity_and_no_inconsistency(
    table: list[list[int]], more: int
) -> None:
    other = [[row[0] + more, *row[1:]] for row in table]
    before, after = intraclass(table), intraclass(other)
    assert before is not None
    assert after is not None
    assert math.isclose(before.residual, after.residual, abs_tol=1e-9)
    gained = rater_effects(other)[0] - rater_effects(table)[0]
    share = 1 - 1 / len(table[0])
    assert math.isclose(gained, more * share, abs_tol=1e-9)


@given(tables)
def test_effects_are_drawn_towards_zero_and_never_past_it(table: list[list[int]]) -> None:
    found = crossed(table)
    assert found is not None
    for plain, drawn in zip(rater_effects(table), found.rater_effects, strict=True):
        assert abs(drawn) <= abs(plain)
        assert plain * drawn >= 0
    assert math.isclose(math.fsum(found.rater_effects), 0, abs_tol=1e-9)


@given(tables)
def test_full_agreement_is_one_and_names_of_raters_do_not_matter(table: list[list[int]]) -> None:
    turned = [row[::-1] for row in table]
    for scale in ("nominal", "ordinal", "interval", "ratio"):
        one, other = (krippendorff_alpha(of, scale) for of in (table, turned))
        assert (one is None) is (other is None)
        assert one is None or math.isclose(one, other or 0, abs_tol=1e-12)
        assert one is None or one <= 1 + 1e-12
        same = [[row[0]] * len(row) for row in table]
        found = krippendorff_alpha(same, scale)
        assert found is None or math.isclose(found, 1)


@given(tables)
def test_one_missing_rating_of_a_person_rated_once_tells_nothing(table: list[list[int]]) -> None:
    alone: list[float | None] = [3, *[None] * (len(table[0]) - 1)]
    more: list[Sequence[float | None]] = [*table, alone]
    assert krippendorff_alpha(table) == krippendorff_alpha(more)


def test_what_does_not_exist_is_nothing_and_no_number() -> None:
    assert intraclass([[1, 2]]) is None
    assert cohen_kappa([[4, 0], [0, 0]]) is None
    assert cohen_kappa([[0, 0], [0, 0]]) is None
    assert fleiss_kappa([]) is None
    assert fleiss_kappa([[3, 0], [3, 0]]) is None
    assert krippendorff_alpha([[1, None], [None, 2]]) is None
    assert halo([[1, 2], [1, 3]]) is None
    assert cronbach_alpha([[1, 2], [2, 1]]) is None
    with pytest.raises(ValueError, match="as many raters"):
        fleiss_kappa([[3, 0], [1, 0]])


@pytest.mark.parametrize("case", of_statistic("cumulative_logit_random_rater"), ids=ids)
def test_graded_ratings_have_the_published_fit(case: Mapping[str, Any]) -> None:
    rows = ratings_of(case)  # bottles 1–4 cold, 5–8 warm; contact no, no, yes, yes in each half
    ratings, facts, raters = [], [], []
    for bottle, row in enumerate(rows):
        for rater, rating in enumerate(row):
            ratings.append(int(rating) - 1)
            facts.append([float(bottle >= 4), float(bottle % 4 >= 2)])
            raters.append(rater)
    found = graded(ratings, facts, raters)
    assert found is not None
    answers = {
        "log_likelihood": found.log_likelihood,
        "thresholds": found.thresholds,
        "temp_warm": found.slopes[0],
        "contact_yes": found.slopes[1],
        "rater_sd": found.rater_sd,
        "rater_effects": found.raters,
    }
    assert agree(answers, case["expected"], case["tolerance"]), answers
