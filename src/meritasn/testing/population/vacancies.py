"""Posts of the city that are to be filled, and the few holidays that fall on the same day."""

from __future__ import annotations

from datetime import date

from meritasn.model import Holiday, PostLevel, Rank, Vacancy
from meritasn.testing.population.offices import OFFICES, VACANT

__all__ = ["holidays", "vacancies"]

_YEARS = (2023, 2024, 2025)
_EVERY_YEAR = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan"),
    (12, 25, "Hari Raya Natal"),
)
_TASKS = {office.key: office.task for office in OFFICES}


def vacancies() -> tuple[Vacancy, ...]:
    """A post of each level that people apply for, the unit that has no head, and a first post."""
    return tuple(
        Vacancy(
            key=key,
            title=title,
            unit=unit,
            level=level,
            field=_TASKS[unit].capitalize(),
            least_rank=rank,
        )
        for key, title, unit, level, rank in (
            (
                "L-01",
                "Asisten Perekonomian dan Pembangunan",
                "setda",
                PostLevel.JPT_PRATAMA,
                Rank.IV_B,
            ),
            ("L-02", "Kepala Bidang Jasa Konstruksi", "pupr", PostLevel.ADMINISTRATOR, Rank.III_D),
            ("L-03", "Lurah Mawar", VACANT, PostLevel.PENGAWAS, Rank.III_B),
            (
                "L-04",
                "Analis SDM Aparatur Ahli Muda",
                "bkpsdm",
                PostLevel.AHLI_MUDA,
                Rank.III_C,
            ),
            ("L-05", "Perencana Ahli Muda", "bappeda", PostLevel.AHLI_MUDA, None),
            (
                "L-06",
                "Analis Kebijakan Ahli Pertama",
                "setda-org",
                PostLevel.AHLI_PERTAMA,
                Rank.III_A,
            ),
        )
    )


def holidays() -> tuple[Holiday, ...]:
    """Those that the calendar fixes; the list of a year has many more, which are decreed."""
    return tuple(
        Holiday(date(year, month, day), name) for year in _YEARS for month, day, name in _EVERY_YEAR
    )
