"""Numbers stay exact whatever arithmetic the caller has set up, and ties go away from zero."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import Absence, Rounding, decimal, exact, scaled

WHOLES = st.integers(-(2**127), 2**127)


@given(WHOLES, st.integers(0, 6), st.integers(1, 60))
def test_a_number_comes_back_under_any_precision(whole: int, decimals: int, precision: int) -> None:
    with localcontext() as context:
        context.prec = precision
        assert scaled(decimal(whole, decimals), decimals) == whole


def test_a_low_precision_loses_no_digit() -> None:
    with localcontext() as context:
        context.prec = 3
        assert scaled(Decimal("85.55"), 2) == 8555


@given(st.integers(-(10**9), 10**9), st.integers(1, 40))
def test_a_digit_too_many_is_refused_however_far_down(whole: int, further: int) -> None:
    with localcontext() as context:
        context.prec = 60
        beyond = decimal(whole, 2) + Decimal(1).scaleb(-2 - further)
    with pytest.raises(ValueError, match="more than 2 decimals"):
        scaled(beyond, 2)


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4))
def test_rounding_is_that_of_fractions(n: int, d: int) -> None:
    exactly = Fraction(n, d)
    sign = -1 if exactly < 0 else 1
    whole, rest = divmod(abs(exactly), 1)
    assert Rounding.DOWN.quotient(n, d) == sign * whole
    assert Rounding.UP.quotient(n, d) == sign * (whole + (rest > 0))
    assert Rounding.HALF_UP.quotient(n, d) == sign * (whole + (rest >= Fraction(1, 2)))


@pytest.mark.parametrize("text", ["", "1,5", "NaN", "Infinity", "1e99", "1e-99", "٣", "1 000"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        exact(text)


@given(st.sampled_from(Rounding), st.integers(-(10**6), 10**6))
def test_a_divisor_of_zero_gives_zero_beside_its_reason(rounding: Rounding, n: int) -> None:
    assert rounding.quotient(n, 0) == 0


@pytest.mark.parametrize("text", ["1e40", "-1e40", "1e-40", "1.5e-39", "1" * 41])
def test_forty_digits_on_either_side_of_the_point_are_counted_with(text: str) -> None:
    assert exact(text) == Decimal(text)


@pytest.mark.parametrize("text", ["1e41", "-1e41", "1e-41", "1.5e-40", "1" * 42])
def test_a_digit_further_out_is_not(text: str) -> None:
    with pytest.raises(ValueError, match="that size"):
        exact(text)


def test_the_greatest_number_has_its_integer_and_the_next_power_has_none() -> None:
    assert scaled(Decimal("1e40"), 2) == 10**42
    for beyond in ("1e41", "1e-41", "NaN", "Infinity"):
        with pytest.raises(ValueError, match="that size"):
            scaled(Decimal(beyond), 2)


def test_the_words_of_packs_and_records_for_roundings_and_absence_stay() -> None:
    assert [mode.value for mode in Rounding] == ["half_up", "up", "down"]
    assert [why.value for why in Absence] == ["missing", "not_applicable"]
