"""A formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.rules import formula as tree
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NotApplicable
from meritasn.rules.step import Yields

__all__ = ["Formula"]


@frozen
class Formula:
    """``formula = "realised / target * 100"``."""

    formula: tree.Formula

    keys: ClassVar[tuple[str, ...]] = ("formula",)
    yields: ClassVar[Yields] = Yields.NUMBER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.PASSES)

    @classmethod
    def read(cls, key: str, block: Block, _: Enumeration | None, /) -> Formula | None:
        """Reads the formula."""
        read = block.formula(key)
        return None if read is None else cls(read)

    def names(self) -> Iterator[str]:
        """Every name in the formula."""
        return tree.names(self.formula)

    def build(self, scope: Scope) -> Body:
        """The exact number."""
        return scope.formula(self.formula)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The formula with titles."""
        return tree.said(self.formula, title)

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)
