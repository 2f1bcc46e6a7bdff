"""A record with the records around it: where a step looks up what it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from meritasn.testing.oracle.packs import Pack
from meritasn.testing.oracle.states import MISSING, ZERO, Scalar, State

__all__ = ["Record", "Scope"]

Record: TypeAlias = Mapping[str, Scalar]
"""Facts by name: a fraction, a label, a date or an absence. A step named here is given."""


class Scope:
    """One record: its facts, what its steps have come to, and the records around it."""

    def __init__(self, pack: Pack, grain: str, facts: Record, above: Scope | None = None) -> None:
        self.pack, self.grain, self.facts, self.above = pack, grain, facts, above
        self.before: Scope | None = None
        self.children: list[Scope] = []
        self.steps: dict[str, State] = {}
        self.unrounded: dict[str, State] = {}

    def look(self, name: str, *, unrounded: bool = False) -> State:
        """What a fact, a figure or an earlier step is, here or above."""
        if name in self.steps:
            return (self.unrounded if unrounded else self.steps)[name]
        if name in self.pack.facts and self.pack.facts[name]["grain"] == self.grain:
            return self.pack.fact(name, self.facts.get(name, MISSING))
        if self.above is None:
            return self.pack.parameters[name]
        return self.above.look(name, unrounded=unrounded)

    def previous(self, name: str, *, unrounded: bool) -> State:
        """What a step came to at the record before."""
        return State(ZERO) if self.before is None else self.before.look(name, unrounded=unrounded)

    def of(self, grain: str) -> list[Scope]:
        """The children of one kind, in their order."""
        return [child for child in self.children if child.grain == grain]
