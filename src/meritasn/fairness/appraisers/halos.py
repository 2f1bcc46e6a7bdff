"""Halo: whether the scales of a rater say one impression, beside the scales of peers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from meritasn.fairness.appraisers.chance import spread_of_others
from meritasn.fairness.appraisers.given import Given
from meritasn.fairness.appraisers.habits import by_rater
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign
from meritasn.fairness.severity import halo

__all__ = ["halos", "scales_of"]

_LOST = 3
"""Observations that a correlation costs (Fisher 1921)."""
_MOST = 0.999
"""Beyond, a correlation is taken to be this much."""


def halos(now: Sequence[Given], plan: RaterPlan) -> Iterator[Measured]:
    """The mean correlation of each rater's scales, beside that of all others. Needs numpy.

    Correlations are made comparable by Fisher's transformation; the variance of a single
    correlation is taken for that of the mean, which is no larger.
    """
    means: dict[str, tuple[float, int]] = {}
    people: dict[str, int] = {}
    for rater, of in by_rater(now).items():
        table = scales_of(of)
        people[rater] = len(table)
        if len(table) < plan.minimum:
            continue
        found = halo(table)
        if found is not None:
            means[rater] = found.mean_r, len(table)
    drawn = {
        rater: (math.atanh(max(-_MOST, min(_MOST, r))), 1 / (n - _LOST))
        for rater, (r, n) in means.items()
        if n > _LOST
    }
    held = spread_of_others(drawn) if len(drawn) >= plan.peers else {}
    for rater, n in people.items():
        enough = n >= plan.minimum
        one = held.get(rater)
        if one is None:
            yield Measured(
                sign=Sign.HALO,
                rater=rater,
                n=n,
                effect=means[rater][0] if rater in means else None,
                told_apart=False,
                enough=enough,
                needed=plan.minimum,
            )
            continue
        own, variance = drawn[rater]
        yield Measured(
            sign=Sign.HALO,
            rater=rater,
            n=n,
            effect=means[rater][0] - math.tanh(one.centre),
            shrunk=_kept(own - one.centre, one.whole, variance, one.centre),
            p=one.p,
            matters=float(plan.halo),
            noise=1.0,
            spread=one.spread,
            information=n - _LOST,
            ground=Ground.PEERS,
            enough=enough,
            needed=plan.minimum,
        )


def _kept(far: float, spread: float, variance: float, centre: float) -> float:
    """What is left of a distance, back on the scale of correlations."""
    kept = far * spread / (spread + variance) if spread + variance else 0.0
    return math.tanh(centre + kept) - math.tanh(centre)


def scales_of(of: Sequence[Given]) -> list[list[float]]:
    """A row for each person who has all scales that at least half of them have."""
    seen = Counter(name for one in of for name in one.aspects)
    rated = sum(bool(one.aspects) for one in of)
    names = sorted(name for name, n in seen.items() if 2 * n >= rated)
    if len(names) <= 1:
        return []
    return [
        [one.aspects[name] for name in names]
        for one in of
        if all(name in one.aspects for name in names)
    ]
