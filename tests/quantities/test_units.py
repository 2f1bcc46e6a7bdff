"""What is multiplied by a unit and divided by it again is what it was."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import PURE, Dimension, Unit, over, times

dimensions = st.lists(st.sampled_from(Unit), max_size=5).map(
    lambda units: reduce(times, (unit.dimension for unit in units), PURE)
)


@given(dimensions, dimensions)
def test_a_product_divided_by_one_is_the_other(a: Dimension, b: Dimension) -> None:
    assert times(a, b) == times(b, a)
    assert over(times(a, b), b) == a
    assert over(a, b) == over(PURE, over(b, a))


@given(dimensions)
def test_what_is_divided_by_itself_is_a_pure_number(a: Dimension) -> None:
    assert over(a, a) == PURE
    assert over(over(PURE, a), a) == over(PURE, times(a, a))


@pytest.mark.parametrize("unit", Unit)
def test_only_ratio_percent_and_points_are_added_to_each_other(unit: Unit) -> None:
    pure = {Unit.RATIO, Unit.PERCENT, Unit.POINTS}
    others = {other for other in Unit if other.dimension == unit.dimension}
    assert others == (pure if unit in pure else {unit})


@pytest.mark.parametrize(
    ("unit", "indonesian", "english"),
    [
        (Unit.PERCENT, "%", "%"),
        (Unit.YEARS, "tahun", "years"),
        (Unit.DAYS, "hari", "days"),
        (Unit.PEOPLE, "orang", "people"),
        (Unit.POINTS, "", ""),
    ],
)
def test_a_unit_is_written_behind_its_number(unit: Unit, indonesian: str, english: str) -> None:
    assert (unit.text.id, unit.text.en) == (indonesian, english)


def test_the_words_of_packs_for_units_stay() -> None:
    words = "ratio percent points rupiah date years months days people measure"
    assert [unit.value for unit in Unit] == words.split()
