"""Laws of a replay, whatever the policies and the people."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.planted_moves import KINDS, YEAR, draft, drawn, workforce

from meritasn.errors import NotInForce, UsageError
from meritasn.evaluation import Replay, replay
from meritasn.merit import allowances, appraise, assess, places_in_units, talent_cuts, talent_map
from meritasn.model import Workforce
from meritasn.policies import Policy, load_policy, partly, shipped, what_if
from meritasn.results import Direction
from meritasn.results.withheld import withheld
from meritasn.testing.population import city
from meritasn.view import to_html, to_text

ROOT = Path(__file__).parents[2]
PP46 = shipped("pp-46-2011")
MONTH = date(2025, 12, 31)
TALENT_DAY = date(2026, 3, 2)


@cache
def medan() -> Workforce:
    return city(people=500).workforce


def pay(**figures: Decimal | int) -> Policy:
    policy = load_policy("pp-12-2019", overlays=[ROOT / "examples" / "medan_tpp.toml"])
    return what_if(policy, figures) if figures else policy


# -- nobody moves without a difference ------------------------------------------------------------


@pytest.mark.parametrize("name", ["pp-46-2011", "permenpanrb-6-2022"])
def test_no_difference_moves_nobody(name: str) -> None:
    policy = shipped(name)
    again = evolve(policy)
    found = replay(medan(), policy, again)
    assert found.changes == ()
    assert (found.moved, found.rescored, found.movers) == (0, 0, ())
    assert set(dict(found.directions()).values()) == {Direction.SAME}


def test_another_title_moves_nobody() -> None:
    other = what_if(PP46, {"share_of_results": 60})  # the same figure with another source
    found = replay(medan(), PP46, other)
    assert found.changes == ()
    assert found.moved == 0


@settings(max_examples=15, deadline=None)
@given(
    share=st.integers(50, 80),
    limit=st.integers(0, 50),
    people=st.integers(20, 60),
    seed=st.integers(0),
)
def test_each_reason_alone_moves_those_whom_it_moves(
    share: int, limit: int, people: int, seed: int
) -> None:
    """Each cause, laid alone, gives their new outcome; of a set, no smaller one does."""
    them = workforce(drawn(people, seed))
    after = what_if(draft(), {"share_of_results": share, "efficiency_limit": limit})
    found = replay(them, PP46, after)
    for mover in found.movers:
        why = mover.why
        assert bool(why.alone) != bool(why.together)
        for change in why.alone:
            assert under(them, change.policy, mover.key) == mover.after.outcome
        if why.together:
            paths = [change.paths for change in why.together]
            assert under(them, part(after, paths), mover.key) == mover.after.outcome
            for fewer in combinations(paths, len(paths) - 1):
                assert under(them, part(after, fewer), mover.key) != mover.after.outcome
        for change in why.elsewhere:
            alone = under(them, change.policy, mover.key)
            assert alone not in (mover.before.outcome, mover.after.outcome)


def part(after: Policy, paths: object) -> Policy:
    assert isinstance(paths, list | tuple)
    return partly(PP46, after, [path for each in paths for path in each])


def under(them: Workforce, policy: Policy, key: str) -> str:
    (result,) = appraise(them, policy, period=YEAR, outside=True, only=[key])
    if result.refusal is not None:
        return f"refused:{result.refusal.code.id}"
    assert result.predicate is not None
    return f"label:{result.predicate.code}"


def test_only_some_are_asked_and_answer_as_they_do_among_all() -> None:
    them = workforce(drawn(60, 3))
    keys = {"P000003", "P000031", "nobody"}
    whole = {one.employee: one.score for one in appraise(them, PP46)}
    some = appraise(them, PP46, only=keys)
    assert {one.employee: one.score for one in some} == {
        k: whole[k] for k in sorted(keys & whole.keys())
    }
    assert some.units == ()


# -- what is counted ------------------------------------------------------------------------------


@cache
def by_weight() -> Replay:
    return replay(medan(), PP46, what_if(PP46, {"share_of_results": 75, "efficiency_limit": 20}))


def test_movers_are_those_whom_both_results_tell_apart() -> None:
    found = by_weight()
    period = found.asking.period
    before = appraise(medan(), PP46, period=period)
    after = appraise(medan(), found.asking.after, period=period)
    moved = {
        was.employee
        for was, now in zip(before, after, strict=True)
        if (was.predicate and was.predicate.code, was.refusal and was.refusal.code)
        != (now.predicate and now.predicate.code, now.refusal and now.refusal.code)
    }
    assert {mover.key for mover in found.movers} == moved
    assert len(moved) == found.moved > 0
    assert found.rescored == len(before.changes(after)) - len(moved)
    ranks = places_in_units(before), places_in_units(after)
    for mover in found.movers:
        assert (mover.before.rank, mover.after.rank) == tuple(r.get(mover.key) for r in ranks)


def test_every_count_is_of_the_same_people() -> None:
    found = by_weight()
    assert sum(found.matrix.values()) == sum(found.ways.values()) == found.people == 500
    assert sum(n for (was, now), n in found.matrix.items() if was != now) == found.moved
    assert sum(found.steps.values()) == found.moved
    assert sum(group.people for group in found.by_level) == 500
    (top,) = (group for group in found.by_unit if group.key == "kota")
    assert (top.people, top.moved) == (500, found.moved)
    reasons = Counter((mover.why.alone, mover.why.together) for mover in found.movers)
    assert sum(reasons.values()) == found.moved


def test_small_groups_are_kept_back_and_cannot_be_had_by_subtraction() -> None:
    found = by_weight()
    sizes = {group.key: group.people for group in found.by_unit}
    parents = {group.key: group.parent for group in found.by_unit}
    hidden = {group.key for group in found.by_unit if not group.shown}
    assert {key for key, people in sizes.items() if people < 5} <= hidden
    assert hidden == withheld(sizes, parents, 5)
    assert hidden
    shown = {one["key"] for one in found.as_dict("en")["units"] if "moved" in one}  # type: ignore[attr-defined]  # a list of objects
    assert shown == sizes.keys() - hidden


def test_a_view_names_nobody_and_a_listing_no_more_than_it_was_asked_for() -> None:
    found = by_weight()
    keys = [mover.key for mover in found.movers]
    for language in ("id", "en"):
        for said in (to_text(found, language), to_html(found, language)):
            assert not any(key in said for key in keys)
        listed = to_text(found.listing(2), language)
        assert [key for key in keys if key in listed] == keys[:2]
        assert f"{len(keys) - 2}" in listed
    assert not any(key in repr(found) + repr(found.movers) for key in keys)


def test_one_of_them_is_told_what_moves_them() -> None:
    found = by_weight()
    mover = found.movers[0]
    said = to_text(found.of_one(mover.key), "en")
    first, *_ = found.partings(mover.key)
    assert first.step.step.title.en in said
    assert any(change.title.en in said for change in (*mover.why.alone, *mover.why.together))
    assert found.of("nobody") is None
    with pytest.raises(KeyError):
        found.of_one("nobody")


# -- rules about a day ----------------------------------------------------------------------------


def test_talent_moves_as_other_cut_offs_move_it() -> None:
    policy = shipped("kepka-bkn-411-2025")
    figures = {"performance_low": 70, "performance_high": 85}
    found = replay(medan(), policy, what_if(policy, figures), question=TALENT_DAY)
    (trial,) = talent_cuts(
        talent_map(medan(), TALENT_DAY, policy), [(Decimal(70), Decimal(85))]
    ).trials
    moved = {m.key: (m.before.outcome, m.after.outcome) for m in found.movers}
    assert moved == {
        k: (f"label:{was}", f"label:{now}") for k, (was, now) in trial.movers().items()
    }
    assert moved


@pytest.mark.parametrize("ceiling", [None, 2_000_000_000, 2_600_000_000])
def test_what_it_costs_is_what_both_months_pay(ceiling: int | None) -> None:
    before, after = pay(), pay(performance_share=80, late_1_rate=Decimal("0.25"))
    found = replay(medan(), before, after, question=MONTH, ceiling=ceiling)
    one, other = (allowances(medan(), MONTH, p, ceiling=ceiling) for p in (before, after))
    cost = found.cost
    assert cost is not None
    assert cost.before.paid == one.whole.amount("total_paid")
    assert cost.after.paid == other.whole.amount("total_paid")
    assert cost.after.earned == other.whole.amount("total_earned")
    assert (cost.before.factor, cost.after.factor) == (one.factor, other.factor)
    assert cost.difference == cost.after.paid - cost.before.paid
    assert cost.kept is (None if ceiling is None else True)
    paid = {a.result.employee: (b.paid, a.paid) for b, a in zip(one, other, strict=True)}
    moved = {m.key: (m.before.score, m.after.score) for m in found.movers}
    assert moved == {key: pair for key, pair in paid.items() if pair[0] != pair[1]}
    units = [group for group in found.by_unit if group.parent is None and group.now is not None]
    assert (
        sum(g.now - g.was for g in units if g.now is not None and g.was is not None)
        == cost.difference
    )


def test_where_sets_are_too_many_those_changes_count_that_move_somebody_alone() -> None:
    """Twelve rates have more pairs than are tried; each person's pay hangs on some of them."""
    rates = {f"workload_share_{number}": 30 for number in range(1, 13)}
    found = replay(medan(), pay(), pay(performance_share=80, **rates), question=MONTH)
    assert len(found.changes) == 13
    assert found.untold == 0
    for mover in found.movers:
        why = mover.why
        paths = [change.paths[0] for change in why.together or why.alone]
        employee = medan().employee_by_key[mover.key]
        own = f"parameter.workload_share_{employee.job_class}"
        expected = [own] if own.removeprefix("parameter.") in rates else []
        assert set(paths) == {*expected, "parameter.performance_share"}


