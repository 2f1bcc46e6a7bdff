"""A policy: a pack that was found good, compiled for every day on which it is in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from attrs import field, frozen

from meritasn.errors import NotInForce
from meritasn.errors.codes import usage
from meritasn.facts import Catalogue
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.policies.describe import described
from meritasn.policies.pack import Pack
from meritasn.policies.timeline import NONE, head_on, named, parts
from meritasn.quantities import Period
from meritasn.rules import Program
from meritasn.rules.block import Raw
from meritasn.view import View, repr_html

__all__ = ["SEMANTICS", "Assumption", "Policy"]

SEMANTICS = "steps@1"
"""The version of what a step means; part of every hash."""


@frozen
class Assumption:
    """A figure or a reading that is not known from the text of a regulation.

    Attributes:
        path: Where the pack has it, such as ``step.skp``.
        title: What it is.
        standing: How well it is known.
        citation: Where it should stand.
        note: What the pack remarks on it.
    """

    path: str
    title: Text
    standing: Standing
    citation: Citation
    note: Text | None


@frozen(eq=False)
class Policy:
    """Rules as data: frozen, dated, cited, hashed.

    Attributes:
        pack: What its file declares.
        programs: The compiled rules, for each span of days in which nothing changes.
        hash: Of the canonical pack and the version of step semantics.
        lineage: The hashes of what it was made of, if it is a pack with overlays.
        catalogue: The facts that its rules may name.
        raw: The tables of its file, for overlays.
    """

    pack: Pack
    programs: tuple[tuple[Period, Program], ...] = field(repr=False)
    hash: str
    lineage: tuple[str, ...] = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    raw: Mapping[str, Raw] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the pack, with those of its overlays."""
        return self.pack.name

    @property
    def title(self) -> Text:
        """What it is, for people."""
        return self.pack.title

    @property
    def in_force(self) -> Period:
        """The days on which it is in force."""
        return self.pack.in_force

    def on(self, day: date) -> Program:
        """The rules as they stand on a day.

        Raises:
            NotInForce: If the policy is not in force then.
        """
        for period, program in self.programs:
            if day in period:
                return program
        head = head_on(day, self.pack.family)
        instead = NONE if head is None else head.name
        finding = usage.NOT_IN_FORCE.at(
            name=self.name, day=day, period=self.in_force.text, instead=instead
        )
        raise NotInForce([finding])

    def over(self, period: Period) -> Program:
        """The rules for a whole period: those of its last day.

        Raises:
            NotInForce: If the policy is not in force on its last day, or not yet on its first.
        """
        program = self.on(period.last or period.start)
        if period.start not in self.in_force:
            each = named(parts(period, self.pack.family))
            finding = usage.SEVERAL_RULES.at(period=period.text, name=self.name, parts=each)
            raise NotInForce([finding])
        return program

    def nearest(self, day: date) -> Program:
        """The rules on a day, or on the nearest one on which they are in force.

        For comparing what another policy *would* say; results name the policy and its days.
        """
        if day in self.in_force:
            return self.on(day)
        return self.programs[0][1] if day < self.in_force.start else self.programs[-1][1]

    def assumptions(self) -> tuple[Assumption, ...]:
        """Every figure and reading that is assumed or unknown, in the order of the pack."""
        return tuple(
            assumption
            for assumption in self._sources()
            if assumption.standing in (Standing.ASSUMED, Standing.UNKNOWN)
        )

    def _sources(self) -> tuple[Assumption, ...]:
        figures = (
            Assumption(f"parameter.{name}", p.title, p.standing, p.citation, p.note)
            for name, dated in self.pack.figures.items()
            for p in (one.parameter for one in dated)
        )
        meanings = (
            Assumption(f"unsaid.{u.fact}", _unsaid(self, u.fact), u.standing, u.citation, None)
            for u in self.pack.unsaid.values()
        )
        steps = (
            Assumption(f"step.{s.name}", s.title, s.standing, s.citation, s.note)
            for s in self.pack.steps
        )
        uses = (
            Assumption(
                f"lawful.{u.attribute}",
                self.catalogue.facts[u.attribute].title,
                u.standing,
                u.citation,
                u.purpose,
            )
            for u in self.pack.lawful.values()
        )
        orders = (
            Assumption(f"ranking.{r.name}", r.title, r.standing, r.citation, r.note)
            for r in self.pack.rankings.values()
        )
        first = next(iter(self.pack.instruments.values()), Instrument(self.name))
        days = Assumption("in_force", _DAYS, self.pack.in_force_standing, Citation(first), None)
        return (days, *figures, *meanings, *uses, *steps, *orders)

    def describe(self) -> View:
        """The rule in words: figures, what is left empty, steps, tables and sources."""
        return described(self.pack, self.catalogue, self.hash)

    view = describe
    _repr_html_ = repr_html

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: FBT001  (a protocol)
        """Its name and hash: what Hypothesis prints of an example is otherwise every step."""
        del cycle
        printer.text(f"Policy({self.name!r}, {self.hash[:12]!r})")


class _Printer(Protocol):
    """What IPython and Hypothesis hand in."""

    def text(self, text: str) -> object:
        """Prints a text."""


_DAYS = Text("masa berlaku", "the days on which it is in force")


def _unsaid(policy: Policy, fact: str) -> Text:
    return Text("bila {fact} tidak diisi", "where {fact} is left empty").fill(
        fact=policy.catalogue.facts[fact].title
    )
