"""The tables of talent, competence, attendance, services, candidates and reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from meritasn.errors import Code
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io import Intake, dumps, loads_workforce
from meritasn.model import (
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Candidate,
    Competency,
    Incomplete,
    IntakeCategory,
    Measurement,
    MeritReview,
    Response,
    Service,
    Standard,
    TalentAssessment,
    YesNo,
)
from meritasn.quantities import Absence

Read = Callable[..., Intake]

DAY, LATER = date(2025, 5, 2), date(2027, 5, 1)
NOT_APPLICABLE = Absence.NOT_APPLICABLE

TABLES = {
    "penilaian_talenta": """\
pegawai,tanggal_penilaian,berlaku_sampai,potensi,penghargaan
staf,2025-05-02,2027-05-01,74.25,tb
""",
    "kompetensi": """\
pegawai,tanggal_uji,berlaku_sampai,kompetensi,tingkat
staf,2025-05-02,2027-05-01,Kerja sama,3
""",
    "kompetensi_teknis": """\
pegawai,tanggal_uji,berlaku_sampai,kompetensi_teknis,tingkat,standar
staf,2025-05-02,tb,Arsip,2,3
""",
    "kehadiran": """\
pegawai,akhir_bulan,menit_aktivitas,persen_hadir,tl1,psw1
staf,2025-05-31,6120,95.45,2,tb
""",
    "lowongan": """\
lowongan,nama_jabatan,unit,jenjang_jabatan
l1,Kepala Bidang,dinas,Administrator
""",
    "standar_kompetensi": """\
lowongan,kompetensi,tingkat
l1,Kerja sama,3
""",
    "layanan": """\
layanan,unit,nama_layanan,satuan_waktu,waktu_semula,standar_waktu,standar_biaya
izin,dinas,Izin usaha,menit,180,60,tb
""",
    "survei": """\
layanan,tanggal,responden,u1,u9
izin,2025-05-02,001,4,
""",
    "capaian_layanan": """\
layanan,tanggal,waktu,biaya
izin,2025-05-31,55.5,tb
""",
    "pelamar": """\
pelamar,lowongan,jenis_formasi,tanggal_lahir,twk,skb,wawancara
c1,l1,Cumlaude,1999-08-17,85,312.5,tb
""",
    "sistem_merit": """\
