"""The table of names: what it must be for a payload to be understood in one way only."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest

from meritasn.io import siasn
from meritasn.io.siasn.names import Kind, RecordNames, folded, names
from meritasn.io.siasn.words import WORDS

RECORDS = tuple(names().records.values())
AS_THEY_ARE = {
    "document": siasn.Document,
    "post": siasn.PostHeld,
    "training": siasn.Training,
    "course": siasn.Course,
    "sanction": siasn.Sanction,
    "award": siasn.Award,
    "credit": siasn.Credit,
}


@pytest.fixture(params=RECORDS, ids=lambda known: known.record)
def known(request: pytest.FixtureRequest) -> RecordNames:
    found: RecordNames = request.param
    return found


def test_a_key_stands_for_one_field_only(known: RecordNames) -> None:
    keys = Counter(key for name in known.fields for key in {folded(k): k for k in name.keys})
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_key_is_that_of_the_envelope(known: RecordNames) -> None:
    assert known.of_key(names().envelope) is None


def test_every_field_has_a_key_and_every_code_a_vocabulary(known: RecordNames) -> None:
    for name in known.fields:
        assert name.read or name.write, name.field
        assert (name.kind is Kind.CODE) == (name.of is not None), name.field
        assert name.of is None or name.of in WORDS, name.field
        assert not (name.open or name.label) or name.kind is Kind.CODE, name.field


def test_the_standing_of_every_vocabulary_is_said_and_of_no_other() -> None:
    used = {name.of for known in RECORDS for name in known.fields if name.of}
    assert used == set(names().codes)
    for of, table in names().codes.items():
        assert set(table.words) <= {term.code for term in WORDS[of]}


def test_a_field_of_numbers_is_required_when_saved_only_where_something_is_saved() -> None:
    for known in RECORDS:
        if known.save is None:
            assert not [name.field for name in known.fields if name.needed_to_save]


@pytest.mark.parametrize(("record", "kept"), AS_THEY_ARE.items())
def test_a_record_of_siasn_has_exactly_the_fields_of_the_table(record: str, kept: type) -> None:
    fields = {field.name for field in attrs.fields(kept)} - {"other"}
    assert fields == {name.field for name in names().records[record].fields}


def test_what_the_law_protects_and_who_somebody_is_is_personal() -> None:
    main = {name.field: name for name in names().records["main"].fields}
    for field in (
        "nip",
        "name",
        "birth_date",
        "birth_place",
        "sex",
        "religion",
        "marital_status",
        "retires_on",
    ):
        assert main[field].personal, field
    for known in RECORDS:
        for name in known.fields:
            if name.kind in (Kind.NIP, Kind.NIP_OR_NRP):
                assert name.personal, (known.record, name.field)
