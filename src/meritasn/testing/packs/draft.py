"""A pack in the making: what may be named so far, and what has been named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from meritasn.testing.packs.ground import ABOVE, PURE, Ground, Name

__all__ = ["DRAWN", "Body", "Draft"]

T = TypeVar("T")

DRAWN = (*(PURE,) * 5, *("date",) * 3, "days", "days", "months", "years")
"""What a formula gives: mostly a number, often a date."""


class Body(NamedTuple):
    """The lines of a kind, and what its result may be used as."""

    lines: Sequence[str]
    enum: str | None = None
    leaves_out: bool = False
    divides: bool = False
    least_decimals: int = 0
    of: str = PURE
    bounds: tuple[int, int] | None = None


class Draft:
    """What has been drawn of a pack.

    Args:
        draw: Of Hypothesis.
        ground: What the pack may be about.
        dated: The kinds of dated records that it is about.
        enums: The codes of every enumeration that it may use, its own ones included.
        words: Names for its steps.
    """

    def __init__(
        self,
        draw: st.DrawFn,
        ground: Ground,
        dated: Sequence[str],
        enums: Mapping[str, Sequence[str]],
        words: Iterator[str],
    ) -> None:
        self.draw, self.ground, self.dated = draw, ground, tuple(dated)
        self.children = (*ground.targets, *dated)
        self.enums, self.words = enums, words
        self.used: set[str] = set()
        self.steps: dict[str, list[list[str]]] = {}
        self.shown: set[str] = set()
        grains = ("unit", "person", *self.children)
        self.known = {grain: list(ground.known.get(grain, ())) for grain in grains}

    def one(self, of: Sequence[T]) -> T:
        """One of several, the first where all else fails."""
        return self.draw(st.sampled_from(of))

    def some(self, of: Sequence[str], least: int = 1, most: int = 3) -> list[str]:
        """Several names, all of them used."""
        drawn = st.lists(st.sampled_from(of), min_size=least, max_size=most, unique=True)
        return [self.use(name) for name in self.draw(drawn)]

    def chance(self, of: int) -> bool:
        """True once in so many times."""
        return bool(self.one(range(of)) == of - 1)

    def use(self, name: str) -> str:
        """The name, which is noted as used."""
        self.used.add(name)
        return name

    def visible(self, grain: str) -> list[Name]:
        """What a step of a grain may name: of the unit its facts alone."""
        named = [*self.known[grain]]
        while grain in ABOVE:
            grain = ABOVE[grain]
            unit = grain == "unit"
            named += (n for n in self.known[grain] if not (unit and n.name in self.steps))
        return named

    def seen(self, grain: str, enum: str | None = None, of: str = PURE) -> list[str]:
        """Numbers of one dimension, or labels of one enumeration, of a grain and above it."""
        return [n.name for n in self.visible(grain) if n.enum == enum and n.of == of]

    def own(self, grain: str, enum: str | None = None, of: str = PURE) -> list[str]:
        """The same, of the grain alone."""
        return [n.name for n in self.known[grain] if n.enum == enum and n.of == of]

    def labelled(self, grain: str) -> list[Name]:
        """The labels of a grain that are no answers."""
        return [n for n in self.known[grain] if n.enum not in (None, "answer")]

    def owned(self, grain: str) -> str:
        """A dimension of which the grain has a number."""
        return self.one([of for of in DRAWN if self.own(grain, of=of)])

    def divisor(self, grain: str, of: str) -> str:
        """A number of a grain that is never below zero."""
        return self.one([n.name for n in self.known[grain] if n.divides and n.of == of])

    def divisible(self, grain: str) -> list[str]:
        """The dimensions of which a grain has such a number."""
        return [n.of for n in self.known[grain] if n.divides]
