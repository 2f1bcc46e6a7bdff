"""What an audit of labels, numbers or waits found: to read and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from meritasn.fairness.audited import COOL, PEOPLE, TONES
from meritasn.fairness.beside import Adjusted
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.counts import MISSING
from meritasn.fairness.gap_finding import GapFinding, told_by_level
from meritasn.fairness.multiplicity import is_carried
from meritasn.fairness.plan import AuditPlan, Reference
from meritasn.fairness.publishing import Hidden, hidden_groups
from meritasn.fairness.telling import (
    GAPS,
    Told,
    beside_told,
    finding_told,
    gap_told,
    groups_told,
    plan_told,
)
from meritasn.fairness.words import rounded
from meritasn.language import Language, Text
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["FORMAT", "GapAudit", "GapGroups", "Shown"]

FORMAT = "meritasn/gap-audit@1"

Shown = Mapping[str, Cell]
"""What is shown of a group beside its people, by the code of a column."""


@frozen
class GapGroups:
    """One attribute, or several together.

    Attributes:
        attributes: Their names.
        title: What it is, for people.
        parts: Of every group, how many are in each part of it: each label, through or waiting.
        unsettled: Of every group, how many have no outcome.
        shown: Of every group, what is shown of it beside its people.
        reference: The group that others are compared with; None where none is large enough.
        findings: One for each other group.
        adjusted: Of each other group the gap beside named facts; none where nothing was asked.
        said: What a group is called.
    """

    attributes: tuple[str, ...]
    title: Text
    parts: Mapping[str, Mapping[str, int]] = field(repr=False)
    unsettled: Mapping[str, int] = field(repr=False)
    shown: Mapping[str, Shown] = field(repr=False)
    reference: str | None
    findings: tuple[GapFinding, ...]
    adjusted: Mapping[str, Adjusted | AdjustedOdds] = field(repr=False)
    said: Callable[[str], Text] = field(repr=False)

    @property
    def held(self) -> bool:
        """Whether the group of anybody is known."""
        return any(group != MISSING for group in self.parts)

    def people(self, group: str) -> int:
        """How many of a group have an outcome."""
        return sum(self.parts[group].values())


@frozen
class GapAudit:
    """What an audit of labels, numbers or waits found.

    Attributes:
        plan: What was asked, and by what it was decided.
        outcome: What is asked of people.
        kind: Of which kind that is: ordinal, number or time.
        columns: What is shown of groups, by its code.
        notes: What to know before the tables are read.
        groups: One for each attribute, or combination, that was asked about.
        people: How many people there are.
        settled: Of how many the outcome is known.
        effect: What the effects of the findings are.
    """

    plan: AuditPlan
    outcome: Text
    kind: str
    columns: Mapping[str, Text]
    notes: tuple[Text, ...]
    groups: tuple[GapGroups, ...]
    people: int
    settled: int
    effect: Text
    threshold: float

    @property
    def findings(self) -> tuple[GapFinding, ...]:
        """All findings, in their order."""
        return tuple(finding for groups in self.groups for finding in groups.findings)

    def view(self) -> View:
        """The plan first, then attribute by attribute the groups and what can be said of them."""
        return View(tuple(_parts(self, hidden_groups(self.groups, self.plan.minimum))))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same groups hidden."""
        hidden = hidden_groups(self.groups, self.plan.minimum)
        return {
            "format": FORMAT,
            "kind": self.kind,
            "outcome": self.outcome.of(language),
            "effect": self.effect.of(language),
            "threshold": self.threshold,
            "people": self.people,
            "settled": self.settled,
            "notes": [note.of(language) for note in self.notes],
            "plan": plan_told(self.plan, language),
            "groups": [_groups(one, self, hidden, language) for one in self.groups],
        }


def _parts(audit: GapAudit, hidden: Hidden) -> Iterator[Part]:
    plan = audit.plan
    yield Title(_HEADING.fill(outcome=audit.outcome))
    yield Sentence(PEOPLE.fill(people=audit.people, settled=audit.settled))
    yield Sentence(
        _PLAN.fill(
            title=plan.title,
            effect=audit.effect,
            size=rounded(audit.threshold, 3),
            level=rounded(plan.level, 2),
            adjust=plan.adjustment.text,
        ),
        "quiet",
    )
    yield from (Sentence(note, "plain") for note in audit.notes)
    for groups in audit.groups:
        yield Title(groups.title, 2)
        yield from _of_groups(audit, groups, hidden)
    yield Sentence(COOL, "quiet")


_HEADING = Text("Perlakuan setara: {outcome}", "Equal treatment: {outcome}")
_PLAN = Text(
    "{title}: {effect}; diperiksa mulai {size} di bawah kelompok pembanding; taraf {level}, "
    "{adjust}.",
    "{title}: {effect}; looked at from {size} below the group that is compared with; level "
    "{level}, {adjust}.",
)


