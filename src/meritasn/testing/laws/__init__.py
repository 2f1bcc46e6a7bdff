"""The laws of good rules, tried on invented people."""

from meritasn.testing.laws.check import check_policy, iter_laws
from meritasn.testing.laws.report import LawsBroken, LawVerdict, Outcome, Report
from meritasn.testing.laws.story import Story

__all__ = [
    "LawVerdict",
    "LawsBroken",
    "Outcome",
    "Report",
    "Story",
    "check_policy",
    "iter_laws",
]
