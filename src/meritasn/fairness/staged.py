"""What an audit of a way in stages found: where groups drop out, and the bottom line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.audited import Audit, tellings_of
from meritasn.fairness.comparing import settled_findings
from meritasn.fairness.counting import audit_sample
from meritasn.fairness.finding import AuditFinding
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.published import Telling
from meritasn.fairness.publishing import Hidden, hidden_groups
from meritasn.fairness.references import Worth, told_by_reference
from meritasn.fairness.sample import Person, Sample, group_of
from meritasn.language import Language, Text
from meritasn.view import Sentence, Title, View, repr_html

__all__ = ["FORMAT", "StagedAudit", "Way", "audit_stages"]

FORMAT = "meritasn/staged-audit@1"

THROUGH = "through"


@frozen(repr=False)
class Way:
    """How far somebody came.

    Attributes:
        groups: Their group by attribute; None where it is not known.
        passed: Of each stage whether they passed it; None where that was never settled. What
            stands after a stage that they did not pass does not count.
        stratum: With whom they are compared; None where it is not known.
    """

    groups: Mapping[str, str | None]
    passed: tuple[bool | None, ...]
    stratum: str | None = None

    @property
    def fate(self) -> str:
        """Where they dropped out, or that they came through."""
        for place, passed in enumerate(self.passed):
            if not passed:
                return f"{'open' if passed is None else 'out'} at {place}"
        return THROUGH


@frozen
class _Fates:
    """How many of each group met which fate: every count of every stage is a sum of them."""

    attributes: tuple[str, ...]
    parts: Mapping[str, Mapping[str, int]] = field(repr=False)


@frozen
class StagedAudit:
    """What an audit of a way in stages found.

    Attributes:
        title: What it leads to.
        stages: The audit of each stage, of those alone who came to it.
        bottom: That of the whole way, of all.
        fates: How many of each group met which fate.
    """

    title: Text
    stages: tuple[Audit, ...]
    bottom: Audit
    fates: tuple[_Fates, ...] = field(repr=False)

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All findings, stage by stage, then those of the whole way."""
        return tuple(one for audit in (*self.stages, self.bottom) for one in audit.findings)

    def view(self) -> View:
        """Stage by stage, then the whole way."""
        *each, last = self.tellings(self.hidden)
        shown = View((Title(_HEADING.fill(title=self.title)), Sentence(_EACH, "quiet")))
        for audit, telling in zip(self.stages, each, strict=True):
            shown += audit.shown(telling)
        return shown + View((Title(_BOTTOM),)) + self.bottom.shown(last)

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same groups hidden."""
        return self.told(language, self.tellings(self.hidden))

    def told(self, language: Language, tellings: Sequence[Telling]) -> Mapping[str, object]:
        """The same where something else is told of each stage, and of the whole way at last."""
        *each, last = tellings
        told = zip(self.stages, each, strict=True)
        return {
            "format": FORMAT,
            "title": self.title.of(language),
            "stages": [audit.told(language, telling) for audit, telling in told],
            "bottom_line": self.bottom.told(language, last),
        }

    def tellings(self, hidden: Hidden) -> tuple[Telling, ...]:
        """What each stage tells, and the whole way, where some groups are hidden."""
        return tellings_of([*self.stages, self.bottom], hidden)

    @cached_property
    def hidden(self) -> Hidden:
        """Groups of which no count is told, neither in a stage nor of the whole way."""
        plan = self.bottom.plan
        beside = [
            told
            for place, audit in enumerate([*self.stages, self.bottom])
            for fates, groups in zip(self.fates, audit.groups, strict=True)
            for told in told_by_reference(
                fates, groups.reference, plan, _worth(fates, place, len(self.stages))
            )
        ]
        return hidden_groups(self.fates, plan.minimum, beside)


def _worth(fates: _Fates, stage: int, many: int) -> Worth:
    """Which fates count at a stage, or over the whole way where there is none left, and as what."""
    names = dict.fromkeys(fate for of in fates.parts.values() for fate in of)
    if stage == many:
        return {fate: Fraction(fate == THROUGH) for fate in names if not fate.startswith("open")}
    return {
        fate: Fraction(fate != f"out at {stage}")
        for fate in names
        if fate == f"out at {stage}" or _went(fate, many) > stage
    }


def _went(fate: str, many: int) -> int:
    """How many stages somebody of this fate passed."""
    return many if fate == THROUGH else int(fate.rsplit(" ", 1)[1])


_HEADING = Text("Tahap demi tahap: {title}", "Stage by stage: {title}")
_EACH = Text(
    "Tiap tahap dihitung hanya dari mereka yang sampai ke tahap itu; semua uji disesuaikan "
    "bersama.",
    "Each stage counts those alone who came to it; all tests are adjusted together.",
)
_BOTTOM = Text("Seluruh jalan", "The whole way")


def audit_stages(  # noqa: PLR0913  (what is compared, by what, and how it is called)
    people: Sequence[Way],
    title: Text,
    stages: Sequence[Text],
    *,
    by: Sequence[str | tuple[str, ...]],
    plan: AuditPlan | None = None,
    within: Text | None = None,
    known: Mapping[str, Attribute] | None = None,
) -> StagedAudit:
    """Audits a way in stages, such as applied, eligible, shortlisted, chosen.

    Args:
        people: Everybody who set out.
        title: What it leads to.
        stages: What each stage asks, as many as each of the people has answers.
        by: Attributes; several in a tuple are looked at together.
        plan: What is decided by; the one that ships with the library if none is given.
        within: What the strata are called; without it they are not looked at.
        known: What the attributes and their groups are called, where that is known.

    >>> of = [Way({"g": "ab"[n % 2]}, (n % 3 > 0, n % 5 > 1)) for n in range(900)]
    >>> asked = [Text("syarat", "eligible"), Text("terpilih", "chosen")]
    >>> found = audit_stages(of, Text("jabatan", "a post"), asked, by=["g"])
    >>> [stage.settled for stage in found.stages] == [900, 600]
    True
    """
    chosen = plan or default_plan()

    def audited(sample: Sample, outcome: Text) -> Audit:
        return audit_sample(sample, by=by, plan=chosen, outcome=outcome, within=within, known=known)

    def person(one: Way, passed: bool | None) -> Person:  # noqa: FBT001
        return Person(one.groups, passed, one.stratum)

    audits: list[Audit] = []
    for place, asked in enumerate(stages):
        came = [one for one in people if all(one.passed[:place])]
        audits.append(audited(Sample(person(one, one.passed[place]) for one in came), asked))
    whole = Sample(person(one, _settled(one)) for one in people)
    bottom = audited(whole, title)
    *each, last = _together([*audits, bottom], chosen)
    names = [(one,) if isinstance(one, str) else one for one in by]
    return StagedAudit(title, tuple(each), last, tuple(_fates(people, one) for one in names))


def _settled(one: Way) -> bool | None:
    fate = one.fate
    return True if fate == THROUGH else (None if fate.startswith("open") else False)


def _together(audits: Sequence[Audit], plan: AuditPlan) -> list[Audit]:
    """The audits with the tests of all of them adjusted together."""
    after = iter(settled_findings([g for audit in audits for g in audit.groups], plan))
    return [evolve(audit, groups=tuple(next(after) for _ in audit.groups)) for audit in audits]


def _fates(people: Sequence[Way], names: tuple[str, ...]) -> _Fates:
    counts: dict[str, Counter[str]] = {}
    for one in people:
        group = group_of(one.groups.get(name) for name in names)
        counts.setdefault(group, Counter())[one.fate] += 1
    fates = sorted({fate for of in counts.values() for fate in of})
    return _Fates(names, {g: {fate: of[fate] for fate in fates} for g, of in counts.items()})
