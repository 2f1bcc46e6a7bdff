"""Reads a whole pack for one person, or for one unit with its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from meritasn.testing.oracle.days import Day
from meritasn.testing.oracle.packs import Pack, PackText, own_catalogue
from meritasn.testing.oracle.scopes import Record, Scope
from meritasn.testing.oracle.states import Scalar, State, given, refused, rounded
from meritasn.testing.oracle.steps import Step

__all__ = ["Appraised", "Oracle", "Read"]

NONE: Mapping[str, Sequence[Record]] = MappingProxyType({})


class Appraised(NamedTuple):
    """A person of a unit: their facts, those of their targets, and of dated records by kind."""

    facts: Record
    targets: Sequence[Record] = ()
    dated: Mapping[str, Sequence[Record]] = NONE

    def kinds(self) -> Mapping[str, Sequence[Record]]:
        """All records of the person, by their grain."""
        return {"target": self.targets, **self.dated}


class Read(NamedTuple):
    """The states of every step of one record, and of the records under it.

    `unrounded` has each step as it was before it was rounded.
    """

    steps: Mapping[str, State]
    children: tuple[Read, ...] = ()
    grain: str = "person"
    unrounded: Mapping[str, State] = MappingProxyType({})

    @classmethod
    def of(cls, scope: Scope) -> Read:
        """What everything under a record has come to."""
        below = tuple(map(cls.of, scope.children))
        return cls(scope.steps, below, scope.grain, scope.unrounded)

    def kind(self, grain: str) -> list[Read]:
        """The children of one kind, in their order."""
        return [child for child in self.children if child.grain == grain]


class Oracle:
    """Reads a pack for one person, or whatever else it is about, or for one unit with its people.

    Args:
        pack: Its text, or its tables.
        catalogue: The text of the catalogue; that of the library if unsaid.
        on: The day; a pack without any dates needs none.
        parameters: Figures that stand in place of those of the pack.
        exact_conditions: Whether a step that a condition names counts there as it was before its
            rounding: where that changes a result, a rounding decides it.
    """

    def __init__(
        self,
        pack: PackText,
        catalogue: str | None = None,
        *,
        on: date | None = None,
        parameters: Mapping[str, Scalar] | None = None,
        exact_conditions: bool = False,
    ) -> None:
        self.pack = Pack(pack, catalogue or own_catalogue(), on, parameters or {})
        self.exact_conditions = exact_conditions

    def person(
        self,
        facts: Record,
        targets: Sequence[Record] = (),
        dated: Mapping[str, Sequence[Record]] = NONE,
        unit: Record | None = None,
    ) -> Read:
        """Reads a person, or whatever else the pack is about.

        Args:
            facts: Their own.
            targets: Those of their targets.
            dated: Those of their dated records, by kind, each kind in its order.
            unit: Those of their unit.
        """
        above = Scope(self.pack, "unit", unit or {})
        scope = self._below(above, Appraised(facts, targets, dated))
        self._run([scope, *scope.children])
        return Read.of(scope)

    def unit(self, facts: Record, people: Sequence[Appraised]) -> Read:
        """Reads a unit with its people.

        Args:
            facts: Of the unit.
            people: Who belongs to it.
        """
        scope = Scope(self.pack, "unit", facts)
        scope.children = [self._below(scope, one) for one in people]
        below = chain.from_iterable(person.children for person in scope.children)
        self._run([scope, *scope.children, *below])
        return Read.of(scope)

    def _below(self, unit: Scope, one: Appraised) -> Scope:
        person = Scope(self.pack, self.pack.subject, one.facts, unit)
        for grain, records in one.kinds().items():
            before = None
            for facts in records:
                record = Scope(self.pack, grain, facts, person)
                record.before = before
                before = record
                person.children.append(record)
        return person

    def _run(self, scopes: Sequence[Scope]) -> None:
        for step in self.pack.steps:
            for scope in scopes:
                if scope.grain == step["of"]:
                    self._settle(step, scope)

    def _settle(self, step: Mapping[str, Any], scope: Scope) -> None:
        name = step["name"]
        if name in scope.facts:
            scope.unrounded[name] = scope.steps[name] = given(scope.facts[name])
            return
        state = Step(step, scope, exact_conditions=self.exact_conditions).outcome()
        scope.unrounded[name] = scope.steps[name] = state
        if isinstance(state.value, Fraction):
            number = rounded(state.value, step.get("decimals", 0), step.get("rounding", "half_up"))
            low, high = map(Fraction, step.get("range", (number, number)))
            inside = low <= number <= high
            scope.steps[name] = State(number)
        elif isinstance(state.value, Day):
            inside = state.value.plausible
        else:
            return
        if not inside:  # what is refused is so whether it is rounded or not
            scope.unrounded[name] = scope.steps[name] = refused(name, "outside its range")