instansi,tanggal,perencanaan_kebutuhan,kematangan_1
kota,2025-05-02,32.5,tb
""",
}
OF_PEOPLE = ("penilaian_talenta", "kompetensi", "kompetensi_teknis", "kehadiran")
OF_SERVICES = ("survei", "capaian_layanan")


@pytest.fixture
def with_merit(read: Read) -> Read:
    """Reads the sound city with all these tables, spoilt as asked."""
    return lambda *spoils, **more: read(*spoils, **{**TABLES, **more})


def found(intake: Intake) -> list[tuple[Code, str | None, str | None]]:
    return [(f.code, f.place.file, f.place.column) for f in intake.findings]


def test_every_table_becomes_records(with_merit: Read) -> None:
    intake = with_merit()
    assert intake.findings == ()
    read = intake.workforce
    assert read.talent_assessments == (
        TalentAssessment(
            employee="staf",
            assessed_on=DAY,
            assessed_until=LATER,
            potential_score="74.25",
            award_score=NOT_APPLICABLE,
        ),
    )
    assert read.competencies == (
        AssessedCompetency(
            employee="staf",
            tested_on=DAY,
            tested_until=LATER,
            competency=Competency.KERJA_SAMA,
            competency_level=3,
        ),
    )
    assert read.skills == (
        AssessedSkill(
            employee="staf",
            skill_on=DAY,
            skill_until=NOT_APPLICABLE,
            skill="Arsip",
            skill_level=2,
            skill_standard=3,
        ),
    )
    assert read.attendance == (
        Attendance(
            employee="staf",
            month_ends_on=date(2025, 5, 31),
            activity_minutes=6120,
            presence="95.45",
            late_1=2,
            early_1=NOT_APPLICABLE,
        ),
    )
    assert read.standards == (
        Standard(vacancy="l1", competency=Competency.KERJA_SAMA, level=Decimal(3)),
    )
    assert read.services == (
        Service(
            key="izin",
            unit="dinas",
            name="Izin usaha",
            time_unit="menit",
            time_before=180,
            standard_time=60,
            standard_cost=NOT_APPLICABLE,
        ),
    )
    assert read.responses == (Response(service="izin", responded_on=DAY, respondent="001", u1=4),)
    assert read.measurements == (
        Measurement(
            service="izin",
            measured_on=date(2025, 5, 31),
            measured_time="55.5",
            measured_cost=NOT_APPLICABLE,
        ),
    )
    assert read.candidates == (
        Candidate(
            key="c1",
            vacancy="l1",
            intake_category=IntakeCategory.CUMLAUDE,
            applicant_born_on=date(1999, 8, 17),
            twk=85,
            skb="312.5",
            interview_score=NOT_APPLICABLE,
        ),
    )
    assert read.merit_reviews == (
        MeritReview(
            agency="kota", reviewed_on=DAY, aspect_planning="32.5", maturity_1=NOT_APPLICABLE
        ),
    )
    assert read.incomplete == Incomplete()
    assert loads_workforce(dumps(read)) == read


def test_an_employee_brings_what_allowances_go_by(read: Read) -> None:
    more = "kelas_jabatan,tempat_bertugas,kondisi_kerja,kelangkaan_profesi"
    intake = read(
        ("pegawai", "golongan\n", f"golongan,{more}\n"),
        ("pegawai", "PNS,IV/d", "PNS,IV/d,15,tidak,ya,tidak"),
        ("pegawai", "PNS,IV/b", "PNS,IV/b,18,,,"),
        ("pegawai", "PPPK,IX", "PPPK,IX,,,,"),
    )
    assert found(intake) == [(codes.OUT_OF_RANGE, "pegawai.csv", "kelas_jabatan")]
    first, _, third = intake.workforce.employees
    assert first.job_class == Decimal(15)
    assert (first.remote_place, first.hard_conditions) == (YesNo.NO, YesNo.YES)
    assert third.job_class is Absence.MISSING


@pytest.mark.parametrize("table", OF_PEOPLE)
def test_a_record_of_nobody_is_rejected(with_merit: Read, table: str) -> None:
    intake = with_merit((table, "staf", "siapa"))
    assert found(intake) == [(references.UNKNOWN_EMPLOYEE, f"{table}.csv", "pegawai")]
    assert intake.workforce.incomplete == Incomplete()


@pytest.mark.parametrize("table", OF_SERVICES)
def test_a_record_of_no_service_is_rejected(with_merit: Read, table: str) -> None:
    intake = with_merit((table, "izin", "akta"))
    assert found(intake) == [(references.UNKNOWN_SERVICE, f"{table}.csv", "layanan")]
    assert intake.workforce.incomplete == Incomplete()


@pytest.mark.parametrize("table", OF_SERVICES)
def test_a_record_falls_with_its_service(with_merit: Read, table: str) -> None:
    intake = with_merit(("layanan", "180", "tiga jam"))
    assert (codes.DEPENDS_ON_REJECTED, f"{table}.csv", None) in found(intake)
    assert intake.workforce.incomplete == Incomplete()


@pytest.mark.parametrize("table", [*OF_PEOPLE, *OF_SERVICES])
def test_of_two_records_of_one_thing_neither_stands(with_merit: Read, table: str) -> None:
    head, row = TABLES[table].splitlines()
    intake = with_merit(**{table: f"{head}\n{row}\n{row}\n"})
    assert {code for code, _, _ in found(intake)} == {codes.ROW_TWICE}
    (name,) = {row.table for row in intake.rejected}
    owner = "izin" if table in OF_SERVICES else "staf"
    assert intake.workforce.incomplete == Incomplete(**{name: [owner]})
    assert intake.workforce.is_incomplete(name, owner)


def test_a_candidate_whose_row_falls_is_not_forgotten(with_merit: Read) -> None:
    head, row, *_ = TABLES["pelamar"].splitlines()
    key, *_ = row.split(",")
    intake = with_merit(pelamar=f"{head}\n{row}\n{row}\n")
    assert {code for code, _, _ in found(intake)} == {codes.ROW_TWICE}
    assert intake.workforce.candidates == ()
    assert intake.workforce.incomplete == Incomplete(candidates=[key])


def test_a_post_falls_with_each_of_its_standards(with_merit: Read) -> None:
    """With one standard less it would be another post."""
    intake = with_merit(standar_kompetensi=TABLES["standar_kompetensi"] + "l1,Komunikasi,dua\n")
    assert found(intake) == [
        (codes.DEPENDS_ON_REJECTED, "lowongan.csv", None),
        (codes.NAMES_REJECTED, "pelamar.csv", "lowongan"),
        (codes.DEPENDS_ON_REJECTED, "standar_kompetensi.csv", None),
        (codes.NOT_A_NUMBER, "standar_kompetensi.csv", "tingkat"),
    ]
    assert (intake.workforce.vacancies, intake.workforce.standards) == ((), ())
    assert len(intake.workforce.candidates) == 1


def test_what_names_a_post_or_a_unit_that_is_not_there_is_rejected(with_merit: Read) -> None:
    intake = with_merit(
        ("standar_kompetensi", "l1", "l2"),
        ("pelamar", "c1,l1", "c1,l3"),
        ("layanan", "dinas", "entah"),
    )
    assert [found for found in found(intake) if found[0] is not codes.DEPENDS_ON_REJECTED] == [
        (references.UNKNOWN_UNIT, "layanan.csv", "unit"),
        (references.UNKNOWN_VACANCY, "pelamar.csv", "lowongan"),
        (references.UNKNOWN_VACANCY, "standar_kompetensi.csv", "lowongan"),
    ]


def test_nothing_personal_of_a_candidate_is_quoted(with_merit: Read) -> None:
    intake = with_merit(("pelamar", "Cumlaude,1999-08-17", "Rahasia,99-99-1999"))
    assert [code for code, _, _ in found(intake)] == [codes.NOT_IN_LIST, codes.BAD_DATE]
    said = repr(intake) + "".join(repr(f) + f.text.id + f.text.en for f in intake.findings)
    assert "Rahasia" not in said
    assert "99-99" not in said


def test_an_answer_that_is_not_on_the_sheet_is_told_and_kept(with_merit: Read) -> None:
    """It is a state of the fact, and the rules say what it means for the survey."""
    intake = with_merit(("survei", "001,4", "001,5"))
    assert found(intake) == [(codes.OUT_OF_RANGE, "survei.csv", "u1")]
    assert len(intake.workforce.responses) == 1
