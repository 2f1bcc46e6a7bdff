"""Waits from the records of a workforce: until a first promotion, and in the present rank.

A workforce holds who is employed now. Who left before is not in it, promoted or not, so a wait from
its records is that of those who stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from meritasn.fairness.kinds import NumberOutcome, TimeOutcome
from meritasn.fairness.survival import Waited
from meritasn.language import Text
from meritasn.model import Employee, Posting, PostKind, PostLevel, Workforce, YesNo
from meritasn.quantities import Absence, day_number, elapsed

__all__ = ["PROBATION", "months_in_rank", "promotions"]

PROBATION = 12
"""Months after their service began within which somebody's first posting begins: of probation."""


def promotions(
    workforce: Workforce, among: PostKind, *, on: date, probation: int = PROBATION
) -> TimeOutcome:
    """How many months people wait for their first promotion in a kind of post.

    One wait for each person, from their first posting of that kind until the first one of a higher
    level. Later promotions of the same person would be no further people, and who has had many
    would weigh more. Levels have an order within a kind, and from administrative posts to senior
    leadership; who begins in one kind and goes on in another waits in each of them from when they
    came to it. An acting posting is no promotion.

    Who has not been promoted waits until the day that is asked. The wait is seen no further than to
    the day on which a posting ended without another one, of another kind or of unknown level began,
    or one began that may have been acting; and, where it is not known whether the last posting has
    ended, than to its beginning.

    Nobody has a wait of whom it is not known when they came to that kind: without a posting in it
    by that day, with postings that could not all be read, after one that may have been acting or
    whose level is not known, or where the first posting of all began long after the service did, or
    nobody knows how long.

    Args:
        workforce: The people with their postings.
        among: The kind of post in which they wait.
        on: The day until which is looked.
        probation: Months after the beginning of the service within which the first posting begins.

    >>> from meritasn.model import Employment
    >>> of = {"employee": "A-1", "posting": "Analis", "posting_acting": YesNo.NO}
    >>> of["posting_until"] = Absence.NOT_APPLICABLE
    >>> first, then = date(2016, 3, 1), date(2020, 4, 1)
    >>> workforce = Workforce(
    ...     employees=[
    ...         Employee(key="A-1", unit="U", employment=Employment.PNS, service_since=first)
    ...     ],
    ...     postings=[
    ...         Posting(**of, posting_since=first, posting_level=PostLevel.AHLI_PERTAMA),
    ...         Posting(**of, posting_since=then, posting_level=PostLevel.AHLI_MUDA),
    ...     ],
    ... )
    >>> promotions(workforce, PostKind.FUNGSIONAL, on=date(2024, 12, 31)).waited
    {'A-1': Waited(time=49, over=True)}
    >>> promotions(workforce, PostKind.FUNGSIONAL, on=date(2019, 3, 1)).waited
    {'A-1': Waited(time=36, over=False)}
    """
    waited = {
        employee.key: wait
        for employee in workforce.employees
        if (held := _held(workforce, employee.key, on))
        and _is_whole(employee, held[0], probation)
        and (wait := _waited(held, among, on))
    }
    return TimeOutcome(_PROMOTION.fill(kind=among.label), waited)


_PROMOTION = Text(
    "masa tunggu kenaikan jenjang pertama, {kind} (bulan)",
    "wait for the first rise of level, {kind} (months)",
)


def _held(workforce: Workforce, key: str, on: date) -> Sequence[Posting]:
    """The postings by a day that are not acting, in their order; none where not all are here."""
    if workforce.is_incomplete("postings", key):
        return ()
    # Records of this table are postings.
    held = cast("Sequence[Posting]", workforce.records_of("postings", key))
    own = [one for one in held if one.posting_acting is not YesNo.YES]
    return [one for one in own if one.posting_since <= on]


def _is_whole(employee: Employee, first: Posting, probation: int) -> bool:
    """Whether the postings begin with the service."""
    service = employee.service_since
    return not isinstance(service, Absence) and _months(service, first.posting_since) <= probation


def _waited(own: Sequence[Posting], among: PostKind, on: date) -> Waited | None:
    for place, one in enumerate(own):
        level = one.posting_level
        if one.posting_acting is not YesNo.NO or isinstance(level, Absence):
            return None
        if level.kind is among:
            day, over = next(_ends(own[place:], level, on), (on, False))
            return Waited(_months(one.posting_since, day), over)
    return None


def _ends(own: Sequence[Posting], level: PostLevel, on: date) -> Iterator[tuple[date, bool]]:
    """The days on which a wait may end, the first one first, and whether by a promotion."""
    for one in own[1:]:
        rise = _is_rise(level, one.posting_level)
        if rise and one.posting_acting is YesNo.NO:
            yield one.posting_since, True
        elif rise is not False:
            yield one.posting_since, False
    last = own[-1].posting_until
    if isinstance(last, date):
        yield min(last, on), False
    elif last is Absence.MISSING:
        yield own[-1].posting_since, False


def _is_rise(level: PostLevel, other: PostLevel | Absence) -> bool | None:
    """Whether a level is above another; None where the two have no order."""
    if isinstance(other, Absence):
        return None
    ordered = other.kind is level.kind or {level.kind, other.kind} == _ONE_LADDER
    return other.order < level.order if ordered else None


_ONE_LADDER = {PostKind.ADMINISTRASI, PostKind.JPT}


def _months(since: date, until: date) -> int:
    return elapsed(day_number(since), day_number(until), 1)


def months_in_rank(workforce: Workforce, *, on: date) -> NumberOutcome:
    """How many months people have been in their present rank.

    Of a rank the records know since when it is held, and of no rank before it. So no wait for a
    promotion in rank is ever seen to end, and no rate can be told from this: it is a number of
    today, which is as small for who was promoted often as for who has just begun.

    Args:
        workforce: The people.
        on: The day on which it is asked.

    >>> from meritasn.model import Employment
    >>> person = Employee(key="A-1", unit="U", employment=Employment.PNS)
    >>> workforce = Workforce(employees=[person])
    >>> months_in_rank(workforce, on=date(2024, 12, 31)).title.en
    'months in the present rank'
    """
    months = {
        one.key: _months(one.rank_since, on)
        for one in workforce.employees
        if isinstance(one.rank_since, date) and one.rank_since <= on
    }
    return NumberOutcome(
        Text("bulan dalam pangkat sekarang", "months in the present rank"),
        lambda result: months.get(result.employee),
        more_is_better=False,
        decimals=1,
    )
