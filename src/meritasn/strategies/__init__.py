"""The second way in: strategies in Python, of this library and of others."""

from meritasn.strategies.answered import Answered
from meritasn.strategies.asking import ask, facts_read
from meritasn.strategies.calibrating import Calibrated, Calibrator, Rated, calibrate
from meritasn.strategies.declaration import Declaration, Declared
from meritasn.strategies.describing import described
from meritasn.strategies.facts import Facts, Used
from meritasn.strategies.faults import faults
from meritasn.strategies.figures import with_figures
from meritasn.strategies.kinds import StrategyKind, kinds_of
from meritasn.strategies.measuring import (
    Count,
    GroupCounts,
    HasCount,
    Metric,
    Takes,
    measure,
    measure_exactly,
)
from meritasn.strategies.ranking import Ranker, Row, rank
from meritasn.strategies.refused import Lacking, Refused
from meritasn.strategies.registry import GROUP, Registry
from meritasn.strategies.scale import Exact, Scale
from meritasn.strategies.scoring import Requirement, Scorer
from meritasn.strategies.splitting import IncentiveRule, split
from meritasn.strategies.union import Strategy

__all__ = [
    "GROUP",
    "Answered",
    "Calibrated",
    "Calibrator",
    "Count",
    "Declaration",
    "Declared",
    "Exact",
    "Facts",
    "GroupCounts",
    "HasCount",
    "IncentiveRule",
    "Lacking",
    "Metric",
    "Ranker",
    "Rated",
    "Refused",
    "Registry",
    "Requirement",
    "Row",
    "Scale",
    "Scorer",
    "Strategy",
    "StrategyKind",
    "Takes",
    "Used",
    "ask",
    "calibrate",
    "described",
    "facts_read",
    "faults",
    "kinds_of",
    "measure",
    "measure_exactly",
    "rank",
    "split",
    "with_figures",
]
