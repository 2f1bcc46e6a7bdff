"""Gaps of labels at equal facts: laws, what is planted, and each reason for having none."""

from __future__ import annotations

import json
import math
import warnings
from collections import Counter
from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meritasn import appraise
from meritasn.fairness import OrdinalOutcome, Seen, audit, audit_values, by_label
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.proportional import NoOdds, Odds, proportional_odds
from meritasn.language import Text
from meritasn.policies import shipped
from meritasn.testing.population import city
from meritasn.view import to_text

BOX = OrdinalOutcome(Text("kotak", "box"), ("low", "middle", "high"), beside=("years",))


def drawn(people: int, odds: float, seed: int, *, fact: float = 0.1) -> list[tuple[int, int, bool]]:
    """People whose label goes with years, and whose group has those odds at equal years.

    The group has fewer years, so that its crude odds are lower.
    """
    chance = Random(seed)  # noqa: S311  (a fixed draw)
    made = []
    for n in range(people):
        mine = n % 2 == 0
        years = chance.randrange(0, 20) + 6 * (not mine)
        height = fact * years + math.log(odds) * mine
        height += -math.log(1 / chance.uniform(1e-9, 1) - 1)
        made.append(((height > 1) + (height > 2), years, mine))
    return made


def fitted(of: Sequence[tuple[int, int, bool]]) -> Odds | NoOdds:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return proportional_odds(
            [label for label, *_ in of], [[years] for _, years, _ in of], [one[2] for one in of]
        )


# ------------------------------------------------------------------------------- what is planted


@pytest.mark.parametrize("odds", [1 / 3, 1.0, 3.0])
def test_planted_odds_are_found_where_the_crude_ones_mislead(odds: float) -> None:
    found = fitted(drawn(3_000, odds, seed=3))
    assert isinstance(found, Odds)
    low, high = found.interval
    assert low < odds < high
    assert found.crude < found.adjusted  # the group has fewer years
    assert (found.p < 0.05) is (odds != 1)


def test_an_interval_holds_the_planted_odds_as_often_as_it_says() -> None:
    many = [fitted(drawn(300, 2, seed=seed)) for seed in range(60)]
    held = sum(isinstance(one, Odds) and one.interval[0] < 2 < one.interval[1] for one in many)
    assert held >= 52


def test_odds_that_differ_from_label_to_label_are_told_from_those_that_do_not() -> None:
    alike = fitted(drawn(2_000, 2, seed=8))
    apart = [
        (min(label + (mine and label == 1), 2), years, mine)
        for label, years, mine in drawn(2_000, 1, seed=8)
    ]
    differ = fitted(apart)
    assert isinstance(alike, Odds)
    assert isinstance(differ, Odds)
    assert alike.p_alike is not None
    assert differ.p_alike is not None
    assert differ.p_alike < 0.001
    assert alike.p_alike > 0.05


# ------------------------------------------------------------------------------------------- laws

counts = st.lists(st.integers(3, 25), min_size=8, max_size=8)


def people_of(numbers: Sequence[int]) -> list[tuple[int, int, bool]]:
    cells = product((0, 1), (0, 1), (False, True))
    return [cell for cell, many in zip(cells, numbers, strict=True) for _ in range(many)]


@settings(max_examples=25)
@given(counts)
def test_of_two_labels_the_crude_ratio_is_that_of_the_table(numbers: list[int]) -> None:
    of = people_of(numbers)
    found = fitted(of)
    assume(isinstance(found, Odds))
    assert isinstance(found, Odds)
    table = Counter((label, mine) for label, _, mine in of)
    ratio = table[1, True] * table[0, False] / (table[0, True] * table[1, False])
    assert math.isclose(found.crude, ratio, rel_tol=1e-3)
    assert found.p_alike is None  # there is one step alone


@settings(max_examples=25)
@given(counts, st.integers(1, 50), st.integers(-1_000, 1_000))
def test_turned_groups_or_labels_turn_the_ratio_and_the_unit_of_a_fact_changes_nothing(
    numbers: list[int], unit: int, zero: int
) -> None:
    of = people_of(numbers)
    found = fitted(of)
    assume(isinstance(found, Odds))
    assert isinstance(found, Odds)
    groups = fitted([(label, years, not mine) for label, years, mine in of])
    labels = fitted([(1 - label, years, mine) for label, years, mine in of])
    moved = fitted([(label, unit * years + zero, mine) for label, years, mine in of])
    for one, ratio in ((groups, 1 / found.adjusted), (labels, 1 / found.adjusted)):
        assert isinstance(one, Odds)
        assert math.isclose(one.adjusted, ratio, rel_tol=1e-3)
        assert math.isclose(one.p, found.p, rel_tol=0.02, abs_tol=1e-6)
    assert isinstance(moved, Odds)
    assert math.isclose(moved.adjusted, found.adjusted, rel_tol=1e-3)


