"""Least squares, for gaps that are adjusted for what people differ in. Needs numpy and scipy."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from meritasn.fairness.means import t_beyond

__all__ = ["Fitted", "fitted"]


@frozen
class Fitted:
    """A line through the data.

    Attributes:
        coefficients: One for each column, in their order.
        errors: Their standard errors.
        squares: The sum of squared residuals.
        r2: The share of the spread that it explains; None where nothing varies.
        freedom: How many rows there are beyond the columns.
    """

    coefficients: tuple[float, ...]
    errors: tuple[float, ...] = field(repr=False)
    squares: float
    r2: float | None
    freedom: int

    def t(self, place: int) -> float | None:
        """A coefficient in standard errors; None where it has none."""
        return self.coefficients[place] / self.errors[place] if self.errors[place] else None

    def p(self, place: int) -> float | None:
        """The probability of that by chance, two-sided."""
        t = self.t(place)
        return None if t is None else t_beyond(t, self.freedom)


def fitted(outcome: Sequence[float], columns: Sequence[Sequence[float]]) -> Fitted | None:
    """Ordinary least squares.

    Args:
        outcome: Of each person.
        columns: Of each person what the outcome may go with; a column of ones is the intercept.

    Returns:
        None where there are no more people than columns, or one column says what others do.

    Raises:
        ModuleNotFoundError: If numpy is not installed.

    >>> line = fitted([1, 3, 5.5, 7], [[1, 0], [1, 1], [1, 2], [1, 3]])
    >>> round(line.coefficients[1], 2), line.freedom
    (2.05, 2)
    """
    import numpy as np  # noqa: PLC0415  (an extra)

    if not columns or len(columns) <= len(columns[0]):
        return None
    x, y = np.asarray(columns, dtype=float), np.asarray(outcome, dtype=float)
    if np.linalg.matrix_rank(x) < x.shape[1]:
        return None
    # By an orthogonal basis, which keeps the digits that normal equations lose.
    q, r = np.linalg.qr(x)
    coefficients = np.linalg.solve(r, q.T @ y)
    squares = float(((y - x @ coefficients) ** 2).sum())
    whole = float(((y - y.mean()) ** 2).sum())
    freedom = len(x) - x.shape[1]
    inverse = np.linalg.inv(r)
    errors = np.sqrt((inverse**2).sum(axis=1) * squares / freedom)
    return Fitted(
        tuple(map(float, coefficients)),
        tuple(map(float, errors)),
        squares,
        1 - squares / whole if whole else None,
        freedom,
    )
