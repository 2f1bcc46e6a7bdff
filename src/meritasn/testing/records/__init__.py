"""Strategies for what a rule is run on: values of facts, and whole records of a policy.

Records aim at what breaks rules: the ends of ranges, the figures and limits that a fact is compared
with, ties of a rounding, equal values, and the very edge at which a result turns.

Needs the extra ``testing``.
"""

from meritasn.testing.records.drawn import records
from meritasn.testing.records.limits import Limits, limits_of
from meritasn.testing.records.values import facts

__all__ = ["Limits", "facts", "limits_of", "records"]
