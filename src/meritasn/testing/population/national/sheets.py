"""The rows of each table: what is known of some people, put into its columns."""

from __future__ import annotations

from datetime import date

import numpy as np
from attrs import field, frozen

from meritasn.model import Employment, PostKind, PostLevel, Rank, Sex, UnitKind, UnitPredicate
from meritasn.testing.population.national.arrow import (
    Choices,
    Columns,
    Days,
    Flags,
    Keys,
    terms,
)
from meritasn.testing.population.national.chance import Bools, Chance, Whole
from meritasn.testing.population.national.groups import Group
from meritasn.testing.population.national.history import RATED, History
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.posts import KIND_OF_LEVEL, TITLES
from meritasn.testing.population.national.raters import NOBODY
from meritasn.testing.population.national.units import kinds, names

__all__ = ["Sheet", "Sheets"]

_EPOCH = date(1970, 1, 1)
_SPARE_KEYS = 1000  # numbers of keys that nobody has
_TARGETS = tuple(f"T{n}" for n in range(1, 10))
_EMPLOYMENT = np.array([group.employment.order for group in Group])
_DISABLED = 10  # of a thousand


@frozen
class Sheet:
    """Some rows of a table.

    Attributes:
        columns: What stands in them.
        owner: By row, the number of the unit or the person that it is about.
        place: By row, where the target stands among those of the person; 0 in other tables.
    """

    columns: Columns = field(repr=False)
    owner: Whole = field(repr=False)
    place: Whole = field(repr=False)

    @classmethod
    def of(cls, columns: Columns, owner: Whole) -> Sheet:
        """Rows of a table in which each owner has one."""
        return cls(columns, owner, np.zeros(len(owner), dtype=np.int64))

    def among(self, rows: Whole) -> Sheet:
        """Some of the rows; the same one as often as it is named."""
        columns = {name: column.among(rows) for name, column in self.columns.items()}
        return Sheet(columns, self.owner[rows], self.place[rows])


class Sheets:
    """Writes down the history.

    Args:
        history: The nation.
        identified: Whether employees carry their identity number.
    """

    def __init__(self, history: History, *, identified: bool) -> None:
        self._history = history
        self._identified = identified
        self._units = np.arange(len(history.hierarchy))
        self._digits = max(4, len(str(history.people + _SPARE_KEYS)))
        nobody = history.careers.of(np.arange(0))
        self._empty = {
            table: self._kinds_of_columns(table, nobody) for table in ("appraisals", "targets")
        }

    def _kinds_of_columns(self, table: str, nobody: People) -> Columns:
        """Columns that any of the years fills."""
        columns: Columns = {}
        for year, made in self._history.years.items():
            rated, none = self._history.raters.of(nobody, year), nobody.number
            columns |= (
                made.appraisals(nobody, rated)
                if table == "appraisals"
                else made.targets(nobody, rated, none, none)
            )
        return columns

    def employee_key(self, numbers: Whole, valid: Bools | None = None, *, tail: str = "") -> Keys:
        """Keys of employees."""
        return Keys(numbers + 1, valid, letter="P", digits=self._digits, tail=tail)

    def unit_key(self, numbers: Whole, valid: Bools | None = None) -> Keys:
        """Keys of units."""
        return Keys(numbers + 1, valid, letter="U", digits=self._digits)

    # ----------------------------------------------------------------------------------- units

    def units(self) -> Sheet:
        """All units."""
        hierarchy, units = self._history.hierarchy, self._units
        columns: Columns = {
            "unit": self.unit_key(units),
            "name": Choices(units.copy(), words=names(hierarchy)),
            "kind": terms(UnitKind, kinds(hierarchy)),
            "parent": self.unit_key(hierarchy.parent, hierarchy.parent >= 0),
            "head": self.employee_key(hierarchy.start),
            "active": Flags(np.ones(len(units), dtype=np.int64)),
        }
        return Sheet.of(columns, units)

    def unit_performance(self, year: int) -> Sheet:
        """The predicates of all units in a year; none in a year that has no such predicates."""
        units = self._units if year in self._history.predicates else self._units[:0]
        columns: Columns = {
            "unit": self.unit_key(units),
            **_days(year, len(units)),
            "unit_predicate": terms(
                UnitPredicate, self._history.predicates.get(year, units).copy()
            ),
        }
        return Sheet.of(columns, units)

    # ---------------------------------------------------------------------------------- people

    def employees(self, people: People) -> Sheet:
        """Some employees."""
        title, level, rank = self._history.posts.of(people)
        columns: Columns = {
            "employee": self.employee_key(people.number),
            "unit": self.unit_key(people.unit),
            "employment": terms(Employment, _EMPLOYMENT[people.group]),
            "rank": terms(Rank, rank),
            "post": Choices(title, words=TITLES),
            "post_kind": terms(PostKind, KIND_OF_LEVEL[level]),
            "post_level": terms(PostLevel, level),
        }
        if self._identified:
            columns["nip"] = Keys(people.nip(), letter="", digits=18)
        return Sheet.of(columns, people.number)

    def protected(self, people: People) -> Sheet:
        """What the law protects of some employees."""
        dates = people.dates()
        months = ((dates.year - 1970) * 12 + dates.month - 1).astype("datetime64[M]")
        first = months.astype("datetime64[D]").astype(np.int64)
        disabled = Chance(self._history.seed, "disability").happens(people.number, _DISABLED)
        sex = np.where(people.woman, Sex.FEMALE.order, Sex.MALE.order)
        columns: Columns = {
            "employee": self.employee_key(people.number),
            "sex": terms(Sex, sex),
            "birth_date": Days(first + dates.day - 1),
            "disability": Flags(disabled.astype(np.int64)),
        }
        return Sheet.of(columns, people.number)

    # ------------------------------------------------------------------------------ appraisals

    def appraisals(self, people: People, year: int) -> Sheet:
        """The appraisals of some people in a year."""
        people = self._history.served(people, year)
        rated = self._history.raters.of(people, year)
        columns: Columns = {
            "employee": self.employee_key(people.number),
            **_days(year, len(people.number)),
            "rater": self.employee_key(rated.rater, rated.rater != NOBODY),
            "rater_superior": self.employee_key(rated.superior, rated.superior != NOBODY),
        }
        filled = self._history.years[year].appraisals(people, rated)
        return Sheet.of(columns | self._whole("appraisals", filled, people.number), people.number)

    def targets(self, people: People, year: int) -> Sheet:
        """The targets of some people in a year."""
        people = self._history.served(people, year)
        rated = self._history.raters.of(people, year)
        made = self._history.years[year]
        count = made.count(people)
        of = np.repeat(np.arange(len(count)), count)
        place = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
        owner = people.number[of]
        columns: Columns = {
            "employee": self.employee_key(owner),
            **_days(year, len(of)),
            "target": Choices(place.copy(), words=_TARGETS),
            **self._whole("targets", made.targets(people, rated, of, place), owner),
        }
        if self._history.predicates:
            serving = (place == 0) & (rated.rater[of] != NOBODY) & (year in RATED)
            columns["serves"] = self.employee_key(rated.rater[of], serving, tail="/T1")
        return Sheet(columns, owner, place)

    def _whole(self, table: str, filled: Columns, owner: Whole) -> Columns:
        """All columns of a table; those that another year fills are empty in this one."""
        return {
            name: filled[name] if name in filled else column.empty(len(owner))
            for name, column in self._empty[table].items()
        }


def _days(year: int, rows: int) -> Columns:
    """The first and the last day of a year, in as many rows."""
    days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
    return {name: Days(np.full(rows, (day - _EPOCH).days)) for name, day in days.items()}
