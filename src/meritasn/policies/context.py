"""What every part of a pack file is read against."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TypeVar

from attrs import define, field

from meritasn.errors import Finding
from meritasn.errors.codes import packs
from meritasn.facts import Catalogue, Enumeration, enumeration
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.model import VOCABULARY
from meritasn.quantities import Period
from meritasn.rules.block import Block

__all__ = ["NO_TITLE", "Context", "share_a_day"]

T = TypeVar("T")

NO_TITLE = Text("", "")
_NO_CITATION = Citation(Instrument(""))


def share_a_day(a: Period | None, b: Period | None) -> bool:
    """Whether two spans overlap; None is all days of the pack."""
    return a is None or b is None or a.overlaps(b)


@define
class Context:
    """What is known while a file is read.

    Attributes:
        catalogue: The facts.
        findings: Every complaint so far.
        instruments: The laws of its ``[cite]``; without any, who cites one stays silent.
        enums: The enumerations of its ``[enum]``.
        broken: Names with a complaint of their own; who names them stays silent.
        days_are_known: Whether it could be read when the pack is in force.
    """

    catalogue: Catalogue
    findings: list[Finding]
    instruments: dict[str, Instrument] = field(factory=dict)
    enums: dict[str, Enumeration] = field(factory=dict)
    broken: set[str] = field(factory=set)
    days_are_known: bool = True

    @property
    def taken(self) -> AbstractSet[str]:
        """Names that no figure, step or let may have: facts, and what no rule may name."""
        return self.catalogue.facts.keys() | self.catalogue.closed

    def each(self, block: Block, read: Callable[[Block, str], T | None]) -> dict[str, T]:
        """Every entry of a table of tables; one with a complaint is broken."""
        entries: dict[str, T] = {}
        for name in block.raw:
            before = len(self.findings)
            value = read(block, name)
            if value is not None:
                entries[name] = value
            if value is None or len(self.findings) > before:
                self.broken.add(name)
        return entries

    def citation(self, block: Block, key: str = "cite") -> Citation:
        """A citation such as ``pp46`` or ``pp46: Pasal 9``."""
        text = block.take(key, str, "", required=True)
        name, _, at = (part.strip() for part in text.partition(":"))
        instrument = self.instruments.get(name)
        if instrument is not None:
            return Citation(instrument, at or None)
        if text and self.instruments and name not in self.broken:
            expected = ", ".join(self.instruments)
            block.complain(packs.NO_CITATION, key, found=name, expected=expected, name=name)
        return _NO_CITATION

    def standing(self, block: Block) -> Standing:
        """How well it is known."""
        return block.choice("standing", Standing, Standing.ASSUMED, required=True)

    def enum(self, block: Block) -> Enumeration | None:
        """The enumeration that a step names, of the pack or of the vocabulary."""
        name = block.text("enum")
        if name is None:
            return None
        found = self.enums.get(name) or enumeration(name)
        if found is None and name not in self.broken:
            known = ", ".join((*self.enums, *VOCABULARY))
            block.complain(packs.UNKNOWN_CHOICE, "enum", key="enum", found=name, expected=known)
        return found
