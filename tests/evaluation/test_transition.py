"""Transition: the old rule counts, figures go by steps, and nobody has less than before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.planted import PACK, YEAR, city, planted_policy

from meritasn.columns import FrameWorkforce
from meritasn.errors import PackRefused, UsageError
from meritasn.evaluation import HoldHarmless, hold_harmless, phase_in, shadow_run
from meritasn.evaluation.transition_merge import OldRule
from meritasn.merit import Question, appraise, assess
from meritasn.model import Workforce
from meritasn.policies import Policy, load_policy, overlaid, read_policy, shipped, what_if
from meritasn.quantities import Absence, Rounding
from meritasn.testing import population
from meritasn.view import to_text

points = st.integers(0, 100)
people = st.lists(st.tuples(points, points), min_size=1, max_size=8)
FIRST = date(2025, 1, 1)


# -- shadow run -----------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None)
@given(people, st.sampled_from([0, 60, 100]))
def test_what_counts_is_exactly_what_the_old_rule_says(
    scores: list[tuple[int, int]], weight: int
) -> None:
    what_counts(scores, weight)


def what_counts(scores: list[tuple[int, int]], weight: int) -> None:
    workforce, policy = city(scores), planted_policy()
    run = shadow_run(workforce, policy, what_if(policy, {"weight": weight}), period=YEAR)
    alone = appraise(workforce, policy, period=YEAR)
    assert run.counts.as_dict("id") == alone.as_dict("id")
    assert run.counts.policy is policy
    after = appraise(workforce, what_if(policy, {"weight": weight}), period=YEAR)
    pairs = zip(alone, after, strict=True)
    assert run.beside.moved == sum(was.predicate != now.predicate for was, now in pairs)


def test_a_shadow_that_is_the_rule_itself_moves_nobody() -> None:
    run = shadow_run(city([(50, 60)]), planted_policy(), planted_policy(), period=YEAR)
    assert (run.beside.moved, run.beside.rescored) == (0, 0)


def test_frames_are_run_beside_as_objects_are() -> None:
    frames = FrameWorkforce.of(
        appraisals=pl.DataFrame(
            {
                "employee": ["a", "b"],
                "unit": ["u", "u"],
                "employment": ["pns", "pns"],
                "service": [79, 30],
                "integrity": [79, 30],
            }
        ),
        period=YEAR,
    )
    policy = planted_policy()
    run = shadow_run(frames, policy, what_if(policy, {"upper": 79}), period=YEAR)
    assert run.counts.frame().collect()["predicate_code"].to_list() == ["middle", "middle"]
    assert run.beside.moved == 1


def test_which_rule_counts_is_said() -> None:
    policy = planted_policy()
    run = shadow_run(city([(79, 79)]), policy, what_if(policy, {"upper": 79}), period=YEAR)
    assert "Yang menentukan hanya: Tanaman." in to_text(run.view(), "id")
    said = run.as_dict("en")
    assert said["counts"] == {"name": "planted", "hash": policy.hash}
    assert said["shadow"] != said["counts"]


def test_a_policy_of_a_day_wants_a_day() -> None:
    talent = shipped("kepka-bkn-411-2025")
    with pytest.raises(UsageError, match="MER-0051"):
        shadow_run(Workforce(), talent, talent)


# -- phase-in -------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.integers(1, 9), st.integers(0, 2))
def test_a_figure_goes_from_what_it_is_to_what_it_shall_be(
    end: int, steps: int, decimals: int
) -> None:
    policy = planted_policy()
    days = [FIRST + timedelta(days=30 * step) for step in range(steps)]
    plan = phase_in(policy, {"weight": end}, days, decimals=decimals)

    def at(day: date) -> Decimal:
        value = plan.on(day).parameters["weight"].value
        assert value is not None
        return value

    values = [at(FIRST - timedelta(days=1)), *map(at, days)]
    assert values[0] == 60
    assert values[-1] == at(date(2099, 1, 1)) == end
    falling = [-value for value in values]
    assert sorted(values) == values or sorted(falling) == falling
    for step, (before, day) in enumerate(zip(values, days, strict=False)):
        exact = Decimal(60) + (Decimal(end) - 60) * step / steps
        assert abs(before - exact) < Decimal(1).scaleb(-decimals)
        assert abs(before - 60) <= abs(exact - 60)
        assert at(day - timedelta(days=1)) == before
    assert plan.lineage[0] == policy.hash


def test_an_appraisal_has_the_figure_of_its_own_days() -> None:
    days = [date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)]
    plan = phase_in(planted_policy(), {"weight": 90}, days, cite="Perwal 7/2023: Pasal 12")
    scores = []
    for year in (2023, 2024, 2025, 2026):
        period = YEAR.year(year)
        workforce = city([(100, 0)])
        moved = [evolve(one, period=period) for one in workforce.appraisals]
        again = Workforce(employees=workforce.employees, appraisals=moved)
        (result,) = appraise(again, plan, period=period)
        scores.append(result.score)
    assert scores == [60, 70, 80, 90]
    assert "Perwal 7/2023" in to_text(plan.view(), "id")


def test_a_figure_that_has_dates_of_its_own_keeps_those_before() -> None:
    dated = overlaid(
        planted_policy(),
        """
