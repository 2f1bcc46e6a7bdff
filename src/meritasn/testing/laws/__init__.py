"""The laws of good rules, tried on invented people."""

from meritasn.testing.laws.check import check_policy, iter_laws
from meritasn.testing.laws.of_strategies import check_strategy
from meritasn.testing.laws.parametrized import parametrize_with_laws
from meritasn.testing.laws.report import LawsBroken, LawVerdict, Outcome, Report
from meritasn.testing.laws.story import Same, Story, StoryStep

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
