"""Centrality and restricted range: how much of the scale a rater uses, beside peers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from meritasn.fairness.appraisers.effects import Row
from meritasn.fairness.appraisers.given import Given
from meritasn.fairness.appraisers.leniency import Footing
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign

__all__ = ["narrowness"]


def narrowness(now: Sequence[Given], plan: RaterPlan) -> Iterator[Measured]:
    """How near ratings lie to the middle of all, and to the rater's own middle.

    By absolute distances from a median, after Brown and Forsythe (1974). Above zero is nearer than
    with peers.
    """
    by_stratum = _middles(now, lambda one: one.stratum)
    own = _middles(now, lambda one: one.rater)
    counts = Counter(one.rater for one in now)
    ways: tuple[tuple[Sign, Callable[[Given], float]], ...] = (
        (Sign.CENTRALITY, lambda one: abs(one.place - by_stratum[one.stratum])),
        (
            Sign.RANGE,
            lambda one: abs(one.place - own[one.rater]) * _unbiased(counts[one.rater]),
        ),
    )
    for sign, distance in ways:
        footing = Footing.of([Row(one.stratum, one.rater, -distance(one)) for one in now])
        for rater, n in counts.items():
            yield _measured(sign, rater, n, footing, plan)


def _middles(now: Sequence[Given], of: Callable[[Given], str]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for one in now:
        found.setdefault(of(one), []).append(one.place)
    return {name: median(values) for name, values in found.items()}


def _unbiased(n: int) -> float:
    """A median of one's own is nearer than one of others."""
    return math.sqrt(n / (n - 1)) if n > 1 else 1.0


def _measured(sign: Sign, rater: str, n: int, footing: Footing | None, plan: RaterPlan) -> Measured:
    enough = n >= plan.minimum
    if footing is None or not footing.compares(rater, plan.peers):
        return Measured(
            sign=sign, rater=rater, n=n, enough=enough, needed=plan.minimum, told_apart=False
        )
    one, held = footing.found.of[rater], footing.held[rater]
    return Measured(
        sign=sign,
        rater=rater,
        n=n,
        effect=one.raw,
        shrunk=one.shrunk,
        error=one.error,
        p=footing.p(rater) if enough else None,
        matters=float(plan.place),
        noise=footing.found.residual_variance,
        spread=held.spread,
        information=one.information,
        ground=Ground.PEERS,
        enough=enough,
        needed=plan.minimum,
    )
