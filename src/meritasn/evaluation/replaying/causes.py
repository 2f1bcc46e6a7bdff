"""Which change moves whom: each alone, and, where none alone does, the fewest that do together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb

from attrs import field, frozen

from meritasn.errors import PackRefused
from meritasn.evaluation.replaying.fates import AS_AFTER, ELSEWHERE, Fates
from meritasn.policies import Apart, Policy, partly

__all__ = ["Cause", "Together", "Why", "causes", "explained", "together", "untold", "why"]

MOST_SETS = 60
"""How many sets of changes are tried before it is said that several work together."""

UNTOLD = "*"
"""Marks those whom several changes move together, without it being known which."""


@frozen
class Cause:
    """One change, and whom it moves.

    Attributes:
        change: The change.
        alone: How many of those who move it alone takes where all changes do.
        only: How many of these no other change alone takes there.
        elsewhere: How many of those who move it alone takes to another outcome.
        difference: What it alone costs, where the policies give money; less than zero where it
            saves.
    """

    change: Apart
    alone: int
    only: int
    elsewhere: int
    difference: Decimal | None = None


@frozen
class Together:
    """Changes that move some people only together.

    Attributes:
        changes: The changes.
        people: How many they move.
    """

    changes: tuple[Apart, ...]
    people: int


@frozen
class Why:
    """Why one of them moves.

    Attributes:
        alone: The changes each of which alone does it.
        together: Where none alone does, the fewest changes that do together; empty where it is not
            known which they are.
        elsewhere: The changes that alone take them to another outcome.
    """

    alone: tuple[Apart, ...] = field(default=(), repr=False)
    together: tuple[Apart, ...] = field(default=(), repr=False)
    elsewhere: tuple[Apart, ...] = field(default=(), repr=False)


def explained(fates: Fates, before: Policy, after: Policy, changes: Sequence[Apart]) -> Fates:
    """The same people, where it is known of those who move which changes do it.

    Each change alone is tried first; then, for whom none alone does it, pairs, then bigger sets, up
    to a bound. Where there are too many sets, those changes are taken together each of which
    alone takes somebody to another outcome.
    """
    fates = fates.with_verdicts([change.policy for change in changes])
    for numbers in _sets(len(changes)):
        if not _left(fates.reasons()):
            return fates
        paths = [path for number in numbers for path in changes[number].paths]
        try:
            policy = partly(before, after, paths)
        except PackRefused:
            continue  # they stand only with others
        fates = fates.with_set(policy, _name(numbers))
    if _all_tried(len(changes)):
        return (
            fates.with_set(after, _name(range(len(changes)))) if _left(fates.reasons()) else fates
        )
    return _by_what_moves_them(fates, before, after, changes).with_set(after, UNTOLD)


def _by_what_moves_them(
    fates: Fates, before: Policy, after: Policy, changes: Sequence[Apart]
) -> Fates:
    """Where sets are too many: of those alike, all changes that alone take them somewhere."""
    alike = [said for said, name in fates.reasons() if AS_AFTER not in said and not name]
    for said in alike[:MOST_SETS]:
        numbers = [number for number, one in enumerate(said) if one == ELSEWHERE]
        paths = [path for number in numbers for path in changes[number].paths]
        try:
            policy = partly(before, after, paths)
        except PackRefused:
            continue  # they stand only with others
        fates = fates.with_set(policy, _name(numbers), of=said) if numbers else fates
    return fates


def _sets(changes: int) -> Iterator[tuple[int, ...]]:
    """Pairs, then bigger sets, but for the set of all, as far as there is time for every size."""
    for size in _sizes(changes):
        yield from combinations(range(changes), size)


def _sizes(changes: int) -> Iterator[int]:
    tried = 0
    for size in range(2, changes):
        tried += comb(changes, size)
        if tried > MOST_SETS:
            return
        yield size


def _all_tried(changes: int) -> bool:
    """Whether every set but the whole was tried, so that it takes all of them."""
    return len(list(_sizes(changes))) == max(changes - 2, 0)


def _left(reasons: Mapping[tuple[str, str], int]) -> int:
    """How many are not explained."""
    return sum(n for (said, name), n in reasons.items() if AS_AFTER not in said and not name)


def _name(numbers: Iterable[int]) -> str:
    return "+".join(map(str, numbers))


def _named(changes: Sequence[Apart], name: str) -> tuple[Apart, ...]:
    numbers = () if name in ("", UNTOLD) else tuple(map(int, name.split("+")))
    return tuple(changes[number] for number in numbers)


def causes(
    changes: Sequence[Apart],
    reasons: Mapping[tuple[str, str], int],
    spent: Sequence[tuple[Decimal | None, Decimal | None]],
) -> tuple[Cause, ...]:
    """Each change with how many it moves, in their order.

    Args:
        changes: The changes.
        reasons: How many move for which reason.
        spent: Of each change, what is paid before, and with it alone.
    """
    return tuple(
        Cause(
            change,
            sum(n for (said, _), n in reasons.items() if said[number] == AS_AFTER),
            sum(n for (said, _), n in reasons.items() if _only(said, number)),
            sum(n for (said, _), n in reasons.items() if said[number] == ELSEWHERE),
            None if was is None or now is None else now - was,
        )
        for number, (change, (was, now)) in enumerate(zip(changes, spent, strict=True))
    )


def _only(said: str, number: int) -> bool:
    return said[number] == AS_AFTER and said.count(AS_AFTER) == 1


def together(
    changes: Sequence[Apart], reasons: Mapping[tuple[str, str], int]
) -> tuple[Together, ...]:
    """The sets that move somebody only together, the most frequent first."""
    found: dict[str, int] = {}
    for (_, name), number in reasons.items():
        if name not in ("", UNTOLD):
            found[name] = found.get(name, 0) + number
    ordered = sorted(found.items(), key=lambda one: -one[1])
    return tuple(Together(_named(changes, name), number) for name, number in ordered)


def untold(reasons: Mapping[tuple[str, str], int]) -> int:
    """How many are moved by several changes without it being known which."""
    marked = sum(number for (_, name), number in reasons.items() if name == UNTOLD)
    return marked + _left(reasons)


def why(changes: Sequence[Apart], verdicts: str, name: str) -> Why:
    """Why one of them moves."""
    by = (
        {
            said: tuple(c for c, v in zip(changes, verdicts, strict=True) if v == said)
            for said in (AS_AFTER, ELSEWHERE)
        }
        if verdicts
        else {}
    )
    return Why(by.get(AS_AFTER, ()), _named(changes, name), by.get(ELSEWHERE, ()))
