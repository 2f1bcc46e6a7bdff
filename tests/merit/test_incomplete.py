"""Where a dated record was rejected, nothing is answered as if it had never been there."""

from __future__ import annotations

from datetime import date

import pytest

from meritasn.errors import UsageError
from meritasn.errors.codes import refusals
from meritasn.merit import assess, ledger
from meritasn.model import CreditKind, CreditLine, Employee, Employment, Incomplete, Workforce

DAY = date(2024, 3, 1)
STAFF = [Employee(key=key, unit="u", employment=Employment.PNS) for key in ("A-1", "A-2")]


def test_somebody_whose_sanction_was_rejected_is_not_taken_for_one_without() -> None:
    workforce = Workforce(employees=STAFF, incomplete=Incomplete(sanctions=["A-1"]))
    lost, other = assess(workforce, DAY, family="post_entry").people
    assert lost.answer == "unknown"
    assert lost.refusal is not None
    assert lost.refusal.code is refusals.REJECTED_ROW
    assert lost.requirements() == ()
    assert other.refusal is None or other.refusal.code is not refusals.REJECTED_ROW


def test_rules_that_do_not_read_the_table_answer_as_ever() -> None:
    lost = Workforce(employees=STAFF, incomplete=Incomplete(sanctions=["A-1"]))
    whole = Workforce(employees=STAFF)
    found = [assess(one, DAY, family="retirement").as_dict("en") for one in (lost, whole)]
    assert found[0] == found[1]


def test_a_ledger_without_one_of_its_lines_is_none() -> None:
    opening = CreditLine(employee="A-1", credit_on=date(2023, 1, 2), credit_kind=CreditKind.OPENING)
    workforce = Workforce(
        employees=STAFF, credits=[opening], incomplete=Incomplete(credits=["A-1"])
    )
    with pytest.raises(UsageError) as refused:
        ledger(workforce, "A-1", DAY)
    assert [finding.code for finding in refused.value.findings] == [refusals.REJECTED_ROW]
    assert ledger(workforce, "A-2", DAY).lines == ()
