"""How far raters agree: on the same people, with or without missing ratings.

The intraclass correlations are those of Shrout and Fleiss (1979) under the names of McGraw and Wong
(1996); weighted kappa is Cohen's (1960, 1968), for many raters Fleiss' (1971); alpha is
Krippendorff's (2011); rwg that of James, Demaree and Wolf (1984).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from attrs import frozen

__all__ = [
    "Intraclass",
    "Kappa",
    "Scale",
    "cohen_kappa",
    "crosstab",
    "fleiss_kappa",
    "intraclass",
    "krippendorff_alpha",
    "rwg",
]

Ratings = Sequence[Sequence[float]]
"""A row for each person, with a rating by each rater."""


@frozen
class Intraclass:
    """What the ratings of the same people by the same raters have in common.

    Absolute agreement asks for the same number, consistency for the same order: between the two
    lies the severity of the raters.

    Attributes:
        people: How many are rated.
        raters: By how many.
        between_people: Mean square of people.
        between_raters: Mean square of raters.
        residual: Mean square of what neither explains.
        within_people: Mean square within people, raters and all.
    """

    people: int
    raters: int
    between_people: float
    between_raters: float
    residual: float
    within_people: float

    @property
    def single(self) -> float | None:
        """ICC(1,1): of one rating, each by raters of its own."""
        b, w, k = self.between_people, self.within_people, self.raters
        return _over(b - w, b + (k - 1) * w)

    @property
    def absolute(self) -> float | None:
        """ICC(A,1): of one rating, absolute agreement."""
        b, e, k, n = self.between_people, self.residual, self.raters, self.people
        return _over(b - e, b + (k - 1) * e + k / n * (self.between_raters - e))

    @property
    def consistent(self) -> float | None:
        """ICC(C,1): of one rating, consistency."""
        b, e = self.between_people, self.residual
        return _over(b - e, b + (self.raters - 1) * e)

    @property
    def mean_single(self) -> float | None:
        """ICC(1,k): of the mean of all raters."""
        return _over(self.between_people - self.within_people, self.between_people)

    @property
    def mean_absolute(self) -> float | None:
        """ICC(A,k): of the mean, absolute agreement."""
        b, e = self.between_people, self.residual
        return _over(b - e, b + (self.between_raters - e) / self.people)

    @property
    def mean_consistent(self) -> float | None:
        """ICC(C,k): of the mean, consistency."""
        return _over(self.between_people - self.residual, self.between_people)


def _over(up: float, down: float) -> float | None:
    return up / down if down else None


def intraclass(ratings: Ratings) -> Intraclass | None:
    """The mean squares of a full table; None of fewer than two people or raters.

    >>> table = [
    ...     [9, 2, 5, 8],
    ...     [6, 1, 3, 2],
    ...     [8, 4, 6, 8],
    ...     [7, 1, 2, 6],
    ...     [10, 5, 6, 9],
    ...     [6, 2, 4, 7],
    ... ]
    >>> found = intraclass(table)
    >>> round(found.absolute, 2), round(found.consistent, 2)
    (0.29, 0.71)
    """
    n, k = len(ratings), len(ratings[0]) if ratings else 0
    if n <= 1 or k <= 1:
        return None
    grand = math.fsum(map(math.fsum, ratings)) / (n * k)
    rows = [math.fsum(row) / k for row in ratings]
    columns = [math.fsum(column) / n for column in zip(*ratings, strict=True)]
    people = k * math.fsum((mean - grand) ** 2 for mean in rows)
    raters = n * math.fsum((mean - grand) ** 2 for mean in columns)
    whole = math.fsum((one - grand) ** 2 for row in ratings for one in row)
    residual = max(0.0, whole - people - raters)
    return Intraclass(
        n,
        k,
        people / (n - 1),
        raters / (k - 1),
        residual / ((n - 1) * (k - 1)),
        (raters + residual) / (n * (k - 1)),
    )


@frozen
class Kappa:
    """Agreement of two raters beyond chance.

    Attributes:
        kappa: One where they always agree, zero where they agree as often as chance would.
        z: In standard errors under no agreement but chance; None of weighted ones.
        error: The standard error of kappa itself (Fleiss, Cohen and Everitt 1969); None of
            weighted ones.
    """

    kappa: float
    z: float | None = None
    error: float | None = None


def crosstab(pairs: Sequence[tuple[float, float]]) -> list[list[int]]:
    """How often each pair of labels was given; rows and columns are the labels in order.

    >>> crosstab([(1, 1), (1, 2), (2, 2)])[0] == [1, 1]
    True
    """
    labels = sorted({one for pair in pairs for one in pair})
    counts = Counter(pairs)
    return [[counts[a, b] for b in labels] for a in labels]


Weights = Literal["none", "linear", "quadratic"]


def cohen_kappa(table: Sequence[Sequence[int]], weights: Weights = "none") -> Kappa | None:
    """The agreement of two raters, from how often each pair of labels was given.

    Args:
        table: A row for each label of the first rater, a column for each of the second.
        weights: What a disagreement weighs: the same always, or by how far labels are apart.

    Returns:
        None of nobody, and where only one label was ever given.

    >>> found = cohen_kappa([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]])
    >>> round(found.kappa, 3)
    0.208
    """
    n = sum(map(sum, table))
    size = len(table)
    rows = [sum(row) / n if n else 0.0 for row in table]
    columns = [sum(column) / n if n else 0.0 for column in zip(*table, strict=True)]
    far = _FAR[weights]
    expected = math.fsum(far(i, j) * rows[i] * columns[j] for i in range(size) for j in range(size))
    if not expected:
        return None
    seen = math.fsum(far(i, j) * table[i][j] for i in range(size) for j in range(size)) / n
    kappa = 1 - seen / expected
    if weights != "none":
        return Kappa(kappa)
    return Kappa(kappa, *_errors(table, rows, columns, kappa))


_FAR: Mapping[Weights, Callable[[int, int], int]] = {
    "none": lambda i, j: i != j,
    "linear": lambda i, j: abs(i - j),
    "quadratic": lambda i, j: (i - j) ** 2,
}
"""How far two labels are apart."""


def _errors(
    table: Sequence[Sequence[int]],
    rows: Sequence[float],
    columns: Sequence[float],
    kappa: float,
) -> tuple[float | None, float]:
    n, size = sum(map(sum, table)), range(len(table))
    chance = math.fsum(rows[i] * columns[i] for i in size)
    shares = [[one / n for one in row] for row in table]
    null = math.fsum(rows[i] * columns[i] * (rows[i] + columns[i]) for i in size)
    under_null = math.sqrt(max(0.0, chance + chance**2 - null) / n) / (1 - chance)
    on = math.fsum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in size)
    off = (1 - kappa) ** 2 * math.fsum(
        shares[i][j] * (columns[i] + rows[j]) ** 2 for i in size for j in size if i != j
    )
    rest = (kappa - chance * (1 - kappa)) ** 2
    error = math.sqrt(max(0.0, on + off - rest) / n) / (1 - chance)
    return (kappa / under_null if under_null else None), error


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float | None:
    """The agreement of many raters, from how many of them gave each label to each person.

    Args:
        counts: A row for each person, a column for each label; every row of as many raters.

    Returns:
        None of nobody, of one rater, and where only one label was ever given.

    Raises:
        ValueError: If people are rated by different numbers of raters.

    >>> fleiss_kappa([[3, 0], [0, 3], [3, 0]])
    1.0
    """
    raters = {sum(row) for row in counts}
    if len(raters) > 1:
        raise ValueError("everybody has to be rated by as many raters")
    if not counts or (k := raters.pop()) <= 1:
        return None
    n = len(counts)
    shares = [sum(column) / (n * k) for column in zip(*counts, strict=True)]
    chance = math.fsum(share**2 for share in shares)
    agreeing = math.fsum(one * (one - 1) for row in counts for one in row) / (n * k * (k - 1))
    return (agreeing - chance) / (1 - chance) if chance != 1 else None


Scale = Literal["nominal", "ordinal", "interval", "ratio"]
"""What the distance of two ratings means."""


def krippendorff_alpha(
    ratings: Sequence[Sequence[float | None]], scale: Scale = "ordinal"
) -> float | None:
    """Krippendorff's alpha; ratings may be missing.

    Args:
        ratings: A row for each person, with a rating by each rater or None.
        scale: What the distance of two ratings means.

    Returns:
        None where nobody has two ratings, or all ratings are the same.

    >>> round(krippendorff_alpha([[1, 1, None], [2, 2, 3], [3, 3, 3], [3, 3, 3]], "nominal"), 3)
    0.688
    """
    pairable = [[one for one in row if one is not None] for row in ratings]
    units = [row for row in pairable if len(row) > 1]
    totals = Counter(one for row in units for one in row)
    values = sorted(totals)
    n = totals.total()
    if not units:
        return None
    far = _distance(scale, values, totals)
    seen = math.fsum(far(a, b) / (len(row) - 1) for row in units for a in row for b in row)
    chance = math.fsum(totals[a] * totals[b] * far(a, b) for a in values for b in values)
    return 1 - (n - 1) * seen / chance if chance else None


def _distance(
    scale: Scale, values: Sequence[float], totals: Mapping[float, int]
) -> Callable[[float, float], float]:
    def ordinal(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(totals[value] for value in values if low <= value <= high)
        return (between - (totals[a] + totals[b]) / 2) ** 2

    def ratio(a: float, b: float) -> float:
        return ((a - b) / (a + b)) ** 2 if a + b else 0.0

    ways: Mapping[Scale, Callable[[float, float], float]] = {
        "nominal": lambda a, b: float(a != b),
        "ordinal": ordinal,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": ratio,
    }
    return ways[scale]


def rwg(ratings: Sequence[float], categories: int) -> float | None:
    """How much less the raters of one person differ than if they drew labels blindly.

    ``1 - s² / ((A² - 1) / 12)``; below zero where they differ more, and reported as it is.

    Args:
        ratings: Those of one person.
        categories: How many labels there are.

    Returns:
        None of fewer than two ratings, or of one label.

    >>> rwg([4, 5, 4, 5], 5), rwg([1, 5], 5)
    (0.8333333333333334, -3.0)
    """
    if len(ratings) <= 1 or categories <= 1:
        return None
    mean = math.fsum(ratings) / len(ratings)
    spread = math.fsum((one - mean) ** 2 for one in ratings) / (len(ratings) - 1)
    return 1 - spread / ((categories**2 - 1) / 12)
