"""Laws about money: nobody is paid less than nothing, and together never more than the ceiling."""

from __future__ import annotations

from meritasn.language import Text
from meritasn.quantities import Unit
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Compared, on_records

__all__: list[str] = []


def no_pay(case: Case) -> Text | None:
    """Why a law of money says nothing of some rules."""
    pays = case.score is not None and case.score.step.unit is Unit.RUPIAH
    return None if pays else _PAYS_NOTHING


_PAYS_NOTHING = Text("Aturan ini tidak membayar siapa pun.", "The rule pays nobody.")


@on_records("pay_is_never_negative", no_pay, complete=True)
def _not_negative(case: Case, record: Record) -> Compared:
    assert case.score is not None
    paid = case.run(record).value(case.score.name).number
    if paid is None:
        return
    yield None if paid >= 0 else Fault(_NEGATIVE, case, record, step=case.score.name)


_NEGATIVE = Text("Yang dibayar di bawah nol rupiah.", "What is paid is below zero.")
