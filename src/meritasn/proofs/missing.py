"""What is missing is never scored: where a value goes, its state goes too."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.language import Text, listing
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Key, Scene
from meritasn.proofs.unknown import few
from meritasn.rules.algebra import Before, Over, Slot, walk
from meritasn.rules.kinds import Fold

__all__ = ["missing_is_never_scored"]


def missing_is_never_scored(scene: Scene) -> Iterator[Drawn]:
    """Each value that a step reads joins its state; what that does not show is left open."""
    law, policy = "missing_is_never_scored", scene.policy
    beneath = {n for step in scene.outputs.values() for n in scene.beneath(step.name)}
    steps = [name for name in scene.steps if name in beneath]
    loose = [name for name in steps if not _carries_states(scene, name)]
    if loose:
        yield Drawn(law, Verdict.OPEN, policy.name, _LOOSE.fill(steps=few(scene, loose)))
        return
    left_out = [name for name in steps if _leaves_out(scene.steps[name].step.kind)]
    if left_out:
        yield Drawn(law, Verdict.OPEN, policy.name, _LEFT_OUT.fill(steps=few(scene, left_out)))
    why = _JOINED
    meanings = [one for one in scene.program.unsaid.values() if one.fact in scene.program.facts]
    if meanings:
        said = listing(
            _MEANS.fill(fact=scene.title(one.fact), cite=str(one.citation)) for one in meanings
        )
        declared = _DECLARED.fill(facts=said)
        why = Text(f"{why.id} {declared.id}", f"{why.en} {declared.en}")
    if not left_out:
        yield Drawn(law, Verdict.PROVED, policy.name, why)


def _carries_states(scene: Scene, name: str) -> bool:
    """Whether a step reads the state of whatever its value reads.

    It refuses with it, or leaves a child out by it.
    """
    if (name, "state") not in scene.parts:
        return name in scene.program.given
    values, states = _read(scene, (name, "value")), _read(scene, (name, "state"))
    stated = {read for read, part in (*states, *values) if part == "state"}
    return all(_has_state(scene, read, stated) for read, part in values if part == "value")


def _has_state(scene: Scene, read: str, stated: set[str]) -> bool:
    if read in stated:
        return True
    part = scene.parts.get((read, "state"))
    return part is not None and part.node.lo == part.node.hi == 0


def _read(scene: Scene, key: Key) -> set[Key]:
    """What a part reads, the step's own parts and those among its children looked into."""
    found: set[Key] = set()
    seen: set[Key] = set()
    waiting = [key]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for node in walk(scene.parts[at].node):
            if not isinstance(node, Slot | Over | Before):
                continue
            inner = node.name == key[0] and not isinstance(node, Before)
            if inner and (node.name, node.part) in scene.parts:
                waiting.append((node.name, node.part))
            else:
                found.add((node.name, node.part))
    return found


def _leaves_out(kind: object) -> bool:
    """Whether children without a value are passed over, as if they were not there."""
    return isinstance(kind, Fold) and kind.leave_out_refused


_JOINED = Text(
    "Ke mana pun suatu nilai dibawa, keadaannya ikut: fakta yang kosong menjadi alasan, bukan "
    "angka.",
    "Wherever a value goes its state goes too: a fact that is missing becomes a reason, not a "
    "number.",
)
_DECLARED = Text(
    "Yang kosong punya arti menurut sumbernya: {facts}.",
    "What is left empty has a meaning by its source: {facts}.",
)
_MEANS = Text("{fact} tidak berlaku ({cite})", "{fact} does not apply ({cite})")
_LOOSE = Text(
    "Tidak dapat ditunjukkan bahwa keadaan setiap nilai ikut pada: {steps}.",
    "It could not be shown that the state of each value goes along in: {steps}.",
)
_LEFT_OUT = Text(
    "Berkas tanpa nilai dilewati, seolah-olah tidak ada, pada: {steps}.",
    "Records without a value are passed over, as if they were not there, in: {steps}.",
)
