"""Whom another rule moves, group by group: a replay as an outcome of an audit."""

from __future__ import annotations

from collections.abc import Collection

from meritasn.evaluation.replayed import Replay
from meritasn.fairness import Outcome
from meritasn.language import Text
from meritasn.results import Direction, Result

__all__ = ["risen", "spared"]

_UP = frozenset({Direction.UP, Direction.GAINED})
_DOWN = frozenset({Direction.DOWN, Direction.LOST})
_NO_WAY = frozenset({Direction.REASON, Direction.OTHER})
"""Who has no result before and after, or results that cannot be compared."""


def risen(found: Replay) -> Outcome:
    """Who rises under the second policy, or has a result only then.

    Args:
        found: The replay; its own people are audited.

    Returns:
        An outcome for `meritasn.fairness.audit`, with the plan and the suppression of any other.

    >>> from meritasn.evaluation import replay
    >>> from meritasn.fairness import audit
    >>> from meritasn.merit import appraise
    >>> from meritasn.policies import shipped, what_if
    >>> from meritasn.testing.population import city
    >>> office, policy = city(people=500).workforce, shipped("pp-46-2011")
    >>> found = replay(office, policy, what_if(policy, {"share_of_results": 75}))
    >>> results = appraise(office, policy, period=found.asking.period)
    >>> moved = audit(results, office, by=["sex"], outcome=risen(found))
    >>> sum(cell.selected for cell in moved.groups[0].counts.cells.values()) == found.ways[
    ...     Direction.UP
    ... ]
    True
    """
    return _outcome(found, Text("naik menurut aturan lain", "rises under the other rule"), _UP)


def spared(found: Replay) -> Outcome:
    """Who does not fall under the second policy, nor loses a result.

    Args:
        found: The replay; its own people are audited.
    """
    title = Text("tidak turun menurut aturan lain", "does not fall under the other rule")
    return _outcome(found, title, frozenset(Direction) - _DOWN - _NO_WAY)


def _outcome(found: Replay, title: Text, chosen: Collection[Direction]) -> Outcome:
    ways = dict(found.directions())

    def read(result: Result) -> bool | None:
        way = ways.get(result.employee)
        if way is None or way in _NO_WAY:
            return None
        if way is Direction.SAME and result.refusal is not None:
            return None  # refused before and after
        return way in chosen

    return Outcome(title, read)
