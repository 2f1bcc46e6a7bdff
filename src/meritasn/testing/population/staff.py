"""Who works in the city: posts, employment, ranks, and what the law protects.

The shares follow published figures: PNS to PPPK as in Medan in September 2025 (9,726 to 4,625; of
8,614 part-time PPPK who were to be appointed a tenth is counted), functional posts two thirds of
what is no post of leadership (BKN, November 2025), women by level of post (BKN, 2022).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from meritasn.model import (
    Employee,
    Employment,
    Nip,
    NiPppk,
    Post,
    PostKind,
    PostLevel,
    Protected,
    Rank,
    Sex,
    build_ni_pppk,
    build_nip,
    parse_nip,
)
from meritasn.quantities import Absence
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.names import name
from meritasn.testing.population.offices import OFFICES, Office, seats_of

__all__ = ["LEAST_PEOPLE", "Person", "staff"]

LEAST_PEOPLE = 500
"""With fewer there is hardly anybody but those who lead, and nobody to plant anything on."""

TODAY = 2025
"""The year in which the city is looked at."""

_SETTLED = 40  # age from which one may have been married before
_PART_TIME, _PPPK = 57, 304  # of a thousand people
_WOMEN: dict[PostLevel | None, int] = {
    PostLevel.JPT_PRATAMA: 155,
    PostLevel.ADMINISTRATOR: 265,
    PostLevel.PENGAWAS: 396,
}
_WOMEN_ELSEWHERE = {Employment.PNS: 585, Employment.PPPK: 580, Employment.PPPK_PARUH_WAKTU: 460}

_EXPERTS: dict[str, tuple[str, ...]] = {
    "pendidikan": ("Guru",),
    "kesehatan": ("Perawat", "Bidan", "Dokter", "Apoteker"),
    "pengawasan": ("Auditor", "Pengawas Penyelenggaraan Urusan Pemerintahan Daerah"),
    "kepegawaian": ("Analis SDM Aparatur", "Assessor SDM Aparatur"),
    "perencanaan": ("Perencana", "Statistisi"),
    "prasarana": ("Teknik Jalan dan Jembatan", "Penata Ruang"),
    "sosial": ("Pekerja Sosial", "Penyuluh Sosial"),
}
_EXPERTS_ELSEWHERE = ("Analis Kebijakan", "Pranata Komputer", "Arsiparis")
_OFFICERS = {
    Rank.II_A: "Pengadministrasi Perkantoran",
    Rank.II_C: "Pengelola Layanan Operasional",
    Rank.III_A: "Penelaah Teknis Kebijakan",
}
_OFFICER_RANKS = {
    Rank.II_A: (Rank.II_A, Rank.II_B, Rank.II_C, Rank.II_D, Rank.III_A, Rank.III_B),
    Rank.II_C: (Rank.II_C, Rank.II_D, Rank.III_A, Rank.III_B, Rank.III_C),
    Rank.III_A: (Rank.III_A, Rank.III_B, Rank.III_C, Rank.III_D),
}
_CONTRACT_RANK = {Rank.II_A: Rank.V, Rank.II_C: Rank.VII, Rank.III_A: Rank.IX}
_RANKS = {
    PostLevel.JPT_PRATAMA: (Rank.IV_B, Rank.IV_C, Rank.IV_D),
    PostLevel.ADMINISTRATOR: (Rank.III_D, Rank.IV_A, Rank.IV_B),
    PostLevel.PENGAWAS: (Rank.III_B, Rank.III_C, Rank.III_D),
    PostLevel.AHLI_MADYA: (Rank.IV_A, Rank.IV_B, Rank.IV_C),
    PostLevel.AHLI_MUDA: (Rank.III_C, Rank.III_D),
    PostLevel.AHLI_PERTAMA: (Rank.III_A, Rank.III_B),
    PostLevel.PENYELIA: (Rank.III_C, Rank.III_D),
    PostLevel.MAHIR: (Rank.III_A, Rank.III_B),
    PostLevel.TERAMPIL: (Rank.II_C, Rank.II_D),
}
_Spans = tuple[tuple[tuple[int, int], int], ...]
# Years of appointment with their weights: many in a few years, none in the moratorium.
_ENTRY: dict[PostLevel | None, _Spans] = {
    PostLevel.JPT_PRATAMA: (((1991, 2000), 1),),
    PostLevel.ADMINISTRATOR: (((1993, 2005), 1),),
    PostLevel.PENGAWAS: (((1996, 2010), 1),),
    PostLevel.AHLI_MADYA: (((1993, 2003), 1),),
}
_ENTRY_OF_STAFF: _Spans = (
    ((1993, 2004), 30),
    ((2005, 2010), 42),
    ((2014, 2014), 8),
    ((2019, 2022), 20),
)
_CONTRACT_YEARS = ((2021, 40), (2022, 47), (2023, 8), (2024, 5))


@frozen
class Person:
    """An employee with what else the history of the city knows of them.

    Attributes:
        employee: The record.
        protected: What the law protects.
        since: Year of appointment or of the first contract.
        task: What the office works on.
        leads: Whether the post is one of leadership.
        merit: How much better or worse than others they work, from -5 to 5.
    """

    employee: Employee
    protected: Protected
    since: int
    task: str
    leads: bool
    merit: int

    @property
    def key(self) -> str:
        """Key of the employee."""
        return self.employee.key

    def served_all(self, year: int) -> bool:
        """Whether they were in service from the first day of a year."""
        return self.since < year


@frozen
class _Place:
    """A place in an office before somebody fills it."""

    office: Office
    title: str | None = None
    level: PostLevel | None = None
    functional: bool = False
    employment: Employment = Employment.PNS

    @property
    def leads(self) -> bool:
        return self.title is not None


def staff(people: int, seed: int) -> tuple[Person, ...]:
    """As many people as asked for, office by office, the head of each office first."""
    places = _employed(list(_places(people, Chance(seed, "places"))), Chance(seed, "employment"))
    women = _women(places, Chance(seed, "sex"))
    chance = Chance(seed, "people")
    numbers = _Numbers()
    width = max(4, len(str(people)))
    return tuple(
        _person(
            f"P{i + 1:0{width}}", place, Sex.FEMALE if i in women else Sex.MALE, chance, numbers
        )
        for i, place in enumerate(places)
    )


# --------------------------------------------------------------------------------------- places


def _places(people: int, chance: Chance) -> Iterator[_Place]:
    leading = sum(len(seats_of(office)) for office in OFFICES)
    sizes = _apportioned(people - leading, [office.staff for office in OFFICES])
    for office, size in zip(OFFICES, sizes, strict=True):
        for seat in seats_of(office):
            yield _Place(office, seat.title, seat.level)
        functional = chance.quota(range(size), office.functional)
        yield from (_Place(office, functional=i in functional) for i in range(size))


def _apportioned(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    whole, seen, given = sum(weights), 0, 0
    parts = []
    for weight in weights:
        seen += weight
        parts.append(total * seen // whole - given)
        given += parts[-1]
    return parts


def _employed(places: list[_Place], chance: Chance) -> list[_Place]:
    """Part-time PPPK are officers; most PPPK hold functional posts."""
    staff = chance.shuffled(i for i, place in enumerate(places) if not place.leads)
    officers = [i for i in staff if not places[i].functional]
    experts = [i for i in staff if places[i].functional]
    part_time = len(places) * _PART_TIME // 1000
    pppk = len(places) * _PPPK // 1000
    for i in officers[:part_time]:
        places[i] = evolve(places[i], employment=Employment.PPPK_PARUH_WAKTU)
    for i in officers[part_time : part_time + pppk // 10] + experts[: pppk - pppk // 10]:
        places[i] = evolve(places[i], employment=Employment.PPPK)
    return places


def _women(places: Sequence[_Place], chance: Chance) -> frozenset[int]:
    groups: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        share = _WOMEN.get(place.level, _WOMEN_ELSEWHERE[place.employment])
        groups.setdefault(share, []).append(i)
    return frozenset().union(*(chance.quota(group, share) for share, group in groups.items()))


# --------------------------------------------------------------------------------------- people


class _Numbers:
    """Gives NIP and NI PPPK; the serial tells apart those who share the other fifteen digits."""

    def __init__(self) -> None:
        self._given: Counter[tuple[date, date, Sex]] = Counter()

    def give(self, employment: Employment, born: date, since: date, sex: Sex) -> Nip | NiPppk:
        """The next number; its serial is one that no real person has."""
        shared = (born, since, sex)
        serial = 900 + self._given[shared]
        self._given[shared] += 1
        return parse_nip(
            build_ni_pppk(born, since.year, sex, serial)
            if employment.by_contract
            else build_nip(born, since, sex, serial)
        )


def _person(key: str, place: _Place, sex: Sex, chance: Chance, numbers: _Numbers) -> Person:
    since = _since(place, chance)
    born = _born(since, place, chance)
    post, rank = _post(place, TODAY - since, chance)
    month = 1 if place.employment.by_contract else chance.between(1, 12)
    employee = Employee(
        key=key,
        unit=place.office.key,
        employment=place.employment,
        rank=rank,
        post=post,
        nip=numbers.give(place.employment, born, date(since, month, 1), sex),
        name=name(sex, chance),
    )
    protected = Protected(
        sex=sex,
        birth_date=born,
        marital_status=_marital_status(TODAY - born.year, chance),
        disability=chance.happens(10),
    )
    return Person(employee, protected, since, place.office.task, place.leads, chance.between(-5, 5))


def _since(place: _Place, chance: Chance) -> int:
    match place.employment:
        case Employment.PPPK:
            return chance.weighted(_CONTRACT_YEARS)
        case Employment.PPPK_PARUH_WAKTU:
            return TODAY
        case _:
            return chance.between(*chance.weighted(_ENTRY.get(place.level, _ENTRY_OF_STAFF)))


def _born(since: int, place: _Place, chance: Chance) -> date:
    """Old enough for the appointment and too young to have retired."""
    latest = 50 if place.employment.by_contract else 30
    youngest = 24 if place.leads or place.functional else 20
    age = chance.between(youngest, max(youngest, min(latest, since - TODAY + 57)))
    return date(since - age, chance.between(1, 12), chance.between(1, 28))


def _post(place: _Place, years: int, chance: Chance) -> tuple[Post, Rank | Absence]:
    if place.level:
        post = Post(place.title, place.level.kind, place.level)
        return post, chance.one_of(_RANKS[place.level])
    if place.functional:
        return _expert(place, years, chance)
    first = chance.weighted(((Rank.II_A, 45), (Rank.II_C, 20), (Rank.III_A, 35)))
    post = Post(_OFFICERS[first], PostKind.ADMINISTRASI, PostLevel.PELAKSANA)
    ladder = _OFFICER_RANKS[first]
    own = ladder[min(years // 5, len(ladder) - 1)]
    return post, _CONTRACT_RANK[first] if place.employment.by_contract else own


def _expert(place: _Place, years: int, chance: Chance) -> tuple[Post, Rank]:
    skilled = place.office.task not in ("pendidikan", "pengawasan") and chance.happens(250)
    steps = (
        (PostLevel.TERAMPIL, PostLevel.MAHIR, PostLevel.PENYELIA)
        if skilled
        else (PostLevel.AHLI_PERTAMA, PostLevel.AHLI_MUDA, PostLevel.AHLI_MADYA)
    )
    climbed = min(years // 10 + chance.happens(300), 2)
    level = steps[0] if place.employment.by_contract else steps[climbed]
    title = chance.one_of(_EXPERTS.get(place.office.task, _EXPERTS_ELSEWHERE))
    contract = Rank.VII if skilled else Rank.IX
    rank = contract if place.employment.by_contract else chance.one_of(_RANKS[level])
    return Post(f"{title} {level.label.id}", PostKind.FUNGSIONAL, level), rank


def _marital_status(age: int, chance: Chance) -> str:
    if chance.happens(min(950, 30 * (age - 18))):
        return "Kawin"
    alone = ("Belum kawin", "Cerai hidup", "Cerai mati")
    return alone[0] if age < _SETTLED else chance.one_of(alone)
