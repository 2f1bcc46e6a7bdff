"""A step as the pack declares it, before anything is compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Protocol

from attrs import field, frozen

from meritasn.facts import Enumeration, Grain
from meritasn.language import Text
from meritasn.law import Citation, Standing
from meritasn.quantities import Period, Rounding, Unit
from meritasn.rules.block import Block
from meritasn.rules.formula import Condition, Formula, names
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NotApplicable

__all__ = ["RUNNING", "Kind", "Step", "Yields"]

RUNNING = "running"
"""The key of a step that goes from record to record and reads its own value at the one before."""


class Kind(Protocol):
    """One kind of rule that a step can be.

    A new kind is one class that reads its keys, says itself in words, and builds its nodes;
    registering it in `meritasn.rules.kinds` is all that the loader, the trace and the
    readings need.
    """

    keys: ClassVar[tuple[str, ...]]
    """The keys of a step that announce it."""

    yields: ClassVar[Yields]
    """What it may result in."""

    absent: ClassVar[tuple[NotApplicable, ...]]
    """What its steps may do with an operand that is not applicable; the first is the unsaid one."""

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None, /) -> Kind | None:
        """Reads its keys from the step's block; None, with complaints there, if that fails."""

    def names(self) -> Iterator[str]:
        """Every name it reads at the grain of the step, as well as at that of its children."""

    def build(self, scope: Scope) -> Body:
        """Its exact result, before rounding."""

    def said(self, title: Callable[[str], Text]) -> Text:
        """The rule on one line, with the title of every name in it."""

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The rule as it went for one record, given what its conditions said in turn."""


class Yields(Enum):
    """What a kind of rule results in."""

    NUMBER = "number"
    LABEL = "label"
    EITHER = "either"
    ANSWER = "answer"


@frozen
class Step:
    """One named step of a pack.

    Attributes:
        name: What other steps call it.
        key: The key of the pack that holds its rule.
        grain: What it belongs to.
        title: How a person reads it.
        kind: Its rule.
        citation: Where the rule stands.
        standing: How well that is known.
        in_force: The days on which it exists; None for all days of the pack.
        lets: Formulas that it alone knows.
        applies: Where this is false, the step is not applicable.
        not_applicable: What it does with an operand that is not applicable.
        decimals: To how many decimals a number is rounded.
        rounding: How.
        unit: The unit of a number.
        range: Bounds that the result must keep.
        enum: The enumeration of a label.
        shown: Whether it is for the reader only.
        note: A remark for the reader.
        rounding_citation: Why a rounded number may be compared in a condition of it.
    """

    name: str
    key: str
    grain: Grain
    title: Text
    kind: Kind
    citation: Citation
    standing: Standing
    in_force: Period | None = None
    lets: Mapping[str, Formula] = field(factory=dict)
    applies: Condition | None = None
    not_applicable: NotApplicable = NotApplicable.REFUSES
    decimals: int = 0
    rounding: Rounding = Rounding.HALF_UP
    unit: Unit = Unit.RATIO
    range: tuple[Decimal, Decimal] | None = None
    enum: Enumeration | None = None
    shown: bool = False
    note: Text | None = None
    rounding_citation: Citation | None = None

    def names(self) -> Iterator[str]:
        """Every name that it reads, its own lets left out."""
        sources = [self.kind.names(), *(names(let) for let in self.lets.values())]
        if self.applies is not None:
            sources.append(names(self.applies))
        for source in sources:
            yield from (name for name in source if name not in self.lets)

    def used_lets(self) -> frozenset[str]:
        """The lets that the rule or its condition reaches."""
        reached: set[str] = set()
        waiting = list(self.kind.names())
        if self.applies is not None:
            waiting += names(self.applies)
        while waiting:
            name = waiting.pop()
            if name in self.lets and name not in reached:
                reached.add(name)
                waiting += names(self.lets[name])
        return frozenset(reached)
