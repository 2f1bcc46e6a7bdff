"""PP 11/2017: until which age somebody serves, on which day it is reached, and what is unknown."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    asked,
    full_months,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.model import PostLevel
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Run

RULE = shipped("pp-11-2017-retirement")
DAY = date(2024, 3, 1)

AGES = {
    "jpt_utama": 60,
    "jpt_madya": 60,
    "jpt_pratama": 60,
    "administrator": 58,
    "pengawas": 58,
    "pelaksana": 58,
    "ahli_utama": 65,
    "ahli_madya": 60,
    "ahli_muda": 58,
    "ahli_pertama": 58,
    "penyelia": 58,
    "mahir": 58,
    "terampil": 58,
    "pemula": 58,
}

BIRTHS = st.dates(date(1940, 1, 1), date(2005, 12, 31))
DAYS = st.dates(date(2018, 1, 1), date(2060, 12, 31))


def of(
    level: str | Absence = "administrator",
    born: date | Absence = date(1970, 5, 2),
    on: date = DAY,
    policy: Policy = RULE,
    **facts: Given,
) -> Run:
    known: dict[str, Given] = {
        "employment": "pns",
        "post_level": level,
        "birth_date": born,
        "post_retirement_age": NOT_APPLICABLE,
    }
    return asked(policy, on, known | facts)


# ---------------------------------------------------------------------------------- the table


def table(policy: Policy) -> dict[str, int]:
    """The retirement age of each level."""
    return {
        level: int(of(level, policy=policy).value("retirement_age").number or 0) for level in AGES
    }


def test_every_level_of_a_post_has_its_age() -> None:
    assert set(AGES) == {level.code for level in PostLevel}
    assert table(RULE) == AGES


@pytest.mark.parametrize(
    ("figure", "levels"),
    [
        ("age_jpt", {"jpt_utama", "jpt_madya", "jpt_pratama"}),
        ("age_administrative", {"administrator", "pengawas", "pelaksana"}),
        ("age_ahli_utama", {"ahli_utama"}),
        ("age_ahli_madya", {"ahli_madya"}),
        (
            "age_other_functional",
            {"ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula"},
        ),
    ],
)
def test_a_figure_that_is_changed_shows_in_its_own_rows_alone(
    figure: str, levels: set[str]
) -> None:
    changed = table(what_if(RULE, {figure: 50}))
    assert {level for level in AGES if changed[level] != AGES[level]} == levels


@pytest.mark.parametrize("level", AGES)
def test_the_age_of_the_post_itself_goes_before_that_of_its_level(level: str) -> None:
    assert of(level, post_retirement_age=Decimal(70)).value("retirement_age").number == 70
    assert of(level, post_retirement_age=MISSING).value("retirement_age").number == AGES[level]


def test_where_the_post_says_its_age_the_level_need_not_be_known() -> None:
    assert of(MISSING, post_retirement_age=Decimal(63)).value("retirement_age").number == 63


# ------------------------------------------------------------------------------------ the day


@given(born=BIRTHS, level=st.sampled_from(sorted(AGES)))
def test_the_day_is_the_birthday_at_that_age(born: date, level: str) -> None:
    assert of(level, born).value("retires_on").day == year_later(born, AGES[level])


def test_who_was_born_on_29_february_reaches_it_on_the_28th_in_a_common_year() -> None:
    assert of("administrator", date(1968, 2, 29)).value("retires_on").day == date(2026, 2, 28)
    assert of("jpt_madya", date(1968, 2, 29)).value("retires_on").day == date(2028, 2, 29)


@pytest.mark.parametrize(("days", "expected"), [(-1, "met"), (0, "not_met"), (1, "not_met")])
@pytest.mark.parametrize("level", AGES)
def test_the_day_before_somebody_serves_and_from_that_day_on_no_longer(
    level: str, days: int, expected: str
) -> None:
    born = date(1966, 8, 17)
    on = year_later(born, AGES[level]) + timedelta(days=days)
    assert answer(of(level, born, on), "still_serving") == expected


@given(born=BIRTHS, on=DAYS)
def test_months_left_are_full_months_and_below_zero_afterwards(born: date, on: date) -> None:
    left = of("pengawas", born, on).value("months_to_retirement").number
    assert left == full_months(on, year_later(born, 58))


@given(born=BIRTHS, on=DAYS, level=st.sampled_from(sorted(AGES)))
def test_who_is_younger_never_leaves_earlier(born: date, on: date, level: str) -> None:
    answers = [answer(of(level, b, on), "still_serving") for b in (born, born + ONE_DAY)]
    assert answers in (["met", "met"], ["not_met", "not_met"], ["not_met", "met"])


# -------------------------------------------------------------------- what is unknown, and when


def test_without_a_date_of_birth_it_is_unknown() -> None:
    ran = of(born=MISSING)
    assert answer(ran, "still_serving") == "unknown"
    assert why(ran, "still_serving") == {("birth_date", "missing")}


def test_without_a_level_it_is_unknown() -> None:
    assert why(of(MISSING), "still_serving") == {("post_level", "missing")}


@pytest.mark.parametrize("employment", ["pppk", "pppk_paruh_waktu"])
def test_contract_employees_are_not_governed(employment: str) -> None:
    ran = of(employment=employment)
    assert answer(ran, "still_serving") == "not_applicable"
    assert not ran.value("retires_on").applicable


@pytest.mark.parametrize("on", [date(2018, 1, 1), date(2024, 12, 31), date(2099, 1, 1)])
def test_it_is_in_force_from_its_first_day_on(on: date) -> None:
    assert policy_on(on, "retirement").name == RULE.name
    assert of(on=on).value("retirement_age").present


def test_before_its_first_day_it_is_refused_by_name() -> None:
    with pytest.raises(NotInForce) as refused:
        of(on=date(2017, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2017, 12, 31), "retirement")


def test_what_is_assumed_is_said() -> None:
    said = {one.path for one in RULE.assumptions()}
    assert said == {
        "in_force",
        "unsaid.post_retirement_age",
        "step.retirement_age",
        "step.retires_on",
        "step.months_to_retirement",
        "step.still_serving",
    }


def test_the_use_of_a_protected_attribute_is_declared() -> None:
    assert set(RULE.pack.lawful) == {"birth_date"}
