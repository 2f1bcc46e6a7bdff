"""At which step two policies first differ about somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from meritasn.evaluation.replaying.fates import Asking
from meritasn.evaluation.replaying.limits import reached
from meritasn.language import Text
from meritasn.results import Result
from meritasn.results.explanation import value_text
from meritasn.rules import Compiled, Run

__all__ = ["Parting", "first_parting", "partings", "shared_steps"]


def shared_steps(asking: Asking) -> tuple[str, ...]:
    """The steps of the subject that both policies have and both answers rest on, in order.

    A step that rests on figures alone is the same for everybody, and tells nothing of anybody.
    """
    used = []
    for policy in (asking.before, asking.after):
        scale, program = asking.scale(policy), asking.program(policy)
        names = reached(program, [scale.root, *([scale.score] if scale.score else [])])
        used.append([name for name in names if program.reaching([name]).facts])
    before, after = used
    return tuple(name for name in after if name in before)


def first_parting(steps: Sequence[str], before: Run | None, after: Run | None) -> str:
    """The first of some steps that two runs do not agree about; empty where they do."""
    if before is None or after is None:
        return ""
    return next((name for name in steps if not _agree(name, before, after)), "")


def _agree(name: str, before: Run, after: Run) -> bool:
    was, now = before.value(name), after.value(name)
    return (was.number, was.label, was.day) == (now.number, now.label, now.day)


@frozen
class Parting:
    """A step about which two policies do not agree, for one person or one of their records.

    Attributes:
        step: The step as the second policy has it.
        key: The key of the record; empty for a step of the person.
        before: What it came to under the first.
        after: What it comes to under the second.
    """

    step: Compiled
    key: str
    before: Text
    after: Text


def partings(before: Result, after: Result) -> Iterator[Parting]:
    """Every step that both policies have and do not agree about, in the order of the second."""
    if before.run is None or after.run is None:
        return
    root = [*after.policy.pack.output.values()]
    used = {p.name for s in after.run.program.reaching(root).stages for p in s.parts}
    for name, compiled in after.run.program.steps.items():
        if name not in used or name not in before.run.program.steps:
            continue
        if not after.run.program.reaching([name]).facts:
            continue  # the same for everybody
        for was, now in _pairs(compiled, before.run, after.run):
            if (name, "state") in was.slots and not _agree(name, was, now):
                key = "" if now is after.run else now.key
                old = value_text(was.program.steps[name], was.value(name))
                yield Parting(compiled, key, old, value_text(compiled, now.value(name)))


def _pairs(compiled: Compiled, before: Run, after: Run) -> Iterator[tuple[Run, Run]]:
    """The same record under both: the person, or each of their records of a kind."""
    grain = compiled.step.grain
    if grain is after.grain:
        yield before, after
        return
    was = [child for child in before.children if child.grain is grain]
    now = [child for child in after.children if child.grain is grain]
    if len(was) == len(now):
        yield from zip(was, now, strict=True)
