"""For tests, examples and experiments: laws of good rules, invented people, values drawn at random.

`meritasn.testing.check_policy` holds a policy against the laws of good rules.
`meritasn.testing.population` makes a whole city from a seed and needs nothing but the library;
`meritasn.testing.strategies` has strategies for Hypothesis and needs the extra ``testing``.
"""

from __future__ import annotations

from meritasn.testing.laws import (
    LawsBroken,
    LawVerdict,
    Outcome,
    Report,
    Story,
    check_policy,
    iter_laws,
)

__all__ = [
    "LawVerdict",
    "LawsBroken",
    "Outcome",
    "Report",
    "Story",
    "check_policy",
    "iter_laws",
]
