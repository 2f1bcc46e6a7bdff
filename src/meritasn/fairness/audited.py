"""What an audit found: a value to read and for other programs, which gives no small count away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.finding import AuditFinding, Verdict, Why, judged, told_by_level
from meritasn.fairness.lawful import LawfulUse
from meritasn.fairness.layers import kept_apart, told_apart
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.published import Extent, Telling, tellings
from meritasn.fairness.publishing import Hidden, hidden_groups, parts_of
from meritasn.fairness.references import YES_OR_NO, told_by_reference
from meritasn.fairness.strata import Pooled
from meritasn.fairness.telling import (
    RATES,
    Told,
    exact_told,
    finding_told,
    groups_told,
    plan_told,
    ratio_told,
    within_told,
)
from meritasn.fairness.withheld import (
    FINDING,
    REFERENCE_NOT_TOLD,
    nameless,
    tone_of,
    verdict_told,
    withheld,
)
from meritasn.fairness.words import rate_text, rounded
from meritasn.language import Language, Text
from meritasn.view import Cell as Shown
from meritasn.view import Column, Part, Sentence, Share, Table, Title, View, repr_html

__all__ = [
    "COOL",
    "FORMAT",
    "PEOPLE",
    "Audit",
    "AuditedGroups",
    "tellings_of",
]

FORMAT = "meritasn/audit@1"


@frozen
class AuditedGroups:
    """One attribute, or several together.

    Attributes:
        attributes: Their names.
        title: What it is, for people.
        counts: Of every group.
        unsettled: Of every group, of how many nothing was settled.
        reference: The group that others are compared with; None where none is large enough.
        findings: One for each other group.
        strata: Of each other group the comparison within strata; none where nothing was asked.
        said: What a group is called.
        layers: The counts within each stratum; none where nothing was asked.
    """

    attributes: tuple[str, ...]
    title: Text
    counts: Counts = field(repr=False)
    unsettled: Counts = field(repr=False)
    reference: str | None
    findings: tuple[AuditFinding, ...]
    strata: Mapping[str, Pooled] = field(repr=False)
    said: Callable[[str], Text] = field(repr=False)
    layers: Mapping[str, Counts] = field(factory=dict[str, Counts], repr=False)

    @property
    def parts(self) -> Mapping[str, Mapping[str, int]]:
        """Of each group, how many were chosen and how many were not."""
        return parts_of(self.counts)

    @property
    def held(self) -> bool:
        """Whether the group of anybody is known."""
        return any(group != MISSING for group in self.counts)


@frozen
class Audit:
    """What an audit found.

    Attributes:
        plan: What was asked, and by what it was decided.
        outcome: What is asked of people.
        within: With whom they are compared, where that was asked.
        groups: One for each attribute, or combination, that was asked about.
        people: How many people there are.
        settled: Of how many it was settled whether they were chosen.
        lawful: What the law itself uses an attribute for; those whom it bars are not among them.
    """

    plan: AuditPlan
    outcome: Text
    within: Text | None
    groups: tuple[AuditedGroups, ...]
    people: int
    settled: int
    lawful: tuple[LawfulUse, ...] = ()

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All findings, in their order."""
        return tuple(finding for groups in self.groups for finding in groups.findings)

    def view(self) -> View:
        """The plan first, then attribute by attribute the counts and what can be said of them."""
        return self.shown(self.telling)

    def shown(self, telling: Telling) -> View:
        """The same where more has to be hidden, since other tables stand in the same report."""
        return View(tuple(_parts(self, telling)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same counts hidden."""
        return self.told(language, self.telling)

    def told(self, language: Language, telling: Telling) -> Mapping[str, object]:
        """The same where more has to be hidden, since other tables stand in the same report."""
        return {
            "format": FORMAT,
            "outcome": self.outcome.of(language),
            "within": self.within and self.within.of(language),
            "people": self.people,
            "settled": self.settled,
            "plan": plan_told(self.plan, language),
            "lawful_uses": [use.as_dict(language) for use in self.lawful],
            "groups": [_groups(one, self, telling, language) for one in self.groups],
        }

    @cached_property
    def telling(self) -> Telling:
        """What may be told where nothing else stands in the report."""
        beside = [
            told
            for one in self.groups
            for told in told_by_reference(one, one.reference, self.plan, YES_OR_NO)
        ]
        hidden = hidden_groups(self.groups, self.plan.minimum, beside)
        (telling,) = tellings_of([self], hidden)
        return telling


def tellings_of(audits: Sequence[Audit], hidden: Hidden) -> tuple[Telling, ...]:
    """What each of several audits tells that stand in one report.

    Args:
        audits: The audits; their tests were adjusted together.
        hidden: Groups of which no count is told in any of them.
    """
    found = tellings([audit.groups for audit in audits], audits[0].plan, hidden, _judge)
    return tuple(
        evolve(telling, apart=frozenset(_apart(audit, telling)))
        for audit, telling in zip(audits, found, strict=True)
    )


def _judge(finding: AuditFinding, p: float | None) -> tuple[Verdict, Why]:
    other = judged(finding.comparison, p)
    return other.verdict, other.why


def _apart(audit: Audit, telling: Telling) -> Iterator[tuple[tuple[str, ...], str]]:
    plan = audit.plan
    for one in audit.groups:
        told = [g for g in one.strata if telling.extent(one, g) is not Extent.NOTHING]
        if told and one.reference is not None:
            for group in kept_apart(one.layers, one.reference, told, plan):
                yield one.attributes, group


def _parts(audit: Audit, telling: Telling) -> Iterator[Part]:
    plan, screen = audit.plan, audit.plan.screen
    yield Title(_HEADING.fill(outcome=audit.outcome))
    yield Sentence(PEOPLE.fill(people=audit.people, settled=audit.settled))
    yield Sentence(
        _PLAN.fill(
            title=plan.title,
            ratio=str(screen.ratio),
            cite=screen.source,
            standing=screen.standing.text,
            method=plan.method.text,
            level=rounded(plan.level, 2),
            adjust=plan.adjustment.text,
        ),
        "quiet",
    )
    if screen.note is not None:
        yield Sentence(screen.note, "quiet")
    yield from (Sentence(use.sentence) for use in audit.lawful)
    for groups in audit.groups:
        yield Title(groups.title, 2)
        yield from _of_groups(audit, groups, telling)
    yield Sentence(COOL, "quiet")


_HEADING = Text("Perlakuan setara: {outcome}", "Equal treatment: {outcome}")
PEOPLE = Text(
    "{people} pegawai; bagi {settled} di antaranya hasilnya diketahui.",
    "{people} people; of {settled} of them the outcome is known.",
)
_PLAN = Text(
    "{title}: rasio di bawah {ratio} ({cite}; {standing}); {method}, taraf {level}, {adjust}.",
    "{title}: a ratio below {ratio} ({cite}; {standing}); {method}, level {level}, {adjust}.",
)
COOL = Text(
    "Tanda adalah alasan untuk memeriksa, bukan kesimpulan; tanpa tanda bukan berarti tidak ada "
    "apa-apa. Angka ini tidak menyebut sebabnya.",
    "A flag is a reason to look, and no conclusion; that nothing is flagged does not mean that "
    "there is nothing. These numbers do not say why.",
)


def _of_groups(audit: Audit, groups: AuditedGroups, telling: Telling) -> Iterator[Part]:
    if not groups.held:
        yield Sentence(_NOT_HELD, "warn")
        return
    yield Table(_COLUMNS, tuple(_row(groups, group, telling) for group in groups.counts))
    if not telling.names_reference(groups):
        yield Sentence(REFERENCE_NOT_TOLD, "quiet")
        return
    if groups.reference is None:
        yield Sentence(_NO_REFERENCE.fill(n=audit.plan.reference_minimum), "warn")
        return
    name = groups.said(groups.reference)
    yield Sentence(_COMPARED.fill(name=name, why=audit.plan.reference.text))
    for finding in groups.findings:
        extent = telling.extent(groups, finding.focal)
        yield Sentence(_said(groups, finding, extent), tone_of(finding.verdict, extent))
        if audit.within is not None and extent is not Extent.NOTHING:
            yield _stratified(audit, audit.within, groups, finding.focal, telling)


_COLUMNS = (
    Column(Text("Kelompok", "Group"), grow=True),
    Column(Text("Orang", "People"), "right"),
    Column(Text("Terpilih", "Chosen"), "right"),
    Column(Text("Bagian", "Share")),
)
_NOT_HELD = Text(
    "Tidak dapat diukur dengan data ini: tidak seorang pun diketahui kelompoknya.",
    "Not measurable with this data: nobody's group is known.",
)
_NO_REFERENCE = Text(
    "Tidak ada kelompok pembanding: tidak satu pun beranggotakan {n} orang atau lebih.",
    "There is no group to compare with: none has {n} people or more.",
)
_COMPARED = Text("Dibandingkan dengan {name}: {why}.", "Compared with {name}: {why}.")
_HIDDEN = "*"


def _row(groups: AuditedGroups, group: str, telling: Telling) -> tuple[Shown, ...]:
    cell: Cell = groups.counts[group]
    if telling.hides(groups, group):
        return groups.said(group), _HIDDEN, _HIDDEN, None
    return groups.said(group), cell.total, cell.selected, Share(cell.selected, cell.total)


def _said(groups: AuditedGroups, finding: AuditFinding, extent: Extent) -> Text:
    two, focal = finding.comparison, groups.said(finding.focal)
    match extent:
        case Extent.NOTHING:
            return withheld(focal)
        case Extent.MEASURED:
            name, own, other = groups.said(two.reference), two.focal_cell, two.reference_cell
            return _NO_VERDICT.fill(
                focal=focal, own=rate_text(own), reference=name, other=rate_text(other)
            )
        case Extent.VERDICT:
            text = told_by_level(finding, groups.said)
        case Extent.ALL:
            text = finding.sentence
    return FINDING.fill(verdict=finding.verdict.text, text=text)


_NO_VERDICT = Text(
    "[tidak ditampilkan] {focal}: {own}, dibandingkan {reference}: {other}. Kesimpulannya "
    "bergantung pada kelompok yang angkanya tidak ditampilkan.",
    "[not shown] {focal}: {own}, compared with {reference}: {other}. What can be said of it hangs "
    "on groups whose counts are not shown.",
)


def _stratified(
    audit: Audit, within: Text, groups: AuditedGroups, focal: str, telling: Telling
) -> Sentence:
    if (groups.attributes, focal) not in telling.apart:
        return Sentence(_STRATA_NOT_TOLD.fill(within=within), "quiet")
    assert groups.reference is not None, "without one nothing was compared"
    level = audit.plan.level
    found = told_apart(groups.layers, focal, groups.reference, level)
    return Sentence(found.sentence(within, level), "quiet" if found.odds_ratio is None else "plain")


_STRATA_NOT_TOLD = Text(
    "Perbandingan dalam {within} tidak ditampilkan: akan mengungkap angka kecil di dalamnya.",
    "The comparison within {within} is not shown: it would give small counts in it away.",
)


def _groups(groups: AuditedGroups, audit: Audit, telling: Telling, language: Language) -> Told:
    counts = {
        group: _counts(cell, secret=telling.hides(groups, group))
        for group, cell in groups.counts.cells.items()
    }
    named = telling.names_reference(groups)
    findings = [_finding(groups, one, telling, language) for one in groups.findings]
    return groups_told(
        groups,
        groups.reference if named else None,
        audit.plan.reference.text,
        counts=counts,
        findings=findings if named else nameless(groups.counts, groups.said, RATES, language),
        language=language,
    )


def _counts(cell: Cell, *, secret: bool) -> Told:
    told = {"people": cell.total, "chosen": cell.selected, "rate": exact_told(cell.rate)}
    return dict.fromkeys(told) if secret else told


def _finding(
    groups: AuditedGroups, finding: AuditFinding, telling: Telling, language: Language
) -> Told:
    two, extent = finding.comparison, telling.extent(groups, finding.focal)
    verdict = verdict_told(finding.verdict, extent)
    why = verdict and finding.why
    adjusted = finding.adjusted if extent is Extent.ALL else None
    apart = (groups.attributes, finding.focal) in telling.apart
    pair = finding.focal, two.reference
    like = within_told(told_apart(groups.layers, *pair, two.plan.level)) if apart else {}
    return finding_told(
        finding.focal,
        verdict,
        why,
        None if extent is Extent.NOTHING else {**ratio_told(two, why, adjusted), **like},
        _said(groups, finding, extent).of(language),
        keys=RATES,
    )
