"""Laws about answers: there is one or a reason, in its range, and nothing missing is scored."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.language import Text
from meritasn.rules import Record, Run, Value
from meritasn.rules.states import ReasonKind
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Compared, on_records


@on_records("a_value_or_a_reason")
def _total(case: Case, record: Record) -> Compared:
    ran = case.run(record)
    for name in case.outputs:
        value = ran.value(name)
        wrong = _unexplained(ran, value)
        yield None if wrong is None else Fault(wrong, case, record, step=name)


def _unexplained(ran: Run, value: Value) -> Text | None:
    """Why a value is neither there nor explained."""
    if value.present and (value.reasons or not value.applicable):
        return Text(
            "Ada jawaban dan sekaligus alasan mengapa tidak ada.",
            "There is an answer and a reason why there is none.",
        )
    if not value.present and value.applicable and not value.reasons:
        return Text("Tidak ada jawaban dan tidak ada alasan.", "There is no answer and no reason.")
    for reason in value.reasons:
        if reason.kind is ReasonKind.MISSING and not _is_missing(ran, reason.subject):
            return Text(
                "Alasannya menyebut sesuatu yang kurang, padahal ada.",
                "The reason names something as missing that is there.",
            )
    return None


def _is_missing(ran: Run, fact: str) -> bool:
    """Whether a fact is missing anywhere in a record."""
    return any(slots.get((fact, "state")) == 1 for slots in _slots(ran))


def _slots(ran: Run) -> Iterator[dict[tuple[str, str], int]]:
    yield dict(ran.slots)
    yield dict(ran.above)
    for child in ran.children:
        yield dict(child.slots)
