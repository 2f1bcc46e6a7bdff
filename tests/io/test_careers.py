"""The tables of careers: dated records of people, posts to be filled, and holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.io.conftest import Spoil

from meritasn.errors import Code
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io import Intake, read_tables, write_rejected
from meritasn.model import (
    Absent,
    CreditKind,
    CreditLine,
    Education,
    Evidence,
    EvidenceKind,
    EvidenceResult,
    Holiday,
    Incomplete,
    ObjectedTo,
    Objection,
    PastPredicate,
    Posting,
    PostLevel,
    Predicate,
    Rank,
    Sanction,
    Sanctioned,
    Training,
    TrainingKind,
    Vacancy,
    YesNo,
)
from meritasn.quantities import Absence

Read = Callable[..., Intake]
City = Callable[..., Path]

DAY, LATER = date(2023, 5, 2), date(2024, 5, 1)
NOT_APPLICABLE = Absence.NOT_APPLICABLE

CAREERS = {
    "riwayat_predikat": """\
pegawai,hari_pertama_dinilai,hari_terakhir_dinilai,predikat
staf,2022-01-01,2022-12-31,Baik
""",
    "riwayat_jabatan": """\
pegawai,tmt,sampai,jabatan,jenjang_jabatan,pelaksana_tugas,bidang
staf,2023-05-02,tb,Analis,Ahli Pertama,tidak,Perizinan
""",
    "hukuman_disiplin": """\
pegawai,tmt_hukuman,akhir_hukuman,hukuman,lama_bulan
staf,2023-05-02,2024-05-01,Teguran lisan,tb
""",
    "ketidakhadiran": """\
pegawai,dihitung_sampai,hari_kerja_setahun,berturut_turut
staf,2023-05-02,4,2
""",
    "pelatihan": """\
pegawai,tanggal_selesai,pelatihan,jenis_pelatihan,jam_pelajaran
staf,2023-05-02,Arsip,Teknis,12.5
""",
    "bukti_kompetensi": """\
pegawai,tanggal,berlaku_sampai,jenis_bukti,hasil,jenjang_diuji
staf,2023-05-02,2024-05-01,Uji kompetensi kenaikan jenjang,Lulus,Ahli Muda
""",
    "angka_kredit": """\
pegawai,tanggal,jenis_baris,jenjang_jabatan,golongan,predikat,bulan,bulan_dalam_golongan,\
golongan_puncak,angka_kredit
staf,2023-05-02,Konversi predikat,Ahli Pertama,III/a,Baik,12,tb,tb,tb
""",
    "keberatan": """\
pegawai,diterima,yang_dikeberatani,diajukan,dijawab
staf,2023-05-02,Keputusan PPK,2023-05-02,tb
""",
    "lowongan": """\
lowongan,nama_jabatan,unit,jenjang_jabatan,bidang,golongan_terendah
l1,Kepala Bidang,dinas,Administrator,Perizinan,III/d
""",
    "hari_libur": """\
