"""An invented city with a history, and a whole nation, each made from a seed.

    >>> example = city(people=500)
    >>> example.workforce
    Workforce(44 units, 500 employees, 733 appraisals, 44 unit predicates)

Units, posts, people, two years of appraisals and their raters belong together; shares follow
published figures; and some things are planted, so that a check must find them. The city is made of
objects and needs nothing but the library. The nation is made in columns, a batch at a time, and
needs the extra ``population``:

    >>> nation(people=1000)
    Nation(1000 people, 34 units, 2019, 2023)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from meritasn.testing.population.city import SEED, City, city
from meritasn.testing.population.gaps import planted_gap
from meritasn.testing.population.manifest import Plant

if TYPE_CHECKING:
    from meritasn.testing.population.national import Nation

__all__ = ["SEED", "City", "Plant", "city", "nation", "planted_gap"]


def nation(  # noqa: PLR0913 - each is a way in which nations differ
    *,
    people: int = 5_600_000,
    seed: int = SEED,
    years: Sequence[int] = (2019, 2023),
    faults: bool = False,
    protected: bool = False,
    everyone: bool = False,
) -> Nation:
    """Makes a nation in columns; the same numbers make the same rows everywhere.

    Needs the extra ``population``: numpy and pyarrow.

    Args:
        people: How many employees, from 1,000 to 6,000,000.
        seed: What everything left to chance grows from.
        years: The years that are appraised: 2014 to 2020 by scores, 2022 to 2024 by ratings.
        faults: Whether rows are planted that have to be rejected, refused or disputed.
        protected: Whether there is a table of protected attributes, and an identity number that
            agrees with it for each employee.
        everyone: Whether people are appraised in every year, whenever they were appointed: no
            history, but as many rows as there can be.

    Returns:
        Tables batch by batch, and what was planted in them.

    Raises:
        ValueError: If there are too few or too many people, or a year is not made.
    """
    from meritasn.testing.population.national import History, Nation  # noqa: PLC0415, an extra

    history = History(people, seed, years, everyone=everyone)
    return Nation(history, faults=faults, protected=protected)
