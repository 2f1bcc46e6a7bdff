"""Services of the city: their standards, two years of measurements, and two surveys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from meritasn.language import Text
from meritasn.model import Measurement, Response, Service
from meritasn.quantities import Absence, Number
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.manifest import Plant

__all__ = ["Served", "served"]

_MONTHS = tuple(
    date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    for year in (2024, 2025)
    for month in range(1, 13)
)
_ROUNDS = (date(2024, 8, 5), date(2025, 9, 1))
_ROUND_DAYS = 25

_FELL, _MISSED, _AT_LIMIT, _UNTIMED, _UNANSWERED = "akta", "izin-usaha", "kir", "kk", "bansos"
_SHORTFALLS = {date(2024, 7, 31): "6.5", date(2025, 3, 31): "5.5"}
_LOWEST_OF_B = 2758
"""Sum of the answers of a hundred sheets with which their index is 76.61: the least for the letter
B. With one less it is 76.58."""
_LIMIT_SHEETS = 100
_BEST = 4


@frozen
class _Kind:
    """A service before it was measured.

    Attributes:
        service: What is known of it.
        standard: Its standard time.
        least: The shortest time that it takes, in hundredths of its standard.
        opinion: What people think of it, in hundredths of an answer.
    """

    service: Service
    standard: int
    least: int
    opinion: int


def _kind(  # noqa: PLR0913, PLR0917  (a row of the table below)
    key: str,
    unit: str,
    name: str,
    time_unit: str,
    before: int,
    standard: int,
    cost: int | None,
    least: int,
    opinion: int,
) -> _Kind:
    service = Service(
        key=key,
        unit=unit,
        name=name,
        time_unit=time_unit,
        time_before=before,
        standard_time=standard,
        standard_cost=Absence.NOT_APPLICABLE if cost is None else cost,
        standard_complete=95,
    )
    return _Kind(service, standard, least, opinion)


_KINDS = (
    _kind(_FELL, "dukcapil-2", "Akta kelahiran", "menit", 180, 60, 0, 92, 345),
    _kind("ktp", "dukcapil-1", "KTP elektronik", "menit", 120, 45, 0, 70, 335),
    _kind(_UNTIMED, "dukcapil-1", "Kartu keluarga", "menit", 150, 60, 0, 75, 330),
    _kind(_MISSED, "ptsp-1", "Izin usaha", "hari", 14, 5, 0, 60, 305),
    _kind("pbg", "ptsp", "Persetujuan bangunan gedung", "hari", 45, 28, 250000, 72, 290),
    _kind("rawat-jalan", "puskesmas-1", "Rawat jalan", "menit", 90, 60, 15000, 62, 325),
    _kind("rujukan", "puskesmas-2", "Surat rujukan", "menit", 40, 20, 0, 65, 318),
    _kind(_AT_LIMIT, "dishub", "Uji berkala kendaraan", "menit", 75, 45, 65000, 68, 306),
    _kind("sampah", "dlh-1", "Pengaduan sampah", "jam", 72, 24, None, 55, 262),
    _kind(_UNANSWERED, "dinsos-1", "Rekomendasi bantuan sosial", "hari", 7, 3, None, 66, 312),
    _kind("domisili", "melati-1", "Surat keterangan domisili", "menit", 60, 30, 0, 58, 338),
)
_OFFSETS = {"u1": 5, "u2": 0, "u3": -15, "u4": 35, "u5": 10, "u6": 12, "u7": 15, "u8": -20, "u9": 8}
"""By how many hundredths an element is liked better than the others."""


@frozen
class Served:
    """The services of a city.

    Attributes:
        services: What they are.
        responses: Survey sheets.
        measurements: Measurements.
        plants: What is remarkable about some of them.
    """

    services: tuple[Service, ...]
    responses: tuple[Response, ...] = field(repr=False)
    measurements: tuple[Measurement, ...] = field(repr=False)
    plants: tuple[Plant, ...]


def served(seed: int) -> Served:
    """The services with everything that is known of them."""
    measured, asked = Chance(seed, "measurements"), Chance(seed, "survey")
    return Served(
        tuple(kind.service for kind in _KINDS),
        tuple(sheet for kind in _KINDS for sheet in _sheets(kind, asked)),
        tuple(one for kind in _KINDS for one in _measurements(kind, measured)),
        tuple(_plants()),
    )


# -- measurements -----------------------------------------------------------------------------


def _measurements(kind: _Kind, chance: Chance) -> Iterator[Measurement]:
    service = kind.service
    for place, last in enumerate(_MONTHS):
        drawn = chance.between(kind.least, 98)
        time: Number | str = Decimal(kind.standard * drawn // 10).scaleb(-1)
        if service.key == _FELL:
            time = str(_falling(place, chance))
        elif service.key == _MISSED:
            time = _SHORTFALLS.get(last, time)
        elif service.key == _UNTIMED and last == date(2025, 5, 31):
            time = Absence.MISSING
        yield Measurement(
            service=service.key,
            measured_on=last,
            measured_time=time,
            measured_cost=service.standard_cost,
            measured_complete=Decimal(chance.between(950, 1000)).scaleb(-1),
        )


def _falling(place: int, chance: Chance) -> int:
    """From 180 minutes in the first month to 55 in the last; under an hour in the last three."""
    if place in (0, len(_MONTHS) - 1):
        return 55 if place else 180
    if place >= len(_MONTHS) - 3:
        return chance.between(55, 58)
    return 180 - 118 * place // (len(_MONTHS) - 4) + chance.between(0, 3)


# -- surveys ----------------------------------------------------------------------------------


def _sheets(kind: _Kind, chance: Chance) -> Iterator[Response]:
    for place, first in enumerate(_ROUNDS):
        limit = kind.service.key == _AT_LIMIT and place == len(_ROUNDS) - 1
        count = _LIMIT_SHEETS if limit else chance.between(80, 120)
        sheets = [_sheet(kind, n + 1, first, place, chance) for n in range(count)]
        if kind.service.key == _UNANSWERED and place:
            sheets[:3] = [evolve(sheet, u9=Absence.MISSING) for sheet in sheets[:3]]
        yield from _at_limit(sheets) if limit else sheets


def _sheet(kind: _Kind, number: int, first: date, place: int, chance: Chance) -> Response:
    """Whoever likes one element likes the others too."""
    liking = kind.opinion + 6 * place + chance.between(-60, 60)
    answers = {
        name: _answer(liking + offset + chance.between(-45, 45))
        for name, offset in _OFFSETS.items()
    }
    day = first + timedelta(days=chance.between(0, _ROUND_DAYS))
    return _marked(kind.service.key, f"{number:03}", day, answers)


def _answer(hundredths: int) -> int:
    return max(1, min((hundredths + 50) // 100, _BEST))


def _at_limit(sheets: Sequence[Response]) -> Iterator[Response]:
    """The same sheets with some answers one better or one worse, so that they just make a B."""
    answers = [_answers(sheet) for sheet in sheets]
    lacking = _LOWEST_OF_B - sum(sum(one.values()) for one in answers)
    step = 1 if lacking > 0 else -1
    for name in _OFFSETS:
        for one in answers:
            if lacking and 1 <= one[name] + step <= _BEST:
                one[name] += step
                lacking -= step
    for sheet, one in zip(sheets, answers, strict=True):
        yield _marked(sheet.service, sheet.respondent, sheet.responded_on, one)


def _answers(sheet: Response) -> dict[str, int]:
    return {name: int(str(getattr(sheet, name))) for name in _OFFSETS}


def _marked(service: str, respondent: str, day: date, answers: Mapping[str, int]) -> Response:
    marks: dict[str, Any] = {**answers}
    return Response(service=service, responded_on=day, respondent=respondent, **marks)


# -- what is remarkable -----------------------------------------------------------------------


def _plants() -> Iterator[Plant]:
    yield Plant(
        "service_fell",
        Text(
            "layanan yang waktunya turun dari 180 menit (Januari 2024) menjadi 55 (Desember 2025); "
            "standarnya 60",
            "a service whose time fell from 180 minutes (January 2024) to 55 (December 2025); its "
            "standard is 60",
        ),
        (_FELL,),
    )
    yield Plant(
        "service_missed",
        Text(
            "layanan yang melewati standar waktunya hanya pada Juli 2024 dan Maret 2025",
            "a service that missed its standard time in July 2024 and March 2025 alone",
        ),
        (_MISSED,),
    )
    yield Plant(
        "service_at_limit",
        Text(
            "survei 2025 yang tepat mencapai batas mutu B: 100 lembar, jumlah jawaban 2758, indeks "
            "76,61",
            "a survey of 2025 that just makes the letter B: 100 sheets, sum of answers 2758, index "
            "76.61",
        ),
        (_AT_LIMIT,),
    )
    yield Plant(
        "service_untimed",
        Text("waktu layanan Mei 2025 kosong", "the time of May 2025 is missing"),
        (_UNTIMED,),
    )
    yield Plant(
        "unanswered",
        Text(
            "survei 2025 dengan tiga lembar yang unsur U9-nya kosong",
            "a survey of 2025 with three sheets on which U9 is missing",
        ),
        (_UNANSWERED,),
    )
