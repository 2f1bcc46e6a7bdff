"""Whether services keep their standards, measurement by measurement, by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from meritasn.facts import Grain
from meritasn.merit.assessment import assess
from meritasn.merit.objects import hold_objects
from meritasn.model import Workforce
from meritasn.policies import Policy, policy_on
from meritasn.results import Label, Result
from meritasn.results.requirements import answer_of, requirements
from meritasn.results.standards import Measured, ServiceStandards, StandardsKept
from meritasn.rules import Run

__all__ = ["standards_kept"]

_FAMILY = "service_standards"


def standards_kept(workforce: Workforce, on: date, policy: Policy | None = None) -> StandardsKept:
    """What became of the standards of every service until a day.

    Args:
        workforce: The services with their standards, and what was measured of them.
        on: The day; later measurements do not exist yet.
        policy: The policy; the shipped one that is in force on the day if none is given.

    Raises:
        NotInForce: If no policy is in force on the day.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Measurement, Service
        >>> ktp = Service(key="ktp", name="KTP", time_before=180, standard_time=60)
        >>> may = Measurement(service="ktp", measured_on=date(2024, 5, 31), measured_time=55)
        >>> found = standards_kept(Workforce(services=[ktp], measurements=[may]), date(2024, 6, 1))
        >>> one = found.of("ktp")
        >>> one.answer, one.latest.time.title.en, one.time_saved
        ('met', 'better than the standard', Decimal('69.44'))
    """
    hold_objects(workforce)
    chosen = policy or policy_on(on, _FAMILY)
    found = assess(workforce, on, chosen)
    services = (_of_service(workforce, result) for result in found.people)
    return StandardsKept(on, chosen, tuple(services))


def _of_service(workforce: Workforce, result: Result) -> ServiceStandards:
    service = workforce.service_by_key[result.employee]
    run, answer = result.run, result.answer or "not_applicable"
    if run is None:
        return ServiceStandards(service.key, service.name, answer, refusal=result.refusal)
    before = run.program.facts["time_before"]
    return ServiceStandards(
        service.key,
        service.name,
        answer,
        tuple(_series(run)),
        int(run.value("met").number or 0),
        int(run.value("missed").number or 0),
        service.time_unit,
        run.seen(before).number,
        run.value("time_now").number,
        run.value("time_saved").number,
        run.value("time_added").number,
    )


def _series(run: Run) -> Iterator[Measured]:
    for child in run.children:
        if child.grain is Grain.MEASUREMENT and child.value("looked_at").label == "yes":
            yield _measured(child)


def _measured(child: Run) -> Measured:
    day = child.seen(child.program.facts["measured_on"]).day
    assert day is not None
    asked = tuple(requirements(child, "standards_kept"))
    time = child.program.steps["time_against_standard"].enum
    code = child.value("time_against_standard").label
    return Measured(
        day,
        answer_of(child, "standards_kept"),
        tuple(one.why for one in asked if one.answer == "not_met"),
        tuple(one.title for one in asked if one.answer == "unknown"),
        None if code is None or time is None else Label(code, time.title(code)),
        _number(child, "measured_time"),
        _number(child, "standard_time"),
    )


def _number(child: Run, fact: str) -> Decimal | None:
    return child.seen(child.program.facts[fact]).number