format = "meritasn/overlay@1"
name = "dated"
base = "planted"

[cite]
law = "Invented later"

[[parameter.weight]]
title = { id = "Bobot", en = "Weight" }
value = 50
unit = "percent"
until = 2022-01-01
cite = "law"
standing = "assumed"
tune = [0, 100]

[[parameter.weight]]
title = { id = "Bobot", en = "Weight" }
value = 60
unit = "percent"
from = 2022-01-01
cite = "law"
standing = "assumed"
tune = [0, 100]
""",
    )
    plan = phase_in(dated, {"weight": 80}, [FIRST, date(2026, 1, 1)])
    days = [date(2021, 6, 1), date(2023, 6, 1), FIRST, date(2026, 1, 1)]
    assert [plan.on(day).parameters["weight"].value for day in days] == [50, 60, 70, 80]
    with pytest.raises(UsageError, match=r"MER-0062 .* changes by itself"):
        phase_in(dated, {"weight": 80}, [date(2021, 1, 1), date(2026, 1, 1)])


def test_figures_whose_sum_stays_make_it_on_every_day_or_are_refused() -> None:
    talent = shipped("kepka-bkn-411-2025")
    to = {"weight_award": 20, "weight_team": 5, "weight_feedback": 15}
    days = [date(2026, 7, 1), date(2027, 7, 1)]
    with pytest.raises(UsageError, match=r"MER-0062 .* no longer make the same sum"):
        phase_in(talent, to, days)
    plan = phase_in(talent, to, days, decimals=1)
    for day in (date(2026, 6, 30), *days):
        known = plan.on(day).parameters
        assert sum(known[name].value or 0 for name in to) == 40


@pytest.mark.parametrize(
    "days", [[], [FIRST, FIRST], [date(2019, 1, 1)], [date(2020, 1, 1)], [FIRST, date(2024, 1, 1)]]
)
def test_days_that_are_no_plan_are_refused(days: list[date]) -> None:
    with pytest.raises(UsageError, match="MER-0062"):
        phase_in(planted_policy(), {"weight": 90}, days)


def test_a_figure_that_is_unknown_or_does_not_fit_is_refused() -> None:
    with pytest.raises(UsageError, match="MER-0062"):
        phase_in(planted_policy(), {"nothing": 90}, [FIRST])
    with pytest.raises(PackRefused, match="MER-30"):
        phase_in(planted_policy(), {"weight": 101}, [FIRST])


# -- hold harmless --------------------------------------------------------------------------------


@cache
def held(weight: int, until: date | None = None) -> tuple[Policy, Policy, HoldHarmless]:
    old = planted_policy()
    new = what_if(old, {"weight": weight, "upper": 90})
    return old, new, hold_harmless(old, new, since=date(2024, 6, 1), until=until)


@settings(max_examples=10, deadline=None)
@given(people, st.sampled_from([0, 45, 100]))
def test_everybody_has_the_better_of_both_rules(scores: list[tuple[int, int]], weight: int) -> None:
    old, new, both = held(weight)
    workforce = city(scores)
    was, now, got = (appraise(workforce, p, period=YEAR) for p in (old, new, both.policy))
    best = ["high", "middle", "low"]
    for one, other, better in zip(was, now, got, strict=True):
        assert one.score is not None
        assert other.score is not None
        assert better.score == max(one.score, other.score)
        assert one.predicate is not None
        assert other.predicate is not None
        assert better.predicate is not None
        places = [best.index(label.code) for label in (one.predicate, other.predicate)]
        assert best.index(better.predicate.code) == min(places)
    by_old = both.report(got).by_old
    assert len(by_old["score"]) == sum(
        (one.score or 0) > (other.score or 0) for one, other in zip(was, now, strict=True)
    )


def test_it_is_held_for_so_long_and_no_longer() -> None:
    old, new, both = held(0, until=date(2025, 6, 1))
    program = {year: both.policy.on(date(year, 12, 31)) for year in (2023, 2024, 2025)}
    assert "before_final" in program[2024].steps
    assert "before_final" not in program[2023].steps
    assert "before_final" not in program[2025].steps
    workforce = city([(100, 0)])
    (got,) = appraise(workforce, both.policy, period=YEAR)
    assert got.score == 60
    explained = got.explain("held_score")
    assert explained is not None
    said = to_text(explained.view(), "en")
    assert "Score (old rule): 60.00" in said
    assert "the greatest of" in said
    del old, new


def test_who_lacks_a_fact_of_the_old_rule_is_refused_with_that_reason() -> None:
    old = planted_policy()
    new = read_policy(PACK.replace("integrity", "service").replace('"planted"', '"planted-2"'))
    both = hold_harmless(old, new, since=date(2024, 6, 1))
    workforce = city([(50, Absence.MISSING)])
    (alone,) = appraise(workforce, new, period=YEAR)
    (result,) = appraise(workforce, both.policy, period=YEAR)
    assert alone.predicate is not None
    assert result.refusal is not None
    assert "Integritas" in result.refusal.message.id


def test_what_holding_harmless_costs_is_the_difference_to_the_rupiah() -> None:
    medan = population.city(people=500).workforce
    old = load_policy("pp-12-2019", overlays=[Path("examples/medan_tpp.toml")])
    new = what_if(old, {"performance_share": 60, "workload_share_8": 40})
    asked = Question(date(2025, 12, 31))
    both = hold_harmless(old, new, since=date(2025, 7, 1))
    was, now, got = (assess(medan, asked, policy) for policy in (old, new, both.policy))
    report = both.report(got)
    expected = Decimal()
    for one, other in zip(was.people, now.people, strict=True):
        if one.score is not None and other.score is not None:
            expected += max(one.score, other.score) - other.score
    assert report.cost == expected > 0
    assert f"Rp {expected:,.0f}".replace(",", ".") in to_text(report.view(), "id")
    assert report.as_dict("id")["cost"] == f"{expected:f}"
    ups = [other.score for one, other in zip(was.people, now.people, strict=True) if one.score]
    assert any(ups)


def test_labels_of_a_vocabulary_are_held_too() -> None:
    old = shipped("kepka-bkn-411-2025")
    new = what_if(old, {"performance_high": 85})
    both = hold_harmless(old, new, since=date(2026, 2, 1))
    assert {one.output: one.step for one in both.outputs} == {
        "predicate": "held_predicate",
        "answer": "held_predicate",
    }, "the talent value does not rest on the cut-offs, so that there is nothing to hold in it"


UNSAID = """
[unsaid.service]
means = "not applicable"
cite = "own"
standing = "assumed"

