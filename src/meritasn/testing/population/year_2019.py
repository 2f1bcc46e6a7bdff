"""The year 2019, as it was appraised under PP 46/2011: targets, and scores of conduct."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from meritasn.model import Appraisal, Conduct, Measure, Target, TargetKind
from meritasn.quantities import Absence, Period, decimal
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.organisation import Organisation
from meritasn.testing.population.staff import Person
from meritasn.testing.population.work import WORKS, Work

__all__ = ["Y2019", "appraisals_2019"]

Y2019 = Period.year(2019)

_LUCK = ((0, 92), (8, 5), (-14, 3))  # now and then a year that was far better or worse


def appraisals_2019(city: Organisation, seed: int) -> Iterator[Appraisal]:
    """An appraisal of everybody who served all of that year: PNS, since there were no others."""
    chance = Chance(seed, "2019")
    for person in city.people.values():
        if person.served_all(2019):
            yield _appraisal(person, city, chance)


def _appraisal(person: Person, city: Organisation, chance: Chance) -> Appraisal:
    rater = city.rater_of(person.key)
    luck = chance.weighted(_LUCK)
    lift = person.merit + city.leniency.get(rater or "", 0) + luck
    count = chance.weighted(((3, 35), (4, 40), (5, 20), (6, 5)))
    works = chance.shuffled(WORKS[person.task])[:count]
    return Appraisal(
        employee=person.key,
        period=Y2019,
        rater=rater,
        rater_superior=city.rater_of(rater),
        conduct=_conduct(person, lift, chance),
        targets=tuple(
            _target(f"T{n}", work, lift, chance) for n, work in enumerate(works, start=1)
        ),
    )


def _conduct(person: Person, lift: int, chance: Chance) -> Conduct:
    def score() -> Decimal:
        return Decimal(min(100, 82 + lift + chance.between(-3, 3)))

    return Conduct(
        service=score(),
        integrity=score(),
        commitment=score(),
        discipline=score(),
        cooperation=score(),
        leadership=score() if person.leads else Absence.NOT_APPLICABLE,
    )


def _target(key: str, work: Work, lift: int, chance: Chance) -> Target:
    planned = chance.between(work.least, work.most)
    done = max(1, planned * chance.between(93 + lift // 2, 102 + lift // 2) // 100)
    quality = decimal(min(10000, (85 + lift) * 100 + chance.between(-16, 16) * 25), 2)
    months = chance.weighted(((12, 6), (11, 3), (10, 1)))
    return Target(
        key=key,
        plan=work.plan,
        kind=TargetKind.UTAMA,
        quantity=Measure(planned, done, unit=work.unit),
        quality=Measure(100, quality),
        time=Measure(12, months, unit="bulan"),
        cost=_cost(lift, chance) if chance.happens(200) else None,
    )


def _cost(lift: int, chance: Chance) -> Measure:
    planned = chance.between(20, 400) * 1_000_000
    return Measure(planned, planned // 1000 * chance.between(900 - lift, 1000))