def _of_groups(audit: GapAudit, groups: GapGroups, hidden: Hidden) -> Iterator[Part]:
    if not groups.held:
        yield Sentence(_NOT_HELD, "warn")
        return
    columns = (
        Column(Text("Kelompok", "Group"), grow=True),
        Column(Text("Orang", "People"), "right"),
        *(Column(title, "right") for title in audit.columns.values()),
    )
    yield Table(columns, tuple(_row(audit, groups, group, hidden) for group in groups.parts))
    if groups.reference is None:
        yield Sentence(_NO_REFERENCE.fill(n=audit.plan.reference_minimum), "warn")
        return
    yield Sentence(_COMPARED.fill(name=groups.said(groups.reference)))
    for finding in groups.findings:
        yield Sentence(_said(groups, finding, hidden), TONES[finding.verdict])
        adjusted = groups.adjusted.get(finding.focal)
        if adjusted is not None and not _is_hidden(groups, finding, hidden):
            yield Sentence(adjusted.sentence)


_NOT_HELD = Text(
    "Tidak dapat diukur dengan data ini: tidak seorang pun diketahui kelompoknya.",
    "Not measurable with this data: nobody's group is known.",
)
_NO_REFERENCE = Text(
    "Tidak ada kelompok pembanding: tidak satu pun beranggotakan {n} orang atau lebih.",
    "There is no group to compare with: none has {n} people or more.",
)
_COMPARED = Text("Dibandingkan dengan {name}.", "Compared with {name}.")
_HIDDEN = "*"


def _row(audit: GapAudit, groups: GapGroups, group: str, hidden: Hidden) -> tuple[Cell, ...]:
    if (groups.attributes, group) in hidden:
        return (groups.said(group), _HIDDEN, *[_HIDDEN] * len(audit.columns))
    shown = groups.shown[group]
    return (groups.said(group), groups.people(group), *(shown.get(code) for code in audit.columns))


def _is_hidden(groups: GapGroups, finding: GapFinding, hidden: Hidden) -> bool:
    pair = (finding.focal, finding.comparison.reference)
    return any((groups.attributes, group) in hidden for group in pair)


def _said(groups: GapGroups, finding: GapFinding, hidden: Hidden) -> Text:
    text = finding.sentence
    if hidden and is_carried(finding.comparison.p, finding.adjusted):
        text = told_by_level(finding, groups.said)
    if _is_hidden(groups, finding, hidden):
        text = _WITHHELD.fill(name=groups.said(finding.focal))
    return _FINDING.fill(verdict=finding.verdict.text, text=text)


_FINDING = Text("[{verdict}] {text}", "[{verdict}] {text}")
_WITHHELD = Text(
    "{name}: angkanya terlalu kecil untuk ditampilkan.", "{name}: the counts are too small to show."
)


def _groups(groups: GapGroups, audit: GapAudit, hidden: Hidden, language: Language) -> Told:
    counts = {
        group: _counts(groups, group, audit.kind, secret=(groups.attributes, group) in hidden)
        for group in groups.parts
    }
    findings = [_finding(groups, one, audit.kind, hidden, language) for one in groups.findings]
    why = _WHY[audit.plan.reference]
    return groups_told(
        groups, groups.reference, why, counts=counts, findings=findings, language=language
    )


_WHY = {
    Reference.HIGHEST_RATE: Text(
        "yang terbaik di antara kelompok yang cukup besar",
        "the one that stands best of the groups that are large enough",
    ),
    Reference.LARGEST: Reference.LARGEST.text,
}


def _counts(groups: GapGroups, group: str, kind: str, *, secret: bool) -> Told:
    shown, parts = groups.shown[group], groups.parts[group]
    labels = {} if kind == "number" else parts  # whose one part is everybody
    told = {
        "people": groups.people(group),
        "parts": [{"part": part, "people": people} for part, people in labels.items()],
        **{name: None if (of := shown.get(name)) is None else str(of) for name in _MEASURED},
    }
    return dict.fromkeys(told) if secret else told


_MEASURED = ("mean", "sd", "median")


def _finding(
    groups: GapGroups, finding: GapFinding, kind: str, hidden: Hidden, language: Language
) -> Told:
    gap, adjusted = finding.comparison, finding.adjusted
    secret = _is_hidden(groups, finding, hidden)
    if hidden and is_carried(gap.p, adjusted):
        adjusted = None
    beside = beside_told(groups.adjusted.get(finding.focal), language)
    return finding_told(
        finding.focal,
        finding.verdict,
        None if secret else finding.why,
        None if secret else {**gap_told(gap, kind, adjusted), **beside},
        _said(groups, finding, hidden).of(language),
        keys=GAPS,
    )
