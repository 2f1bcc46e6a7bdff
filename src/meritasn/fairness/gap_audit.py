"""An audit of labels, numbers or waits: every group beside its reference, under one plan."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve, field, frozen

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.beside import Adjusted, Row, adjusted_gap
from meritasn.fairness.comparing import adjusted, namer, titled, unseen_tests
from meritasn.fairness.counts import MISSING
from meritasn.fairness.gap_audited import GapAudit, GapGroups, Shown
from meritasn.fairness.gap_finding import GapFinding, judged_gap
from meritasn.fairness.gaps import (
    Gap,
    NumberGap,
    OrdinalGap,
    TimeGap,
    exact_mean,
    exact_moments,
)
from meritasn.fairness.grades import effective_grades, merged
from meritasn.fairness.kinds import GapOutcome, NumberOutcome, OrdinalOutcome, TimeOutcome
from meritasn.fairness.ordinal import superiority
from meritasn.fairness.plan import AuditPlan, Reference, default_plan
from meritasn.fairness.sample import group_of
from meritasn.fairness.survival import Waited, log_rank, median_wait
from meritasn.fairness.words import rounded
from meritasn.language import Text, listing
from meritasn.view import Share

__all__ = ["Seen", "Value", "audit_values"]

Value: TypeAlias = str | Decimal | int | Waited
"""A label, a number or a wait."""


@frozen(repr=False)
class Seen:
    """Somebody with an outcome that is more than yes or no.

    Attributes:
        groups: Their group by attribute; None where it is not known.
        value: Their label, number or wait; None where they have none.
        beside: The facts that a gap is adjusted for, in their order.
    """

    groups: Mapping[str, str | None]
    value: Value | None
    beside: tuple[float | None, ...] = field(default=())


People: TypeAlias = Mapping[str, Sequence[Seen]]
"""Those with an outcome, by group."""


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

    >>> pay = NumberOutcome(Text("gaji", "pay"), decimals=0)
    >>> of = [Seen({"g": "ab"[n % 2]}, 100 + 3 * (n % 2) + n % 7) for n in range(700)]
    >>> {one.focal: one.verdict.value for one in audit_values(of, pay, by=["g"]).findings}
    {'a': 'flag'}
    """
    everybody = tuple(people)
    chosen = plan or default_plan()
    names = [(one,) if isinstance(one, str) else one for one in by]
    grouped = [_grouped(everybody, one) for one in names]
    kind = _kind_of(outcome, grouped, chosen)
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
    kind: _Kind, names: tuple[str, ...], grouped: Mapping[str, Sequence[Seen]]
) -> GapGroups:
    seen = {group: [p for p in of if p.value is not None] for group, of in grouped.items()}
    reference = _reference(kind, seen)
    others = [group for group in seen if group not in (reference, MISSING)]
    findings: list[GapFinding] = []
    beside: dict[str, Adjusted] = {}
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


def _reference(kind: _Kind, seen: People) -> str | None:
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


# ------------------------------------------------------------------------------------------- kinds


@frozen
class _Kind:
    """What differs between labels, numbers and waits."""

    plan: AuditPlan
    name: str
    columns: Mapping[str, Text]
    notes: tuple[Text, ...]
    effect: Text

    @property
    @abstractmethod
    def threshold(self) -> float: ...

    @abstractmethod
    def gap(self, focal: str, reference: str, seen: People) -> Gap: ...

    @abstractmethod
    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]: ...

    @abstractmethod
    def shown(self, of: Sequence[Seen]) -> Shown: ...

    @abstractmethod
    def standing(self, group: str, seen: People) -> Fraction | float: ...

    def beside(self, seen: People, focal: str, reference: str) -> Adjusted | None:  # noqa: ARG002
        return None


def _kind_of(outcome: GapOutcome, grouped: Sequence[People], plan: AuditPlan) -> _Kind:
    match outcome:
        case OrdinalOutcome():
            return _labels(outcome, grouped, plan)
        case NumberOutcome():
            columns = {
                "mean": Text("Rata-rata", "Mean"),
                "sd": Text("Simpangan baku", "Standard deviation"),
            }
            return _Numbers(plan, "number", columns, (), _D, outcome)
        case TimeOutcome():
            columns = {"over": Text("Selesai", "Through"), "median": Text("Median", "Median")}
            return _Waits(plan, "time", columns, (_CENSORED,), _HAZARD)


_D = Text(
    "selisih rata-rata dalam simpangan baku (d)", "the gap of means in standard deviations (d)"
)
_HAZARD = Text(
    "logaritma rasio laju (Peto), uji log-rank", "the logarithm of the ratio of hazards (Peto)"
)
_CENSORED = Text(
    "Yang masih menunggu dihitung sampai saat terakhir terlihat, bukan dibuang.",
    "Those who are waiting still count until they were last seen; they are not left out.",
)
_SUPERIOR = Text(
    "peluang berada di atas kelompok pembanding, dikurangi setengah",
    "the probability of standing above the group that is compared with, less a half",
)


def _texts(of: Sequence[Seen]) -> Counter[str]:
    return Counter(str(one.value) for one in of)


