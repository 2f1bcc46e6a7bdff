"""Strategies for Hypothesis that draw valid records, for your own tests of rules.

Numbers lie in the range that the catalogue gives to their fact, with its decimals, often at an end
of it; people are invented. Facts may be missing, since a rule has to live with that; where
`complete` is asked for, every fact is there or not applicable where it may be.

Needs the extra ``testing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from meritasn.model import (
    Appraisal,
    Behaviour,
    Conduct,
    CoreValue,
    Direction,
    Education,
    Employee,
    Employment,
    Focus,
    Measure,
    Nip,
    NiPppk,
    Post,
    PostLevel,
    Predicate,
    Rank,
    Rating,
    Sex,
    Target,
    TargetKind,
    Unit,
    UnitKind,
    UnitPerformance,
    UnitPredicate,
    Workforce,
    YesNo,
    build_ni_pppk,
    build_nip,
    parse_nip,
)
from meritasn.quantities import Absence, Number, Period
from meritasn.testing.careers import (
    absences,
    attendance,
    careers,
    competencies,
    credit_lines,
    evidence,
    holidays,
    objections,
    past_predicates,
    postings,
    sanctions,
    skills,
    standards,
    talent_assessments,
    trainings,
    vacancies,
)
from meritasn.testing.services import (
    candidates,
    measurements,
    merit_reviews,
    of_services,
    responses,
    services,
)
from meritasn.testing.values import DAYS, days, numbers, words

__all__ = [
    "absences",
    "appraisals",
    "attendance",
    "candidates",
    "careers",
    "competencies",
    "credit_lines",
    "days",
    "employees",
    "evidence",
    "holidays",
    "measurements",
    "measures",
    "merit_reviews",
    "nips",
    "numbers",
    "objections",
    "past_predicates",
    "periods",
    "postings",
    "posts",
    "responses",
    "sanctions",
    "services",
    "skills",
    "standards",
    "talent_assessments",
    "targets",
    "trainings",
    "vacancies",
    "words",
    "workforces",
]

_YEARS = st.integers(2000, 2040)
_WORDS = st.sampled_from(("Izin terbit", "Berkas lengkap", "Jalan terpelihara", "Rapat"))
_ASPECTS = ("quantity", "quality", "time", "cost")
_CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
_BIRTHS = st.dates(date(1901, 1, 1), date(1906, 12, 31))  # of nobody who could be in service
_SERIALS = st.integers(900, 999)


def periods() -> st.SearchStrategy[Period]:
    """Years, months, quarters, and spans of up to two years from any day to any day."""

    def months(start: date, count: int) -> Period:
        last = start.year * 12 + start.month - 1 + count
        return Period(start.replace(day=1), date(last // 12, last % 12 + 1, 1))

    return st.one_of(
        st.builds(Period.year, _YEARS),
        st.builds(months, DAYS, st.sampled_from((1, 3, 6))),
        st.builds(
            lambda start, days: Period(start, start + timedelta(days)), DAYS, st.integers(1, 731)
        ),
    )


def nips(employment: Employment | None = None) -> st.SearchStrategy[Nip | NiPppk]:
    """Numbers of nobody: serials of 900 or more, births in the first years of the last century.

    Args:
        employment: Whose number it is; any if unsaid.
    """
    sexes = st.sampled_from(Sex)
    months = st.dates(date(1920, 1, 1), date(2040, 12, 31))
    of_pns = st.builds(build_nip, _BIRTHS, months, sexes, _SERIALS)
    of_pppk = st.builds(build_ni_pppk, _BIRTHS, st.integers(2019, 2040), sexes, _SERIALS)
    if employment is None:
        return (of_pns | of_pppk).map(parse_nip)
    return (of_pppk if employment.by_contract else of_pns).map(parse_nip)


def measures(aspect: str, *, complete: bool = False) -> st.SearchStrategy[Measure]:
    """Measures of an aspect of a target: what is planned and what was realised.

    Where the direction is a range, its upper end is not below the lower one.

    Args:
        aspect: ``quantity``, ``quality``, ``time`` or ``cost``.
        complete: Whether nothing is missing.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Measure:
        planned = draw(numbers(f"{aspect}_target", complete=complete))
        direction = draw(words(f"{aspect}_direction", Direction, complete=complete))
        upper: Number = Absence.NOT_APPLICABLE
        if direction is Direction.RANGE:
            upper = draw(numbers(f"{aspect}_upper", complete=complete))
            if not isinstance(planned, Absence) and not isinstance(upper, Absence):
                planned, upper = sorted((planned, upper))
        return Measure(
            planned,
            draw(numbers(f"{aspect}_realised", complete=complete)),
            upper=upper,
            direction=direction,
            unit=draw(st.sampled_from((None, "berkas", "menit"))),
        )

    return drawn()


