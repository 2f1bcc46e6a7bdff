"""Draws records with Hypothesis, the same ones from the same seed, and makes a failure small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import Flaky
from hypothesis.strategies import SearchStrategy

from meritasn.testing.laws.fault import Fault

__all__ = ["pooled", "smallest"]

T = TypeVar("T")


_SHRINKS = 120
"""How many smaller values are tried at most; making numbers plain comes after that."""


class _Found(Exception):
    """Says that a value has a fault."""


class _Enough(BaseException):
    """Ends the search; Hypothesis takes any other exception for a failure."""


def pooled(drawn: SearchStrategy[T], examples: int, seed: int) -> Sequence[T]:
    """That many values of a strategy."""
    pool: list[T] = []
    with suppress(Flaky):  # of rules that answer by whom they were asked about before
        _run(drawn, pool.append, examples, seed, (Phase.generate,))
    return pool


def smallest(
    drawn: SearchStrategy[T], fault_of: Callable[[T], Fault | None], examples: int, seed: int
) -> tuple[T, Fault] | None:
    """The least of the values that have a fault, and the fault; None where none of them has.

    Args:
        drawn: The values.
        fault_of: Finds the fault of one.
        examples: How many are tried.
        seed: From the same seed come the same values.
    """
    least: list[tuple[T, Fault]] = []
    tried = 0

    def trying(one: T) -> None:
        nonlocal tried
        tried += bool(least)
        if tried > _SHRINKS:
            raise _Enough
        fault = fault_of(one)
        if fault is not None:
            least[:] = [(one, fault)]  # whatever is tried after a failure is smaller
            raise _Found(fault.what.en)

    with suppress(_Found, _Enough, Flaky):
        _run(drawn, trying, examples, seed, (Phase.generate, Phase.shrink))
    return least[0] if least else None


def _run(
    drawn: SearchStrategy[T],
    each: Callable[[T], None],
    examples: int,
    seed: int,
    phases: Sequence[Phase],
) -> None:
    def one_by_one(one: T) -> None:
        each(one)

    run = given(drawn)(one_by_one)
    quiet = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=phases,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    seeded(seed)(quiet(run))()
