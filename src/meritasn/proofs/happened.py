"""Which branches a run has taken."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from meritasn.facts import ANSWER, Grain
from meritasn.proofs.scene import Scene
from meritasn.rules import Compiled, Run
from meritasn.rules.interpreter import Integers
from meritasn.rules.kinds import Bands, Fold, Require
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["Happened"]


@define(eq=False)
class Happened:
    """What has not happened yet.

    Attributes:
        scene: The program.
        wanted: Steps with the numbers of their cases or bands, None for the step itself.
    """

    scene: Scene
    wanted: set[tuple[str, int | None]]

    def note(self, run: Run) -> None:
        """Strikes off what happened in a run, to the subject or to a record below it."""
        steps: dict[Grain, list[Compiled]] = {}
        for name in {name for name, _ in self.wanted}:
            steps.setdefault(self.scene.grain_of(name), []).append(self.scene.steps[name])
        for one in (run, *run.children):
            for step in steps.get(one.grain, ()):
                if (step.name, "state") in one.slots:
                    self.wanted.difference_update((step.name, n) for n in _taken(step, one))


def _taken(step: Compiled, run: Run) -> Iterator[int | None]:
    state, kind = run.slots[step.name, "state"], step.step.kind
    if not state and _itself(step, run):
        yield None
    if isinstance(kind, Bands) and not state:
        label = kind.enum.codes[run.slots[step.name, "value"]]
        yield from (n for n, row in enumerate(kind.rows) if row.label == label)
    elif step.cases and not state & NOT_APPLICABLE:
        yield from _case(step, run)


def _itself(step: Compiled, run: Run) -> bool:
    """Whether what the step is for happened: a child counted, a requirement was met."""
    kind = step.step.kind
    if isinstance(kind, Require):
        return run.slots[step.name, "value"] == ANSWER.codes.index("met")
    if isinstance(kind, Fold) and kind.where is not None:
        counts = (child.slots.get((step.name, "each_count"), 0) for child in run.children)
        return any(counts)
    return True


def _case(step: Compiled, run: Run) -> Iterator[int]:
    """The case that was taken; none where a condition before it has no value."""
    ops = Integers(
        run.slots, (run.above, run.beyond), [child.slots for child in run.children], run.before
    )
    for number, case in enumerate(step.cases):
        if case.test is None:
            yield number
            return
        if case.test.state.node.read(ops):
            return
        if case.test.node.read(ops):
            yield number
            return
