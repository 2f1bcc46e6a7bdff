"""Spans of days."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import Attribute, field, frozen

from meritasn.language import Text, date_text

__all__ = ["Period"]


@frozen(order=True)
class Period:
    """Days from the first up to, not including, the day after the last.

    Half-open, so that two years that follow each other share no day and leave none out.

    Attributes:
        start: The first day.
        stop: The day after the last one; None for a period without an end.

    Raises:
        ValueError: If it would hold no day.

    >>> year = Period(date(2023, 1, 1), date(2024, 1, 1))
    >>> year.last, date(2024, 1, 1) in year
    (datetime.date(2023, 12, 31), False)
    """

    start: date
    stop: date | None = field(default=None)

    @stop.validator
    def _holds_a_day(self, _: Attribute[date | None], stop: date | None) -> None:
        if stop is not None and stop <= self.start:
            raise ValueError("a period ends after it starts")

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        """From a first and a last day, as people write them.

        >>> Period.of_days(date(2023, 1, 1), date(2023, 12, 31)).stop
        datetime.date(2024, 1, 1)
        """
        return cls(first, last + timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def last(self) -> date | None:
        """The last day in it, if it has one."""
        return None if self.stop is None else self.stop - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.stop is None or day < self.stop)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day.

        >>> Period.year(2022).overlaps(Period.year(2023))
        False
        """
        return (other.stop is None or self.start < other.stop) and (
            self.stop is None or other.start < self.stop
        )

    @property
    def text(self) -> Text:
        """The first and the last day in words; a bare year where it is one."""
        if self.last == self.start:
            return Text(date_text(self.start, "id"), date_text(self.start, "en"))
        if self.last is None:
            return Text("sejak {day}", "since {day}").fill(day=self.start)
        if self == Period.year(self.start.year):
            return Text(str(self.start.year), str(self.start.year))
        return Text(
            f"{date_text(self.start, 'id')} s.d. {date_text(self.last, 'id')}",
            f"{date_text(self.start, 'en')} to {date_text(self.last, 'en')}",
        )
