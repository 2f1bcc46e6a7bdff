"""One program as provers look at it: its parts by name, and how far each of them can reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

from attrs import define, field

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.quantities import Unit, day_of, decimal
from meritasn.rules import Compiled, Program
from meritasn.rules.algebra import Before, Node, Over, Slot, walk
from meritasn.rules.scope import Part

__all__ = ["Key", "Leaf", "Scene", "said"]

Key = tuple[str, str]
"""A name and a part of it: what a `Slot`, an `Over` or a `Before` reads."""


Leaf: TypeAlias = Slot | Over | Before
"""What a node reads from elsewhere."""


@define(eq=False)
class Scene:
    """A program with what provers ask of it again and again.

    Attributes:
        policy: The policy.
        program: Its rules on one span of days.
    """

    policy: Policy
    program: Program

    parts: dict[Key, Part] = field(init=False)
    reached: dict[str, tuple[int, int]] = field(init=False, factory=dict)
    refused: dict[str, bool] = field(init=False, factory=dict)
    behind: dict[tuple[str, int, int], Any] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        stages = self.program.stages
        self.parts = {(p.name, p.part): p for stage in stages for p in stage.parts}

    @property
    def steps(self) -> Mapping[str, Compiled]:
        """The steps, in order."""
        return self.program.steps

    @cached_property
    def outputs(self) -> dict[str, Compiled]:
        """The step behind each output; what answers twice is there once."""
        found: dict[str, Compiled] = {}
        for output, name in self.policy.pack.output.items():
            step = self.steps.get(name)
            if step is not None and step not in found.values():
                found[output] = step
        return found

    # -- what rests on what -----------------------------------------------------------------

    def read_by(self, key: Key) -> Iterator[Key]:
        """Every place that a part reads."""
        for node in walk(self.parts[key].node):
            if isinstance(node, Slot | Over | Before):
                yield node.name, node.part

    def beneath(self, name: str) -> frozenset[str]:
        """Every fact and step that a step rests on, itself among them."""
        if name not in self._beneath:
            seen: set[Key] = set()
            waiting: list[Key] = [(name, "value"), (name, "state")]
            while waiting:
                key = waiting.pop()
                if key not in seen:
                    seen.add(key)
                    if key in self.parts:
                        waiting += self.read_by(key)
            self._beneath[name] = frozenset(one for one, _ in seen)
        return self._beneath[name]

    _beneath: dict[str, frozenset[str]] = field(init=False, factory=dict)

    def varying(self, fact: str) -> frozenset[Key]:
        """The parts that may change when a fact does."""
        if fact not in self._varying:
            changed: set[Key] = {(fact, "value")}
            before = 0
            while before < len(changed):  # once more where a step reads its own record before
                before = len(changed)
                for key in self.parts:
                    if key not in changed and not changed.isdisjoint(self._reads[key]):
                        changed.add(key)
            self._varying[fact] = frozenset(changed)
        return self._varying[fact]

    _varying: dict[str, frozenset[Key]] = field(init=False, factory=dict)

    def read_in(self, node: Node, step: str, inner: frozenset[str]) -> tuple[Leaf, ...]:
        """What a node reads, looking into its step's own parts and into some earlier steps."""
        key = node, step, inner
        if key not in self._read_in:
            leaves: dict[Leaf, None] = {}
            seen: set[Key] = set()
            waiting = [node]
            while waiting:
                for one in walk(waiting.pop()):
                    match one:
                        case Slot(name, part, up=0) if (name, part) in self.parts and (
                            name in inner or (name == step and part not in ("value", "state"))
                        ):
                            if (name, part) not in seen:
                                seen.add((name, part))
                                waiting.append(self.parts[name, part].node)
                        case Slot() | Over() | Before():
                            leaves[one] = None
            self._read_in[key] = tuple(leaves)
        return self._read_in[key]

    _read_in: dict[Any, tuple[Leaf, ...]] = field(init=False, factory=dict)

    @cached_property
    def _reads(self) -> dict[Key, frozenset[Key]]:
        return {key: frozenset(self.read_by(key)) for key in self.parts}

    @cached_property
    def facts_of_outputs(self) -> dict[str, Fact]:
        """The facts that some output rests on."""
        reached = {n for step in self.outputs.values() for n in self.beneath(step.name)}
        return {name: fact for name, fact in self.program.facts.items() if name in reached}

    # -- how things are called --------------------------------------------------------------

    def title(self, name: str) -> Text:
        """What a fact, figure or step is called."""
        program = self.program
        if name in program.steps:
            return program.steps[name].step.title
        if name in program.facts:
            return program.facts[name].title
        if name in program.parameters:
            return program.parameters[name].title
        facts = self.policy.catalogue.facts
        return facts[name].title if name in facts else Text(name, name)

    def said(self, name: str, whole: int) -> Text:
        """A value of a fact or step in words: with its decimals, its label, or its day."""
        thing = self.program.facts.get(name)
        if thing is not None:
            return said(whole, thing.enum, thing.unit, thing.decimals)
        step = self.steps[name]
        return said(whole, step.enum, step.step.unit, step.step.decimals)

    def enum_of(self, name: str) -> Enumeration | None:
        """The enumeration of a fact or step that is a label."""
        fact = self.program.facts.get(name)
        if fact is not None:
            return fact.enum
        return self.steps[name].enum if name in self.steps else None

    def is_of_unit(self, name: str) -> bool:
        """Whether a step is about a unit, not about one subject."""
        return self.steps[name].step.grain is Grain.UNIT

    def grain_of(self, name: str) -> Grain:
        """The grain of a fact or a step."""
        fact = self.program.facts.get(name)
        return self.steps[name].step.grain if fact is None else fact.grain


def said(whole: int, enum: Enumeration | None, unit: Unit, decimals: int) -> Text:
    """An integer of a fact or step as a reader knows it."""
    if enum is not None:
        title = enum.titles[whole]
        return Text(f"“{title.id}”", f"“{title.en}”")
    if unit is Unit.DATE:
        return Text("{day}", "{day}").fill(day=day_of(whole))
    number = decimal(whole, decimals) if decimals else Decimal(whole)
    written = Text("{n}", "{n}").fill(n=number)
    if unit is Unit.RUPIAH:
        return Text("Rp {n}", "Rp {n}").fill(n=number)
    mark = unit.text
    return Text(f"{written.id} {mark.id}".strip(), f"{written.en} {mark.en}".strip())