"""

OTHER = {
    "do not answer the same": ('score = "final"', 'answer = "grade"\nscore = "final"'),
    "another scale": ("low = {", 'lower_still = { id = "x", en = "x" }\nlow = {'),
    "in different ways": (
        "[parameter.weight]",
        UNSAID + "[parameter.weight]",
    ),
}


@pytest.mark.parametrize("why", OTHER)
def test_rules_that_cannot_be_held_against_each_other_are_refused(why: str) -> None:
    new = read_policy(PACK.replace(*OTHER[why]))
    with pytest.raises(UsageError, match=f"MER-0063 .*{why}"):
        hold_harmless(planted_policy(), new, since=date(2024, 6, 1))


def test_what_is_the_same_in_both_stands_once() -> None:
    """Only the score and the grade rest on the weight; the limit that did not change is shared."""
    old = planted_policy()
    both = hold_harmless(old, what_if(old, {"weight": 0}), since=date(2024, 6, 1))
    program = both.policy.on(date(2024, 6, 1))
    assert {name for name in program.steps if name.startswith("before_")} == {
        "before_final",
        "before_grade",
    }
    assert {name for name in program.parameters if name.startswith("before_")} == {"before_weight"}


def test_a_figure_that_the_new_rule_changes_later_is_not_shared() -> None:
    """The old rule stays as it was on the day before, also after the new one moves on."""
    old = planted_policy()
    new = phase_in(old, {"weight": 0}, [date(2024, 6, 1), date(2025, 6, 1)])
    both = hold_harmless(old, new, since=date(2024, 6, 1)).policy
    later = city([(100, 0)])
    period = YEAR.year(2025)
    appraisals = [evolve(one, period=period) for one in later.appraisals]
    moved = evolve(later, appraisals=appraisals)
    scores = [appraise(moved, policy, period=period).people[0].score for policy in (new, both)]
    assert scores == [0, 60]


def test_the_same_rule_twice_holds_nothing() -> None:
    old = planted_policy()
    assert hold_harmless(old, old, since=date(2024, 6, 1)).outputs == ()


def test_a_requirement_is_nothing_to_be_held() -> None:
    posts = shipped("pp-11-2017-posts")
    with pytest.raises(UsageError, match="MER-0063"):
        hold_harmless(posts, posts, since=date(2024, 6, 1))


def test_results_of_another_policy_are_no_report() -> None:
    old, _, both = held(0)
    with pytest.raises(ValueError, match="another policy"):
        both.report(appraise(city([(1, 1)]), old, period=YEAR))


@contextmanager
def fresh() -> Iterator[None]:
    """Policies that are made here are made anew, and none of them is kept."""
    held.cache_clear()
    yield
    held.cache_clear()


# -- planted faults -------------------------------------------------------------------------------


def test_an_old_rule_that_reads_the_new_figures_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_the_new(rule: OldRule, text: str) -> str:
        return f"before_{text}" if text in rule.names else text

    monkeypatch.setattr(OldRule, "renamed", to_the_new)
    with fresh(), pytest.raises(PackRefused, match="before_weight"):
        held(45)


def test_the_lesser_of_both_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    better = hold_harmless.__globals__["_better"]

    def lesser(one: object, enum: object) -> dict[str, object]:
        made = better(one, enum)
        return {"least": made["greatest"]} if "greatest" in made else made

    monkeypatch.setitem(hold_harmless.__globals__, "_better", lesser)
    with fresh(), pytest.raises((AssertionError, ExceptionGroup)):
        test_everybody_has_the_better_of_both_rules()


def test_a_plan_that_runs_ahead_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ahead:
        DOWN = Rounding.UP

    monkeypatch.setitem(phase_in.__globals__, "Rounding", Ahead)
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_a_figure_goes_from_what_it_is_to_what_it_shall_be()


def test_a_shadow_that_counts_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        shadow_run.__globals__,
        "appraise",
        lambda subject, policy, period: appraise(
            subject, what_if(policy, {"upper": 61}), period=period
        ),
    )
    with pytest.raises((AssertionError, ExceptionGroup)):
        what_counts([(70, 70)], 60)
