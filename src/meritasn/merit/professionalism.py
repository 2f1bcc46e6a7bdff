"""The index of professionalism: of units, and of one person with what would raise it most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from attrs import evolve

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.merit.assessment import assess
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.model import Education, PastPredicate, Predicate, Training, TrainingKind, Workforce
from meritasn.model.careers import OWNERS
from meritasn.policies import Policy, policy_on
from meritasn.quantities import Absence, Number
from meritasn.results import Result
from meritasn.results.personal_index import Attainable, PersonalIndex, Proposal
from meritasn.results.professionalism import LEAST, Professionalism

__all__ = ["FAMILY", "applied", "personal_index", "professionalism_index"]

FAMILY = "professionalism"
"""The family of rules that this is about."""


def professionalism_index(
    workforce: Workforce,
    question: Question | date,
    policy: Policy | None = None,
    *,
    unit: str | None = None,
    least: int = LEAST,
) -> Professionalism:
    """The index of professionalism of units and of everybody on a day.

    Args:
        workforce: The people with their dated records.
        question: The day, or the day with what else is asked about.
        policy: The policy; the shipped one that is in force on the day if none is given.
        unit: The key of the unit to look at, with those beneath it; all if none is given.
        least: The fewest people of whom a mean is shown; 1 keeps nothing back.

    Raises:
        NotInForce: If the policy is not in force on the day, or none is.
        UsageError: If the policy is about something else, or there is no such unit.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> found = professionalism_index(Workforce(), date(2025, 1, 1))
        >>> found.distribution()["sangat_tinggi"]
        0
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    chosen = _policy(asked, policy)
    if unit is not None and unit not in workforce.unit_by_key:
        raise UsageError([usage.NO_UNIT.at(key=unit)])
    return Professionalism(assess(workforce, asked, chosen), least, unit)


def personal_index(
    workforce: Workforce,
    employee: str,
    question: Question | date,
    policy: Policy | None = None,
) -> PersonalIndex:
    """The index of one person on a day, and what would raise it most.

    Each proposal is a change of records; its index is what the same rules say with that change.
    `applied` makes the change in a workforce.

    Args:
        workforce: The people with their dated records.
        employee: The key of the person.
        question: The day, or the day with what else is asked about.
        policy: The policy; the shipped one that is in force on the day if none is given.

    Raises:
        NotInForce: If the policy is not in force on the day, or none is.
        UsageError: If the policy is about something else, or there is no such person.
    """
    asked = question if isinstance(question, Question) else Question(question)
    chosen = _policy(asked, policy)
    if employee not in workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    alone = _alone(workforce, employee)
    before = _result(alone, asked, chosen)
    if before.refusal is not None:
        return PersonalIndex(before)
    found = [
        *_raising(alone, before, asked, _trainings(before)),
        *_raising(alone, before, asked, _appraisals(alone, before)),
        *_first(_raising(alone, before, asked, _diplomas(alone))),
    ]
    found.sort(key=lambda one: one.gain, reverse=True)
    together = _all_of(alone, before, asked, found) if len(found) > 1 else None
    return PersonalIndex(before, tuple(found), together)


def applied(workforce: Workforce, employee: str, change: Attainable) -> Workforce:
    """A workforce in which a person has attained a change.

    Args:
        workforce: The people with their dated records.
        employee: The key of the person.
        change: What the person attains.
    """
    given = {(one.rated_from, one.rated_on) for one in change.appraisals}
    kept = (
        one
        for one in workforce.past_predicates
        if one.employee != employee or (one.rated_from, one.rated_on) not in given
    )
    people = (
        evolve(one, education=change.diploma) if change.diploma and one.key == employee else one
        for one in workforce.employees
    )
    return evolve(
        workforce,
        employees=people,
        trainings=(*workforce.trainings, *change.trainings),
        past_predicates=(*kept, *change.appraisals),
    )


def _policy(asked: Question, policy: Policy | None) -> Policy:
    chosen = policy or policy_on(asked.on, FAMILY)
    if chosen.pack.family != FAMILY:
        raise UsageError([usage.OTHER_FAMILY.at(name=chosen.name, family=FAMILY)])
    return chosen


def _alone(workforce: Workforce, employee: str) -> Workforce:
    """The person with their records and nobody else: others do not matter to their index."""
    one = workforce.employee_by_key[employee]
    records: dict[str, Any] = {  # each field takes records of its own kind
        name: workforce.records_of(name, employee) if owner == "employee" else ()
        for name, owner in OWNERS.items()
    }
    # `on`, lost rows and protected attributes stay: an overlay may ask for any of them.
    return evolve(workforce, units=(), employees=(one,), appraisals=(), **records)


