"""What an audit of labels, numbers or waits found: to read and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from meritasn.fairness.audited import COOL, PEOPLE
from meritasn.fairness.beside import Adjusted
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.counts import MISSING
from meritasn.fairness.finding import Verdict, Why
from meritasn.fairness.gap_finding import GapFinding, judged_gap, told_by_level
from meritasn.fairness.lawful import LawfulUse
from meritasn.fairness.plan import AuditPlan, Reference
from meritasn.fairness.published import Extent, Telling, tellings
from meritasn.fairness.publishing import hidden_groups
from meritasn.fairness.references import Worth, of_labels, told_by_reference
from meritasn.fairness.telling import (
    GAPS,
    Told,
    beside_told,
    finding_told,
    gap_told,
    groups_told,
    plan_told,
)
from meritasn.fairness.withheld import (
    FINDING,
    REFERENCE_NOT_TOLD,
    nameless,
    tone_of,
    verdict_told,
    withheld,
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
        lawful: What the law itself uses an attribute for; those whom it bars are not among them.
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
    lawful: tuple[LawfulUse, ...] = ()

    @property
    def findings(self) -> tuple[GapFinding, ...]:
        """All findings, in their order."""
        return tuple(finding for groups in self.groups for finding in groups.findings)

    def view(self) -> View:
        """The plan first, then attribute by attribute the groups and what can be said of them."""
        return View(tuple(_parts(self, self.telling)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same groups hidden."""
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
            "lawful_uses": [use.as_dict(language) for use in self.lawful],
            "groups": [_groups(one, self, self.telling, language) for one in self.groups],
        }

    @cached_property
    def telling(self) -> Telling:
        """What may be told."""
        beside = [
            told
            for one in self.groups
            for told in told_by_reference(one, one.reference, self.plan, self._worth(one))
        ]
        hidden = hidden_groups(self.groups, self.plan.minimum, beside)
        (telling,) = tellings([self.groups], self.plan, hidden, _judge)
        return telling

    def _worth(self, groups: GapGroups) -> Worth:
        parts = [*groups.parts.values()]
        if self.kind == "ordinal":
            return of_labels(parts)
        return {part: None for of in parts for part in of}


def _judge(finding: GapFinding, p: float | None) -> tuple[Verdict, Why]:
    other = judged_gap(finding.comparison, p)
    return other.verdict, other.why


def _parts(audit: GapAudit, telling: Telling) -> Iterator[Part]:
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
    yield from (Sentence(use.sentence) for use in audit.lawful)
    for groups in audit.groups:
        yield Title(groups.title, 2)
        yield from _of_groups(audit, groups, telling)
    yield Sentence(COOL, "quiet")


_HEADING = Text("Perlakuan setara: {outcome}", "Equal treatment: {outcome}")
_PLAN = Text(
    "Diukur: {effect}; diperiksa mulai {size} di bawah kelompok pembanding; taraf {level}, "
    "{adjust} (rencana: {title}).",
    "Measured: {effect}; looked at from {size} below the group that is compared with; level "
    "{level}, {adjust} (plan: {title}).",
)


def _of_groups(audit: GapAudit, groups: GapGroups, telling: Telling) -> Iterator[Part]:
    if not groups.held:
        yield Sentence(_NOT_HELD, "warn")
        return
    columns = (
        Column(Text("Kelompok", "Group"), grow=True),
        Column(Text("Orang", "People"), "right"),
        *(Column(title, "right") for title in audit.columns.values()),
    )
    yield Table(columns, tuple(_row(audit, groups, group, telling) for group in groups.parts))
    if not telling.names_reference(groups):
        yield Sentence(REFERENCE_NOT_TOLD, "quiet")
        return
    if groups.reference is None:
        yield Sentence(_NO_REFERENCE.fill(n=audit.plan.reference_minimum), "warn")
        return
    yield Sentence(_COMPARED.fill(name=groups.said(groups.reference)))
    for finding in groups.findings:
        extent = telling.extent(groups, finding.focal)
        yield Sentence(_said(groups, finding, extent), tone_of(finding.verdict, extent))
        adjusted = groups.adjusted.get(finding.focal)
        if adjusted is not None and extent is not Extent.NOTHING:
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


def _row(audit: GapAudit, groups: GapGroups, group: str, telling: Telling) -> tuple[Cell, ...]:
    if telling.hides(groups, group):
        return (groups.said(group), _HIDDEN, *[_HIDDEN] * len(audit.columns))
    shown = groups.shown[group]
    return (groups.said(group), groups.people(group), *(shown.get(code) for code in audit.columns))


def _said(groups: GapGroups, finding: GapFinding, extent: Extent) -> Text:
    gap, focal = finding.comparison, groups.said(finding.focal)
    match extent:
        case Extent.NOTHING:
            return withheld(focal)
        case Extent.MEASURED:
            name = groups.said(gap.reference)
            told = gap.told.fill(focal=focal, reference=name)
            return _NO_VERDICT.fill(focal=focal, reference=name, told=told)
        case Extent.VERDICT:
            text = told_by_level(finding, groups.said)
        case Extent.ALL:
            text = finding.sentence
    return FINDING.fill(verdict=finding.verdict.text, text=text)


_NO_VERDICT = Text(
    "[tidak ditampilkan] {focal} dibandingkan {reference}: {told}. Kesimpulannya bergantung pada "
    "kelompok yang angkanya tidak ditampilkan.",
    "[not shown] {focal} compared with {reference}: {told}. What can be said of it hangs on "
    "groups whose counts are not shown.",
)


def _groups(groups: GapGroups, audit: GapAudit, telling: Telling, language: Language) -> Told:
    counts = {
        group: _counts(groups, group, audit.kind, secret=telling.hides(groups, group))
        for group in groups.parts
    }
    named = telling.names_reference(groups)
    findings = [_finding(groups, one, audit.kind, telling, language) for one in groups.findings]
    return groups_told(
        groups,
        groups.reference if named else None,
        _WHY[audit.plan.reference],
        counts=counts,
        findings=findings if named else nameless(groups.parts, groups.said, GAPS, language),
        language=language,
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
    groups: GapGroups, finding: GapFinding, kind: str, telling: Telling, language: Language
) -> Told:
    gap, extent = finding.comparison, telling.extent(groups, finding.focal)
    verdict = verdict_told(finding.verdict, extent)
    adjusted = finding.adjusted if extent is Extent.ALL else None
    beside = beside_told(groups.adjusted.get(finding.focal), language)
    return finding_told(
        finding.focal,
        verdict,
        verdict and finding.why,
        None if extent is Extent.NOTHING else {**gap_told(gap, kind, adjusted), **beside},
        _said(groups, finding, extent).of(language),
        keys=GAPS,
    )
