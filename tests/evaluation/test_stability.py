"""Stability: counts of pairs held against counting them one by one."""

from __future__ import annotations

from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.evaluation import concordance, order_change
from meritasn.evaluation.stability import Concordance
from meritasn.view import to_text

two = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30)


def one_by_one(rows: list[tuple[int, int]]) -> Concordance:
    counts = dict.fromkeys(("same", "turned", "tied_before", "tied_after", "tied_both"), 0)
    for (a, x), (b, y) in combinations(rows, 2):
        if a == b:
            counts["tied_both" if x == y else "tied_before"] += 1
        elif x == y:
            counts["tied_after"] += 1
        else:
            counts["same" if (a < b) == (x < y) else "turned"] += 1
    return Concordance(**counts)


@given(two)
def test_pairs_are_those_counted_one_by_one(rows: list[tuple[int, int]]) -> None:
    assert concordance([a for a, _ in rows], [b for _, b in rows]) == one_by_one(rows)


@given(two)
def test_the_same_order_is_one_and_the_opposite_one_is_minus_one(
    rows: list[tuple[int, int]],
) -> None:
    scores = [a for a, _ in rows]
    alike, opposite = concordance(scores, scores), concordance(scores, [-a for a in scores])
    if len(set(scores)) < 2:
        assert alike.tau_b is None
    else:
        assert alike.tau_b == pytest.approx(1)
        assert opposite.tau_b == pytest.approx(-1)
    assert alike.turned == 0


def test_tau_b_is_that_of_the_textbook_with_ties() -> None:
    """M. Kendall's tau-b by hand: 4 pairs alike, 1 turned, one tie of each side."""
    found = concordance([1, 2, 2, 3], [1, 3, 2, 3])
    assert (found.same, found.turned, found.tied_before, found.tied_after) == (4, 0, 1, 1)
    assert found.tau_b == pytest.approx(4 / sqrt(5 * 5))


@given(two, st.integers(1, 8))
def test_who_leaves_the_first_ones_was_among_them(rows: list[tuple[int, int]], first: int) -> None:
    before = {str(n): a for n, (a, _) in enumerate(rows)}
    after = {str(n): b for n, (_, b) in enumerate(rows)}
    change = order_change(before, after, first=first)
    ahead = [sum(other > before[key] for other in before.values()) for key in change.left]
    assert all(n < first for n in ahead)
    stays = [sum(other > after[key] for other in after.values()) for key in change.left]
    assert all(n >= first for n in stays)
    same = order_change(before, before, first=first)
    assert (same.left, same.entered, same.concordance.turned) == ((), (), 0)


def test_who_has_no_score_any_more_leaves_the_first_ones() -> None:
    change = order_change({"a": 3, "b": 2, "c": 1}, {"b": 2, "c": 1}, first=1)
    assert (change.left, change.entered, change.people) == (("a",), ("b",), 2)
    assert "1 keluar dan 1 masuk" not in to_text(change.view(), "id")
    assert "1 orang keluar dan 1 masuk" in to_text(change.view(), "id")
    assert change.as_dict("en")["left"] == 1


def test_an_order_without_order_has_no_tau() -> None:
    change = order_change({"a": 1, "b": 1}, {"a": 1, "b": 2})
    assert change.concordance.tau_b is None
    assert "on a level" in to_text(change.view(), "en")


def test_a_tie_that_counts_as_an_order_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(concordance.__globals__, "_tied", lambda scores: 0 * len(list(scores)))
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_pairs_are_those_counted_one_by_one()
