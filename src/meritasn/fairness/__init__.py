"""Fairness: whether people are treated alike, and whether the numbers can say that at all.

From counts to comparisons to findings. Nothing here can be named by a rule.
"""

from meritasn.fairness.attributes import ATTRIBUTES, Attribute
from meritasn.fairness.audit import WITHIN, audit, audit_counts, audit_sample
from meritasn.fairness.audited import Audit, AuditedGroups
from meritasn.fairness.comparison import Comparison
from meritasn.fairness.counts import Cell, Counts, counted
from meritasn.fairness.finding import AuditFinding, Verdict
from meritasn.fairness.outcome import Outcome, at_least, best_of, met, reached
from meritasn.fairness.plan import AuditPlan, default_plan, read_plan
from meritasn.fairness.sample import Person, Sample
from meritasn.fairness.tables import Tabled

__all__ = [
    "ATTRIBUTES",
    "WITHIN",
    "Attribute",
    "Audit",
    "AuditFinding",
    "AuditPlan",
    "AuditedGroups",
    "Cell",
    "Comparison",
    "Counts",
    "Outcome",
    "Person",
    "Sample",
    "Tabled",
    "Verdict",
    "at_least",
    "audit",
    "audit_counts",
    "audit_sample",
    "best_of",
    "counted",
    "default_plan",
    "met",
    "reached",
    "read_plan",
]
