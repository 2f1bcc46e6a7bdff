"""A program of somebody else, which has only the installed package."""

from datetime import date

from meritasn.quantities import Period

year = Period.of_days(date(2023, 1, 1), date(2023, 12, 31))
last: date | None = year.last
if last != date(2023, 12, 31) or date(2024, 1, 1) in year:
    raise SystemExit("a year ends on its last day")
