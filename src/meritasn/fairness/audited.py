"""What an audit found: a value to read and for other programs, which gives no small count away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.finding import AuditFinding, Verdict, told_by_level
from meritasn.fairness.multiplicity import is_carried
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.publishing import Hidden, hidden_groups, parts_of
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
from meritasn.fairness.words import probability, rounded
from meritasn.language import Language, Text
from meritasn.view import Cell as Shown
from meritasn.view import Column, Part, Sentence, Share, Table, Title, Tone, View, repr_html

__all__ = ["COOL", "FORMAT", "PEOPLE", "TONES", "Audit", "AuditedGroups"]

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
    """

    attributes: tuple[str, ...]
    title: Text
    counts: Counts = field(repr=False)
    unsettled: Counts = field(repr=False)
    reference: str | None
    findings: tuple[AuditFinding, ...]
    strata: Mapping[str, Pooled] = field(repr=False)
    said: Callable[[str], Text] = field(repr=False)

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
    """

    plan: AuditPlan
    outcome: Text
    within: Text | None
    groups: tuple[AuditedGroups, ...]
    people: int
    settled: int

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All findings, in their order."""
        return tuple(finding for groups in self.groups for finding in groups.findings)

    def view(self) -> View:
        """The plan first, then attribute by attribute the counts and what can be said of them."""
        return self.shown(hidden_groups(self.groups, self.plan.minimum))

    def shown(self, hidden: Hidden) -> View:
        """The same where more has to be hidden, since other tables stand in the same report."""
        return View(tuple(_parts(self, hidden)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same counts hidden."""
        return self.told(language, hidden_groups(self.groups, self.plan.minimum))

    def told(self, language: Language, hidden: Hidden) -> Mapping[str, object]:
        """The same where more has to be hidden, since other tables stand in the same report."""
        return {
            "format": FORMAT,
            "outcome": self.outcome.of(language),
            "within": self.within and self.within.of(language),
            "people": self.people,
            "settled": self.settled,
            "plan": plan_told(self.plan, language),
            "groups": [_groups(one, self, hidden, language) for one in self.groups],
        }


def _parts(audit: Audit, hidden: Hidden) -> Iterator[Part]:
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
    for groups in audit.groups:
        yield Title(groups.title, 2)
        yield from _of_groups(audit, groups, hidden)
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


def _of_groups(audit: Audit, groups: AuditedGroups, hidden: Hidden) -> Iterator[Part]:
    if not groups.held:
        yield Sentence(_NOT_HELD, "warn")
        return
    rows = (_row(groups, group, (groups.attributes, group) in hidden) for group in groups.counts)
    yield Table(_COLUMNS, tuple(rows))
    if groups.reference is None:
        yield Sentence(_NO_REFERENCE.fill(n=audit.plan.reference_minimum), "warn")
        return
    name = groups.said(groups.reference)
    yield Sentence(_COMPARED.fill(name=name, why=audit.plan.reference.text))
    for finding in groups.findings:
        yield Sentence(_said(groups, finding, hidden), TONES[finding.verdict])
        if audit.within is not None and not _is_hidden(groups, finding, hidden):
            yield from _stratified(audit.within, groups, finding.focal)


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
TONES: Mapping[Verdict, Tone] = {
    Verdict.FLAG: "warn",
    Verdict.NO_FLAG: "plain",
    Verdict.INSUFFICIENT: "quiet",
    Verdict.NOT_MEASURABLE: "quiet",
}


def _row(groups: AuditedGroups, group: str, secret: bool) -> tuple[Shown, ...]:  # noqa: FBT001
    cell: Cell = groups.counts[group]
    if secret:
        return groups.said(group), _HIDDEN, _HIDDEN, None
    return groups.said(group), cell.total, cell.selected, Share(cell.selected, cell.total)


def _is_hidden(groups: AuditedGroups, finding: AuditFinding, hidden: Hidden) -> bool:
    pair = (finding.focal, finding.comparison.reference)
    return any((groups.attributes, group) in hidden for group in pair)


def _said(groups: AuditedGroups, finding: AuditFinding, hidden: Hidden) -> Text:
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


def _stratified(within: Text, groups: AuditedGroups, focal: str) -> Iterator[Part]:
    found = groups.strata[focal]
    ratio, p = found.odds_ratio, found.cmh_p()
    if ratio is None or p is None:
        yield Sentence(_NO_STRATA.fill(within=within), "quiet")
        return
    same = found.homogeneity
    yield Sentence(
        _LIKE_WITH_LIKE.fill(
            within=within,
            strata=len(found.strata),
            ratio=rounded(ratio, 2),
            p=probability(p),
            silent=len(found.silent),
            same=_ONE if same is None else _SAME.fill(p=probability(same.p_tarone)),
        )
    )


_NO_STRATA = Text(
    "Dalam {within} tidak ada yang dapat dibandingkan.",
    "There is nothing to compare within {within}.",
)
_LIKE_WITH_LIKE = Text(
    "Setara dengan setara, dalam {within} ({strata} lapisan, {silent} tanpa pembanding): rasio "
    "peluang {ratio}, peluang kebetulan {p}; {same}",
    "Like with like, within {within} ({strata} strata, {silent} without a comparison): odds ratio "
    "{ratio}, probability of chance {p}; {same}",
)
_ONE = Text("hanya satu lapisan.", "there is one stratum.")
_SAME = Text(
    "peluang bahwa semua lapisan sejalan {p}.", "the probability that all strata go one way, {p}."
)


def _groups(groups: AuditedGroups, audit: Audit, hidden: Hidden, language: Language) -> Told:
    counts = {
        group: _counts(cell, secret=(groups.attributes, group) in hidden)
        for group, cell in groups.counts.cells.items()
    }
    findings = [_finding(groups, one, hidden, language) for one in groups.findings]
    why = audit.plan.reference.text
    return groups_told(
        groups, groups.reference, why, counts=counts, findings=findings, language=language
    )


def _counts(cell: Cell, *, secret: bool) -> Told:
    told = {"people": cell.total, "chosen": cell.selected, "rate": exact_told(cell.rate)}
    return dict.fromkeys(told) if secret else told


def _finding(
    groups: AuditedGroups, finding: AuditFinding, hidden: Hidden, language: Language
) -> Told:
    two, adjusted = finding.comparison, finding.adjusted
    secret = _is_hidden(groups, finding, hidden)
    why = None if secret else finding.why
    if hidden and is_carried(two.p, adjusted):
        adjusted = None
    like = within_told(groups.strata.get(finding.focal), two.plan.level)
    return finding_told(
        finding.focal,
        finding.verdict,
        why,
        None if secret else {**ratio_told(two, why, adjusted), **like},
        _said(groups, finding, hidden).of(language),
        keys=RATES,
    )
