"""All figures at once: cities in which it is known how much each figure explains."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from tests.evaluation.planted import PACK, YEAR, city, planted_policy

from meritasn.errors import UsageError
from meritasn.evaluation import variance_shares
from meritasn.policies import load_policy, read_policy
from meritasn.testing import population
from meritasn.view import to_text

SPREAD = [(n, n) for n in range(60, 101)]
"""One person at every score, the same of both kinds: the weight cannot matter."""


def test_the_only_figure_that_matters_explains_all_of_it() -> None:
    found = variance_shares(city(SPREAD), planted_policy(), samples=64)
    best, mean = found.outcomes
    upper, weight, lower = (best.of(name) for name in ("upper", "weight", "lower"))
    assert upper.total == pytest.approx(1, abs=0.1)
    assert upper.alone == pytest.approx(1, abs=0.1)
    assert (weight.total, lower.total) == (0, 0)
    assert best.least is not None
    assert best.greatest is not None
    assert 0 < best.least < best.greatest <= 1
    assert mean.least == mean.greatest == 80
    assert mean.of("upper").total is None


def test_two_figures_of_equal_weight_explain_half_each() -> None:
    """The score is the sum of two figures with the same range, whoever it is."""
    pack = (
        PACK.replace(
            "(service * weight + integrity * (100 - weight)) / 100",
            "(weight + other) / 2 + (service - service) * integrity",
        )
        .replace('let.exact = "(weight + other) / 2 + (service - service) * integrity"', "")
        .replace("exact >=", "weight + other >=")
        .replace(
            "[parameter.upper]",
            """[parameter.other]
title = { id = "Lain", en = "Other" }
value = 60
unit = "percent"
cite = "own"
standing = "assumed"
tune = [0, 100]

[parameter.upper]""",
        )
    )
    found = variance_shares(
        city([(50, 50)]), read_policy(pack), figures=["weight", "other"], samples=256, period=YEAR
    )
    mean = found.outcomes[1]
    for name in ("weight", "other"):
        assert mean.of(name).alone == pytest.approx(0.5, abs=0.05)
        assert mean.of(name).total == pytest.approx(0.5, abs=0.05)
        low, high = mean.of(name).low, mean.of(name).high
        assert low is not None
        assert high is not None
        assert low < 0.5 < high


def test_the_same_seed_gives_the_same_figures_and_another_one_others() -> None:
    one, again, other = (
        variance_shares(city(SPREAD[:9]), planted_policy(), samples=8, seed=seed)
        for seed in (1, 1, 2)
    )
    assert one.as_dict("id") == again.as_dict("id")
    assert one.as_dict("id") != other.as_dict("id")


def test_weights_that_keep_their_sum_leave_nobody_without_a_result() -> None:
    medan, policy = population.city(people=500).workforce, load_policy("kepka-bkn-411-2025")
    weights = ["weight_predicate", "weight_award", "weight_team", "weight_feedback"]
    asked = date(2026, 3, 2)
    kept = variance_shares(
        medan, policy, question=asked, together=[weights], figures=weights, samples=2
    )
    assert kept.refused == 0
    alone = variance_shares(medan, policy, question=asked, figures=weights, samples=2)
    assert alone.refused > 0
    assert all(one.total is None for one in alone.outcomes[0].shares)
    assert "together" in to_text(alone.view(), "id")


def test_it_is_said_in_both_languages() -> None:
    found = variance_shares(city(SPREAD[:9]), planted_policy(), samples=8)
    assert "8 sampel dasar, benih 0" in to_text(found.view(), "id")
    assert "Upper limit" in to_text(found.view(), "en")


@pytest.mark.parametrize("samples", [0, 3, 100])
def test_a_number_of_samples_that_is_no_power_of_two_is_refused(samples: int) -> None:
    with pytest.raises(UsageError, match="MER-00"):
        variance_shares(city(SPREAD[:2]), planted_policy(), samples=samples)


def test_without_the_extra_it_says_which_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(UsageError, match="sensitivity"):
        variance_shares(city(SPREAD[:2]), planted_policy(), samples=2)


def test_draws_that_reach_no_rule_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(variance_shares.__globals__, "what_if", lambda policy, _: policy)
    with pytest.raises(AssertionError):
        test_the_only_figure_that_matters_explains_all_of_it()
