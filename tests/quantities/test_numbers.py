"""Numbers stay exact whatever arithmetic the caller has set up, and ties go away from zero."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.quantities import Rounding, decimal, exact, scaled

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
