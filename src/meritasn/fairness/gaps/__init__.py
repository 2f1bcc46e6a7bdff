"""Two groups beside each other by an outcome that is more than yes or no.

Every gap has an effect on a scale of its own, below zero where the focal group stands worse, and a
size from where on it is looked at; the rest of an audit is the same for all.
"""

from meritasn.fairness.gaps.gap import Gap
from meritasn.fairness.gaps.numbers import NumberGap, exact_mean, exact_moments
from meritasn.fairness.gaps.ordinal import OrdinalGap
from meritasn.fairness.gaps.waits import TimeGap

__all__ = ["Gap", "NumberGap", "OrdinalGap", "TimeGap", "exact_mean", "exact_moments"]
