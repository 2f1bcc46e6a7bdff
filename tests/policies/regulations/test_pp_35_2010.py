"""PP 35/2010: which Satyalancana Karya Satya a career has earned, and what the next one lacks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    LIGHT,
    MISSING,
    ONE_DAY,
    SERIOUS,
    answer,
    asked,
    full_years,
    sanction,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.law import Standing
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Record, Run

RULE = shipped("pp-35-2010")
SINCE = date(2012, 3, 1)
MEDALS = ((10, "bronze"), (20, "silver"), (30, "gold"))


def of(
    *records: Record,
    on: date = date(2024, 6, 1),
    since: date | Absence = SINCE,
    leave: str | Absence = "no",
    employment: str | Absence = "pns",
    policy: Policy = RULE,
) -> Run:
    facts = {"service_since": since, "unpaid_leave": leave, "employment": employment}
    return asked(policy, on, facts, *records)


def after(years: int, *records: Record, policy: Policy = RULE, days: int = 0) -> Run:
    """So many years and days after the service began."""
    return of(*records, on=year_later(SINCE, years) + days * ONE_DAY, policy=policy)


# ------------------------------------------------------------------------------------ the medals


def earned(policy: Policy = RULE) -> list[str | None]:
    """Around each limit: the day before, the day itself, the day after."""
    return [
        after(years, policy=policy, days=days).value("earned").label
        for years, _ in MEDALS
        for days in (-1, 0, 1)
    ]


def test_each_medal_is_earned_on_the_day_on_which_the_years_are_full() -> None:
    assert earned() == [
        *("none", "bronze", "bronze"),
        *("bronze", "silver", "silver"),
        *("silver", "gold", "gold"),
    ]


@pytest.mark.parametrize("figure", ["years_bronze", "years_silver", "years_gold"])
@pytest.mark.parametrize("change", [-1, 1])
def test_other_years_earn_other_medals(figure: str, change: int) -> None:
    value = RULE.pack.figures[figure][0].parameter.value
    assert value is not None
    assert earned(what_if(RULE, {figure: value + change})) != earned()


@given(st.dates(date(1970, 1, 1), date(2020, 12, 31)), st.dates(date(2011, 1, 1), date(2060, 1, 1)))
def test_any_service_has_its_medal(since: date, on: date) -> None:
    years = full_years(since, on)
    ran = of(since=since, on=on)
    expected = next((medal for least, medal in reversed(MEDALS) if years >= least), "none")
    assert ran.value("earned").label == expected
    assert ran.value("years_served").number == years
    lacking = next((least for least, _ in MEDALS if years < least), None)
    if lacking is None:
        assert not ran.value("years_missing").applicable
        assert not ran.value("next_reached_on").applicable
    else:
        assert ran.value("years_missing").number == lacking - years
        assert ran.value("next_reached_on").day == year_later(since, lacking)


def test_on_the_day_that_is_said_the_next_medal_is_reached() -> None:
    day = after(12).value("next_reached_on").day
    assert day == year_later(SINCE, 20)
    assert of(on=day - ONE_DAY).value("earned").label == "bronze"
    assert of(on=day).value("earned").label == "silver"


def test_every_medal_has_a_requirement_of_its_own() -> None:
    ran = after(25)
    assert [answer(ran, f"earns_{medal}") for _, medal in MEDALS] == ["met", "met", "not_met"]
    assert [answer(ran, f"long_enough_for_{medal}") for _, medal in MEDALS] == [
        "met",
        "met",
        "not_met",
    ]


# --------------------------------------------------------------------------- what stands in the way


@pytest.mark.parametrize("kind", SERIOUS)
@pytest.mark.parametrize("days_before", [0, 1, 9000])
def test_one_medium_or_heavy_sanction_ever_is_enough(kind: str, days_before: int) -> None:
    on = year_later(SINCE, 31)
    ran = of(sanction(kind, on - days_before * ONE_DAY), on=on)
    assert ran.value("earned").label == "none"
    assert answer(ran, "never_sanctioned") == "not_met"
    assert [answer(ran, f"earns_{medal}") for _, medal in MEDALS] == ["not_met"] * 3


@pytest.mark.parametrize("kind", LIGHT)
def test_light_sanctions_do_not_matter(kind: str) -> None:
    assert after(31, sanction(kind, date(2020, 1, 1))).value("earned").label == "gold"


def test_a_sanction_of_later_does_not_exist_yet() -> None:
    on = year_later(SINCE, 30)
    assert of(sanction("discharge", on + ONE_DAY), on=on).value("earned").label == "gold"


def test_unpaid_leave_and_contracts_earn_none() -> None:
    assert of(leave="yes").value("earned").label == "none"
    assert answer(of(leave="yes"), "never_on_unpaid_leave") == "not_met"
    assert of(employment="pppk").value("earned").label == "none"
    assert answer(of(employment="pppk"), "is_pns") == "not_met"


# ---------------------------------------------------------------------------------- missing facts


def test_what_is_missing_is_named() -> None:
    assert why(of(leave=MISSING), "earned") == {("unpaid_leave", "missing")}
    assert why(of(since=MISSING), "earned") == {("service_since", "missing")}
    assert why(of(employment=MISSING), "earned") == {("employment", "missing")}
    nameless = Record({"sanction_since": date(2020, 1, 1)}, grain=Grain.SANCTION)
    assert why(of(nameless), "earned") == {("sanction", "missing")}


def test_what_surely_stands_in_the_way_beats_what_is_missing() -> None:
    ran = of(sanction("demotion", date(2014, 1, 1)), leave=MISSING)
    assert ran.value("earned").label == "none"


def test_too_short_a_service_beats_what_is_missing() -> None:
    assert of(on=date(2016, 1, 1), leave=MISSING).value("earned").label == "none"


# --------------------------------------------------------------------- dates, and what is assumed


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2011, 1, 1), "honours").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(2010, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2010, 12, 31), "honours")


def test_what_is_assumed_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert set(said.values()) == {Standing.ASSUMED}
    assert set(said) == {"in_force", "step.years_served", "step.is_pns", "step.next_reached_on"}
