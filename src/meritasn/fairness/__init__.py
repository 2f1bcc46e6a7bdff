"""Fairness: whether people are treated alike, and whether the numbers can say that at all.

From counts to comparisons to findings. Nothing here can be named by a rule.
"""

from meritasn.fairness.appraisers import (
    RaterAudit,
    RaterFinding,
    RaterPlan,
    audit_raters,
    default_rater_plan,
    level_concordance,
    read_rater_plan,
)
from meritasn.fairness.asking import WITHIN
from meritasn.fairness.attributes import ATTRIBUTES, Attribute
from meritasn.fairness.audit import audit
from meritasn.fairness.audited import Audit, AuditedGroups
from meritasn.fairness.comparison import Comparison
from meritasn.fairness.counting import audit_counts, audit_sample
from meritasn.fairness.counts import Cell, Counts, counted
from meritasn.fairness.disaggregating import disaggregated, disaggregated_counts
from meritasn.fairness.disaggregating_results import disaggregated_results
from meritasn.fairness.estimates import Estimate
from meritasn.fairness.finding import AuditFinding, Verdict
from meritasn.fairness.gap_audit import audit_values
from meritasn.fairness.gap_audited import GapAudit, GapGroups
from meritasn.fairness.gap_finding import GapFinding
from meritasn.fairness.gap_kinds import Seen
from meritasn.fairness.gaps import Gap, NumberGap, OrdinalGap, TimeGap
from meritasn.fairness.kinds import (
    NumberOutcome,
    OrdinalOutcome,
    RankOutcome,
    StagedOutcome,
    TimeOutcome,
    among_first,
    amounts,
    by_label,
    by_score,
    stages,
    waits,
)
from meritasn.fairness.like_cases import LikeCases, like_cases
from meritasn.fairness.metric_groups import Disaggregated, MetricGroup, MetricGroups
from meritasn.fairness.numbers import numbers_of_rows
from meritasn.fairness.outcome import Outcome, at_least, best_of, met, reached
from meritasn.fairness.plan import AuditPlan, default_plan, read_plan
from meritasn.fairness.promotions import months_in_rank, promotions
from meritasn.fairness.proxies import proxies
from meritasn.fairness.proxies_found import Proxies, Proxy
from meritasn.fairness.ranked import RankAudit
from meritasn.fairness.sample import Person, Sample
from meritasn.fairness.staged import StagedAudit, Way, audit_stages
from meritasn.fairness.survival import Waited
from meritasn.fairness.swapping import SwapTest, swapped
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
    "Disaggregated",
    "Estimate",
    "Gap",
    "GapAudit",
    "GapFinding",
    "GapGroups",
    "LikeCases",
    "MetricGroup",
    "MetricGroups",
    "NumberGap",
    "NumberOutcome",
    "OrdinalGap",
    "OrdinalOutcome",
    "Outcome",
    "Person",
    "Proxies",
    "Proxy",
    "RankAudit",
    "RankOutcome",
    "RaterAudit",
    "RaterFinding",
    "RaterPlan",
    "Sample",
    "Seen",
    "StagedAudit",
    "StagedOutcome",
    "SwapTest",
    "Tabled",
    "TimeGap",
    "TimeOutcome",
    "Verdict",
    "Waited",
    "Way",
    "among_first",
    "amounts",
    "at_least",
    "audit",
    "audit_counts",
    "audit_raters",
    "audit_sample",
    "audit_stages",
    "audit_values",
    "best_of",
    "by_label",
    "by_score",
    "counted",
    "default_plan",
    "default_rater_plan",
    "disaggregated",
    "disaggregated_counts",
    "disaggregated_results",
    "level_concordance",
    "like_cases",
    "met",
    "months_in_rank",
    "numbers_of_rows",
    "promotions",
    "proxies",
    "reached",
    "read_plan",
    "read_rater_plan",
    "stages",
    "swapped",
    "waits",
]
