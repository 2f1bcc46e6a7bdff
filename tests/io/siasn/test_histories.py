"""Histories: each record in SIASN's own words, and nothing judged about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn import (
    Assignment,
    Award,
    Course,
    Credit,
    PostChange,
    PostHeld,
    PostType,
    RaterStatus,
    Sanction,
    SanctionLevel,
    Training,
    read_awards,
    read_courses,
    read_credits,
    read_posts,
    read_sanctions,
    read_skp,
    read_skp2021,
    read_training,
)
from meritasn.model import Conduct
from meritasn.quantities import Absence


def test_a_training() -> None:
    payload = {
        "latihanStrukturalId": 3,
        "jumlahJam": "40",
        "jenisKompetensi": "Manajerial",
        "bobot": "1.5",
        "institusiPenyelenggara": "LAN",
        "tanggal": "1-2-2023",
        "tanggalSelesai": "2023-02-05T00:00:00Z",
        "tahun": "2023",
    }
    assert read_training(payload).records == (
        Training(
            type="3",
            hours=40,
            competency="Manajerial",
            weight=Decimal("1.5"),
            organiser="LAN",
            start=date(2023, 2, 1),
            end=date(2023, 2, 5),
            year=2023,
        ),
    )


@pytest.mark.parametrize("key", ["nomorSertipikat", "nomorSertifikat", "nomor_sertipikat"])
def test_a_course_and_its_misspelt_certificate(key: str) -> None:
    payload = {"jenisDiklatId": "1", "namaKursus": "Bimtek", "jumlahJam": 8, key: "12/A"}
    assert read_courses(payload).records == (
        Course(type="1", name="Bimtek", hours=8, certificate="12/A"),
    )


def test_a_sanction_and_whether_it_was_cancelled() -> None:
    payload = {
        "jenisHukumanId": "07",
        "jenisTingkatHukumanId": "S",
        "hukumanTanggal": "1-3-2022",
        "akhirHukumTanggal": "1-3-2023",
        "masaTahun": "1",
        "masaBulan": "0",
    }
    standing, cancelled = read_sanctions(
        [payload, {**payload, "skPembatalanTanggal": "2-4-2022"}]
    ).records
    assert standing == Sanction(
        type="07",
        level=SanctionLevel.SEDANG,
        start=date(2022, 3, 1),
        end=date(2023, 3, 1),
        years=1,
        months=0,
    )
    assert (standing.cancelled, cancelled.cancelled) == (False, True)


def test_an_award() -> None:
    payload = {"hargaId": "201", "skNomor": "1/TK", "skDate": "17-08-2020", "tahun": 2020}
    assert read_awards(payload).records == (
        Award(type="201", decree="1/TK", decree_date=date(2020, 8, 17), year=2020),
    )


@pytest.mark.parametrize("key", ["bulanMulaiPenailan", "bulanMulaiPenilaian"])
def test_credit_and_its_misspelt_month(key: str) -> None:
    payload = {
        "kreditUtamaBaru": "12.500",
        "kreditPenunjangBaru": "0",
        "kreditBaruTotal": "12.500",
        "isKonversi": "1",
        "isIntegrasi": "0",
        key: "1",
    }
    (credit,) = read_credits(payload).records
    assert credit == Credit(
        main=Decimal("12.5"),
        support=Decimal(0),
        total=Decimal("12.5"),
        converted=True,
        integrated=False,
        start_month=1,
    )
    assert str(credit.main) == "12.500"


def test_a_post() -> None:
    payload = {
        "jenisJabatan": "2",
        "eselonId": "0",
        "jabatanFungsionalId": "jf-1",
        "jabatanFungsionalUmumId": None,
        "unorId": "u-1",
        "unorIndukId": "u-0",
        "tmtJabatan": "2022-04-01T00:00:00Z",
        "tmtPelantikan": "1-4-2022",
        "tanggalSk": "28-03-2022",
        "nomorSk": "821/1",
        "jenisPenugasanId": "D",
        "jenisMutasiId": "MJ",
    }
    received = read_posts(payload)
    assert received.findings == ()
    assert received.records == (
        PostHeld(
            kind=PostType.FUNGSIONAL,
            functional_post="jf-1",
            unit="u-1",
            office="u-0",
            start=date(2022, 4, 1),
            inauguration=date(2022, 4, 1),
            decree_date=date(2022, 3, 28),
            decree="821/1",
            assignment=Assignment.DEFINITIF,
            change=PostChange.JABATAN,
        ),
    )


def test_the_key_of_another_kind_of_post_is_a_warning() -> None:
    received = read_posts({"jenisJabatan": 4, "eselonId": "41", "jabatanFungsionalUmumId": "x"})
    assert [(f.code, f.place.path) for f in received.findings] == [(codes.POST_BY_KIND, "eselonId")]
    assert received.sound


def test_a_code_that_is_not_known_is_kept_where_not_all_are_known() -> None:
    received = read_posts({"jenisPenugasanId": "XX"})
    assert [(f.code, f.place.path) for f in received.findings] == [
        (codes.UNKNOWN_CODE, "jenisPenugasanId")
    ]
    (post,) = received.records
    assert (post.assignment, post.other) == (None, {"jenisPenugasanId": "XX"})


def test_a_level_of_sanction_that_is_not_known_is_an_error() -> None:
    """All three are known, and what is not one of them could be any."""
    received = read_sanctions({"jenisTingkatHukumanId": "X"})
    assert [finding.code for finding in received.findings] == [inputs.NOT_IN_LIST]


OLD = {
    "pns": "orang-1",
    "nilaiSkp": "85.20",
    "orientasiPelayanan": 85,
    "integritas": "84",
    "komitmen": "83.0",
    "disiplin": 82,
    "kerjasama": 81,
    "kepemimpinan": "0",
    "jumlah": 415,
    "nilairatarata": 83,
    "statusPenilai": "ASN",
    "pejabatPenilai": "orang-9",
}


def test_an_skp_under_pp46_keeps_the_six_scores_of_conduct() -> None:
    (skp,) = read_skp({**OLD, "tahun": 2019}).records
    assert skp.conduct == Conduct(
        service=85, integrity=84, commitment=Decimal("83.0"), discipline=82, cooperation=81
    )
    assert skp.conduct.leadership is Absence.MISSING
    assert (skp.results, skp.total, skp.mean) == (Decimal("85.20"), Decimal(415), Decimal(83))
    assert skp.rater_status is RaterStatus.ASN


def test_names_of_local_tables_are_understood() -> None:
    (skp,) = read_skp(
        {
            "TAHUN": "2019",
            "NILAI_SKP": "85.2",
            "NILAI_PROSENTASE_SKP": 60,
            "NILAI_SKP_AKHIR": "51.12",
            "NILAI_PERILAKU": 83,
            "NILAI_PROSENTASE_PERILAKU": 40,
            "NILAI_PERILAKU_AKHIR": "33.2",
            "NILAI_PPK": "84.32",
            "PERATURAN": "PP 46",
        }
    ).records
    assert (skp.results, skp.results_final, skp.behaviour_final, skp.overall) == (
        Decimal("85.2"),
        Decimal("51.12"),
        Decimal("33.2"),
        Decimal("84.32"),
    )
    assert skp.regulation == "PP 46"


def test_the_regulation_comes_from_its_code_or_the_year_and_never_from_a_score() -> None:
    """In 2021 there were two; a score of 110 would fit one only, and still says nothing."""
    unsaid = read_skp2021({**OLD, "tahun": 2021, "nilaiSkp": 110, "inisiatifKerja": 90})
    assert [(f.code, f.place.path) for f in unsaid.findings] == [
        (codes.REGULATION_UNSAID, "jenisPeraturanKinerjaKd")
    ]
    (skp,) = unsaid.records
    assert (skp.regulation, skp.initiative) == (None, Decimal(90))
    said = read_skp2021({**OLD, "tahun": 2021, "jenisPeraturanKinerjaKd": "PP30"})
    assert said.findings == ()


def test_an_skp_without_a_year_is_an_error() -> None:
    received = read_skp([OLD])
    assert [(f.code, f.place.path) for f in received.findings] == [
        (codes.MISSING_VALUE, "[0].tahun")
    ]
