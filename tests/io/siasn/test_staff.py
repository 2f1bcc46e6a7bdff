"""People and units out of payloads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.io.siasn.people import NIP, RATER

from meritasn.errors.codes import siasn as codes
from meritasn.errors.codes import workforce as references
from meritasn.io.siasn import (
    Assignment,
    PostHeld,
    PostType,
    employee_on,
    post_on,
    read_main,
    read_units,
)
from meritasn.model import (
    Employee,
    Employment,
    Post,
    PostKind,
    PostLevel,
    Protected,
    Rank,
    UnitKind,
    Workforce,
    build_ni_pppk,
    check,
    parse_nip,
)
from meritasn.model.vocabulary import Sex
from meritasn.quantities import Absence

MAIN: dict[str, Any] = {
    "id": "orang-1",
    "nipBaru": NIP,
    "nama": "Nama Rekaan",
    "tglLahir": "28-02-1903",
    "tempatLahir": "Kota Rekaan",
    "jenisKelamin": "P",
    "agamaId": "7",
    "jenisKawinId": "2",
    "statusPegawai": "PNS",
    "jenisPegawaiId": "12",
    "kedudukanPnsId": "01",
    "golRuangAkhirId": "34",
    "golRuangAkhir": "III/d",
    "tmtGolAkhir": "01-04-2020",
    "mkTahun": "12",
    "mkBulan": "0",
    "tkPendidikanTerakhirId": "40",
    "jenisJabatanId": "2",
    "asnJenjangJabatan": "MU",
    "jabatanNama": "Analis Contoh",
    "kelas_jabatan": "9",
    "unorId": "u-2",
    "unorIndukId": "u-1",
    "instansiKerjaId": "ins-1",
    "tmtPensiun": "01-03-1961",
    "bupPensiun": 58,
}
NI_PPPK = build_ni_pppk(date(1902, 7, 15), 2024, Sex.FEMALE, 998)


def test_a_main_record_is_an_employee_and_apart_what_the_law_protects() -> None:
    received = read_main(MAIN)
    assert received.findings == ()
    (record,) = received.records
    assert record.employee == Employee(
        key="orang-1",
        unit="u-2",
        employment=Employment.PNS,
        rank=Rank.III_D,
        post=Post("Analis Contoh", PostKind.FUNGSIONAL, PostLevel.AHLI_MUDA),
        nip=parse_nip(NIP),
        name="Nama Rekaan",
    )
    assert record.protected == Protected(
        sex=Sex.FEMALE, birth_date=date(1903, 2, 28), religion="7", marital_status="2"
    )
    assert (record.rank_id, record.service_years, record.service_months) == ("34", 12, 0)
    assert record.post_class == "9"
    assert record.birth_place == "Kota Rekaan"


def test_no_birth_place_is_taken_for_an_origin() -> None:
    assert read_main(MAIN).records[0].protected.origin is None


def test_a_code_of_rank_is_no_rank() -> None:
    """The table of codes was not read, so 34 is kept and nothing is made of it."""
    (record,) = read_main({k: v for k, v in MAIN.items() if k != "golRuangAkhir"}).records
    assert record.employee.rank is Absence.MISSING
    assert record.rank_id == "34"


@pytest.mark.parametrize(
    ("number", "employment", "found"),
    [
        (NIP, Employment.PNS, []),
        (NI_PPPK, Employment.PPPK, [(codes.EMPLOYMENT_FROM_NUMBER, "nipBaru")]),
        (None, None, [(codes.MISSING_VALUE, "statusPegawai")]),
    ],
)
def test_unsaid_employment_is_that_for_which_the_number_is_given(
    number: str | None, employment: Employment | None, found: list[object]
) -> None:
    received = read_main({**MAIN, "statusPegawai": None, "nipBaru": number})
    assert [(f.code, f.place.path) for f in received.findings] == found
    assert [r.employee.employment for r in received.records] == ([employment] if employment else [])


def test_an_employment_that_is_said_counts() -> None:
    said = {**MAIN, "statusPegawai": "PPPK Paruh Waktu", "nipBaru": NI_PPPK}
    received = read_main(said)
    assert received.findings == ()
    assert received.records[0].employee.employment is Employment.PPPK_PARUH_WAKTU


@pytest.mark.parametrize(
    ("left_out", "code"), [("id", codes.WHOSE), ("unorId", codes.MISSING_VALUE)]
)
def test_a_main_record_needs_a_key_and_a_unit(left_out: str, code: object) -> None:
    received = read_main({k: v for k, v in MAIN.items() if k != left_out})
    assert [finding.code for finding in received.findings] == [code]


@pytest.mark.parametrize(
    ("kind", "level", "post"),
    [
        (1, "Administrator", Post(None, PostKind.ADMINISTRASI, PostLevel.ADMINISTRATOR)),
        (1, "JPT Pratama", Post(None, PostKind.JPT, PostLevel.JPT_PRATAMA)),
        (1, None, Post()),
        (2, "TR", Post(None, PostKind.FUNGSIONAL, PostLevel.TERAMPIL)),
        (2, None, Post(None, PostKind.FUNGSIONAL)),
        (4, None, Post(None, PostKind.ADMINISTRASI, PostLevel.PELAKSANA)),
        (None, None, Post()),
    ],
)
def test_a_post_in_words_of_the_law_as_far_as_siasn_says_it(
    kind: int | None, level: str | None, post: Post
) -> None:
    said = {**MAIN, "jenisJabatanId": kind, "asnJenjangJabatan": level, "jabatanNama": None}
    assert read_main(said).records[0].employee.post == post


def test_one_key_is_not_given_to_two_people() -> None:
    received = read_main([MAIN, {**MAIN, "id": "orang-2", "nipBaru": RATER}], employee="A-1")
    assert {finding.code for finding in received.findings} == {codes.ANOTHER_PERSON}
    assert len(received.records) == 1


# -------------------------------------------------------------------------------- the post on a day

EARLY = PostHeld(kind=PostType.PELAKSANA, unit="u-1", start=date(2020, 1, 1), title="Pengolah")
NOW = PostHeld(kind=PostType.FUNGSIONAL, unit="u-2", start=date(2022, 4, 1))
ACTING = PostHeld(
    kind=PostType.STRUKTURAL, unit="u-9", start=date(2023, 1, 1), assignment=Assignment.PLT
)


def test_an_acting_post_is_no_post_of_record() -> None:
    assert post_on([EARLY, ACTING, NOW], date(2023, 12, 31)) is NOW


def test_before_the_first_post_and_of_two_on_one_day_there_is_none() -> None:
    assert post_on([EARLY], date(2019, 12, 31)) is None
    assert post_on([EARLY, PostHeld(start=EARLY.start)], date(2021, 1, 1)) is None
    assert post_on([PostHeld()], date(2021, 1, 1)) is None


def test_an_employee_on_a_day_has_the_unit_and_post_of_that_day() -> None:
    (main,) = read_main(MAIN).records
    early = employee_on(main, [NOW, EARLY], date(2021, 6, 30))
    assert (early.unit, early.post) == (
        "u-1",
        Post("Pengolah", PostKind.ADMINISTRASI, PostLevel.PELAKSANA),
    )
    now = employee_on(main, [NOW, EARLY], date(2023, 12, 31))
    assert now == main.employee
    assert employee_on(main, [], date(2023, 12, 31)) == main.employee


def test_the_level_of_today_is_not_that_of_yesterday() -> None:
    (main,) = read_main(MAIN).records
    before = PostHeld(kind=PostType.FUNGSIONAL, start=date(2020, 1, 1))
    post = employee_on(main, [before, NOW], date(2021, 1, 1)).post
    assert post == Post(None, PostKind.FUNGSIONAL)


# ---------------------------------------------------------------------------------------- the units

TREE = [
    {"Id": "u-1", "NamaUnor": "Dinas Contoh", "DiatasanId": "", "PemimpinPnsId": "orang-9"},
    {"id": "u-2", "namaUnor": "Bidang Contoh", "diatasanId": "u-1", "jenisUnorId": "B"},
]


def test_units_are_read_in_both_spellings_and_a_head_may_be_vacant() -> None:
    received = read_units(TREE, kinds={"B": UnitKind.BIDANG})
    assert received.findings == ()
    top, below = (record.unit for record in received.records)
    assert (top.key, top.parent, top.head, top.kind) == ("u-1", None, "orang-9", UnitKind.LAINNYA)
    assert (below.parent, below.head, below.kind) == ("u-1", None, UnitKind.BIDANG)


def test_loops_and_missing_parents_are_left_to_the_check_of_the_workforce() -> None:
    spoilt = [
        {**TREE[0], "DiatasanId": "u-2"},
        TREE[1],
        {"Id": "u-3", "NamaUnor": "x", "DiatasanId": "?"},
    ]
    received = read_units(spoilt)
    assert received.sound
    found = {f.code for f in check(Workforce(units=[record.unit for record in received.records]))}
    assert {references.UNIT_BENEATH_ITSELF, references.UNKNOWN_UNIT} <= found


def test_a_unit_without_a_name_is_an_error() -> None:
    received = read_units([{"Id": "u-1", "NamaUnor": ""}])
    assert [(f.code, f.place.path) for f in received.findings] == [
        (codes.MISSING_VALUE, "[0].NamaUnor")
    ]


def test_the_head_may_be_the_person_who_is_assessed() -> None:
    (unit, _) = (record.unit for record in read_units(TREE).records)
    (main,) = read_main({**MAIN, "id": "orang-9", "nipBaru": RATER, "unorId": "u-1"}).records
    assert unit.head == main.employee.key
