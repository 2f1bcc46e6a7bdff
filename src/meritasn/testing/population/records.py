"""What else is on record of people of the city: predicates, trainings, evidence, absences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from meritasn.model import (
    Absent,
    Appraisal,
    Employment,
    Evidence,
    EvidenceKind,
    EvidenceResult,
    PastPredicate,
    PostKind,
    PostLevel,
    Predicate,
    Rating,
    Training,
    TrainingKind,
)
from meritasn.quantities import Absence, Period
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.ladder import KNOWN_UNTIL, months_later
from meritasn.testing.population.postings import Career, base_of
from meritasn.testing.population.year_2023 import QUADRANT, Y2023

__all__ = ["absences", "evidence", "past_predicates", "trainings"]

_YEARS = range(2020, 2025)
_TRAINED = (2024, 2025)
_POOR = 4  # of a thousand
_LOWER = (Predicate.BUTUH_PERBAIKAN, Predicate.KURANG)
_COURSES = (
    ("Pelayanan Publik Prima", TrainingKind.TECHNICAL),
    ("Literasi Digital", TrainingKind.TECHNICAL),
    ("Pengelolaan Arsip Elektronik", TrainingKind.TECHNICAL),
    ("Keamanan Informasi", TrainingKind.TECHNICAL),
    ("Pengadaan Barang dan Jasa Tingkat Dasar", TrainingKind.TECHNICAL),
    ("Etika Birokrasi dan Antikorupsi", TrainingKind.ETHICS),
    ("Seminar Reformasi Birokrasi", TrainingKind.SEMINAR),
)
_HOURS = {
    TrainingKind.TECHNICAL: (10, 36),
    TrainingKind.FUNCTIONAL: (20, 80),
    TrainingKind.ETHICS: (6, 12),
    TrainingKind.SEMINAR: (3, 8),
}
_LEADERSHIP: Mapping[PostLevel | Absence, str] = {
    PostLevel.JPT_PRATAMA: "Pelatihan Kepemimpinan Nasional Tingkat II",
    PostLevel.ADMINISTRATOR: "Pelatihan Kepemimpinan Administrator",
    PostLevel.PENGAWAS: "Pelatihan Kepemimpinan Pengawas",
}
_TESTED: Mapping[PostLevel | Absence, int] = {  # of a thousand
    PostLevel.JPT_PRATAMA: 950,
    PostLevel.ADMINISTRATOR: 900,
    PostLevel.PENGAWAS: 800,
    PostLevel.AHLI_MADYA: 400,
    PostLevel.AHLI_MUDA: 300,
}
_COMPETENCES = (EvidenceKind.TECHNICAL, EvidenceKind.MANAGERIAL, EvidenceKind.SOCIOCULTURAL)
_VALID = 36  # months of an assessment in this city


# -- predicates -------------------------------------------------------------------------------


def past_predicates(
    career: Career, appraised: Mapping[tuple[str, Period], Appraisal], chance: Chance
) -> Iterator[PastPredicate]:
    """Up to five years in which somebody served from the first day to the last.

    That of 2023 is what its appraisal has on record, or what its ratings come to.
    """
    person = career.person
    for year in _YEARS:
        drawn = _predicate(person.merit, chance)
        if not person.served_all(year):
            continue
        found: Predicate | Absence = drawn
        if year == Y2023.start.year:
            found = _of_appraisal(appraised[person.key, Y2023])
        yield PastPredicate(
            employee=person.key,
            rated_from=date(year, 1, 1),
            rated_on=date(year, 12, 31),
            past_predicate=found,
        )


def _predicate(merit: int, chance: Chance) -> Predicate:
    drawn = chance.between(0, 999)
    if drawn < _POOR:
        return _LOWER[drawn % 2]
    return Predicate.SANGAT_BAIK if drawn < 100 + 16 * merit else Predicate.BAIK


def _of_appraisal(seen: Appraisal) -> Predicate | Absence:
    if isinstance(seen.recorded_predicate, Predicate):
        return seen.recorded_predicate
    results, behaviour = seen.results_rating, seen.behaviour_rating
    if isinstance(results, Rating) and isinstance(behaviour, Rating):
        return QUADRANT[results, behaviour]
    return Absence.MISSING


# -- trainings --------------------------------------------------------------------------------


def trainings(career: Career, chance: Chance) -> Iterator[Training]:
    """What somebody was trained in during two years, and for their office of leadership."""
    for year in _TRAINED:
        if career.person.served_all(year):
            yield from _of_year(career, year, chance)
    title = _LEADERSHIP.get(career.postings[-1].posting_level)
    since = career.postings[-1].posting_since
    ended = months_later(since, chance.between(3, 30))
    if title and ended <= KNOWN_UNTIL and chance.happens(850):
        yield Training(
            employee=career.person.key,
            trained_on=ended,
            training=title,
            training_kind=TrainingKind.LEADERSHIP,
            training_hours=chance.between(60, 90) * 10,
        )


def _of_year(career: Career, year: int, chance: Chance) -> Iterator[Training]:
    post = career.person.employee.post
    by_contract = career.person.employee.employment is not Employment.PNS
    count = 1 if by_contract else chance.weighted(((0, 3), (1, 32), (2, 45), (3, 20)))
    courses = chance.shuffled(_COURSES)[:count]
    if post.kind is PostKind.FUNGSIONAL and not by_contract and chance.happens(300):
        courses.append((f"Pelatihan Fungsional {base_of(post)}", TrainingKind.FUNCTIONAL))
    for title, kind in courses:
        low, high = _HOURS[kind]
        halves = chance.between(2 * low, 2 * (min(high, 22) if by_contract else high))
        yield Training(
            employee=career.person.key,
            trained_on=date(year, 2, 1) + timedelta(days=chance.between(0, 290)),
            training=title,
            training_kind=kind,
            training_hours=f"{halves / 2:g}",
        )


# -- evidence ---------------------------------------------------------------------------------


def evidence(career: Career, chance: Chance) -> Iterator[Evidence]:
    """An assessment, a statement of integrity, a medical check; and the test before each level."""
    key = career.person.key
    level = career.person.employee.post.level
    tested = chance.happens(_TESTED.get(level, 40))
    day = date(2021, 3, 1) + timedelta(days=chance.between(0, 1500))
    health = date(2025, 1, 6) + timedelta(days=chance.between(0, 300))
    if tested and career.ladder.since < day:
        for kind in _COMPETENCES:
            yield _evidence(key, kind, day, months_later(day, _VALID), passed=chance.happens(940))
        yield _evidence(key, EvidenceKind.INTEGRITY, day, None, passed=chance.happens(990))
        yield _evidence(
            key, EvidenceKind.HEALTH, health, months_later(health, 12), passed=chance.happens(980)
        )
    for reached, on in career.ladder.levels[1 if career.ladder.transferred else 2 :]:
        if reached.kind is PostKind.FUNGSIONAL and date(2022, 1, 1) <= on:
            before = on - timedelta(days=chance.between(40, 120))
            yield _evidence(key, EvidenceKind.LEVEL_TEST, before, None, passed=True, level=reached)


def _evidence(  # noqa: PLR0913  (each is a part of it)
    employee: str,
    kind: EvidenceKind,
    day: date,
    until: date | None,
    *,
    passed: bool,
    level: PostLevel | None = None,
) -> Evidence:
    return Evidence(
        employee=employee,
        evidence_on=day,
        evidence_until=Absence.NOT_APPLICABLE if until is None else until - timedelta(days=1),
        evidence_kind=kind,
        evidence_result=EvidenceResult.PASSED if passed else EvidenceResult.NOT_PASSED,
        evidence_level=Absence.NOT_APPLICABLE if level is None else level,
    )


# -- absences ---------------------------------------------------------------------------------


def absences(career: Career, chance: Chance) -> Iterator[Absent]:
    """Now and then a day or two in a year, too few for a sanction."""
    for year in (2023, 2024):
        days = chance.weighted(((0, 970), (1, 20), (2, 10)))
        if days and career.person.served_all(year):
            yield Absent(
                employee=career.person.key,
                absence_on=date(year, 12, 31),
                absent_days=days,
                longest_absence=chance.between(1, days),
            )