tanggal,nama
2023-05-01,Hari Buruh
""",
}
DATED = tuple(CAREERS)[:8]
"""Tables of dated records of people."""


@pytest.fixture
def with_careers(read: Read) -> Read:
    """Reads the sound city with all tables of careers, spoilt as asked."""
    return lambda *spoils, **more: read(*spoils, **{**CAREERS, **more})


def found(intake: Intake) -> list[tuple[Code, str | None, str | None]]:
    return [(f.code, f.place.file, f.place.column) for f in intake.findings]


def test_every_table_becomes_records(with_careers: Read) -> None:
    intake = with_careers()
    assert intake.findings == ()
    read = intake.workforce
    assert read.past_predicates == (
        PastPredicate(
            employee="staf",
            rated_from=date(2022, 1, 1),
            rated_on=date(2022, 12, 31),
            past_predicate=Predicate.BAIK,
        ),
    )
    assert read.postings == (
        Posting(
            employee="staf",
            posting_since=DAY,
            posting_until=NOT_APPLICABLE,
            posting="Analis",
            posting_level=PostLevel.AHLI_PERTAMA,
            posting_acting=YesNo.NO,
            field="Perizinan",
        ),
    )
    assert read.sanctions == (
        Sanctioned(
            employee="staf",
            sanction_since=DAY,
            sanction_until=LATER,
            sanction=Sanction.ORAL_WARNING,
            sanction_months=NOT_APPLICABLE,
        ),
    )
    assert read.absences == (
        Absent(employee="staf", absence_on=DAY, absent_days=4, longest_absence=2),
    )
    assert read.trainings == (
        Training(
            employee="staf",
            trained_on=DAY,
            training="Arsip",
            training_kind=TrainingKind.TECHNICAL,
            training_hours="12.5",
        ),
    )
    assert read.evidence == (
        Evidence(
            employee="staf",
            evidence_on=DAY,
            evidence_until=LATER,
            evidence_kind=EvidenceKind.LEVEL_TEST,
            evidence_result=EvidenceResult.PASSED,
            evidence_level=PostLevel.AHLI_MUDA,
        ),
    )
    assert read.credits == (
        CreditLine(
            employee="staf",
            credit_on=DAY,
            credit_kind=CreditKind.CONVERSION,
            credit_level=PostLevel.AHLI_PERTAMA,
            credit_rank=Rank.III_A,
            credit_predicate=Predicate.BAIK,
            credit_months=12,
            credit_rank_months=NOT_APPLICABLE,
            credit_peak_rank=NOT_APPLICABLE,
            credit_given=NOT_APPLICABLE,
        ),
    )
    assert read.objections == (
        Objection(
            employee="staf",
            received_on=DAY,
            objected_to=ObjectedTo.DECISION,
            filed_on=DAY,
            answered_on=NOT_APPLICABLE,
        ),
    )
    assert read.vacancies == (
        Vacancy(
            key="l1",
            title="Kepala Bidang",
            unit="dinas",
            level=PostLevel.ADMINISTRATOR,
            field="Perizinan",
            least_rank=Rank.III_D,
        ),
    )
    assert read.holidays == (Holiday(date(2023, 5, 1), "Hari Buruh"),)
    assert read.incomplete == Incomplete()


def test_an_employee_brings_what_a_career_begins_with(read: Read) -> None:
    more = (
        "tmt_masa_kerja,tmt_golongan,tmt_jabatan,batas_usia_pensiun,pendidikan,golongan_atasan,"
        "pernah_cltn"
    )
    intake = read(
        ("pegawai", "golongan\n", f"golongan,{more}\n"),
        ("pegawai", "PNS,IV/d", "PNS,IV/d,1998-03-01,2020-04-01,,60,S-2,tb,tidak"),
        ("pegawai", "PNS,IV/b", "PNS,IV/b,,,,tb,D4,IV/d,"),
        ("pegawai", "PPPK,IX", "PPPK,IX,,,,,,,"),
    )
    assert intake.findings == ()
    first, second, third = intake.workforce.employees
    assert first.service_since == date(1998, 3, 1)
    assert first.rank_since == date(2020, 4, 1)
    assert first.post.since is Absence.MISSING
    assert first.post.retirement_age == Decimal(60)
    assert first.education is Education.S2
    assert first.superior_rank is Absence.NOT_APPLICABLE
    assert first.unpaid_leave is YesNo.NO
    assert second.post.retirement_age is Absence.NOT_APPLICABLE
    assert second.education is Education.S1
    assert second.unpaid_leave is Absence.MISSING
    assert third.superior_rank is Absence.MISSING


@pytest.mark.parametrize("table", DATED)
def test_a_record_of_nobody_is_rejected(with_careers: Read, table: str) -> None:
    intake = with_careers((table, "staf", "siapa"))
    assert found(intake) == [(references.UNKNOWN_EMPLOYEE, f"{table}.csv", "pegawai")]
    assert len(intake.rejected) == 1
    assert intake.workforce.incomplete == Incomplete()


@pytest.mark.parametrize("table", DATED)
def test_a_record_falls_with_its_employee(with_careers: Read, table: str) -> None:
    intake = with_careers(("pegawai", "IX", "9z"))
    assert (codes.DEPENDS_ON_REJECTED, f"{table}.csv", None) in found(intake)
    assert intake.workforce.incomplete == Incomplete()


@pytest.mark.parametrize("table", DATED)
def test_of_two_records_of_one_thing_neither_stands(with_careers: Read, table: str) -> None:
    head, row = CAREERS[table].splitlines()
    intake = with_careers(**{table: f"{head}\n{row}\n{row}\n"})
    assert {code for code, _, _ in found(intake)} == {codes.ROW_TWICE}
    assert [row.row for row in intake.rejected] == [2, 3]


@pytest.mark.parametrize(
    ("spoil", "code", "column"),
    [
        (("riwayat_predikat", "2022-12-31", "2021-12-31"), "MER-2041", "hari_terakhir_dinilai"),
        (("riwayat_jabatan", "tb", "2023-05-01"), "MER-2041", "sampai"),
        (("riwayat_jabatan", "Analis", ""), codes.EMPTY_CELL.id, "jabatan"),
        (("riwayat_jabatan", "tidak", "mungkin"), codes.NOT_IN_LIST.id, "pelaksana_tugas"),
        (("hukuman_disiplin", "2024-05-01", "2023-05-01"), "MER-2041", "akhir_hukuman"),
        (("hukuman_disiplin", "2024-05-01", "1-5-24"), codes.SHORT_YEAR.id, "akhir_hukuman"),
        (("hukuman_disiplin", "Teguran lisan", "Teguran"), codes.NOT_IN_LIST.id, "hukuman"),
        (("hukuman_disiplin", "2023-05-02", "tb"), codes.NOT_APPLICABLE_HERE.id, "tmt_hukuman"),
        (("ketidakhadiran", "4,2", "4.5,2"), codes.TOO_MANY_DECIMALS.id, "hari_kerja_setahun"),
        (("pelatihan", "12.5", "dua"), codes.NOT_A_NUMBER.id, "jam_pelajaran"),
        (("bukti_kompetensi", "2024-05-01", "2023-05-01"), "MER-2041", "berlaku_sampai"),
        (("angka_kredit", "III/a", "III/z"), codes.NOT_IN_LIST.id, "golongan"),
        (("keberatan", "2023-05-02,tb", "2023-05-01,tb"), "MER-2042", "diajukan"),
        (("keberatan", "tb", "2023-05-01"), "MER-2043", "dijawab"),
    ],
)
def test_a_record_that_cannot_stand_makes_the_career_incomplete(
    with_careers: Read, spoil: Spoil, code: str, column: str
) -> None:
    """Somebody is not taken for one without sanctions because their sanction was misspelt."""
    intake = with_careers(spoil)
    assert [(f.code.id, f.place.column) for f in intake.findings] == [(code, column)]
    assert [row.row for row in intake.rejected] == [2]
    (name,) = {row.table for row in intake.rejected}
    assert intake.workforce.incomplete == Incomplete(**{name: ["staf"]})
    assert intake.workforce.is_incomplete(name, "staf")
    assert not intake.workforce.is_incomplete(name, "kepala")


def test_whoever_corrects_the_row_completes_the_career(
    with_careers: Read, city: City, tmp_path: Path
) -> None:
    broken = ("hukuman_disiplin", "Teguran lisan", "Teguran")
    intake = with_careers(broken)
    write_rejected(intake.rejected, tmp_path / "tolak.csv")
    text = (tmp_path / "tolak.csv").read_text("utf-8")
    (tmp_path / "benar.csv").write_text(text.replace(",Teguran,", ",Teguran lisan,"), "utf-8")
    again = read_tables(city(broken, **CAREERS), tmp_path / "benar.csv")
    assert again.sound
    assert again.workforce == with_careers().workforce


def test_who_was_born_after_they_began_has_no_birth_date(read: Read) -> None:
    intake = read(
        ("pegawai", "golongan\n", "golongan,tmt_masa_kerja\n"),
        ("pegawai", "IV/d", "IV/d,"),
        ("pegawai", "IV/b", "IV/b,"),
        ("pegawai", "PPPK,IX", "PPPK,IX,1990-01-01"),
        terlindungi="pegawai,tanggal_lahir\nstaf,1990-01-01\n",
    )
    assert found(intake) == [(references.BORN_TOO_LATE, "terlindungi.csv", "tanggal_lahir")]
    assert intake.workforce.protected == {}
    assert len(intake.workforce.employees) == 3


def test_a_post_to_be_filled_stands_in_a_unit_that_there_is(with_careers: Read) -> None:
    unknown = with_careers(("lowongan", "dinas", "entah"))
    assert found(unknown) == [(references.UNKNOWN_UNIT, "lowongan.csv", "unit")]
    assert unknown.workforce.vacancies == ()


def test_a_post_to_be_filled_stays_where_its_unit_was_rejected(with_careers: Read) -> None:
    intake = with_careers(("unit", "Dinas Contoh,dinas", "Dinas Contoh,apa"))
    assert (codes.NAMES_REJECTED, "lowongan.csv", "unit") in found(intake)


def test_no_finding_quotes_what_was_typed_as_text(with_careers: Read) -> None:
    secret = "Rahasia"  # noqa: S105  (a name)
    intake = with_careers(
        ("riwayat_jabatan", "Analis,Ahli Pertama", f"{secret},{secret}"),
        ("riwayat_jabatan", "Perizinan", secret),
        ("pelatihan", "Arsip,Teknis", f"{secret},{secret}"),
        ("lowongan", "Kepala Bidang,dinas", f"{secret},{secret}"),
        ("hari_libur", "2023-05-01", secret),
    )
    assert len(intake.rejected) == 4
    said = repr(intake) + "".join(f.text.id + f.text.en for f in intake.findings)
    assert secret not in said