def test_a_change_alone_costs_what_a_month_with_it_costs() -> None:
    before, after = pay(), pay(performance_share=80, late_1_rate=Decimal("0.25"))
    found = replay(medan(), before, after, question=MONTH)
    for cause in found.causes:
        alone = allowances(medan(), MONTH, cause.change.policy).whole.amount("total_paid")
        assert found.cost is not None
        assert alone is not None
        assert cause.difference == alone - found.cost.before.paid


def test_whoever_no_longer_meets_a_requirement_goes_down() -> None:
    policy, day = shipped("pp-11-2017-training"), date(2024, 12, 31)
    harder = what_if(policy, {"least_hours": 30})
    found = replay(medan(), policy, harder, question=day)
    was, now = assess(medan(), day, policy).counts(), assess(medan(), day, harder).counts()
    assert found.ways[Direction.DOWN] == found.moved == was["met"] - now["met"] > 0
    assert {m.after.outcome for m in found.movers} == {"answer:not_met"}


# -- two regulations ------------------------------------------------------------------------------


def test_of_two_regulations_the_whole_is_the_reason() -> None:
    found = replay(medan(), PP46, shipped("permenpanrb-6-2022"))
    assert found.other_regulation
    assert "the regulation as a whole" in " ".join(to_text(found, "en").split())
    assert found.ways[Direction.LOST] == found.moved - found.ways[Direction.REASON]


