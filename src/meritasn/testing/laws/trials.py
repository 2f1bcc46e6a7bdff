"""Every way in which laws are tried; importing it registers them, and it needs Hypothesis."""

from __future__ import annotations

from meritasn.testing.laws import (
    answers,
    engine,
    explaining,
    missing,
    money,
    packs,
    people,
    workforce,
)
from meritasn.testing.laws.bench import RecordBench
from meritasn.testing.laws.trial import TRIALS

__all__ = [
    "TRIALS",
    "RecordBench",
    "answers",
    "engine",
    "explaining",
    "missing",
    "money",
    "packs",
    "people",
    "workforce",
]
