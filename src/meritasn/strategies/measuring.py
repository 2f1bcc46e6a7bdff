"""Strategies that measure a whole group: metrics."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.guarding import answered, settled
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused
from meritasn.strategies.scale import Exact, Scale

__all__ = ["Count", "GroupCounts", "HasCount", "Metric", "measure"]

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


class Metric(Declared, Protocol[S_contra]):
    """A number about a group as a whole.

    It is a function of what it takes: of `GroupCounts`, or of a typed sample of its own.
    """

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
