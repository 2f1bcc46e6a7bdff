"""Strategies that measure a whole group: metrics."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from meritasn.language import Text
from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.guarding import answered, exactly, settled
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused
from meritasn.strategies.scale import Exact, Scale

__all__ = ["Count", "GroupCounts", "HasCount", "Metric", "Takes", "measure", "measure_exactly"]

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


class HasCount(Protocol):
    """How many of a group were chosen, of how many; whoever counts brings a class of their own."""

    @property
    def selected(self) -> int:
        """Those who were chosen."""

    @property
    def total(self) -> int:
        """All of the group."""


class Count(NamedTuple):
    """The plainest count, for who has no class of their own."""

    selected: int
    total: int


GroupCounts: TypeAlias = Mapping[str, HasCount]
"""The counts of all groups by name: all that most metrics are a function of."""


class Takes(Enum):
    """What a metric is a function of.

    One of a group is asked about each group, and groups are held beside each other; one of all
    groups has one answer for all of them.
    """

    GROUP = "group"
    """The count of one group: `HasCount`."""

    GROUPS = "groups"
    """The counts of all groups by name: `GroupCounts`."""

    NUMBERS = "numbers"
    """The numbers of one group: a sequence of `Decimal` and `int`, in no order."""

    OWN = "own"
    """A sample of its own; only `measure` asks it."""

    @property
    def text(self) -> Text:
        """What it is called."""
        return _TAKES[self]


_TAKES = {
    Takes.GROUP: Text("hitungan satu kelompok", "the count of one group"),
    Takes.GROUPS: Text("hitungan semua kelompok", "the counts of all groups"),
    Takes.NUMBERS: Text("angka-angka satu kelompok", "the numbers of one group"),
    Takes.OWN: Text("contoh tersendiri", "a sample of its own"),
}


class Metric(Declared, Protocol[S_contra]):
    """A number about a group as a whole, or about all groups.

    It is a function of what it takes, and of nothing else: what a group is called and in which
    order people stand change nothing.
    """

    @property
    def takes(self) -> Takes:
        """What it is a function of."""

    @property
    def scale(self) -> Scale:
        """The unit, the decimals and the range of its answers."""

    def measure(self, sample: S_contra, /) -> Exact | Refused:
        """The exact number, or why there is none; it is rounded once, as its scale says."""


def measure(metric: Metric[S], sample: S) -> Answered[Decimal]:
    """What a metric says of a sample.

    Args:
        metric: The strategy.
        sample: What it is a function of.

    Returns:
        A number on the scale of the metric, or why there is none.
    """
    return answered(
        metric,
        StrategyKind.METRIC,
        lambda: settled(metric.declaration.name, metric.scale, metric.measure(sample)),
    )


def measure_exactly(metric: Metric[S], sample: S) -> Answered[Fraction]:
    """The same before it is rounded, for differences and ratios.

    Args:
        metric: The strategy.
        sample: What it is a function of.

    Returns:
        A number within the scale of the metric, or why there is none.
    """
    return answered(
        metric,
        StrategyKind.METRIC,
        lambda: exactly(metric.declaration.name, metric.scale, metric.measure(sample)),
    )