def targets(*, key: str = "T1", complete: bool = False) -> st.SearchStrategy[Target]:
    """Targets with any of the four aspects, and at least one of them where complete."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Target:
        least = 1 if complete else 0
        chosen = draw(st.lists(st.sampled_from(_ASPECTS), unique=True, min_size=least))
        aspects = {name: draw(measures(name, complete=complete)) for name in sorted(chosen)}
        return Target(
            key=key,
            plan=draw(_WORDS),
            kind=draw(words("target_kind", TargetKind, complete=complete)),
            focus=draw(st.none() | st.sampled_from(Focus)),
            quantity=aspects.get("quantity"),
            quality=aspects.get("quality"),
            time=aspects.get("time"),
            cost=aspects.get("cost"),
            weight=draw(numbers("target_weight", complete=complete)),
            is_maximum=draw(words("target_is_maximum", YesNo, complete=complete)),
            scope_weight=draw(numbers("scope_weight", complete=complete)),
            additional_value=draw(numbers("additional_value", complete=complete)),
        )

    return drawn()


def posts() -> st.SearchStrategy[Post]:
    """Posts whose level belongs to their kind."""

    def post(level: PostLevel, since: date | Absence, age: Number) -> Post:
        return Post(level.label.id, level.kind, level, since, age)

    return st.builds(
        post, st.sampled_from(PostLevel), days("post_since"), numbers("post_retirement_age")
    )


def employees(*, key: str = "P1", unit: str = "U1") -> st.SearchStrategy[Employee]:
    """Employees whose rank and number are those of their employment."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Employee:
        employment = draw(st.sampled_from(Employment))
        ranks = [rank for rank in Rank if rank.by_contract == employment.by_contract]
        return Employee(
            key=key,
            unit=unit,
            employment=employment,
            rank=draw(st.just(Absence.MISSING) | st.sampled_from(ranks)),
            post=draw(posts()),
            service_since=draw(days("service_since")),
            rank_since=draw(days("rank_since")),
            education=draw(words("education", Education)),
            superior_rank=draw(words("superior_rank", Rank)),
            unpaid_leave=draw(words("unpaid_leave", YesNo)),
            job_class=draw(numbers("job_class")),
            remote_place=draw(words("remote_place", YesNo)),
            hard_conditions=draw(words("hard_conditions", YesNo)),
            scarce_profession=draw(words("scarce_profession", YesNo)),
            nip=draw(st.none() | nips(employment)),
        )

    return drawn()


