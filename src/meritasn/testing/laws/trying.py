"""Draws records with Hypothesis, the same ones from the same seed, and makes a failure small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis.strategies import SearchStrategy

from meritasn.testing.laws.fault import Fault

__all__ = ["pooled", "smallest"]

T = TypeVar("T")


_SHRINKS = 60
"""How many smaller values are tried at most; making numbers plain comes after that."""


class _Found(Exception):
    """Carries a fault out of a run of Hypothesis, with the value that has it."""

    def __init__(self, value: Any, fault: Fault) -> None:  # noqa: ANN401  (whatever was drawn)
        super().__init__(fault.what.en)
        self.value = value
        self.fault = fault


def pooled(drawn: SearchStrategy[T], examples: int, seed: int) -> Sequence[T]:
    """That many values of a strategy."""
    pool: list[T] = []
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
    failed: list[T] = []
    after = 0

    def trying(one: T) -> None:
        nonlocal after
        after += bool(failed)
        if after > _SHRINKS and one not in failed:
            return  # small enough; what failed before still does
        fault = fault_of(one)
        if fault is not None:
            failed.append(one)
            raise _Found(one, fault)

    try:
        _run(drawn, trying, examples, seed, (Phase.generate, Phase.shrink))
    except _Found as found:
        return found.value, found.fault
    return None


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
