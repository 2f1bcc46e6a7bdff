"""Which way a value goes when one fact grows, all other facts standing still.

A sign is 1 (never down), -1 (never up), 0 (not at all) or None (not known). It is said of two
records that differ in one fact, in both of which the step has a value: a step that takes a value
of another has none where that has none, so that what is left when a fact is absent, or where a
divisor is zero, never counts. Rounding never turns a sign, since it keeps order.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise

from attrs import define, field

from meritasn.facts import Fact
from meritasn.proofs.scene import Key, Scene
from meritasn.proofs.shapes import Limits, hoisted, kept
from meritasn.proofs.spans import Reach, start
from meritasn.proofs.tables import tabled
from meritasn.rules.algebra import (
    Before,
    Binary,
    Const,
    Elapsed,
    Later,
    LookUp,
    Narrow,
    Node,
    Over,
    Pick,
    Quotient,
    Slot,
    walk,
)
from meritasn.rules.kinds import Combined, Fold
from meritasn.rules.states import NOT_APPLICABLE, NotApplicable

__all__ = ["Sign", "Signs", "bare", "is_extreme"]

Sign = int | None

_STATES = ("union", "otherwise", "refuses", "passes")


def joined(*signs: Sign) -> Sign:
    """What several together may do."""
    found = {sign for sign in signs if sign != 0}
    return found.pop() if len(found) == 1 else None if found else 0


def turned(sign: Sign) -> Sign:
    """The other way round."""
    return None if sign is None else -sign


def product(a: Sign, b: Sign, reach_a: tuple[int, int], reach_b: tuple[int, int]) -> Sign:
    """The sign of a product, from those of its factors and the sides of zero they keep to."""
    return joined(_scaled(a, reach_b), _scaled(b, reach_a))


def _scaled(sign: Sign, factor: tuple[int, int]) -> Sign:
    """What a factor makes of a sign."""
    if sign == 0 or factor == (0, 0):
        return 0
    if factor[0] >= 0:
        return sign
    return turned(sign) if factor[1] <= 0 else None


@define(eq=False)
class Signs:
    """How the steps of a program go with one fact.

    Attributes:
        scene: The program.
        fact: The fact that grows.
        given: What is known of other facts, such as the direction in which a target is better.
    """

    scene: Scene
    fact: Fact
    given: dict[str, int] = field(factory=dict)
    _values: dict[Key, Sign] = field(init=False, factory=dict)
    _bits: dict[Key, int] = field(init=False, factory=dict)
    _guesses: dict[str, Sign] = field(init=False, factory=dict)
    _changes: dict[Node, bool] = field(init=False, factory=dict)

    # -- steps --------------------------------------------------------------------------------

    def of(self, name: str) -> Sign:
        """The sign of a step that has a value."""
        key = name, "value"
        if key not in self.scene.varying(self.fact.name):
            return 0
        if key not in self._values:
            self._values[key] = self._step(name)
        return self._values[key]

    def _step(self, name: str) -> Sign:
        step = self.scene.steps[name]
        part = self.scene.parts.get((name, "value"))
        if part is None:
            return None
        if isinstance(step.step.kind, Combined):
            return self._combined(step.step.kind.of)
        reach = start(self.scene, step)
        reach = None if reach is None else self.placed(reach)
        if reach is None:
            return 0
        node = kept(part.node)
        if step.step.key != "running":
            return self.sign(node, reach)
        for guess in (0, 1, -1):
            self._guesses[name] = guess
            if joined(guess, self.sign(node, reach)) == guess:
                return guess
        self._guesses[name] = None
        return None

    def _combined(self, names: tuple[str, ...]) -> Sign:
        """Of requirements: a refused one decides nothing, and who is out stays out."""
        if any(self.bits_of(name) & NOT_APPLICABLE for name in names):
            return None
        return joined(*map(self.of, names))

    def placed(self, reach: Reach) -> Reach | None:
        """The same with what is given of facts, wherever they are read from."""
        known = dict(reach.known)
        for name, whole in self.given.items():
            for up in range(3):
                slot = Slot(name, "value", whole, whole, up)
                old = known.get(slot)
                if old is not None and not old.low <= whole <= old.high:
                    return None
                known[slot] = Limits(whole, whole)
        return Reach(self.scene, reach.step, known) if self.given else reach

    # -- nodes --------------------------------------------------------------------------------

    def sign(self, node: Node, reach: Reach) -> Sign:
        """The sign of a node, as far as it is found."""
        if not self.varies(node):
            return 0
        if node not in reach.signs:
            low, high = reach.of(node)
            reach.signs[node] = 0 if low >= high else self._found(node, reach)
        return reach.signs[node]

    def _found(self, node: Node, reach: Reach) -> Sign:
        found = self._sign(node, reach)
        if found is None and isinstance(node, Binary | Pick | LookUp):
            found = tabled(self, node, reach)
        return found

    def varies(self, node: Node) -> bool:
        """Whether anything in it may change with the fact."""
        if node not in self._changes:
            changed = self.scene.varying(self.fact.name)
            self._changes[node] = any(
                (n.name, n.part) in changed
                for n in walk(node)
                if isinstance(n, Slot | Over | Before)
            )
        return self._changes[node]

    def _sign(self, node: Node, reach: Reach) -> Sign:  # noqa: C901  (one node, one case)
        match node:
            case Slot(name, part):
                return self._slot(name, part, reach)
            case Before(name, part):
                return self._guesses.get(name) if part == "value" else None
            case Over(fold, name, part):
                return None if fold == "union" else self._over(name, part, reach)
            case Binary(op, a, b):
                return self._binary(op, a, b, reach)
            case Pick(c, a, b):
                return self._picked(c, a, b, reach)
            case Quotient(n, d):
                branches = hoisted(node)
                return (
                    self._quotient(n, d, reach) if branches is None else self.sign(branches, reach)
                )
            case LookUp(i, cells):
                return self._cells(self.sign(i, reach), cells, reach.of(i))
            case Narrow(a):
                return self.sign(a, reach)
            case Elapsed(a, b):
                return joined(turned(self.sign(a, reach)), self.sign(b, reach))
            case Later(a, b):
                return joined(self.sign(a, reach), self.sign(b, reach))
        return None

    def _slot(self, name: str, part: str, reach: Reach) -> Sign:
        if name == self.fact.name:
            return 1 if part == "value" else 0
        if part == "value":
            return self.of(name)
        if part == "state":
            return None if self.bits_of(name) else 0
        if name == reach.step:
            return self.sign(self.scene.parts[name, part].node, reach)
        return None

    def _over(self, name: str, part: str, reach: Reach) -> Sign:
        """Of children: one of them changes, or all do, each this way."""
        if part in ("value", "state"):
            return self._slot(name, part, reach)
        there = self.placed(Reach(self.scene, name))
        return 0 if there is None else self.sign(self.scene.parts[name, part].node, there)

    def _binary(self, op: str, a: Node, b: Node, reach: Reach) -> Sign:
        if op in _STATES:
            return None if self.bits(Binary(op, a, b, 0, 0), reach) else 0
        if op == "has":
            asked = b.k if isinstance(b, Const) else -1
            return None if self.bits(a, reach) & asked else 0
        if op == "same" and _is_state(a):
            return None if self.bits(a, reach) & self._heeded(a, reach.step) else 0
        x, y = self.sign(a, reach), self.sign(b, reach)
        match op:
            case "add" | "both" | "either":
                return joined(x, y)
            case "sub":
                return joined(x, turned(y))
            case "mul":
                return product(x, y, reach.of(a), reach.of(b))
            case "at_most":
                return joined(turned(x), y)
            case "same" if x == 0 or y == 0:
                varying, sign, fixed = (a, x, b) if y == 0 else (b, y, a)
                return self._same(sign, reach.of(varying), reach.of(fixed))
        return None

    def _same(self, sign: Sign, span: tuple[int, int], other: tuple[int, int]) -> Sign:
        """Whether something is at the end of its reach."""
        if other[0] <= other[1] <= span[0]:
            return turned(sign)
        return sign if span[1] <= other[0] <= other[1] else None

    def _picked(self, c: Node, a: Node, b: Node, reach: Reach) -> Sign:
        c = bare(c, reach)
        which = self.sign(c, reach)
        fixed = None if which == 0 else self._fixed(c, reach)
        if fixed is not None:
            return self._both_ways(fixed, Pick(c, a, b), reach)
        first, second = reach.where(c), reach.unless(c)
        if first is None or second is None:
            taken = (b, second) if first is None else (a, first)
            return 0 if taken[1] is None else self.sign(taken[0], taken[1])
        if which != 0 and is_extreme(c, a, b):
            return joined(self.sign(a, reach), self.sign(b, reach))
        own = joined(self.sign(a, first), self.sign(b, second))
        if which == 0 or own is None:
            return own
        x, y = first.of(a), second.of(b)
        if x == y and x[0] == x[1]:
            return own
        step = 1 if x[0] >= y[1] else -1 if x[1] <= y[0] else None
        return None if step is None or which is None else joined(own, step * which)

    def _fixed(self, c: Node, reach: Reach) -> Node | None:
        """A part of a condition that is the same in both records and not yet known."""
        match c:
            case Binary("both" | "either", a, b):
                for one in (a, b):
                    if self.sign(one, reach) == 0:
                        if reach.of(one) == (0, 1):
                            return one
                    elif (found := self._fixed(one, reach)) is not None:
                        return found
        return None

    def _both_ways(self, fixed: Node, node: Node, reach: Reach) -> Sign:
        """The sign where a condition holds that is the same in both records, and where not."""
        ways = (reach.where(fixed), reach.unless(fixed))
        return joined(*(self.sign(node, way) for way in ways if way is not None))

    def _quotient(self, n: Node, d: Node, reach: Reach) -> Sign:
        above, below = self.sign(n, reach), self.sign(d, reach)
        if below == 0:
            return above
        low, high = reach.of(n)
        side = 1 if low >= 0 else -1 if high <= 0 else None
        if side is None or below is None:
            return None
        return joined(above, -side * below)

    def _cells(self, sign: Sign, cells: tuple[int, ...], span: tuple[int, int]) -> Sign:
        reached = cells[max(span[0], 0) : span[1] + 1]
        rises = all(x <= y for x, y in pairwise(reached))
        falls = all(x >= y for x, y in pairwise(reached))
        if rises and falls:
            return 0
        return sign if rises else turned(sign) if falls else None

    # -- states -------------------------------------------------------------------------------

    def bits_of(self, name: str) -> int:
        """The bits of a step's state that may change with the fact."""
        key = name, "state"
        if key not in self.scene.varying(self.fact.name) or key not in self.scene.parts:
            return 0
        if key not in self._bits:
            self._bits[key] = 0  # at the record before, until more is known
            node = self.scene.parts[key].node
            while True:
                there = self.placed(Reach(self.scene, name))
                found = 0 if there is None else self.bits(node, there)
                if found == self._bits[key]:
                    break
                self._bits[key] |= found
        return self._bits[key]

    def bits(self, node: Node, reach: Reach) -> int:  # noqa: C901  (one node, one case)
        """The bits of a state that may change with the fact."""
        if not self.varies(node):
            return 0
        match node:
            case Slot(name, "state"):
                return self.bits_of(name)
            case Before(name, "state"):
                return self._bits.get((name, "state"), -1)
            case Slot(name, part) if name == reach.step and part != "value":
                return self.bits(self.scene.parts[name, part].node, reach)
            case Over("union" | "last", name, part):
                if part == "state":
                    return self.bits_of(name)
                there = Reach(self.scene, name)
                return self.bits(self.scene.parts[name, part].node, there)
            case Binary("union", a, b):
                return self.bits(a, reach) | self.bits(b, reach)
            case Binary("otherwise", a, b):
                first = self.bits(a, reach)
                return first | (self.possible(b, reach) if first else self.bits(b, reach))
            case Binary("refuses", a, Const(reason)):
                first = self.bits(a, reach)
                turned = reason if first & NOT_APPLICABLE else 0
                return first & ~NOT_APPLICABLE | turned
            case Binary("passes", a, _):
                first = self.bits(a, reach)
                return self.possible(a, reach) if first & NOT_APPLICABLE else first
            case Pick(c, a, b):
                return self._bits_picked(c, a, b, reach)
        return -1

    def _bits_picked(self, c: Node, a: Node, b: Node, reach: Reach) -> int:
        first, second = reach.where(c), reach.unless(c)
        if first is None or second is None:
            branch, way = (b, second) if first is None else (a, first)
            return 0 if way is None else self.bits(branch, way)
        if self.sign(c, reach) == 0:
            return self.bits(a, first) | self.bits(b, second)
        for branch in (a, b):
            if isinstance(branch, Pick) and self._is_fixed(branch.c, reach):
                ways = (reach.where(branch.c), reach.unless(branch.c))
                found = (self._bits_picked(c, a, b, way) for way in ways if way is not None)
                return reduce(int.__or__, found, 0)
        return self.possible(a, first) | self.possible(b, second)

    def _is_fixed(self, c: Node, reach: Reach) -> bool:
        """Whether a condition is the same in both records and not yet known."""
        return reach.of(c) == (0, 1) and self.sign(c, reach) == 0

    def possible(self, node: Node, reach: Reach) -> int:
        """Every bit that a state can have."""
        parts = self.scene.parts
        match node:
            case Pick(c, a, b) if reach.of(c) != (0, 1):
                return self.possible(a if reach.of(c) == (1, 1) else b, reach)
            case Pick(Binary("has", x, Const(bits)), a, b) if b == x:
                return self.possible(a, reach) | self.possible(b, reach) & ~bits
            case Const(k):
                return k
            case LookUp(_, cells):
                return reduce(int.__or__, cells)
            case Pick(_, a, b) | Binary("union" | "otherwise", a, b):
                return self.possible(a, reach) | self.possible(b, reach)
            case Binary("refuses", a, Const(reason)):
                return self.possible(a, reach) & ~NOT_APPLICABLE | reason
            case Binary("passes", a, _):
                return self.possible(a, reach)
            case Slot(name, "state") if name not in self.scene.program.facts:
                return node.hi
            case Slot(name, part) | Over(_, name, part) if (
                name,
                part,
            ) in parts and part != "state":
                return self.possible(parts[name, part].node, Reach(self.scene, name))
        return _all(node)

    def _heeded(self, state: Node, step: str) -> int:
        """The bits that decide whether a child counts in a fold that has a value.

        A fold that refuses with its children has none where one of them is refused; what is left
        is who is left out because it is not applicable.
        """
        kind = self.scene.steps[step].step.kind
        if (
            not isinstance(kind, Fold)
            or kind.leave_out_refused
            or state != Slot(step, "each_state", 0, 0)
        ):
            return -1
        leaves_out = self.scene.steps[step].step.not_applicable is NotApplicable.LEAVE_OUT
        return NOT_APPLICABLE if leaves_out else 0


def _is_state(node: Node) -> bool:
    match node:
        case Slot(_, "state" | "each_state") | Over("union", _, _) | Before(_, "state"):
            return True
        case Binary(op, _, _):
            return op in _STATES
    return False


def _all(node: Node) -> int:
    """Every bit that a state can have."""
    return (1 << max(node.hi, 0).bit_length()) - 1


def bare(c: Node, reach: Reach) -> Node:
    """A condition without what is decided in it."""
    match c:
        case Binary("both", a, b):
            undone = [bare(x, reach) for x in (a, b) if reach.of(x) != (1, 1)]
            return undone[0] if len(undone) == 1 else c
        case Binary("either", a, b):
            undone = [bare(x, reach) for x in (a, b) if reach.of(x) != (0, 0)]
            return undone[0] if len(undone) == 1 else c
    return c


def is_extreme(c: Node, a: Node, b: Node) -> bool:
    """Whether it is the lesser or the greater of two: it goes where both go."""
    match c:
        case Binary("at_most", Binary("sub", x, y), Const(0)):
            return (a, b) in ((x, y), (y, x))
    return False
