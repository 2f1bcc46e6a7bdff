"""Working days: those that are neither a day of rest of the week nor a holiday."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import SATURDAY, SUNDAY
from collections.abc import Iterable
from datetime import date, timedelta

from attrs import Attribute, field, frozen

__all__ = ["Calendar"]

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


def _weekdays(days: Iterable[int]) -> frozenset[int]:
    return frozenset(days)


def _days(days: Iterable[date]) -> frozenset[date]:
    return frozenset(days)


@frozen
class Calendar:
    """Which days are worked, given a list of holidays.

    The list comes from outside, year by year: holidays are decreed, and no rule gives them.

    Attributes:
        holidays: The days on which nobody works whatever day of the week it is.
        rest: The days of the week on which nobody works, Monday being 0.

    Raises:
        ValueError: If no day of the week would be worked.

    >>> calendar = Calendar([date(2024, 4, 10), date(2024, 4, 11)])
    >>> calendar.is_working(date(2024, 4, 10)), calendar.is_working(date(2024, 4, 12))
    (False, True)
    """

    holidays: frozenset[date] = field(converter=_days)
    rest: frozenset[int] = field(
        default=frozenset({SATURDAY, SUNDAY}), converter=_weekdays, kw_only=True
    )
    _off: tuple[date, ...] = field(init=False, repr=False, eq=False)

    @rest.validator
    def _leaves_a_day(self, _: Attribute[frozenset[int]], rest: frozenset[int]) -> None:
        if len(rest) >= _WEEK.days:
            raise ValueError("a week has at least one working day")

    @_off.default
    def _off_by_decree(self) -> tuple[date, ...]:
        """The holidays that take a working day away, in order."""
        return tuple(sorted(day for day in self.holidays if day.weekday() not in self.rest))

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        return day.weekday() not in self.rest and day not in self.holidays

    def working_days(self, first: date, last: date) -> int:
        """How many days are worked from a first to a last day, both of them counted.

        >>> Calendar([]).working_days(date(2024, 3, 1), date(2024, 3, 31))
        21
        """
        if last < first:
            return 0
        weeks, left = divmod(last - first + _DAY, _WEEK)
        tail = (first.weekday() + n for n in range(left.days))
        worked = weeks * (_WEEK.days - len(self.rest))
        worked += sum(day % _WEEK.days not in self.rest for day in tail)
        return worked - (bisect_right(self._off, last) - bisect_left(self._off, first))

    def passed(self, since: date, until: date) -> int:
        """How many working days pass after one day, up to and with another.

        The day itself is not counted, as with a period that begins when something was received.

        >>> Calendar([]).passed(date(2024, 3, 1), date(2024, 3, 4))
        1
        """
        return self.working_days(since + _DAY, until)

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day; the day itself for 0.

        Raises:
            ValueError: If n is below 0.

        >>> Calendar([date(2024, 3, 11), date(2024, 3, 12)]).after(date(2024, 3, 8), 1)
        datetime.date(2024, 3, 13)
        """
        if n < 0:
            raise ValueError("working days are counted forwards")
        while n:
            day += _DAY
            n -= self.is_working(day)
        return day

    def covers(self, first: date, last: date) -> bool:
        """Whether holidays are listed for every year from one day to another.

        Every year has holidays, so that a year without any was never listed, and what is counted
        in it is not known.

        >>> Calendar([date(2024, 4, 10)]).covers(date(2024, 12, 20), date(2025, 1, 10))
        False
        """
        listed = {day.year for day in self.holidays}
        return listed.issuperset(range(first.year, last.year + 1))
