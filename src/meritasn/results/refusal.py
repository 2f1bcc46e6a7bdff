"""A refusal: why there is no result, with a code and a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from meritasn.errors import Code
from meritasn.errors.codes import refusals
from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.rules import Program, Reason, ReasonKind, Run

__all__ = ["Refusal", "refused"]

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
    """

    code: Code
    message: Text
    reasons: tuple[Reason, ...] = ()


def refused(run: Run, step: str) -> Refusal | None:
    """Why a step of a run has no value; None where it has one."""
    value = run.value(step)
    if value.present:
        return None
    if not value.applicable:
        return Refusal(refusals.OUTPUT_NOT_APPLICABLE, refusals.OUTPUT_NOT_APPLICABLE.template)
    sentences = [_sentence(run, reason) for reason in value.reasons]
    message = Text("; ".join(s.id for s in sentences), "; ".join(s.en for s in sentences))
    return Refusal(_CODES[value.reasons[0].kind], message, value.reasons)


def _sentence(run: Run, reason: Reason) -> Text:
    subject = _title(run.program, reason.subject)
    where = tuple(dict.fromkeys(_children_with(run, reason)))
    if where:
        keys = ", ".join(where)
        subject = Text(f"{subject.id} (target {keys})", f"{subject.en} (target {keys})")
    return _CODES[reason.kind].template.fill(subject=subject)


def _title(program: Program, name: str) -> Text:
    if name in program.steps:
        return program.steps[name].step.title
    if name in program.facts:
        return program.facts[name].title
    return program.parameters[name].title


def _children_with(run: Run, reason: Reason) -> Iterator[str]:
    """The keys of the targets that have the reason of their own."""
    program, name = run.program, reason.subject
    fact, step = program.facts.get(name), program.steps.get(name)
    grain = fact.grain if fact else step.step.grain if step else None
    if grain is not Grain.TARGET:
        return
    for child in run.children:
        state = child.slots[name, "state"]
        own = (
            state == _STATE_OF_FACT.get(reason.kind)
            if fact is not None
            else reason in program.explain(state)
        )
        if own:
            yield child.key


_STATE_OF_FACT = {
    ReasonKind.MISSING: 1,
    ReasonKind.NOT_APPLICABLE: 2,
    ReasonKind.OUTSIDE: 3,
}
