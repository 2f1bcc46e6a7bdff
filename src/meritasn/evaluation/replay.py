"""Replay: last year's facts under two policies, who moves, why, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.evaluation.replayed import Replay
from meritasn.evaluation.replaying import Asking, CarriesFates, Fates, fates_of
from meritasn.evaluation.replaying.causes import explained
from meritasn.merit import HasPeriods, Question, latest_period
from meritasn.merit.allowance import FAMILY, hold_month_end
from meritasn.merit.careers import hold_day, hold_period
from meritasn.model import Workforce
from meritasn.policies import Apart, Policy, apart
from meritasn.quantities import Period

__all__ = ["about_a_day", "replay"]


def replay(  # noqa: PLR0913  (two policies, and what both are asked)
    subject: Workforce | CarriesFates,
    before: Policy,
    after: Policy,
    *,
    period: Period | None = None,
    question: Question | date | None = None,
    outside: bool = False,
    ceiling: Decimal | int | None = None,
    near: Decimal | int = 1,
    changes: Sequence[Apart] | None = None,
) -> Replay:
    """The same facts under two policies: who moves, which change moves them, what it costs.

    Everybody is read under both. Then each change between the two is laid on the first policy
    alone, and those who move are read once more: a change that alone gives what all of them give is
    why somebody moves. Where none alone does, the fewest are looked for that do so together.

    Args:
        subject: A workforce of objects or of frames.
        before: The policy that is in force.
        after: The one that would take its place. It need not be in force yet: it is asked what it
            would say.
        period: Of policies that appraise, the period; the latest on which the first one is in force
            if none is given.
        question: Of policies that answer about a day, the day, or the day with what else is asked.
        outside: Whether the first policy, too, may be asked about days on which it is not in force.
        ceiling: What the budget holds for everybody, in whole rupiah, under policies of allowances.
        near: How far from a limit of the second policy somebody stands near it, in its units.
        changes: The changes to ask about; those of `meritasn.policies.apart` if none are given.

    Raises:
        NotInForce: If the first policy is not in force then.
        UsageError: If no day is given to policies that answer about one, there is no appraisal in
            the period, the policies are not about the same, there is a ceiling where no
            allowance is paid, or allowances are asked for on a day that ends no month.

    Example:
        >>> from meritasn.policies import shipped, what_if
        >>> from meritasn.testing.population import city
        >>> policy = shipped("pp-46-2011")
        >>> found = replay(
        ...     city(people=500).workforce, policy, what_if(policy, {"share_of_results": 70})
        ... )
        >>> found.moved, found.rescored
        (2, 271)
        >>> {cause.change.title.en: cause.alone for cause in found.causes}
        {'Weight of results: 60 % → 70 %': 2}
    """
    asked = Question(question) if isinstance(question, date) else question
    limit = None if ceiling is None else _limit(Decimal(ceiling), before, after)
    if asked is None:
        asking = Asking(before, after, period=_period(subject, before, after, period))
    else:
        for policy in (before, after):
            hold_day(policy, policy.nearest(asked.on))
            if policy.pack.family == FAMILY:
                hold_month_end(asked.on)
        asking = Asking(before, after, question=asked, ceiling=limit)
    if not outside:
        _hold_in_force(asking)
    if near < 0:
        raise UsageError([usage.BAD_DISTANCE.at()])
    fates: Fates
    fates = fates_of(subject, asking) if isinstance(subject, Workforce) else subject.fates(asking)
    apart_ = apart(before, after) if changes is None else tuple(changes)
    return Replay(asking, explained(fates, before, after, apart_), apart_, Decimal(near))


def _limit(ceiling: Decimal, *policies: Policy) -> Decimal:
    """A ceiling, where both policies pay allowances."""
    others = [one.name for one in policies if one.pack.family != FAMILY]
    if others:
        raise UsageError([usage.NO_CEILING.at(name=name) for name in others])
    return ceiling


def _period(
    subject: Workforce | CarriesFates, before: Policy, after: Policy, period: Period | None
) -> Period:
    """The period that is meant, where both policies appraise one."""
    daily = [policy.name for policy in (before, after) if about_a_day(policy)]
    if daily:
        raise UsageError([usage.NO_DAY.at(name=name) for name in dict.fromkeys(daily)])
    if period is not None:
        return period
    if not hasattr(subject, "periods"):
        raise TypeError(_NO_PERIODS)
    return latest_period(cast(HasPeriods, subject), before)


_NO_PERIODS = "frames that hold appraisals become a workforce by meritasn.columns.FrameWorkforce"


def about_a_day(policy: Policy) -> bool:
    """Whether a policy answers about a day, and does not appraise a period.

    >>> from meritasn.policies import shipped
    >>> about_a_day(shipped("pp-12-2019")), about_a_day(shipped("pp-46-2011"))
    (True, False)
    """
    try:
        hold_period(policy, policy.programs[-1][1])
    except UsageError:
        return True
    return False


def _hold_in_force(asking: Asking) -> None:
    """Holds that the first policy is in force on the day whose law applies."""
    if asking.period is None:
        asking.before.on(asking.day)
    else:
        asking.before.over(asking.period)
