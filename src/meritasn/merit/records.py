"""Objects of the model as records of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from meritasn.facts import Fact, Grain
from meritasn.model import Appraisal, Employee, Target, Term, UnitPerformance, Workforce
from meritasn.quantities import Absence, Period
from meritasn.rules import Given, Program, Record

__all__ = ["led_unit_predicate", "nearest_top", "person_record", "unit_facts"]

_EMPLOYEE = ("employment", "rank", "post.kind", "post.level")
"""Facts that stand with the employee and not with the appraisal."""


def person_record(
    program: Program,
    appraisal: Appraisal,
    employee: Employee | None = None,
    workforce: Workforce | None = None,
    above: Mapping[str, Given] | None = None,
) -> Record:
    """The facts of one appraisal, as far as the rules read them.

    Args:
        program: The rules.
        appraisal: What was appraised, with its targets.
        employee: The person, where known.
        workforce: Where the units are that the person may lead; without it nobody leads one.
        above: Facts of the unit in which the person is counted.
    """
    facts: dict[str, Given] = {}
    for fact in _of(program, Grain.PERSON):
        if fact.name == "led_unit_predicate":
            facts[fact.name] = led_unit_predicate(workforce, appraisal.employee, appraisal.period)
        elif fact.model in _EMPLOYEE:
            facts[fact.name] = read_path(employee, fact.model)
        else:
            facts[fact.name] = read_path(appraisal, fact.model)
    target_facts = tuple((fact.name, fact.model) for fact in _of(program, Grain.TARGET))
    children = tuple(_target(target, target_facts) for target in appraisal.targets)
    return Record(facts, children, above or {}, appraisal.employee)


def unit_facts(program: Program, performance: UnitPerformance | None) -> dict[str, Given]:
    """The facts of a unit in a period."""
    return {fact.name: read_path(performance, fact.model) for fact in _of(program, Grain.UNIT)}


def led_unit_predicate(workforce: Workforce | None, employee: str, period: Period) -> Given:
    """The predicate of the unit that a person leads.

    Of several units, the one nearest the top counts, as that of the post of record; where two
    stand equally near with different predicates, nobody can tell, and it is missing.
    """
    if workforce is None:
        return Absence.NOT_APPLICABLE
    led = workforce.units_led_by(employee)
    if not led:
        return Absence.NOT_APPLICABLE
    above = _above(workforce)
    highest = nearest_top([unit.key for unit in led], above)
    found = {read_path(workforce.performance_of(unit, period), "predicate") for unit in highest}
    return found.pop() if len(found) == 1 else Absence.MISSING


def nearest_top(units: Sequence[str], above: Callable[[str], str | None]) -> list[str]:
    """Of several units those that have the fewest above them.

    Args:
        units: Keys.
        above: The unit right above one; None at the top, and where the unit above is not known.
    """
    depths = {unit: _depth(unit, above) for unit in units}
    return [unit for unit in depths if depths[unit] == min(depths.values())]


def _depth(unit: str, above: Callable[[str], str | None]) -> int:
    seen = {unit}
    at = above(unit)
    while at is not None and at not in seen:  # units may stand beneath each other in a ring
        seen.add(at)
        at = above(at)
    return len(seen) - 1


def _above(workforce: Workforce) -> Callable[[str], str | None]:
    def above(key: str) -> str | None:
        unit = workforce.unit_by_key.get(key)
        return unit.parent if unit and unit.parent in workforce.unit_by_key else None

    return above


def _of(program: Program, grain: Grain) -> Iterable[Fact]:
    return (fact for fact in program.facts.values() if fact.grain is grain)


def _target(target: Target, facts: tuple[tuple[str, str | None], ...]) -> Record:
    return Record({name: read_path(target, path) for name, path in facts}, key=target.key)


def read_path(thing: object, path: str | None) -> Given:
    """What stands at a path of attributes; missing where the path breaks off."""
    if path is None:
        return Absence.MISSING
    for name in path.split("."):
        thing = getattr(thing, name, None)
        if thing is None:
            return Absence.MISSING
    return thing.code if isinstance(thing, Term) else thing  # type: ignore[return-value]  # a fact is what fields hold
