"""The last day to object, and to answer: what the policy says, laid on a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.merit import answer_deadline, deadline
from meritasn.model import ObjectedTo, Objection
from meritasn.policies import Policy, overlaid, read_policy, shipped, what_if
from meritasn.quantities import Absence, Calendar
from meritasn.rules import Given, Record, run

APPRAISAL, DECISION = shipped("pp-30-2019-objection"), shipped("pp-79-2021")
MISSING, NOT_APPLICABLE = Absence.MISSING, Absence.NOT_APPLICABLE
ONE_DAY = timedelta(days=1)

RECEIVED = date(2024, 3, 1)  # a Friday
NYEPI = [date(2024, 3, 11), date(2024, 3, 12)]


def objected(
    to: ObjectedTo = ObjectedTo.DECISION,
    filed: date | Absence = NOT_APPLICABLE,
    received: date = RECEIVED,
) -> Objection:
    return Objection(employee="P0001", received_on=received, objected_to=to, filed_on=filed)


# -------------------------------------------------------------------------------- the last day


@pytest.mark.parametrize(
    ("holidays", "expected"),
    [([date(2024, 1, 1)], date(2024, 3, 21)), (NYEPI, date(2024, 3, 25))],
)
def test_working_days_leave_out_weekends_and_holidays(holidays: list[date], expected: date) -> None:
    assert deadline(DECISION, objected(), Calendar(holidays)) == expected


def test_calendar_days_need_no_calendar() -> None:
    of = objected(ObjectedTo.APPRAISAL)
    assert deadline(APPRAISAL, of) == date(2024, 3, 15)
    assert deadline(APPRAISAL, of, Calendar(NYEPI)) == date(2024, 3, 15)


def test_the_answer_is_due_from_the_day_of_filing() -> None:
    of = objected(filed=date(2024, 3, 13))
    assert answer_deadline(DECISION, of, Calendar(NYEPI)) == date(2024, 4, 11)
    assert answer_deadline(DECISION, of, Calendar([*NYEPI, date(2024, 4, 10)])) == date(2024, 4, 12)


# ------------------------------------------------- it agrees with what the rules say of each filing


def in_time(policy: Policy, **facts: Given) -> str | None:
    record = Record(facts, grain=Grain.OBJECTION)
    whole = Record({"asked_on": date(2027, 12, 31)}, (record,))
    (child,) = run(policy.on(RECEIVED), whole).children
    return child.value("filed_in_time").label


DAYS = st.dates(date(2022, 1, 1), date(2026, 10, 1))
HOLIDAYS = st.lists(st.dates(date(2022, 1, 1), date(2026, 12, 31)), max_size=40)
EVERY_YEAR = [date(year, 1, 1) for year in range(2022, 2027)]


@given(DAYS, HOLIDAYS)
def test_filed_on_the_last_working_day_is_in_time_and_on_the_next_one_late(
    received: date, holidays: list[date]
) -> None:
    calendar = Calendar([*EVERY_YEAR, *holidays])
    last = deadline(DECISION, objected(received=received), calendar)
    assert isinstance(last, date)
    answers = [
        in_time(
            DECISION,
            objected_to="decision",
            filed_after_working_days=Decimal(calendar.passed(received, day)),
        )
        for day in (last, calendar.after(last, 1))
    ]
    assert answers == ["met", "not_met"]


@given(DAYS)
def test_filed_on_the_last_calendar_day_is_in_time_and_on_the_next_one_late(received: date) -> None:
    last = deadline(APPRAISAL, objected(ObjectedTo.APPRAISAL, received=received))
    assert isinstance(last, date)
    answers = [
        in_time(APPRAISAL, objected_to="appraisal", received_on=received, filed_on=day)
        for day in (last, last + ONE_DAY)
    ]
    assert answers == ["met", "not_met"]


# ------------------------------------------------------- the figures are those of the policy alone


@pytest.mark.parametrize("days", [0, 1, 10, 30])
def test_other_days_of_a_policy_move_the_day(days: int) -> None:
    calendar = Calendar(NYEPI)
    other = what_if(DECISION, {"days_to_file": days, "days_to_answer": days})
    expected = calendar.after(RECEIVED, days)
    assert deadline(other, objected(), calendar) == expected
    assert answer_deadline(other, objected(filed=RECEIVED), calendar) == expected
    other = what_if(APPRAISAL, {"days_to_file": days})
    assert deadline(other, objected(ObjectedTo.APPRAISAL)) == RECEIVED + timedelta(days)


IN_CALENDAR_DAYS = """
format = "meritasn/overlay@1"
name = "calendar-days"
base = "pp-79-2021"