def test_a_draft_need_not_be_in_force_but_the_rule_that_is_must_be() -> None:
    new = shipped("permenpanrb-6-2022")
    year = next(p for p in medan().periods() if p.start.year == 2019)
    assert replay(medan(), PP46, new, period=year).moved
    with pytest.raises(NotInForce):
        replay(medan(), new, PP46, period=year)
    assert replay(medan(), new, PP46, period=year, outside=True).moved


# -- what cannot be asked -------------------------------------------------------------------------


def test_rules_about_a_day_need_one() -> None:
    with pytest.raises(UsageError, match="MER-0051"):
        replay(medan(), pay(), pay(performance_share=80))


def test_a_ceiling_is_for_allowances_alone() -> None:
    with pytest.raises(UsageError, match="MER-0052"):
        replay(medan(), PP46, draft(), ceiling=1)


def test_near_is_no_negative_distance() -> None:
    with pytest.raises(UsageError, match="MER-0053"):
        replay(medan(), PP46, draft(), near=-1)


def test_rules_about_people_and_about_agencies_are_not_replayed_together() -> None:
    merit, honours = shipped("kasn-9-2019"), shipped("pp-35-2010")
    with pytest.raises(UsageError, match="MER-0050"):
        replay(medan(), honours, merit, question=date(2024, 1, 1), outside=True)


def test_every_kind_of_the_planted_people_is_there() -> None:
    assert {id(kind) for _, kind in drawn(len(KINDS), 1)} == {id(kind) for kind in KINDS.values()}