# ------------------------------------------------------------------------------------------ edges

MANY = drawn(200, 2, seed=1)


@pytest.mark.parametrize(
    ("of", "why"),
    [
        ([], NoOdds.ONE_GROUP),
        ([(label, years, True) for label, years, _ in MANY], NoOdds.ONE_GROUP),
        ([(1, years, mine) for _, years, mine in MANY], NoOdds.ONE_LABEL),
        (MANY[:39], NoOdds.TOO_FEW),
        ([(label, 7, mine) for label, _, mine in MANY], NoOdds.SAME),
        ([(label, int(mine), mine) for label, _, mine in MANY], NoOdds.SAME),
        (
            [(2 if mine else label % 2, years, mine) for label, years, mine in MANY],
            NoOdds.SEPARATED,
        ),
        ([(years // 9, years, mine) for _, years, mine in MANY], NoOdds.SEPARATED),
    ],
)
def test_what_cannot_be_adjusted_says_why(of: list[tuple[int, int, bool]], why: NoOdds) -> None:
    assert fitted(of) is why


def test_forty_people_are_enough_for_a_group_a_fact_and_three_labels() -> None:
    assert isinstance(fitted(MANY[:40]), Odds)


# ---------------------------------------------------------------------------------------- audits


def seen(of: Sequence[tuple[int, int, bool]]) -> list[Seen]:
    return [
        Seen({"g": "a" if mine else "b"}, BOX.labels[label], (float(years),))
        for label, years, mine in of
    ]


def test_an_audit_shows_both_ratios_and_how_many_are_left_out() -> None:
    people = seen(drawn(600, 3, seed=4))
    unknown = [evolve(one, beside=(None,)) for one in people[:30]]
    found = audit_values([*unknown, *people[30:]], BOX, by=["g"])
    ((adjusted,),) = [one.adjusted.values() for one in found.groups]
    assert isinstance(adjusted, AdjustedOdds)
    assert adjusted.without == len(unknown)
    assert isinstance(adjusted.odds, Odds)
    text = " ".join(to_text(found, language="en").split())
    assert "proportional odds" in text
    assert "at equal years of service" in text
    (groups,) = json.loads(json.dumps(found.as_dict("en")))["groups"]
    (finding,) = groups["findings"]
    # The group that has more stands better, so the other one is asked about.
    assert finding["beside_odds_ratio"] == adjusted.odds.adjusted
    assert finding["beside_crude_odds_ratio"] == adjusted.odds.crude
    assert finding["beside_explained"] is None


def test_a_fact_that_is_the_same_for_all_is_said_and_no_number_made_of_it() -> None:
    people = [evolve(one, beside=(4.0,)) for one in seen(drawn(600, 3, seed=4))]
    found = audit_values(people, BOX, by=["g"])
    assert "cannot be adjusted for years of service: a fact is the same" in " ".join(
        to_text(found, language="en").split()
    )
    (groups,) = json.loads(json.dumps(found.as_dict("en")))["groups"]
    assert groups["findings"][0]["beside_odds_ratio"] is None


def test_of_a_hidden_group_no_odds_are_told() -> None:
    people = seen(drawn(600, 3, seed=4))
    few = [Seen({"g": "c"}, "low", (3.0,)) for _ in range(3)]
    found = audit_values([*people, *few], BOX, by=["g"])
    told = json.loads(json.dumps(found.as_dict("en")))["groups"][0]["findings"]
    (hidden,) = [one for one in told if one["group"] == "c"]
    assert hidden["beside_odds_ratio"] is None
    assert hidden["beside_facts"] is None


def test_the_labels_of_a_policy_are_adjusted_for_rank_and_years() -> None:
    workforce = city(people=600).workforce
    asked = by_label(shipped("permenpanrb-6-2022"), beside=("rank", "years"))
    found = audit(appraise(workforce), workforce, by=["sex"], outcome=asked)
    ((adjusted,),) = [one.adjusted.values() for one in found.groups]
    assert isinstance(adjusted, AdjustedOdds)
    assert isinstance(adjusted.odds, Odds)
    assert adjusted.odds.interval[0] < 1 < adjusted.odds.interval[1]  # no gap is planted there
