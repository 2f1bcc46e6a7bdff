"""Appraise: a workforce or one appraisal in, results out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar, overload

from attrs import frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import refusals, usage
from meritasn.language import listing
from meritasn.merit.careers import hold_period
from meritasn.merit.records import person_record, unit_facts
from meritasn.model import Appraisal, Employee, Unit, Workforce
from meritasn.policies import Policy, policy_on
from meritasn.quantities import Period
from meritasn.results import Refusal, Result, Results, UnitResult
from meritasn.rules import Given, Program, Record, run, run_unit

__all__ = ["CarriesReading", "HasPeriods", "Progress", "appraise", "latest_period"]

Progress = Callable[[int, int], None]
"""Called now and then with how many are done, of how many."""

R_co = TypeVar("R_co", covariant=True)


class HasPeriods(Protocol):
    """Something with appraisals."""

    def periods(self) -> tuple[Period, ...]:
        """The periods for which there are appraisals, in the order of time."""


class CarriesReading(HasPeriods, Protocol[R_co]):
    """A workforce that brings its own reading of the rules, such as one that stands in frames."""

    def appraised(
        self, policy: Policy, period: Period, *, outside: bool, progress: Progress | None
    ) -> R_co:
        """The results of everybody."""


_NO_SUBJECT = (
    "appraise takes an Appraisal or a Workforce; frames become one by "
    "meritasn.columns.FrameWorkforce.of(appraisals=…, targets=…)"
)
_NO_APPRAISAL = Refusal(refusals.NO_APPRAISAL, refusals.NO_APPRAISAL.template)
_SEVERAL = Refusal(refusals.SEVERAL_APPRAISALS, refusals.SEVERAL_APPRAISALS.template)


@overload
def appraise(
    subject: Appraisal, policy: Policy | None = None, *, employee: Employee | None = None
) -> Result: ...


@overload
def appraise(
    subject: Workforce,
    policy: Policy | None = None,
    *,
    period: Period | None = None,
    outside: bool = False,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Results: ...


@overload
def appraise(
    subject: CarriesReading[R_co],
    policy: Policy | None = None,
    *,
    period: Period | None = None,
    outside: bool = False,
    progress: Progress | None = None,
) -> R_co: ...


def appraise(  # noqa: PLR0913  (three calls in one)
    subject: Workforce | Appraisal | CarriesReading[object],
    policy: Policy | None = None,
    *,
    employee: Employee | None = None,
    period: Period | None = None,
    outside: bool = False,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> object:
    """Applies a performance policy.

    The law of the last day of the appraisal period applies; without a policy, the shipped one
    that is in force on that day is taken. A period that began under another one is refused: each
    part has its own rule.

    Args:
        subject: A workforce of objects or of frames, or the appraisal of one person. One
            appraisal knows no units, so that its person leads none; heads of units are appraised
            in their workforce.
        policy: The policy; the one in force if none is given.
        employee: The person of one appraisal, for policies that read rank, employment or post.
        period: Which period of a workforce; the latest on which the policy is in force if none
            is given.
        outside: Whether a policy may be asked about days on which it is not in force, to
            compare what it would say.
        only: Of a workforce of objects, the keys of some people to appraise, and no unit, where
            the others need not be waited for.
        progress: Told how many people are done.

    Returns:
        One result, or results for every employee and unit: nobody is left out, and who has no
        predicate has a refusal with its reason.

    Raises:
        NotInForce: If the policy is not in force on the last day of the period, or began within it.
        UsageError: If the workforce has no appraisal in the period.
        TypeError: If the subject is neither an appraisal nor a workforce.

    Example:
        >>> from meritasn.model import Rating
        >>> year = Period.year(2024)
        >>> one = Appraisal(
        ...     employee="A-1",
        ...     period=year,
        ...     results_rating=Rating.DI_ATAS,
        ...     behaviour_rating=Rating.SESUAI,
        ... )
        >>> appraise(one).predicate.code
        'baik'
    """
    if not isinstance(subject, (Appraisal, Workforce)) and not hasattr(subject, "appraised"):
        raise TypeError(_NO_SUBJECT)
    if isinstance(subject, Appraisal):
        return _one(subject, policy or _in_force(subject.period), employee)
    chosen = period or latest_period(subject, policy)
    if not isinstance(subject, Workforce):
        in_force = policy or _in_force(chosen)
        return subject.appraised(in_force, chosen, outside=outside, progress=progress)
    case = _case(subject, policy or _in_force(chosen), chosen, outside=outside)
    return _many(case, progress) if only is None else _some(case, only)


def latest_period(workforce: HasPeriods, policy: Policy | None = None) -> Period:
    """The latest period with appraisals, on whose last day the policy is in force.

    Raises:
        UsageError: If there is none.
    """
    periods = workforce.periods()
    if not periods:
        raise UsageError([usage.NO_APPRAISALS.at()])
    fitting = [p for p in periods if policy is None or (p.last and p.last in policy.in_force)]
    if not fitting:
        wanted = policy.in_force.text if policy is not None else ""
        known = listing(p.text for p in periods)
        raise UsageError([usage.NO_PERIOD.at(period=wanted, known=known)])
    return max(fitting, key=lambda p: (p.stop or date.max, -p.start.toordinal()))


def _in_force(period: Period) -> Policy:
    return policy_on(period.last or period.start)


def _one(appraisal: Appraisal, policy: Policy, employee: Employee | None) -> Result:
    program = policy.over(appraisal.period)
    hold_period(policy, program)
    ran = run(program, person_record(program, appraisal, employee))
    return Result(appraisal.employee, appraisal.period, policy, ran)


def _many(case: _Case, progress: Progress | None) -> Results:
    workforce = case.workforce
    people: list[Result] = []
    counted: dict[str, list[Result]] = {unit.key: [] for unit in workforce.units}
    for number, employee in enumerate(workforce.employees, 1):
        found = case.appraisals.get(employee.key, ())
        appraisal = found[0] if found else None
        unit = counted_in(workforce, employee, appraisal)
        result = _result(case, employee, found, unit)
        people.append(result)
        if unit is not None and appraisal is not None:
            counted.setdefault(unit, []).append(result)  # a unit may be named and not known
        if progress is not None:
            progress(number, len(workforce.employees))
    units = (_unit(case, unit, counted[unit.key]) for unit in workforce.units)
    return Results(case.period, case.policy, tuple(people), tuple(units))


def _some(case: _Case, only: Collection[str]) -> Results:
    """A few people; nothing of their units, which rests on the others too."""
    workforce, wanted = case.workforce, frozenset(only)
    people: list[Result] = []
    for employee in workforce.employees:
        if employee.key in wanted:
            found = case.appraisals.get(employee.key, ())
            unit = counted_in(workforce, employee, found[0] if found else None)
            people.append(_result(case, employee, found, unit))
    return Results(case.period, case.policy, tuple(people), ())


@frozen
class _Case:
    """A workforce under one policy in one period."""

    workforce: Workforce
    policy: Policy
    program: Program
    period: Period
    appraisals: Mapping[str, Sequence[Appraisal]]


def _case(workforce: Workforce, policy: Policy, period: Period, *, outside: bool) -> _Case:
    appraisals: dict[str, list[Appraisal]] = {}
    for appraisal in workforce.appraisals_in(period):
        appraisals.setdefault(appraisal.employee, []).append(appraisal)
    if not appraisals:
        known = listing(p.text for p in workforce.periods())
        raise UsageError([usage.NO_PERIOD.at(period=period.text, known=known)])
    program = policy.nearest(period.last or period.start) if outside else policy.over(period)
    hold_period(policy, program)
    return _Case(workforce, policy, program, period, appraisals)


def _result(
    case: _Case, employee: Employee, found: Sequence[Appraisal], unit: str | None
) -> Result:
    if len(found) != 1:
        nothing = _SEVERAL if found else _NO_APPRAISAL
        return Result(employee.key, case.period, case.policy, None, nothing)
    (appraisal,) = found
    above = _facts_of_unit(case, unit)
    record = person_record(case.program, appraisal, employee, case.workforce, above)
    return Result(employee.key, case.period, case.policy, run(case.program, record))


def _facts_of_unit(case: _Case, unit: str | None) -> dict[str, Given]:
    performance = case.workforce.performance_of(unit, case.period) if unit else None
    return unit_facts(case.program, performance)


def _unit(case: _Case, unit: Unit, people: list[Result]) -> UnitResult:
    ran = None
    if case.program.unitary:
        record = Record(_facts_of_unit(case, unit.key), key=unit.key)
        runs = [person.run for person in people if person.run is not None]
        ran = run_unit(case.program, record, runs)
    found = (person.predicate for person in people)
    counts = Counter(label.code for label in found if label is not None)
    return UnitResult(
        unit.key, unit.name, case.period, case.policy, tuple(people), counts, ran, unit.parent
    )


def counted_in(workforce: Workforce, employee: Employee, appraisal: Appraisal | None) -> str | None:
    """The unit in which a person is counted.

    Who leads the unit in which they work is counted in the unit of their rater, where they are
    rated; without a rater in the data, in the unit above. Nobody rates the head of the whole.
    """
    led = {unit.key for unit in workforce.units_led_by(employee.key)}
    if employee.unit not in led:
        return employee.unit
    rater = appraisal and appraisal.rater and workforce.employee_by_key.get(appraisal.rater)
    if rater:
        return rater.unit
    own = workforce.unit_by_key.get(employee.unit)
    return own.parent if own else None
