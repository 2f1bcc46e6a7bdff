"""Whatever is handed in: an answer, never a traceback, and nobody's name or number in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.io.siasn.people import NIP

from meritasn.io import siasn
from meritasn.io.siasn import Received
from meritasn.io.siasn.names import Kind, names

READERS: dict[str, Callable[[Any], Received[Any]]] = {
    "annual": lambda payload: siasn.read_annual(payload, employee="A-1"),
    "periodic": lambda payload: siasn.read_periodic(payload, employee="A-1"),
    "post": siasn.read_posts,
    "unit": siasn.read_units,
    "training": siasn.read_training,
    "course": siasn.read_courses,
    "sanction": siasn.read_sanctions,
    "award": siasn.read_awards,
    "credit": siasn.read_credits,
    "main": lambda payload: siasn.read_main(payload, employee="A-1"),
    "skp": siasn.read_skp,
    "skp2021": siasn.read_skp2021,
}
PERSONAL = "Rahasia Rekaan"


def test_every_kind_of_record_has_a_reader() -> None:
    assert {*READERS, "document"} == {*names().records}


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(("2.0", "2.5", "0", "", "tidak ada data", "31-12-2023", "1e99", NIP, 1e17))
)
KEYS = st.text() | st.sampled_from(
    sorted(
        {key for known in names().records.values() for name in known.fields for key in name.keys}
    )
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=20,
)


@st.composite
def records(draw: st.DrawFn, record: str) -> dict[str, Any]:
    """An object with the keys of a record and anything under them."""
    known = names().records[record].fields
    chosen = draw(st.lists(st.sampled_from(known), unique_by=lambda name: name.field))
    return {draw(st.sampled_from(name.keys)): draw(SCALARS | ANYTHING) for name in chosen}


@pytest.mark.parametrize("record", READERS)
@given(data=st.data())
@settings(max_examples=60)
def test_an_object_of_any_content_is_a_record_or_is_rejected(
    record: str, data: st.DataObject
) -> None:
    payload = data.draw(st.lists(records(record) | ANYTHING, max_size=3))
    received = READERS[record](payload)
    assert len(received.records) + len(received.rejected) == len(payload)
    assert received.sound == (not received.rejected)
    for row in received.rejected:
        assert row.codes


@given(payload=ANYTHING)
def test_any_json_has_an_answer(payload: object) -> None:
    text = json.dumps(payload)
    for reader in READERS.values():
        for source in (text, text.encode(), payload):
            assert isinstance(reader(source), Received)


@given(text=st.text() | st.binary())
def test_any_text_has_an_answer(text: str | bytes) -> None:
    assert isinstance(siasn.read_annual(text), Received)


@pytest.mark.parametrize("record", READERS)
@pytest.mark.parametrize(
    "secret", [PERSONAL, NIP, int(NIP), float(NIP), [PERSONAL], {PERSONAL: NIP}]
)
def test_no_finding_says_what_stands_there(record: str, secret: object) -> None:
    """Under every key at once, and as a key that is not known."""
    known = names().records[record].fields
    payload = [{name.keys[0]: secret for name in known} | {PERSONAL: secret, NIP: 1}]
    received = READERS[record](payload)
    said = [finding.text for finding in received.findings]
    told = "\n".join([*(text.id + text.en for text in said), repr(received.rejected)])
    assert PERSONAL not in told
    assert NIP[:8] not in told
    assert repr(float(NIP)) not in told


SOUND = {
    Kind.TEXT: PERSONAL,
    Kind.REF: PERSONAL,
    Kind.NIP: NIP,
    Kind.NIP_OR_NRP: NIP,
    Kind.COUNT: 58,
    Kind.CODE: "P",
    Kind.DATE: "28-02-1903",
    Kind.DOCUMENTS: [
        {"dok_nama": PERSONAL, "dok_uri": PERSONAL, "slug": PERSONAL, "object": PERSONAL}
    ],
}
NEEDED: dict[Kind, object] = {Kind.YEAR: 2023, Kind.MONTH: 3}


@pytest.mark.parametrize("record", READERS)
def test_no_repr_shows_what_is_personal(record: str) -> None:
    known = names().records[record].fields
    personal = {name.keys[0]: SOUND[name.kind] for name in known if name.personal}
    needed = {n.keys[0]: NEEDED.get(n.kind, "u-1") for n in known if n.needed_to_read}
    payload = {**needed, **personal, "rahasia": PERSONAL}
    received = READERS[record](payload)
    assert len(received.records) == 1, received.findings
    shown = repr(received)
    for hidden in (PERSONAL, NIP, "1903", "58", "FEMALE"):
        assert hidden not in shown
