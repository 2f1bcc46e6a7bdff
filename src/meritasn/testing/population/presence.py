"""What the city pays people by: the class of their job, and how they came to work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from attrs import evolve

from meritasn.language import Text
from meritasn.model import Attendance, Employee, PostLevel, YesNo
from meritasn.quantities import Absence
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.staff import Person

__all__ = ["attendance", "classed", "with_unknown_work"]

_MONTHS = ((date(2025, 10, 31), 23), (date(2025, 11, 30), 20), (date(2025, 12, 31), 22))
"""Last days of months, with their working days."""
_CLASSES: Mapping[PostLevel | Absence, int] = {
    PostLevel.JPT_PRATAMA: 14,
    PostLevel.ADMINISTRATOR: 12,
    PostLevel.PENGAWAS: 9,
    PostLevel.AHLI_MADYA: 11,
    PostLevel.AHLI_MUDA: 9,
    PostLevel.AHLI_PERTAMA: 8,
    PostLevel.PENYELIA: 8,
    PostLevel.MAHIR: 7,
    PostLevel.TERAMPIL: 6,
}
_CLASSES_OF_OFFICERS = {
    "Pengadministrasi Perkantoran": 5,
    "Pengelola Layanan Operasional": 6,
    "Penelaah Teknis Kebijakan": 7,
}
_HIGHEST = {"Sekretaris Daerah": 15}
_REMOTE = frozenset({"puskesmas-3", "teratai", "teratai-1", "teratai-2"})
_HARD = frozenset({"dlh-1", "dishub-1", "puskesmas-1", "puskesmas-2", "puskesmas-3"})
_SCARCE = ("Dokter", "Apoteker")
_GAPS = Text(
    "tidak tercatat: kelas jabatan, menit aktivitas Desember 2025, dan kehadiran Desember 2025, "
    "masing-masing satu orang; seluruh Desember 2025, satu orang",
    "not on record: the job class, the minutes of activity and the presence of December 2025, of "
    "one person each; all of December 2025, of one person",
)


def classed(employee: Employee) -> Employee:
    """An employee with what their place of work and their post are paid by."""
    title = employee.post.title or ""
    own = _HIGHEST.get(title) or _CLASSES_OF_OFFICERS.get(title)
    return evolve(
        employee,
        job_class=_CLASSES[employee.post.level] if own is None else own,
        remote_place=_yes(employee.unit in _REMOTE),
        hard_conditions=_yes(employee.unit in _HARD),
        scarce_profession=_yes(title.startswith(_SCARCE)),
    )


def _yes(answer: bool) -> YesNo:  # noqa: FBT001  (it is the answer)
    return YesNo.YES if answer else YesNo.NO


def attendance(people: Iterable[Person], seed: int) -> Iterator[Attendance]:
    """The last three months of 2025; whoever works better than others has more activity."""
    chance = Chance(seed, "attendance")
    for person in people:
        for last, days in _MONTHS:
            yield _month(person, last, days, chance)


def _month(person: Person, last: date, days: int, chance: Chance) -> Attendance:
    missed = chance.weighted(((0, 820), (1, 110), (2, 50), (4, 20)))
    presence = Decimal(100 * (days - missed)) / days
    late, early = chance.weighted(_OFTEN), chance.weighted(_OFTEN)
    return Attendance(
        employee=person.key,
        month_ends_on=last,
        activity_minutes=(days - missed) * (300 + 6 * person.merit + chance.between(-50, 60)),
        presence=presence.quantize(Decimal("0.01"), ROUND_HALF_UP),
        late_1=late,
        late_2=chance.weighted(_SELDOM) if late else 0,
        late_3=1 if chance.happens(12) else 0,
        late_4=1 if chance.happens(5) else 0,
        early_1=early,
        early_2=chance.weighted(_SELDOM) if early else 0,
        early_3=1 if chance.happens(10) else 0,
        early_4=1 if chance.happens(4) else 0,
    )


_OFTEN = ((0, 70), (1, 18), (2, 8), (3, 4))
_SELDOM = ((0, 80), (1, 16), (2, 4))


def with_unknown_work(
    employees: Mapping[str, Employee], months: Sequence[Attendance], keys: tuple[str, ...]
) -> tuple[Mapping[str, Employee], tuple[Attendance, ...], Plant]:
    """The same where of four people something that they are paid by is not known."""
    no_class, no_activity, no_presence, no_month = keys
    last, _ = _MONTHS[-1]
    kept = (one for one in months if (one.employee, one.month_ends_on) != (no_month, last))
    return (
        {**employees, no_class: evolve(employees[no_class], job_class=Absence.MISSING)},
        tuple(
            evolve(one, activity_minutes=Absence.MISSING)
            if (one.employee, one.month_ends_on) == (no_activity, last)
            else evolve(one, presence=Absence.MISSING)
            if (one.employee, one.month_ends_on) == (no_presence, last)
            else one
            for one in kept
        ),
        Plant("unknown_work", _GAPS, keys),
    )
