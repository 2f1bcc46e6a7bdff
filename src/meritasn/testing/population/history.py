"""The careers of a city: what is known of people from when they began until today."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from attrs import frozen

from meritasn.model import Employee, PastPredicate
from meritasn.testing.population.applicants import applicants, merit_reviews
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.conduct import conduct, with_gaps
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.ledgers import credit_lines
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.missteps import misstepped
from meritasn.testing.population.postings import careers, described
from meritasn.testing.population.presence import attendance, classed, with_unknown_work
from meritasn.testing.population.records import absences, evidence, past_predicates, trainings
from meritasn.testing.population.serving import served
from meritasn.testing.population.talent import assessed, standards
from meritasn.testing.population.vacancies import holidays, vacancies

__all__ = ["History", "history"]


@frozen
class History:
    """The careers of a city.

    Attributes:
        employees: The employees with what their careers begin with, by key.
        records: Dated records, services, candidates and lists, by the field of a workforce.
        plants: What was put among them on purpose.
    """

    employees: Mapping[str, Employee]
    records: Mapping[str, Any]
    plants: tuple[Plant, ...]


def history(draft: Draft, seed: int, *, faults: bool = False) -> History:
    """What is known of the careers of those who work in a city.

    Args:
        draft: The city with its appraisals.
        seed: What everything left to chance grows from.
        faults: Whether records are planted that have to be rejected.
    """
    known = careers(draft.city, seed)
    told = conduct(draft, known)
    known = {**known, **told.careers}
    chance = Chance(seed, "described")
    employees = {
        key: classed(described(employee, known[key], draft.city, chance))
        for key, employee in draft.employees.items()
    }
    gaps, gap = with_gaps(draft, employees)
    past = Chance(seed, "past predicates")
    predicates = {
        key: tuple(past_predicates(career, draft.appraisals, past)) for key, career in known.items()
    }
    taught, shown, missed = (Chance(seed, on) for on in ("trainings", "evidence", "absences"))
    sanctioned = {absent.employee for absent in told.absences}
    ordinary = [career for key, career in known.items() if key not in sanctioned]
    credit = Chance(seed, "credit")
    records: Mapping[str, Any] = {
        "past_predicates": [*chain.from_iterable(predicates.values())],
        "postings": [held for one in known.values() for held in (*one.postings, *one.acting)],
        "sanctions": told.sanctions,
        "absences": [
            *told.absences,
            *chain.from_iterable(absences(one, missed) for one in ordinary),
        ],
        "trainings": [*chain.from_iterable(trainings(one, taught) for one in known.values())],
        "evidence": [*chain.from_iterable(evidence(one, shown) for one in known.values())],
        "credits": [
            line
            for key, career in known.items()
            for line in credit_lines(career, _by_year(predicates[key]), credit)
        ],
        "objections": told.objections,
        "vacancies": vacancies(),
        "holidays": holidays(),
    }
    found = assessed(known.values(), seed)
    months = tuple(attendance(draft.city.people.values(), seed))
    chosen = Chance(seed, "gaps of work").shuffled(known)[:4]
    paid, months, unknown = with_unknown_work({**employees, **gaps}, months, tuple(chosen))
    services, applying = served(seed), applicants(seed)
    records = {
        **records,
        "talent_assessments": found.talent,
        "competencies": found.competencies,
        "skills": found.skills,
        "attendance": months,
        "standards": standards(),
        "services": services.services,
        "responses": services.responses,
        "measurements": services.measurements,
        "candidates": applying.candidates,
        "merit_reviews": merit_reviews(),
    }
    plants = (gap, *found.plants, unknown, *services.plants, *applying.plants)
    planted: tuple[Plant, ...] = ()
    if faults:
        records, planted = misstepped(draft, records)
    return History(paid, records, (*told.plants, *plants, *planted))


def _by_year(predicates: tuple[PastPredicate, ...]) -> Mapping[int, Any]:
    return {past.rated_on.year: past.past_predicate for past in predicates}
