"""All tests of a plan as one family: how many there are, and what a probability is worth in it."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.fairness.multiplicity import METHODS
from meritasn.fairness.plan import Adjustment, AuditPlan, Reference

__all__ = ["adjusted", "unseen_tests"]


def adjusted(raw: Sequence[float | None], plan: AuditPlan) -> tuple[float | None, ...]:
    """Probabilities after the adjustment for all tests of a plan; those without one stay so.

    >>> from meritasn.fairness.plan import default_plan
    >>> adjusted([0.01, None, 0.04], default_plan())
    (0.02, None, 0.04)
    """
    tested = [one for one in raw if one is not None]
    if plan.adjustment is Adjustment.NONE:
        return tuple(raw)
    after = iter(METHODS[plan.adjustment.value](tested))
    return tuple(None if one is None else next(after) for one in raw)


def unseen_tests(sizes: Sequence[int], plan: AuditPlan) -> int:
    """The pairs that would have been compared had another group come out highest.

    Args:
        sizes: How many people each known group has.
        plan: By which rule the reference is chosen.

    >>> from meritasn.fairness.plan import default_plan
    >>> unseen_tests([40, 40, 40, 40], default_plan()), unseen_tests([3, 4], default_plan())
    (3, 0)
    """
    many = sum(size >= max(plan.reference_minimum, 1) for size in sizes)
    if not many or plan.reference is not Reference.HIGHEST_RATE:
        return 0
    small = sum(0 < size < plan.reference_minimum for size in sizes)
    return many * (many - 1) // 2 + many * small - (many - 1 + small)
