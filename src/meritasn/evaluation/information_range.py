"""Restriction of range: how much of a scale is used, against all of it or against others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Self

from attrs import frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.evaluation.figures import percent, placed
from meritasn.evaluation.information_grades import PLACES, SHOWN, Information
from meritasn.language import Language, Text
from meritasn.view import Sentence, Title, View, repr_html

__all__ = ["Restriction", "restriction_of_range"]

FORMAT = "meritasn/restriction@1"

_OF_UNIFORM = 12
"""Numbers drawn evenly from a span have the square of its width over twelve as variance."""


@frozen
class Restriction:
    """How far scores spread, against the scale that they are given on.

    Means and variances are exact; a deviation is the double nearest to their root.

    Attributes:
        number: How many scores there are, or which whole their weights make.
        least: The least score.
        greatest: The greatest.
        low: The lower end of the scale.
        high: The upper end.
        variance: The mean square of their distances from their mean.
        uniform: The variance of scores that use all of the scale evenly.
        reference: The variance of others, where there are any to compare with.
    """

    number: Fraction
    least: Fraction
    greatest: Fraction
    low: Fraction
    high: Fraction
    variance: Fraction
    uniform: Fraction
    reference: Fraction | None = None

    @property
    def deviation(self) -> float:
        """The standard deviation."""
        return sqrt(self.variance)

    @property
    def of_uniform(self) -> float:
        """The deviation over that of an even use of the scale; 0 where all are alike."""
        return sqrt(self.variance / self.uniform)

    @property
    def of_reference(self) -> float | None:
        """The deviation over that of the others; None without any, or where these are all alike."""
        return sqrt(self.variance / self.reference) if self.reference else None

    @property
    def used(self) -> Fraction:
        """Which part of the scale lies between the least and the greatest score."""
        return (self.greatest - self.least) / (self.high - self.low)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The figures for other programs, as decimal text."""
        del language  # there are no words in it
        against = self.of_reference
        return {
            "format": FORMAT,
            "deviation": f"{placed(self.deviation, PLACES)}",
            "of_uniform": f"{placed(self.of_uniform, PLACES)}",
            "of_reference": None if against is None else f"{placed(against, PLACES)}",
            "scale_used_percent": f"{percent(self.used)}",
        }

    def view(self) -> View:
        """The spread in words."""
        said = [
            Sentence(_SPREAD.fill(n=placed(self.deviation, SHOWN))),
            Sentence(_UNIFORM.fill(n=percent(Fraction(self.of_uniform)))),
        ]
        if self.of_reference is not None:
            said.append(Sentence(_REFERENCE.fill(n=percent(Fraction(self.of_reference)))))
        said.append(Sentence(_USED.fill(n=percent(self.used))))
        return View((Title(_TITLE), *said))

    _repr_html_ = repr_html


def restriction_of_range(
    given: Information | Iterable[Decimal | int],
    *,
    low: Decimal | int | None = None,
    high: Decimal | int | None = None,
    step: Decimal | int | None = None,
    reference: Information | Iterable[Decimal | int] | None = None,
) -> Restriction:
    """How far scores spread, against an even use of their scale and against other scores.

    Grades have no distances. Where they are given as `Information` each counts one step from the
    next, which is an assumption, good only to compare raters or years on one scale.

    Args:
        given: Scores, or the grades that were given.
        low: The lower end of the scale of scores.
        high: The upper end.
        step: The distance of neighbouring scores, where only some can be given; an even use of the
            scale is an even use of those. None where any number between the ends can be.
        reference: Scores or grades of others on the same scale, such as all raters of a city.

    Raises:
        UsageError: If there is no score, one lies outside the scale, or the scale has no width.

    Example:
        >>> told = restriction_of_range([80, 82, 84, 86], low=0, high=100)
        >>> told.variance, told.used, round(told.of_uniform, 3)
        (Fraction(5, 1), Fraction(3, 50), 0.077)
    """
    span = _Span.of(given, low, high, step)
    weights = span.weights(given)
    others = None if reference is None else _variance(span.weights(reference))
    scores = [score for score, weight in weights.items() if weight]
    return Restriction(
        sum(weights.values(), Fraction()),
        min(scores),
        max(scores),
        span.low,
        span.high,
        _variance(weights),
        span.uniform,
        others,
    )


@frozen
class _Span:
    """A scale from one end to the other, and the distance of its steps where it has any."""

    low: Fraction
    high: Fraction
    step: Fraction | None

    @classmethod
    def of(
        cls,
        given: object,
        low: Decimal | int | None,
        high: Decimal | int | None,
        step: Decimal | int | None,
    ) -> Self:
        if isinstance(given, Information):
            low, high, step = 0, len(given.grades) - 1, 1
        if low is None or high is None or not low < high or (step is not None and not step > 0):
            raise UsageError([codes.NO_GRADES.at()])
        return cls(Fraction(low), Fraction(high), None if step is None else Fraction(step))

    @property
    def uniform(self) -> Fraction:
        """The variance of an even use; of n steps it is n(n + 2)/12 squared steps."""
        width = self.high - self.low
        if self.step is None:
            return width**2 / _OF_UNIFORM
        return width * (width + 2 * self.step) / _OF_UNIFORM

    def weights(self, given: Information | Iterable[Decimal | int]) -> dict[Fraction, Fraction]:
        """How many there are of each score."""
        weights: dict[Fraction, Fraction] = {}
        if isinstance(given, Information):
            weights = {Fraction(place): g.weight for place, g in enumerate(given.grades)}
        else:
            for score in map(Fraction, given):
                weights[score] = weights.get(score, Fraction()) + 1
        inside = all(self.low <= score <= self.high for score in weights)
        if not inside or not any(weights.values()):
            raise UsageError([codes.NO_GRADES.at()])
        return weights


def _variance(weights: Mapping[Fraction, Fraction]) -> Fraction:
    whole = sum(weights.values(), Fraction())
    mean = sum((score * n for score, n in weights.items()), Fraction()) / whole
    return sum(((score - mean) ** 2 * n for score, n in weights.items()), Fraction()) / whole


_TITLE = Text("Seberapa lebar skala dipakai", "How much of the scale is used")
_SPREAD = Text("Simpangan baku: {n}.", "Standard deviation: {n}.")
_UNIFORM = Text(
    "Itu {n} % dari simpangan bila seluruh skala dipakai merata.",
    "That is {n} % of what it were if all of the scale were used evenly.",
)
_REFERENCE = Text("Itu {n} % dari simpangan pembanding.", "That is {n} % of that of the others.")
_USED = Text(
    "Antara nilai terendah dan tertinggi terletak {n} % dari skala.",
    "{n} % of the scale lies between the least and the greatest.",
)
