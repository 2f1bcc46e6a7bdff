"""How people of the city rose: the diploma they began with, their ranks, and their levels.

Who fills which post is settled before anybody asks how they came there, so a career is made
backwards: a diploma with which the rank can have been reached in the years there were, and rises
spread over these years. The terms of the regulations (first rank of a diploma, years in a post)
are aimed at here; whether they are met, the packs say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from meritasn.model import Education, Nip, PostKind, PostLevel, Rank
from meritasn.quantities import day_number, day_of, elapsed, later
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.staff import Person

__all__ = ["KNOWN_UNTIL", "Ladder", "Rise", "climbed", "months_between", "months_later"]

KNOWN_UNTIL = date(2025, 12, 31)
"""The last day of which anything is known."""

_LEADING_BY = date(2018, 12, 1)
"""By then those who lead had the post in which they appraised people for 2019."""

_ROOM = 6  # months by which a rise may come later than reckoned, since it comes on two days a year
_QUICK, _ORDINARY = 24, 36  # months from rank to rank
_SLOW = 72
_GROWN = 60  # months of service after which one may have taken another degree

_FIRST = {
    Education.S3: Rank.III_C,
    Education.S2: Rank.III_B,
    Education.DOKTER: Rank.III_B,
    Education.S1: Rank.III_A,
    Education.D3: Rank.II_C,
    Education.SLTA: Rank.II_A,
}
_BY_CONTRACT = {Rank.V: Education.SLTA, Rank.VII: Education.D3, Rank.IX: Education.S1}
_Family = tuple[PostLevel, PostLevel, PostLevel]
_EXPERTS: _Family = (PostLevel.AHLI_PERTAMA, PostLevel.AHLI_MUDA, PostLevel.AHLI_MADYA)
_SKILLED: _Family = (PostLevel.TERAMPIL, PostLevel.MAHIR, PostLevel.PENYELIA)
_LEVELS_UP_TO = {
    _EXPERTS: (Rank.III_B, Rank.III_D, Rank.IV_E),
    _SKILLED: (Rank.II_D, Rank.III_B, Rank.III_D),
}
"""The highest rank of each level of the two families of functional posts."""

_STRUCTURAL = (PostLevel.PELAKSANA, PostLevel.PENGAWAS, PostLevel.ADMINISTRATOR)
# Of a hundred parts of the time until 2018, when one entered each level: from and to.
_ENTERED: dict[PostLevel, tuple[tuple[int, int], ...]] = {
    PostLevel.PENGAWAS: ((60, 100),),
    PostLevel.ADMINISTRATOR: ((40, 44), (70, 100)),
    PostLevel.JPT_PRATAMA: ((25, 30), (50, 56), (80, 100)),
}


@frozen
class Rise:
    """A rank or a level, and the day on which it was reached.

    Attributes:
        to: What was reached.
        on: When.
    """

    to: Rank | PostLevel
    on: date


@frozen
class Ladder:
    """How somebody rose.

    Attributes:
        since: Start of service.
        entry: The diploma with which they began.
        education: The highest one on record now.
        ranks: Ranks with their first days, the lowest first.
        levels: Levels of posts with their first days, in the order of time.
        transferred: Whether they came to their functional post from an administrative one.
    """

    since: date
    entry: Education
    education: Education
    ranks: tuple[tuple[Rank, date], ...]
    levels: tuple[tuple[PostLevel, date], ...]
    transferred: bool = False

    @property
    def rank_since(self) -> date:
        """The first day of the present rank."""
        return self.ranks[-1][1]

    def rank_on(self, day: date) -> Rank:
        """The rank that somebody had on a day of their service."""
        return next(rank for rank, since in reversed(self.ranks) if since <= day)

    def level_on(self, day: date) -> PostLevel:
        """The level of the post that somebody held on a day of their service."""
        return next(level for level, since in reversed(self.levels) if since <= day)


def months_later(day: date, months: int) -> date:
    """The same day so many months later."""
    return day_of(later(day_number(day), months, 1))


def months_between(start: date, stop: date) -> int:
    """Full months from one day to another."""
    return elapsed(day_number(start), day_number(stop), 1)


def climbed(person: Person, chance: Chance) -> Ladder:
    """How a person came to the rank and the post that they have."""
    since = _since(person, chance)
    rank = person.employee.rank
    assert isinstance(rank, Rank)
    level = person.employee.post.level
    assert isinstance(level, PostLevel)
    if rank.by_contract:
        entry = _BY_CONTRACT[rank]
        return Ladder(since, entry, entry, ((rank, since),), ((level, since),))
    entry = _entry(person, rank, months_between(since, KNOWN_UNTIL), chance)
    ranks = tuple(_ranks(entry, rank, since, chance))
    education = _studied(entry, person, rank, since, chance)
    if level.kind is not PostKind.FUNGSIONAL:
        return Ladder(since, entry, education, ranks, tuple(_offices(level, since, chance)))
    moved = _moved_on(ranks[-1][1], level, person, chance)
    if moved is not None:
        levels = ((PostLevel.PELAKSANA, since), (level, moved))
        return Ladder(since, entry, education, ranks, levels, transferred=True)
    return Ladder(since, entry, education, ranks, tuple(_levels(level, ranks, since, chance)))


def _since(person: Person, chance: Chance) -> date:
    """The month that the number says; of a contract it says the year alone."""
    nip = person.employee.nip
    if isinstance(nip, Nip):
        return nip.cpns_month
    if person.since == KNOWN_UNTIL.year:
        return date(person.since, 10, 1)
    return date(person.since, chance.between(1, 9), 1)


# -- diplomas ---------------------------------------------------------------------------------


def _entry(person: Person, rank: Rank, months: int, chance: Chance) -> Education:
    """The diploma with which the rank was reached in time: without haste, or else in haste."""
    diplomas = list(_diplomas(person, rank, chance))
    for least in (_ORDINARY, _QUICK):
        for diploma in diplomas:
            steps = rank.order - _FIRST[diploma].order
            if steps == 0 or (steps > 0 and steps * least + _ROOM <= months):
                return diploma
    return diplomas[-1]


def _diplomas(person: Person, rank: Rank, chance: Chance) -> Iterator[Education]:
    """What fits the post, the likeliest first."""
    level, title = person.employee.post.level, person.employee.post.title or ""
    without_degree = level is PostLevel.PENGAWAS and chance.happens(300)
    if level is PostLevel.PELAKSANA:
        yield _OF_OFFICERS[title]
    elif level in _SKILLED or without_degree:
        yield from (Education.D3, Education.S1)
    elif title.startswith(("Dokter", "Apoteker")) and rank.order >= Rank.III_B.order:
        yield from (Education.DOKTER, Education.S3)
    else:
        yield from (Education.S1, Education.S2, Education.S3)


_OF_OFFICERS = {
    "Pengadministrasi Perkantoran": Education.SLTA,
    "Pengelola Layanan Operasional": Education.D3,
    "Penelaah Teknis Kebijakan": Education.S1,
}


def _studied(
    entry: Education, person: Person, rank: Rank, since: date, chance: Chance
) -> Education:
    """Some took another degree while they served, once their rank was one of degrees."""
    grown = months_between(since, KNOWN_UNTIL) >= _GROWN and rank.order >= Rank.III_A.order
    more = chance.happens(600 if person.leads else 150)
    if grown and more and entry in (Education.S1, Education.D3):
        return Education.S2 if entry is Education.S1 else Education.S1
    return entry


# -- ranks ------------------------------------------------------------------------------------


def _ranks(
    entry: Education, rank: Rank, since: date, chance: Chance
) -> Iterator[tuple[Rank, date]]:
    """From the first rank to the present one, on the first of April or of October."""
    first = min(_FIRST[entry].order, rank.order)
    steps = rank.order - first
    yield Rank.of(list(Rank)[first].code), since
    if not steps:
        return
    months = months_between(since, KNOWN_UNTIL) - _ROOM
    spare = max(0, min(months - steps * _QUICK, months // (steps + 1)))
    pace = min(_SLOW, (months - chance.between(0, spare)) // steps)
    for step in range(1, steps + 1):
        yield list(Rank)[first + step], _half_year(months_later(since, step * pace))


def _half_year(day: date) -> date:
    """The next first of April or of October."""
    firsts = (date(day.year + n, month, 1) for n in (0, 1) for month in (4, 10))
    return next(first for first in firsts if first >= day)


# -- levels -----------------------------------------------------------------------------------


def _levels(
    level: PostLevel, ranks: Sequence[tuple[Rank, date]], since: date, chance: Chance
) -> Iterator[tuple[PostLevel, date]]:
    """A candidate for a year; then each level some weeks before the first rank of it."""
    yield PostLevel.PELAKSANA, since
    family = _EXPERTS if level in _EXPERTS else _SKILLED
    started = months_later(since, 12)
    for own, (lowest, on) in _first_ranks(family, ranks):
        if lowest == ranks[0][0]:
            yield own, started
        else:
            yield own, max(started, on - timedelta(days=chance.between(30, 90)))


def _first_ranks(
    family: _Family, ranks: Sequence[tuple[Rank, date]]
) -> Iterator[tuple[PostLevel, tuple[Rank, date]]]:
    """Each level that was reached, with the first rank that somebody had in it."""
    met: set[PostLevel] = set()
    for rank, on in ranks:
        own = next(
            level
            for level, highest in zip(family, _LEVELS_UP_TO[family], strict=True)
            if rank.order <= highest.order
        )
        if own not in met:
            met.add(own)
            yield own, (rank, on)


def _moved_on(rank_since: date, level: PostLevel, person: Person, chance: Chance) -> date | None:
    """When somebody came from an administrative post; None for those who did not."""
    came = level in _EXPERTS[:2] and not person.leads and chance.happens(60)
    moved = date(2023, 2, 1) + timedelta(days=chance.between(0, 800))
    known = person.served_all(moved.year - 1) and moved > months_later(rank_since, 12)
    return moved if came and known else None


def _offices(level: PostLevel, since: date, chance: Chance) -> Iterator[tuple[PostLevel, date]]:
    """An officer first, then one office of leadership after another."""
    yield PostLevel.PELAKSANA, since
    months = months_between(since, _LEADING_BY)
    for own, (first, last) in zip((*_STRUCTURAL[1:], level), _ENTERED.get(level, ()), strict=False):
        yield own, months_later(since, months * chance.between(first, last) // 100)
