"""The whole city: its records, and what was planted among them."""

from __future__ import annotations

from attrs import frozen

from meritasn.model import Workforce
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.faults import plant_faults
from meritasn.testing.population.history import history
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.organisation import organised
from meritasn.testing.population.plants import plant
from meritasn.testing.population.staff import LEAST_PEOPLE, staff
from meritasn.testing.population.year_2019 import appraisals_2019
from meritasn.testing.population.year_2023 import appraisals_2023, performance_2023

__all__ = ["SEED", "City", "city"]

SEED = 1590
"""The seed of the example city: the year in which Medan was founded."""


@frozen
class City:
    """An invented city.

    Attributes:
        workforce: All records.
        plants: What was put among them on purpose.
    """

    workforce: Workforce
    plants: tuple[Plant, ...]

    def plant(self, name: str) -> Plant:
        """The plant of a name.

        Raises:
            KeyError: If nothing of that name was planted.
        """
        return {plant.name: plant for plant in self.plants}[name]


def city(*, people: int = 2000, seed: int = SEED, faults: bool = False) -> City:
    """Makes a city of as many people; the same numbers make the same city everywhere.

    Nobody changed their office between 2019 and 2023; who was appointed later has no appraisal.
    Careers are told until the end of 2025. The offices and their posts of leadership are the same
    for any number of people.

    Args:
        people: How many employees, at least 500.
        seed: What everything left to chance grows from.
        faults: Whether records are planted that have to be rejected or refused.

    Raises:
        ValueError: If there are too few people to fill the offices.
    """
    if people < LEAST_PEOPLE:
        raise ValueError(f"a city has at least {LEAST_PEOPLE} people")
    organisation = organised(staff(people, seed), seed)
    performance = performance_2023(organisation, seed)
    then = appraisals_2019(organisation, seed)
    now = appraisals_2023(organisation, performance, seed)
    draft = Draft(organisation, [*then, *now], seed)
    plants = (*plant(draft), *(plant_faults(draft) if faults else ()))
    past = history(draft, seed, faults=faults)
    workforce = Workforce(
        units=organisation.units.values(),
        employees=past.employees.values(),
        appraisals=draft.appraisals.values(),
        unit_performance=performance,
        protected={key: person.protected for key, person in organisation.people.items()},
        **past.records,
    )
    return City(workforce, (*plants, *past.plants))
