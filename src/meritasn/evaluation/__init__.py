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
from meritasn.evaluation.moved import risen, spared
from meritasn.evaluation.raters import one_step_off
from meritasn.evaluation.raters_results import OneStepOff, RatedBy, StepOff
from meritasn.evaluation.replay import replay
from meritasn.evaluation.replayed import Replay
from meritasn.evaluation.replaying.causes import Cause, Together
from meritasn.evaluation.replaying.values import Cost, Mover, Near
from meritasn.evaluation.sensitivity import one_at_a_time
from meritasn.evaluation.sensitivity_results import FigureTrials, FirstMove, OneAtATime, Trial
from meritasn.evaluation.sensitivity_sobol import variance_shares
from meritasn.evaluation.sensitivity_variance import Outcome, VarianceShare, VarianceShares
from meritasn.evaluation.stability import Concordance, OrderChange, concordance, order_change
from meritasn.evaluation.transition import ShadowRun, shadow_run
from meritasn.evaluation.transition_hold import (
    HeldOutput,
    HoldHarmless,
    HoldReport,
    hold_harmless,
)
from meritasn.evaluation.transition_phase import phase_in

__all__ = [
    "Cause",
    "Concordance",
    "Cost",
    "FigureTrials",
    "FirstMove",
    "Grade",
    "HeldOutput",
    "HoldHarmless",
    "HoldReport",
    "Information",
    "Mover",
    "Near",
    "OneAtATime",
    "OneStepOff",
    "OrderChange",
    "Outcome",
    "PublishedSplit",
    "RatedBy",
    "Replay",
    "Restriction",
    "ShadowRun",
    "StepOff",
    "Together",
    "Trial",
    "VarianceShare",
    "VarianceShares",
    "concordance",
    "hold_harmless",
    "information",
    "one_at_a_time",
    "one_step_off",
    "order_change",
    "phase_in",
    "published_splits",
    "replay",
    "restriction_of_range",
    "risen",
    "shadow_run",
    "spared",
    "variance_shares",
]
