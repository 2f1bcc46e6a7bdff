"""An invented city with a history, made from a seed.

    >>> example = city(people=500)
    >>> example.workforce
    Workforce(44 units, 500 employees, 733 appraisals, 44 unit predicates)

Units, posts, people, two years of appraisals and their raters belong together; shares follow
published figures; and some things are planted, so that a check must find them.
"""

from __future__ import annotations

from meritasn.testing.population.city import SEED, City, city
from meritasn.testing.population.draft import Plant

__all__ = ["SEED", "City", "Plant", "city"]