[cite]
local = "Rancangan Peraturan Wali Kota"

[[step]]
name = "filing_day_kind"
of = "objection"
title = { id = "Jenis hari untuk mengajukan", en = "Kind of days to file" }
shown = true
enum = "day_kind"
when = [{ is = "calendar" }]
cite = "local"
standing = "text"
"""


def test_an_overlay_may_count_other_days() -> None:
    other = overlaid(DECISION, IN_CALENDAR_DAYS)
    assert deadline(other, objected()) == date(2024, 3, 15)


def test_a_figure_that_is_not_known_leaves_the_day_unknown() -> None:
    text = (files("meritasn.policies") / "packs/pp-79-2021.toml").read_text("utf-8")
    known, _, rest = text.partition("value = 14\n")
    unknown = read_policy(known + rest.replace('"single"', '"unknown"', 1))
    assert deadline(unknown, objected(), Calendar(NYEPI)) is MISSING
    assert answer_deadline(unknown, objected(filed=RECEIVED), Calendar(NYEPI)) is not MISSING


# ------------------------------------------------------------------------- where there is no day


def test_without_the_holidays_of_every_year_it_runs_through_nobody_knows() -> None:
    assert deadline(DECISION, objected()) is MISSING
    assert deadline(DECISION, objected(), Calendar([])) is MISSING
    late = objected(received=date(2024, 12, 20))
    assert deadline(DECISION, late, Calendar(NYEPI)) is MISSING
    both = Calendar([*NYEPI, date(2025, 1, 1)])
    assert deadline(DECISION, late, both) == date(2025, 1, 10)


def test_a_policy_says_nothing_of_what_it_is_not_about() -> None:
    calendar = Calendar(NYEPI)
    assert deadline(DECISION, objected(ObjectedTo.APPRAISAL), calendar) is NOT_APPLICABLE
    assert deadline(APPRAISAL, objected(ObjectedTo.DECISION), calendar) is NOT_APPLICABLE
    filed = objected(ObjectedTo.APPRAISAL, RECEIVED)
    assert answer_deadline(APPRAISAL, filed, calendar) is NOT_APPLICABLE
    assert answer_deadline(shipped("pp-94-2021"), filed, calendar) is NOT_APPLICABLE


def test_what_was_not_filed_is_not_answered() -> None:
    calendar = Calendar(NYEPI)
    assert answer_deadline(DECISION, objected(), calendar) is NOT_APPLICABLE
    assert answer_deadline(DECISION, objected(filed=MISSING), calendar) is MISSING


def test_before_its_first_day_a_policy_is_refused_by_name() -> None:
    with pytest.raises(NotInForce) as refused:
        deadline(DECISION, objected(received=date(2020, 12, 31)), Calendar(NYEPI))
    assert DECISION.name in refused.value.findings[0].message.en


# ------------------------------------------------------------------------------- planted faults


def a_day_early(self: Calendar, day: date, n: int) -> date:
    return AFTER(self, day, max(n - 1, 0))


def on_any_day(_self: Calendar, day: date, n: int) -> date:
    return day + timedelta(n)


AFTER = Calendar.after


@pytest.mark.parametrize("fault", [a_day_early, on_any_day])
def test_a_planted_fault_breaks_the_agreement_with_the_rules(
    fault: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Calendar, "after", fault)
    with pytest.raises(AssertionError):
        test_filed_on_the_last_working_day_is_in_time_and_on_the_next_one_late()
