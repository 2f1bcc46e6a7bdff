"""For tests, examples and experiments: laws of good rules, invented people, values drawn at random.

`meritasn.testing.check_policy` holds a policy against the laws of good rules.
`meritasn.testing.population` makes a whole city from a seed and needs nothing but the library;
`meritasn.testing.strategies` has strategies for Hypothesis. But for the population, all needs the
extra ``testing``; the names below are loaded when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meritasn.testing.laws import (
        LawsBroken,
        LawVerdict,
        Outcome,
        Report,
        Same,
        Story,
        StoryStep,
        check_policy,
        check_strategy,
        iter_laws,
        parametrize_with_laws,
    )

__all__ = [
    "LawVerdict",
    "LawsBroken",
    "Outcome",
    "Report",
    "Same",
    "Story",
    "StoryStep",
    "check_policy",
    "check_strategy",
    "iter_laws",
    "parametrize_with_laws",
]


def __getattr__(name: str) -> object:
    """Loads a law, which needs Hypothesis; the population and the hook of Hypothesis do not."""
    if name in __all__:
        found: object = getattr(import_module("meritasn.testing.laws"), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module 'meritasn.testing' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
