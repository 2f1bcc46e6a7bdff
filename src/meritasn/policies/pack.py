"""A pack: everything that one file declares, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.quantities import Period
from meritasn.rules import Parameter, Step, Unsaid

__all__ = ["Criterion", "Dated", "Lawful", "Pack", "Ranking"]


@frozen
class Dated:
    """A figure with the days on which it holds; None for all days of the pack."""

    parameter: Parameter
    in_force: Period | None


@frozen
class Lawful:
    """What the law uses a protected attribute for.

    Attributes:
        attribute: The fact.
        purpose: What for.
        citation: Where that stands.
        standing: How well it is known.
    """

    attribute: str
    purpose: Text
    citation: Citation
    standing: Standing


@frozen
class Criterion:
    """One thing that an order goes by.

    Attributes:
        step: The step whose value is compared.
        greatest_first: Whether the greatest goes first; otherwise the least, the earliest day or
            the best label does.
    """

    step: str
    greatest_first: bool


@frozen
class Ranking:
    """How those whom the rules are about are put in order.

    Attributes:
        name: Its name.
        title: What it is, for people.
        by: What it goes by; the next one is asked only where all before are equal.
        among: The requirement that somebody has to meet to be ranked at all.
        places: The figure or step that says how many go on.
        least: The figure or step that says how many have to apply at least.
        citation: Where it stands.
        standing: How well it is known.
        note: What the pack remarks on it.
    """

    name: str
    title: Text
    by: tuple[Criterion, ...]
    among: str | None
    places: str | None
    least: str | None
    citation: Citation
    standing: Standing
    note: Text | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every figure and step that it names."""
        others = (self.among, self.places, self.least)
        return (*(one.step for one in self.by), *(name for name in others if name is not None))


@frozen
class Pack:
    """Everything that a pack file declares.

    Attributes:
        name: Its name.
        family: The family of rules that it belongs to, such as ``performance``.
        title: What it is, for people.
        in_force: When it is in force.
        in_force_standing: How well that is known.
        instruments: The laws that it cites, by the key it uses.
        enums: Enumerations of its own.
        figures: Its parameters; one that changed with time has several blocks.
        unsaid: What unsaid facts mean.
        steps: In order.
        output: The step behind each output.
        lines: Steps of one kind of dated records that make the lines of a ledger.
        breaks: Laws of good rules that the regulation itself breaks, and why.
        lawful: Protected attributes that it reads, and what for; no pack reads any other.
        rankings: How those whom it is about are put in order, by name.
    """

    name: str
    family: str
    title: Text
    in_force: Period
    in_force_standing: Standing
    instruments: Mapping[str, Instrument] = field(repr=False)
    enums: Mapping[str, Enumeration] = field(repr=False)
    figures: Mapping[str, tuple[Dated, ...]] = field(repr=False)
    unsaid: Mapping[str, Unsaid] = field(repr=False)
    steps: tuple[Step, ...] = field(repr=False)
    output: Mapping[str, str]
    breaks: Mapping[str, Text] = field(repr=False)
    lawful: Mapping[str, Lawful] = field(repr=False, factory=dict)
    lines: tuple[str, ...] = ()
    rankings: Mapping[str, Ranking] = field(repr=False, factory=dict)
