"""A strategy for spans of days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from meritasn.quantities import Period
from meritasn.testing.values import DAYS

__all__ = ["YEARS", "periods"]

YEARS = st.integers(2000, 2040)


@cache
def periods() -> st.SearchStrategy[Period]:
    """Years, months, quarters, and spans of up to two years from any day to any day."""

    def months(start: date, count: int) -> Period:
        last = start.year * 12 + start.month - 1 + count
        return Period(start.replace(day=1), date(last // 12, last % 12 + 1, 1))

    return st.one_of(
        st.builds(Period.year, YEARS),
        st.builds(months, DAYS, st.sampled_from((1, 3, 6))),
        st.builds(
            lambda start, days: Period(start, start + timedelta(days)), DAYS, st.integers(1, 731)
        ),
    )
