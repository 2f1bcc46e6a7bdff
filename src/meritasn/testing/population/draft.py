"""The records of a city while something is put among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from meritasn.model import Appraisal, Rating, Target
from meritasn.quantities import Period
from meritasn.testing.population import offices
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.organisation import Organisation
from meritasn.testing.population.year_2019 import Y2019
from meritasn.testing.population.year_2023 import Y2023

__all__ = ["Draft"]


class Draft:
    """The records of a city while something is put among them.

    Args:
        city: Units and people.
        appraisals: Their appraisals.
        seed: What the population grows from.
    """

    def __init__(self, city: Organisation, appraisals: Iterable[Appraisal], seed: int) -> None:
        self.city = city
        self.employees = {key: person.employee for key, person in city.people.items()}
        self.appraisals = {(seen.employee, seen.period): seen for seen in appraisals}
        self._ordinary = Chance(seed, "plants").shuffled(filter(self._is_ordinary, self.employees))

    def _is_ordinary(self, key: str) -> bool:
        """Whether nothing is remarkable about somebody so far, in either year."""
        now = self.appraisals.get((key, Y2023))
        return (
            (key, Y2019) in self.appraisals
            and now is not None
            and (now.results_rating, now.behaviour_rating) == (Rating.SESUAI, Rating.SESUAI)
            and not self.city.people[key].leads
            and self.employees[key].unit not in offices.REMARKABLE
        )

    def head_of(self, unit: str) -> str:
        """Key of the head of a unit that has one."""
        return self.city.units[unit].head or ""

    def take(self, count: int) -> tuple[str, ...]:
        """Ordinary people, and nobody twice."""
        return self._taken(self._ordinary[:count])

    def take_where(self, count: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """Ordinary people of some kind, and nobody twice."""
        return self._taken([key for key in self._ordinary if fits(key)][:count])

    def take_together(self, count: int) -> tuple[str, ...]:
        """Ordinary people of the one unit that has most of them."""
        unit_of = {key: self.employees[key].unit for key in self._ordinary}
        ((unit, _),) = Counter(unit_of.values()).most_common(1)
        return self._taken([key for key in self._ordinary if unit_of[key] == unit][:count])

    def _taken(self, keys: Sequence[str]) -> tuple[str, ...]:
        self._ordinary = [key for key in self._ordinary if key not in keys]
        return tuple(keys)

    def change(self, key: str, period: Period, changed: Callable[[Appraisal], Appraisal]) -> None:
        """Puts another appraisal in the place of one."""
        self.appraisals[key, period] = changed(self.appraisals[key, period])

    def change_first(self, key: str, period: Period, changed: Callable[[Target], Target]) -> None:
        """Puts another target in the place of the first of an appraisal."""

        def with_first(appraisal: Appraisal) -> Appraisal:
            first, *others = appraisal.targets
            return evolve(appraisal, targets=(changed(first), *others))

        self.change(key, period, with_first)
