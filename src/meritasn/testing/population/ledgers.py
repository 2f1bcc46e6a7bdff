"""Ledgers of credit of people in functional posts: what is brought along, years, and rises.

The credit that is brought along is chosen so that every rise there was is covered. The figures aim
at that; what a line is worth, and whether a rise is in order, the pack says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from meritasn.model import (
    CreditKind,
    CreditLine,
    Education,
    Employment,
    PostKind,
    PostLevel,
    Predicate,
    YesNo,
)
from meritasn.quantities import Absence, decimal
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.ladder import KNOWN_UNTIL, months_between
from meritasn.testing.population.postings import Career

__all__ = ["credit_lines"]

_OPENED = date(2022, 12, 31)
_OPENED_LATE = date(2023, 12, 31)
_YEARS = (2023, 2024)
_OLD = date(2021, 1, 1)  # who was in a functional post by then had credit of the old kind

# Credit of a year, need for the next rank, need for the next level.
_FIGURES: Mapping[PostLevel, tuple[Decimal, int, int | None]] = {
    PostLevel.TERAMPIL: (Decimal(5), 20, 60),
    PostLevel.MAHIR: (Decimal("12.5"), 50, 100),
    PostLevel.PENYELIA: (Decimal(25), 100, None),
    PostLevel.AHLI_PERTAMA: (Decimal("12.5"), 50, 100),
    PostLevel.AHLI_MUDA: (Decimal(25), 100, 200),
    PostLevel.AHLI_MADYA: (Decimal("37.5"), 150, 450),
}
_SHARES = {
    Predicate.SANGAT_BAIK: 150,
    Predicate.BAIK: 100,
    Predicate.BUTUH_PERBAIKAN: 75,
    Predicate.KURANG: 50,
    Predicate.SANGAT_KURANG: 25,
}
_HUNDRED = 100


@frozen
class _Event:
    """A rise of rank or of level."""

    on: date
    kind: CreditKind


def credit_lines(
    career: Career, predicates: Mapping[int, Predicate | Absence], chance: Chance
) -> Iterator[CreditLine]:
    """The lines of one person in the order of time.

    Args:
        career: How they rose.
        predicates: Those of past years.
        chance: What is left to chance.
    """
    person, ladder = career.person, career.ladder
    spare = chance.between(0, 1500)  # of ten thousand; drawn for everybody, whoever has a ledger
    begun = chance.between(0, 11000)
    if person.employee.post.kind is not PostKind.FUNGSIONAL:
        return
    if person.employee.employment is not Employment.PNS:
        return
    events = list(_events(career))
    ranks = [event for event in events if event.kind is CreditKind.RANK_RISE]
    opened = _OPENED_LATE if len(ranks) > 1 else _OPENED
    entered = next(on for level, on in ladder.levels if level.kind is PostKind.FUNGSIONAL)
    first_day = max(opened, entered)
    later = [event for event in events if event.on > first_day]
    years = list(_conversions(career, predicates, first_day))
    if ladder.transferred:
        first = _transfer(career, entered, predicates)
    else:
        given = _given(career, first_day, later, years, spare, begun)
        old = entered < _OLD
        first = _line(career, first_day, CreditKind.INTEGRATION if old else CreditKind.OPENING)
        first = evolve(first, credit_given=given)
    rises = [_line(career, event.on, event.kind) for event in later]
    lines = [first, *sorted([*years, *rises], key=lambda line: line.credit_on)]
    if not later and _has_new_diploma(career, predicates):
        lines.append(_diploma(career, predicates))
    yield from sorted(lines, key=lambda line: line.credit_on)


def _events(career: Career) -> Iterator[_Event]:
    for _, on in career.ladder.ranks[1:]:
        if on > _OPENED:
            yield _Event(on, CreditKind.RANK_RISE)
    for level, on in career.ladder.levels[1:]:
        rose = level.kind is PostKind.FUNGSIONAL and level is not _first_level(career)
        if rose and on > _OPENED:
            yield _Event(on, CreditKind.LEVEL_RISE)


def _first_level(career: Career) -> PostLevel:
    return next(level for level, _ in career.ladder.levels if level.kind is PostKind.FUNGSIONAL)


def _line(career: Career, on: date, kind: CreditKind) -> CreditLine:
    """A line with the level and the rank of its day, in which nothing else applies."""
    return CreditLine(
        employee=career.person.key,
        credit_on=on,
        credit_kind=kind,
        credit_level=career.ladder.level_on(on),
        credit_rank=career.ladder.rank_on(on),
        credit_predicate=Absence.NOT_APPLICABLE,
        credit_months=Absence.NOT_APPLICABLE,
        credit_rank_months=Absence.NOT_APPLICABLE,
        credit_peak_rank=Absence.NOT_APPLICABLE,
        credit_given=Absence.NOT_APPLICABLE,
    )


# -- years ------------------------------------------------------------------------------------


def _conversions(
    career: Career, predicates: Mapping[int, Predicate | Absence], since: date
) -> Iterator[CreditLine]:
    """What the predicate of each year brings, for the full months in the post."""
    for year in _YEARS:
        predicate = predicates.get(year)
        last = date(year, 12, 31)
        months = min(12, months_between(since, date(year + 1, 1, 1)))
        if isinstance(predicate, Predicate) and since < last and months:
            line = _line(career, last, CreditKind.CONVERSION)
            yield evolve(line, credit_predicate=predicate, credit_months=months)


def _worth(line: CreditLine) -> Decimal:
    assert isinstance(line.credit_level, PostLevel)
    assert isinstance(line.credit_predicate, Predicate)
    assert isinstance(line.credit_months, Decimal)
    of_year, _, _ = _FIGURES[line.credit_level]
    return of_year * _SHARES[line.credit_predicate] * line.credit_months / 12 / _HUNDRED


# -- the first line ---------------------------------------------------------------------------


def _given(  # noqa: PLR0913, PLR0917  (the whole ledger but its first line)
    career: Career,
    opened: date,
    rises: Sequence[_Event],
    years: Iterable[CreditLine],
    spare: int,
    begun: int,
) -> Decimal:
    """Enough for the rises; without one, a part of the need for the next rank, or a little more."""
    level = career.ladder.level_on(opened)
    _, for_rank, for_level = _FIGURES[level]
    if not rises:
        return Decimal(0) if opened > _OPENED else decimal(for_rank * begun // _HUNDRED, 2)
    up = any(event.kind is CreditKind.LEVEL_RISE for event in rises)
    first = min(event.on for event in rises)
    earned = sum((_worth(line) for line in years if line.credit_on < first), Decimal(0))
    need = for_level if up and for_level is not None else for_rank
    missing = int((need - earned) * _HUNDRED) + 1
    return decimal(max(0, missing) + need * _HUNDRED * spare // 10_000, 2)


def _transfer(
    career: Career, on: date, predicates: Mapping[int, Predicate | Absence]
) -> CreditLine:
    known = [
        predicate
        for year, predicate in sorted(predicates.items())
        if year < on.year and isinstance(predicate, Predicate)
    ]
    return evolve(
        _line(career, on, CreditKind.TRANSFER),
        credit_predicate=known[-1] if known else Absence.MISSING,
        credit_rank_months=months_between(career.ladder.rank_since, on),
        credit_peak_rank=YesNo.NO,
    )


# -- a new diploma ----------------------------------------------------------------------------


def _has_new_diploma(career: Career, predicates: Mapping[int, Predicate | Absence]) -> bool:
    ladder = career.ladder
    studied = ladder.education is not ladder.entry and ladder.entry is Education.S1
    good = predicates.get(2024) in (Predicate.BAIK, Predicate.SANGAT_BAIK)
    of_late = not ladder.transferred and career.person.since > KNOWN_UNTIL.year - 20
    return studied and good and of_late and ladder.level_on(date(2024, 9, 2)) in _FIGURES


def _diploma(career: Career, predicates: Mapping[int, Predicate | Absence]) -> CreditLine:
    predicate = predicates[2024]
    line = _line(career, date(2024, 9, 2), CreditKind.DIPLOMA)
    return evolve(line, credit_predicate=predicate)
