"""Whether a test predicts the same for all groups (Cleary 1968)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import field, frozen

from meritasn.fairness.regression import Fitted, fitted

__all__ = ["Prediction", "Step", "predicted_alike"]


@frozen
class Step:
    """Whether a line for each group fits better than one for both.

    Attributes:
        f: The statistic.
        p: Its probability by chance.
    """

    f: float
    p: float


@frozen
class Prediction:
    """Three lines: one for both groups; of two heights; of two heights and two slopes.

    Attributes:
        common: The intercept and the slope for both.
        heights: With the group as a column.
        slopes: With the group, and the group times the predictor.
        slope: Whether the slopes differ; asked first.
        intercept: Whether the heights do.
        both: Whether either does.
        residuals: The mean of what the common line leaves of the first group and of the others;
            above zero the line predicts too little for them.
    """

    common: Fitted = field(repr=False)
    heights: Fitted = field(repr=False)
    slopes: Fitted = field(repr=False)
    slope: Step
    intercept: Step
    both: Step
    residuals: tuple[float, float]


def predicted_alike(
    predictor: Sequence[float], criterion: Sequence[float], first: Sequence[bool]
) -> Prediction | None:
    """Holds the three lines against each other. Needs numpy and scipy.

    Args:
        predictor: Of each person, such as the score of a test.
        criterion: Of each person, what it should predict.
        first: Of each person whether they are of the first group.

    Returns:
        None where there are too few people, or a line leaves nothing to be explained.

    >>> x, group = [1, 2, 3, 4] * 2, [True] * 4 + [False] * 4
    >>> y = [2, 3.1, 3.9, 5, 3, 4, 5.1, 5.9]
    >>> found = predicted_alike(x, y, group)
    >>> found.slope.p > 0.05 > found.intercept.p
    True
    """
    g = [float(mine) for mine in first]
    common = fitted(criterion, [[1, x] for x in predictor])
    heights = fitted(criterion, [[1, x, m] for x, m in zip(predictor, g, strict=True)])
    slopes = fitted(criterion, [[1, x, m, x * m] for x, m in zip(predictor, g, strict=True)])
    if common is None or heights is None or slopes is None or not slopes.squares:
        return None
    height, slope = common.coefficients
    left = [y - height - slope * x for x, y in zip(predictor, criterion, strict=True)]
    means = [
        math.fsum(one for one, mine in zip(left, first, strict=True) if bool(mine) is wanted)
        / sum(bool(mine) is wanted for mine in first)
        for wanted in (True, False)
    ]
    return Prediction(
        common,
        heights,
        slopes,
        _step(heights, slopes),
        _step(common, heights),
        _step(common, slopes),
        (means[0], means[1]),
    )


def _step(less: Fitted, more: Fitted) -> Step:
    from scipy.special import fdtrc  # noqa: PLC0415  (an extra)

    added = less.freedom - more.freedom
    f = (less.squares - more.squares) / added / (more.squares / more.freedom)
    return Step(f, float(fdtrc(added, more.freedom, f)))
