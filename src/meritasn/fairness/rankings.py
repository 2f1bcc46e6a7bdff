"""Rankings: where in an order the people of a group stand, and how much attention that has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

__all__ = ["discount", "exposure", "ndkl", "share_of_first", "skew_of_first"]


def discount(place: int) -> float:
    """How much attention a place has: ``1 / log2(place + 1)``, from place one.

    >>> discount(1), discount(3)
    (1.0, 0.5)
    """
    return 1 / math.log2(place + 1)


def share_of_first(order: Sequence[str], group: str, k: int) -> Fraction | None:
    """The share of a group among the first k; None of nobody.

    >>> share_of_first(["m", "m", "w", "m"], "w", 3)
    Fraction(1, 3)
    """
    first = order[:k]
    return Fraction(sum(one == group for one in first), len(first)) if first else None


def skew_of_first(order: Sequence[str], group: str, k: int) -> float | None:
    """The logarithm of that share over the share in the whole order (Geyik et al. 2019).

    None where the group is absent from the first k: zero has no logarithm.

    >>> round(skew_of_first(["m", "m", "w", "m", "w"], "w", 3), 4)
    -0.1823
    """
    share, whole = share_of_first(order, group, k), share_of_first(order, group, len(order))
    return math.log(share / whole) if share and whole else None


def exposure(order: Sequence[str]) -> Mapping[str, float]:
    """The mean attention of the people of each group (Singh and Joachims 2018).

    >>> {group: round(mean, 3) for group, mean in exposure(["m", "m", "w"]).items()}
    {'m': 0.815, 'w': 0.5}
    """
    places: dict[str, list[float]] = {}
    for place, group in enumerate(order, 1):
        places.setdefault(group, []).append(discount(place))
    return {group: math.fsum(of) / len(of) for group, of in places.items()}


def ndkl(order: Sequence[str], target: Mapping[str, Fraction] | None = None) -> float | None:
    """How far the groups of all prefixes are from the target shares (Geyik et al. 2019).

    The divergence of Kullback and Leibler of each prefix, in natural logarithms, weighed by the
    attention of its last place. It is above zero even for the evenest order: what it should be
    held against is orders drawn by chance, not zero.

    Args:
        order: The groups, from the first place.
        target: The share that each group should have; that of the whole order if none is given.

    Returns:
        None of nobody.

    Raises:
        ValueError: If somebody is of a group without a share.

    >>> round(ndkl(["m", "w", "m", "w"]), 4)
    0.2816
    """
    if not order:
        return None
    shares = target or _shares(order)
    if any(not shares.get(group) for group in order):
        raise ValueError("every group of the order needs a share of the target")
    weights = [discount(place) for place in range(1, len(order) + 1)]
    counts: Counter[str] = Counter()
    far: list[float] = []
    for place, group in enumerate(order, 1):
        counts[group] += 1
        far.append(_divergence(counts, place, shares))
    return math.fsum(map(float.__mul__, weights, far)) / math.fsum(weights)


def _shares(order: Iterable[str]) -> Mapping[str, Fraction]:
    counts = Counter(order)
    return {group: Fraction(n, counts.total()) for group, n in counts.items()}


def _divergence(counts: Mapping[str, int], place: int, shares: Mapping[str, Fraction]) -> float:
    seen = ((Fraction(n, place), shares[group]) for group, n in counts.items())
    return math.fsum(float(p) * math.log(p / q) for p, q in seen)
