"""Odds of standing at or above a label, alike at every label: a cumulative logit with fixed facts.

``logit P(label >= j) = group + facts · slopes - threshold_j`` (McCullagh 1980), fitted by the model
of statsmodels. That model calls a fit settled also where there is none, since the likelihood rises
without end; so it is first asked of the data itself whether a fit exists (Albert and Anderson
1984). That the odds are alike at every label is tested as Brant (1990) does, for the group.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from meritasn.fairness.intervals import LEVEL, quantile

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Floats = NDArray[float64]
    Places = NDArray[intp]

__all__ = ["PEOPLE_EACH", "NoOdds", "Odds", "proportional_odds"]

PEOPLE_EACH = 10
"""For each number that is fitted there must be so many people."""

_TINY = 1e-7


class NoOdds(Enum):
    """Why there are no odds."""

    ONE_GROUP = "one_group"
    ONE_LABEL = "one_label"
    TOO_FEW = "too_few"
    SAME = "same"
    SEPARATED = "separated"
    UNSETTLED = "unsettled"


@frozen
class Odds:
    """How much more often a group stands at or above a label than the others, as a ratio of odds.

    Attributes:
        crude: The ratio without the facts, of the same people.
        adjusted: The ratio at equal facts.
        interval: Of that.
        p: The probability of as much by chance, by Wald, two-sided.
        p_alike: The probability by chance of the group's ratios at the several labels differing as
            they do; None where there is one step alone, or a label is told without fail.
    """

    crude: float
    adjusted: float
    interval: tuple[float, float]
    p: float
    p_alike: float | None


def proportional_odds(
    labels: Sequence[int], facts: Sequence[Sequence[float]], first: Sequence[bool]
) -> Odds | NoOdds:
    """The odds of the first group beside those of the others. Needs statsmodels.

    Args:
        labels: Of each person the place of the label, the greater the better.
        facts: Of each person, as numbers.
        first: Of each person whether they are of the first group.

    Raises:
        ModuleNotFoundError: If statsmodels is not installed.

    >>> years = [n % 9 for n in range(180)]
    >>> labels = [(n % 9 + n * 7 % 5) // 4 + (n % 2) * (n % 3 == 0) for n in range(180)]
    >>> found = proportional_odds(labels, [[y] for y in years], [n % 2 == 1 for n in range(180)])
    >>> found.adjusted > 1
    True
    """
    import numpy as np  # noqa: PLC0415  (an extra)

    if len({*first}) <= 1:
        return NoOdds.ONE_GROUP
    names, places = np.unique(np.asarray(labels), return_inverse=True)
    if len(names) <= 1:
        return NoOdds.ONE_LABEL
    known = np.asarray(facts, dtype=float).reshape(len(labels), -1)
    if len(labels) < PEOPLE_EACH * (len(names) + known.shape[1]):
        return NoOdds.TOO_FEW
    group = np.asarray(first, dtype=float)[:, None]
    both = np.column_stack([group, _even(known)])
    if np.linalg.matrix_rank(np.column_stack([np.ones(len(both)), both])) <= both.shape[1]:
        return NoOdds.SAME
    if _separated(places, both):
        return NoOdds.SEPARATED
    crude, found = _fitted(places, group), _fitted(places, both)
    if crude is None or found is None:
        return NoOdds.UNSETTLED
    (slope, error), half = found, quantile(LEVEL)
    return Odds(
        math.exp(crude[0]),
        math.exp(slope),
        (math.exp(slope - half * error), math.exp(slope + half * error)),
        math.erfc(abs(slope / error) / math.sqrt(2)),
        _alike(places, both),
    )


def _even(facts: Floats) -> Floats:
    """Facts about zero and of like spread, by which a fit settles; one that never varies stays."""
    import numpy as np  # noqa: PLC0415  (an extra)

    spread = facts.std(axis=0)
    return np.asarray((facts - facts.mean(axis=0)) / np.where(spread > 0, spread, 1))


def _separated(places: Places, columns: Floats) -> bool:
    """Whether some direction of the numbers makes nobody's label less likely, and somebody's more.

    Then the likelihood rises along it without end, and no fit exists.
    """
    import numpy as np  # noqa: PLC0415  (an extra)
    from scipy.optimize import linprog  # noqa: PLC0415  (an extra)

    rows = np.unique(np.column_stack([places, columns]), axis=0)
    of, facts = rows[:, 0].astype(int), rows[:, 1:]
    steps = np.eye(int(places.max()))
    below, above = of < len(steps), of > 0
    under = np.column_stack([steps[of[below]], -facts[below]])
    over = np.column_stack([-steps[of[above] - 1], facts[above]])
    room = np.vstack([under, over])
    found = linprog(-room.sum(axis=0), A_ub=-room, b_ub=np.zeros(len(room)), bounds=(-1, 1))
    return bool(found.status != 0 or -found.fun > _TINY)


def _fitted(places: Places, columns: Floats) -> tuple[float, float] | None:
    """The slope of the first column and its error; None where the fit does not settle."""
    import numpy as np  # noqa: PLC0415  (an extra)
    from statsmodels.miscmodels.ordinal_model import OrderedModel  # noqa: PLC0415  (an extra)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they warn of is asked below
        model = OrderedModel(places, columns, distr="logit")
        found = model.fit(method="bfgs", maxiter=1_000, disp=False)
        slope, error = float(found.params[0]), float(found.bse[0])
        still = bool(np.abs(model.score(found.params)).max() <= _STILL * len(places))
    return (slope, error) if still and math.isfinite(slope) and 0 < error < math.inf else None


_STILL = 1e-4
"""By so much a person the likelihood may still rise."""


def _alike(places: Places, columns: Floats) -> float | None:
    """The test of Brant: the first column's slope in one logit for each step, as one or as many."""
    import numpy as np  # noqa: PLC0415  (an extra)
    from scipy.stats import chi2  # noqa: PLC0415  (an extra)
    from statsmodels.discrete.discrete_model import Logit  # noqa: PLC0415  (an extra)

    steps = range(1, int(places.max()) + 1)
    over = [(places >= step).astype(int) for step in steps]
    if len(over) <= 1 or any(_separated(one, columns) for one in over):
        return None
    x = np.column_stack([columns, np.ones(len(columns))])
    fits = [Logit(one, x).fit(disp=False) for one in over]
    chance = [fit.predict() for fit in fits]
    spread = [np.linalg.inv(x.T @ (x * (c * (1 - c))[:, None])) for c in chance]
    covered = np.empty((len(over), len(over)))
    for j, low in enumerate(chance):
        for k, high in enumerate(chance[j:], start=j):
            between = x.T @ (x * (high * (1 - low))[:, None])
            covered[j, k] = covered[k, j] = (spread[j] @ between @ spread[k])[0, 0]
    apart = np.eye(len(over))[1:] - np.eye(len(over))[0]
    gaps = apart @ np.array([fit.params[0] for fit in fits])
    within = apart @ covered @ apart.T
    if np.linalg.matrix_rank(within) < len(within):
        return None
    return float(chi2.sf(gaps @ np.linalg.solve(within, gaps), len(gaps)))
