"""What people think of services: the index of each by the engine, and how sure one can be of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Grain, catalogue
from meritasn.merit.assessment import assess
from meritasn.merit.objects import hold_objects
from meritasn.merit.uncertainty import DRAWS, means_drawn, percentiles, wilson
from meritasn.model import Response, Service, Workforce
from meritasn.model.careers import Incomplete
from meritasn.policies import Policy, policy_on
from meritasn.results import Label, Refusal, Result, UnitAssessment
from meritasn.results.satisfaction import (
    Difference,
    Element,
    Interval,
    Limit,
    Round,
    Satisfaction,
    Surveyed,
)
from meritasn.rules import Program, Run
from meritasn.rules.kinds import Bands

__all__ = ["FAMILY", "LEAST_SHOWN", "LEAST_SURE", "By", "satisfaction"]

By: TypeAlias = Literal["service", "unit"]
"""Of what an index is asked."""

LEAST_SHOWN = 5
"""Of fewer complete sheets nothing is shown: who was served could be told from the answers."""

LEAST_SURE = 20
"""With fewer complete sheets there is no interval: drawing again from so few tells too little."""

FAMILY = "satisfaction"
"""The family of policies that say what an index is."""


def satisfaction(
    workforce: Workforce,
    policy: Policy | None = None,
    *,
    by: By = "service",
    on: date | None = None,
    seed: int = 0,
) -> Satisfaction:
    """The index of every service or unit in each of its surveys, with intervals.

    The sheets of a calendar year are one survey. Each is read by the law of its last day.

    Args:
        workforce: Survey sheets, and services and units as far as they are known.
        policy: The policy, for the surveys on whose last day it is in force; the shipped one of
            that day if none is given, and for all other surveys.
        by: Of what an index is asked.
        on: The last day; later sheets do not exist yet.
        seed: Where the draws begin; the same seed gives the same intervals.

    Raises:
        NotInForce: If no policy is in force on the last day of a survey.
        UsageError: If the policy is of another family, or units are asked for and there are none.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> four = {f"u{n}": 4 for n in range(1, 10)}
        >>> sheets = [
        ...     Response(service="ktp", responded_on=date(2024, 5, 2), respondent=str(n), **four)
        ...     for n in range(30)
        ... ]
        >>> found = satisfaction(Workforce(responses=sheets)).group("ktp").of(2024)
        >>> found.index, found.quality.title.en, found.interval.text.en
        (Decimal('100.00'), 'A', '100.00–100.00')
    """
    hold_objects(workforce)
    if policy is not None and policy.pack.family != FAMILY:
        raise UsageError([usage.OTHER_FAMILY.at(name=policy.name, family=FAMILY)])
    if by == "unit" and not workforce.units:
        raise UsageError([usage.NO_UNITS.at()])
    known = _named(workforce)
    surveys = _surveys(known.responses, on)
    laws = {year: _law(max(r.responded_on for r in of), policy) for year, of in surveys.items()}
    names = _names(known, by)
    rounds: dict[str, list[_Drawn]] = {key: [] for key in names}
    for year, responses in surveys.items():
        survey = _Survey(year, evolve(known, responses=responses), *laws[year], seed)
        for key, found in survey.units() if by == "unit" else survey.services():
            rounds[key].append(found)
    groups = (_surveyed(key, names[key], of) for key, of in rounds.items())
    return Satisfaction(by, laws, tuple(groups), LEAST_SHOWN, LEAST_SURE)


def _named(workforce: Workforce) -> Workforce:
    """The same with a service for every sheet: one of which nothing else is known has its key."""
    keys = dict.fromkeys(response.service for response in workforce.responses)
    unknown = (key for key in keys if key not in workforce.service_by_key)
    more = tuple(Service(key=key, name=key) for key in unknown)
    return evolve(workforce, services=(*workforce.services, *more))


def _surveys(responses: Iterable[Response], on: date | None) -> Mapping[int, list[Response]]:
    found: dict[int, list[Response]] = {}
    for response in responses:
        if on is None or response.responded_on <= on:
            found.setdefault(response.responded_on.year, []).append(response)
    return dict(sorted(found.items()))


def _law(last: date, policy: Policy | None) -> tuple[date, Policy]:
    if policy is not None and last in policy.in_force:
        return last, policy
    return last, policy_on(last, FAMILY)


def _names(workforce: Workforce, by: By) -> Mapping[str, str]:
    if by == "unit":
        return {unit.key: unit.name for unit in workforce.unit_by_key.values()}
    return {service.key: service.name for service in workforce.services}


def _surveyed(key: str, name: str, rounds: Sequence[_Drawn]) -> Surveyed:
    enough = [one for one in rounds if one.round.sheets >= LEAST_SHOWN]
    few = tuple(one.round.year for one in rounds if one.round.sheets < LEAST_SHOWN)
    differences = tuple(
        _difference(before, after)
        for before, after in pairwise(enough)
        if before.round.index is not None and after.round.index is not None
    )
    return Surveyed(key, name, tuple(one.round for one in enough), differences, few)


@frozen
class _Drawn:
    """A round, and the index of each survey drawn again from it, where it has enough sheets."""

    round: Round
    drawn: Sequence[float] = ()


def _difference(before: _Drawn, after: _Drawn) -> Difference:
    earlier, later = before.round.index, after.round.index
    assert earlier is not None
    assert later is not None
    pairs = zip(before.drawn, after.drawn, strict=True) if before.drawn and after.drawn else ()
    moved = [then - first for first, then in pairs]
    interval = _interval(percentiles(moved)) if moved else None
    return Difference(before.round, after.round, later - earlier, interval)


@frozen
class _Survey:
    """The sheets of one year under the law of their last day."""

    year: int
    workforce: Workforce
    last: date
    policy: Policy
    seed: int

    def services(self) -> Iterator[tuple[str, _Drawn]]:
        """Every service that has a sheet."""
        for result in assess(self.workforce, self.last, self.policy).people:
            sheets = self.workforce.records_of("responses", result.employee)
            if sheets:
                yield result.employee, self._service(result, len(sheets))

    def units(self) -> Iterator[tuple[str, _Drawn]]:
        """Every unit that has a sheet about a service in it or in a unit beneath it."""
        for unit in assess(self.workforce, self.last, self.policy).units:
            sheets = [
                sheet
                for member in unit.members
                for sheet in self.workforce.records_of("responses", member.employee)
                if isinstance(sheet, Response)
            ]
            if sheets:
                yield unit.unit, self._unit(unit, sheets)

    def _service(self, result: Result, sheets: int) -> _Drawn:
        run = result.run
        if run is None:
            return _Drawn(Round(self.year, sheets, 0, refusal=result.refusal))
        drawn = self._again(run, 0)
        told = _told(self.year, run, sheets, result.refusal)
        return _Drawn(_with_interval(told, drawn, run.program, "category"), drawn)

    def _unit(self, unit: UnitAssessment, sheets: Sequence[Response]) -> _Drawn:
        """The mean of its services; what is of all sheets alike is that of one large service."""
        lost = next((m.refusal for m in unit.members if m.run is None), None)
        if lost is not None or unit.value("unit_index") is None:
            return _Drawn(Round(self.year, len(sheets), 0, refusal=lost))
        together = _of_all(self.workforce, unit.unit, sheets)
        (whole,) = assess(together, self.last, self.policy).people
        assert whole.run is not None
        told = _told(self.year, whole.run, len(sheets), whole.refusal)
        told = evolve(
            told,
            index=unit.run.value("unit_index").number,
            quality=_label(unit.run, "unit_category"),
            pooled=unit.run.value("pooled_index").number,
            performance=None,
        )
        drawn = self._mean_again(unit.members)
        return _Drawn(_with_interval(told, drawn, unit.run.program, "unit_category"), drawn)

    def _mean_again(self, members: Sequence[Result]) -> Sequence[float]:
        """Surveys of a unit that are drawn again, service by service."""
        runs = [m.run for m in members if m.run is not None and m.run.value("index").present]
        each = [self._again(run, place) for place, run in enumerate(runs)]
        if not all(each):
            return ()
        return [sum(of) / len(of) for of in zip(*each, strict=True)]

    def _again(self, run: Run, place: int) -> Sequence[float]:
        """Surveys of a service that are drawn again; none where there are too few sheets."""
        if "sheet_index" not in run.program.steps or not run.value("index").present:
            return ()
        values = (child.value("sheet_index").number for child in run.children)
        counts = Counter(float(value) for value in values if value is not None)
        if counts.total() < LEAST_SURE:
            return ()
        # Each survey of each service has draws of its own, whatever others there are.
        chance = Random(f"{self.seed} {self.year} {place}")  # noqa: S311  (draws, no secret)
        return means_drawn(counts, DRAWS, chance)


def _of_all(workforce: Workforce, key: str, sheets: Sequence[Response]) -> Workforce:
    one = Service(key=key, name=key)
    all_sheets = tuple(evolve(sheet, service=key) for sheet in sheets)
    return evolve(
        workforce, units=(), services=(one,), responses=all_sheets, incomplete=Incomplete()
    )


def _told(year: int, run: Run, sheets: int, refusal: Refusal | None) -> Round:
    """What the rules say of a survey."""
    counted, left_out = _count(run, "sheets_counted"), _count(run, "sheets_left_out")
    satisfied = _count(run, "sheets_satisfied")
    share = None
    if counted is not None and counted >= LEAST_SURE and satisfied is not None:
        low, high = wilson(satisfied, counted)
        share = Interval(*(Decimal(f"{end:.1%}".rstrip("%")) for end in (low, high)))
    return Round(
        year,
        sheets if counted is None else counted,
        left_out or 0,
        run.value("index").number,
        _label(run, "category"),
        _label(run, "performance"),
        satisfied=satisfied,
        satisfied_share=share,
        elements=tuple(_elements(run)),
        refusal=refusal,
    )


def _count(run: Run, step: str) -> int | None:
    number = run.value(step).number if step in run.program.steps else None
    return None if number is None else int(number)


def _label(run: Run, step: str) -> Label | None:
    if step not in run.program.steps:
        return None
    code, enum = run.value(step).label, run.program.steps[step].enum
    return None if code is None or enum is None else Label(code, enum.title(code))


def _elements(run: Run) -> Iterator[Element]:
    for column in catalogue().table_of(Grain.RESPONSE).columns:
        step = f"nrr_{column.name}"
        mean = run.value(step).number if step in run.program.steps else None
        if mean is not None:
            yield Element(column.name, column.title, mean)


def _with_interval(told: Round, drawn: Sequence[float], program: Program, step: str) -> Round:
    if not drawn:
        return told
    interval = _interval(percentiles(drawn))
    return evolve(told, interval=interval, near=tuple(_limits(program, step, interval)))


def _interval(ends: tuple[float, float]) -> Interval:
    return Interval(*(Decimal(f"{end:.2f}") for end in ends))


def _limits(program: Program, step: str, interval: Interval) -> Iterator[Limit]:
    """The limits of the bands of a step that an interval reaches across, the lowest first."""
    kind = program.steps[step].step.kind
    if not isinstance(kind, Bands):
        return
    for below, above in pairwise(reversed(kind.rows)):
        if above.start is not None and interval.low < above.start <= interval.high:
            labels = (Label(b.label, kind.enum.title(b.label)) for b in (below, above))
            yield Limit(above.start, *labels)
