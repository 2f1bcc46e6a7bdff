"""How severe raters are, and whether their scales say more than one impression.

Who rated everybody once, and everybody by all, has a closed form: variances from mean squares, and
effects drawn towards zero by how little each rater has said (best linear unbiased predictions).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import field, frozen

from meritasn.fairness.agreement import Ratings, intraclass

__all__ = ["Crossed", "Halo", "cronbach_alpha", "crossed", "halo", "rater_effects"]


def rater_effects(ratings: Ratings) -> tuple[float, ...]:
    """How far each rater's mean lies above the mean of all: above zero is lenient.

    >>> [round(effect, 3) for effect in rater_effects([[9, 2, 4], [6, 1, 5]])] == [3.0, -3.0, 0.0]
    True
    """
    if not ratings:
        return ()
    columns = [math.fsum(column) / len(ratings) for column in zip(*ratings, strict=True)]
    grand = math.fsum(columns) / len(columns)
    return tuple(mean - grand for mean in columns)


@frozen
class Crossed:
    """People and raters as random effects of one balanced table.

    Attributes:
        intercept: The mean of all ratings.
        people_variance: How much people differ.
        rater_variance: How much raters differ.
        residual_variance: What neither explains.
        rater_effects: Of each rater, drawn towards zero; above it is lenient.
        people_effects: Of each person, drawn towards zero.
    """

    intercept: float
    people_variance: float
    rater_variance: float
    residual_variance: float
    rater_effects: tuple[float, ...] = field(repr=False)
    people_effects: tuple[float, ...] = field(repr=False)


def crossed(ratings: Ratings) -> Crossed | None:
    """The variances and effects of a table in which everybody is rated by everybody.

    For such a table this is what restricted maximum likelihood gives; a variance that would be
    below zero is zero.

    Returns:
        None of fewer than two people or raters.

    >>> found = crossed([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6]])
    >>> found.rater_effects[0] < rater_effects([[9, 2, 5, 8], [6, 1, 3, 2]])[0]
    True
    """
    squares = intraclass(ratings)
    if squares is None:
        return None
    n, k, error = squares.people, squares.raters, squares.residual
    people = max(0.0, (squares.between_people - error) / k)
    raters = max(0.0, (squares.between_raters - error) / n)
    turned = list(zip(*ratings, strict=True))
    return Crossed(
        math.fsum(map(math.fsum, ratings)) / (n * k),
        people,
        raters,
        error,
        tuple(one * _kept(raters, error, n) for one in rater_effects(ratings)),
        tuple(one * _kept(people, error, k) for one in rater_effects(turned)),
    )


def _kept(variance: float, error: float, ratings: int) -> float:
    """What is left of an effect that rests on so many ratings."""
    whole = variance + error / ratings
    return variance / whole if whole else 0.0


@frozen
class Halo:
    """How far several scales say one thing.

    Attributes:
        mean_r: The mean correlation of two scales.
        least_r: The least of them.
        first_share: The share of all variance that one impression carries.
        alpha: Cronbach's alpha.
    """

    mean_r: float
    least_r: float
    first_share: float
    alpha: float


def halo(rows: Ratings) -> Halo | None:
    """How far the scales of the same people move together. Needs numpy.

    Args:
        rows: A row for each person, a column for each scale.

    Returns:
        None of fewer than two people or scales, and where a scale never varies.

    Raises:
        ModuleNotFoundError: If numpy is not installed.

    >>> found = halo([[1, 2], [2, 4], [3, 6.5]])
    >>> found.mean_r > 0.99, found.first_share > 0.99
    (True, True)
    """
    import numpy as np  # noqa: PLC0415  (an extra)

    alpha = cronbach_alpha(rows)
    if alpha is None or any(len(set(column)) == 1 for column in zip(*rows, strict=True)):
        return None
    correlations = np.corrcoef(np.asarray(rows, dtype=float), rowvar=False)
    pairs = correlations[np.triu_indices(len(correlations), 1)]
    first = np.linalg.eigvalsh(correlations)[-1]
    return Halo(float(pairs.mean()), float(pairs.min()), float(first / len(correlations)), alpha)


def cronbach_alpha(rows: Ratings) -> float | None:
    """Cronbach's alpha (1951): how far the sum of scales measures one thing.

    Args:
        rows: A row for each person, a column for each scale.

    Returns:
        None of fewer than two people or scales, and where the sum never varies.

    >>> cronbach_alpha([[1, 1], [2, 2], [4, 4]])
    1.0
    """
    k = len(rows[0]) if rows else 0
    if len(rows) <= 1 or k <= 1:
        return None
    whole = _variance([math.fsum(row) for row in rows])
    parts = math.fsum(_variance(column) for column in zip(*rows, strict=True))
    return k / (k - 1) * (1 - parts / whole) if whole else None


def _variance(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
