"""Invented offices whose raters are as honest, lenient or uneven as a test says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

from meritasn.fairness.appraisers import RaterAudit, RaterPlan, audit_raters
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Post,
    PostLevel,
    Protected,
    Rating,
    Sex,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.quantities import Period

__all__ = ["YEAR", "audited", "offices"]

YEAR = Period.year(2024)
LEVELS = (PostLevel.PELAKSANA, PostLevel.AHLI_MUDA)


def offices(  # noqa: PLR0913  (each is a way in which offices differ)
    seed: int,
    *,
    raters: int = 20,
    people: int = 15,
    lift: Mapping[int, float] | None = None,
    against_women: Collection[int] = (),
    share: int = 1,
    spread: float = 0.0,
) -> Workforce:
    """Each rater has a unit of their own, or so many raters share one.

    Ratings are of three labels; a lift of one moves a person by a standard deviation.
    """
    chance = Random(seed)  # noqa: S311  (an invented office is no secret)
    employees, appraisals, protected = [], [], {}
    units = [f"U{n // share}" for n in range(raters)]
    for n in range(raters):
        employees.append(Employee(key=f"R{n}", unit=units[n], employment=Employment.PNS))
        own = chance.gauss(0, spread) + (lift or {}).get(n, 0.0)
        for m in range(people):
            key, sex = f"P{n}-{m}", (Sex.FEMALE, Sex.MALE)[m % 2]
            less = 2.5 if n in against_women and sex is Sex.FEMALE else 0.0
            post = Post(level=chance.choice(LEVELS))
            employees.append(Employee(key=key, unit=units[n], employment=Employment.PNS, post=post))
            protected[key] = Protected(sex=sex)
            results, behaviour = (rating(chance.gauss(0, 1) + own - less) for _ in range(2))
            appraisals.append(
                Appraisal(
                    employee=key,
                    period=YEAR,
                    rater=f"R{n}",
                    results_rating=results,
                    behaviour_rating=behaviour,
                )
            )
    return Workforce(
        units=[Unit(key=key, name="Unit", kind=UnitKind.DINAS) for key in dict.fromkeys(units)],
        employees=employees,
        appraisals=appraisals,
        protected=protected,
    )


def rating(merit: float) -> Rating:
    """Mostly as expected, some above, few below."""
    if merit > 0.8:
        return Rating.DI_ATAS
    return Rating.SESUAI if merit > -2 else Rating.DI_BAWAH


def audited(workforce: Workforce, plan: RaterPlan | None = None) -> RaterAudit:
    """The audit of the latest period."""
    return audit_raters(appraise(workforce), workforce, plan=plan)
