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
from meritasn.rules import Program

__all__ = ["Tally", "Why", "enumeration_of", "tally"]

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
