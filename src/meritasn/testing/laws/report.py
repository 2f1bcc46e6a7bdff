"""What came of trying a policy against the laws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from attrs import field, frozen

from meritasn.language import LANGUAGES, Language, Text, listing
from meritasn.policies import About, Law
from meritasn.proofs import Proof, Verdict
from meritasn.testing.laws.story import Story
from meritasn.view import Column, Part, Sentence, Table, Title, Tone, View, repr_html, to_text

__all__ = ["LawVerdict", "LawsBroken", "Outcome", "Report"]


class Outcome(Enum):
    """What came of one law.

    PROVED: it holds for everybody. HELD: it held in every case that was tried. OPEN: it was neither
    proved, nor can it be tried. NOT_APPLICABLE: it says nothing of this rule. EXPECTED: it is
    broken, as the regulation is known to do. BROKEN: it is broken. HELD_UNEXPECTEDLY: it was said
    to be broken, and is not.
    """

    BROKEN = "broken"
    HELD_UNEXPECTEDLY = "held_unexpectedly"
    EXPECTED = "expected"
    PROVED = "proved"
    HELD = "held"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _CALLED[self]

    @property
    def passes(self) -> bool:
        """Whether a policy passes with it."""
        return self not in (Outcome.BROKEN, Outcome.HELD_UNEXPECTEDLY)


_CALLED = {
    Outcome.BROKEN: Text("dilanggar", "broken"),
    Outcome.HELD_UNEXPECTEDLY: Text("ternyata tidak dilanggar", "held unexpectedly"),
    Outcome.EXPECTED: Text("dilanggar, seperti diketahui", "broken, as expected"),
    Outcome.PROVED: Text("terbukti", "proved"),
    Outcome.HELD: Text("bertahan", "held"),
    Outcome.OPEN: Text("belum terbukti", "open"),
    Outcome.NOT_APPLICABLE: Text("tidak berlaku", "not applicable"),
}


_TONES: Mapping[Outcome, Tone] = {
    Outcome.BROKEN: "bad",
    Outcome.HELD_UNEXPECTEDLY: "bad",
    Outcome.EXPECTED: "warn",
    Outcome.PROVED: "good",
    Outcome.HELD: "good",
    Outcome.OPEN: "quiet",
    Outcome.NOT_APPLICABLE: "quiet",
}


@frozen
class LawVerdict:
    """What came of one law.

    Attributes:
        law: The law.
        outcome: What came of it.
        cases: In how many invented cases there was something to compare.
        why: Why it does not apply, why it is expected to break, or what is left to say.
        proofs: What was found of it without running a case.
        story: The least case that breaks it, where one was found.
    """

    law: Law
    outcome: Outcome
    cases: int = 0
    why: Text | None = None
    proofs: tuple[Proof, ...] = field(default=(), repr=False)
    story: Story | None = field(default=None, repr=False)

    @property
    def said(self) -> Text:
        """The outcome in words, with the number of cases."""
        if self.outcome in (Outcome.HELD, Outcome.HELD_UNEXPECTEDLY) and self.cases > 1:
            return _IN_CASES.fill(outcome=self.outcome.text, n=self.cases)
        return self.outcome.text

    @property
    def broken_by(self) -> tuple[Proof, ...]:
        """What was found to break it without running a case."""
        return tuple(proof for proof in self.proofs if proof.verdict is Verdict.BROKEN)

    def as_dict(self, language: Language) -> Mapping[str, Any]:
        """The verdict for other programs."""
        return {
            "law": self.law.name,
            "statement": self.law.statement.of(language),
            "about": self.law.about.value,
            "outcome": self.outcome.value,
            "passes": self.outcome.passes,
            "cases": self.cases,
            "why": None if self.why is None else self.why.of(language),
            "proofs": [proof.as_dict(language) for proof in self.proofs],
            "story": None if self.story is None else self.story.as_dict(language),
        }


@frozen
class Report:
    """What came of all laws that were tried on a policy, or on a strategy.

    Attributes:
        name: Of the policy.
        hash: Of the policy; empty where it is a strategy.
        title: Of the policy.
        verdicts: One a law, in the order of the laws.
        version: Of a strategy; None where it is a policy.
    """

    name: str
    hash: str
    title: Text
    verdicts: tuple[LawVerdict, ...] = field(repr=False)
    version: str | None = None

    @property
    def passed(self) -> bool:
        """Whether no law is broken but those that are expected to be."""
        return all(verdict.outcome.passes for verdict in self.verdicts)

    @property
    def failures(self) -> tuple[LawVerdict, ...]:
        """The verdicts for which it does not pass."""
        return tuple(verdict for verdict in self.verdicts if not verdict.outcome.passes)

    def of(self, law: str) -> LawVerdict:
        """What came of one law.

        Raises:
            KeyError: If it was not asked about.
        """
        return {verdict.law.name: verdict for verdict in self.verdicts}[law]

    def view(self) -> View:
        """Whether it passes, what came of each law, and every failure as a story."""
        return View(tuple(self._parts()))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, Any]:
        """The report for other programs."""
        named = {"name": self.name, "title": self.title.of(language)}
        about: Mapping[str, Any] = {
            "format": "meritasn/policytest@1",
            "policy": {**named, "hash": self.hash},
        }
        if self.version is not None:
            about = {
                "format": "meritasn/strategytest@1",
                "strategy": {**named, "version": self.version},
            }
        verdicts = [verdict.as_dict(language) for verdict in self.verdicts]
        return {**about, "passed": self.passed, "verdicts": verdicts}

    def _parts(self) -> Iterator[Part]:
        yield Title(_TITLE.fill(policy=self.title))
        yield Sentence(self._summary(), "good" if self.passed else "bad")
        yield Sentence(
            Text(f"{self.name} {self.hash[:12]}", f"{self.name} {self.hash[:12]}"), "quiet"
        )
        told = (Outcome.BROKEN, Outcome.HELD_UNEXPECTEDLY, Outcome.EXPECTED)
        for verdict in sorted(self.verdicts, key=lambda v: list(Outcome).index(v.outcome)):
            if verdict.outcome in told:
                yield from _in_full(verdict)
        for about in About:
            rows = tuple(
                (v.law.statement, Sentence(v.said, _TONES[v.outcome]))
                for v in self.verdicts
                if v.law.about is about
            )
            if rows:
                yield Title(_HEADING.fill(about=about.text), 2)
                yield Table((Column(_LAW, grow=True), Column(_OUTCOME)), rows)
        yield from self._left_open()

    def _left_open(self) -> Iterator[Part]:
        """Why some laws were neither proved nor tried."""
        reasons: dict[Text, list[LawVerdict]] = {}
        for verdict in self.verdicts:
            if verdict.outcome is Outcome.OPEN and verdict.why is not None:
                reasons.setdefault(verdict.why, []).append(verdict)
        if reasons:
            yield Title(Outcome.OPEN.text, 2)
            for why, verdicts in reasons.items():
                names = ", ".join(verdict.law.name for verdict in verdicts)
                yield Sentence(_OPEN.fill(laws=names, why=why), "quiet")

    def _summary(self) -> Text:
        count = Counter(verdict.outcome for verdict in self.verdicts)
        parts = [
            _COUNTED.fill(n=count[outcome], outcome=outcome.text)
            for outcome in Outcome
            if count[outcome]
        ]
        counts = listing(parts)
        return (_PASSED if self.passed else _FAILED).fill(counts=counts)


def _in_full(verdict: LawVerdict) -> Iterator[Part]:
    """A law that is broken, or should be and is not."""
    yield Title(_BROKEN.fill(outcome=verdict.outcome.text, name=verdict.law.name), 2)
    if verdict.outcome is Outcome.HELD_UNEXPECTEDLY:
        yield Sentence(verdict.law.statement)
        yield Sentence(_STALE, "bad")
    if verdict.why is not None:
        yield Sentence(_KNOWN.fill(why=verdict.why), "warn")
    if verdict.story is not None:
        yield from verdict.story.view().parts
        return
    if verdict.broken_by:
        yield Sentence(verdict.law.statement)
    for proof in verdict.broken_by:
        yield Sentence(_PROOF.fill(path=proof.path, why=proof.why), "bad")


_TITLE = Text("Hukum aturan yang baik: {policy}", "Laws of good rules: {policy}")
_SOURCE = Text("{name} {of}", "{name} {of}")
_PASSED = Text("Lulus. {counts}.", "Passed. {counts}.")
_FAILED = Text("Tidak lulus. {counts}.", "Not passed. {counts}.")
_COUNTED = Text("{n} {outcome}", "{n} {outcome}")
_IN_CASES = Text("{outcome} dalam {n} kasus", "{outcome} in {n} cases")
_HEADING = Text("Tentang {about}", "About {about}")
_LAW = Text("Hukum", "Law")
_OUTCOME = Text("Hasil", "Outcome")
_BROKEN = Text("{name}: {outcome}", "{name}: {outcome}")
_KNOWN = Text("Yang diketahui: {why}", "What is known: {why}")
_STALE = Text(
    "Hukum ini disebut dilanggar, tetapi tidak ada kasus yang melanggarnya lagi: hapus catatannya.",
    "This law is said to be broken, and no case breaks it any more: take the entry out.",
)
_PROOF = Text("{path}: {why}", "{path}: {why}")
_OPEN = Text("{laws}: {why}", "{laws}: {why}")


class LawsBroken(AssertionError):
    """A policy breaks a law of good rules that it is not expected to break.

    Attributes:
        report: What came of every law.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__("\n".join(_lines(report)))


def _lines(report: Report) -> Iterator[str]:
    """The failures in both languages, for whoever reads the output of a test."""
    for verdict in report.failures:
        yield f"{report.name}: {verdict.law.name}: {verdict.outcome.text.en}"
        for language in LANGUAGES:
            parts = View(tuple(_in_full(verdict))[1:])
            yield to_text(parts, language)
