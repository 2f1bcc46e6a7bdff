"""Working days: counted one by one, whatever the calendar does at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import Calendar

ONE_DAY = timedelta(days=1)
days = st.dates(date(2019, 1, 1), date(2027, 12, 31))
holidays = st.lists(days, max_size=60)
rests = st.sets(st.integers(0, 6), max_size=6)
calendars = st.builds(lambda off, rest: Calendar(off, rest=rest), holidays, rests)
short = st.integers(0, 40)


def each(first: date, last: date) -> list[date]:
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]


@given(calendars, days, st.integers(-30, 400))
def test_counted_at_once_as_one_by_one(calendar: Calendar, first: date, span: int) -> None:
    last = first + span * ONE_DAY
    worked = sum(calendar.is_working(day) for day in each(first, last))
    assert calendar.working_days(first, last) == worked


@given(calendars, days, st.integers(1, 40))
def test_so_many_working_days_later_so_many_have_passed(
    calendar: Calendar, day: date, n: int
) -> None:
    later = calendar.after(day, n)
    assert calendar.is_working(later)
    assert calendar.passed(day, later) == n
    assert calendar.passed(day, later - ONE_DAY) == n - 1


@given(calendars, days, short, short)
def test_waiting_twice_is_waiting_for_both(calendar: Calendar, day: date, n: int, m: int) -> None:
    assert calendar.after(calendar.after(day, n), m) == calendar.after(day, n + m)


@given(calendars, days, st.integers(0, 300), st.integers(0, 300))
def test_a_span_is_its_parts(calendar: Calendar, first: date, a: int, b: int) -> None:
    middle, last = first + a * ONE_DAY, first + (a + b) * ONE_DAY
    parts = calendar.working_days(first, middle) + calendar.passed(middle, last)
    assert calendar.working_days(first, last) == parts


@given(holidays, days, days, st.integers(0, 40))
def test_one_more_holiday_never_brings_a_day_nearer(
    off: list[date], more: date, day: date, n: int
) -> None:
    before, then = Calendar(off), Calendar([*off, more])
    assert then.after(day, n) >= before.after(day, n)
    assert then.working_days(day, day + 90 * ONE_DAY) <= before.working_days(
        day, day + 90 * ONE_DAY
    )


@given(holidays, days, st.integers(0, 40))
def test_neither_order_nor_repetition_of_the_list_matters(
    off: list[date], day: date, n: int
) -> None:
    again = Calendar([*reversed(off), *off])
    assert again == Calendar(off)
    assert again.after(day, n) == Calendar(off).after(day, n)


@given(calendars, days)
def test_a_list_covers_the_years_it_names_days_of(calendar: Calendar, day: date) -> None:
    listed = any(one.year == day.year for one in calendar.holidays)
    assert calendar.covers(day, day) is listed


@pytest.mark.parametrize(
    ("off", "n", "expected"),
    [
        ([], 0, date(2024, 3, 1)),  # a Friday
        ([], 1, date(2024, 3, 4)),
        ([], 14, date(2024, 3, 21)),
        ([date(2024, 3, 11), date(2024, 3, 12)], 14, date(2024, 3, 25)),
        ([date(2024, 3, 9)], 14, date(2024, 3, 21)),  # a holiday on a Saturday takes nothing away
        ([date(2024, 3, 21)], 14, date(2024, 3, 22)),  # the last day itself
    ],
)
def test_a_fortnight_of_working_days(off: list[date], n: int, expected: date) -> None:
    assert Calendar(off).after(date(2024, 3, 1), n) == expected


def test_six_days_a_week_end_sooner() -> None:
    six = Calendar([], rest={6})
    assert six.after(date(2024, 3, 1), 14) == date(2024, 3, 18)


def test_no_day_to_work_and_no_counting_back() -> None:
    with pytest.raises(ValueError, match="working day"):
        Calendar([], rest=range(7))
    with pytest.raises(ValueError, match="forwards"):
        Calendar([]).after(date(2024, 3, 1), -1)


def test_the_days_of_rest_are_named_and_what_follows_from_both_is_not_given() -> None:
    with pytest.raises(TypeError):
        Calendar([], {6})  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Calendar([], off=())  # type: ignore[call-arg]


# ------------------------------------------------------------------------------- planted faults


def skips_no_holiday(self: Calendar, day: date) -> bool:
    return day.weekday() not in self.rest


def leaves_out_the_last(self: Calendar, first: date, last: date) -> int:
    return sum(map(self.is_working, each(first, last - ONE_DAY)))


def counts_the_day_itself(self: Calendar, since: date, until: date) -> int:
    return self.working_days(since, until)


def ends_on_any_day(self: Calendar, day: date, n: int) -> date:
    return day + timedelta(days=n + len(self.holidays) % 2)


def knows_every_year(_self: Calendar, _first: date, _last: date) -> bool:
    return True


@pytest.mark.parametrize(
    ("method", "fault", "law"),
    [
        ("is_working", skips_no_holiday, test_counted_at_once_as_one_by_one),
        ("working_days", leaves_out_the_last, test_counted_at_once_as_one_by_one),
        ("passed", counts_the_day_itself, test_so_many_working_days_later_so_many_have_passed),
        ("passed", counts_the_day_itself, test_a_span_is_its_parts),
        ("after", ends_on_any_day, test_waiting_twice_is_waiting_for_both),
        ("after", ends_on_any_day, test_one_more_holiday_never_brings_a_day_nearer),
        ("covers", knows_every_year, test_a_list_covers_the_years_it_names_days_of),
    ],
)
def test_a_planted_fault_breaks_its_law(
    method: str, fault: object, law: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Calendar, method, fault)
    with pytest.raises(AssertionError):
        law()
