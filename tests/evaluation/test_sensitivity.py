"""One figure at a time: cities in which it is known which figure matters, and from where."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.planted import PACK, YEAR, city, planted_policy

from meritasn.columns import FrameWorkforce
from meritasn.errors import UsageError
from meritasn.evaluation import one_at_a_time
from meritasn.evaluation.sensitivity_asking import asking
from meritasn.evaluation.sensitivity_values import Moved
from meritasn.merit import appraise
from meritasn.policies import load_policy, read_policy, what_if
from meritasn.results.moves import Scale
from meritasn.testing import population
from meritasn.view import to_text

points = st.integers(0, 100)
people = st.lists(st.tuples(points, points), min_size=1, max_size=8)


def test_only_the_figure_that_was_planted_to_matter_moves_anybody() -> None:
    """All have the same score of both, so that the weight cannot matter; nobody is near 20."""
    found = one_at_a_time(city([(75, 75), (79, 79), (85, 85), (99, 99)]), planted_policy())
    weight, upper, lower = found.figures
    assert next(one.figure.name for one in found.by_effect()) == "upper"
    assert (weight.moved, lower.moved, upper.moved) == (0, 0, 2)
    assert not weight.matters
    assert (weight.down, weight.up, weight.steady) == (None, None, 4)
    assert {trial.value: trial.moved for trial in upper.trials} == {60: 2, 70: 2, 90: 1, 100: 2}


def test_the_first_move_is_at_the_limit_that_was_planted() -> None:
    """79 enters the upper grade at a limit of 79, and 85 leaves it at 86: not one point sooner."""
    found = one_at_a_time(city([(79, 79), (85, 85)]), planted_policy(), figures=["upper"])
    (upper,) = found.figures
    assert upper.down is not None
    assert upper.up is not None
    assert [upper.down.quiet, upper.down.value, upper.down.moved] == [80, 79, 1]
    assert [upper.up.quiet, upper.up.value, upper.up.moved] == [85, 86, 1]


def test_the_mean_change_of_scores_is_exact() -> None:
    """One point of weight is worth a hundredth of the distance of the two scores."""
    found = one_at_a_time(city([(100, 0), (50, 50), (0, 40)]), planted_policy(), figures=["weight"])
    at = {trial.value: trial for trial in found.figures[0].trials}
    assert at[Decimal(100)].mean_change == Fraction(40 + 0 + 16, 3)
    assert at[Decimal(100)].rescored == 2


def test_money_that_is_moved_is_added_up(tmp_path: Path) -> None:
    pack = (
        PACK.replace('score = "final"', 'score = "pay"')
        + """
[parameter.each]
title = { id = "Tiap nilai", en = "For each point" }
value = 1000
unit = "rupiah"
cite = "own"
standing = "assumed"
tune = [500, 1500]

