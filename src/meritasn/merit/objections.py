"""Until when an objection may be filed, and until when it has to be answered.

How many days there are, and of which kind, the policy says in steps of these names at the grain of
the objection: ``filing_days`` and ``filing_day_kind``, ``answer_days`` and ``answer_day_kind``, a
kind being ``calendar`` or ``working``. Here they are only laid on a calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

from meritasn.facts import Grain
from meritasn.merit.records import read_path
from meritasn.model import Objection
from meritasn.policies import Policy
from meritasn.quantities import Absence, Calendar
from meritasn.rules import Program, Record, Value, run

__all__ = ["answer_deadline", "deadline"]

_CALENDAR, _WORKING = "calendar", "working"


def deadline(
    policy: Policy, objection: Objection, calendar: Calendar | None = None
) -> date | Absence:
    """The last day on which an objection may be filed.

    The law of the day on which the decision or result was received applies.

    Args:
        policy: What sets the time.
        objection: What is, or may be, objected to.
        calendar: The holidays; needed where working days are counted.

    Returns:
        The day. Not applicable where the policy sets no time for what is objected to; missing
        where nobody can tell: a figure is unknown, or working days are counted and no holidays
        are listed for a year that they run through.

    Raises:
        NotInForce: If the policy is not in force on the day of receipt.

    >>> from meritasn.model import ObjectedTo
    >>> from meritasn.policies import shipped
    >>> received = date(2024, 3, 1)
    >>> of = Objection(employee="A-1", received_on=received, objected_to=ObjectedTo.DECISION)
    >>> deadline(shipped("pp-79-2021"), of, Calendar([date(2024, 3, 11), date(2024, 3, 12)]))
    datetime.date(2024, 3, 25)
    """
    return _last_day(policy, objection, "filing", objection.received_on, calendar)


def answer_deadline(
    policy: Policy, objection: Objection, calendar: Calendar | None = None
) -> date | Absence:
    """The last day on which an objection that was filed has to be answered.

    Args:
        policy: What sets the time.
        objection: What is objected to.
        calendar: The holidays; needed where working days are counted.

    Returns:
        The day, or why there is none, as with `deadline`; not applicable too where nothing was
        filed.

    Raises:
        NotInForce: If the policy is not in force on the day of receipt.
    """
    return _last_day(policy, objection, "answer", objection.filed_on, calendar)


def _last_day(
    policy: Policy,
    objection: Objection,
    what: str,
    start: date | Absence,
    calendar: Calendar | None,
) -> date | Absence:
    program = policy.on(objection.received_on)
    count, kind = f"{what}_days", f"{what}_day_kind"
    if not program.steps.keys() >= {count, kind}:
        return Absence.NOT_APPLICABLE
    days, of = _said(program, objection, count, kind)
    if not (days.applicable and of.applicable):
        return Absence.NOT_APPLICABLE
    if isinstance(start, Absence):
        return start
    if days.number is None or of.label is None:
        return Absence.MISSING
    return _laid(start, int(days.number), of.label, calendar)


def _said(program: Program, objection: Objection, *steps: str) -> tuple[Value, ...]:
    """What steps at the grain of the objection come to."""
    asked = program.reaching(steps)
    facts = {
        fact.name: read_path(objection, fact.model)
        for fact in asked.facts.values()
        if fact.grain is Grain.OBJECTION
    }
    ran = run(asked, Record({}, (Record(facts, grain=Grain.OBJECTION),)))
    (child,) = ran.children
    return tuple(child.value(step) for step in steps)


def _laid(start: date, days: int, kind: str, calendar: Calendar | None) -> date | Absence:
    if kind == _CALENDAR:
        return start + timedelta(days)
    if kind != _WORKING or calendar is None:
        return Absence.MISSING
    last = calendar.after(start, days)
    return last if calendar.covers(start, last) else Absence.MISSING
