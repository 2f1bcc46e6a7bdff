"""A program: the rules of a policy on one day, compiled and ready for any reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import evolve, field, frozen

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.rules.algebra import Before, Over, Slot, walk
from meritasn.rules.scope import Case, Parameter, Part, Unsaid
from meritasn.rules.states import Reason
from meritasn.rules.step import Step
from meritasn.rules.terms import Test

__all__ = ["Compiled", "Input", "Program", "Stage", "befores", "reads_of"]


@frozen
class Compiled:
    """A step with what the trace and the results need beside its nodes.

    Attributes:
        step: The step as declared.
        enum: The enumeration of a label or an answer; None for a number.
        low: The least integer it can be.
        high: The greatest.
        reads: The names it reads, in order.
        cases: Its branches, if it has any.
        applies: The condition that comes before everything, with the names it tries.
    """

    step: Step
    enum: Enumeration | None
    low: int
    high: int
    reads: tuple[str, ...]
    cases: tuple[Case, ...] = ()
    applies: tuple[Test, tuple[str, ...]] | None = None

    @property
    def name(self) -> str:
        """The name of the step."""
        return self.step.name


@frozen
class Stage:
    """Parts of one grain that can be computed in order, in one pass over the records."""

    grain: Grain
    parts: tuple[Part, ...]


Input: TypeAlias = Fact | Compiled
"""What a record holds from outside: a fact, or a step whose value is given."""


@frozen(eq=False)
class Program:
    """The compiled rules; two of them are equal only if they are the same.

    Attributes:
        facts: The facts that they read, by name.
        parameters: The figures, by name.
        unsaid: What unsaid facts mean.
        steps: The steps, in order, by name.
        stages: What is computed, in order.
        reasons: The reasons, each at its bit.
        given: Steps whose values come from outside.
    """

    facts: Mapping[str, Fact] = field(repr=False)
    parameters: Mapping[str, Parameter] = field(repr=False)
    unsaid: Mapping[str, Unsaid] = field(repr=False)
    steps: Mapping[str, Compiled] = field(repr=False)
    stages: tuple[Stage, ...] = field(repr=False)
    reasons: tuple[Reason, ...] = field(repr=False)
    given: frozenset[str] = frozenset()

    def with_given(self, names: Iterable[str]) -> Program:
        """The same rules where some steps are leaves: their values are given."""
        given = self.given | frozenset(names)
        if given == self.given:
            return self
        stages = tuple(
            Stage(stage.grain, tuple(p for p in stage.parts if p.name not in given))
            for stage in self.stages
        )
        return evolve(self, given=given, stages=tuple(s for s in stages if s.parts))

    def reaching(self, names: Iterable[str]) -> Program:
        """The same rules without what none of the named steps rests on.

        Its steps are still all known; only those that are reached are computed.
        """
        parts = {(p.name, p.part): p for stage in self.stages for p in stage.parts}
        reached: set[tuple[str, str]] = set()
        read: set[str] = set()
        waiting = [(name, part) for name in names for part in ("value", "state")]
        while waiting:
            key = waiting.pop()
            read.add(key[0])
            if key in parts and key not in reached:
                reached.add(key)
                waiting += ((node.name, node.part) for node in reads_of(parts[key]))
        stages = (
            Stage(s.grain, tuple(p for p in s.parts if (p.name, p.part) in reached))
            for s in self.stages
        )
        facts = {name: fact for name, fact in self.facts.items() if name in read}
        return evolve(self, facts=facts, stages=tuple(s for s in stages if s.parts))

    def below(self, grain: Grain) -> tuple[Grain, ...]:
        """The kinds of children of a grain about which the rules say anything."""
        return tuple(one for one in self._grains if one.parent is grain)

    @cached_property
    def _grains(self) -> tuple[Grain, ...]:
        named = {fact.grain for fact in self.facts.values()}
        named |= {stage.grain for stage in self.stages}
        named |= {self.steps[name].step.grain for name in self.given}
        return tuple(one for one in Grain if one in named)

    @property
    def subjects(self) -> tuple[Grain, ...]:
        """Whom or what the rules are about; sound ones are about one kind."""
        owners = (one if one.is_subject else one.parent for one in self._grains)
        return tuple(dict.fromkeys(one for one in owners if one and one.is_subject))

    @cached_property
    def subject(self) -> Grain:
        """Whom or what the rules are about: people, unless they say otherwise."""
        return next(iter(self.subjects), Grain.PERSON)

    @property
    def personal(self) -> tuple[Stage, ...]:
        """What the result of one subject needs."""
        return _only(self, unitary=False)

    @property
    def unitary(self) -> tuple[Stage, ...]:
        """What the results of a unit need, beyond those of its people or services."""
        return _only(self, unitary=True)

    def inputs(self, grain: Grain, *, own: bool = True) -> tuple[Input, ...]:
        """What a record of that grain holds from outside.

        Args:
            grain: That of the record.
            own: Whether steps of it may be given; not so for what is only read from below.
        """
        facts = (fact for fact in self.facts.values() if fact.grain is grain)
        given = (s for s in self.steps.values() if s.name in self.given and s.step.grain is grain)
        return (*facts, *given) if own else tuple(facts)

    def explain(self, state: int) -> tuple[Reason, ...]:
        """The reasons in a state, in the order of the steps."""
        return tuple(r for i, r in enumerate(self.reasons) if state >> (i + 1) & 1)


def _only(program: Program, *, unitary: bool) -> tuple[Stage, ...]:
    def belongs(part: Part) -> bool:
        return (program.steps[part.name].step.grain is Grain.UNIT) is unitary

    stages = (Stage(s.grain, tuple(filter(belongs, s.parts))) for s in program.stages)
    return tuple(stage for stage in stages if stage.parts)


def befores(part: Part) -> Iterable[Before]:
    """What a part reads of the record before it."""
    return (node for node in walk(part.node) if isinstance(node, Before))


def reads_of(part: Part) -> Iterable[Slot | Over]:
    """Every place that a part reads."""
    return (node for node in walk(part.node) if isinstance(node, (Slot, Over)))
