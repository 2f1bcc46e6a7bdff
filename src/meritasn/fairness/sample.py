"""A sample: people with their groups, their stratum and their outcome, and nothing else of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.tables import Tabled

__all__ = ["Person", "Sample"]

JOINED = " × "
"""Between the groups of several attributes."""


@frozen(repr=False)
class Person:
    """Somebody in a sample.

    Attributes:
        groups: Their group by attribute; None where it is not known.
        chosen: Whether they were chosen; None where that was never settled.
        stratum: With whom they are compared; None where it is not known.
    """

    groups: Mapping[str, str | None]
    chosen: bool | None
    stratum: str | None = None


def _people(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(people)


@frozen(repr=False)
class Sample:
    """People to be compared.

    Attributes:
        people: All of them, also those of whom nothing was settled.
    """

    people: tuple[Person, ...] = field(converter=_people)

    @classmethod
    def of_rows(
        cls,
        rows: Iterable[Mapping[str, object]],
        *,
        outcome: str,
        by: Sequence[str],
        within: str | None = None,
    ) -> Sample:
        """A sample of rows of any table, such as those of a frame.

        Args:
            rows: One for each person, by the names of its columns.
            outcome: The column that says whether they were chosen: true, false, 1, 0, or nothing.
            by: The columns of groups.
            within: The column of strata.

        >>> rows = [{"sex": "w", "promoted": 1}, {"sex": None, "promoted": 0}]
        >>> found = Sample.of_rows(rows, outcome="promoted", by=["sex"]).counts("sex")
        >>> {group: found[group].selected for group in found}
        {'w': 1, 'missing': 0}
        """
        return cls(
            Person(
                {name: _said(row[name]) for name in by},
                None if row[outcome] is None else bool(row[outcome]),
                None if within is None else _said(row[within]),
            )
            for row in rows
        )

    def __len__(self) -> int:
        return len(self.people)

    @cached_property
    def settled(self) -> tuple[Person, ...]:
        """Those of whom it was settled whether they were chosen."""
        return tuple(person for person in self.people if person.chosen is not None)

    def counts(self, *attributes: str) -> Counts:
        """The counts of the groups of one attribute, or of several together.

        Of several, every combination of groups that occur is counted, also of nobody.
        """
        return _counts(self.settled, attributes)

    def by_stratum(self, *attributes: str) -> Mapping[str, Counts]:
        """The same within each stratum; those of no known stratum are one."""
        strata: dict[str, list[Person]] = {}
        for person in self.settled:
            strata.setdefault(person.stratum or MISSING, []).append(person)
        whole = list(self.counts(*attributes))
        return {name: _filled(_counts(of, attributes), whole) for name, of in strata.items()}

    def tabled(self, *attributes: str) -> Tabled:
        """All of these counts together."""
        return Tabled(
            attributes,
            self.counts(*attributes),
            self.unsettled(*attributes),
            self.by_stratum(*attributes),
        )

    def unsettled(self, *attributes: str) -> Counts:
        """Of each group, of how many nothing was settled."""
        return _counts([Person(one.groups, one.chosen is None) for one in self.people], attributes)


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def _counts(people: Iterable[Person], attributes: Sequence[str]) -> Counts:
    cells: dict[str, Cell] = {}
    for person in people:
        name = group_of(person.groups.get(one) for one in attributes)
        cells[name] = cells.get(name, _NOBODY) + Cell(bool(person.chosen), 1)
    # In an order that hangs on no row; those of no known group come last.
    return Counts({n: cells[n] for n in sorted(cells, key=lambda n: (n == MISSING, n))})


_NOBODY = Cell(0, 0)


def _filled(counts: Counts, groups: Iterable[str]) -> Counts:
    return Counts({group: counts.cells.get(group, _NOBODY) for group in groups})


def group_of(codes: Iterable[str | None]) -> str:
    """The name of a group; where one of its attributes is not known, it is among the missing."""
    known = list(codes)
    return MISSING if None in known else JOINED.join(code for code in known if code is not None)