def appraisals(
    *,
    employee: str = "P1",
    period: Period | None = None,
    rater: str | None = None,
    complete: bool = False,
) -> st.SearchStrategy[Appraisal]:
    """Appraisals under any of the regulations: ratings, conduct, behaviours and up to four targets.

    Args:
        employee: Key of the person.
        period: What it is for; any period if unsaid.
        rater: Key of the rater.
        complete: Whether no fact is missing, and there is at least one target.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Appraisal:
        count = draw(st.integers(1 if complete else 0, 4))
        values = draw(st.lists(st.sampled_from(CoreValue), unique=True))
        return Appraisal(
            employee=employee,
            period=period or draw(periods()),
            rater=rater,
            results_rating=draw(words("results_rating", Rating, complete=complete)),
            behaviour_rating=draw(words("behaviour_rating", Rating, complete=complete)),
            recorded_predicate=draw(words("recorded_predicate", Predicate, complete=complete)),
            conduct=Conduct(**{name: draw(numbers(name, complete=complete)) for name in _CONDUCT}),
            behaviour_score=draw(numbers("behaviour_score", complete=complete)),
            peers_asked=draw(words("peers_asked", YesNo, complete=complete)),
            innovation=draw(words("innovation", YesNo, complete=complete)),
            behaviours=tuple(
                Behaviour(value, draw(words("results_rating", Rating, complete=complete)))
                for value in values
            ),
            targets=tuple(draw(targets(key=f"T{n + 1}", complete=complete)) for n in range(count)),
        )

    return drawn()


def workforces(
    *, people: int = 6, complete: bool = False, dated: bool = False
) -> st.SearchStrategy[Workforce]:
    """Small workforces in which `meritasn.model.check` finds nothing that rejects a record.

    One unit above up to three others; the first person leads the unit at the top and rates all
    others. Appraisals are for one year or for two.

    Args:
        people: The most people there may be.
        complete: Whether no fact of an appraisal or of a dated record is missing.
        dated: Whether there are dated records, posts to be filled, holidays, services, candidates
            and reviews too.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Workforce:
        units = draw(_trees())
        count = draw(st.integers(1, people))
        staff = _told_apart(
            [
                draw(employees(key=f"P{n + 1}", unit=draw(st.sampled_from(units)).key))
                for n in range(count)
            ]
        )
        years = draw(st.lists(st.builds(Period.year, _YEARS), min_size=1, max_size=2, unique=True))
        return Workforce(
            units=units,
            employees=staff,
            appraisals=[
                draw(
                    appraisals(
                        employee=person.key,
                        period=year,
                        rater="P1" if person.key != "P1" else None,
                        complete=complete,
                    )
                )
                for year in years
                for person in staff
                if draw(st.booleans())
            ],
            unit_performance=[
                UnitPerformance(
                    unit=unit.key, period=year, predicate=draw(st.sampled_from(UnitPredicate))
                )
                for year in years
                for unit in units
            ],
            **(draw(_dated(staff, units, complete=complete)) if dated else {}),
        )

    return drawn()


def _dated(
    staff: Sequence[Employee], units: Sequence[Unit], *, complete: bool
) -> st.SearchStrategy[dict[str, Any]]:
    """What else a workforce has, by its field."""
    keys = st.sampled_from([unit.key for unit in units])
    parts = (
        careers(st.sampled_from([person.key for person in staff]), complete=complete),
        _posts_to_be_filled(keys, complete=complete),
        of_services(keys, complete=complete),
        st.fixed_dictionaries(
            {
                "holidays": st.lists(holidays(), max_size=3, unique_by=lambda holiday: holiday.day),
                "merit_reviews": st.lists(merit_reviews(complete=complete), max_size=1),
            }
        ),
    )
    return st.tuples(*parts).map(lambda drawn: {k: v for part in drawn for k, v in part.items()})


@st.composite
def _posts_to_be_filled(
    draw: st.DrawFn, units: st.SearchStrategy[str], *, complete: bool
) -> dict[str, Any]:
    """At most one post to be filled, with standards of its own and with candidates."""
    posts = draw(st.lists(units.flatmap(lambda unit: vacancies(unit=unit)), max_size=1))
    if not posts:
        return {"vacancies": posts}
    (post,) = posts
    levels = st.lists(standards(vacancy=post.key), max_size=2, unique_by=lambda s: s.competency)
    count = draw(st.integers(0, 2))
    return {
        "vacancies": posts,
        "standards": draw(levels),
        "candidates": [
            draw(candidates(key=f"C{n + 1}", vacancy=post.key, complete=complete))
            for n in range(count)
        ],
    }


@st.composite
def _trees(draw: st.DrawFn) -> Sequence[Unit]:
    top = Unit(key="U1", name="Kota Contoh", kind=UnitKind.KOTA, head="P1")
    kinds = [kind for kind in UnitKind if kind is not UnitKind.KOTA]
    below = draw(st.lists(st.sampled_from(kinds), max_size=3))
    return [
        top,
        *(
            Unit(key=f"U{n}", name=kind.label.id, kind=kind, parent="U1")
            for n, kind in enumerate(below, start=2)
        ),
    ]


def _told_apart(staff: Sequence[Employee]) -> Sequence[Employee]:
    """Leaves a number to the first of those who drew the same one."""
    given: set[Nip | NiPppk] = set()
    kept = []
    for person in staff:
        kept.append(evolve(person, nip=None) if person.nip in given else person)
        if person.nip is not None:
            given.add(person.nip)
    return kept
