"""Groups compared by labels in an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from meritasn.fairness.beside_labels import AdjustedOdds, LabelRow, adjusted_odds
from meritasn.fairness.gap_audited import Shown
from meritasn.fairness.gap_kinds.kind import Kind, People, Seen
from meritasn.fairness.gaps import OrdinalGap
from meritasn.fairness.grades import effective_grades, merged
from meritasn.fairness.kinds import OrdinalOutcome
from meritasn.fairness.ordinal import superiority
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.words import rounded
from meritasn.language import Text, listing
from meritasn.view import Share

__all__ = ["labels_kind"]


def labels_kind(outcome: OrdinalOutcome, grouped: Sequence[People], plan: AuditPlan) -> Kind:
    """Labels of some people, those counted together that too few have."""
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
    return _Labels(plan, "ordinal", columns, tuple(notes), _SUPERIOR, labels, outcome.beside)


_SUPERIOR = Text(
    "peluang berada di atas kelompok pembanding, dikurangi setengah",
    "the probability of standing above the group that is compared with, less a half",
)
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
class _Labels(Kind):
    labels: tuple[tuple[str, ...], ...]
    named: tuple[str, ...]

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

    def beside(self, seen: People, focal: str, reference: str) -> AdjustedOdds | None:
        if not self.named:
            return None
        own, other = (list(self._rows(seen[group])) for group in (focal, reference))
        return adjusted_odds(own, other, self.named, self.plan.level)

    def _rows(self, of: Sequence[Seen]) -> Iterable[LabelRow]:
        places = {label: place for place, together in enumerate(self.labels) for label in together}
        for one in of:
            if str(one.value) in places:
                yield places[str(one.value)], one.beside

    def _counts(self, of: Sequence[Seen]) -> tuple[int, ...]:
        found = _texts(of)
        return tuple(sum(found[label] for label in labels) for labels in self.labels)


def _texts(of: Sequence[Seen]) -> Counter[str]:
    return Counter(str(one.value) for one in of)
