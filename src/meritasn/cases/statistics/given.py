"""What a worked example of a statistic gives, and how its rows and groups are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from meritasn.fairness.counts import Cell

__all__ = ["Answers", "Given", "cell", "exact", "floated"]

Answers = Mapping[str, object]
"""What was found, by the names of what is expected."""


@frozen
class Given:
    """An example with the data sets of its file.

    Attributes:
        input: What is given.
        options: How it is asked.
        expected: What is expected; only its keys are looked at, to know what is asked.
        datasets: By name.
    """

    input: Mapping[str, Any] = field(repr=False)
    options: Mapping[str, Any] = field(repr=False)
    expected: Mapping[str, Any] = field(repr=False)
    datasets: Mapping[str, Any] = field(repr=False)

    @property
    def pair(self) -> tuple[Cell, Cell]:
        """The focal group and the reference."""
        return cell(self.input["focal"]), cell(self.input["reference"])

    @property
    def level(self) -> float:
        """The confidence of an interval."""
        return float(self.options.get("level", 0.95))

    @property
    def dataset(self) -> Mapping[str, Any]:
        """The data set that the input names."""
        found: Mapping[str, Any] = self.datasets[self.input["dataset"]]
        return found

    @property
    def ratings(self) -> Sequence[Sequence[float | None]]:
        """A row for each person, whoever was written along the rows."""
        source = self.dataset if "dataset" in self.input else self.input
        rows: Sequence[Sequence[float | None]] = source[self.input.get("use", "ratings")]
        if str(self.input.get("orientation", "")).startswith("rows are observers"):
            return list(zip(*rows, strict=True))
        return rows

    @property
    def full_ratings(self) -> Sequence[Sequence[float]]:
        """The same where none is missing.

        Raises:
            ValueError: If one is.
        """
        rows = self.ratings
        if any(one is None for row in rows for one in row):
            raise ValueError("a rating is missing")
        return rows  # type: ignore[return-value]  # none is None

    @property
    def order(self) -> Sequence[str]:
        """The group at each place."""
        return [str(group) for group in self.input["order"]]


def cell(given: Mapping[str, Any]) -> Cell:
    """The counts of a group."""
    return Cell(given["selected"], given["total"])


def exact(value: Fraction | None) -> str | None:
    """A fraction in lowest terms, as examples write it."""
    return None if value is None else f"{value.numerator}/{value.denominator}"


def floated(value: Fraction | None) -> float | None:
    """The nearest float."""
    return None if value is None else float(value)
