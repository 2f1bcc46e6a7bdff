"""Months and years are full as people count them, and days are numbered without gaps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import PLAUSIBLE, day_number, day_of, elapsed, later

days = st.dates(date(1901, 1, 1), date(2198, 12, 31)).map(day_number)
spans = st.sampled_from([1, 3, 12])


@given(days)
def test_each_day_is_one_more_than_the_day_before(day: int) -> None:
    assert day_number(day_of(day)) == day
    assert (day_of(day + 1) - day_of(day)).days == 1


@given(days, days, spans)
def test_as_many_spans_are_full_as_end_by_then(start: int, stop: int, months: int) -> None:
    full = elapsed(start, stop, months)
    assert later(start, full, months) <= stop < later(start, full + 1, months)


@given(days, st.integers(-900, 900))
def test_a_month_later_is_the_same_day_of_a_later_month_or_the_last_of_it(
    start: int, n: int
) -> None:
    day, then = day_of(start), day_of(later(start, n, 1))
    assert (then.year - day.year) * 12 + then.month - day.month == n
    assert then.day == day.day or (then.day < day.day and day_of(day_number(then) + 1).day == 1)


@given(days, st.integers(-70, 70))
def test_a_year_is_twelve_months(start: int, n: int) -> None:
    assert later(start, n, 12) == later(start, 12 * n, 1)


def test_a_day_of_a_record_lies_in_three_whole_centuries() -> None:
    assert (date(1900, 1, 1), date(2199, 12, 31)) == PLAUSIBLE


@pytest.mark.parametrize(
    ("start", "stop", "months"),
    [
        (date(2023, 1, 31), date(2023, 2, 27), 0),
        (date(2023, 1, 31), date(2023, 2, 28), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 2, 27), 11),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 3, 1), date(2024, 3, 1), 0),
        (date(2024, 3, 1), date(2024, 2, 29), -1),
    ],
)
def test_a_month_ends_with_the_last_day_of_a_shorter_one(
    start: date, stop: date, months: int
) -> None:
    assert elapsed(day_number(start), day_number(stop), 1) == months
