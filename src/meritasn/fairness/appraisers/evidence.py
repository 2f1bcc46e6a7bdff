"""What was realised of somebody's targets: evidence that does not come from their rater's opinion.

Raters whose people realised as much can be compared though each rates a unit alone: that one finds
the same record better than others do is theirs and not the unit's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from meritasn.model import Direction, Measure, Target
from meritasn.quantities import Absence

__all__ = ["bands_of", "realised_share"]


def realised_share(targets: Iterable[Target]) -> float | None:
    """The mean part of quantities, qualities and times that was realised; None where none says.

    Where less is better the part is what was planned over what came of it; within a range it is
    one. Costs are left out: they are limits and no results.

    >>> from meritasn.model import Target
    >>> realised_share([Target(key="T1", plan="p", quantity=Measure(10, 11))])
    1.1
    """
    parts = [
        part
        for target in targets
        for place, measure in enumerate((target.quantity, target.quality, target.time))
        if measure is not None and (part := _part(measure, time=place > 1)) is not None
    ]
    return math.fsum(parts) / len(parts) if parts else None


def _part(measure: Measure, *, time: bool) -> float | None:
    planned, done, upper = measure.target, measure.realised, measure.upper
    if isinstance(planned, Absence) or isinstance(done, Absence) or not planned or not done:
        return None
    match measure.direction:
        case Direction.RANGE if not isinstance(upper, Absence):
            return min(float(done / planned), 1.0) if done <= upper else float(upper / done)
        case Direction.LOWER:
            return float(planned / done)
        case Absence() if time:
            return float(planned / done)
        case _:
            return float(done / planned)


def bands_of(shares: Sequence[float], parts: int) -> tuple[int, ...]:
    """Into which of some equal parts each share falls; equal ones fall together.

    >>> bands_of([0.9, 1.0, 1.0, 1.2], 2)
    (0, 0, 0, 1)
    """
    return tuple(_bands(shares, parts))


def _bands(shares: Sequence[float], parts: int) -> Iterator[int]:
    order = sorted(shares)
    cuts = [order[(len(order) * n - 1) // parts] for n in range(1, parts)] if order else []
    for share in shares:
        yield sum(share > cut for cut in cuts)
