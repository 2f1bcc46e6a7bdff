"""What laws are tried on: the rules of some days, and the places of facts in a record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.facts import Fact, Grain
from meritasn.policies import Policy
from meritasn.quantities import Absence, Period, Unit, day_number, day_of, decimal, scaled
from meritasn.rules import Compiled, Given, Program, Record, Run, Value, run
from meritasn.testing.agreement import appraised
from meritasn.testing.oracle import Oracle, Read

__all__ = ["Case", "Place", "places", "worse"]


@frozen(eq=False)
class Case:
    """The rules of a policy on days between which nothing changes.

    Attributes:
        policy: The policy.
        days: The days.
        program: The rules.
    """

    policy: Policy
    days: Period
    program: Program = field(repr=False)

    @property
    def day(self) -> date:
        """One of the days."""
        return self.days.start

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """The steps that answer, each once."""
        return tuple(dict.fromkeys(self.policy.pack.output.values()))

    @property
    def score(self) -> Compiled | None:
        """The step behind the score, where the policy has one."""
        name = self.policy.pack.output.get("score")
        return None if name is None else self.program.steps[name]

    def run(self, record: Record) -> Run:
        """The record under the rules."""
        return run(self.program, record)

    def answers(self, record: Record) -> dict[str, Value]:
        """What every output comes to."""
        ran = self.run(record)
        return {name: ran.value(name) for name in self.outputs}

    @cached_property
    def _oracle(self) -> Oracle:
        return Oracle(self.policy.raw, None, on=self.day)

    def read(self, record: Record) -> Read:
        """What an independent reading of the pack says of a record."""
        known = self._read.get(id(record))
        if known is None or known[0] is not record:
            above = appraised(Record(record.above)).facts
            known = record, self._oracle.person(*appraised(record), above)
            self._read[id(record)] = known
        return known[1]

    _read: dict[int, tuple[Record, Read]] = field(factory=dict, init=False, repr=False)


def worse(step: Compiled, before: Value, after: Value) -> bool:
    """Whether the second of two values is worse than the first; a refusal is not compared.

    Of labels, those that stand later are worse; of numbers, the lower ones.
    """
    if step.enum is not None:
        codes = step.enum.codes
        if before.label is None or after.label is None:
            return False
        return codes.index(after.label) > codes.index(before.label)
    if before.number is not None and after.number is not None:
        return after.number < before.number
    return False


@frozen
class Place:
    """One fact of a record: of its own, of the unit above it, or of one of its children.

    Attributes:
        fact: The fact.
        child: Which of the children; None where it is no fact of a child.
    """

    fact: Fact
    child: int | None = None

    def value(self, record: Record) -> Given:
        """What the fact is there."""
        return self._facts(record).get(self.fact.name, Absence.MISSING)

    def whole(self, record: Record) -> int | None:
        """The fact as an integer at its scale; None where it is not there."""
        match self.value(record):
            case Decimal() as number:
                return scaled(number, self.fact.decimals)
            case date() as day:
                return day_number(day)
            case str() as code if self.fact.enum is not None:
                return self.fact.enum.codes.index(code)
            case _:
                return None

    def with_whole(self, record: Record, whole: int) -> Record:
        """The record where the fact has the value of an integer at its scale."""
        fact = self.fact
        if fact.enum is not None:
            return self.put(record, fact.enum.codes[whole])
        if fact.unit is Unit.DATE:
            return self.put(record, day_of(whole))
        return self.put(record, decimal(whole, fact.decimals))

    def beside(self, record: Record, name: str) -> Given:
        """What another fact is at the same place, or at what it belongs to."""
        for facts in (self._facts(record), record.facts, record.above):
            if name in facts:
                return facts[name]
        return Absence.MISSING

    def put(self, record: Record, value: Given) -> Record:
        """The record where the fact has another value."""
        facts = {**self._facts(record), self.fact.name: value}
        if self.child is not None:
            children = list(record.children)
            children[self.child] = evolve(children[self.child], facts=facts)
            return evolve(record, children=tuple(children))
        if self.fact.grain is Grain.UNIT:
            return evolve(record, above=facts)
        return evolve(record, facts=facts)

    def _facts(self, record: Record) -> dict[str, Given]:
        if self.child is not None:
            return dict(record.children[self.child].facts)
        return dict(record.above if self.fact.grain is Grain.UNIT else record.facts)


def places(program: Program, record: Record) -> Iterator[Place]:
    """Every fact that the rules read of a record, at each place where it stands."""
    for fact in program.facts.values():
        if fact.grain in (program.subject, Grain.UNIT):
            yield Place(fact)
        for number, child in enumerate(record.children):
            if child.grain is fact.grain:
                yield Place(fact, number)
