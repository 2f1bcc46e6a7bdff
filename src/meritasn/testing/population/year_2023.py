"""The year 2023, as it was appraised under PermenPANRB 6/2022: ratings, and the SKP behind them.

The shares of predicates follow what was published for 2022 to 2024: very good for 11.27 percent of
PNS and 9.01 percent of PPPK, good for nearly all others. Of each lower predicate there is a
handful, more than their share, so that every one of them can be seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from attrs import evolve

from meritasn.model import (
    Appraisal,
    Behaviour,
    CoreValue,
    Direction,
    Employment,
    Feedback,
    Measure,
    Predicate,
    Rating,
    Target,
    TargetKind,
    UnitPerformance,
    UnitPredicate,
)
from meritasn.quantities import Absence, Period
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.offices import CAPITAL, NEEDING, POOR, REGISTRY, SECRETARIAT
from meritasn.testing.population.organisation import Organisation
from meritasn.testing.population.staff import Person
from meritasn.testing.population.work import WORKS, Work

__all__ = ["QUADRANT", "Y2023", "appraisals_2023", "performance_2023"]

Y2023 = Period.year(2023)

Ratings = tuple[Rating, Rating]

_ABOVE, _AS, _BELOW = Rating
_VERY_GOOD = {Employment.PNS: 1127, Employment.PPPK: 901}  # of ten thousand
_LOWER: tuple[Ratings, ...] = (
    *[(_BELOW, _AS)] * 2,
    (_BELOW, _ABOVE),
    *[(_AS, _BELOW)] * 3,
    (_ABOVE, _BELOW),
    *[(_BELOW, _BELOW)] * 3,
)
QUADRANT = {
    (_ABOVE, _ABOVE): Predicate.SANGAT_BAIK,
    (_ABOVE, _AS): Predicate.BAIK,
    (_ABOVE, _BELOW): Predicate.KURANG,
    (_AS, _ABOVE): Predicate.BAIK,
    (_AS, _AS): Predicate.BAIK,
    (_AS, _BELOW): Predicate.KURANG,
    (_BELOW, _ABOVE): Predicate.BUTUH_PERBAIKAN,
    (_BELOW, _AS): Predicate.BUTUH_PERBAIKAN,
    (_BELOW, _BELOW): Predicate.SANGAT_KURANG,
}
_OF_HEAD = {
    UnitPredicate.ISTIMEWA: _ABOVE,
    UnitPredicate.BAIK: _AS,
    UnitPredicate.BUTUH_PERBAIKAN: _BELOW,
    UnitPredicate.KURANG: _BELOW,
}
_MAIN = 2  # targets that are main ones whatever comes
_COARSE = 5  # days below which hours are counted
_PERCENT = {_ABOVE: (106, 125), _AS: (97, 103), _BELOW: (60, 85)}
_EFFECTS = ("antrean lebih pendek", "berkas tidak kembali", "warga menunggu", "tim terbantu")
_SUGGESTIONS = ("bagikan caranya ke tim", "susun jadwal mingguan", "periksa berkas lebih awal")
_EXPECTATION = "Hadir di tempat layanan setiap pekan"


# ---------------------------------------------------------------------------------------- units


def performance_2023(city: Organisation, seed: int) -> tuple[UnitPerformance, ...]:
    """A predicate for each unit: a quarter outstanding, two weak, the rest good."""
    predicates = dict.fromkeys(city.units, UnitPredicate.BAIK)
    fixed = (CAPITAL, SECRETARIAT, REGISTRY, NEEDING, POOR)
    others = [key for key in city.units if key not in fixed]
    for key in Chance(seed, "unit performance").quota(others, 250):
        predicates[key] = UnitPredicate.ISTIMEWA
    predicates[REGISTRY] = UnitPredicate.ISTIMEWA
    predicates[NEEDING] = UnitPredicate.BUTUH_PERBAIKAN
    predicates[POOR] = UnitPredicate.KURANG
    return tuple(
        UnitPerformance(unit=key, period=Y2023, predicate=predicate)
        for key, predicate in predicates.items()
    )


# -------------------------------------------------------------------------------------- ratings


def _ratings(
    city: Organisation, performance: Iterable[UnitPerformance], seed: int
) -> Mapping[str, Ratings]:
    """The ratings of everybody who served all of that year."""
    chance = Chance(seed, "ratings")
    of_unit = {seen.unit: seen.predicate for seen in performance}
    led = {key: of_unit[unit.key] for key in city.people if (unit := city.unit_led_by(key))}
    favoured = {key for key, predicate in of_unit.items() if predicate is UnitPredicate.ISTIMEWA}
    served = _best_first(city, favoured, chance)
    lower = [person for person in reversed(served) if not person.leads][: len(_LOWER)]
    ratings = {
        person.key: pair for person, pair in zip(lower, chance.shuffled(_LOWER), strict=True)
    }
    for person in _very_good(served, led):
        ratings[person.key] = (_ABOVE, _ABOVE)
    for person in served:
        ratings.setdefault(person.key, _good(led.get(person.key), chance))
    return ratings


def _best_first(city: Organisation, favoured: Collection[str], chance: Chance) -> list[Person]:
    """In the order of how they look: work, the rater's leniency, a favoured unit, and luck."""

    def looks(person: Person) -> int:
        leniency = city.leniency.get(city.rater_of(person.key) or "", 0)
        of_unit = 20 if person.employee.unit in favoured else 0
        return 4 * person.merit + 3 * leniency + of_unit + chance.between(0, 40)

    looked = {p.key: looks(p) for p in city.people.values() if p.served_all(2023)}
    return [city.people[key] for key in sorted(looked, key=lambda key: -looked[key])]


