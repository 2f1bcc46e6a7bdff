"""The facts that a policy names, as numbers and as kinds, for those who look at how people lie."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import field, frozen

from meritasn.facts import Fact
from meritasn.language import Text
from meritasn.results import Result
from meritasn.rules import Program, Run

__all__ = ["NamedFact", "facts_named"]


@frozen
class NamedFact:
    """A fact that a policy names, of everybody who was asked about.

    Attributes:
        name: What packs call it.
        title: How a person reads it.
        kind: Whether its values are kinds, without an order, rather than numbers.
        values: Of each person; None where it is not known, or not applicable. Of what somebody has
            several of, such as targets, the mean, and of kinds the commonest.
    """

    name: str
    title: Text
    kind: bool
    values: tuple[float | None, ...] = field(repr=False)


def facts_named(results: Sequence[Result]) -> tuple[NamedFact, ...]:
    """The facts of people that the rules read, and that are known of anybody.

    Args:
        results: Those of one policy of whom something was run, in their order.

    >>> from datetime import date
    >>> from meritasn.merit import assess
    >>> from meritasn.model import Employee, Employment, Workforce
    >>> city = Workforce(employees=[Employee(key="A", unit="u", employment=Employment.PNS)])
    >>> asked = assess(city, date(2024, 3, 1), family="retirement")
    >>> {one.name for one in facts_named(list(asked))} >= {"employment"}
    True
    """
    runs = [one.run for one in results if one.run is not None]
    if not runs:
        return ()
    program = runs[0].program
    found = [
        NamedFact(
            fact.name,
            fact.title,
            fact.enum is not None,
            tuple(_value(run, fact, program) for run in runs),
        )
        for fact in program.facts.values()
        if program.subject in (fact.grain, fact.grain.parent)
    ]
    return tuple(one for one in found if any(value is not None for value in one.values))


def _value(run: Run, fact: Fact, program: Program) -> float | None:
    if fact.grain is program.subject:
        return _of(run, fact)
    found = [value for child in run.children if (value := _of(child, fact)) is not None]
    if not found:
        return None
    if fact.enum is not None:
        return max(sorted(set(found)), key=found.count)
    return math.fsum(found) / len(found)


def _of(run: Run, fact: Fact) -> float | None:
    state = run.slots.get((fact.name, "state"))
    return None if state is None or state else float(run.slots[fact.name, "value"])
