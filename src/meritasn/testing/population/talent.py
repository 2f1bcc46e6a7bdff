"""What assessments found of people of the city: talent and competencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve, field, frozen

from meritasn.language import Text
from meritasn.model import (
    AssessedCompetency,
    AssessedSkill,
    Competency,
    PostLevel,
    Standard,
    TalentAssessment,
)
from meritasn.quantities import Absence
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.ladder import months_between, months_later
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.postings import Career

__all__ = ["Assessed", "assessed", "standards"]

_DAY = timedelta(days=1)
_SHARE: Mapping[PostLevel | Absence, int] = {  # of a thousand
    PostLevel.JPT_PRATAMA: 1000,
    PostLevel.ADMINISTRATOR: 970,
    PostLevel.PENGAWAS: 900,
    PostLevel.AHLI_MADYA: 330,
    PostLevel.AHLI_MUDA: 300,
}
_SHARE_ELSEWHERE = 25
_LEVELS: Mapping[PostLevel | Absence, int] = {
    PostLevel.JPT_PRATAMA: 4,
    PostLevel.ADMINISTRATOR: 3,
    PostLevel.AHLI_MADYA: 3,
    PostLevel.PENGAWAS: 2,
    PostLevel.AHLI_MUDA: 2,
}
"""The level that most people of a post hold."""
_LONG_AGO, _LATELY = (date(2022, 9, 1), 330), (date(2024, 1, 8), 640)
"""First days, and during how many days people were assessed."""
_TALENT_VALID, _COMPETENCE_VALID = 24, 36  # months in this city
_SKILLS: Mapping[str, tuple[str, ...]] = {
    "pendidikan": ("Penyusunan bahan ajar", "Penilaian hasil belajar"),
    "kesehatan": ("Keselamatan pasien", "Manajemen puskesmas"),
    "pengawasan": ("Audit kinerja", "Reviu laporan keuangan"),
    "kepegawaian": ("Analisis jabatan", "Manajemen talenta"),
    "perencanaan": ("Penyusunan rencana kerja", "Analisis data pembangunan"),
    "prasarana": ("Manajemen konstruksi", "Pengawasan teknis"),
    "kependudukan": ("Pencatatan sipil", "Verifikasi dokumen"),
    "perizinan": ("Verifikasi perizinan", "Pengelolaan pengaduan"),
    "keuangan": ("Penatausahaan keuangan", "Pengelolaan aset"),
}
_SKILLS_ELSEWHERE = ("Penyusunan kebijakan", "Pengelolaan arsip")
_GAPS = Text(
    "penilaian yang tidak lengkap: nilai potensi, umpan balik, dan tingkat satu kompetensi kosong, "
    "masing-masing satu orang; kompetensi perekat bangsa tidak dinilai, satu orang",
    "assessments that are not complete: the score of potential, the feedback, and the level of one "
    "competency are missing, of one person each; the bond of the nation was not assessed of one",
)


@frozen
class Assessed:
    """What was assessed of some people.

    Attributes:
        talent: Talent assessments.
        competencies: Competencies.
        skills: Technical competencies.
        plants: Of whom something is missing.
    """

    talent: tuple[TalentAssessment, ...] = field(repr=False)
    competencies: tuple[AssessedCompetency, ...] = field(repr=False)
    skills: tuple[AssessedSkill, ...] = field(repr=False)
    plants: tuple[Plant, ...]


def assessed(careers: Iterable[Career], seed: int) -> Assessed:
    """Nearly all who lead, and some of those who may lead one day.

    Whoever works better than others is assessed better as a rule; potential follows that less.
    """
    chosen, chance = Chance(seed, "assessed"), Chance(seed, "talent")
    whom = [career for career in careers if chosen.happens(_share(career))]
    days = {career.person.key: _day_of(career, chosen) for career in whom}
    talent = [one for career in whom for one in _talent(career, days[career.person.key], chance)]
    tested = Chance(seed, "competencies")
    levels = [
        one for career in whom for one in _competencies(career, days[career.person.key], tested)
    ]
    taught = Chance(seed, "skills")
    skills = [one for career in whom for one in _skills(career, days[career.person.key], taught)]
    return _with_gaps(talent, levels, skills, Chance(seed, "gaps of talent"))


def _share(career: Career) -> int:
    if career.person.employee.employment.by_contract:
        return 0
    return _SHARE.get(career.person.employee.post.level, _SHARE_ELSEWHERE)


def _day_of(career: Career, chance: Chance) -> date:
    """Most in the last two years, some so long ago that their assessment has run out."""
    first, days = _LONG_AGO if chance.happens(90) else _LATELY
    day = first + timedelta(days=chance.between(0, days))
    return max(day, months_later(career.ladder.since, 12))


# -- talent -----------------------------------------------------------------------------------


def _talent(career: Career, day: date, chance: Chance) -> Iterator[TalentAssessment]:
    if career.person.leads and chance.happens(250):
        before = months_later(day, -_TALENT_VALID)
        if months_later(career.ladder.since, 12) < before:
            yield _one_talent(career, before, chance)
    yield _one_talent(career, day, chance)


def _one_talent(career: Career, day: date, chance: Chance) -> TalentAssessment:
    merit = career.person.merit
    years = months_between(career.ladder.since, day) // 12
    return TalentAssessment(
        employee=career.person.key,
        assessed_on=day,
        assessed_until=months_later(day, _TALENT_VALID) - _DAY,
        award_score=chance.weighted(((0, 45), (25, 20), (50, 20), (75, 10), (100, 5))),
        team_score=chance.weighted(((25, 15), (50, 35), (75, 35), (100, 15))),
        feedback_score=_score(7600 + 180 * merit, 700, chance),
        competence_score=_score(7200 + 200 * merit, 900, chance),
        development_score=_score(6800 + 100 * merit, 1500, chance),
        experience_score=_score(4500 + 160 * min(years, 25), 800, chance),
        potential_score=_score(7000 + 130 * merit, 1400, chance),
        field_match_score=chance.weighted(((50, 20), (75, 30), (100, 50))),
    )


def _score(centre: int, spread: int, chance: Chance) -> Decimal:
    """A score around another, in hundredths; those in the middle are the likeliest."""
    drawn = centre + (chance.between(-spread, spread) + chance.between(-spread, spread)) // 2
    return Decimal(max(2000, min(drawn, 10000))).scaleb(-2)


# -- competencies -----------------------------------------------------------------------------


def _competencies(career: Career, day: date, chance: Chance) -> Iterator[AssessedCompetency]:
    for which in Competency:
        yield AssessedCompetency(
            employee=career.person.key,
            tested_on=day,
            tested_until=months_later(day, _COMPETENCE_VALID) - _DAY,
            competency=which,
            competency_level=_level(_usual(career), career, chance),
        )


def _skills(career: Career, day: date, chance: Chance) -> Iterator[AssessedSkill]:
    asked = min(_usual(career) + 1, 5)
    for name in _SKILLS.get(career.person.task, _SKILLS_ELSEWHERE):
        yield AssessedSkill(
            employee=career.person.key,
            skill_on=day,
            skill_until=Absence.NOT_APPLICABLE,
            skill=name,
            skill_level=_level(asked, career, chance),
            skill_standard=asked,
        )


def _usual(career: Career) -> int:
    return _LEVELS.get(career.person.employee.post.level, 1)


def _level(usual: int, career: Career, chance: Chance) -> int:
    """The usual level, or one beside it; better people hold the higher one more often."""
    merit = career.person.merit
    offset = chance.weighted(((-1, 24 - 4 * merit), (0, 90), (1, 26 + 4 * merit)))
    return max(1, min(usual + offset, 5))


# -- what is missing --------------------------------------------------------------------------


def _with_gaps(
    talent: Sequence[TalentAssessment],
    levels: Sequence[AssessedCompetency],
    skills: Sequence[AssessedSkill],
    chance: Chance,
) -> Assessed:
    keys = tuple(chance.shuffled(dict.fromkeys(one.employee for one in talent))[:4])
    potential, feedback, level, nation = keys
    return Assessed(
        tuple(
            evolve(one, potential_score=Absence.MISSING)
            if one.employee == potential
            else evolve(one, feedback_score=Absence.MISSING)
            if one.employee == feedback
            else one
            for one in talent
        ),
        tuple(
            evolve(one, competency_level=Absence.MISSING)
            if (one.employee, one.competency) == (level, Competency.KOMUNIKASI)
            else one
            for one in levels
            if (one.employee, one.competency) != (nation, Competency.PEREKAT_BANGSA)
        ),
        tuple(skills),
        (Plant("unassessed", _GAPS, keys),),
    )


# -- standards --------------------------------------------------------------------------------

_HIGHER: Mapping[str, tuple[int, tuple[Competency, ...]]] = {
    "L-01": (4, (Competency.PENGAMBILAN_KEPUTUSAN,)),
    "L-02": (3, (Competency.INTEGRITAS, Competency.ORIENTASI_HASIL)),
    "L-03": (2, (Competency.PELAYANAN_PUBLIK,)),
}
"""For some posts, the level that they ask for, and of what they ask for one more."""


def standards() -> tuple[Standard, ...]:
    """What the posts of leadership that are to be filled ask for; the others have no standard."""
    return tuple(
        Standard(vacancy=key, competency=which, level=level + (which in higher))
        for key, (level, higher) in _HIGHER.items()
        for which in Competency
    )
