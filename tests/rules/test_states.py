"""A state is a set of reasons: what joins, follows, is passed on or left out is that of sets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.rules.algebra import ONE, ZERO, Const, Node, Pick, Slot
from meritasn.rules.interpreter import Integers
from meritasn.rules.states import (
    NOT_APPLICABLE,
    PRESENT,
    NotApplicable,
    Reason,
    ReasonKind,
    Reasons,
    State,
    after,
    is_not_applicable,
    join,
    known,
    meet,
    taken,
    when_zero,
    without_not_applicable,
)

REASON = 8
BITS = st.sampled_from([0, 1, 2, 4, 3, 6, 7])


def state(name: str, mask: int) -> State:
    return known(Slot(name, "state", 0, mask), mask)


def bits_of(node: Node, **bits: int) -> int:
    value: int = node.read(Integers({(name, "state"): one for name, one in bits.items()}))
    return value


def within(mask: int) -> list[int]:
    """Every state that a mask allows."""
    return [bits for bits in range(8) if bits | mask == mask]


def test_reasons_have_bits_of_their_own_and_keep_them() -> None:
    reasons = Reasons()
    kinds = list(itertools.product("ab", ReasonKind))
    given = [reasons.bit(*one) for one in kinds]
    assert given == [2**n for n in range(1, len(kinds) + 1)]
    assert [reasons.bit(*one) for one in kinds] == given
    assert list(reasons.known) == [Reason(*one) for one in kinds]
    assert NOT_APPLICABLE not in given


@given(BITS, BITS)
def test_joined_states_have_the_reasons_of_both(a: int, b: int) -> None:
    both = join(state("a", a), state("b", b))
    assert both.mask == a | b
    for x in within(a):
        for y in within(b):
            assert bits_of(both.node, a=x, b=y) == x | y
    assert join(state("a", a), state("a", a)) == state("a", a)
    assert join() == join(PRESENT, PRESENT) == PRESENT


def test_what_is_present_has_no_state_at_all() -> None:
    assert PRESENT.node == ZERO
    assert PRESENT.mask == 0
    assert known(Slot("a", "state", 0, 0), 0) == PRESENT


@given(BITS)
def test_whether_it_is_not_applicable_is_asked_only_where_it_can_be(mask: int) -> None:
    asked = is_not_applicable(state("a", mask))
    assert (asked is None) is not bool(mask & 1)
    if asked is not None:
        assert (asked.lo, asked.hi) == (0, 1)
        assert [bits_of(asked, a=bits) for bits in within(mask)] == [b & 1 for b in within(mask)]


@given(BITS)
def test_an_operand_that_is_left_out_adds_nothing(mask: int) -> None:
    rest = without_not_applicable(state("a", mask), Slot("out", "state", 0, 1))
    assert rest.mask == mask & ~1
    for bits in within(mask & ~1):
        assert bits_of(rest.node, a=bits, out=0) == bits
        assert bits_of(rest.node, a=bits | mask & 1, out=1) == 0


@given(BITS, BITS)
def test_only_what_is_present_asks_for_a_further_reason(mask: int, further: int) -> None:
    then = after(state("a", mask), Slot("b", "state", 0, further), further)
    assert then.mask == mask | further
    for bits in within(mask):
        assert bits_of(then.node, a=bits, b=further) == (bits or further)
    assert then.node.lo == 0 <= mask | further <= max(then.node.hi, 0)


@given(BITS, BITS, BITS, st.booleans())
def test_a_branch_that_is_not_taken_adds_nothing(
    asked: int,
    then: int,
    otherwise: int,
    says: bool,  # noqa: FBT001  (drawn)
) -> None:
    condition = Slot("c", "state", 0, 1)
    branch = taken(condition, state("if", asked), state("a", then), state("b", otherwise))
    for bits in within(asked):
        found = bits_of(branch.node, c=int(says), a=then, b=otherwise, **{"if": bits})
        assert found == (bits or (then if says else otherwise))
        assert found | branch.mask == branch.mask


def test_what_the_condition_says_already_is_not_said_again_by_its_branch() -> None:
    tried = state("a", 2)
    assert taken(ONE, tried, tried, PRESENT) == tried
    both = taken(Slot("c", "state", 0, 1), tried, join(tried, state("b", 4)), PRESENT)
    assert bits_of(both.node, c=1, a=0, b=4) == 4
    assert bits_of(both.node, c=0, a=0, b=4) == 0


@given(BITS, st.sampled_from([NotApplicable.PASSES, NotApplicable.LEAVE_OUT]))
def test_not_applicable_stands_alone_where_it_passes(mask: int, how: NotApplicable) -> None:
    end = meet(state("a", mask), how, REASON)
    assert end.mask == mask
    for bits in within(mask):
        assert bits_of(end.node, a=bits) == (1 if bits & 1 else bits)
        assert end.node.lo <= bits_of(end.node, a=bits) <= end.node.hi


@given(BITS)
def test_not_applicable_becomes_a_reason_where_it_is_refused(mask: int) -> None:
    end = meet(state("a", mask), NotApplicable.REFUSES, REASON)
    for bits in within(mask):
        refused = bits & ~1 | (REASON if bits & 1 else 0)
        assert bits_of(end.node, a=bits) == refused
        assert refused | end.mask == end.mask
        assert end.node.lo <= refused <= end.node.hi
    assert not end.mask & 1
    assert bool(end.mask & REASON) is bool(mask & 1)


def test_a_zero_has_its_bit_and_nothing_else_has() -> None:
    node = when_zero(Slot("a", "state", -2, 2), REASON)
    assert [bits_of(node, a=n) for n in (-2, -1, 0, 1, 2)] == [0, 0, REASON, 0, 0]
    assert (node.lo, node.hi) == (0, REASON)
    assert isinstance(node, Pick)
    assert (node.c.lo, node.c.hi) == (0, 1)
    assert bits_of(when_zero(Const(0), 2)) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ReasonKind,
            "missing|outside its range|unknown|divisor zero|not applicable|nothing to fold",
        ),
        (NotApplicable, "refuses|passes|leave out"),
    ],
)
def test_the_words_of_packs_and_results_stay(words: type[ReasonKind], says: str) -> None:
    assert [word.value for word in words] == says.split("|")
