"""Proxies: how well the facts that a policy names say who somebody is to the eye of the law.

A rule that cannot see an attribute may still see what goes with it. Of each fact, and of all
together, it is asked how often somebody of a group would be told from somebody outside it: the area
under the curve, on people whom the guess was not made from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.attributes import attribute_of
from meritasn.fairness.audit import held_attributes
from meritasn.fairness.family import adjusted
from meritasn.fairness.finding import Verdict
from meritasn.fairness.guessing import ALL, parted, told_apart
from meritasn.fairness.named_facts import facts_named
from meritasn.fairness.ordinal import Superiority
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.proxies_found import Proxies, Proxy
from meritasn.language import Text
from meritasn.model import Protected, Workforce
from meritasn.results import Assessments, Results

__all__ = ["proxies"]


def proxies(  # noqa: PLR0913  (what is compared, by what, and how)
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[str],
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
    seed: int = 0,
) -> Proxies:
    """How well the facts that a policy names say of which group somebody is.

    Groups below the minimum of a reference, or whose rest is, are insufficient evidence.

    Args:
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        by: Attributes of `ATTRIBUTES`.
        plan: What is decided by; the one that ships with the library if none is given.
        on: The day for ages; the last day that the results are about if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.
        seed: How people are parted into those who are guessed from and those who are guessed.

    Raises:
        UsageError: If there is no such attribute, or one has to be asked for expressly.
    """
    chosen = plan or default_plan()
    day = held_attributes(results, by, opt_in, on)
    asked = [one for one in results if one.run is not None]
    facts = facts_named(asked)
    fold = parted(len(asked), seed)
    rows: list[tuple[str, str, Text, str, Text, Superiority | None]] = []
    for name in by:
        attribute = attribute_of(name, chosen)
        groups = [
            attribute.reads(
                workforce.employee_by_key[one.employee],
                workforce.protected.get(one.employee, _NONE),
                day,
                chosen,
            )
            for one in asked
        ]
        for group in _asked_about(groups):
            mine = [None if one is None else one == group for one in groups]
            few = min(mine.count(True), mine.count(False)) < chosen.reference_minimum
            rows.extend(
                (name, group, attribute.said(group), fact, title, None if few else told)
                for fact, title, told in told_apart(facts, mine, fold)
            )
    return _judged(rows, chosen, len(asked))


_NONE = Protected()


def _asked_about(groups: Sequence[str | None]) -> list[str]:
    """The groups that are told from the rest; of two the smaller, as the other says the same."""
    sizes = Counter(one for one in groups if one is not None)
    known = sorted(sizes)
    return known if len(known) != 2 else [min(known, key=lambda one: (sizes[one], one))]  # noqa: PLR2004


def _judged(
    rows: Sequence[tuple[str, str, Text, str, Text, Superiority | None]],
    plan: AuditPlan,
    people: int,
) -> Proxies:
    threshold = NORMAL.cdf(float(plan.effect) / math.sqrt(2))
    raw = [None if told is None else told.p for *_, told in rows]
    both = zip(raw, adjusted(raw, plan), strict=True)
    found = [
        Proxy(name, group, said, fact, title, _auc(told), *p, _verdict(told, p[1], threshold, plan))
        for (name, group, said, fact, title, told), p in zip(rows, both, strict=True)
    ]
    found.sort(key=lambda one: (one.attribute, one.group, one.fact != ALL, -(one.auc or 0)))
    return Proxies(plan, tuple(found), people, threshold)


def _auc(told: Superiority | None) -> float | None:
    return None if told is None else float(told.share)


def _verdict(
    told: Superiority | None, p: float | None, threshold: float, plan: AuditPlan
) -> Verdict:
    if told is None:
        return Verdict.INSUFFICIENT
    if p is None:
        return Verdict.NO_FLAG  # everybody has the same, which tells nobody apart
    return Verdict.FLAG if told.share > threshold and p <= plan.level else Verdict.NO_FLAG
