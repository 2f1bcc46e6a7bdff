"""Like with like: two groups compared within strata, such as levels or units, and pooled.

Mantel and Haenszel (1959); the interval is that of Robins, Breslow and Greenland (1986), the test
whether strata may be pooled at all that of Breslow and Day (1980) with Tarone's correction (1985).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import field, frozen

from meritasn.fairness.approximate import beyond
from meritasn.fairness.counts import Cell
from meritasn.fairness.intervals import LEVEL, Interval, quantile

__all__ = ["Homogeneity", "Pooled", "Stratum", "pooled"]


@frozen
class Stratum:
    """Two groups within one stratum."""

    focal: Cell
    reference: Cell

    @property
    def informative(self) -> bool:
        """Whether it compares anything: people on both sides, some chosen and some not."""
        whole = self.focal + self.reference
        return bool(self.focal.total * self.reference.total * whole.selected * whole.others)

    @property
    def expected(self) -> float:
        """How many of the focal group would be chosen at the rate of both."""
        whole = self.focal + self.reference
        return self.focal.total * whole.selected / whole.total

    @property
    def variance(self) -> float:
        """Of that number, with both margins fixed."""
        whole = self.focal + self.reference
        n = whole.total
        among = self.focal.total * self.reference.total * whole.selected * whole.others
        return among / (n * n * (n - 1))

    @property
    def crossed(self) -> tuple[float, float]:
        """The two products of the odds ratio, each over the people of the stratum."""
        n = self.focal.total + self.reference.total
        a = self.focal.selected * self.reference.others / n
        return a, self.focal.others * self.reference.selected / n


@frozen
class Homogeneity:
    """Whether the odds ratio is the same in all strata.

    Attributes:
        breslow_day: The statistic.
        tarone: With Tarone's correction.
        freedom: Its degrees of freedom.
    """

    breslow_day: float
    tarone: float
    freedom: int

    @property
    def p(self) -> float:
        """The probability of strata that differ as much by chance, without the correction."""
        return chi2_beyond(self.breslow_day, self.freedom)

    @property
    def p_tarone(self) -> float:
        """The same with the correction."""
        return chi2_beyond(self.tarone, self.freedom)


@frozen
class Pooled:
    """Two groups over all strata.

    Attributes:
        strata: Those that compare something, by name.
        silent: Those that do not, because a side is empty or nobody or everybody was chosen.
    """

    strata: Mapping[str, Stratum] = field(repr=False)
    silent: tuple[str, ...]

    @property
    def odds_ratio(self) -> float | None:
        """The odds ratio of Mantel and Haenszel; None where it has no quotient."""
        up, down = self._crossed()
        return up / down if down else None

    @property
    def risk_ratio(self) -> float | None:
        """The ratio of rates of Mantel and Haenszel; None where it has no quotient."""
        of = self.strata.values()
        up = math.fsum(s.focal.selected * s.reference.total / _people(s) for s in of)
        down = math.fsum(s.reference.selected * s.focal.total / _people(s) for s in of)
        return up / down if down else None

    def interval(self, level: float = LEVEL) -> Interval | None:
        """The interval of the odds ratio; None where there is none."""
        up, down = self._crossed()
        if not (up and down):
            return None
        terms = [(*s.crossed, *_shares(s)) for s in self.strata.values()]
        variance = (
            math.fsum(p * r for r, _, p, _ in terms) / (2 * up * up)
            + math.fsum(p * s + q * r for r, s, p, q in terms) / (2 * up * down)
            + math.fsum(q * s for _, s, _, q in terms) / (2 * down * down)
        )
        half = quantile(level) * math.sqrt(variance)
        return up / down * math.exp(-half), up / down * math.exp(half)

    def cmh(self, *, corrected: bool = False) -> float | None:
        """The statistic of Cochran, Mantel and Haenszel, with one degree of freedom.

        Args:
            corrected: Whether half a person is taken off the gap, by the formula as it was first
                printed: where the gap is less than that, it is not held at zero.
        """
        of = self.strata.values()
        variance = math.fsum(s.variance for s in of)
        if not variance:
            return None
        gap = abs(math.fsum(s.focal.selected - s.expected for s in of))
        gap = gap - 1 / 2 if corrected else gap
        return gap * gap / variance

    def cmh_p(self, *, corrected: bool = False) -> float | None:
        """Its probability."""
        statistic = self.cmh(corrected=corrected)
        return None if statistic is None else chi2_beyond(statistic, 1)

    @property
    def homogeneity(self) -> Homogeneity | None:
        """Whether the strata may be pooled; None of one stratum, or without an odds ratio."""
        ratio, of = self.odds_ratio, list(self.strata.values())
        if not ratio or len(of) <= 1:
            return None
        fitted = [(s.focal.selected, *_fitted(s, ratio)) for s in of]
        statistic = math.fsum((a - e) ** 2 / v for a, e, v in fitted)
        whole = math.fsum(a - e for a, e, _ in fitted)
        variance = math.fsum(v for _, _, v in fitted)
        return Homogeneity(statistic, statistic - whole * whole / variance, len(of) - 1)

    def _crossed(self) -> tuple[float, float]:
        pairs = [stratum.crossed for stratum in self.strata.values()]
        return math.fsum(a for a, _ in pairs), math.fsum(b for _, b in pairs)


def pooled(strata: Mapping[str, Stratum]) -> Pooled:
    """Pools strata; those that compare nothing are named apart, not hidden.

    >>> found = pooled(
    ...     {
    ...         "junior": Stratum(Cell(70, 80), Cell(18, 20)),
    ...         "senior": Stratum(Cell(7, 20), Cell(24, 80)),
    ...         "acting": Stratum(Cell(0, 0), Cell(2, 3)),
    ...     }
    ... )
    >>> round(found.odds_ratio, 3), round(found.cmh_p(), 2), found.silent
    (1.081, 0.86, ('acting',))
    """
    speaking = {name: one for name, one in strata.items() if one.informative}
    return Pooled(speaking, tuple(name for name in strata if name not in speaking))


def _people(stratum: Stratum) -> int:
    return stratum.focal.total + stratum.reference.total


def _shares(stratum: Stratum) -> tuple[float, float]:
    """The shares of people on the two diagonals."""
    n = _people(stratum)
    agreeing = stratum.focal.selected + stratum.reference.others
    return agreeing / n, (n - agreeing) / n


def _fitted(stratum: Stratum, ratio: float) -> tuple[float, float]:
    """How many of the focal group would be chosen under the pooled odds ratio, and the variance."""
    chosen = stratum.focal.selected + stratum.reference.selected
    n, m = stratum.focal.total, stratum.reference.total
    a, b, c = 1 - ratio, m - chosen + ratio * (n + chosen), -ratio * n * chosen
    # Written so that a ratio of one, where the quadratic turns linear, is no case of its own.
    root = math.sqrt(b * b - 4 * a * c)
    e = -2 * c / (b + root)
    return e, 1 / (1 / e + 1 / (n - e) + 1 / (chosen - e) + 1 / (m - chosen + e))


def chi2_beyond(statistic: float, freedom: int) -> float:
    """The probability of a chi-squared statistic as great or greater.

    Needs scipy beyond one degree of freedom.

    Raises:
        ModuleNotFoundError: If scipy is needed and not installed.

    >>> round(chi2_beyond(3.841, 1), 3)
    0.05
    """
    if freedom == 1:
        return beyond(math.sqrt(statistic))
    from scipy.special import gammaincc  # noqa: PLC0415  (an extra)

    return float(gammaincc(freedom / 2, statistic / 2))