[[step]]
name = "pay"
of = "person"
title = { id = "Bayaran", en = "Pay" }
formula = "final * each"
unit = "rupiah"
decimals = 0
range = [0, 1000000]
cite = "own"
standing = "assumed"
"""
    )
    file = tmp_path / "pay.toml"
    file.write_text(pack, "utf-8")
    found = one_at_a_time(
        city([(10, 10), (30, 30)]), load_policy(str(file)), figures=["each"], steps=2
    )
    assert found.base.total == 40_000
    assert {t.value: t.total for t in found.figures[0].trials} == {500: 20_000, 1500: 60_000}


def test_objects_and_frames_are_told_the_same() -> None:
    scores = [(n, 100 - n) for n in range(0, 101, 9)]
    objects = city(scores)
    frames = FrameWorkforce.of(
        appraisals=pl.DataFrame(
            {
                "employee": [f"P{n}" for n in range(len(scores))],
                "unit": ["u"] * len(scores),
                "employment": ["pns"] * len(scores),
                "service": [one for one, _ in scores],
                "integrity": [other for _, other in scores],
            }
        ),
        period=YEAR,
    )
    one, other = (one_at_a_time(of, planted_policy(), period=YEAR) for of in (objects, frames))
    assert one.as_dict("en") == other.as_dict("en")
    assert one.people == len(scores)


@settings(max_examples=30)
@given(people, points)
def test_asking_again_answers_as_a_whole_appraisal_does(
    scores: list[tuple[int, int]], weight: int
) -> None:
    workforce, policy = city(list(scores)), planted_policy()
    ask, base = asking(workforce, policy, YEAR)
    version = what_if(policy, {"weight": weight})
    whole = appraise(workforce, version, period=YEAR)
    scale = Scale.of(version, version.over(YEAR))
    answers = ask(version)
    assert list(answers.outcomes) == [scale.outcome(one) for one in whole]
    assert list(answers.scores) == [one.score for one in whole]
    assert ask(policy) == base


@settings(max_examples=25)
@given(people, st.sampled_from(["weight", "upper", "lower"]))
def test_a_trial_is_the_policy_with_that_figure_and_nothing_else(
    scores: list[tuple[int, int]], figure: str
) -> None:
    workforce, policy = city(list(scores)), planted_policy()
    (found,) = one_at_a_time(workforce, policy, figures=[figure], steps=2).figures
    before = [one.predicate for one in appraise(workforce, policy, period=YEAR)]
    for trial in found.trials:
        after = appraise(workforce, what_if(policy, {figure: trial.value}), period=YEAR)
        pairs = zip(before, (one.predicate for one in after), strict=True)
        assert trial.moved == sum(was != now for was, now in pairs)


@settings(max_examples=25)
@given(people)
def test_at_the_quiet_value_nobody_moves_and_a_step_further_somebody_does(
    scores: list[tuple[int, int]],
) -> None:
    workforce, policy = city(list(scores)), planted_policy()
    before = [one.predicate for one in appraise(workforce, policy, period=YEAR)]
    (found,) = one_at_a_time(workforce, policy, figures=["upper"]).figures
    for move in filter(None, (found.down, found.up)):
        assert abs(move.value - move.quiet) == 1
        for value, moved in ((move.quiet, 0), (move.value, move.moved)):
            after = appraise(workforce, what_if(policy, {"upper": value}), period=YEAR)
            pairs = zip(before, (one.predicate for one in after), strict=True)
            assert sum(was != now for was, now in pairs) == moved


# -- figures that give way ----------------------------------------------------------------------


@given(st.integers(0, 100), st.lists(st.integers(0, 40), min_size=1, max_size=5), st.data())
def test_figures_that_give_way_keep_the_sum(
    own: int, others: list[int], data: st.DataObject
) -> None:
    policy = planted_policy()
    parameter = policy.on(YEAR.start).parameters["weight"]
    group = tuple((f"w{n}", Decimal(value)) for n, value in enumerate(others))
    high = own + sum(others)
    moved = Moved(parameter, Decimal(own), Decimal(0), Decimal(high), 0, group)
    value = Decimal(data.draw(st.integers(0, high)))
    version = moved.version(value)
    if sum(others):
        assert sum(version.values()) == high
        assert all(part >= 0 for part in version.values())
    assert version["weight"] == value


def test_weights_that_must_make_a_whole_cannot_be_moved_alone() -> None:
    medan = population.city(people=500).workforce
    policy = load_policy("kepka-bkn-411-2025")
    asked = date(2026, 3, 2)
    weights = ["weight_predicate", "weight_award", "weight_team", "weight_feedback"]
    alone = one_at_a_time(medan, policy, question=asked, figures=weights[:1])
    (stuck,) = alone.figures
    assert stuck.is_stuck
    assert "together" in to_text(alone.view(), "id")
    together = one_at_a_time(medan, policy, question=asked, figures=weights[:1], together=[weights])
    assert not together.figures[0].is_stuck
    assert all(trial.lost == 0 for trial in together.figures[0].trials)


# -- refusals and words ---------------------------------------------------------------------------


@pytest.mark.parametrize("named", [["most"], ["nothing"]])
def test_a_figure_without_a_range_is_refused(named: list[str]) -> None:
    with pytest.raises(UsageError, match="MER-0061"):
        one_at_a_time(city([(50, 50)]), planted_policy(), figures=named)


def test_a_policy_without_ranges_is_refused() -> None:
    with pytest.raises(UsageError, match="MER-0061"):
        one_at_a_time(city([(50, 50)]), load_policy("permenpanrb-6-2022"), period=YEAR)


def test_a_value_that_the_pack_refuses_is_said_with_its_reason() -> None:
    pack = PACK.replace(
        '{ if = "exact >= upper", is = "high" }',
        '{ if = "exact / (upper - 2 * lower) >= 2", is = "high" }',
    )
    found = one_at_a_time(city([(50, 50)]), read_policy(pack), figures=["lower"], period=YEAR)
    refused = [trial for trial in found.figures[0].trials if trial.refused]
    assert [trial.value for trial in refused] == [50]
    assert "50: cannot be used" in to_text(found.view(), "en")
    assert found.figures[0].up is None or found.figures[0].up.value < 50


def test_it_is_said_in_both_languages_and_to_programs() -> None:
    found = one_at_a_time(city([(79, 79), (85, 85), (85, 30)]), planted_policy())
    indonesian, english = (to_text(found.view(), lang, width=120) for lang in ("id", "en"))
    assert "Batas atas" in indonesian
    assert "80 (kini)" in indonesian
    assert "Upper limit" in english
    assert "Change nobody's result over all of their range: Lower limit." in english
    said = found.as_dict("en")
    assert said["people"] == 3
    assert found.of("upper") is not None
    assert found.of("most") is None


# -- planted faults -------------------------------------------------------------------------------


def test_a_trial_of_another_figure_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def another(moved: Moved, value: Decimal) -> dict[str, Decimal]:
        del moved, value
        return {"lower": Decimal(20)}

    monkeypatch.setattr(Moved, "version", another)
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_only_the_figure_that_was_planted_to_matter_moves_anybody()


def test_a_first_move_that_is_one_step_too_far_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    at = Moved.at
    monkeypatch.setattr(Moved, "at", lambda moved, whole: at(moved, whole) + (whole == 86))
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_the_first_move_is_at_the_limit_that_was_planted()


def test_weights_that_are_rounded_each_for_itself_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def each_for_itself(moved: Moved, value: Decimal) -> dict[str, Decimal]:
        whole = sum(own for _, own in moved.group)
        left = moved.value + whole - value
        return {moved.name: value} | {
            name: round(left * own / whole) * Decimal(1) for name, own in moved.group if whole
        }

    monkeypatch.setattr(Moved, "version", each_for_itself)
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_figures_that_give_way_keep_the_sum()