def _result(alone: Workforce, asked: Question, policy: Policy) -> Result:
    (result,) = assess(alone, asked, policy).people
    return result


# -- what a person may attain -----------------------------------------------------------------


def _raising(
    alone: Workforce, before: Result, asked: Question, changes: Iterator[Attainable]
) -> Iterator[Proposal]:
    """Those of some changes that raise the index."""
    for change in changes:
        proposal = _proposal(alone, before, asked, change)
        if proposal.gain > 0:
            yield proposal


def _proposal(alone: Workforce, before: Result, asked: Question, change: Attainable) -> Proposal:
    changed = applied(alone, before.employee, change)
    return Proposal(change, before, _result(changed, asked, before.policy))


def _first(proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    """The nearest of them alone."""
    for proposal in proposals:
        yield proposal
        return


def _all_of(
    alone: Workforce, before: Result, asked: Question, proposals: list[Proposal]
) -> Proposal:
    changes = [one.change for one in proposals]
    everything = Attainable(
        "everything",
        _EVERYTHING,
        tuple(chain.from_iterable(one.trainings for one in changes)),
        tuple(chain.from_iterable(one.appraisals for one in changes)),
        next((one.diploma for one in changes if one.diploma), None),
    )
    return _proposal(alone, before, asked, everything)


def _trainings(before: Result) -> Iterator[Attainable]:
    """One training of each kind, ended on the day that is asked about."""
    on, missing = before.period.start, before.value("technical_hours_missing").number
    for kind, title in _TRAININGS.items():
        technical = kind is TrainingKind.TECHNICAL
        hours: Number = missing if technical and missing else Absence.MISSING
        if technical and not missing:
            continue
        training = Training(
            employee=before.employee,
            trained_on=on,
            training=kind.label.id,
            training_kind=kind,
            training_hours=hours,
        )
        filled = title.fill(hours=_short(missing)) if technical and missing is not None else title
        yield Attainable(f"training_{kind.code}", filled, (training,))


def _short(hours: Decimal) -> Decimal:
    """Hours without a zero that says nothing."""
    whole = hours.to_integral_value()
    return whole if whole == hours else hours


def _appraisals(alone: Workforce, before: Result) -> Iterator[Attainable]:
    """The predicate that is one better than the last, given on the day that is asked about."""
    on = before.period.start
    records = [one for one in alone.past_predicates if one.rated_on <= on]
    last = records[-1].past_predicate if records else Absence.MISSING
    if isinstance(last, Absence) or not last.order:
        return
    better = next(term for term in Predicate if term.order == last.order - 1)
    given = PastPredicate(
        employee=before.employee, rated_from=on, rated_on=on, past_predicate=better
    )
    yield Attainable("predicate", _PREDICATE.fill(label=better.label), appraisals=(given,))


def _diplomas(alone: Workforce) -> Iterator[Attainable]:
    """Each diploma that is higher, the nearest first."""
    (one,) = alone.employees
    if isinstance(one.education, Absence):
        return
    for term in reversed(Education):
        if term.order < one.education.order:
            yield Attainable("diploma", _DIPLOMA.fill(label=term.label), diploma=term)


_TRAININGS = {
    TrainingKind.LEADERSHIP: Text(
        "Menyelesaikan pelatihan kepemimpinan untuk jabatannya",
        "Finishing the leadership training for the post",
    ),
    TrainingKind.FUNCTIONAL: Text(
        "Menyelesaikan pelatihan fungsional untuk jabatannya",
        "Finishing the functional training for the post",
    ),
    TrainingKind.TECHNICAL: Text(
        "Menyelesaikan pelatihan teknis sebanyak {hours} JP lagi",
        "Finishing {hours} more hours (JP) of technical training",
    ),
    TrainingKind.SEMINAR: Text(
        "Mengikuti seminar atau sejenisnya", "Taking part in a seminar or the like"
    ),
}
_PREDICATE = Text(
    "Penilaian kinerja berikutnya berpredikat {label}",
    "The predicate {label} in the next appraisal",
)
_DIPLOMA = Text("Ijazah {label} yang diakui", "A recorded diploma: {label}")
_EVERYTHING = Text("Semuanya sekaligus", "All of it at once")
