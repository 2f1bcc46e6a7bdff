"""Policies: packs read, linted, dated, described, overlaid and found again."""

from meritasn.policies.apart import Apart, apart, partly
from meritasn.policies.applying import Applying, FamilyApplying, applying
from meritasn.policies.change import Change
from meritasn.policies.diff import PolicyDiff, diff
from meritasn.policies.families import Family
from meritasn.policies.laws import LAWS, About, Law
from meritasn.policies.ordering import criterion_text, order_rule
from meritasn.policies.overlay import overlaid, what_if
from meritasn.policies.pack import Criterion, Dated, Pack, Ranking
from meritasn.policies.policy import Assumption, Policy
from meritasn.policies.reader import lint, read_policy
from meritasn.policies.shelf import (
    beside,
    lint_file,
    load_policy,
    policy_on,
    shipped,
    shipped_names,
)
from meritasn.policies.timeline import Head, Part, families

__all__ = [
    "LAWS",
    "About",
    "Apart",
    "Applying",
    "Assumption",
    "Change",
    "Criterion",
    "Dated",
    "Family",
    "FamilyApplying",
    "Head",
    "Law",
    "Pack",
    "Part",
    "Policy",
    "PolicyDiff",
    "Ranking",
    "apart",
    "applying",
    "beside",
    "criterion_text",
    "diff",
    "families",
    "lint",
    "lint_file",
    "load_policy",
    "order_rule",
    "overlaid",
    "partly",
    "policy_on",
    "read_policy",
    "shipped",
    "shipped_names",
    "what_if",
]
