"""How far a node can reach, and what a condition that holds says about it.

Bounds are of what counts: of facts that are there, of steps that have a value, of the branch that
is taken. They may be wider than what can happen, never narrower, so that what lies outside them
surely never happens.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import define, field

from meritasn.proofs.scene import Scene
from meritasn.proofs.shapes import NOTHING, Known, Limits, Span, hoisted, hull, is_test, kept
from meritasn.quantities import elapsed, later
from meritasn.rules import Compiled
from meritasn.rules.algebra import (
    ZERO,
    Binary,
    Const,
    Elapsed,
    Later,
    LookUp,
    Narrow,
    Node,
    Pick,
    Quotient,
    Slot,
    test,
)
from meritasn.rules.kinds import Fold, Listed

__all__ = ["Reach", "reach_of", "start"]


@define(eq=False)
class Reach:
    """The bounds of nodes of one program, under what is known of them.

    Attributes:
        scene: The program.
        step: The step whose nodes are looked at: its own parts are looked into.
    """

    scene: Scene
    step: str
    known: Known = field(factory=dict)
    _seen: dict[Node, Span] = field(factory=dict)
    _when: dict[tuple[Node, bool], Reach | None] = field(factory=dict)
    signs: dict[Node, int | None] = field(factory=dict)

    # -- bounds -----------------------------------------------------------------------------

    def of(self, node: Node) -> Span:
        """The bounds of a node."""
        span = self._seen.get(node)
        if span is None:
            span = self._cut(node, self._bounds(node))
            self._seen[node] = span
        return span

    def _cut(self, node: Node, span: Span) -> Span:
        low, high = max(span[0], node.lo), min(span[1], node.hi)
        limits = self.known.get(node)
        if limits is not None:
            low, high = max(low, limits.low), min(high, limits.high)
            while low in limits.holes and low <= high:
                low += 1
            while high in limits.holes and low <= high:
                high -= 1
        return low, high

    def _bounds(self, node: Node) -> Span:  # noqa: C901  (one node, one case)
        match node:
            case Const(k):
                return k, k
            case Slot():
                return self._slot(node)
            case Binary(op, a, b):
                return self._binary(op, a, b)
            case Pick(c, a, b):
                return self._picked(c, a, b)
            case Quotient(n, d, rounding):
                picked = hoisted(node)
                if picked is not None:
                    return self.of(picked)
                n_, d_ = self.of(n), self.of(d)
                d_ = max(d_[0], 1), d_[1]
                if n_[0] > n_[1] or d_[0] > d_[1]:
                    return NOTHING
                corners = [rounding.quotient(x, y) for x in n_ for y in d_]
                return min(corners), max(corners)
            case LookUp(i, cells):
                low, high = self.of(i)
                reached = cells[max(low, 0) : high + 1]
                return (min(reached), max(reached)) if reached else NOTHING
            case Narrow(a):
                return self.of(a)
            case Elapsed(start, stop, months):
                return self._elapsed(self.of(start), self.of(stop), months, node)
            case Later(start, n, months):
                return self._later(self.of(start), self.of(n), months, node)
        return node.lo, node.hi

    def _elapsed(self, a: Span, b: Span, months: int, node: Elapsed) -> Span:
        if a[0] > a[1] or b[0] > b[1]:
            return NOTHING
        try:
            return elapsed(a[1], b[0], months), elapsed(a[0], b[1], months)
        except (OverflowError, ValueError):
            return node.lo, node.hi

    def _later(self, a: Span, n: Span, months: int, node: Later) -> Span:
        if a[0] > a[1] or n[0] > n[1]:
            return NOTHING
        try:
            return later(a[0], n[0], months), later(a[1], n[1], months)
        except (OverflowError, ValueError):
            return node.lo, node.hi

    def _slot(self, slot: Slot) -> Span:
        scene = self.scene
        if slot.part != "value":
            part = scene.parts.get((slot.name, slot.part))
            inner = slot.name == self.step and part is not None and slot.part != "state"
            return self.of(part.node) if inner and part is not None else (slot.lo, slot.hi)
        fact = scene.program.facts.get(slot.name)
        if fact is not None:
            return fact.low, fact.high
        return reach_of(scene, slot.name)

    def _binary(self, op: str, a: Node, b: Node) -> Span:
        (al, ah), (bl, bh) = self.of(a), self.of(b)
        if op in ("add", "sub", "mul", "at_most", "same") and (al > ah or bl > bh):
            return NOTHING
        match op:
            case "add":
                return al + bl, ah + bh
            case "sub":
                return (0, 0) if a == b else (al - bh, ah - bl)
            case "mul":
                corners = [x * y for x in (al, ah) for y in (bl, bh)]
                return (max(min(corners), 0), max(corners)) if a == b else _extremes(corners)
            case "at_most":
                return (1, 1) if ah <= bl else (0, 0) if al > bh else (0, 1)
            case "same":
                return self._same(a, b)
            case "both":
                return min(al, bl), min(ah, bh)
            case "either":
                return max(al, bl), max(ah, bh)
            case "has":
                return 0, 1
        return 0, _bits(max(ah, 0)) | _bits(max(bh, 0))

    def _same(self, a: Node, b: Node) -> Span:
        (al, ah), (bl, bh) = self.of(a), self.of(b)
        if al == ah == bl == bh or a == b:
            return 1, 1
        if ah < bl or bh < al:
            return 0, 0
        limits = self.known.get(a)
        if limits is not None and bl == bh and bl in limits.holes:
            return 0, 0
        return 0, 1

    def _picked(self, c: Node, a: Node, b: Node) -> Span:
        first, second = self.where(c), self.unless(c)
        return hull(
            NOTHING if first is None else first.of(a), NOTHING if second is None else second.of(b)
        )

    # -- what a condition says ---------------------------------------------------------------

    def where(self, c: Node) -> Reach | None:
        """The same where a condition holds; None where that is impossible."""
        return self.when(c, holds=True)

    def unless(self, c: Node) -> Reach | None:
        """The same where a condition does not hold; None where it always does."""
        return self.when(c, holds=False)

    def when(self, c: Node, *, holds: bool) -> Reach | None:
        """The same where a condition holds, or does not; None where that is impossible."""
        if (c, holds) not in self._when:
            self._when[c, holds] = self._where(c, holds=holds)
        return self._when[c, holds]

    def _where(self, c: Node, *, holds: bool) -> Reach | None:
        low, high = self.of(c)
        if low > high or (low, high) == ((0, 0) if holds else (1, 1)):
            return None
        if low == high:
            return self
        known = {**self.known, c: Limits(int(holds), int(holds))}
        return Reach(self.scene, self.step, known) if self._learn(known, c, holds=holds) else None

    def pinned(self, node: Node, low: int, high: int) -> Reach | None:
        """The same where a node lies between bounds; None where that is impossible."""
        known = dict(self.known)
        if not self._within(known, node, low, high):
            return None
        return Reach(self.scene, self.step, known)

    def _learn(self, known: dict[Node, Limits], c: Node, *, holds: bool) -> bool:  # noqa: C901
        match c:
            case Slot(name, part) if name == self.step and part not in ("value", "state"):
                kept = self.scene.parts.get((name, part))
                return kept is None or self._learn(known, kept.node, holds=holds)
            case Binary("both", a, b) if holds:
                return self._learn(known, a, holds=True) and self._learn(known, b, holds=True)
            case Binary("either", a, b) if not holds:
                return self._learn(known, a, holds=False) and self._learn(known, b, holds=False)
            case Binary("both" | "either", a, b):
                return self._one_of(known, a, b, holds=holds)
            case Binary("same", a, Const(0)) if is_test(a):
                return self._learn(known, a, holds=not holds)
            case Binary("same", a, b):
                return self._equal(known, a, b) if holds else self._unequal(known, a, b)
            case Binary("at_most", a, b):
                (al, ah), (bl, bh) = self.of(a), self.of(b)
                if holds:
                    return self._within(known, a, al, bh) and self._within(known, b, al, bh)
                return self._within(known, a, bl + 1, ah) and self._within(known, b, bl, ah - 1)
            case Pick(inner, Const(1), Const(0)):
                return self._learn(known, inner, holds=holds)
            case Binary("has", a, _) if holds:  # what says something does not say nothing
                known[test("same", a, ZERO)] = Limits(0, 0)
            case Const(k):
                return bool(k) is holds
        return True

    def _one_of(self, known: dict[Node, Limits], a: Node, b: Node, *, holds: bool) -> bool:
        """Of two conditions one is as said; which, is known only where the other cannot be."""
        possible = [one for one in (a, b) if self.when(one, holds=holds) is not None]
        if len(possible) == 1:
            return self._learn(known, possible[0], holds=holds)
        return bool(possible)

    def _equal(self, known: dict[Node, Limits], a: Node, b: Node) -> bool:
        (al, ah), (bl, bh) = self.of(a), self.of(b)
        low, high = max(al, bl), min(ah, bh)
        return self._within(known, a, low, high) and self._within(known, b, low, high)

    def _unequal(self, known: dict[Node, Limits], a: Node, b: Node) -> bool:
        low, high = self.of(b)
        if low != high:
            return True
        old = known.get(a, Limits(a.lo, a.hi))
        known[a] = Limits(old.low, old.high, old.holes | {low})
        low_, high_ = self.of(a)
        if low in (low_, high_):
            bounds = (low_ + (low == low_), high_ - (low == high_))
            return self._within(known, a, *bounds)
        return True

    def _within(self, known: dict[Node, Limits], node: Node, low: int, high: int) -> bool:
        """Notes bounds of a node and of what it is made of; False where nothing is left."""
        old = known.get(node, Limits(node.lo, node.hi))
        span = self.of(node)
        new = Limits(max(old.low, low, span[0]), min(old.high, high, span[1]), old.holes)
        if new.low > new.high:
            return False
        known[node] = new
        low, high = new.low, new.high
        match node:
            case Binary("add", a, b):
                (al, ah), (bl, bh) = self.of(a), self.of(b)
                return self._within(known, a, low - bh, high - bl) and self._within(
                    known, b, low - ah, high - al
                )
            case Binary("sub", a, b):
                (al, ah), (bl, bh) = self.of(a), self.of(b)
                return self._within(known, a, low + bl, high + bh) and self._within(
                    known, b, al - high, ah - low
                )
            case Binary("mul", a, b):
                return self._factors(known, a, b, low, high)
            case Quotient(n, d):
                return self._divided(known, n, d, low, high)
            case Pick(c, a, b):
                return self._branches(known, c, a, b, low, high)
            case Slot(name, part, up=0):
                return self._into(known, name, part, low, high)
        return True

    def _factors(self, known: dict[Node, Limits], a: Node, b: Node, low: int, high: int) -> bool:
        for one, other in ((a, b), (b, a)):
            least, most = self.of(other)
            if least < 1:
                continue
            below = min(-(-low // least), -(-low // most))
            above = max(high // least, high // most)
            if not self._within(known, one, below, above):
                return False
        return True

    def _divided(self, known: dict[Node, Limits], n: Node, d: Node, low: int, high: int) -> bool:
        least, most = self.of(d)
        if least < 1:
            return True
        corners = [(low - 1) * least, (low - 1) * most, (high + 1) * least, (high + 1) * most]
        return self._within(known, n, min(corners), max(corners))

    def _branches(  # noqa: PLR0913, PLR0917
        self, known: dict[Node, Limits], c: Node, a: Node, b: Node, low: int, high: int
    ) -> bool:
        def can(branch: Node, *, holds: bool) -> bool:
            there = self.when(c, holds=holds)
            if there is None:
                return False
            span = there.of(branch)
            return span[0] <= span[1] and span[0] <= high and low <= span[1]

        first, second = can(a, holds=True), can(b, holds=False)
        if first and second:
            return True
        if not (first or second):
            return False
        taken = a if first else b
        return self._learn(known, c, holds=first) and self._within(known, taken, low, high)

    def _into(self, known: dict[Node, Limits], name: str, part: str, low: int, high: int) -> bool:
        """What a value of an earlier step says of what that rests on, at the same grain."""
        scene = self.scene
        inner = name == self.step and part not in ("value", "state")
        earlier = part == "value" and name in scene.steps
        if not (inner or earlier) or (name, part) not in scene.parts:
            return True
        if name in scene.program.given or scene.grain_of(name) is not scene.grain_of(self.step):
            return True
        if inner:
            return self._within(known, scene.parts[name, part].node, low, high)
        learned = behind(scene, name, (low, high))
        return learned is not None and all(
            _joined(known, slot, limits) for slot, limits in learned.items()
        )


def _joined(known: dict[Node, Limits], slot: Node, limits: Limits) -> bool:
    old = known.get(slot, limits)
    low, high = max(old.low, limits.low), min(old.high, limits.high)
    known[slot] = Limits(low, high, old.holes | limits.holes)
    return low <= high


def behind(scene: Scene, name: str, span: Span) -> Known | None:
    """What a value of a step between bounds says of what the step reads; None if impossible."""
    key = (name, *span)
    if key not in scene.behind:
        known: dict[Node, Limits] = {}
        node = kept(scene.parts[name, "value"].node)
        possible = Reach(scene, name)._within(known, node, *span)  # noqa: SLF001
        found = {n: k for n, k in known.items() if isinstance(n, Slot) and not n.up}
        scene.behind[key] = (
            {n: k for n, k in found.items() if n.part == "value"} if possible else None
        )
    result: Known | None = scene.behind[key]
    return result


def start(scene: Scene, step: Compiled) -> Reach | None:
    """Where the nodes of a step are read: its condition holds; None where it never does."""
    reach = Reach(scene, step.name)
    return reach if step.applies is None else reach.where(step.applies[0].node)


def reach_of(scene: Scene, name: str) -> Span:
    """The bounds of a step that has a value."""
    found = scene.reached.get(name)
    if found is None:
        scene.reached[name] = found = _reach(scene, scene.steps[name])
    return found


def _reach(scene: Scene, step: Compiled) -> Span:
    low, high = step.low, step.high
    part = scene.parts.get((step.name, "value"))
    there = None if part is None else start(scene, step)
    if part is None:
        return low, high
    if there is None:
        return NOTHING
    span = there.of(kept(part.node))
    if step.step.range is not None:
        scale = 10**step.step.decimals
        span = (
            max(span[0], int(step.step.range[0] * scale)),
            min(span[1], int(step.step.range[1] * scale)),
        )
    mean = _mean(scene, step)
    if mean is not None:
        span = max(span[0], mean[0]), min(span[1], mean[1])
    return max(span[0], low), min(span[1], high)


def _mean(scene: Scene, step: Compiled) -> Span | None:
    """A mean lies between the least and the greatest of what it is a mean of."""
    kind = step.step.kind
    match kind:
        case Fold(word="mean_over", value=str(value)):
            names: tuple[str, ...] = (value,)
        case Listed(word="mean", of=of):
            names = of
        case _:
            return None
    spans = [_exact(scene, name) for name in names]
    if any(span is None for span in spans):
        return None
    whole = [span for span in spans if span is not None]
    least, most = min(s[0] for s in whole), max(s[1] for s in whole)
    rounding, scale = step.step.rounding, 10**step.step.decimals
    low, high = least * scale, most * scale
    return (
        rounding.quotient(low.numerator, low.denominator),
        rounding.quotient(high.numerator, high.denominator),
    )


def _exact(scene: Scene, name: str) -> tuple[Fraction, Fraction] | None:
    """The bounds of a name as numbers; None of a figure that is not known."""
    fact = scene.program.facts.get(name)
    if fact is not None:
        return _numbers(fact.low, fact.high, fact.decimals)
    if name in scene.steps:
        span = reach_of(scene, name)
        if span[0] > span[1]:
            return None
        return _numbers(*span, scene.steps[name].step.decimals)
    figure = scene.program.parameters.get(name)
    value = None if figure is None else figure.value
    return None if value is None else (Fraction(value), Fraction(value))


def _numbers(low: int, high: int, decimals: int) -> tuple[Fraction, Fraction]:
    return Fraction(low, 10**decimals), Fraction(high, 10**decimals)


def _extremes(corners: list[int]) -> Span:
    return min(corners), max(corners)


def _bits(k: int) -> int:
    return (1 << k.bit_length()) - 1
