"""A rule held against another before it is signed: who moves, why, what it costs, how firm."""

from __future__ import annotations

from meritasn.evaluation.information_grades import (
    Grade,
    Information,
    PublishedSplit,
    information,
    published_splits,
)
from meritasn.evaluation.information_range import Restriction, restriction_of_range
from meritasn.evaluation.replay import replay
from meritasn.evaluation.replayed import Replay
from meritasn.evaluation.replaying.causes import Cause, Together
from meritasn.evaluation.replaying.values import Cost, Mover, Near

__all__ = [
    "Cause",
    "Cost",
    "Grade",
    "Information",
    "Mover",
    "Near",
    "PublishedSplit",
    "Replay",
    "Restriction",
    "Together",
    "information",
    "published_splits",
    "replay",
    "restriction_of_range",
]
