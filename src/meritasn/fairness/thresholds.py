"""Ratings in an order with lenient and severe raters: a cumulative logit with a random rater.

``logit P(rating <= j) = threshold_j - (facts · slopes + rater)``, the rater normal about zero; by
maximum likelihood, the raters integrated out by Gauss and Hermite. Above zero a rater is lenient.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

__all__ = ["Graded", "graded"]

_POINTS = 61
"""Of the quadrature."""


@frozen
class Graded:
    """What was fitted.

    Attributes:
        log_likelihood: Of the ratings.
        thresholds: Between each label and the next, from the lowest.
        slopes: Of each fact.
        rater_sd: How much raters differ, in logits.
        raters: Of each rater the mean of what is likely of them, given all ratings.
    """

    log_likelihood: float
    thresholds: tuple[float, ...]
    slopes: tuple[float, ...]
    rater_sd: float
    raters: tuple[float, ...] = field(repr=False)


def graded(
    ratings: Sequence[int], facts: Sequence[Sequence[float]], raters: Sequence[int]
) -> Graded | None:
    """Fits the ratings. Needs numpy and scipy.

    Args:
        ratings: Of each rating the label, from zero for the lowest; every label is given once at
            least.
        facts: Of each rating what it may go with, without an intercept; may be empty.
        raters: Of each rating whose it is, from zero.

    Returns:
        None where there are fewer than two labels or raters, or the fit does not settle.

    Raises:
        ModuleNotFoundError: If numpy or scipy is not installed.

    >>> found = graded([0, 1, 2, 1, 0, 0, 1, 0], [[]] * 8, [0, 0, 0, 0, 1, 1, 1, 1])
    >>> found.raters[0] > found.raters[1]
    True
    """
    import numpy as np  # noqa: PLC0415  (an extra)
    from scipy.optimize import minimize  # noqa: PLC0415  (an extra)

    labels, people = len({*ratings}), len({*raters})
    if labels <= 1 or people <= 1:
        return None
    likelihood = _likelihood(ratings, facts, raters)
    slopes = len(facts[0])
    start = np.concatenate([[-1.0], np.zeros(labels - 2), np.zeros(slopes), [0.0]])
    settled = minimize(lambda at: -likelihood(at)[0], start, method="BFGS")
    found = minimize(lambda at: -likelihood(at)[0], settled.x, method="Nelder-Mead", options=_FINE)
    if not np.isfinite(found.fun):
        return None
    value, effects = likelihood(found.x)
    return Graded(
        value,
        tuple(map(float, _thresholds(found.x, labels))),
        tuple(map(float, found.x[labels - 1 : labels - 1 + slopes])),
        float(np.exp(found.x[-1])),
        tuple(map(float, effects)),
    )


_FINE = {"xatol": 1e-8, "fatol": 1e-10, "maxiter": 20_000, "maxfev": 20_000}
"""How fine the last search is."""


def _thresholds(at: Floats, labels: int) -> Floats:
    """They rise: each is the one before and something above zero."""
    import numpy as np  # noqa: PLC0415  (an extra)

    return np.cumsum(np.concatenate([at[:1], np.exp(at[1 : labels - 1])]))


def _likelihood(
    ratings: Sequence[int], facts: Sequence[Sequence[float]], raters: Sequence[int]
) -> Callable[[Floats], tuple[float, Floats]]:
    """The log-likelihood at some parameters, and the mean effect of each rater there."""
    import numpy as np  # noqa: PLC0415  (an extra)
    from scipy.special import expit, logsumexp  # noqa: PLC0415  (an extra)

    nodes, weights = np.polynomial.hermite_e.hermegauss(_POINTS)
    logs = np.log(weights) - np.log(weights.sum())
    y, x = np.asarray(ratings), np.asarray(facts, dtype=float).reshape(len(ratings), -1)
    who = np.asarray(raters)
    labels, people = int(y.max()) + 1, int(who.max()) + 1

    def at(point: Floats) -> tuple[float, Floats]:
        cuts = np.concatenate([[-np.inf], _thresholds(point, labels), [np.inf]])
        effects = np.exp(point[-1]) * nodes
        middle = (x @ point[labels - 1 : labels - 1 + x.shape[1]])[:, None] + effects
        chance = expit(cuts[y + 1][:, None] - middle) - expit(cuts[y][:, None] - middle)
        of = np.zeros((people, len(nodes)))
        np.add.at(of, who, np.log(np.maximum(chance, np.finfo(float).tiny)))
        joint = of + logs
        whole = logsumexp(joint, axis=1)
        return float(whole.sum()), (np.exp(joint - whole[:, None]) * effects).sum(axis=1)

    return at
