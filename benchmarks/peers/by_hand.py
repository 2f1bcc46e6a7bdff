"""The rule of PP 46/2011 by hand: hundredths as plain integers, no state, no reason, no trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["Facts", "Pair", "appraised"]

Pair: TypeAlias = tuple[int, int]
"""Planned and realised, at one scale."""

Facts: TypeAlias = tuple[Pair, Pair, Pair, Pair | None]
"""Quantity, quality, time and, if there is a plan for it, cost."""

_BANDS = ((9100, "sangat_baik"), (7600, "baik"), (6100, "cukup"), (5100, "kurang"))


def appraised(activities: Sequence[Facts], scores: Sequence[int]) -> tuple[int, str]:
    """The final score in hundredths, and the predicate."""
    skp = _half_up(sum(_item(*activity) for activity in activities), len(activities))
    behaviour = _half_up(sum(scores), len(scores))
    final = _half_up(60 * skp + 40 * behaviour, 100)
    return final, next((predicate for edge, predicate in _BANDS if final >= edge), "buruk")


def _item(quantity: Pair, quality: Pair, time: Pair, cost: Pair | None) -> int:
    three = _share(*quantity) + _share(*quality) + _saved(*time)
    return _half_up(three, 3) if cost is None else _half_up(three + _saved(*cost), 4)


def _share(planned: int, realised: int) -> int:
    return _half_up(10000 * realised, planned)


def _saved(planned: int, realised: int) -> int:
    early = 176 * planned - 100 * realised
    if 100 * (planned - realised) > 24 * planned:
        early = 176 * planned - early
    return _half_up(100 * early, planned)


def _half_up(n: int, d: int) -> int:
    return (2 * n + d - (n < 0)) // (2 * d)
