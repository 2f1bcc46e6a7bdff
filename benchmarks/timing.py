"""How a time is taken: warm, the least of many repeats, on a clock of nanoseconds."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns
from typing import TypeVar

from attrs import frozen

__all__ = ["FULL", "QUICK", "Effort", "least", "least_after"]

T = TypeVar("T")


@frozen
class Effort:
    """How much is done for a figure.

    Attributes:
        repeats: How often a time is taken.
        lasting: How many nanoseconds one of them lasts at least.
        processes: How many fresh processes import a package.
        records: How many records the engines must agree on.
        people: How many live in the city.
        lines: How many documents a file has, one a line.
    """

    repeats: int
    lasting: int
    processes: int
    records: int
    people: int
    lines: int


FULL = Effort(
    repeats=15, lasting=10_000_000, processes=11, records=1000, people=2000, lines=1_000_000
)
QUICK = Effort(repeats=2, lasting=100_000, processes=1, records=60, people=500, lines=500)


def least(call: Callable[[], object], effort: Effort) -> float:
    """The microseconds that a call takes when nothing disturbs it."""
    loops = 1
    while _spent(call, loops) < effort.lasting:  # which also warms up
        loops *= 2
    return min(_spent(call, loops) for _ in range(effort.repeats)) / loops / 1000


def least_after(prepare: Callable[[], T], call: Callable[[T], object], effort: Effort) -> float:
    """The same for a call that uses up what it is given; preparing it is not counted."""
    times = []
    for _ in range(20 * effort.repeats):
        prepared = prepare()
        start = perf_counter_ns()
        call(prepared)
        times.append(perf_counter_ns() - start)
    return min(times) / 1000


def _spent(call: Callable[[], object], loops: int) -> int:
    start = perf_counter_ns()
    for _ in range(loops):
        call()
    return perf_counter_ns() - start
