"""How likely a rater's distance from the others is, in two ways of which the larger counts.

*By chance alone*: had the ratings of each block been dealt out to its raters blindly. The law of
such a deal is known by its first three moments, to which Pearson's third curve is fitted (Mielke
and Berry 2007).

*Among raters as they are*: people and units differ, and so do raters who do their work well. A
rater is held against the spread of all others (DerSimonian and Laird 1986), as the next draw from
it (Higgins, Thompson and Spiegelhalter 2009); no rater widens the spread by which they are judged.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from meritasn.fairness.appraisers.effects import Effects, Row
from meritasn.fairness.approximate import beyond
from meritasn.fairness.means import t_beyond

__all__ = ["Held", "Pack", "by_chance", "next_draw", "pearson_two_sided", "spread_of_others"]


def by_chance(rows: Iterable[Row]) -> Mapping[str, float]:
    """The probability of each rater's ratings, had each block been dealt out blindly. Needs scipy.

    >>> rows = [Row("b", "x" if n < 10 else "y", float(n < 10)) for n in range(40)]
    >>> by_chance(rows)["x"] < 0.0001
    True
    """
    blocks: dict[str, list[Row]] = {}
    for row in rows:
        blocks.setdefault(row.block, []).append(row)
    moments: dict[str, list[float]] = {}
    for of in blocks.values():
        own: dict[str, list[float]] = {}
        for row in of:
            own.setdefault(row.rater, []).append(row.value)
        pack = Pack.of([row.value for row in of])
        for rater, given in own.items():
            kept = moments.setdefault(rater, [0.0, 0.0, 0.0])
            for place, more in enumerate(pack.dealt(given)):
                kept[place] += more
    return {rater: pearson_two_sided(*of) for rater, of in moments.items()}


@frozen
class Pack:
    """Numbers that are dealt out: how many, their mean, and their central moments.

    >>> Pack.of([0, 0, 1, 1]).dealt([1])
    (0.5, 0.25, 0.0)
    """

    n: int
    mean: float
    second: float
    third: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Pack:
        """A pack of some numbers."""
        n = len(values)
        mean = math.fsum(values) / n
        second = math.fsum((one - mean) ** 2 for one in values) / n
        return cls(n, mean, second, math.fsum((one - mean) ** 3 for one in values) / n)

    def dealt(self, given: Sequence[float]) -> tuple[float, float, float]:
        """How far a hand lies above what is dealt on average, and its second and third moment."""
        n, own, left = self.n, len(given), self.n - len(given)
        if not (own and left):
            return 0.0, 0.0, 0.0
        skew = own * left * (left - own) / ((n - 1) * (n - 2)) if n > 2 else 0.0  # noqa: PLR2004
        return (
            math.fsum(one - self.mean for one in given),
            own * left / (n - 1) * self.second,
            skew * self.third,
        )


def pearson_two_sided(above: float, variance: float, third: float) -> float:
    """The two-sided probability of a sum, from its first three moments. Needs scipy.

    The smaller tail is doubled.

    >>> round(pearson_two_sided(1.96, 1.0, 0.0), 3)
    0.05
    """
    from scipy.special import gammainc, gammaincc  # noqa: PLC0415  (an extra)

    if variance <= _NOTHING:
        return 1.0
    z, skew = above / math.sqrt(variance), third / variance**1.5
    if abs(skew) < _STRAIGHT:
        return beyond(z)
    if skew < 0:
        z, skew = -z, -skew
    shape = 4 / skew**2
    at = max(0.0, shape + z * math.sqrt(shape))
    return min(1.0, 2 * min(float(gammainc(shape, at)), float(gammaincc(shape, at))))


_NOTHING = 1e-12
_STRAIGHT = 1e-4
"""A skew below which the curve is the normal one."""


@frozen
class Held:
    """A rater beside the spread of all others.

    Attributes:
        p: The probability that the next rater lies as far out.
        centre: Where the others lie.
        spread: The variance among them, beyond what noise makes.
        whole: The same with the rater among them, by which their own effect is drawn towards zero.
    """

    p: float
    centre: float
    spread: float
    whole: float


def next_draw(found: Effects) -> Mapping[str, Held]:
    """Each rater as the next draw from those whom they can be compared with. Needs scipy."""
    noise = max(found.residual_variance, _NOTHING)
    known = {rater: one for rater, one in found.of.items() if one.information}
    return spread_of_others(
        {rater: (one.raw, noise / one.information) for rater, one in known.items()},
        {rater: one.component for rater, one in known.items()},
    )


def spread_of_others(
    of: Mapping[str, tuple[float, float]], parts: Mapping[str, int] | None = None
) -> Mapping[str, Held]:
    """Estimates with their variances, each as the next draw from all others. Needs scipy.

    Args:
        of: The estimates, by name.
        parts: Which of them have one centre: those with the same number; all, if it is not given.
            The spread about the centres is that of all parts together.

    Returns:
        Nothing of one without others in its part, and of none where there are too few in all.

    >>> found = spread_of_others({"a": (0, 1), "b": (1, 1), "c": (-1, 1), "d": (9, 1)})
    >>> found["d"].p < 0.05 < found["a"].p
    True
    """
    members: dict[int, list[str]] = {}
    for name in of:
        members.setdefault(parts[name] if parts else 0, []).append(name)
    sums = {part: _Sums.of(of[name] for name in names) for part, names in members.items()}
    scatter = sum(one.scatter for one in sums.values())
    room = sum(one.room for one in sums.values())
    free = sum(one.n - 1 for one in sums.values())
    among = max(0.0, (scatter - free) / room) if room > 0 else 0.0
    found: dict[str, Held] = {}
    for part, names in members.items():
        whole, centre_of = sums[part], _Centre.of((of[name] for name in names), among)
        if len(names) <= 1 or free <= 2:  # noqa: PLR2004  (one is left out, and one is needed)
            continue
        for name in names:
            left = whole.without(*of[name])
            rest = scatter - whole.scatter + left.scatter - (free - 1)
            wide = room - whole.room + left.room
            spread = max(0.0, rest / wide) if wide > 0 else 0.0
            value, variance = of[name]
            centre, known = centre_of.without(value, variance, spread)
            far = (value - centre) / math.sqrt(spread + variance + known)
            found[name] = Held(t_beyond(far, free - 1), centre, spread, among)
    return found


@frozen
class _Sums:
    """What the spread of some estimates rests on (DerSimonian and Laird)."""

    n: int
    weight: float
    squared: float
    value: float
    values: float

    @classmethod
    def of(cls, estimates: Iterable[tuple[float, float]]) -> _Sums:
        found = [(1 / variance, value) for value, variance in estimates]
        return cls(
            len(found),
            math.fsum(w for w, _ in found),
            math.fsum(w * w for w, _ in found),
            math.fsum(w * v for w, v in found),
            math.fsum(w * v * v for w, v in found),
        )

    def without(self, value: float, variance: float) -> _Sums:
        w = 1 / variance
        return _Sums(
            self.n - 1,
            self.weight - w,
            self.squared - w * w,
            self.value - w * value,
            self.values - w * value * value,
        )

    @property
    def scatter(self) -> float:
        """Squares about the common centre, in units of noise."""
        return max(0.0, self.values - self.value**2 / self.weight) if self.n > 1 else 0.0

    @property
    def room(self) -> float:
        """How much of the scatter each unit of spread makes."""
        return max(0.0, self.weight - self.squared / self.weight) if self.n > 1 else 0.0


@frozen
class _Centre:
    """The weighted mean of some estimates, and what its variance rests on."""

    among: float
    weight: float
    value: float
    squared: float
    noise: float

    @classmethod
    def of(cls, estimates: Iterable[tuple[float, float]], among: float) -> _Centre:
        found = [(1 / (among + variance), value, variance) for value, variance in estimates]
        return cls(
            among,
            math.fsum(w for w, _, _ in found),
            math.fsum(w * value for w, value, _ in found),
            math.fsum(w * w for w, _, _ in found),
            math.fsum(w * w * variance for w, _, variance in found),
        )

    def without(self, value: float, variance: float, spread: float) -> tuple[float, float]:
        """The mean of all others, and its variance where they differ by some spread."""
        own = 1 / (self.among + variance)
        weight = self.weight - own
        squared, noise = self.squared - own * own, self.noise - own * own * variance
        return (self.value - own * value) / weight, (spread * squared + noise) / weight**2
