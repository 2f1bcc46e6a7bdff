"""Talent: in which of nine boxes everybody stands, and whose box hangs on the cut-offs."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TypeAlias

from meritasn.errors import NotInForce, UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Grain
from meritasn.merit.assessment import assess
from meritasn.merit.careers import line_of
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.model import Workforce, YesNo
from meritasn.policies import Policy, policy_on, what_if
from meritasn.results import Result
from meritasn.results.boxes import AXES, BOX, CUTS, GROUP, STEPS, box_of, in_group
from meritasn.results.cuts import CutReport, Cuts, Placed, Trial
from meritasn.results.talent import TalentMap, TalentUnit
from meritasn.rules import Program, Record, Run, run

__all__ = ["FAMILIES", "Pair", "seen_pairs", "talent_cuts", "talent_map", "talent_policy"]

FAMILIES = ("talent", "talent_box")
"""Families of policies that put people into boxes; the first that is in force is taken."""

Pair: TypeAlias = tuple[Decimal, Decimal]
"""The low and the high cut-off of an axis."""


def talent_policy(on: date) -> Policy:
    """The policy of talent that is in force on a day.

    Raises:
        NotInForce: If there is none.

    >>> talent_policy(date(2026, 3, 2)).name, talent_policy(date(2024, 3, 1)).name
    ('kepka-bkn-411-2025', 'permenpanrb-3-2020')
    """
    first, *others = FAMILIES
    for family in others:
        try:
            return policy_on(on, first)
        except NotInForce:
            return policy_on(on, family)
    return policy_on(on, first)


def talent_map(
    workforce: Workforce,
    question: Question | date,
    policy: Policy | None = None,
    *,
    unit: str | None = None,
) -> TalentMap:
    """In which box everybody stands on a day.

    Args:
        workforce: The people with their dated records.
        question: The day, or the day with what else is asked about.
        policy: The policy; the one of talent that is in force on the day if none is given.
        unit: The key of a unit: only those who work in it or beneath it.

    Raises:
        NotInForce: If the policy is not in force on the day, or none is.
        UsageError: If the policy knows no boxes, or there is no such unit.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Employee, Employment
        >>> one = Employee(key="P0001", unit="u", employment=Employment.PNS)
        >>> found = talent_map(Workforce(employees=[one]), date(2026, 3, 2))
        >>> sum(found.counts().values()), len(found.unboxed()) > 0
        (0, True)
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    chosen = policy or talent_policy(asked.on)
    _hold_boxes(chosen, chosen.on(asked.on))
    found = assess(workforce, asked, chosen)
    unit_of = {employee.key: employee.unit for employee in workforce.employees}
    within = _within(workforce, unit)
    people = tuple(
        result for result in found if within is None or unit_of[result.employee] in within
    )
    units = tuple(_units(workforce, unit_of, people))
    read = chosen.on(asked.on).reaching(STEPS).below(Grain.PERSON)
    tables = [chosen.catalogue.table_of(grain) for grain in read]
    without = tuple(table for table in found.without if table in tables)
    return TalentMap(asked.on, chosen, people, units, without)


def _hold_boxes(policy: Policy, program: Program) -> None:
    if any(step not in program.steps for step in STEPS):
        raise UsageError([usage.OTHER_FAMILY.at(name=policy.name, family=FAMILIES[0])])


def _within(workforce: Workforce, unit: str | None) -> frozenset[str] | None:
    """The units in a unit and beneath it; None where all are meant."""
    if unit is None:
        return None
    parents = {one.key: one.parent for one in workforce.unit_by_key.values()}
    if unit not in parents:
        raise UsageError([usage.NO_UNIT.at(key=unit)])
    return frozenset(key for key in parents if unit in line_of(key, parents))


