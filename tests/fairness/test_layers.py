"""Whoever tries all strata of which the same is told gets no small count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn.fairness import Cell, Counts, default_plan
from meritasn.fairness import layers as module
from meritasn.fairness.layers import kept_apart, told_apart

PLAN = evolve(default_plan(), minimum=2)
KINDS = (("w", True), ("w", False), ("m", True), ("m", False))

Four = tuple[int, ...]
"""How many there are of each kind in a stratum: women and men, chosen or not."""


def layers_of(table: Sequence[Four]) -> Mapping[str, Counts]:
    return {
        str(place): Counts({"w": Cell(a, a + b), "m": Cell(c, c + d)})
        for place, (a, b, c, d) in enumerate(table)
    }


def every(sizes: Sequence[int], kinds: Four) -> Iterator[tuple[Four, ...]]:
    """Every table of strata so large, with so many of each kind."""
    if not sizes:
        if not any(kinds):
            yield ()
        return
    a, b, c, d = kinds
    for x in range(min(a, sizes[0]) + 1):
        for y in range(min(b, sizes[0] - x) + 1):
            for z in range(min(c, sizes[0] - x - y) + 1):
                left = sizes[0] - x - y - z
                if left <= d:
                    for rest in every(sizes[1:], (a - x, b - y, c - z, d - left)):
                        yield ((x, y, z, left), *rest)


def keeps_its_secrets(table: Sequence[Four]) -> bool:
    """Every small count has room among all strata of which the same is told; whether it is."""
    layers = layers_of(table)
    if not kept_apart(layers, "m", ["w"], PLAN):
        return False
    told = told_apart(layers, "w", "m", PLAN.level)
    kinds = tuple(map(sum, zip(*table, strict=True)))
    same = [
        other
        for other in every([sum(row) for row in table], kinds)
        if told_apart(layers_of(other), "w", "m", PLAN.level) == told
    ]
    for place, row in enumerate(table):
        for kind, count in enumerate(row):
            if 0 < count < PLAN.minimum:
                seen = [other[place][kind] for other in same]
                assert max(seen) - min(seen) >= min(PLAN.minimum, sum(row))
    return True


fours = st.tuples(*[st.integers(0, 4)] * 4)


@settings(deadline=None, max_examples=25)
@given(st.lists(fours, min_size=1, max_size=2))
def test_what_is_told_of_strata_gives_no_small_count_back(table: list[Four]) -> None:
    keeps_its_secrets(table)


def test_where_there_is_room_it_is_told() -> None:
    assert keeps_its_secrets([(1, 6, 3, 6), (4, 5, 4, 7)])
    assert kept_apart(layers_of([(6, 30, 9, 40), (5, 20, 7, 33)]), "m", ["w"], PLAN) == {"w"}


ONLY = [(3, 5, 1, 3), (5, 0, 4, 1)]
"""Hardly any other strata have the same odds ratio."""


def test_where_there_is_none_nothing_is_told() -> None:
    assert not keeps_its_secrets(ONLY)


def test_strata_that_are_told_whatever_they_are_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "told_apart", lambda *_: None)  # so every step seems allowed
    with pytest.raises(AssertionError):
        keeps_its_secrets(ONLY)


def test_of_a_stratum_alone_everything_is_known() -> None:
    assert not keeps_its_secrets([(1, 9, 4, 9)])