def _labels(outcome: OrdinalOutcome, grouped: Sequence[People], plan: AuditPlan) -> _Labels:
    counts = [
        [of[label] for label in outcome.labels]
        for one in grouped
        for of in map(_texts, one.values())
    ]
    whole = [sum(column) for column in zip(*counts, strict=True)]
    every = merged(counts, plan.minimum, plan.reference_minimum) if counts else ()
    bins = [places for places in every if any(whole[place] for place in places)]
    names = [[outcome.said(outcome.labels[place]) for place in places] for places in bins]
    notes = [_TOGETHER.fill(labels=listing(one)) for one in names if len(one) > 1]
    effective = effective_grades(whole)
    if effective is not None:
        notes.insert(0, _GRADES.fill(n=rounded(effective, 2), of=len(outcome.labels)))
    columns = {f"at_{place}": _AT.fill(label=names[place][0]) for place in range(1, len(names))}
    labels = tuple(tuple(outcome.labels[place] for place in places) for places in bins)
    return _Labels(plan, "ordinal", columns, tuple(notes), _SUPERIOR, labels)


_GRADES = Text(
    "Tingkat yang benar-benar membedakan: {n} dari {of}. Bila hampir semua orang bertingkat sama, "
    "hampir tidak ada yang dapat diaudit.",
    "Grades that really tell people apart: {n} of {of}. Where nearly all have the same, there is "
    "hardly anything to audit.",
)
_TOGETHER = Text(
    "Dihitung bersama, karena terlalu sedikit orang: {labels}.",
    "Counted together, since too few people have them: {labels}.",
)
_AT = Text("≥ {label}", "≥ {label}")


@frozen
class _Labels(_Kind):
    labels: tuple[tuple[str, ...], ...]

    @property
    def threshold(self) -> float:
        return OrdinalGap("", "", self.plan, (), ()).threshold

    def gap(self, focal: str, reference: str, seen: People) -> OrdinalGap:
        own, other = (self._counts(seen[group]) for group in (focal, reference))
        return OrdinalGap(focal, reference, self.plan, own, other)

    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        names = ["+".join(labels) for labels in self.labels]
        return dict(zip(names, self._counts(of), strict=True))

    def shown(self, of: Sequence[Seen]) -> Shown:
        counts = self._counts(of)
        places = range(1, len(counts))
        return {f"at_{place}": Share(sum(counts[place:]), sum(counts)) for place in places}

    def standing(self, group: str, seen: People) -> Fraction:
        whole = self._counts([one for of in seen.values() for one in of])
        found = superiority(self._counts(seen[group]), whole)
        return Fraction(0) if found is None else found.share

    def _counts(self, of: Sequence[Seen]) -> tuple[int, ...]:
        found = _texts(of)
        return tuple(sum(found[label] for label in labels) for labels in self.labels)


@frozen
class _Numbers(_Kind):
    outcome: NumberOutcome

    @property
    def threshold(self) -> float:
        return float(self.plan.effect)

    def gap(self, focal: str, reference: str, seen: People) -> NumberGap:
        own, other = (_numbers(seen[group]) for group in (focal, reference))
        asked = self.outcome
        return NumberGap(
            focal, reference, self.plan, own, other, asked.more_is_better, asked.decimals
        )

    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        return {"people": len(of)}

    def shown(self, of: Sequence[Seen]) -> Shown:
        mean, spread = exact_mean(_numbers(of)), exact_moments(_numbers(of))
        decimals = self.outcome.decimals
        return {
            "mean": None if mean is None else rounded(mean, decimals),
            "sd": None if spread is None else rounded(spread.sd, decimals),
        }

    def standing(self, group: str, seen: People) -> Fraction:
        mean = exact_mean(_numbers(seen[group])) or Fraction(0)
        return mean if self.outcome.more_is_better else -mean

    def beside(self, seen: People, focal: str, reference: str) -> Adjusted | None:
        names = self.outcome.beside
        if not names:
            return None
        own, other = (list(_rows(seen[group])) for group in (focal, reference))
        return adjusted_gap(own, other, names, self.outcome.norm)


def _numbers(of: Sequence[Seen]) -> tuple[Decimal | int, ...]:
    return tuple(one.value for one in of if isinstance(one.value, Decimal | int))


def _rows(of: Sequence[Seen]) -> Iterable[Row]:
    for one in of:
        if isinstance(one.value, Decimal | int):
            yield one.value, one.beside


@frozen
class _Waits(_Kind):
    @property
    def threshold(self) -> float:
        return TimeGap("", "", self.plan, (), ()).threshold

    def gap(self, focal: str, reference: str, seen: People) -> TimeGap:
        own, other = (_waits(seen[group]) for group in (focal, reference))
        return TimeGap(focal, reference, self.plan, own, other)

    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        over = sum(one.over for one in _waits(of))
        return {"over": over, "waiting": len(of) - over}

    def shown(self, of: Sequence[Seen]) -> Shown:
        waits = _waits(of)
        return {"over": sum(one.over for one in waits), "median": median_wait(waits)}

    def standing(self, group: str, seen: People) -> float:
        rest = [one for name, of in seen.items() if name != group for one in _waits(of)]
        return log_rank(_waits(seen[group]), rest).log_ratio or 0.0


def _waits(of: Sequence[Seen]) -> tuple[Waited, ...]:
    return tuple(one.value for one in of if isinstance(one.value, Waited))
