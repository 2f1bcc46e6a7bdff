"""A strategy for whole workforces, small ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from meritasn.model import (
    Employee,
    Nip,
    NiPppk,
    Unit,
    UnitKind,
    UnitPerformance,
    UnitPredicate,
    Workforce,
)
from meritasn.quantities import Period
from meritasn.testing.appraised import appraisals
from meritasn.testing.careers import (
    careers,
    holidays,
    standards,
    vacancies,
)
from meritasn.testing.people import employees
from meritasn.testing.services import (
    candidates,
    merit_reviews,
    of_services,
)
from meritasn.testing.spans import YEARS

__all__ = ["workforces"]


def workforces(
    *, people: int = 6, complete: bool = False, dated: bool = False
) -> st.SearchStrategy[Workforce]:
    """Small workforces in which `meritasn.model.check` finds nothing that rejects a record.

    One unit above up to three others; the first person leads the unit at the top and rates all
    others. Appraisals are for one year or for two.

    Args:
        people: The most people there may be.
        complete: Whether no fact of an employee, an appraisal or a dated record is missing.
        dated: Whether there are dated records, posts to be filled, holidays, services, candidates
            and reviews too.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Workforce:
        units = draw(_trees())
        count = draw(st.integers(1, people))
        staff = _told_apart(
            [
                draw(
                    employees(
                        key=f"P{n + 1}", unit=draw(st.sampled_from(units)).key, complete=complete
                    )
                )
                for n in range(count)
            ]
        )
        years = draw(st.lists(st.builds(Period.year, YEARS), min_size=1, max_size=2, unique=True))
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
