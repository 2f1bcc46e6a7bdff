"""Strategies for people, their numbers and their posts."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st

from meritasn.model import (
    Education,
    Employee,
    Employment,
    Nip,
    NiPppk,
    Post,
    PostLevel,
    Rank,
    Sex,
    YesNo,
    build_ni_pppk,
    build_nip,
    parse_nip,
)
from meritasn.quantities import Absence, Number
from meritasn.testing.offices import BIRTHS
from meritasn.testing.values import days, numbers, or_absent, words

__all__ = ["employees", "nips", "posts"]

_SERIALS = st.integers(900, 999)


@cache
def nips(employment: Employment | None = None) -> st.SearchStrategy[Nip | NiPppk]:
    """Numbers of nobody: serials of 900 or more, births in the first years of the last century.

    Args:
        employment: Whose number it is; any if unsaid.
    """
    sexes = st.sampled_from(Sex)
    months = st.dates(date(1920, 1, 1), date(2040, 12, 31))
    of_pns = st.builds(build_nip, BIRTHS, months, sexes, _SERIALS)
    of_pppk = st.builds(build_ni_pppk, BIRTHS, st.integers(2019, 2040), sexes, _SERIALS)
    if employment is None:
        return (of_pns | of_pppk).map(parse_nip)
    return (of_pppk if employment.by_contract else of_pns).map(parse_nip)


@cache
def posts() -> st.SearchStrategy[Post]:
    """Posts whose level belongs to their kind."""

    def post(level: PostLevel, since: date | Absence, age: Number) -> Post:
        return Post(level.label.id, level.kind, level, since, age)

    return st.builds(
        post, st.sampled_from(PostLevel), days("post_since"), numbers("post_retirement_age")
    )


def employees(
    *, key: str = "P1", unit: str = "U1", complete: bool = False
) -> st.SearchStrategy[Employee]:
    """Employees whose rank and number are those of their employment.

    Args:
        key: Key of the employee.
        unit: Key of the unit.
        complete: Whether no fact of the employee is missing; facts of the post may be.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Employee:
        employment = draw(st.sampled_from(Employment))
        ranks = st.sampled_from(
            [rank for rank in Rank if rank.by_contract == employment.by_contract]
        )
        return Employee(
            key=key,
            unit=unit,
            employment=employment,
            rank=draw(ranks if complete else or_absent(ranks, [Absence.MISSING])),
            post=draw(posts()),
            service_since=draw(days("service_since", complete=complete)),
            rank_since=draw(days("rank_since", complete=complete)),
            education=draw(words("education", Education, complete=complete)),
            superior_rank=draw(words("superior_rank", Rank, complete=complete)),
            unpaid_leave=draw(words("unpaid_leave", YesNo, complete=complete)),
            job_class=draw(numbers("job_class", complete=complete)),
            remote_place=draw(words("remote_place", YesNo, complete=complete)),
            hard_conditions=draw(words("hard_conditions", YesNo, complete=complete)),
            scarce_profession=draw(words("scarce_profession", YesNo, complete=complete)),
            nip=draw(st.none() | nips(employment)),
        )

    return drawn()
