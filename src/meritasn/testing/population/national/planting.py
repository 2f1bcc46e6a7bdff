"""How something is planted: by whom it is carried, and what changes in their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import numpy as np
from attrs import evolve, field, frozen

from meritasn.model import Rating
from meritasn.quantities import Period
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.chance import Bools, Order, Whole
from meritasn.testing.population.national.groups import Group
from meritasn.testing.population.national.history import SCORED, History
from meritasn.testing.population.national.people import People
from meritasn.testing.population.national.rated import RatedYear
from meritasn.testing.population.national.raters import NOBODY
from meritasn.testing.population.national.sheets import Sheet, Sheets

__all__ = ["Bed", "Change", "Edit", "Planted", "Pool", "blank", "into", "put"]

_PEOPLE_A_CARRIER = 50_000
_AS = Rating.SESUAI.order

Edit = Callable[[Columns, Whole], None]
"""Changes some rows of columns."""


@frozen
class Change:
    """What changes in the rows of a table.

    Attributes:
        table: Its name.
        year: Of which year the rows are; None in a table without years.
        edit: What is done to them.
        only: Which target of each person is changed; None for all of them.
        copies: How often each row stands in the table.
        carriers: Numbers of the units or people whose rows they are, in order.
    """

    table: str
    year: int | None = None
    edit: Edit | None = None
    only: int | None = field(default=None, kw_only=True)
    copies: int = field(default=1, kw_only=True)
    carriers: Whole = field(factory=lambda: np.arange(0), kw_only=True, repr=False)

    def rows(self, sheet: Sheet) -> Whole:
        """The rows that it changes."""
        at = np.minimum(np.searchsorted(self.carriers, sheet.owner), len(self.carriers) - 1)
        carried: Bools = self.carriers[at] == sheet.owner
        if self.only is not None:
            carried &= sheet.place == self.only
        return np.flatnonzero(carried)


@frozen
class Planted:
    """A plant with its changes.

    Attributes:
        plant: What the manifest says of it.
        changes: What changes in tables; nothing where the history itself is like that.
    """

    plant: Plant
    changes: tuple[Change, ...] = field(default=(), repr=False)


def blank(column: str) -> Edit:
    """Takes what stands in a column out of some rows."""
    return lambda columns, rows: columns[column].blank(rows)


def put(column: str, value: int) -> Edit:
    """Puts a value into a column of some rows."""
    return lambda columns, rows: columns[column].put(rows, value)


def into(changes: Iterable[Change], table: str, year: int | None, sheet: Sheet) -> Sheet:
    """A sheet with all changes that belong in it."""
    for change in changes:
        if (change.table, change.year) != (table, year):
            continue
        rows = change.rows(sheet)
        if change.edit and len(rows):
            change.edit(sheet.columns, rows)
        if change.copies != 1 and len(rows):
            times = np.ones(len(sheet.owner), dtype=np.int64)
            times[rows] = change.copies
            sheet = sheet.among(np.repeat(np.arange(len(times)), times))
    return sheet


class Bed:
    """Where plants are put.

    Attributes:
        history: The nation.
        pool: People of whom nothing is told yet.
        each: How many people carry a plant.
        scored: The first year with scores; None if there is none.
        rated: The last year with ratings; None if there is none.
        latest: The last year.
    """

    def __init__(self, history: History, sheets: Sheets) -> None:
        self._sheets = sheets
        self.history = history
        self.pool = Pool(history)
        self.each = 2 + history.people // _PEOPLE_A_CARRIER
        self.scored = min((year for year in history.years if year in SCORED), default=None)
        self.rated = max(history.predicates, default=None)
        self.latest = max(history.years)

    def employees(self, numbers: Whole) -> tuple[str, ...]:
        """Keys of some people."""
        return tuple(self._sheets.employee_key(numbers).texts())

    def units(self, numbers: Whole) -> tuple[str, ...]:
        """Keys of some units."""
        return tuple(self._sheets.unit_key(numbers).texts())

    def planted(self, plant: Plant, *changes: Change) -> Planted:
        """Plants changes on some people of whom nothing is told yet."""
        carriers = self.pool.take(self.each)
        year = changes[0].year
        there = evolve(
            plant, keys=self.employees(carriers), period=None if year is None else Period.year(year)
        )
        return Planted(there, tuple(evolve(change, carriers=carriers) for change in changes))


class Pool:
    """People of whom nothing is told yet, each taken once.

    Staff appointed before any of the years, in units of which nothing is told, and with results and
    behaviour as expected in every year that is rated.

    Args:
        history: The nation.
    """

    _AT_ONCE = 10_000

    def __init__(self, history: History) -> None:
        self._history = history
        self._ordinary = self._found()

    def take(self, count: int) -> Whole:
        """As many of them, in the order of their numbers.

        Raises:
            ValueError: If there are not as many.
        """
        taken = list(islice(self._ordinary, count))
        if len(taken) < count:
            raise ValueError("there are too few people to plant anything on")
        return np.array(sorted(taken))

    def _found(self) -> Iterator[int]:
        history = self._history
        order = Order(history.seed, "plants", history.people)
        for start in range(0, history.people, self._AT_ONCE):
            numbers = order.of(np.arange(start, min(start + self._AT_ONCE, history.people)))
            people = history.careers.of(numbers)
            yield from numbers[self._is_ordinary(people)].tolist()

    def _is_ordinary(self, people: People) -> Bools:
        history = self._history
        staff = np.isin(people.group, (Group.FUNCTIONAL, Group.OFFICER))
        ordinary = staff & (people.since < min(history.years))
        ordinary &= ~np.isin(people.unit, history.remarkable.all)
        for year, made in history.years.items():
            rated = history.raters.of(people, year)
            ordinary &= rated.superior != NOBODY
            if isinstance(made, RatedYear):
                verdicts = made.ratings.of(people, rated)
                ordinary &= (verdicts.results == _AS) & (verdicts.behaviour == _AS)
        return ordinary
