"""Intervals: published values, exact distributions, coverage by simulation, draws again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise
from math import sqrt
from random import Random as Seeded
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.merit import uncertainty
from meritasn.merit.uncertainty import means_drawn, percentiles, wilson


def seeded(seed: int) -> Seeded:
    """The same chances every time."""
    return Seeded(seed)  # noqa: S311  (no secret)


# -- Wilson -------------------------------------------------------------------------------------

PUBLISHED = (
    # Newcombe 1998, table I, method 3: successes, trials, ends
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
)

Interval = Callable[[int, int], tuple[float, float]]


def departs(interval: Interval) -> bool:
    return any(
        (round(low, 4), round(high, 4)) != (first, last)
        for successes, trials, first, last in PUBLISHED
        for low, high in [interval(successes, trials)]
    )


def test_the_published_intervals_of_wilson() -> None:
    assert not departs(wilson)


def wald(successes: int, trials: int) -> tuple[float, float]:
    share = successes / trials
    half = 1.96 * sqrt(share * (1 - share) / trials)
    return share - half, share + half


@pytest.mark.parametrize(
    "fault",
    [
        wald,
        lambda successes, trials: wilson(successes, trials, 0.90),
        lambda successes, trials: wilson(successes, trials + 1),
        lambda successes, trials: wilson(trials - successes, trials),
    ],
)
def test_another_interval_is_not_taken_for_it(fault: Interval) -> None:
    assert departs(fault)


@given(st.integers(1, 10_000), st.data())
def test_an_interval_of_wilson_holds_the_share_and_stays_among_shares(
    trials: int, data: st.DataObject
) -> None:
    successes = data.draw(st.integers(0, trials))
    low, high = wilson(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1
    mirrored = wilson(trials - successes, trials)
    assert mirrored == pytest.approx((1 - high, 1 - low))
    narrower = wilson(successes, trials, 0.5)
    assert low <= narrower[0] <= narrower[1] <= high


def test_more_trials_settle_more() -> None:
    widths = [high - low for low, high in (wilson(n // 2, n) for n in (10, 40, 160, 640))]
    assert all(later < earlier for earlier, later in pairwise(widths))


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (-1, 4), (5, 4)])
def test_what_is_no_share_has_no_interval(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(successes, trials)


# -- surveys that are drawn again ---------------------------------------------------------------

SURVEY: Mapping[float, int] = {
    25.0 * total / 9: many
    for total, many in {
        9: 2,
        18: 10,
        22: 14,
        25: 30,
        27: 60,
        30: 44,
        33: 25,
        36: 15,
    }.items()
}


def moments(counts: Mapping[float, int]) -> tuple[float, float]:
    """The mean of a survey, and the variance of that of one drawn from it."""
    sheets = list(Counter(counts).elements())
    return fmean(sheets), pvariance(sheets) / len(sheets)


@pytest.mark.parametrize("times", [1, 7])  # of few sheets each is drawn, of many their counts are
def test_draws_have_the_mean_and_the_variance_that_theory_says(times: int) -> None:
    counts = {value: many * times for value, many in SURVEY.items()}
    mean, variance = moments(counts)
    drawn = means_drawn(counts, 4000, seeded(7))
    assert fmean(drawn) == pytest.approx(mean, abs=4 * sqrt(variance / 4000))
    assert pvariance(drawn) == pytest.approx(variance, rel=0.1)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.5, 0.97, 1.0])
@pytest.mark.parametrize("trials", [0, 1, 16, 17, 500])
def test_successes_are_distributed_as_theory_says(trials: int, share: float) -> None:
    chance = seeded(11)
    drawn = [uncertainty._binomial(trials, share, chance) for _ in range(2000)]  # noqa: SLF001
    variance = trials * share * (1 - share)
    assert 0 <= min(drawn) <= max(drawn) <= trials
    assert fmean(drawn) == pytest.approx(trials * share, abs=4 * sqrt(variance / 2000) + 1e-9)
    assert pvariance(drawn) == pytest.approx(variance, rel=0.15, abs=1e-9)


def test_every_draw_has_as_many_sheets_as_the_survey() -> None:
    counts = [3, 0, 500, 497]
    for seed in range(50):
        drawn = uncertainty._split(counts, sum(counts), seeded(seed))  # noqa: SLF001
        assert sum(drawn) == sum(counts)
        assert drawn[1] == 0


def test_the_same_seed_gives_the_same_draws_in_whatever_order_the_sheets_came() -> None:
    turned = dict(reversed(list(SURVEY.items())))
    for times in (1, 7):
        one, other = (
            means_drawn({v: n * times for v, n in of.items()}, 50, seeded(3))
            for of in (SURVEY, turned)
        )
        assert one == other
        assert one != means_drawn({v: n * times for v, n in SURVEY.items()}, 50, seeded(4))


def test_a_survey_of_one_mind_has_no_spread() -> None:
    assert set(means_drawn({75.0: 30}, 20, seeded(1))) == {75.0}
    assert set(means_drawn({75.0: 3000}, 20, seeded(1))) == {75.0}
    with pytest.raises(ValueError, match="without sheets"):
        means_drawn({}, 1, seeded(1))


def test_percentiles_of_known_numbers() -> None:
    hundred = [float(n) for n in range(101)]
    assert percentiles(hundred) == (2.5, 97.5)
    assert percentiles(hundred[::-1], 0.5) == (25.0, 75.0)
    assert percentiles([4.0]) == (4.0, 4.0)
    assert percentiles([0.0, 10.0], 0.5) == (2.5, 7.5)


def coverage(sheets: int, draws: int, surveys: int, confidence: float = 0.95) -> float:
    """How often the interval of a survey holds the mean of those it was drawn from."""
    chance = seeded(5)
    values, weights = tuple(SURVEY), tuple(SURVEY.values())
    truth, _ = moments(SURVEY)
    held = 0
    for _ in range(surveys):
        survey = Counter(chance.choices(values, weights, k=sheets))
        low, high = percentiles(means_drawn(survey, draws, chance), confidence)
        held += low <= truth <= high
    return held / surveys


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    assert 0.92 <= coverage(60, 150, 500) <= 0.98


def test_an_interval_of_half_the_confidence_is_noticed() -> None:
    assert not 0.92 <= coverage(60, 150, 100, 0.5) <= 0.98


def test_forty_surveys_of_two_hundred_sheets_take_seconds() -> None:
    begun = time.process_time()
    for seed in range(40):
        percentiles(means_drawn(SURVEY, 1000, seeded(seed)))
    assert time.process_time() - begun < 10  # half a second where nothing else runs
