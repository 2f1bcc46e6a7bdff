"""A float is taken exactly where it is the nearest one of a decimal with the declared places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meritasn.columns.admission import UNREADABLE, admit
from meritasn.facts import Column, catalogue

QUANTITY = catalogue().tables["targets"].column("quantity_target")
QUANTITY_HIGH = 10_000_000 * 100
COST = catalogue().tables["targets"].column("cost_target")


def entered(values: Sequence[float], column: Column = QUANTITY) -> list[tuple[int, ...]]:
    frame = pl.LazyFrame({"x": pl.Series(values, dtype=pl.Float64)})
    return frame.select(admit(column, "x", pl.Float64(), None).first).collect().rows()


hundredths = st.integers(0, QUANTITY_HIGH)


@given(st.lists(hundredths, min_size=1))
@example([123_456_789, 28_999, 29])
def test_every_decimal_with_the_declared_places_is_taken(wholes: list[int]) -> None:
    floats = [float(Decimal(whole).scaleb(-2)) for whole in wholes]
    assert entered(floats) == [(whole, 0) for whole in wholes]


@given(st.integers(0, 10**13))
def test_every_whole_rupiah_is_taken(whole: int) -> None:
    assert entered([float(whole)], COST) == [(whole, 0)]


@given(hundredths, st.sampled_from((-math.inf, math.inf)))
def test_its_neighbour_is_not(whole: int, towards: float) -> None:
    """The next double is no decimal of two places, whatever it is when it is rounded."""
    (found,) = entered([math.nextafter(float(Decimal(whole).scaleb(-2)), towards)])
    assert found == (0, UNREADABLE)


@given(st.floats(0, QUANTITY_HIGH / 100))
def test_what_is_taken_is_what_is_written(value: float) -> None:
    """Python writes the shortest decimal that gives a double back."""
    written = Decimal(repr(value))
    places = -int(written.normalize().as_tuple().exponent)
    (found,) = entered([value])
    assert found == ((int(written.scaleb(2)), 0) if places <= 2 else (0, UNREADABLE))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300, 89.995, 0.1 + 0.2])
def test_what_is_no_such_number_is_refused(value: float) -> None:
    assert entered([value]) == [(0, UNREADABLE)]
