"""Who of the city was sanctioned or raised an objection, and of whom something is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve, field, frozen

from meritasn.language import Text
from meritasn.model import (
    Absent,
    Employee,
    ObjectedTo,
    Objection,
    Posting,
    PostLevel,
    Rank,
    Sanction,
    Sanctioned,
)
from meritasn.quantities import Absence
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.ladder import months_later
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.postings import Career

__all__ = ["Conduct", "conduct", "with_gaps"]

_DAY = timedelta(days=1)

# Days of absence in a year, the longest run, the year, what it led to, and for how many months.
_LIGHT = (
    (3, 1, 2022, Sanction.ORAL_WARNING, None),
    (3, 3, 2024, Sanction.ORAL_WARNING, None),
    (5, 2, 2023, Sanction.WRITTEN_WARNING, None),
    (6, 4, 2024, Sanction.WRITTEN_WARNING, None),
    (8, 3, 2023, Sanction.DISSATISFACTION_STATEMENT, None),
    (10, 5, 2024, Sanction.DISSATISFACTION_STATEMENT, None),
)
_MEDIUM = (
    (12, 4, 2021, Sanction.ALLOWANCE_CUT_25, 6),
    (12, 6, 2023, Sanction.ALLOWANCE_CUT_25, 6),
    (15, 7, 2023, Sanction.ALLOWANCE_CUT_25, 9),
    (18, 8, 2024, Sanction.ALLOWANCE_CUT_25, 12),
)
_HEAVY = (26, 9, 2023, Sanction.REMOVAL_TO_PELAKSANA, 12)
_LED_FROM = date(2020, 3, 2)

# Days until an objection to an appraisal was filed, and from then until it was answered.
_APPRAISALS = ((3, 9), (10, 20), (14, 14), (15, 10), (6, None), (None, None))
_DECISIONS = ((7, 20), (16, 25), (21, 12), (9, None))


@frozen
class Conduct:
    """What is on record of the conduct of some people.

    Attributes:
        sanctions: What was imposed.
        absences: What it was imposed for.
        objections: What people objected to.
        careers: Careers that a sanction changed, by key.
        plants: Who they are.
    """

    sanctions: tuple[Sanctioned, ...]
    absences: tuple[Absent, ...]
    objections: tuple[Objection, ...]
    careers: Mapping[str, Career] = field(repr=False)
    plants: tuple[Plant, ...]


def conduct(draft: Draft, careers: Mapping[str, Career]) -> Conduct:
    """Sanctions with the absences behind them, and objections to sanctions and to appraisals."""
    light, medium = draft.take(len(_LIGHT)), draft.take(len(_MEDIUM))
    (removed,) = draft.take_where(1, lambda key: _may_have_led(careers[key]))
    objecting = draft.take(len(_APPRAISALS))
    cases = [*zip((*light, *medium, removed), (*_LIGHT, *_MEDIUM, _HEAVY), strict=True)]
    sanctions = tuple(_sanction(key, year, kind, n) for key, (_, _, year, kind, n) in cases)
    return Conduct(
        sanctions,
        tuple(_absence(key, days, run, year) for key, (days, run, year, _, _) in cases),
        (*_to_appraisals(objecting), *_to_decisions(sanctions)),
        {removed: _as_removed(careers[removed], sanctions[-1].sanction_since)},
        tuple(_plants(light, medium, removed, objecting)),
    )


def _may_have_led(career: Career) -> bool:
    rank, level = career.person.employee.rank, career.person.employee.post.level
    served = career.postings[-1].posting_since < date(2015, 1, 1)
    return (
        level is PostLevel.PELAKSANA
        and isinstance(rank, Rank)
        and rank.order >= Rank.III_B.order
        and served
    )


def _sanction(key: str, year: int, kind: Sanction, months: int | None) -> Sanctioned:
    since = date(year + 1, 2, 1)
    last = months and months_later(since, months) - _DAY
    return Sanctioned(
        employee=key,
        sanction_since=since,
        sanction_until=last or Absence.NOT_APPLICABLE,
        sanction=kind,
        sanction_months=months or Absence.NOT_APPLICABLE,
    )


def _absence(key: str, days: int, run: int, year: int) -> Absent:
    return Absent(
        employee=key, absence_on=date(year, 12, 31), absent_days=days, longest_absence=run
    )


def _as_removed(career: Career, on: date) -> Career:
    """The career of an officer who led for some years, until they were removed."""
    *before, last = career.postings
    led = evolve(
        last,
        posting_since=_LED_FROM,
        posting_until=on - _DAY,
        posting="Kepala Subbagian Umum",
        posting_level=PostLevel.PENGAWAS,
    )
    postings: tuple[Posting, ...] = (
        *before,
        evolve(last, posting_until=_LED_FROM - _DAY),
        led,
        evolve(last, posting_since=on),
    )
    return evolve(career, postings=postings)


# -- objections -------------------------------------------------------------------------------


def _to_appraisals(keys: tuple[str, ...]) -> Iterator[Objection]:
    for place, (key, (filed, answered)) in enumerate(zip(keys, _APPRAISALS, strict=True)):
        received = date(2024, 1, 15 + place)
        yield _objection(key, received, ObjectedTo.APPRAISAL, filed, answered)


def _to_decisions(sanctions: tuple[Sanctioned, ...]) -> Iterator[Objection]:
    for sanction, (filed, answered) in zip(sanctions[-len(_DECISIONS) :], _DECISIONS, strict=True):
        yield _objection(
            sanction.employee, sanction.sanction_since, ObjectedTo.DECISION, filed, answered
        )


def _objection(
    key: str, received: date, to: ObjectedTo, filed: int | None, answered: int | None
) -> Objection:
    filed_on = None if filed is None else received + timedelta(days=filed)
    answered_on = filed_on and answered and filed_on + timedelta(days=answered)
    return Objection(
        employee=key,
        received_on=received,
        objected_to=to,
        filed_on=filed_on or Absence.NOT_APPLICABLE,
        answered_on=answered_on or Absence.NOT_APPLICABLE,
    )


# -- who they are -----------------------------------------------------------------------------


def _plants(
    light: tuple[str, ...], medium: tuple[str, ...], removed: str, objecting: tuple[str, ...]
) -> Iterator[Plant]:
    yield Plant(
        "light_sanctions",
        Text(
            "hukuman disiplin ringan, masing-masing dengan ketidakhadirannya",
            "light sanctions, each with the absences behind it",
        ),
        light,
    )
    yield Plant(
        "medium_sanctions",
        Text(
            "hukuman disiplin sedang: berakhir 2022, 2024 (dua kali), dan masih berjalan pada "
            "akhir 2025",
            "medium sanctions: ended in 2022, in 2024 (twice), and still running at the end of "
            "2025",
        ),
        medium,
    )
    yield Plant(
        "removed",
        Text(
            "kepala subbagian yang dibebaskan dari jabatannya pada 2024 menjadi pelaksana",
            "a head of a subsection who was removed from the post in 2024 to be an officer",
        ),
        (removed,),
    )
    yield Plant(
        "objections",
        Text(
            "keberatan atas penilaian 2023: diajukan pada hari ke-3, 10, 14, 15, dan 6, yang "
            "terakhir tidak dijawab; satu tidak diajukan",
            "objections to the appraisal of 2023: filed on day 3, 10, 14, 15 and 6, the last one "
            "not answered; one not filed",
        ),
        objecting,
    )


def with_gaps(
    draft: Draft, employees: Mapping[str, Employee]
) -> tuple[Mapping[str, Employee], Plant]:
    """Some employees of whom one thing each is not known."""
    keys = draft.take(4)
    first, second, third, fourth = (employees[key] for key in keys)
    missing = Absence.MISSING
    changed = {
        keys[0]: evolve(first, rank_since=missing),
        keys[1]: evolve(second, education=missing),
        keys[2]: evolve(third, post=evolve(third.post, since=missing)),
        keys[3]: evolve(fourth, unpaid_leave=missing),
    }
    return changed, Plant(
        "career_gaps",
        Text(
            "tidak tercatat: TMT golongan, pendidikan, TMT jabatan, dan cuti di luar tanggungan "
            "negara, masing-masing satu orang",
            "not on record: start of the rank, diploma, start of the post, and leave outside "
            "state support, of one person each",
        ),
        keys,
    )
