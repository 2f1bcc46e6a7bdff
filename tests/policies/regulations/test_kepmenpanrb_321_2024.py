"""KepmenPANRB 321/2024: the limits of each kind of intake, both tests in one score, the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.policies.faults import edited
from tests.policies.regulations.dossiers import MISSING, NOT_APPLICABLE, answer, why

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, policy_on, read_policy, shipped, what_if
from meritasn.rules import Given, Record, Run, run

RULE = shipped("kepmenpanrb-321-2024")
TEXT = (files("meritasn.policies") / "packs" / "kepmenpanrb-321-2024.toml").read_text("utf-8")
DAY = date(2024, 12, 20)
# Drawn alike every time, so that a planted fault is caught every time, and not shrunk.
FEW = settings(
    max_examples=80, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)

SOUND: Mapping[str, Given] = {
    "intake_category": "umum",
    "twk": Decimal(65),
    "tiu": Decimal(80),
    "tkp": Decimal(166),
    "skb": Decimal(350),
    "skb_maximum": Decimal(500),
    "diploma_mean": Decimal("3.40"),
    "applicant_born_on": date(1999, 5, 1),
    "openings": Decimal(2),
}


Facts = Mapping[str, Given | int]


def of(facts: Facts, policy: Policy = RULE) -> Run:
    """Somebody with these facts, and otherwise the sound ones."""
    said: dict[str, Given] = {
        name: Decimal(value) if isinstance(value, int) else value for name, value in facts.items()
    }
    return run(policy.on(DAY), Record({**SOUND, **said}))


# ------------------------------------------------------------------------------------- limits

LIMITS = {
    "umum": {"twk": 65, "tiu": 80, "tkp": 166},
    "cumlaude": {"total": 311, "tiu": 85},
    "diaspora": {"total": 311, "tiu": 85},
    "disabilitas": {"total": 286, "tiu": 60},
    "papua": {"total": 286, "tiu": 60},
    "daerah_tertinggal": {"total": 286, "tiu": 60},
}
STEPS = {test: f"{test}_reached" for test in ("total", "twk", "tiu", "tkp")}


@pytest.mark.parametrize("category", LIMITS)
def test_each_kind_of_intake_has_its_limits_and_no_other(category: str) -> None:
    answers = {
        test: answer(of({"intake_category": category}), step) for test, step in STEPS.items()
    }
    asked = {test for test, found in answers.items() if found != "not_applicable"}
    assert asked == LIMITS[category].keys()


@pytest.mark.parametrize(
    ("category", "test", "limit"),
    [(c, test, limit) for c, limits in LIMITS.items() for test, limit in limits.items()],
)
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_limit_is_reached_at_it_and_not_just_under(
    category: str, test: str, limit: int, off: int
) -> None:
    facts: dict[str, int] = {"twk": 100, "tiu": 100, "tkp": 200}
    if test == "total":
        facts = {"twk": limit + off - 250, "tiu": 100, "tkp": 150}
    else:
        facts[test] = limit + off
    found = of({"intake_category": category, **facts})
    expected = "met" if off >= 0 else "not_met"
    assert answer(found, STEPS[test]) == answer(found, "skd_passed") == expected


@st.composite
def basic_tests(draw: st.DrawFn) -> dict[str, int | str]:
    """Scores at, just under and just over the limits; what has none lies anywhere."""
    category = draw(st.just("umum") | st.sampled_from(sorted(LIMITS)))
    limits, off = LIMITS[category], st.sampled_from([-1, 0, 1])

    def near(test: str) -> int:
        return limits[test] + draw(off) if test in limits else draw(st.integers(0, 225))

    twk, tiu, tkp = (near(test) for test in ("twk", "tiu", "tkp"))
    if "total" in limits:
        tkp = max(0, limits["total"] - twk - tiu + draw(off))
    return {"intake_category": category, "twk": twk, "tiu": tiu, "tkp": tkp}


def nobody_below_a_limit_passes(policy: Policy) -> None:
    @FEW
    @given(basic_tests())
    def law(facts: dict[str, int | str]) -> None:
        tests = {name: int(facts[name]) for name in ("twk", "tiu", "tkp")}
        reached = {**tests, "total": sum(tests.values())}
        limits = LIMITS[str(facts["intake_category"])]
        met = all(reached[name] >= limit for name, limit in limits.items())
        assert answer(of(facts, policy), "skd_passed") == ("met" if met else "not_met")

    law()


def more_points_never_fail(policy: Policy) -> None:
    @FEW
    @given(basic_tests(), st.sampled_from(["twk", "tiu", "tkp"]), st.integers(0, 4))
    def law(facts: dict[str, int | str], test: str, more: int) -> None:
        better = {**facts, test: int(facts[test]) + more}
        before, after = (answer(of(one, policy), "skd_passed") for one in (facts, better))
        assert (before, after) != ("met", "not_met")

    law()


# -------------------------------------------------------------------------------- the final score

TESTS = st.fixed_dictionaries(
    {
        "twk": st.integers(0, 150),
        "tiu": st.integers(0, 175),
        "tkp": st.integers(0, 225),
        "skb": st.integers(0, 500_000).map(lambda n: Decimal(n).scaleb(-3)),
    }
)


def the_final_score_is_that_of_the_decree(policy: Policy) -> None:
    @FEW
    @given(TESTS)
    def law(facts: dict[str, Decimal | int]) -> None:
        basic = Fraction(int(facts["twk"] + facts["tiu"] + facts["tkp"]), 550)
        exact = 40 * basic + 60 * Fraction(facts["skb"]) / 500
        found = of(facts, policy).value("final").number
        assert found == Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)
        assert 0 <= found <= 100

    law()


def more_points_never_lower_the_final_score(policy: Policy) -> None:
    @FEW
    @given(TESTS, st.sampled_from(["twk", "tiu", "tkp", "skb"]))
    def law(facts: dict[str, int | Decimal], test: str) -> None:
        half = int(facts[test]) // 2
        less = {**facts, test: Decimal(half)}
        lower, higher = (of(one, policy).value("final").number for one in (less, facts))
        assert lower is not None
        assert higher is not None
        assert lower <= higher

    law()


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"twk": 200, "tiu": 175, "tkp": 176}, ("skd_lost", "outside its range")),
        ({"skb": Decimal("500.001")}, ("skb_lost", "outside its range")),
        ({"skb": MISSING}, ("skb", "missing")),
        ({"skb_maximum": MISSING}, ("skb_maximum", "missing")),
        ({"tkp": MISSING}, ("tkp", "missing")),
    ],
)
def test_without_a_score_or_above_its_maximum_there_is_no_final_score(
    facts: dict[str, Given | int], reason: tuple[str, str]
) -> None:
    assert why(of(facts), "final") == {reason}


def test_who_does_not_take_the_field_test_has_no_final_score_and_none_is_waited_for() -> None:
    found = of({"skb": NOT_APPLICABLE})
    assert not found.value("final").applicable
    assert why(of({"skb": NOT_APPLICABLE, "twk": MISSING}), "final") == set()


def test_weights_that_are_not_a_hundred_are_refused() -> None:
    found = of({}, what_if(RULE, {"skd_weight": Decimal("40.001")}))
    assert why(found, "final") == {("weights_total", "outside its range")}
    assert of({}, what_if(RULE, {"skd_weight": 35, "skb_weight": 65})).value("final").number


@pytest.mark.parametrize(("test", "most"), [("twk", 150), ("tiu", 175), ("tkp", 225)], ids=str)
def test_a_score_above_the_highest_of_its_test_is_marked(test: str, most: int) -> None:
    assert answer(of({test: most}), "scores_within_maxima") == "met"
    assert answer(of({test: most + 1}), "scores_within_maxima") == "not_met"


def test_the_maxima_of_the_tests_add_up_to_that_of_all() -> None:
    figures = RULE.pack.figures
    each = [figures[f"{test}_maximum"][0].parameter.value for test in ("twk", "tiu", "tkp", "skd")]
    assert all(each)
    assert sum(value or 0 for value in each[:3]) == each[3]


@pytest.mark.parametrize("openings", [1, 2, 7])
def test_three_for_each_opening_go_on_to_the_field_test(openings: int) -> None:
    assert of({"openings": openings}).value("skb_places").number == 3 * openings


# ---------------------------------------------------------------------------------- faults


FAULTS: Mapping[str, tuple[Callable[[Policy], None], Mapping[str, int]]] = {
    "a limit is one lower": (nobody_below_a_limit_passes, {"tiu_limit": 79}),
    "a limit of a total is one lower": (nobody_below_a_limit_passes, {"total_limit_low": 285}),
    "the weights are half and half": (
        the_final_score_is_that_of_the_decree,
        {"skd_weight": 50, "skb_weight": 50},
    ),
    "the maximum of the press": (the_final_score_is_that_of_the_decree, {"skd_maximum": 500}),
}


@pytest.mark.parametrize(
    "law",
    [
        nobody_below_a_limit_passes,
        more_points_never_fail,
        the_final_score_is_that_of_the_decree,
        more_points_never_lower_the_final_score,
    ],
)
def test_the_decree_keeps_the_law(law: Callable[[Policy], None]) -> None:
    law(RULE)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_changed_figure_is_caught(fault: str) -> None:
    law, figures = FAULTS[fault]
    with pytest.raises(AssertionError):
        law(what_if(RULE, dict(figures)))


def test_a_limit_that_is_asked_the_wrong_way_round_is_caught() -> None:
    with pytest.raises(AssertionError):
        more_points_never_fail(turned("tkp >= tkp_limit", "tkp <= tkp_limit"))


def test_points_that_count_against_somebody_are_caught() -> None:
    with pytest.raises(AssertionError):
        more_points_never_lower_the_final_score(turned("weight * field", "weight * (100 - field)"))


def turned(old: str, new: str) -> Policy:
    """The decree with another rule in one step."""
    return read_policy(edited(TEXT, old, new))


# ----------------------------------------------------------------------------- what it rests on


def test_the_kind_of_intake_and_the_date_of_birth_alone_are_protected_and_used() -> None:
    assert set(RULE.pack.lawful) == {"intake_category", "applicant_born_on"}


def test_the_kind_of_intake_moves_no_score_and_the_date_of_birth_nothing_but_itself() -> None:
    facts: Facts = {"twk": 100, "tiu": 100, "tkp": 200}
    for category, born in product(LIMITS, (date(1990, 1, 1), date(2004, 12, 31))):
        one = of({**facts, "intake_category": category, "applicant_born_on": born})
        assert one.value("final").number == of(facts).value("final").number
        assert answer(one, "skd_passed") == "met"
    young = of({**facts, "applicant_born_on": date(2004, 12, 31)})
    for name in RULE.on(DAY).steps.keys() - {"born_on"}:
        assert young.value(name) == of(facts).value(name)


def test_it_is_in_force_from_the_year_of_the_intake() -> None:
    assert policy_on(date(2024, 1, 1), "civil_service_intake").name == RULE.name
    with pytest.raises(NotInForce):
        policy_on(date(2023, 12, 31), "civil_service_intake")


def test_what_is_assumed_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert said["parameter.skd_maximum"] is Standing.ASSUMED
    assert said["ranking.field_test"] is Standing.ASSUMED
    assert RULE.pack.rankings["final"].standing is Standing.SINGLE
