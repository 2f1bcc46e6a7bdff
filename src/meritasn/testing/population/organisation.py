"""Who leads which unit, and who therefore rates whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from meritasn.model import Unit
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.offices import (
    ACTING,
    CAPITAL,
    LENIENT,
    OFFICES,
    SECRETARIAT,
    VACANT,
    seats_of,
)
from meritasn.testing.population.staff import Person

__all__ = ["Organisation", "organised"]


@frozen
class Organisation:
    """The units with their heads, and all people.

    Attributes:
        units: Units by key.
        people: People by key.
        leniency: By key of a head, by how many points their ratings lie above those of others.
    """

    units: Mapping[str, Unit]
    people: Mapping[str, Person]
    leniency: Mapping[str, int]

    def rater_of(self, key: str | None) -> str | None:
        """The head of the own unit, or of the nearest unit above that somebody else leads."""
        at = self.people[key].employee.unit if key else None
        while at is not None:
            unit = self.units[at]
            if unit.head not in (None, key):
                return unit.head
            at = unit.parent
        return None

    def unit_led_by(self, key: str) -> Unit | None:
        """The unit that a person leads; for the head of two, the one at the top."""
        return next((unit for unit in self.units.values() if unit.head == key), None)


def organised(people: Sequence[Person], seed: int) -> Organisation:
    """Puts the first of each office at its head."""
    of_office: dict[str, list[str]] = {office.key: [] for office in OFFICES}
    for person in people:
        of_office[person.employee.unit].append(person.key)
    heads = {office.key: of_office[office.key][0] for office in OFFICES if seats_of(office)}
    del heads[VACANT]
    above_acting = next(office.parent for office in OFFICES if office.key == ACTING)
    heads[ACTING] = of_office[above_acting or CAPITAL][1]
    heads[CAPITAL] = heads[SECRETARIAT]
    chance = Chance(seed, "leniency")
    leniency = {head: chance.between(-4, 4) for head in heads.values()}
    leniency[heads[LENIENT]] = 12
    units = {
        office.key: Unit(
            key=office.key,
            name=office.name,
            kind=office.kind,
            parent=office.parent,
            head=heads.get(office.key),
            active=office.active,
        )
        for office in OFFICES
    }
    return Organisation(units, {person.key: person for person in people}, leniency)
