"""Habits that are counted: identical ratings, heaping just over a limit, copied feedback."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from meritasn.fairness.appraisers.given import Given
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign

__all__ = ["binomial_tail", "copied", "heaping", "identical"]


def by_rater(now: Sequence[Given]) -> dict[str, list[Given]]:
    """The appraisals of each rater."""
    found: dict[str, list[Given]] = {}
    for one in now:
        found.setdefault(one.rater, []).append(one)
    return found


# -- identical ratings ----------------------------------------------------------------------------


Pattern = tuple[tuple[str, float], ...]


def identical(now: Sequence[Given], plan: RaterPlan) -> Iterator[Measured]:
    """Whether a rater gave everybody exactly the same, on all scales.

    The probability is the larger of two: that as many people drawn one by one from their strata all
    have what was given, and that the next rater would give it to all, with the shares of others. It
    is told for as many patterns as there are, since any of them would have been looked at.
    """
    shares: dict[str, Counter[Pattern]] = {}
    for one in now:
        shares.setdefault(one.stratum, Counter())[one.pattern] += 1
    own = {rater: Counter(one.pattern for one in of) for rater, of in by_rater(now).items()}
    sizes = {rater: seen.total() for rater, seen in own.items()}
    whole: dict[tuple[Pattern, int], float] = {}
    for rater, of in by_rater(now).items():
        n, strata = len(of), Counter(one.stratum for one in of)
        patterns = {pattern for stratum in strata for pattern in shares[stratum]}
        pattern, most = max(own[rater].items(), key=lambda one: (one[1], one[0]))
        dealt = math.prod(
            (shares[stratum][pattern] / shares[stratum].total()) ** many
            for stratum, many in strata.items()
        )
        all_of = whole.get((pattern, n))
        if all_of is None:
            all_of = math.fsum((seen[pattern] / sizes[name]) ** n for name, seen in own.items())
            whole[pattern, n] = all_of
        drawn = max(0.0, all_of - (most / n) ** n) / max(len(own) - 1, 1)
        all_same = min(1.0, len(patterns) * max(dealt, drawn))
        enough = n >= plan.minimum
        yield Measured(
            sign=Sign.IDENTICAL,
            rater=rater,
            n=n,
            effect=most / n,
            p=None if not enough else all_same if most == n else 1.0,
            each=all_same ** (1 / n),
            ground=Ground.PEERS,
            enough=enough,
            needed=plan.minimum,
            of=(most, n),
        )


# -- heaping --------------------------------------------------------------------------------------


def heaping(now: Sequence[Given], limits: Sequence[Decimal], plan: RaterPlan) -> Iterator[Measured]:
    """Whether finals lie just over the limit of a band rather than just under it.

    As likely as not, or as likely as with all other raters where that is more: by an exact binomial
    tail.
    """
    of_rater = by_rater(now)
    near = {rater: _near(of, limits, plan.step) for rater, of in of_rater.items()}
    all_over, all_near = (sum(one[part] for one in near.values()) for part in (0, 1))
    for rater, (over, n) in near.items():
        others = Fraction(all_over - over + 1, all_near - n + 2)
        expected = max(Fraction(1, 2), others)
        enough = len(of_rater[rater]) >= plan.minimum
        yield Measured(
            sign=Sign.HEAPING,
            rater=rater,
            n=n,
            effect=over / n if n else None,
            p=binomial_tail(over, n, expected) if enough else None,
            each=float(expected),
            ground=Ground.PEERS,
            enough=enough,
            needed=plan.minimum,
            of=(over, n),
        )


def _near(of: Sequence[Given], limits: Sequence[Decimal], step: Decimal) -> tuple[int, int]:
    """How many lie just over a limit, and how many just over or just under one."""
    over = under = 0
    for one in of:
        if one.final is not None:
            over += any(limit <= one.final < limit + step for limit in limits)
            under += any(limit - step <= one.final < limit for limit in limits)
    return over, over + under


def binomial_tail(least: int, n: int, chance: Fraction) -> float:
    """The probability of at least so many out of some.

    >>> round(binomial_tail(9, 10, Fraction(1, 2)), 4)  # 11 of 1,024
    0.0107
    """
    if least <= 0:
        return 1.0
    p = float(chance)
    if p in {0.0, 1.0}:
        return p
    logs = (
        math.lgamma(n + 1)
        - math.lgamma(k + 1)
        - math.lgamma(n - k + 1)
        + k * math.log(p)
        + (n - k) * math.log1p(-p)
        for k in range(least, n + 1)
    )
    return min(1.0, math.fsum(map(math.exp, logs)))


# -- copied feedback ------------------------------------------------------------------------------


def copied(now: Sequence[Given], plan: RaterPlan) -> Iterator[Measured]:
    """Which share of a rater's feedback says word for word what other feedback of theirs says.

    It is counted and not estimated, so that there is no probability.
    """
    for rater, of in by_rater(now).items():
        said = Counter(one for given in of for one in given.said)
        n = said.total()
        again = sum(many for many in said.values() if many > 1)
        yield Measured(
            sign=Sign.COPIED,
            rater=rater,
            n=n,
            effect=again / n if n else None,
            matters=float(plan.copied),
            enough=n >= plan.minimum,
            needed=plan.minimum,
            of=(again, n),
        )
