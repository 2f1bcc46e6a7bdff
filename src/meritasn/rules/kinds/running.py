"""A value that goes from record to record: the running balance of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.rules.block import Block
from meritasn.rules.formula import PREVIOUS
from meritasn.rules.kinds.arithmetic import Formula
from meritasn.rules.kinds.cases import When
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NotApplicable
from meritasn.rules.step import RUNNING, Yields

__all__ = ["Running"]


@frozen
class Running:
    """``running = "previous + earned"``, or cases of such formulas as in `When`.

    What is refused once is refused at every record after it: nobody knows the balance any more.
    """

    rule: Formula | When

    keys: ClassVar[tuple[str, ...]] = (RUNNING,)
    yields: ClassVar[Yields] = Yields.NUMBER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES,)

    @classmethod
    def read(cls, key: str, block: Block, _: Enumeration | None, /) -> Running | None:
        """Reads a formula, or cases."""
        if block.has("applies"):
            block.complain(packs.KEY_NOT_FOR_KIND, "applies", key="applies")
        rule: Formula | When | None
        if isinstance(block.raw[key], list):
            rule = When.read(key, block, None)
        else:
            rule = Formula.read(key, block, None)
        return None if rule is None else cls(rule)

    def names(self) -> Iterator[str]:
        """Every name in the rule but that of its own value."""
        return (name for name in self.rule.names() if name != PREVIOUS)

    def build(self, scope: Scope) -> Body:
        """The exact number at one record."""
        return self.rule.build(scope)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The rule in words."""
        return self.rule.said(title)

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The rule as it went for one record."""
        return self.rule.told(title, held)