def _very_good(
    served: Sequence[Person], led: Mapping[str, UnitPredicate | Absence]
) -> Iterator[Person]:
    outstanding = UnitPredicate.ISTIMEWA
    for employment, share in _VERY_GOOD.items():
        own = [person for person in served if person.employee.employment is employment]
        able = (p for p in own if led.get(p.key, outstanding) is outstanding)
        yield from islice(able, (len(own) * share + 5000) // 10000)


def _good(led: UnitPredicate | Absence | None, chance: Chance) -> Ratings:
    """Ratings of which only those of the head of a weak unit are below good."""
    if isinstance(led, UnitPredicate):
        return _OF_HEAD[led], _AS
    return chance.weighted((((_AS, _AS), 76), ((_ABOVE, _AS), 12), ((_AS, _ABOVE), 12)))


# ----------------------------------------------------------------------------------- appraisals


def appraisals_2023(
    city: Organisation, performance: Iterable[UnitPerformance], seed: int
) -> Iterator[Appraisal]:
    """An appraisal of everybody who served all of that year."""
    ratings = _ratings(city, performance, seed)
    chance = Chance(seed, "2023")
    for person in city.people.values():
        if person.key in ratings:
            yield _appraisal(person, ratings[person.key], city, chance)


def _appraisal(person: Person, ratings: Ratings, city: Organisation, chance: Chance) -> Appraisal:
    results, behaviour = ratings
    rater = city.rater_of(person.key)
    targets = tuple(_targets(person, results, rater, chance))
    return Appraisal(
        employee=person.key,
        period=Y2023,
        rater=rater,
        rater_superior=city.rater_of(rater),
        results_rating=results,
        behaviour_rating=behaviour,
        recorded_predicate=QUADRANT[ratings] if chance.happens(950) else Absence.MISSING,
        behaviours=tuple(_behaviours(behaviour, chance)) if chance.happens(180) else (),
        feedback=(_feedback(rater, targets[0], chance),) if chance.happens(80) else (),
        targets=targets,
    )


def _targets(
    person: Person, results: Rating, rater: str | None, chance: Chance
) -> Iterator[Target]:
    own, shared = WORKS[person.task][:3], WORKS[person.task][3:]
    first, *others = chance.shuffled(own)
    count = chance.weighted(((2, 40), (3, 40), (4, 20)))
    for n, work in enumerate([first, *chance.shuffled([*others, *shared])[: count - 1]], start=1):
        target = _target(work, results, chance)
        yield evolve(
            target,
            key=f"T{n}",
            kind=TargetKind.TAMBAHAN if n > _MAIN and chance.happens(400) else TargetKind.UTAMA,
            serves=f"{rater}/T1" if rater and n == 1 else None,
            evidence=f"{person.key}-{n}" if chance.happens(700) else None,
        )


def _target(work: Work, results: Rating, chance: Chance) -> Target:
    planned = chance.between(work.least, work.most)
    done = (planned * chance.between(*_PERCENT[results]) + 50) // 100
    return Target(
        key="",
        plan=work.plan,
        indicator=work.indicator,
        focus=work.focus,
        quantity=_quantity(planned, done, work.unit, within=results is _AS and chance.happens(30)),
        quality=_quality(results, chance) if chance.happens(350) else None,
        time=_time(work.days, results, chance) if work.days and chance.happens(500) else None,
    )


def _quantity(planned: int, done: int, unit: str, *, within: bool) -> Measure:
    """More is better, or now and then a range that starts at what is planned."""
    if within:
        upper = planned * 6 // 5
        return Measure(planned, done, upper=upper, direction=Direction.RANGE, unit=unit)
    return Measure(planned, done, direction=Direction.HIGHER, unit=unit)


def _quality(results: Rating, chance: Chance) -> Measure:
    planned = chance.one_of((80, 85, 90))
    percent = chance.between(*_PERCENT[results])
    return Measure(planned, min(100, (planned * percent + 50) // 100), direction=Direction.HIGHER)


def _time(days: int, results: Rating, chance: Chance) -> Measure:
    """Shorter by what the results lie above the plan; hours where a day is too coarse."""
    planned, unit = (days, "hari") if days >= _COARSE else (days * 8, "jam")
    percent = 200 - chance.between(*_PERCENT[results])
    return Measure(planned, (planned * percent + 50) // 100, direction=Direction.LOWER, unit=unit)


def _behaviours(overall: Rating, chance: Chance) -> Iterator[Behaviour]:
    other = _AS if overall is not _AS else _ABOVE
    for value in CoreValue:
        expected = value is CoreValue.BERORIENTASI_PELAYANAN and chance.happens(150)
        yield Behaviour(
            value,
            other if chance.happens(150) else overall,
            _EXPECTATION if expected else None,
        )


def _feedback(giver: str | None, target: Target, chance: Chance) -> Feedback:
    done = target.quantity.realised if target.quantity else Absence.MISSING
    given_on = date(2023, 2, 1) + timedelta(days=chance.between(0, 270))
    return Feedback(
        given_on=given_on,
        giver=giver,
        fact=f"{target.plan}: {done}",
        effect=chance.one_of(_EFFECTS),
        suggestion=chance.one_of(_SUGGESTIONS),
        follow_up=given_on + timedelta(days=30),
    )
