"""The kinds of outcomes by which groups are compared as a whole: labels, numbers, waits."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.fairness.gap_kinds.kind import Kind, People, Seen, Value
from meritasn.fairness.gap_kinds.labels import labels_kind
from meritasn.fairness.gap_kinds.numbers import numbers_kind
from meritasn.fairness.gap_kinds.waits import waits_kind
from meritasn.fairness.kinds import GapOutcome, NumberOutcome, OrdinalOutcome, TimeOutcome
from meritasn.fairness.plan import AuditPlan

__all__ = ["Kind", "People", "Seen", "Value", "kind_of"]


def kind_of(outcome: GapOutcome, grouped: Sequence[People], plan: AuditPlan) -> Kind:
    """The kind of an outcome.

    Args:
        outcome: What is asked.
        grouped: The people by each attribute; labels that too few of them have go together.
        plan: By what is decided.
    """
    match outcome:
        case OrdinalOutcome():
            return labels_kind(outcome, grouped, plan)
        case NumberOutcome():
            return numbers_kind(outcome, plan)
        case TimeOutcome():
            return waits_kind(plan)
