"""Values of a replay: who moves, how many are near a limit, what it costs."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from meritasn.evaluation.replaying.causes import Why
from meritasn.evaluation.replaying.fates import Spending
from meritasn.evaluation.replaying.limits import Limit
from meritasn.results import Direction, Standing

__all__ = ["Cost", "Mover", "Near"]


@frozen
class Mover:
    """One who moves.

    Attributes:
        key: Their key; not part of the repr.
        unit: The unit in which they are counted.
        level: The code of the level of their post.
        before: Where they stood.
        after: Where they stand.
        direction: Which way that is.
        step: The step of theirs at which both policies first differ.
        why: The changes that move them.
    """

    key: str = field(repr=False)
    unit: str | None
    level: str | None
    before: Standing
    after: Standing
    direction: Direction
    step: str
    why: Why = field(repr=False)


@frozen
class Near:
    """How many stand near a limit, and nearer to it than to any other of the same number.

    Attributes:
        limit: The limit.
        below: How many are below it by no more than the distance.
        above: How many are at it, or above it by no more than that.
    """

    limit: Limit
    below: int
    above: int


@frozen
class Cost:
    """What two policies of money spend.

    Attributes:
        before: Under the first.
        after: Under the second.
        ceiling: What the budget holds; None without a limit.
    """

    before: Spending
    after: Spending
    ceiling: Decimal | None = None

    @property
    def difference(self) -> Decimal:
        """What the second pays more than the first; less than zero where it saves."""
        return self.after.paid - self.before.paid

    @property
    def kept(self) -> bool | None:
        """Whether the second keeps the ceiling; None without one."""
        return None if self.ceiling is None else self.after.paid <= self.ceiling
