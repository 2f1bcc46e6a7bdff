"""UU 10/2016: on which days a transfer is frozen, and whom the Minister has to approve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    asked,
    month_later,
    why,
)

from meritasn.errors import NotInForce
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Run

RULE = shipped("uu-10-2016")
FIXED, TERM_ENDS = date(2024, 9, 22), date(2025, 2, 20)
FIRST = date(2024, 3, 22)

DAYS = st.dates(date(2017, 1, 1), date(2030, 12, 31))


def of(on: date, approves: str | Absence = "no", *, policy: Policy = RULE, **changes: Given) -> Run:
    """Somebody long in their post, asked about with the election of 2024 in view."""
    facts: dict[str, Given] = {
        "candidates_fixed_on": FIXED,
        "term_ends_on": TERM_ENDS,
        "minister_approves": approves,
        "post_since": date(2015, 1, 1),
    }
    named = {SHORT[name]: value for name, value in changes.items()}
    return asked(policy, on, facts | named)


SHORT = {"fixed": "candidates_fixed_on", "ends": "term_ends_on", "since": "post_since"}


# ------------------------------------------------------------------------------- the election


def test_the_freeze_of_2024_began_on_22_march() -> None:
    assert of(FIXED).value("freeze_from").day == FIRST


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (FIRST - ONE_DAY, "met"),
        (FIRST, "not_met"),
        (FIXED, "not_met"),
        (TERM_ENDS, "not_met"),
        (TERM_ENDS + ONE_DAY, "met"),
    ],
)
def test_its_first_and_last_day_belong_to_it(on: date, expected: str) -> None:
    assert answer(of(on), "outside_freeze") == expected
    assert answer(of(on, "yes"), "outside_freeze") == "met"


@given(on=DAYS, fixed=DAYS, ends=DAYS)
def test_it_is_frozen_from_six_months_before_to_the_end_of_the_term(
    on: date, fixed: date, ends: date
) -> None:
    frozen = month_later(fixed, -6) <= on <= ends
    expected = "not_met" if frozen else "met"
    assert answer(of(on, fixed=fixed, ends=ends), "outside_freeze") == expected


@pytest.mark.parametrize(
    ("fixed", "first"),
    [
        (date(2024, 8, 31), date(2024, 2, 29)),  # the month is shorter
        (date(2023, 8, 31), date(2023, 2, 28)),
        (date(2024, 3, 31), date(2023, 9, 30)),
    ],
)
def test_six_months_before_the_end_of_a_long_month(fixed: date, first: date) -> None:
    assert of(date(2024, 1, 1), fixed=fixed).value("freeze_from").day == first


def test_without_an_election_only_the_time_in_post_matters() -> None:
    ran = of(date(2024, 6, 1), fixed=NOT_APPLICABLE, ends=NOT_APPLICABLE)
    assert answer(ran, "outside_freeze") == "not_applicable"
    assert answer(ran, "transfer_allowed") == "met"


def test_outside_the_freeze_nobody_has_to_know_of_an_approval() -> None:
    before = FIRST - ONE_DAY
    assert answer(of(before, MISSING, ends=MISSING), "outside_freeze") == "met"


def test_within_it_the_approval_and_the_end_of_the_term_must_be_known() -> None:
    assert why(of(FIRST, MISSING), "outside_freeze") == {("minister_approves", "missing")}
    assert why(of(FIRST, ends=MISSING), "outside_freeze") == {("term_ends_on", "missing")}
    assert why(of(FIRST, fixed=MISSING), "outside_freeze") == {("candidates_fixed_on", "missing")}


# ------------------------------------------------------------------------ a post just taken up


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 7, 14), "not_met"),
        (date(2023, 7, 15), "met"),
        (date(2023, 7, 16), "met"),
        (date(2023, 1, 15), "not_met"),
    ],
)
def test_a_post_of_less_than_six_months_needs_approval(on: date, expected: str) -> None:
    since = date(2023, 1, 15)
    assert answer(of(on, since=since), "long_enough_in_post") == expected
    assert answer(of(on, "yes", since=since), "long_enough_in_post") == "met"


def test_it_does_not_need_an_election() -> None:
    ran = of(date(2023, 3, 1), since=date(2023, 1, 15), fixed=NOT_APPLICABLE, ends=NOT_APPLICABLE)
    assert answer(ran, "transfer_allowed") == "not_met"


def test_a_post_without_a_start_or_that_has_not_begun_is_unknown() -> None:
    on = date(2023, 3, 1)
    assert why(of(on, since=MISSING), "long_enough_in_post") == {("post_since", "missing")}
    ran = of(on, since=on + ONE_DAY)
    assert why(ran, "long_enough_in_post") == {("months_in_post", "outside its range")}


@given(on=DAYS, since=DAYS)
def test_longer_in_the_post_is_never_worse(on: date, since: date) -> None:
    if since <= on:
        sooner = answer(of(on, since=since), "transfer_allowed")
        later = answer(of(on, since=since - ONE_DAY), "transfer_allowed")
        assert (sooner, later) != ("met", "not_met")


# --------------------------------------------------------------------------------- the answer


@pytest.mark.parametrize(
    ("on", "approves", "since", "expected"),
    [
        (date(2024, 1, 1), "no", date(2020, 1, 1), "met"),
        (date(2024, 5, 1), "no", date(2020, 1, 1), "not_met"),
        (date(2024, 5, 1), "yes", date(2020, 1, 1), "met"),
        (date(2024, 5, 1), "yes", date(2024, 4, 1), "met"),
        (date(2024, 1, 1), "no", date(2023, 12, 1), "not_met"),
        (date(2024, 5, 1), MISSING, date(2020, 1, 1), "unknown"),
        (date(2024, 5, 1), "no", MISSING, "not_met"),  # frozen already, whatever the post
    ],
)
def test_both_have_to_be_met(
    on: date, approves: str | Absence, since: date | Absence, expected: str
) -> None:
    assert answer(of(on, approves, since=since), "transfer_allowed") == expected


# ------------------------------------------------------------------ faults, dates, assumptions


def freeze_law(policy: Policy) -> bool:
    answers = [answer(of(on, policy=policy), "outside_freeze") for on in (FIRST - ONE_DAY, FIRST)]
    return answers == ["met", "not_met"]


def post_law(policy: Policy) -> bool:
    on = date(2023, 7, 15)
    since = (date(2023, 1, 15), date(2023, 1, 16))
    runs = (of(on, since=day, policy=policy) for day in since)
    return [answer(ran, "long_enough_in_post") for ran in runs] == ["met", "not_met"]


@pytest.mark.parametrize(
    ("figure", "law"), [("freeze_months", freeze_law), ("least_months_in_post", post_law)]
)
def test_a_figure_that_is_changed_breaks_its_law(
    figure: str, law: Callable[[Policy], bool]
) -> None:
    assert law(RULE)
    assert not law(what_if(RULE, {figure: 5}))
    assert not law(what_if(RULE, {figure: 7}))


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2017, 1, 1), "transfer_freeze").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(date(2016, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en


def test_what_is_assumed_is_said() -> None:
    said = {one.path for one in RULE.assumptions()}
    assert said == {"in_force", "step.freeze", "step.short_post_permission"}
