"""States beside values, as sets of bits.

0 is *present*. Bit 0 is *not applicable*; every other bit is one reason of the pack, so that a
state is a set of reasons and joining two states is a union. Nothing here looks at a value: the
same state algebra serves every reading.
"""

from __future__ import annotations

from enum import Enum
from functools import reduce

from attrs import define, field, frozen

from meritasn.rules.algebra import ONE, ZERO, Binary, Const, Node, Pick, pick, union

__all__ = [
    "NOT_APPLICABLE",
    "PRESENT",
    "NotApplicable",
    "Reason",
    "ReasonKind",
    "Reasons",
    "State",
    "after",
    "is_not_applicable",
    "join",
    "known",
    "meet",
    "taken",
    "without_not_applicable",
]

NOT_APPLICABLE = 1
"""The bit of a state that says *not applicable*."""


class ReasonKind(Enum):
    """Why there is no value."""

    MISSING = "missing"
    OUTSIDE = "outside its range"
    UNKNOWN = "unknown"
    DIVISOR_ZERO = "divisor zero"
    NOT_APPLICABLE = "not applicable"
    NOTHING_TO_FOLD = "nothing to fold"


@frozen
class Reason:
    """Why there is no value: a fact, parameter or step, and what is wrong with it."""

    subject: str
    kind: ReasonKind


@define
class Reasons:
    """The reasons of a pack, each with its bit, in the order of its steps."""

    known: dict[Reason, int] = field(factory=dict)

    def bit(self, subject: str, kind: ReasonKind) -> int:
        """The bit of a reason; a new one is added."""
        return self.known.setdefault(Reason(subject, kind), 2 << len(self.known))


class NotApplicable(Enum):
    """What a step does with an operand that is not applicable."""

    REFUSES = "refuses"
    PASSES = "passes"
    LEAVE_OUT = "leave out"


@frozen
class State:
    """A state as a union of nodes, and the bits that it can have at all."""

    nodes: tuple[Node, ...] = ()
    mask: int = 0

    @property
    def node(self) -> Node:
        """The state as one node."""
        nothing: Node = ZERO
        return reduce(union, self.nodes, nothing)


PRESENT = State()


def known(node: Node, mask: int) -> State:
    """A state of one node, or none where no bit can be set."""
    return State((node,), mask) if mask else PRESENT


def join(*states: State) -> State:
    """All reasons of all."""
    nodes = dict.fromkeys(node for state in states for node in state.nodes)
    return State(tuple(nodes), reduce(int.__or__, (state.mask for state in states), 0))


def is_not_applicable(state: State) -> Node | None:
    """Whether it is not applicable; None where it never is."""
    if not state.mask & NOT_APPLICABLE:
        return None
    return Binary("has", state.node, Const(NOT_APPLICABLE), 0, 1)


def without_not_applicable(state: State, where: Node) -> State:
    """The state of an operand that is left out where it is not applicable."""
    return known(pick(where, ZERO, state.node), state.mask & ~NOT_APPLICABLE)


def after(state: State, node: Node, mask: int) -> State:
    """A state, and where it is present a further one: only what has a value can add a reason."""
    if not state.nodes:
        return known(node, mask)
    both = state.mask | mask
    return known(Binary("otherwise", state.node, node, 0, both), both)


def taken(condition: Node, tried: State, then: State, otherwise: State) -> State:
    """Of two branches the one that is taken; a condition without a value takes none."""
    then, otherwise = (
        State(tuple(n for n in s.nodes if n not in tried.nodes), s.mask) for s in (then, otherwise)
    )
    if not (then.nodes or otherwise.nodes):
        return tried
    branch = pick(condition, then.node, otherwise.node)
    return after(tried, branch, then.mask | otherwise.mask)


def meet(state: State, how: NotApplicable, refusal: int) -> State:
    """What becomes of *not applicable* at the end of a step.

    Args:
        state: All that the step gathered.
        how: What the step declares.
        refusal: The bit of the reason that *refuses* gives.
    """
    if not state.mask & NOT_APPLICABLE:
        return state
    if how is NotApplicable.REFUSES:
        mask = state.mask & ~NOT_APPLICABLE | refusal
        return known(Binary("refuses", state.node, Const(refusal), 0, state.mask | refusal), mask)
    return known(Binary("passes", state.node, ONE, 0, state.mask), state.mask)


def when_zero(node: Node, bit: int) -> Node:
    """The bit where a number is zero."""
    return Pick(Binary("same", node, ZERO, 0, 1), Const(bit), ZERO)
