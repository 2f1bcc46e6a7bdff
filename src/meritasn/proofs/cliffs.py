"""The least change of one fact never makes a score jump by a tenth of its range.

How far a node can move is bounded from below upwards: a fact by one least unit, a sum by the sum
of its parts, a quotient by its numerator over the least divisor. Where branches meet, it may jump
from one to the other. What the bounds do not settle is searched for somebody who falls off.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from meritasn.facts import Fact
from meritasn.language import Text, listing
from meritasn.proofs.invented import Invented
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Key, Scene
from meritasn.proofs.shapes import NOTHING, Span, hoisted, kept
from meritasn.proofs.signs import Signs, bare, is_extreme
from meritasn.proofs.spans import Reach, reach_of, start
from meritasn.proofs.unknown import stopped
from meritasn.proofs.witness import leap
from meritasn.quantities import Unit
from meritasn.rules import Compiled
from meritasn.rules.algebra import (
    Binary,
    Const,
    LookUp,
    Narrow,
    Node,
    Over,
    Pick,
    Quotient,
    Slot,
)
from meritasn.rules.kinds import Fold, Listed
from meritasn.rules.kinds.folds import most_children

__all__ = ["a_small_change"]

_LAW = "a_small_change_has_a_small_effect"
_PART, _HUNDRED = 10, 100
"""A score may move by less than one part in so many of its range, which is a hundred if unsaid."""

_HUNDREDS = (Unit.POINTS, Unit.PERCENT)


def a_small_change(scene: Scene) -> Iterator[Drawn]:
    """For each score in a unit that is no money, and each number that it rests on.

    Money by bands moves in steps by design; a label is no number.
    """
    invented = Invented(scene)
    for output, step in scene.outputs.items():
        if step.enum is None and step.step.unit not in (Unit.RUPIAH, Unit.DATE):
            yield from _of_score(invented, f"output.{output}", step)


def _of_score(invented: Invented, path: str, step: Compiled) -> Iterator[Drawn]:
    scene = invented.scene
    never = stopped(scene, step.name)
    if never is not None:
        yield Drawn(_LAW, Verdict.OPEN, path, never)
        return
    low, high = range_of(scene, step)
    least = max((high - low) // _PART, 1)
    facts = [
        fact
        for name, fact in scene.facts_of_outputs.items()
        if fact.enum is None and fact.unit is not Unit.DATE and name in scene.beneath(step.name)
    ]
    told = {"step": step.step.title, "least": scene.said(step.name, least)}
    calm, unsettled = [], []
    for fact in facts:
        if Moves(scene, fact).of(step.name) < least:
            calm.append(fact.title)
            continue
        witness = leap(invented, fact, step, least)
        if witness is None:
            unsettled.append(fact.title)
            continue
        (a, x), (b, y) = witness.before, witness.after
        values = {"a": scene.said(fact.name, a), "b": scene.said(fact.name, b)}
        results = {"x": scene.said(step.name, x), "y": scene.said(step.name, y)}
        why = _LEAPS.fill(fact=fact.title, **values, **results, **told)
        yield Drawn(_LAW, Verdict.BROKEN, path, why)
    if unsettled:
        why = _NOT_SHOWN.fill(facts=listing(unsettled), **told)
        yield Drawn(_LAW, Verdict.OPEN, path, why)
    if calm and step.step.range is None and step.step.unit not in _HUNDREDS:
        yield Drawn(_LAW, Verdict.OPEN, path, _NO_RANGE.fill(step=step.step.title))
    elif calm:
        why = _CALM.fill(facts=listing(calm), **told)
        yield Drawn(_LAW, Verdict.PROVED, path, why)


def range_of(scene: Scene, step: Compiled) -> Span:
    """The range of a score: as declared, a hundred points or percent, or how far it can reach.

    The last is wider than the range that a score has: who jumps a tenth of it breaks the law all
    the more, but who does not has proved nothing.
    """
    scale = 10**step.step.decimals
    if step.step.range is not None:
        low, high = (int(bound * scale) for bound in step.step.range)
        return low, high
    return (0, _HUNDRED * scale) if step.step.unit in _HUNDREDS else reach_of(scene, step.name)


@define(eq=False)
class Moves:
    """How far steps can move when a fact does by one least unit, in their own least units.

    Attributes:
        scene: The program.
        fact: The fact that moves.
    """

    scene: Scene
    fact: Fact
    _found: dict[Key, int] = field(init=False, factory=dict)
    _signs: Signs = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._signs = Signs(self.scene, self.fact)

    def of(self, name: str) -> int:
        """How far a step moves that has a value before and after."""
        key = name, "value"
        if key not in self.scene.varying(self.fact.name):
            return 0
        if key not in self._found:
            low, high = reach_of(self.scene, name)
            self._found[key] = max(
                high - low, 0
            )  # of a step that reads itself at the record before
            self._found[key] = min(self._found[key], self._step(self.scene.steps[name]))
        return self._found[key]

    def _step(self, step: Compiled) -> int:
        part = self.scene.parts.get((step.name, "value"))
        reach = start(self.scene, step)
        if part is None or reach is None:
            return 0
        mean = self._mean(step)
        moved = self.node(kept(part.node), reach)
        return moved if mean is None else min(moved, mean)

    def _mean(self, step: Compiled) -> int | None:
        """A mean moves no further than what it is a mean of, where the same ones count."""
        kind = step.step.kind
        match kind:
            case Fold(word="mean_over", value=str(value), weight=weight):
                part = self.scene.parts.get((step.name, "each_count"))
                fixed = (
                    part is None or self._signs.sign(part.node, Reach(self.scene, step.name)) == 0
                )
                if not fixed or (weight is not None and self.moves(weight)):
                    return None
                names: tuple[str, ...] = (value,)
            case Listed(word="mean", of=of) if step.step.not_applicable.value != "leave out":
                names = of
            case _:
                return None
        scale: int = 10**step.step.decimals
        moved = max(-(-self.moves(name) * scale // self._scale(name)) for name in names)
        return moved + 1

    def _scale(self, name: str) -> int:
        fact = self.scene.program.facts.get(name)
        step = self.scene.steps.get(name)
        if fact is not None:
            return int(10**fact.decimals)
        return 1 if step is None else int(10**step.step.decimals)

    def moves(self, name: str) -> int:
        """How far a fact, a figure or a step moves."""
        if name == self.fact.name:
            return 1
        return self.of(name) if name in self.scene.steps else 0

    def node(self, node: Node, reach: Reach) -> int:
        """How far a node moves."""
        if not self._signs.varies(node):
            return 0
        low, high = reach.of(node)
        if low >= high:
            return 0
        return min(self._node(node, reach), high - low)

    def _node(self, node: Node, reach: Reach) -> int:  # noqa: C901  (one node, one case)
        match node:
            case Slot(name, part):
                return self._slot(name, part, reach)
            case Over(fold, name, part) if (name, part) in self.scene.parts:
                moved = self.node(self.scene.parts[name, part].node, Reach(self.scene, name))
                below = self.scene.parts[name, part].grain is self.fact.grain
                # Records beside the one that changes change too where its subject's steps do.
                several = fold == "sum" and not (below and not self._reaches_all(name, part))
                return moved * (most_children(self.scene.parts[name, part].grain) if several else 1)
            case Binary("add" | "sub", a, b):
                return self.node(a, reach) + self.node(b, reach)
            case Binary("mul", a, b):
                x, y = self.node(a, reach), self.node(b, reach)
                return x * _size(reach.of(b)) + y * _size(reach.of(a))
            case Pick(c, a, b):
                return self._picked(c, a, b, reach)
            case Quotient(n, d):
                branches = hoisted(node)
                if branches is not None:
                    return self.node(branches, reach)
                if self.node(d, reach) == 0:
                    return self.node(n, reach) // max(reach.of(d)[0], 1) + 1
            case Narrow(a):
                return self.node(a, reach)
            case LookUp() | Const():
                pass
        low, high = reach.of(node)
        return high - low

    def _reaches_all(self, name: str, part: str) -> bool:
        """Whether a part among children reads anything above them that changes."""
        changed = self.scene.varying(self.fact.name)
        seen: set[Key] = set()
        waiting = [(name, part)]
        while waiting:
            key = waiting.pop()
            if key in seen or key not in self.scene.parts or key not in changed:
                continue
            seen.add(key)
            if self.scene.parts[key].grain is not self.fact.grain:
                return True
            waiting += self.scene.read_by(key)
        return False

    def _slot(self, name: str, part: str, reach: Reach) -> int:
        if part == "value":
            return self.moves(name)
        if name == reach.step and part != "state":
            return self.node(self.scene.parts[name, part].node, reach)
        return 1 << 62

    def _picked(self, c: Node, a: Node, b: Node, reach: Reach) -> int:
        c = bare(c, reach)
        first, second = reach.where(c), reach.unless(c)
        own = max(
            0 if first is None else self.node(a, first),
            0 if second is None else self.node(b, second),
        )
        if first is None or second is None or self._signs.sign(c, reach) == 0:
            return own
        if is_extreme(c, a, b):
            return max(self.node(a, reach), self.node(b, reach))
        near, far = self._at_the_edge(c, reach, first, second)
        x, y = near.of(a), far.of(b)
        if NOTHING in (x, y):
            return own
        return max(own, abs(x[1] - y[0]), abs(y[1] - x[0]))

    def _at_the_edge(
        self, c: Node, reach: Reach, first: Reach, second: Reach
    ) -> tuple[Reach, Reach]:
        """The two sides of a limit, as far from it as one least change reaches."""
        match c:
            case Binary("at_most", a, Const(k)):
                moved = self.node(a, reach)
                near = first.pinned(a, k - moved, k)
                far = second.pinned(a, k + 1, k + moved)
                return near or first, far or second
        return first, second


def _size(span: Span) -> int:
    return max(abs(span[0]), abs(span[1]))


_CALM = Text(
    "Selisih terkecil salah satu fakta ini menggeser “{step}” kurang dari {least}, sepersepuluh "
    "rentangnya: {facts}.",
    "The least change of one of these facts moves “{step}” by less than {least}, a tenth of its "
    "range: {facts}.",
)
_NO_RANGE = Text(
    "“{step}” tidak menyatakan rentang, sehingga sepersepuluhnya tidak dapat ditentukan.",
    "“{step}” declares no range, so that a tenth of it cannot be told.",
)
_NOT_SHOWN = Text(
    "Belum dapat ditunjukkan bahwa selisih terkecil fakta-fakta ini menggeser “{step}” kurang "
    "dari {least}, dan tidak "
    "ditemukan orang yang nilainya melompat: {facts}.",
    "It could not be shown that the least change of these facts moves “{step}” by less than "
    "{least}, and nobody was "
    "found whose score jumps: {facts}.",
)
_LEAPS = Text(
    "“{fact}” {a} memberi “{step}” {x}, dan {b} memberi {y}: lompatan {least} atau lebih, "
    "sepersepuluh rentangnya.",
    "“{fact}” at {a} gives “{step}” {x}, and {b} gives {y}: a jump of {least} or more, a tenth of "
    "its range.",
)