def _units(
    workforce: Workforce, unit_of: Mapping[str, str], people: Sequence[Result]
) -> Iterable[TalentUnit]:
    """The units that these people work in."""
    everybody = Counter(unit_of[result.employee] for result in people)
    boxed = Counter(unit_of[r.employee] for r in people if box_of(r) is not None)
    group = Counter(unit_of[r.employee] for r in people if in_group(r))
    for key in dict.fromkeys((*(one.key for one in workforce.units), *everybody)):
        if everybody[key]:
            known = workforce.unit_by_key.get(key)
            name = key if known is None else known.name
            yield TalentUnit(key, name, everybody[key], boxed[key], group[key])


# -- other cut-offs ---------------------------------------------------------------------------


@cache
def seen_pairs(axis: str) -> tuple[Pair, ...]:
    """Pairs of cut-offs that agencies were seen to use for an axis.

    >>> seen_pairs("performance")[1]
    (Decimal('70'), Decimal('85'))
    """
    raw = tomllib.loads((files(__package__) / "cuts.toml").read_text("utf-8"))
    return tuple((Decimal(low), Decimal(high)) for low, high in raw[axis]["pairs"])


def talent_cuts(
    talents: TalentMap,
    performance: Sequence[Pair] = (),
    potential: Sequence[Pair] = (),
) -> CutReport:
    """Who changes box under other cut-offs: each pair of performance with each of potential.

    The scores stay as they are; the steps from the scores to the box run again, by the policy with
    the other cut-offs.

    Args:
        talents: The map under the cut-offs in force.
        performance: Pairs to try for performance.
        potential: Pairs to try for potential. An axis without any keeps its cut-offs; if neither
            has any, those are tried that agencies were seen to use.

    Raises:
        PackRefused: If a cut-off does not fit the policy.

    Example:
        >>> report = talent_cuts(talent_map(Workforce(), date(2026, 3, 2)))
        >>> report.trials[0].cuts.as_dict()["potential_low"], len(report.trials)
        ('68', 5)
    """
    named = {one.parameter.name: one.parameter.value for one in talents.cut_offs()}
    if performance or potential:
        tried = [
            pairs or _kept(named, axis)
            for axis, pairs in zip(AXES, (performance, potential), strict=True)
        ]
    else:
        tried = [seen_pairs(axis) for axis in AXES]
    scored = {r.employee: r.run for r in talents if r.run is not None and box_of(r) is not None}
    before = {
        result.employee: Placed(box.code, in_group(result))
        for result in talents
        if (box := box_of(result)) is not None
    }
    trials = [
        Trial(cuts, before, _replaced(talents, cuts, scored))
        for cuts in (Cuts(*pairs) for pairs in product(*tried))
        if cuts.figures != named
    ]
    return CutReport(talents, tuple(trials))


def _kept(named: Mapping[str, Decimal | None], axis: str) -> tuple[Pair, ...]:
    """The pair of an axis that is in force; those seen in use where none is."""
    low, high = (named.get(f"{axis}_{cut}") for cut in CUTS)
    return seen_pairs(axis) if low is None or high is None else ((low, high),)


def _replaced(talents: TalentMap, cuts: Cuts, scored: Mapping[str, Run]) -> Mapping[str, Placed]:
    """Where people stand under other cut-offs, by their scores; the same scores run once."""
    program = what_if(talents.policy, cuts.figures).on(talents.on)
    program = program.with_given(AXES).reaching((BOX, GROUP))
    found: dict[tuple[Decimal | None, ...], Placed] = {}
    after: dict[str, Placed] = {}
    for employee, before in scored.items():
        scores = tuple(before.value(axis).number for axis in AXES)
        if scores not in found:
            found[scores] = _placed(run(program, _of_scores(before)))
        after[employee] = found[scores]
    return after


def _of_scores(before: Run) -> Record:
    numbers = {axis: before.value(axis).number for axis in AXES}
    return Record({axis: number for axis, number in numbers.items() if number is not None})


def _placed(ran: Run) -> Placed:
    box, group = ran.value(BOX).label, ran.value(GROUP).label
    assert box is not None, "who has both scores has a box"
    return Placed(box, group == YesNo.YES.code)
