"""An audit of labels, numbers or waits: every group beside its reference, under one plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.beside import Adjusted
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.comparing import namer, titled
from meritasn.fairness.counts import MISSING
from meritasn.fairness.family import adjusted, unseen_tests
from meritasn.fairness.gap_audited import GapAudit, GapGroups
from meritasn.fairness.gap_finding import GapFinding, judged_gap
from meritasn.fairness.gap_kinds import Kind, People, Seen, kind_of
from meritasn.fairness.kinds import GapOutcome
from meritasn.fairness.plan import AuditPlan, Reference, default_plan
from meritasn.fairness.sample import group_of
from meritasn.language import Text

__all__ = ["audit_values"]


def audit_values(
    people: Iterable[Seen],
    outcome: GapOutcome,
    *,
    by: Sequence[str | tuple[str, ...]],
    plan: AuditPlan | None = None,
    known: Mapping[str, Attribute] | None = None,
) -> GapAudit:
    """Audits people with labels, numbers or waits, such as rows of a table.

    Args:
        people: Everybody, also those without an outcome.
        outcome: What is asked of them; its values are those of the people.
        by: Attributes; several in a tuple are looked at together.
        plan: What is decided by; the one that ships with the library if none is given.
        known: What the attributes and their groups are called, where that is known.

    >>> from meritasn.fairness.kinds import NumberOutcome
    >>> pay = NumberOutcome(Text("gaji", "pay"), decimals=0)
    >>> of = [Seen({"g": "ab"[n % 2]}, 100 + 3 * (n % 2) + n % 7) for n in range(700)]
    >>> {one.focal: one.verdict.value for one in audit_values(of, pay, by=["g"]).findings}
    {'a': 'flag'}
    """
    everybody = tuple(people)
    chosen = plan or default_plan()
    names = [(one,) if isinstance(one, str) else one for one in by]
    grouped = [_grouped(everybody, one) for one in names]
    kind = kind_of(outcome, grouped, chosen)
    groups = [_compared(kind, *one) for one in zip(names, grouped, strict=True)]
    titles = known or {}
    named = [
        evolve(g, title=titled(n, titles), said=namer(n, titles))
        for g, n in zip(groups, names, strict=True)
    ]
    settled = sum(one.value is not None for one in everybody)
    return GapAudit(
        chosen,
        outcome.title,
        kind.name,
        kind.columns,
        kind.notes,
        _judged(named, chosen),
        len(everybody),
        settled,
        kind.effect,
        kind.threshold,
    )


def _grouped(people: Sequence[Seen], names: tuple[str, ...]) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {}
    for one in people:
        groups.setdefault(group_of(one.groups.get(name) for name in names), []).append(one)
    return {g: groups[g] for g in sorted(groups, key=lambda g: (g == MISSING, g))}


def _compared(
    kind: Kind, names: tuple[str, ...], grouped: Mapping[str, Sequence[Seen]]
) -> GapGroups:
    seen = {group: [p for p in of if p.value is not None] for group, of in grouped.items()}
    reference = _reference(kind, seen)
    others = [group for group in seen if group not in (reference, MISSING)]
    findings: list[GapFinding] = []
    beside: dict[str, Adjusted | AdjustedOdds] = {}
    if reference is not None:
        gaps = [kind.gap(group, reference, seen) for group in others]
        findings = [judged_gap(gap, gap.p) for gap in gaps]
        beside = {group: told for group in others if (told := kind.beside(seen, group, reference))}
    return GapGroups(
        names,
        Text("", ""),
        {group: kind.parts(of) for group, of in seen.items()},
        {group: len(grouped[group]) - len(seen[group]) for group in seen},
        {group: kind.shown(of) for group, of in seen.items()},
        reference,
        tuple(findings),
        beside,
        namer(names, {}),
    )


def _reference(kind: Kind, seen: People) -> str | None:
    """The group that others are compared with: who stands best, or the largest, by the plan."""
    plan = kind.plan
    large = {
        group: len(of)
        for group, of in seen.items()
        if group != MISSING and len(of) >= max(plan.reference_minimum, 1)
    }
    if plan.reference is Reference.LARGEST:
        return max(large, key=lambda group: (large[group], group), default=None)
    return max(
        large, key=lambda group: (kind.standing(group, seen), large[group], group), default=None
    )


def _judged(groups: Sequence[GapGroups], plan: AuditPlan) -> tuple[GapGroups, ...]:
    """The findings after the adjustment for all tests of the plan, those unseen among them."""
    raw = [f.comparison.p for one in groups for f in one.findings]
    unseen = sum(unseen_tests(_sizes(one), plan) for one in groups)
    after = iter(adjusted([*raw, *[1.0] * unseen], plan))
    return tuple(
        evolve(
            one,
            findings=tuple(judged_gap(f.comparison, next(after), one.said) for f in one.findings),
        )
        for one in groups
    )


def _sizes(groups: GapGroups) -> Sequence[int]:
    return [groups.people(group) for group in groups.parts if group != MISSING]
