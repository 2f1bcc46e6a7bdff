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

__all__ = [
    "Grade",
    "Information",
    "PublishedSplit",
    "Restriction",
    "information",
    "published_splits",
    "restriction_of_range",
]
