"""PP 30/2019: until when an appraisal may be objected to, and whether it was in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    asked,
    objection,
    why,
)

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Record, Run

RULE = shipped("pp-30-2019-objection")
RECEIVED = date(2024, 1, 15)
LAST = date(2024, 1, 29)
LATER = date(2024, 6, 1)


def of(*records: Record, on: date = LATER, policy: Policy = RULE) -> Run:
    return asked(policy, on, {}, *records)


def one(
    filed: date | Absence = NOT_APPLICABLE,
    *,
    on: date = LATER,
    received: date = RECEIVED,
    policy: Policy = RULE,
) -> Run:
    (child,) = of(objection("appraisal", received, filed), on=on, policy=policy).children
    return child


# --------------------------------------------------------------------------------- fourteen days


def answers(policy: Policy = RULE) -> list[str]:
    days = (RECEIVED, LAST - ONE_DAY, LAST, LAST + ONE_DAY)
    return [answer(one(day, policy=policy), "filed_in_time") for day in days]


def test_filed_up_to_the_fourteenth_day_is_in_time_and_no_day_later() -> None:
    assert answers() == ["met", "met", "met", "not_met"]
    assert one().value("file_until").day == LAST


@pytest.mark.parametrize("days", [13, 15])
def test_other_days_are_found(days: int) -> None:
    assert answers(what_if(RULE, {"days_to_file": days})) != answers()


@given(st.dates(date(2019, 1, 1), date(2027, 1, 1)), st.integers(0, 60))
def test_any_objection_is_in_time_if_no_more_than_fourteen_days_have_passed(
    received: date, days: int
) -> None:
    filed = received + timedelta(days)
    ran = one(filed, received=received, on=filed)
    assert answer(ran, "filed_in_time") == ("met" if days <= 14 else "not_met")
    assert answer(ran, "still_open") == ("yes" if days <= 14 else "no")


@pytest.mark.parametrize(
    ("on", "expected"), [(RECEIVED, "yes"), (LAST, "yes"), (LAST + ONE_DAY, "no")]
)
def test_it_may_be_filed_up_to_its_last_day(on: date, expected: str) -> None:
    assert answer(one(on=on), "still_open") == expected


def test_it_goes_to_the_superior_of_the_rater_within_calendar_days() -> None:
    assert one().value("filed_with").label == "rater_superior"
    assert one().value("filing_day_kind").label == "calendar"
    assert one().value("filing_days").number == 14


# ----------------------------------------------------- what is not filed, known, or an appraisal


def test_what_was_not_filed_is_neither_in_time_nor_late() -> None:
    assert answer(one(), "filed_in_time") == "not_applicable"
    assert answer(of(objection("appraisal", RECEIVED)), "all_filed_in_time") == "met"


def test_on_an_earlier_day_it_has_not_been_filed_yet() -> None:
    late = LAST + 10 * ONE_DAY
    assert answer(one(late, on=late - ONE_DAY), "filed_in_time") == "not_applicable"
    assert answer(one(late, on=late), "filed_in_time") == "not_met"


def test_where_nobody_knows_whether_it_was_filed_neither_is_known() -> None:
    assert why(one(MISSING), "filed_in_time") == {("filed_on", "missing")}
    assert why(of(objection("appraisal", RECEIVED, MISSING)), "all_filed_in_time") == {
        ("filed_on", "missing")
    }
    assert answer(one(MISSING, on=LAST), "still_open") == "yes"


def test_an_objection_to_a_decision_is_none_of_its_business() -> None:
    other = objection("decision", RECEIVED, MISSING)
    (child,) = of(other).children
    for step in ("file_until", "filed_in_time", "still_open", "filed_with", "filing_day_kind"):
        assert not child.value(step).applicable
    assert answer(of(other), "all_filed_in_time") == "met"


# ------------------------------------------------------------------------------------ one person


def test_one_late_objection_is_enough() -> None:
    good = objection("appraisal", date(2023, 1, 16), date(2023, 1, 20))
    late = objection("appraisal", RECEIVED, LAST + ONE_DAY)
    assert answer(of(good), "all_filed_in_time") == "met"
    assert answer(of(good, late), "all_filed_in_time") == "not_met"
    assert answer(of(), "all_filed_in_time") == "met"


def test_the_nearest_limit_that_is_open_is_said() -> None:
    closed = objection("appraisal", date(2023, 1, 16))
    first, second = objection("appraisal", RECEIVED), objection("appraisal", RECEIVED + ONE_DAY)
    assert of(closed, first, second, on=LAST).value("next_deadline").day == LAST
    after = of(closed, first, second, on=LAST + ONE_DAY)
    assert after.value("next_deadline").day == LAST + ONE_DAY
    assert after.value("open_objections").number == 1
    assert not of(closed).value("next_deadline").applicable


def test_a_result_that_was_received_later_does_not_exist_yet() -> None:
    assert of(objection("appraisal", RECEIVED), on=RECEIVED - ONE_DAY).children == ()


# --------------------------------------------------------------------- dates, and what is assumed


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2019, 1, 1), "objection_appraisal").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(2018, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2018, 12, 31), "objection_appraisal")


@pytest.mark.parametrize(
    ("day", "standing"),
    [(date(2021, 12, 31), Standing.SINGLE), (date(2022, 1, 1), Standing.ASSUMED)],
)
def test_since_2022_it_is_assumed_that_the_fourteen_days_go_on(
    day: date, standing: Standing
) -> None:
    figure = RULE.on(day).parameters["days_to_file"]
    assert figure.value == 14
    assert figure.standing is standing


def test_what_is_assumed_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert set(said.values()) == {Standing.ASSUMED}
    assert set(said) == {
        "in_force",
        "parameter.days_to_file",
        "step.filing_day_kind",
        "step.file_until",
        "step.still_open",
        "step.filed",
        "step.filed_in_time",
        "step.filed_late",
        "step.all_filed_in_time",
        "step.open_objections",
        "step.next_deadline",
    }
