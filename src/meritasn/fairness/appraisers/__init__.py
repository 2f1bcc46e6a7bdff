"""Appraisers: what the ratings that somebody gave say of them, and what they cannot say."""

from meritasn.fairness.appraisers.audit import audit_raters
from meritasn.fairness.appraisers.audited import RaterAudit
from meritasn.fairness.appraisers.concordance import Concordance, level_concordance
from meritasn.fairness.appraisers.finding import RaterFinding
from meritasn.fairness.appraisers.panel import Panel, panel
from meritasn.fairness.appraisers.plan import RaterPlan, default_rater_plan, read_rater_plan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign

__all__ = [
    "Concordance",
    "Ground",
    "Measured",
    "Panel",
    "RaterAudit",
    "RaterFinding",
    "RaterPlan",
    "Sign",
    "audit_raters",
    "default_rater_plan",
    "level_concordance",
    "panel",
    "read_rater_plan",
]
