"""What is counted over many results, whoever holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.results.result import Result
from meritasn.results.unit import Guide, UnitResult
from meritasn.rules import Program

__all__ = ["Tally", "UnitTally", "Why", "enumeration_of", "tally", "unit_tally"]

Why: TypeAlias = tuple[str, Text]
"""The code and the first reason of a refusal."""


@frozen
class Tally:
    """How many people have which result.

    Attributes:
        people: How many there are.
        enum: The predicates that the policy gives; None where it gives none.
        predicates: How many have each, by its code.
        refused: How many have none, by code and first reason.
        not_met: How many do not meet a requirement, by its sentence.
    """

    people: int
    enum: Enumeration | None = field(repr=False)
    predicates: Mapping[str, int]
    refused: Mapping[Why, int]
    not_met: Mapping[Text, int]


@frozen
class UnitTally:
    """How many units that have people keep the distribution guide.

    Attributes:
        units: How many there are.
        guides: How many of them stand how; None where the policy has no guide.
        not_met: How many do not meet a requirement, by its sentence.
    """

    units: int
    guides: Mapping[Guide | None, int]
    not_met: Mapping[Text, int]


def unit_tally(units: Iterable[UnitResult]) -> UnitTally:
    """Counts units that are held one by one."""
    shown = [unit for unit in units if unit.people]
    not_met = Counter(finding.message for unit in shown for finding in unit.findings)
    return UnitTally(len(shown), Counter(unit.guide for unit in shown), not_met)


def tally(people: Iterable[Result]) -> Tally:
    """Counts results that are held one by one."""
    enum: Enumeration | None = None
    predicates, refused, not_met = Counter[str](), Counter[Why](), Counter[Text]()
    number = 0
    for person in people:
        number += 1
        if enum is None and person.run is not None:
            enum = enumeration_of(person.policy, person.run.program)
        label, refusal = person.predicate, person.refusal
        if label is not None:
            predicates[label.code] += 1
        if refusal is not None:
            refused[refusal.code.id, refusal.first] += 1
        not_met.update(finding.message for finding in person.findings)
    return Tally(number, enum, predicates, refused, not_met)


def enumeration_of(policy: Policy, program: Program) -> Enumeration | None:
    """The labels that a policy gives to people."""
    name = policy.pack.output.get("predicate")
    return None if name is None else program.steps[name].enum
