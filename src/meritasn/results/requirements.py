"""What became of each requirement: met, not met, unknown, or not applicable, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.law import Citation, Standing
from meritasn.results.refusal import refused
from meritasn.rules import Compiled, Run
from meritasn.rules.kinds import Combined, Require
from meritasn.view import Cell, Sentence, Tone

__all__ = ["Answer", "Requirement", "answer_of", "requirements", "requirements_beside"]

Answer: TypeAlias = Literal["met", "not_met", "unknown", "not_applicable"]
"""What a requirement answers for one person."""


@frozen
class Requirement:
    """One requirement and what became of it.

    Attributes:
        step: The step of the policy.
        code: The code of the requirement.
        title: What is required.
        answer: What became of it.
        why: Why it is not met or unknown; empty where it is met.
        citation: Where it stands.
        standing: How well that is known.
    """

    step: str
    code: str
    title: Text
    answer: Answer
    why: Text
    citation: Citation
    standing: Standing

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The requirement for other programs."""
        return {
            "code": self.code,
            "title": self.title.of(language),
            "answer": self.answer,
            "why": self.why.of(language) or None,
            "cite": str(self.citation),
            "standing": self.standing.value,
        }

    def cell(self) -> Cell:
        """The answer as it stands in a table."""
        return SHOWN[self.answer]


_TONE: Mapping[Answer, tuple[Text, Tone]] = {
    "met": (Text("terpenuhi", "met"), "good"),
    "not_met": (Text("tidak terpenuhi", "not met"), "bad"),
    "unknown": (Text("belum diketahui", "unknown"), "warn"),
    "not_applicable": (Text("tidak berlaku", "not applicable"), "quiet"),
}
SHOWN: Mapping[Answer, Sentence] = {
    answer: Sentence(text, tone) for answer, (text, tone) in _TONE.items()
}
"""How an answer is shown."""


def answer_of(run: Run, step: str) -> Answer:
    """What a requirement of a run answers.

    Raises:
        KeyError: If the run has no such step.
    """
    value = run.value(step)
    if not value.applicable:
        return "not_applicable"
    if value.reasons:
        return "unknown"
    return "met" if value.label == "met" else "not_met"


def requirements(run: Run, root: str) -> Iterator[Requirement]:
    """The single requirements that an answer is combined from, each once, in the pack's order."""
    reached = set(_reached(run, root))
    for name, compiled in run.program.steps.items():
        if name in reached:
            yield _requirement(run, compiled)


def requirements_beside(run: Run) -> Iterator[Requirement]:
    """Every single requirement of a run, whether or not an answer is combined from it."""
    for name, compiled in run.program.steps.items():
        if isinstance(compiled.step.kind, Require) and (name, "state") in run.slots:
            yield _requirement(run, compiled)


def _reached(run: Run, name: str) -> Iterator[str]:
    kind = run.program.steps[name].step.kind
    if isinstance(kind, Require):
        yield name
    elif isinstance(kind, Combined):
        for part in kind.of:
            yield from _reached(run, part)


def _requirement(run: Run, compiled: Compiled) -> Requirement:
    step, kind = compiled.step, compiled.step.kind
    assert isinstance(kind, Require)
    answer, why = answer_of(run, step.name), Text("", "")
    if answer == "not_met":
        why = kind.message
    elif answer == "unknown":
        refusal = refused(run, step.name)
        why = why if refusal is None else refusal.message
    return Requirement(step.name, kind.code, step.title, answer, why, step.citation, step.standing)
