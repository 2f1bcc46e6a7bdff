"""Which posts people of the city held, one after another, and what their records say of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve, frozen

from meritasn.model import Employee, Post, Posting, PostKind, PostLevel, YesNo
from meritasn.quantities import Absence
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.ladder import Ladder, climbed, months_between, months_later
from meritasn.testing.population.offices import ACTING, OFFICES
from meritasn.testing.population.organisation import Organisation
from meritasn.testing.population.staff import Person

__all__ = ["Career", "base_of", "careers", "described"]

_RETIREMENT = {PostLevel.AHLI_UTAMA: 65, PostLevel.AHLI_MADYA: 60}
_RETIREMENT_ELSEWHERE = 58
_LEADERS = {
    PostLevel.PELAKSANA: "Penelaah Teknis Kebijakan",
    PostLevel.PENGAWAS: "Kepala Subbagian Umum",
    PostLevel.ADMINISTRATOR: "Sekretaris",
}
"""What those who lead were before."""
_GUIDES = {"Kepala Sekolah": "Guru", "Kepala Puskesmas": "Dokter"}
"""What those are by profession who lead a school or a health centre."""
_FIELDS = tuple(sorted({office.task.capitalize() for office in OFFICES}))
_LONG_SERVED = 60  # months after which one may have been on leave, or had another post


@frozen
class Career:
    """How somebody came to where they are.

    Attributes:
        person: Who.
        ladder: Their ranks and levels.
        postings: The posts of record in the order of time; the last one is the present.
        acting: Posts that they held as acting official besides.
    """

    person: Person
    ladder: Ladder
    postings: tuple[Posting, ...]
    acting: tuple[Posting, ...] = ()


def careers(city: Organisation, seed: int) -> Mapping[str, Career]:
    """How everybody came to where they are, by key."""
    chance = Chance(seed, "careers")
    made = {}
    for key, person in city.people.items():
        ladder = climbed(person, chance)
        acting = tuple(_acting(person, city, chance))
        made[key] = Career(person, ladder, tuple(_postings(person, ladder, chance)), acting)
    return made


# -- what is known today ----------------------------------------------------------------------


def described(employee: Employee, career: Career, city: Organisation, chance: Chance) -> Employee:
    """An employee with what a career begins with, and where it has come to."""
    above = city.rater_of(employee.key)
    since, ladder = career.postings[-1].posting_since, career.ladder
    served_long = months_between(ladder.since, since) > _LONG_SERVED
    return evolve(
        employee,
        post=_post(employee.post, since),
        service_since=ladder.since,
        rank_since=ladder.rank_since,
        education=ladder.education,
        superior_rank=city.people[above].employee.rank if above else Absence.NOT_APPLICABLE,
        unpaid_leave=YesNo.YES if served_long and chance.happens(12) else YesNo.NO,
    )


def _post(post: Post, since: date) -> Post:
    if post.kind is PostKind.FUNGSIONAL and isinstance(post.level, PostLevel):
        age = _RETIREMENT.get(post.level, _RETIREMENT_ELSEWHERE)
        return evolve(post, since=since, retirement_age=age)
    return evolve(post, since=since, retirement_age=Absence.NOT_APPLICABLE)


# -- posts ------------------------------------------------------------------------------------


def _postings(person: Person, ladder: Ladder, chance: Chance) -> Iterator[Posting]:
    field = person.task.capitalize()
    elsewhere = chance.one_of(_FIELDS) if chance.happens(200) else field
    posts = list(_posts(person, ladder, chance))
    for place, (since, title, level) in enumerate(posts):
        last = place + 1 == len(posts)
        yield Posting(
            employee=person.key,
            posting_since=since,
            posting_until=Absence.NOT_APPLICABLE if last else _day_before(posts[place + 1][0]),
            posting=title,
            posting_level=level,
            posting_acting=YesNo.NO,
            field=elsewhere if place < len(posts) // 2 else field,
        )


def _posts(person: Person, ladder: Ladder, chance: Chance) -> Iterator[tuple[date, str, PostLevel]]:
    """The first day, the title and the level of each post."""
    title = person.employee.post.title or ""
    guides_from = date(chance.between(2014, 2018), chance.between(1, 11), 1)
    stops = [on for _, on in ladder.levels[1:]]
    for (level, since), until in zip(ladder.levels, (*stops, None), strict=True):
        called = title if until is None else _earlier(level, person, ladder)
        if title in _GUIDES:
            yield from _guided(person, level, since, until, guides_from)
        elif until is None and (moved := _moved(person, since, chance)):
            yield since, "Pengadministrasi Umum", level
            yield moved, called, level
        else:
            yield since, called, level


def _guided(
    person: Person, level: PostLevel, since: date, until: date | None, guides_from: date
) -> Iterator[tuple[date, str, PostLevel]]:
    """Of somebody who leads a school or a health centre from some day on."""
    if since < guides_from:
        yield since, f"{base_of(person.employee.post)} {level.label.id}", level
    if until is None or guides_from < until:
        yield max(since, guides_from), person.employee.post.title or "", level


def _moved(person: Person, since: date, chance: Chance) -> date | None:
    """When an officer changed their post, where they did."""
    officer = person.employee.post.level is PostLevel.PELAKSANA
    months = months_between(since, date(2024, 1, 1))
    if officer and months > _LONG_SERVED and chance.happens(400):
        return months_later(since, months * chance.between(30, 90) // 100)
    return None


def _earlier(level: PostLevel, person: Person, ladder: Ladder) -> str:
    """What somebody was called at an earlier level."""
    if person.employee.post.kind is not PostKind.FUNGSIONAL:
        return _LEADERS[level]
    if level is not PostLevel.PELAKSANA:
        return f"{base_of(person.employee.post)} {level.label.id}"
    base = base_of(person.employee.post)
    return "Penelaah Teknis Kebijakan" if ladder.transferred else f"Calon {base}"


def base_of(post: Post) -> str:
    """The title of a functional post without its level."""
    title, level = post.title or "", post.level
    title = _GUIDES.get(title, title)
    return title.removesuffix(f" {level.label.id}") if isinstance(level, PostLevel) else title


def _acting(person: Person, city: Organisation, chance: Chance) -> Iterator[Posting]:
    """A unit that somebody leads besides their own post, or led for some months."""
    stood_in = date(2024, 1, 8) + timedelta(days=chance.between(0, 400))
    for_months = chance.happens(150)
    if city.units[ACTING].head == person.key:
        yield _as_acting(person, "Plt. Lurah", PostLevel.PENGAWAS, date(2018, 10, 1), None)
    elif person.employee.post.level is PostLevel.PENGAWAS and for_months:
        until = stood_in + timedelta(days=90)
        yield _as_acting(person, "Plh. Sekretaris", PostLevel.ADMINISTRATOR, stood_in, until)


def _as_acting(
    person: Person, title: str, level: PostLevel, since: date, until: date | None
) -> Posting:
    return Posting(
        employee=person.key,
        posting_since=since,
        posting_until=Absence.NOT_APPLICABLE if until is None else until,
        posting=title,
        posting_level=level,
        posting_acting=YesNo.YES,
        field=person.task.capitalize(),
    )


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
