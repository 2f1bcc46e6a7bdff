"""A refusal: why there is no result, with a code and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import Factory, evolve, field, frozen

from meritasn.errors import Code
from meritasn.errors.codes import refusals
from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.rules import Program, Reason, ReasonKind, Run

__all__ = ["Refusal", "first_refusal", "refused"]

_CODES = {
    ReasonKind.MISSING: refusals.MISSING,
    ReasonKind.OUTSIDE: refusals.OUTSIDE,
    ReasonKind.UNKNOWN: refusals.UNKNOWN,
    ReasonKind.DIVISOR_ZERO: refusals.DIVISOR_ZERO,
    ReasonKind.NOT_APPLICABLE: refusals.NOT_APPLICABLE,
    ReasonKind.NOTHING_TO_FOLD: refusals.NOTHING_TO_FOLD,
}


@frozen
class Refusal:
    """No result, and why.

    Attributes:
        code: The code of the first reason.
        message: One sentence with all reasons.
        reasons: The reasons, in the order of the steps.
        first: The first of them, without the targets that it is about.
    """

    code: Code
    message: Text
    reasons: tuple[Reason, ...] = ()
    first: Text = field(repr=False, default=Factory(lambda self: self.message, takes_self=True))


def refused(run: Run, step: str) -> Refusal | None:
    """Why a step of a run has no value; None where it has one."""
    value = run.value(step)
    if value.present:
        return None
    if not value.applicable:
        return Refusal(refusals.OUTPUT_NOT_APPLICABLE, refusals.OUTPUT_NOT_APPLICABLE.template)
    sentences = [_sentence(run, step, reason) for reason in value.reasons]
    message = Text("; ".join(s.id for s in sentences), "; ".join(s.en for s in sentences))
    return evolve(first_refusal(run.program, value.reasons), message=message)


def first_refusal(program: Program, reasons: tuple[Reason, ...]) -> Refusal:
    """A refusal that tells the first of its reasons alone, for everybody who has it."""
    code = _CODES[reasons[0].kind]
    first = code.template.fill(subject=_title(program, reasons[0].subject))
    return Refusal(code, first, reasons, first)


def _sentence(run: Run, step: str, reason: Reason) -> Text:
    subject = _title(run.program, reason.subject)
    where = tuple(dict.fromkeys(_children_with(run, step, reason)))
    if where:
        keys = ", ".join(where)
        kind = _grain_of(run.program, reason.subject).text
        subject = Text(f"{subject.id} ({kind.id} {keys})", f"{subject.en} ({kind.en} {keys})")
    return _CODES[reason.kind].template.fill(subject=subject)


def _title(program: Program, name: str) -> Text:
    if name in program.steps:
        return program.steps[name].step.title
    if name in program.facts:
        return program.facts[name].title
    return program.parameters[name].title


def _children_with(run: Run, step: str, reason: Reason) -> Iterator[str]:
    """The keys of the children whose own share in the step has the reason.

    That a fact is missing is not enough: where there is no cost plan, no cost is missing.
    """
    program = run.program
    grain = _grain_of(program, reason.subject)
    if grain.parent is not program.subject:
        return
    under = _under(program, step)
    for child in (child for child in run.children if child.grain is grain):
        states = (
            state
            for (owner, part), state in child.slots.items()
            if owner in under and part.endswith("state")
        )
        if any(reason in program.explain(state) for state in states):
            yield child.key


def _grain_of(program: Program, name: str) -> Grain:
    """The grain of a fact or step; figures count as of the person."""
    if name in program.facts:
        return program.facts[name].grain
    return program.steps[name].step.grain if name in program.steps else program.subject


def _under(program: Program, step: str) -> AbstractSet[str]:
    """The step, and every step that it rests on."""
    found: set[str] = set()
    waiting = [step]
    while waiting:
        name = waiting.pop()
        if name in program.steps and name not in found:
            found.add(name)
            waiting += program.steps[name].step.names()
    return found
