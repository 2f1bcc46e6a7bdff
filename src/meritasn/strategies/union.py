"""Any strategy."""

from __future__ import annotations

from typing import Any, TypeAlias

from meritasn.strategies.calibrating import Calibrator
from meritasn.strategies.measuring import Metric
from meritasn.strategies.ranking import Ranker
from meritasn.strategies.scoring import Requirement, Scorer
from meritasn.strategies.splitting import IncentiveRule

__all__ = ["Strategy"]

Strategy: TypeAlias = Scorer | Requirement | Ranker | Calibrator | Metric[Any] | IncentiveRule
"""A rule in Python: the second way in, beside packs."""
