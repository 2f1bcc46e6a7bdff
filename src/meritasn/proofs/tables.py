"""What has few values is tried with each of them: a proof by going through all cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, Any

from meritasn.proofs.scene import Key, Leaf, Scene
from meritasn.proofs.spans import Reach
from meritasn.quantities import Rounding, elapsed, later
from meritasn.rules.algebra import Before, Node, Over, Slot

if TYPE_CHECKING:
    from meritasn.proofs.signs import Sign, Signs

__all__ = ["MOST_CASES", "compiled", "tabled"]

MOST_CASES = 5_000
"""How many cases are tried for one node."""


def tabled(signs: Signs, node: Node, reach: Reach) -> Sign:
    """The sign of a node by trying all values of what it reads; None where they are too many."""
    for inner in _inlined(signs, reach.step):
        leaves = signs.scene.read_in(node, reach.step, inner)
        sizes = [high - low + 1 for low, high in map(reach.of, leaves)]
        if min(sizes, default=1) <= 0:
            return 0  # nobody comes here; the other leaves may have any number of values
        if prod(sizes) <= MOST_CASES:
            found = _tabled(signs, node, reach, leaves)
            if found is not None:
                return found
    return None


def _inlined(signs: Signs, step: str) -> tuple[frozenset[str], ...]:
    """What is looked into beside the step's own parts: nothing, labels, all that changes.

    Two labels that rest on one number then move together, as they do.
    """
    scene = signs.scene
    grain, changed = scene.grain_of(step), scene.varying(signs.fact.name)
    steps = {
        name: one
        for name, one in scene.steps.items()
        if (name, "value") in changed and one.step.grain is grain and name != step
    }
    labels = frozenset(name for name, one in steps.items() if one.enum is not None)
    return frozenset(), labels, frozenset(steps)


def _tabled(signs: Signs, node: Node, reach: Reach, leaves: Sequence[Leaf]) -> Sign:
    domains = [_domain(leaf, reach) for leaf in leaves]
    ways = [signs.sign(leaf, reach) for leaf in leaves]
    value = compiled(signs.scene, node, leaves)
    found = {values: value(*values) for values in product(*domains)}
    result: set[Sign] = set()
    for place, (way, domain) in enumerate(zip(ways, domains, strict=True)):
        if way != 0:
            result |= _along(found, place, domain, way)
        if None in result or len(result) > 1:
            return None
    return result.pop() if result else 0


def _along(
    found: dict[tuple[int, ...], int], place: int, domain: Sequence[int], way: Sign
) -> set[Sign]:
    """The signs along one leaf, all others standing still."""
    following = dict(pairwise(domain))
    signs: set[Sign] = set()
    for values, one in found.items():
        if values[place] in following:
            other = found[(*values[:place], following[values[place]], *values[place + 1 :])]
            if one != other:
                signs.add(None if way is None else way if one < other else -way)
    return signs


def _domain(leaf: Leaf, reach: Reach) -> Sequence[int]:
    low, high = reach.of(leaf)
    limits = reach.known.get(leaf)
    values = range(low, high + 1)
    return [v for v in values if v not in limits.holes] if limits and limits.holes else values


def compiled(scene: Scene, node: Node, leaves: Iterable[Leaf]) -> Callable[..., int]:
    """The node as a plain function of its leaves."""
    names = {leaf: f"x{number}" for number, leaf in enumerate(leaves)}
    written = _Written(scene, names)
    result = node.read(written)
    body = "".join(f"    {line}\n" for line in (*written.lines, f"return {result}"))
    made: dict[str, Any] = {
        "quotient": {r.name: r.function for r in Rounding},
        "elapsed": elapsed,
        "later": later,
    }
    text = f"def value({', '.join(names.values())}):\n{body}"
    exec(text, made)  # noqa: S102  (integers, names and operators that are made here)
    value: Callable[..., int] = made["value"]
    return value


class _Written:
    """Reads nodes as Python expressions over leaves; what is looked into is worked out once."""

    def __init__(self, scene: Scene, names: dict[Leaf, str]) -> None:
        self._scene = scene
        self._names = names
        self._made: dict[Key, str] = {}
        self.lines: list[str] = []

    def const(self, k: int) -> str:
        return f"({k})"

    def slot(self, name: str, part: str, up: int) -> str:
        leaf = Slot(name, part, 0, 0, up)
        if leaf in self._names:
            return self._names[leaf]
        key = name, part
        if key not in self._made:
            text = self._scene.parts[key].node.read(self)
            self._made[key] = f"p{len(self._made)}"
            self.lines.append(f"{self._made[key]} = {text}")
        return self._made[key]

    def over(self, fold: str, name: str, part: str) -> str:
        return self._names[Over(fold, name, part, 0, 0)]

    def before(self, name: str, part: str) -> str:
        return self._names[Before(name, part, 0, 0)]

    def elapsed(self, start: str, stop: str, months: int) -> str:
        return f"elapsed({start}, {stop}, {months})"

    def later(self, start: str, n: str, months: int) -> str:
        return f"later({start}, {n}, {months})"

    def add(self, a: str, b: str) -> str:
        return f"({a} + {b})"

    def sub(self, a: str, b: str) -> str:
        return f"({a} - {b})"

    def mul(self, a: str, b: str) -> str:
        return f"({a} * {b})"

    def union(self, a: str, b: str) -> str:
        return f"({a} | {b})"

    def has(self, a: str, bits: str) -> str:
        return f"(({a} & {bits}) != 0)"

    def otherwise(self, a: str, b: str) -> str:
        return f"({a} or {b})"

    def passes(self, state: str, _: str) -> str:
        return f"(1 if {state} & 1 else {state})"

    def refuses(self, state: str, reason: str) -> str:
        return f"({state} ^ 1 | {reason} if {state} & 1 else {state})"

    def at_most(self, a: str, b: str) -> str:
        return f"({a} <= {b})"

    def same(self, a: str, b: str) -> str:
        return f"({a} == {b})"

    def both(self, a: str, b: str) -> str:
        return f"({a} & {b})"

    def either(self, a: str, b: str) -> str:
        return f"({a} | {b})"

    def pick(self, c: str, a: str, b: str) -> str:
        return f"({a} if {c} else {b})"

    def look_up(self, i: str, cells: tuple[int, ...]) -> str:
        return f"({cells!r}[{i}])"

    def quotient(self, n: str, d: str, rounding: Rounding) -> str:
        return f"quotient[{rounding.name!r}]({n}, {d})"

    def widen(self, a: str) -> str:
        return a

    def narrow(self, a: str) -> str:
        return a
