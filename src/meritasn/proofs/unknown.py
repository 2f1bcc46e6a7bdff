"""Results that nobody can have, since a figure is not known."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.language import Text, listing
from meritasn.proofs.scene import Scene
from meritasn.proofs.spans import Reach, reach_of
from meritasn.rules.algebra import Before, Binary, Const, LookUp, Node, Over, Pick, Slot, walk

__all__ = [
    "always_refused",
    "dead",
    "few",
    "guarded",
    "stopped",
    "surely",
    "unfilled",
    "unknown_figures",
]


def unknown_figures(scene: Scene, name: str) -> tuple[str, ...]:
    """The figures beneath a step that nobody knows."""
    beneath = scene.beneath(name)
    read = {n for step in beneath if step in scene.steps for n in scene.steps[step].reads}
    return tuple(
        name
        for name, figure in scene.program.parameters.items()
        if name in read and figure.value is None and not figure.optional
    )


def unfilled(scene: Scene, name: str) -> bool:
    """Whether a step rests on a figure without a value, for which nothing may be concluded."""
    figures = scene.program.parameters
    read = {
        n for step in scene.beneath(name) if step in scene.steps for n in scene.steps[step].reads
    }
    return any(n in figures and figures[n].value is None for n in read)


def dead(scene: Scene, name: str) -> bool:
    """Whether bounds leave a step no value at all."""
    low, high = reach_of(scene, name)
    return low > high


def guarded(reach: Reach, condition: Node) -> bool:
    """Whether figures alone keep a condition from holding: an overlay decides it, not a case."""
    match condition:
        case Binary("both", a, b):
            return guarded(reach, a) or guarded(reach, b)
    leaves = any(isinstance(node, Slot | Over | Before) for node in walk(condition))
    return not leaves and reach.of(condition) == (0, 0)


def stopped(scene: Scene, name: str) -> Text | None:
    """Why a step never has a value; None where it may have one."""
    figures = unknown_figures(scene, name)
    if not always_refused(scene, name) and not dead(scene, name):
        return None
    if not figures:
        return _DEAD.fill(step=scene.title(name))
    return _NEVER.fill(step=scene.title(name), figures=few(scene, figures))


def few(scene: Scene, names: Sequence[str]) -> Text:
    """The first of several names, and how many more there are."""
    first = listing(scene.title(name) for name in names[:_FEW])
    if len(names) <= _FEW:
        return first
    return _MORE.fill(first=first, n=len(names) - _FEW)


_FEW = 2
_MORE = Text("{first}, dan {n} lainnya", "{first}, and {n} more")


def always_refused(scene: Scene, name: str) -> bool:
    """Whether a step surely has no value, whatever the facts are."""
    if name not in scene.refused:
        part = scene.parts.get((name, "state"))
        scene.refused[name] = part is not None and surely(Reach(scene, name), part.node)
    return scene.refused[name]


def surely(reach: Reach, node: Node) -> bool:
    """Whether a state surely says something."""
    scene = reach.scene
    match node:
        case Const(k):
            return k != 0
        case LookUp(_, cells):
            return all(cells)
        case Slot(name, "state", up=0) if name in scene.steps:
            return always_refused(scene, name)
        case Slot(name, part, up=0) if name == reach.step and (name, part) in scene.parts:
            return surely(reach, scene.parts[name, part].node)
        case Binary("union" | "otherwise", a, b):
            return surely(reach, a) or surely(reach, b)
        case Binary("refuses" | "passes", a, _):
            return surely(reach, a)
        case Pick(c, a, b):
            ways = ((reach.where(c), a), (reach.unless(c), b))
            return all(way is None or surely(way, branch) for way, branch in ways)
    return False


_DEAD = Text(
    "“{step}” tidak pernah bernilai dengan angka yang ada: syarat langkah di bawahnya tidak "
    "pernah terpenuhi.",
    "“{step}” never has a value with these figures: what a step beneath it asks for never holds.",
)
_NEVER = Text(
    "“{step}” belum pernah bernilai: angkanya belum diketahui ({figures}), sampai overlay "
    "memberikannya.",
    "“{step}” never has a value yet: it needs figures that are not known ({figures}) until an "
    "overlay supplies them.",
)
