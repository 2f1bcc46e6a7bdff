"""What may stand in a record, and what is refused by its name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from meritasn.policies import shipped
from meritasn.rules import Record, run

PROGRAM = shipped("pp-46-2011").on(date(2019, 12, 31))


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN"])
def test_what_is_no_finite_number_is_refused_by_name(number: str) -> None:
    with pytest.raises(ValueError, match="integrity is no finite number"):
        run(PROGRAM, Record({"integrity": Decimal(number)}))


def test_a_digit_too_many_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="integrity has more than 2 decimals"):
        run(PROGRAM, Record({"integrity": Decimal("80.005")}))
