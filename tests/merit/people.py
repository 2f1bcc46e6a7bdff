"""Small workforces, said in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritasn.model import (
    Appraisal,
    Conduct,
    Employee,
    Employment,
    Measure,
    Predicate,
    Rating,
    Target,
    Unit,
    UnitKind,
    UnitPerformance,
    UnitPredicate,
    Workforce,
)
from meritasn.quantities import Absence, Number, Period

__all__ = ["PAIRS", "YEAR", "activity", "appraised", "one_unit", "rated"]

YEAR = Period.year(2023)

PAIRS: Mapping[Predicate, tuple[Rating, Rating]] = {
    Predicate.SANGAT_BAIK: (Rating.DI_ATAS, Rating.DI_ATAS),
    Predicate.BAIK: (Rating.SESUAI, Rating.SESUAI),
    Predicate.BUTUH_PERBAIKAN: (Rating.DI_BAWAH, Rating.SESUAI),
    Predicate.KURANG: (Rating.SESUAI, Rating.DI_BAWAH),
    Predicate.SANGAT_KURANG: (Rating.DI_BAWAH, Rating.DI_BAWAH),
}
"""Ratings of results and behaviour that lead to each predicate."""


def rated(
    employee: str,
    results: Rating | Absence,
    behaviour: Rating | Absence,
    *,
    rater: str | None = None,
    period: Period = YEAR,
) -> Appraisal:
    """An appraisal by two ratings."""
    return Appraisal(
        employee=employee,
        period=period,
        rater=rater,
        results_rating=results,
        behaviour_rating=behaviour,
    )


def one_unit(
    unit: UnitPredicate | None, people: Sequence[Predicate | None], *, period: Period = YEAR
) -> Workforce:
    """A unit of people with these predicates; None is one whose ratings are missing."""
    keys = [f"P{number}" for number in range(len(people))]
    pairs = [PAIRS[p] if p else (Absence.MISSING, Absence.MISSING) for p in people]
    return Workforce(
        units=[Unit(key="U", name="Dinas Contoh", kind=UnitKind.DINAS)],
        employees=[Employee(key=key, unit="U", employment=Employment.PNS) for key in keys],
        appraisals=[
            rated(key, *pair, period=period) for key, pair in zip(keys, pairs, strict=True)
        ],
        unit_performance=[UnitPerformance(unit="U", period=period, predicate=unit)] if unit else [],
    )


def activity(
    key: str = "T1",
    *,
    quantity: tuple[Number | str, Number | str] = ("100", "100"),
    quality: tuple[Number | str, Number | str] = ("100", "100"),
    time: tuple[Number | str, Number | str] = ("100", "100"),
    cost: tuple[Number | str, Number | str] | None = None,
) -> Target:
    """An activity under PP 46/2011: what was planned and what was realised."""
    return Target(
        key=key,
        plan="Laporan tersusun",
        quantity=Measure(*quantity),
        quality=Measure(*quality),
        time=Measure(*time),
        cost=None if cost is None else Measure(*cost),
    )


def appraised(
    *activities: Target, conduct: str = "100", leads: bool = False, employee: str = "P1"
) -> Appraisal:
    """An appraisal under PP 46/2011 with one score for every aspect of behaviour."""
    aspects = ("service", "integrity", "commitment", "discipline", "cooperation")
    leadership = conduct if leads else Absence.NOT_APPLICABLE
    return Appraisal(
        employee=employee,
        period=Period.year(2019),
        conduct=Conduct(**dict.fromkeys(aspects, conduct), leadership=leadership),
        targets=activities,
    )
