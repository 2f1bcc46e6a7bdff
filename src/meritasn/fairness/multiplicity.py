"""Many tests at once: what a probability is worth when it is one of many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "METHODS",
    "benjamini_hochberg",
    "benjamini_yekutieli",
    "bonferroni",
    "holm",
    "hommel",
]


def bonferroni(p: Sequence[float]) -> tuple[float, ...]:
    """Each times their number, at most one.

    >>> bonferroni([0.01, 0.6])
    (0.02, 1.0)
    """
    return tuple(min(1.0, one * len(p)) for one in p)


def holm(p: Sequence[float]) -> tuple[float, ...]:
    """Holm's adjustment (1979): the chance of a single false alarm in the family stays below.

    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    adjusted, worst = [0.0] * len(p), 0.0
    for rank, place in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        worst = max(worst, min(1.0, (len(p) - rank) * p[place]))
        adjusted[place] = worst
    return tuple(adjusted)


def hommel(p: Sequence[float]) -> tuple[float, ...]:
    """Hommel's adjustment (1988), by the closed tests of Simes."""
    many = len(p)
    order = sorted(range(many), key=p.__getitem__)
    ranked = [p[place] for place in order]
    adjusted = list(ranked)
    for size in range(many, 1, -1):
        last = many - size + 1
        tail = [size * ranked[last + i] / (i + 2) for i in range(size - 1)]
        least = min(tail, default=1.0)
        bound = [min(size * one, least) for one in ranked[:last]]
        adjusted[:last] = map(max, adjusted[:last], bound)
        adjusted[last:] = [max(one, bound[-1]) for one in adjusted[last:]]
    result = [0.0] * many
    for place, one in zip(order, adjusted, strict=True):
        result[place] = min(1.0, max(one, p[place]))
    return tuple(result)


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """The adjustment of Benjamini and Hochberg (1995): of all flags, the share of false ones.

    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    (0.03, 0.04, 0.04)
    """
    return _stepped_up(p, 1.0)


def benjamini_yekutieli(p: Sequence[float]) -> tuple[float, ...]:
    """The same under any dependence of the tests (Benjamini and Yekutieli 2001)."""
    return _stepped_up(p, sum(1 / n for n in range(1, len(p) + 1)))


def _stepped_up(p: Sequence[float], factor: float) -> tuple[float, ...]:
    adjusted, least = [0.0] * len(p), 1.0
    order = sorted(range(len(p)), key=p.__getitem__)
    for rank, place in zip(range(len(p), 0, -1), reversed(order), strict=True):
        least = min(least, factor * len(p) * p[place] / rank)
        adjusted[place] = least
    return tuple(adjusted)


METHODS: Mapping[str, Callable[[Sequence[float]], tuple[float, ...]]] = {
    method.__name__: method
    for method in (bonferroni, holm, hommel, benjamini_hochberg, benjamini_yekutieli)
}
"""By name."""
