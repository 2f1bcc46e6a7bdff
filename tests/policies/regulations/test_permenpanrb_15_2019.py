"""PermenPANRB 15/2019: weights that agencies set, their ranges, and one score out of the parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.policies.faults import edited
from tests.policies.regulations.dossiers import MISSING, NOT_APPLICABLE, answer, why

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, overlaid, policy_on, read_policy, shipped, what_if
from meritasn.rules import Given, Record, Run, run

RULE = shipped("permenpanrb-15-2019")
TEXT = (files("meritasn.policies") / "packs" / "permenpanrb-15-2019.toml").read_text("utf-8")
DAY = date(2025, 6, 2)
# Drawn alike every time, so that a planted fault is caught every time, and not shrunk.
FEW = settings(
    max_examples=50, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)

PARTS = ("paper", "centre", "interview", "track_record")
WEIGHTS = {"paper": 20, "centre": 25, "interview": 35, "track_record": 20}
Weights = Mapping[str, int | Decimal]
Scores = Mapping[str, Given]


def weighted(weights: Weights, policy: Policy = RULE) -> Policy:
    return what_if(policy, {f"weight_{part}": weight for part, weight in weights.items()})


SET = weighted(WEIGHTS)
SOUND: Scores = {f"{part}_score": Decimal(80) for part in PARTS}


def of(facts: Scores, policy: Policy = SET) -> Run:
    return run(policy.on(DAY), Record({**SOUND, **facts}))


# ------------------------------------------------------------------------------------- weights


def test_without_weights_it_refuses_by_the_name_of_each() -> None:
    unknown = {(f"weight_{part}", "unknown") for part in PARTS}
    assert why(of({}, RULE), "final") == unknown
    assert answer(of({}, RULE), "weights_make_hundred") == "unknown"


@pytest.mark.parametrize("part", PARTS)
def test_one_weight_that_is_not_set_is_enough_to_refuse(part: str) -> None:
    others = {name: weight for name, weight in WEIGHTS.items() if name != part}
    assert why(of({}, weighted(others)), "final") == {(f"weight_{part}", "unknown")}


@pytest.mark.parametrize("off", [Decimal(-1), Decimal("-0.0001"), Decimal("0.00001"), Decimal(5)])
def test_weights_that_do_not_make_a_hundred_are_refused(off: Decimal) -> None:
    found = of({}, weighted({**WEIGHTS, "paper": 20 + off}))
    assert why(found, "final") == {("weights_total", "outside its range")}
    assert answer(found, "weights_make_hundred") == "not_met"
    assert answer(of({}), "weights_make_hundred") == "met"


RANGES = {"paper": (15, 20), "centre": (20, 25), "interview": (30, 35), "track_record": (15, 20)}


@pytest.mark.parametrize("part", PARTS)
def test_a_weight_outside_its_reported_range_is_marked_and_not_refused(part: str) -> None:
    low, high = RANGES[part]
    other = next(name for name in PARTS if name != part)
    for weight, met in ((low - 1, False), (low, True), (high, True), (high + 1, False)):
        rest = {**WEIGHTS, part: weight, other: WEIGHTS[other] + WEIGHTS[part] - weight}
        found = of({}, weighted(rest))
        assert answer(found, f"{part}_weight_in_range") == ("met" if met else "not_met")
        assert found.value("final").number == Decimal("80.00")


def test_the_printed_ranges_reach_a_hundred_only_with_every_part_at_its_top() -> None:
    assert sum(high for _, high in RANGES.values()) == 100
    figures = RULE.pack.figures
    for part, ends in RANGES.items():
        found = [figures[f"{part}_{end}"][0].parameter for end in ("least", "most")]
        assert [one.value for one in found] == list(ends)
        assert {one.standing for one in found} == {Standing.SINGLE}


# --------------------------------------------------------------------------------------- score

scores = st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
every_part = st.fixed_dictionaries({f"{part}_score": scores for part in PARTS})


@st.composite
def whole_weights(draw: st.DrawFn) -> dict[str, int | Decimal]:
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=3, max_size=3)))
    ends = [0, *cuts, 100]
    return {part: ends[i + 1] - ends[i] for i, part in enumerate(PARTS)}


def the_score_is_the_weighted_mean(make: Callable[[Weights], Policy]) -> None:
    @settings(FEW, max_examples=8)  # each set of weights is a policy of its own
    @given(whole_weights(), every_part)
    def law(weights: dict[str, int | Decimal], facts: dict[str, Decimal]) -> None:
        exact = sum(Fraction(weights[p]) * Fraction(facts[f"{p}_score"]) for p in PARTS) / 100
        found = of(facts, make(weights)).value("final").number
        assert found == Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)
        assert min(facts.values()) <= found <= max(facts.values())

    law()


def a_better_part_never_lowers_the_score(policy: Policy) -> None:
    @FEW
    @given(every_part, st.sampled_from(PARTS), scores)
    def law(facts: dict[str, Decimal], part: str, other: Decimal) -> None:
        name = f"{part}_score"
        less, more = (
            of({**facts, name: pick(facts[name], other)}, policy).value("final").number
            for pick in (min, max)
        )
        assert less is not None
        assert more is not None
        assert less <= more

    law()


def test_the_score_keeps_its_laws() -> None:
    the_score_is_the_weighted_mean(weighted)
    a_better_part_never_lowers_the_score(SET)


def test_parts_that_change_places_are_caught() -> None:
    wrong = read_policy(edited(TEXT, "weight_paper * paper_score", "weight_paper * centre_score"))
    with pytest.raises(AssertionError):
        the_score_is_the_weighted_mean(lambda weights: weighted(weights, wrong))


def test_a_part_that_counts_against_somebody_is_caught() -> None:
    wrong = edited(TEXT, "weight_centre * centre_score", "weight_centre * (100 - centre_score)")
    with pytest.raises(AssertionError):
        a_better_part_never_lowers_the_score(weighted(WEIGHTS, read_policy(wrong)))


@pytest.mark.parametrize("part", PARTS)
def test_without_the_score_of_a_part_there_is_none_at_all(part: str) -> None:
    name = f"{part}_score"
    assert why(of({name: MISSING}), "final") == {(name, "missing")}
    assert why(of({name: NOT_APPLICABLE}), "final") == {("final", "not applicable")}
    assert why(of({name: Decimal("100.01")}), "final") == {(name, "outside its range")}


# ------------------------------------------------------------------------------- a further part


def test_a_further_part_is_asked_for_where_it_has_a_weight() -> None:
    policy = weighted({**WEIGHTS, "interview": 30, "further": 5})
    assert of({"further_score": Decimal(100)}, policy).value("final").number == Decimal("81.00")
    assert why(of({}, policy), "final") == {("final", "not applicable")}
    assert of({"further_score": Decimal(100)}).value("final").number == Decimal("80.00")
    none = weighted({**WEIGHTS, "further": 0})
    assert of({}, none).value("final").number == Decimal("80.00")


def test_a_further_part_takes_part_in_the_hundred() -> None:
    policy = weighted({**WEIGHTS, "further": 5})
    assert why(of({"further_score": Decimal(1)}, policy), "final") == {
        ("weights_total", "outside its range")
    }


# ---------------------------------------------------------------------------------- what is said


def test_an_agency_sets_its_weights_in_an_overlay() -> None:
    block = '[parameter.weight_{}]\nvalue = {}\ncite = "panel_2025"\nstanding = "text"\n'
    text = (
        'format = "meritasn/overlay@1"\nname = "panel"\nbase = "permenpanrb-15-2019"\n'
        '[cite]\npanel_2025 = "Keputusan Panitia Seleksi 1/2025"\n'
        + "".join(block.format(part, weight) for part, weight in WEIGHTS.items())
    )
    assert of({}, overlaid(RULE, text)).value("final").number == Decimal("80.00")


def test_the_weights_are_said_to_be_unknown_and_three_names_go_up() -> None:
    unknown = {one.path for one in RULE.assumptions() if one.standing is Standing.UNKNOWN}
    assert unknown == {f"parameter.weight_{part}" for part in (*PARTS, "further")}
    order = RULE.pack.rankings["shortlist"]
    figures = RULE.on(DAY).parameters
    assert [figures[str(name)].value for name in (order.places, order.least)] == [3, 4]


def test_nothing_that_the_law_protects_is_read() -> None:
    assert not RULE.pack.lawful


def test_it_is_in_force_from_its_year() -> None:
    assert policy_on(date(2019, 1, 1), "open_selection").name == RULE.name
    with pytest.raises(NotInForce):
        policy_on(date(2018, 12, 31), "open_selection")
