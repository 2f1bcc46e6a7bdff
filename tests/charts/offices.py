"""Invented people, services and sheets to draw."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

from tests.policies.regulations.region import GRADES, REGION

from meritasn.merit import (
    allowances,
    professionalism_index,
    satisfaction,
    standards_kept,
    talent_map,
)
from meritasn.model import (
    Attendance,
    Education,
    Employee,
    Employment,
    Measurement,
    PastPredicate,
    Post,
    PostKind,
    PostLevel,
    Predicate,
    Response,
    Service,
    TalentAssessment,
    Unit,
    UnitKind,
    Workforce,
    YesNo,
)
from meritasn.results import AllowanceRun, Professionalism, TalentMap
from meritasn.results.satisfaction import Satisfaction
from meritasn.results.standards import StandardsKept

ON = date(2026, 3, 2)
PARTS = (
    "award_score",
    "team_score",
    "feedback_score",
    "competence_score",
    "development_score",
    "experience_score",
    "potential_score",
    "field_match_score",
)
UNITS = ("kota", "dinas", "badan", "camat")
PREDICATES = (
    *(Predicate.SANGAT_BAIK, Predicate.BAIK, Predicate.BAIK, Predicate.BAIK),
    *(Predicate.BUTUH_PERBAIKAN, Predicate.KURANG),
)


@cache
def office() -> Workforce:
    """Twenty-two people in three units below the top; in the smallest there are two."""
    units = [
        Unit(key=key, name=f"Unit {key}", kind=UnitKind.DINAS, parent=None if n == 0 else "kota")
        for n, key in enumerate(UNITS)
    ]
    places = ["dinas"] * 12 + ["badan"] * 8 + ["camat"] * 2
    people = [
        Employee(
            key=f"P{n:04d}",
            unit=unit,
            employment=Employment.PNS,
            education=Education.S1 if n % 3 else Education.S2,
            post=Post(kind=PostKind.ADMINISTRASI, level=PostLevel.PELAKSANA),
            job_class=5 + 2 * (n % 3),
            remote_place=YesNo.NO,
            hard_conditions=YesNo.NO,
            scarce_profession=YesNo.NO,
        )
        for n, unit in enumerate(places)
    ]
    return Workforce(
        units=units,
        employees=people,
        past_predicates=[
            PastPredicate(
                employee=one.key,
                rated_from=date(2025, 1, 1),
                rated_on=date(2025, 12, 31),
                past_predicate=PREDICATES[n % len(PREDICATES)],
            )
            for n, one in enumerate(people)
        ],
        talent_assessments=[
            TalentAssessment(
                employee=one.key,
                assessed_on=date(2025, 10, 6),
                assessed_until=date(2028, 10, 5),
                **dict.fromkeys(PARTS, 30 + 3 * n),
            )
            for n, one in enumerate(people)
        ],
        attendance=[
            Attendance(
                employee=one.key,
                month_ends_on=date(2025, 10, 31),
                activity_minutes=5000 + 100 * n,
                presence=90 + n % 10,
                **dict.fromkeys(GRADES, n % 2),
            )
            for n, one in enumerate(people)
        ],
    )


@cache
def talents() -> TalentMap:
    return talent_map(office(), ON)


@cache
def index(least: int = 5) -> Professionalism:
    return professionalism_index(office(), ON, least=least)


@cache
def paid(ceiling: int | None = 40_000_000) -> AllowanceRun:
    return allowances(office(), date(2025, 10, 31), REGION, ceiling=ceiling)


SHEETS = {("akta", 2024): 40, ("akta", 2025): 40, ("ktp", 2025): 12, ("kk", 2025): 3}
"""How many sheets there are; of three nothing is shown, and of twelve no interval."""


@cache
def surveys() -> Satisfaction:
    chance = Random(3)  # noqa: S311  (the same sheets every time)
    sheets = [
        Response(
            service=service,
            responded_on=date(year, 8, 1 + n % 28),
            respondent=f"{n:03}",
            **{f"u{u}": chance.choice((3, 4)) for u in range(1, 10)},
        )
        for (service, year), many in SHEETS.items()
        for n in range(many)
    ]
    names = {"akta": "Akta", "ktp": "KTP", "kk": "KK"}
    return satisfaction(
        Workforce(services=[Service(key=k, name=n) for k, n in names.items()], responses=sheets)
    )


TIMES = (180, 120, None, 90, 60, 55)


@cache
def kept() -> StandardsKept:
    """A service that comes from 180 to less than 60, and one that has no standard."""
    services = [
        Service(key="akta", name="Akta", time_before=180, standard_time=60),
        Service(key="kk", name="KK"),
        Service(key="ktp", name="KTP", standard_time=5),
    ]
    measured = [
        Measurement(
            service=service,
            measured_on=date(2025, month, 28),
            **({} if time is None else {"measured_time": time}),
        )
        for service in ("akta", "kk")
        for month, time in enumerate(TIMES, start=1)
    ]
    return standards_kept(Workforce(services=services, measurements=measured), date(2025, 12, 31))
