"""Strategies about one subject: scorers and requirements."""

from __future__ import annotations

from typing import Protocol

from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.strategies.declaration import Declared
from meritasn.strategies.facts import Facts
from meritasn.strategies.refused import Refused
from meritasn.strategies.scale import Exact, Scale

__all__ = ["Requirement", "Scorer"]


class _Reads(Declared, Protocol):
    """A strategy about one subject, which sees the facts that it names."""

    @property
    def grain(self) -> Grain:
        """What it is about: a person, a service, a candidate or an agency."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of all facts that it may look at.

        They are facts of the subject, of its unit, or of its targets and dated records. What the
        law protects and what identifies somebody are no facts.
        """


class Scorer(_Reads, Protocol):
    """Gives one subject a number."""

    @property
    def scale(self) -> Scale:
        """The unit, the decimals and the range of its answers."""

    def score(self, facts: Facts, /) -> Exact | Refused:
        """The exact number, or why there is none; it is rounded once, as its scale says."""


class Requirement(_Reads, Protocol):
    """Says of one subject whether something is met."""

    @property
    def message(self) -> Text:
        """What is said where it is not met."""

    def check(self, facts: Facts, /) -> bool | Refused:
        """Whether it is met, or why nobody knows."""
