"""A period is the set of its days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import Period

ONE_DAY = timedelta(days=1)
FIRST = date(2024, 2, 26)
near = st.integers(0, 8).map(lambda n: FIRST + n * ONE_DAY)
periods = st.builds(
    lambda start, n: Period(start, None if n is None else start + n * ONE_DAY),
    near,
    st.none() | st.integers(1, 5),
)
ALL = [FIRST + n * ONE_DAY for n in range(-1, 20)]


def days_of(period: Period) -> set[date]:
    return {day for day in ALL if day in period}


@given(periods)
def test_its_days_are_those_from_the_first_to_the_last(period: Period) -> None:
    last = period.last or ALL[-1]
    assert days_of(period) == {day for day in ALL if period.start <= day <= last}


@given(periods, periods)
def test_two_overlap_where_they_share_a_day(a: Period, b: Period) -> None:
    assert a.overlaps(b) is b.overlaps(a) is bool(days_of(a) & days_of(b))


@given(near, st.integers(0, 5))
def test_first_and_last_day_are_in_it_and_come_back(first: date, more: int) -> None:
    last = first + more * ONE_DAY
    period = Period.of_days(first, last)
    assert (period.start, period.last) == (first, last)
    assert len(days_of(period)) == more + 1


@given(st.integers(1900, 2199))
def test_a_year_is_its_days_and_the_next_follows(year: int) -> None:
    assert Period.year(year) == Period.of_days(date(year, 1, 1), date(year, 12, 31))
    assert Period.year(year).stop == Period.year(year + 1).start


@given(near, st.integers(0, 9))
def test_no_period_is_without_a_day(start: date, back: int) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(start, start - back * ONE_DAY)


@pytest.mark.parametrize(
    ("period", "indonesian", "english"),
    [
        (Period.year(2024), "2024", "2024"),
        (Period(date(2024, 1, 1)), "sejak 1 Januari 2024", "since 1 January 2024"),
        (
            Period.of_days(date(2024, 3, 1), date(2024, 3, 1)),
            "1 Maret 2024",
            "1 March 2024",
        ),
        (
            Period.of_days(date(2024, 1, 1), date(2024, 12, 30)),
            "1 Januari 2024 s.d. 30 Desember 2024",
            "1 January 2024 to 30 December 2024",
        ),
        (
            Period.of_days(date(2023, 1, 1), date(2024, 12, 31)),
            "1 Januari 2023 s.d. 31 Desember 2024",
            "1 January 2023 to 31 December 2024",
        ),
    ],
)
def test_it_reads_as_people_write_it(period: Period, indonesian: str, english: str) -> None:
    assert (period.text.id, period.text.en) == (indonesian, english)
