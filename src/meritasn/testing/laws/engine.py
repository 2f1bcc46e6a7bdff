"""Laws about the engine: all readings agree, and rows, names and later changes do not matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

from attrs import evolve

from meritasn.language import Text
from meritasn.rules import Record, Run, interpret, trace
from meritasn.testing.agreement import apart
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import (
    Bench,
    Compared,
    OnMany,
    OnRecords,
    Tried,
    on_many,
    on_records,
    registered,
)

__all__: list[str] = []

Slots = Mapping[tuple[str, str], int]


# ------------------------------------------------------------------------------------- readings


def _readings(case: Case, record: Record) -> Compared:
    """The single reading against the reference, the root of its trace, and the oracle."""
    ran = case.run(record)
    referred = interpret(case.program, record)
    for one, other in _together(ran, referred):
        yield _same_slots(case, record, one.slots, other.slots)
    for name in case.outputs:
        told = trace(ran, name).value == ran.value(name)
        yield None if told else Fault(_TRACED, case, record, step=name)
    differing = next(apart(ran, case.read(record)), None)
    yield None if differing is None else Fault(_SECOND, case, record, step=differing.step)


def _together(ran: Run, other: Run) -> Iterator[tuple[Run, Run]]:
    yield ran, other
    yield from zip(ran.children, other.children, strict=True)


def _same_slots(case: Case, record: Record, one: Slots, other: Slots) -> Fault | None:
    for key in other:
        if one[key] != other[key]:
            step = key[0] if key[0] in case.program.steps else None
            return Fault(_REFERENCE, case, record, step=step)
    return None


_REFERENCE = Text(
    "Hitungan untuk satu orang berbeda dari hitungan acuan.",
    "The reading for one person differs from the reference.",
)
_TRACED = Text(
    "Jejak hitungan menyebut jawaban lain daripada hitungannya.",
    "The trace tells another answer than the reading gave.",
)
_SECOND = Text(
    "Pembacaan kedua atas paket ini, yang berdiri sendiri, memberi hasil lain.",
    "A second and independent reading of the pack gives another result.",
)


def _no_columns(_: Case) -> Text | None:
    return None if find_spec("polars") else _NO_POLARS


_NO_POLARS = Text(
    "Untuk mencobanya diperlukan paket polars.", "To try it takes the package polars."
)


def _columns(case: Case, records: Sequence[Record]) -> Compared:
    """The reading for millions against the single one."""
    from meritasn.columns.records import read_records  # noqa: PLC0415  (needs Polars)

    for record, slots in zip(records, read_records(case.program, records), strict=True):
        fault = _same_slots(case, record, case.run(record).slots, slots)
        yield None if fault is None else evolve(fault, what=_OTHER_COLUMNS)


_OTHER_COLUMNS = Text(
    "Hitungan untuk jutaan orang memberi hasil lain bagi orang ini.",
    "The reading for millions gives another result for this person.",
)


@registered("all_readings_agree")
def _all_readings(bench: Bench, examples: int) -> Tried:
    """One record at a time, and all of them at once in columns."""
    one_by_one = OnRecords(_readings)(bench, examples)
    if one_by_one.fault is not None:
        return one_by_one
    in_columns = OnMany(_columns, (_no_columns,))(bench, examples)
    return evolve(one_by_one, fault=in_columns.fault, why=in_columns.why)


# ------------------------------------------------------------------------------ rows and chunks


@on_many("rows_and_chunks_do_not_matter", _no_columns)
def _chunks(case: Case, records: Sequence[Record]) -> Compared:
    from meritasn.columns.records import read_records  # noqa: PLC0415  (needs Polars)

    plain = read_records(case.program, records)
    for shuffled, chunks in ((1, 1), (None, 7), (2, 5)):
        again = read_records(case.program, records, shuffled=shuffled, chunks=chunks)
        for record, one, other in zip(records, plain, again, strict=True):
            fault = _same_slots(case, record, one, other)
            if fault is not None:
                yield evolve(fault, what=_OTHER_ROWS)
                return
    yield from (None for _ in records)


_OTHER_ROWS = Text(
    "Dengan urutan atau potongan baris lain, hasil orang ini lain.",
    "With the rows in another order or other pieces, the result of this person is another.",
)


@on_records("pseudonyms_change_nothing")
def _pseudonyms(case: Case, record: Record) -> Compared:
    renamed = evolve(
        record,
        key=_NAME,
        children=tuple(
            evolve(child, key=f"{_NAME}-{number}") for number, child in enumerate(record.children)
        ),
    )
    for one, other in _together(case.run(record), case.run(renamed)):
        fault = _same_slots(case, record, one.slots, other.slots)
        yield None if fault is None else evolve(fault, what=_RENAMED)


_NAME = "zz"
_RENAMED = Text(
    "Dengan kode lain, hasil orang yang sama lain.",
    "Under another key, the same person has another result.",
)
