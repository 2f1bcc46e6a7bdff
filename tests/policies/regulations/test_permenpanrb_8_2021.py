"""PermenPANRB 8/2021 with PP 30/2019: every row of its tables, its limits, laws and gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.columns.test_agreement import agree_on_people
from tests.policies.regulations.appraisals_2021 import (
    Refused,
    by_hand,
    half_up,
    number,
    people,
    person,
    target,
)

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, interpret, run

RULE = shipped("permenpanrb-8-2021")
(_, PROGRAM) = RULE.programs[-1]
MISSING = Absence.MISSING

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def under(policy: Policy, *targets: Record, **facts: Given) -> Run:
    return run(policy.programs[-1][1], person(*targets, **facts))


def ran(*targets: Record, **facts: Given) -> Run:
    return under(RULE, *targets, **facts)


def at_target(step: str, **facts: Given) -> Decimal | str | None:
    """What a step of one target comes to."""
    value = ran(target(**facts)).children[0].value(step)
    return value.label if value.number is None else value.number


def why(one: Run, step: str = "predicate") -> set[tuple[str, str]]:
    return {(reason.subject, reason.kind.value) for reason in one.value(step).reasons}


# ------------------------------------------------------------------------------- achievement


@pytest.mark.parametrize(
    ("direction", "low", "high", "done", "percent"),
    [
        ("higher", "80", "90", "70", "87.50"),  # below the range: its lower end
        ("higher", "80", "90", "80", "100.00"),
        ("higher", "80", "90", "85", "100.00"),
        ("higher", "80", "90", "90", "100.00"),
        ("higher", "80", "90", "90.01", "100.01"),
        ("higher", "80", "90", "92", "102.22"),  # and not the 113 that the page prints
        ("higher", "80", "90", "79.99", "99.99"),
        ("lower", "7", "8", "9", "87.50"),  # above the range: its upper end
        ("lower", "7", "8", "8", "100.00"),
        ("lower", "7", "8", "7", "100.00"),
        ("lower", "7", "8", "6.3", "110.00"),
        ("lower", "10", None, "20", "0.00"),
        ("lower", "10", None, "20.01", "-0.10"),  # beyond twice the target
        ("lower", "10", None, "0", "200.00"),
        ("higher", "95", None, "93", "97.89"),
        ("higher", "95", None, "0", "0.00"),
        ("lower", "0", "5", "0", "100.00"),  # inside, though a share of zero is none
        ("range", "80", "90", "80", "100.00"),
        ("range", "80", "90", "90", "100.00"),
        ("higher", "0.01", None, "10000000", "100000000000.00"),
    ],
)
def test_achievement(direction: str, low: str, high: str | None, done: str, percent: str) -> None:
    upper = MISSING if high is None else Decimal(high)
    facts: dict[str, Given] = {"quantity_target": Decimal(low), "quantity_upper": upper}
    facts |= {"quantity_realised": Decimal(done), "quantity_direction": direction}
    assert at_target("achievement", **facts) == Decimal(percent)


@given(number(1, 1_000_000), number(0, 1_000_000), st.sampled_from(("higher", "lower")))
@example(Decimal("20000.01"), Decimal("19900.01"), "higher")
@example(Decimal(200), Decimal("199.00"), "higher")  # 99.5 exactly
@example(Decimal(200), Decimal("198.98"), "higher")  # 99.49, which is no half
def test_whole_percent_is_rounded_once_from_the_fraction(
    planned: Decimal, done: Decimal, direction: str
) -> None:
    ratio = Fraction(done) / Fraction(planned)
    exact = 100 * (ratio if direction == "higher" else 2 - ratio)
    facts: dict[str, Given] = {"quantity_target": planned, "quantity_realised": done}
    if abs(exact) > 900_000_000:
        return
    found = at_target("whole_achievement", quantity_direction=direction, **facts)
    assert found == half_up(exact, 0)


def test_hundredths_that_were_rounded_before_would_say_otherwise() -> None:
    """99.4975 percent prints as 99.50, and is 99 percent all the same."""
    facts: dict[str, Given] = {"quantity_target": Decimal(4000)}
    facts["quantity_realised"] = Decimal("3979.90")
    assert at_target("achievement", **facts) == Decimal("99.50")
    assert at_target("whole_achievement", **facts) == Decimal(99)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_ten_decimals_never_meet_a_half_that_is_not_there(planned: int, done: int) -> None:
    exact = Fraction(100 * done, planned)
    assert half_up(half_up(exact, 10), 0) == half_up(exact, 0)


# --------------------------------------------------------------------- category and score

ROWS = [  # whole percent, category, score of a leader, score of others
    (200, "sangat_baik", "120.00", "120.00"),
    (111, "sangat_baik", "120.00", "120.00"),
    (110, "sangat_baik", "120.00", "120.00"),
    (109, "sangat_baik", "118.89", "120.00"),
    (102, "sangat_baik", "111.11", "120.00"),
    (101, "sangat_baik", "110.00", "120.00"),
    (100, "baik", "109.00", "100.00"),
    (99, "cukup", "89.00", "80.00"),
    (98, "cukup", "88.00", "80.00"),
    (81, "cukup", "71.00", "80.00"),
    (80, "cukup", "70.00", "80.00"),
    (79, "kurang", "69.00", "60.00"),
    (61, "kurang", "51.00", "60.00"),
    (60, "kurang", "50.00", "60.00"),
    (59, "sangat_kurang", "49.00", "25.00"),
    (58, "sangat_kurang", "48.17", "25.00"),
    (1, "sangat_kurang", "0.83", "25.00"),
    (0, "sangat_kurang", "0.00", "25.00"),
]


@pytest.mark.parametrize(("percent", "category", "leader", "staff"), ROWS)
def test_every_row_of_the_tables(percent: int, category: str, leader: str, staff: str) -> None:
    done: dict[str, Given] = {"quantity_realised": Decimal(percent)}
    assert at_target("category", **done) == category
    assert at_target("leader_score", **done) == Decimal(leader)
    assert at_target("staff_score", **done) == Decimal(staff)


@pytest.mark.parametrize(
    ("done", "category"),
    [
        ("110.50", "sangat_baik"),
        ("100.50", "sangat_baik"),
        ("100.49", "baik"),
        ("99.50", "baik"),
        ("99.49", "cukup"),
        ("79.50", "cukup"),
        ("79.49", "kurang"),
        ("59.50", "kurang"),
        ("59.49", "sangat_kurang"),
    ],
)
def test_halves_of_a_percent_go_up_before_the_bands(done: str, category: str) -> None:
    assert at_target("category", quantity_realised=Decimal(done)) == category


def test_the_highest_attainable_target_is_very_good_when_it_is_reached() -> None:
    for percent, category, score in ((100, "sangat_baik", 120), (99, "cukup", 89)):
        facts: dict[str, Given] = {"quantity_realised": Decimal(percent)}
        assert at_target("category", target_is_maximum="yes", **facts) == category
        assert at_target("leader_score", target_is_maximum="yes", **facts) == Decimal(score)


def test_whether_it_is_the_highest_matters_at_100_percent_alone() -> None:
    unsaid: dict[str, Given] = {"target_is_maximum": MISSING}
    assert at_target("leader_score", quantity_realised=Decimal(99), **unsaid) == Decimal(89)
    assert at_target("leader_score", quantity_realised=Decimal(101), **unsaid) == Decimal(110)
    assert why(ran(target(**unsaid))) == {("target_is_maximum", "missing")}


@pytest.mark.parametrize("post", ["jpt", "administrasi", "fungsional"])
def test_who_leads_has_the_score_of_leaders(post: str) -> None:
    one = ran(target(quantity_realised=Decimal(99)), post_kind=post)
    assert one.value("skp").number == Decimal(89 if post == "jpt" else 80)


# ------------------------------------------------------------- additional tasks and the total


def additional(percent: int, scope: str = "1", value: str = "100", **more: Given) -> Record:
    facts: dict[str, Given] = {"scope_weight": Decimal(scope), "additional_value": Decimal(value)}
    done = Decimal(percent)
    return target(target_kind="tambahan", quantity_realised=done, **facts, **more)


@pytest.mark.parametrize(
    ("percent", "score"), [(105, "1.00"), (100, "0.80"), (90, "0.60"), (70, "0.40"), (10, "0.20")]
)
def test_an_additional_task_by_its_category(percent: int, score: str) -> None:
    one = ran(target(), additional(percent))
    assert one.value("additional").number == Decimal(score)
    assert one.value("skp").number == Decimal(109) + Decimal(score)


@pytest.mark.parametrize(
    ("scopes", "score"),
    [(["9.99"], "9.99"), (["10"], "10.00"), (["10", "0.01"], "10.00"), (["6", "6"], "10.00")],
)
def test_additional_tasks_add_at_most_ten(scopes: list[str], score: str) -> None:
    one = ran(target(), *(additional(105, scope) for scope in scopes))
    assert one.value("additional").number == Decimal(score)


def test_without_additional_tasks_nothing_is_added() -> None:
    assert ran(target()).value("additional").number == Decimal(0)


def test_the_worked_total_of_the_regulation() -> None:
    given = PROGRAM.with_given(["weighted_main"])
    parts = [
        Record({"target_kind": "utama", "weighted_main": Decimal(part)})
        for part in ("59.2", "43.6")
    ]
    assert run(given, person(*parts)).value("skp").number == Decimal("102.80")


@pytest.mark.parametrize(
    ("weights", "answer"),
    [
        (["60", "40"], "met"),
        (["59.99", "40"], "not_met"),
        (["60.01", "40"], "not_met"),
        (["100"], "met"),
    ],
)
def test_weights_that_do_not_sum_to_a_hundred_are_told_and_scored(
    weights: list[str], answer: str
) -> None:
    one = ran(*(target(target_weight=Decimal(weight)) for weight in weights), additional(100))
    assert one.value("weights_complete").label == answer
    assert one.value("predicate").present


# ----------------------------------------------------------------------------- the final score


def of_final(final: str, innovation: str | Absence = "no", policy: Policy = RULE) -> Run:
    program = policy.programs[-1][1].with_given(["weighed"])
    return run(program, person(weighed=Decimal(final), innovation=innovation))


@pytest.mark.parametrize(
    ("final", "with_idea", "without"),
    [
        ("120.00", "sangat_baik", "baik"),
        ("110.00", "sangat_baik", "baik"),
        ("109.99", "baik", "baik"),
        ("90.00", "baik", "baik"),
        ("89.99", "cukup", "cukup"),
        ("70.00", "cukup", "cukup"),
        ("69.99", "kurang", "kurang"),
        ("50.00", "kurang", "kurang"),
        ("49.99", "sangat_kurang", "sangat_kurang"),
        ("0.00", "sangat_kurang", "sangat_kurang"),
        ("-10.00", "sangat_kurang", "sangat_kurang"),
    ],
)
def test_predicates_at_their_limits(final: str, with_idea: str, without: str) -> None:
    assert of_final(final, "yes").value("predicate").label == with_idea
    assert of_final(final, "no").value("predicate").label == without


def test_whether_there_is_an_idea_matters_from_110_alone() -> None:
    assert of_final("109.99", MISSING).value("predicate").label == "baik"
    assert why(of_final("110.00", MISSING)) == {("innovation", "missing")}


def test_a_score_above_120_is_refused_and_not_cut() -> None:
    assert of_final("120.00").value("final").number == Decimal(120)
    for step in ("final", "predicate"):
        assert why(of_final("120.01"), step) == {("final", "outside its range")}


@pytest.mark.parametrize(("peers", "score"), [("no", "106.30"), ("yes", "105.40")])
def test_peers_decide_the_weights(peers: str, score: str) -> None:
    assert ran(target(), peers_asked=peers).value("final").number == Decimal(score)


def test_it_is_for_permanent_civil_servants_alone() -> None:
    for employment in ("pppk", "pppk_paruh_waktu"):
        assert not ran(target(), employment=employment).value("predicate").applicable


# -------------------------------------------------------------------- what nobody can tell


@pytest.mark.parametrize(
    ("facts", "of_target", "reason"),
    [
        ({}, {"quantity_realised": MISSING}, ("quantity_realised", "missing")),
        ({}, {"quantity_target": MISSING}, ("quantity_target", "missing")),
        ({}, {"quantity_direction": MISSING}, ("quantity_direction", "missing")),
        ({}, {"target_weight": MISSING}, ("target_weight", "missing")),
        ({}, {"target_kind": MISSING}, ("target_kind", "missing")),
        ({"post_kind": MISSING}, {}, ("post_kind", "missing")),
        ({"employment": MISSING}, {}, ("employment", "missing")),
        ({"behaviour_score": MISSING}, {}, ("behaviour_score", "missing")),
        ({"peers_asked": MISSING}, {}, ("peers_asked", "missing")),
        ({"behaviour_score": Decimal("120.01")}, {}, ("behaviour_score", "outside its range")),
        ({}, {"quantity_target": Decimal(0)}, ("close_achievement", "divisor zero")),
        ({}, {"quantity_upper": Decimal("99.99")}, ("range_width", "outside its range")),
        (
            {},
            {"quantity_direction": "range", "quantity_upper": Decimal(110)}
            | {"quantity_realised": Decimal(111)},
            ("outside_without_direction", "unknown"),
        ),
        ({}, {"quality_target": Decimal(90)}, ("achievement_in_several_aspects", "unknown")),
        ({}, {"time_target": Decimal(12)}, ("achievement_in_several_aspects", "unknown")),
        ({}, {"cost_target": Decimal(1)}, ("achievement_in_several_aspects", "unknown")),
    ],
)
def test_what_is_missing_or_unknown_refuses_by_name(
    facts: dict[str, Given], of_target: dict[str, Given], reason: tuple[str, str]
) -> None:
    one = ran(target(**of_target), target(), **facts)
    assert reason in why(one)
    assert {subject for subject, _ in why(one)} <= {reason[0], "achievement"}


@pytest.mark.parametrize("fact", ["scope_weight", "additional_value"])
def test_an_additional_task_needs_its_weight_and_value(fact: str) -> None:
    task = additional(100)
    without = Record({**task.facts, fact: MISSING})
    assert why(ran(target(), without)) == {(fact, "missing")}
    assert why(ran(target(**{fact: MISSING}), task)) == set()


def test_an_unrealised_target_is_never_left_out() -> None:
    """Two targets reached do not hide the third, main or additional."""
    for kind in ("utama", "tambahan"):
        unrealised = target(target_kind=kind, quantity_realised=MISSING, scope_weight=Decimal(1))
        assert ("quantity_realised", "missing") in why(ran(target(), unrealised, target()))


@pytest.mark.parametrize("targets", [(), (additional(100),)])
def test_nobody_without_a_main_target_has_a_score(targets: tuple[Record, ...]) -> None:
    assert why(ran(*targets)) == {("main_targets", "outside its range")}


def test_an_agency_may_supply_what_is_unknown() -> None:
    policy = what_if(RULE, {"achievement_in_several_aspects": Decimal(98)})
    one = under(policy, target(quality_target=Decimal(90)))
    assert one.value("skp").number == Decimal(88)


# ------------------------------------------------------------------------ laws, and their breaks


def never_worse(policy: Policy, direction: str, a: Decimal, b: Decimal, **more: Given) -> None:
    """More achieved never gives less, for a leader or for anybody else."""
    worse, better = sorted((a, b), reverse=direction == "lower")
    for post in ("jpt", "administrasi"):
        low, high = (
            under(
                policy,
                target(quantity_realised=done, quantity_direction=direction, **more),
                post_kind=post,
                innovation="yes",
            )
            for done in (worse, better)
        )
        for step in ("skp", "final"):
            less, more_of_it = low.value(step).number, high.value(step).number
            assert less is not None
            assert more_of_it is not None
            assert less <= more_of_it


DONE = number(0, 25_000) | st.integers(5_900, 11_200).map(lambda n: Decimal(n).scaleb(-2))


@slow
@given(st.sampled_from(("higher", "lower")), DONE, DONE, st.booleans())
def test_more_achieved_is_never_worse(direction: str, a: Decimal, b: Decimal, wide: bool) -> None:  # noqa: FBT001  (drawn by Hypothesis)
    upper = {"quantity_upper": Decimal(105)} if wide else {}
    never_worse(RULE, direction, a, b, **upper)


def test_the_regulation_breaks_this_law_where_the_highest_is_exceeded_and_says_so() -> None:
    assert "more_achieved_is_never_worse" in RULE.pack.breaks
    at = [
        at_target("leader_score", target_is_maximum="yes", quantity_realised=Decimal(done))
        for done in (100, 101, 110)
    ]
    assert at == [Decimal(120), Decimal(110), Decimal(120)]
    with pytest.raises(AssertionError):
        never_worse(RULE, "higher", Decimal(100), Decimal(101), target_is_maximum="yes")


def test_the_regulation_breaks_the_law_of_a_floor_and_says_so() -> None:
    """Beyond twice the target, where lower is better."""
    assert "scores_are_never_negative" in RULE.pack.breaks

    def late(done: int) -> Decimal | str | None:
        return at_target(
            "leader_score", quantity_direction="lower", quantity_realised=Decimal(done)
        )

    assert [late(done) for done in (200, 201, 300)] == [
        Decimal(0),
        Decimal("-0.83"),
        Decimal("-83.05"),
    ]


@given(DONE, st.sampled_from(("jpt", "administrasi")))
def test_where_higher_is_better_no_score_is_negative(done: Decimal, post: str) -> None:
    skp = ran(target(quantity_realised=done), post_kind=post).value("skp").number
    assert skp is not None
    assert 0 <= skp <= 120


def idea_never_harms(policy: Policy, final: Decimal) -> None:
    best_first = ("sangat_baik", "baik", "cukup", "kurang", "sangat_kurang")
    labels = [of_final(str(final), said, policy).value("predicate").label for said in ("yes", "no")]
    assert best_first.index(str(labels[0])) <= best_first.index(str(labels[1]))


@given(number(-1_000, 12_000))
def test_an_idea_never_harms(final: Decimal) -> None:
    idea_never_harms(RULE, final)


def better_behaviour_never_harms(policy: Policy, a: Decimal, b: Decimal) -> None:
    low, high = (
        under(policy, target(), behaviour_score=score).value("final").number
        for score in sorted((a, b))
    )
    assert low is not None
    assert high is not None
    assert low <= high


@given(number(0, 12_000), number(0, 12_000))
def test_better_behaviour_never_harms(a: Decimal, b: Decimal) -> None:
    better_behaviour_never_harms(RULE, a, b)


def tasks_add_at_most(policy: Policy) -> None:
    alone = under(policy, target()).value("skp").number
    many = under(policy, target(), *[additional(105, "10")] * 3).value("skp").number
    assert alone is not None
    assert many is not None
    assert alone <= many <= alone + 10


def scores_stay_within_120(policy: Policy) -> None:
    for percent in range(121):
        one = under(policy, target(quantity_realised=Decimal(percent)))
        score = one.children[0].value("leader_score").number
        assert score is not None
        assert score <= 120


@pytest.mark.parametrize(
    ("figures", "law"),
    [
        ({"nearly_most": 111}, lambda p: never_worse(p, "higher", Decimal(99), Decimal(100))),
        ({"nearly_least": 60}, lambda p: never_worse(p, "higher", Decimal(79), Decimal(80))),
        ({"hardly_most": 55}, lambda p: never_worse(p, "lower", Decimal(141), Decimal(140))),
        (
            {"score_when_reached": 111},
            lambda p: never_worse(p, "higher", Decimal(100), Decimal(101)),
        ),
        ({"highest_score": 121}, scores_stay_within_120),
        ({"poor_plan": 81}, lambda p: never_worse(p, "higher", Decimal(79), Decimal(80))),
        (
            {"share_without_peers": 101},
            lambda p: better_behaviour_never_harms(p, Decimal(50), Decimal(60)),
        ),
        ({"most_additional": 11}, tasks_add_at_most),
    ],
)
def test_a_fault_that_is_planted_breaks_its_law(
    figures: dict[str, int], law: Callable[[Policy], None]
) -> None:
    law(RULE)
    planted = what_if(RULE, {name: Decimal(value) for name, value in figures.items()})
    with pytest.raises(AssertionError):
        law(planted)


# --------------------------------------------------------------------------- the whole by hand


def told(one: Run) -> tuple[Fraction, str] | str | None:
    value, final = one.value("predicate"), one.value("final")
    if value.reasons:
        return "refused"
    if not value.applicable:
        return None
    assert final.number is not None
    return Fraction(final.number), str(value.label)


def expected(one: Record) -> tuple[Fraction, str] | str | None:
    try:
        return by_hand(one)
    except Refused:
        return "refused"


@settings(slow, max_examples=400)
@given(people(complete=True))
def test_complete_people_come_out_as_by_hand(one: Record) -> None:
    assert told(run(PROGRAM, one)) == expected(one)


@settings(slow, max_examples=400)
@given(people())
def test_people_with_gaps_come_out_as_by_hand(one: Record) -> None:
    assert told(run(PROGRAM, one)) == expected(one)


def test_most_people_on_paper_have_a_result_and_some_have_none() -> None:
    counts = {"result": 0, "refused": 0, "none": 0}

    @settings(slow, max_examples=300, derandomize=True, database=None)
    @given(people() | people(complete=True))
    def count(one: Record) -> None:
        outcome = expected(one)
        kind = outcome if isinstance(outcome, str) else "none" if outcome is None else "result"
        counts[kind] += 1

    count()
    assert min(counts.values()) > 10, counts
    assert counts["result"] > 100, counts


@slow
@given(st.lists(people() | people(complete=True), min_size=1, max_size=5))
def test_all_readings_agree(everybody: list[Record]) -> None:
    agree_on_people(PROGRAM, everybody)
    for one in everybody:
        read, other = run(PROGRAM, one), interpret(PROGRAM, one)
        assert dict(read.slots) == {key: other.slots[key] for key in read.slots}
        for child, same in zip(read.children, other.children, strict=True):
            assert dict(child.slots) == {key: same.slots[key] for key in child.slots}


# ----------------------------------------------------------------------------- days and sources


@pytest.mark.parametrize("day", [date(2021, 7, 1), date(2021, 12, 31)])
def test_its_first_and_last_day(day: date) -> None:
    assert policy_on(day) is RULE
    assert RULE.on(day) is PROGRAM


@pytest.mark.parametrize(
    ("day", "other"),
    [(date(2021, 6, 30), "pp-46-2011"), (date(2022, 1, 1), "permenpanrb-6-2022")],
)
def test_the_days_beside_them_are_under_another_policy_which_is_named(
    day: date, other: str
) -> None:
    assert policy_on(day).name == other
    with pytest.raises(NotInForce) as refused:
        RULE.on(day)
    for finding in refused.value.findings:
        assert other in finding.message.id
        assert other in finding.message.en


def test_it_is_in_force_for_half_a_year() -> None:
    days = RULE.in_force
    assert days.stop is not None
    assert (days.start, days.stop - timedelta(days=1)) == (date(2021, 7, 1), date(2021, 12, 31))
    assert RULE.pack.in_force_standing is Standing.SECONDARY


def test_everything_assumed_or_unknown_is_listed() -> None:
    assert {one.path for one in RULE.assumptions()} == {
        "parameter.outside_without_direction",
        "parameter.achievement_in_several_aspects",
        "parameter.beyond_from",
        "parameter.beyond_least",
        "unsaid.quality_target",
        "unsaid.time_target",
        "unsaid.cost_target",
        "step.whole_achievement",
        "step.category",
        "step.score_beyond",
        "step.weighted_main",
        "step.main_weight",
        "step.weights_complete",
        "step.final",
        "step.score_band",
    }


def test_what_is_unknown_has_no_value_and_says_why() -> None:
    unknown = [one for one in RULE.assumptions() if one.standing is Standing.UNKNOWN]
    assert [one.path.partition(".")[2] for one in unknown] == [
        "outside_without_direction",
        "achievement_in_several_aspects",
    ]
    assert all(one.note for one in unknown)
