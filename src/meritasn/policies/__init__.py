"""Policies: packs read, linted, dated, described, overlaid and found again."""

from meritasn.policies.applying import Applying, FamilyApplying, applying
from meritasn.policies.change import Change
from meritasn.policies.difference import PolicyDiff, diff
from meritasn.policies.editvalues import Edit
from meritasn.policies.evolving import evolve, what_if
from meritasn.policies.families import Family
from meritasn.policies.laws import LAWS, About, Law
from meritasn.policies.ordering import criterion_text, order_rule
from meritasn.policies.overlay import overlaid
from meritasn.policies.pack import Criterion, Dated, Pack, Ranking
from meritasn.policies.pair import both_of
from meritasn.policies.parting import Apart, apart, partly
from meritasn.policies.plugins import PolicyPlugins, policy_plugins
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
from meritasn.policies.toml import to_toml

__all__ = [
    "LAWS",
    "About",
    "Apart",
    "Applying",
    "Assumption",
    "Change",
    "Criterion",
    "Dated",
    "Edit",
    "Family",
    "FamilyApplying",
    "Head",
    "Law",
    "Pack",
    "Part",
    "Policy",
    "PolicyDiff",
    "PolicyPlugins",
    "Ranking",
    "apart",
    "applying",
    "beside",
    "both_of",
    "criterion_text",
    "diff",
    "evolve",
    "families",
    "lint",
    "lint_file",
    "load_policy",
    "order_rule",
    "overlaid",
    "partly",
    "policy_on",
    "policy_plugins",
    "read_policy",
    "shipped",
    "shipped_names",
    "to_toml",
    "what_if",
]
