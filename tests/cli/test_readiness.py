"""`readiness`: counts first, then what is lacking with its source, and nobody is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.policies import load_policy

Cli = Callable[..., CompletedProcess[str]]

ON = ("--on", "2024-03-01")
WHOLE = ("--post", "L1", *ON)

TABLES = {
    "unit": """\
unit,nama_unit,jenis_unit,unit_induk,kepala
U1,Kota Contoh,kota,,
""",
    "pegawai": """\
pegawai,nip,nama,unit,status_pegawai,golongan,jenjang_jabatan,pendidikan
P1,198001012005011901,Sri Rekaan,U1,pns,IV/a,pengawas,S-1
P2,198102022006021902,Budi Rekaan,U1,pns,III/b,pengawas,D-III
P3,198203032007032903,Ani Rekaan,U1,pns,IV/a,pengawas,S-2
P4,199901012023211904,Joko Rekaan,U1,pppk,IX,ahli_pertama,S-1
""",
    "terlindungi": """\
pegawai,tanggal_lahir
P1,1980-01-01
P2,1981-02-02
P3,1982-03-03
""",
    "penilaian": """\
pegawai,tanggal_mulai,tanggal_selesai
P1,2023-01-01,2023-12-31
""",
    "lowongan": """\
lowongan,nama_jabatan,unit,jenjang_jabatan,bidang,golongan_terendah
L1,Kepala Bidang Contoh,U1,administrator,Pelayanan,III/d
L2,Kepala Dinas Contoh,U1,jpt_pratama,Pelayanan,
""",
    "riwayat_jabatan": """\
pegawai,tmt,sampai,jabatan,jenjang_jabatan,pelaksana_tugas,bidang
P1,2012-01-01,2018-12-31,Analis,pelaksana,tidak,Pelayanan
P1,2019-01-01,tb,Kepala Seksi,pengawas,tidak,Pelayanan
P2,2021-03-02,tb,Kepala Seksi,pengawas,tidak,Pelayanan
P3,2015-01-01,tb,Kepala Seksi,pengawas,tidak,Umum
""",
    "riwayat_predikat": """\
pegawai,hari_pertama_dinilai,hari_terakhir_dinilai,predikat
P1,2022-01-01,2022-12-31,Baik
P1,2023-01-01,2023-12-31,Sangat Baik
P2,2022-01-01,2022-12-31,Baik
P2,2023-01-01,2023-12-31,Baik
P3,2023-01-01,2023-12-31,Baik
""",
    "bukti_kompetensi": "pegawai,tanggal,berlaku_sampai,jenis_bukti,hasil,jenjang_diuji\n"
    + "".join(
        f"{person},2023-06-01,2025-05-31,{kind},Memenuhi,tb\n"
        for person in ("P1", "P2")
        for kind in ("technical", "managerial", "sociocultural", "integrity", "health")
    ),
    "hukuman_disiplin": """\
pegawai,tmt_hukuman,akhir_hukuman,hukuman,lama_bulan
P2,2023-06-01,2024-05-31,demotion,12
""",
}

OVERLAY = """\
format = "meritasn/overlay@1"
name = "contoh"
base = "pp-11-2017-posts"

[cite]
perwal = "Rancangan Peraturan Wali Kota"

[parameter.prior_years_administrator]
value = 6
cite = "perwal"
standing = "text"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """One meets everything, one lacks much, of one little is known, and one is on contract."""
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def squeezed(text: str) -> str:
    """Words as a reader reads them, whatever the lines."""
    return re.sub(r"[\s│├└─·]+", " ", text)


# ------------------------------------------------------------------------------------ everybody


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        (
            "id",
            [
                "memenuhi semua syarat 1",
                "tidak memenuhi 1",
                "belum diketahui 1",
                "tidak diatur oleh aturan ini 1",
            ],
        ),
        (
            "en",
            [
                "meets every requirement 1",
                "does not qualify 1",
                "not known yet 1",
                "not governed by this rule 1",
            ],
        ),
    ],
)
def test_counts_come_first(cli: Cli, office: Path, language: str, counts: list[str]) -> None:
    ended = cli("readiness", office, *WHOLE, "--lang", language)
    lines = [squeezed(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0
    assert "Kepala Bidang Contoh" in lines[0]
    start = lines.index(counts[0])
    assert lines[start : start + 4] == counts
    assert start < 10
    assert max(map(len, ended.stdout.splitlines())) <= 80


def test_what_is_lacking_has_its_code_its_sentence_and_its_source(cli: Cli, office: Path) -> None:
    said = cli("readiness", office, *WHOLE, "--lang", "en").stdout
    _, _, lacking = said.partition("What is not met")
    lacking, _, _ = lacking.partition("What is not known")
    assert "PP 11/2017, Pasal 54," in lacking
    for code in ("education_too_low", "prior_post_too_short", "rank_too_low", "sanctioned"):
        assert code in lacking
    assert "PermenPANRB 3/2020" in lacking
    assert "age_limit_passed" not in said  # nobody lacks it, and it is not asked for here


def test_what_is_not_known_says_why(cli: Cli, office: Path) -> None:
    said = cli("readiness", office, *WHOLE, "--lang", "en").stdout
    _, _, unknown = said.partition("What is not known, and why")
    words = squeezed(unknown)
    assert "Health" in words
    assert "Valid evidence of health" in words
    assert "Performance of the last two years" in words


def test_a_requirement_that_applies_to_nobody_is_not_listed(cli: Cli, office: Path) -> None:
    said = cli("readiness", office, *WHOLE, "--lang", "en").stdout
    for title in ("Age limit", "party", "Other terms for functional posts"):
        assert title not in said


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("extra", [(), ("--employee", "P2")])
def test_nobody_is_named(cli: Cli, office: Path, form: str, extra: tuple[str, ...]) -> None:
    ended = cli("readiness", office, *WHOLE, "--format", form, *extra)
    everything = ended.stdout + ended.stderr
    for personal in ("Rekaan", "Sri", "Budi", "198001012005011901", "198102022006021902"):
        assert personal not in everything
    assert "1981-02-02" not in everything


def test_a_key_that_could_name_a_person_is_shown_as_a_place(cli: Cli, office: Path) -> None:
    number = "198102022006021902"
    for file in office.iterdir():
        file.write_text(file.read_text("utf-8").replace("P2", number), "utf-8")
    ended = cli("readiness", office, *WHOLE)
    assert number not in ended.stdout + ended.stderr
    assert "#2 " in ended.stdout


def test_the_day_decides(cli: Cli, office: Path) -> None:
    before = json.loads(
        cli("readiness", office, "--post", "L1", "--on", "2024-03-01", "--format", "json").stdout
    )
    after = json.loads(
        cli("readiness", office, "--post", "L1", "--on", "2025-06-01", "--format", "json").stdout
    )
    assert before["people"][0]["answer"] == "met"
    assert after["people"][0]["answer"] == "unknown"  # evidence and predicates have run out


def test_the_post_decides(cli: Cli, office: Path) -> None:
    said = json.loads(cli("readiness", office, "--post", "L2", *ON, "--format", "json").stdout)
    first = {one["code"]: one["answer"] for one in said["people"][0]["requirements"]}
    assert first["prior_post_too_short"] == "not_met"  # a supervisor is no administrator
    assert first["experience_too_short"] == "met"
    assert first["age_limit_passed"] == "met"


# ------------------------------------------------------------------------------------------- json


def test_json_holds_the_post_the_counts_and_every_requirement(cli: Cli, office: Path) -> None:
    ended = cli("readiness", office, *WHOLE, "--format", "json", "--lang", "en")
    said = json.loads(ended.stdout)
    assert said["vacancy"] == {
        "key": "L1",
        "title": "Kepala Bidang Contoh",
        "level": {"code": "administrator", "label": "Administrator"},
        "field": "Pelayanan",
        "least_rank": "iii_d",
    }
    assert said["on"] == "2024-03-01"
    assert said["counts"] == {"met": 1, "not_met": 1, "unknown": 1, "not_applicable": 1}
    assert said["policy"]["hash"] == load_policy("pp-11-2017-posts").hash
    answers = {person["employee"]: person["answer"] for person in said["people"]}
    assert answers == {"P1": "met", "P2": "not_met", "P3": "unknown", "P4": "not_applicable"}
    lacking = {
        one["code"]: one for one in said["people"][1]["requirements"] if one["answer"] == "not_met"
    }
    assert set(lacking) == {
        "education_too_low",
        "prior_post_too_short",
        "rank_too_low",
        "sanctioned",
    }
    assert lacking["prior_post_too_short"]["cite"] == "PP 11/2017, Pasal 54, 107"
    assert lacking["prior_post_too_short"]["standing"] == "secondary"


# ------------------------------------------------------------------------------------- one person


def test_one_person_has_each_requirement_and_the_steps_of_what_is_not_met(
    cli: Cli, office: Path
) -> None:
    said = cli("readiness", office, *WHOLE, "--employee", "P2", "--lang", "en").stdout
    words = squeezed(said)
    assert "does not qualify" in said
    assert words.index("Rank for the post not met") < words.index("Health met")
    assert "Time as supervisor, for administrators (3 years)" in words
    assert "Technical competence" in words
    met = cli("readiness", office, *WHOLE, "--employee", "P1", "--lang", "en").stdout
    assert "meets every requirement" in met
    assert "must hold" not in met  # nothing has to be defended


def test_one_person_as_json_has_the_whole_trace(cli: Cli, office: Path) -> None:
    ended = cli("readiness", office, *WHOLE, "--employee", "P2", "--format", "json")
    said = json.loads(ended.stdout)
    assert (said["employee"], said["answer"]) == ("P2", "not_met")
    assert said["trace"]["name"] == "qualified"


def test_the_employee_may_come_from_standard_input(cli: Cli, office: Path) -> None:
    named = cli("readiness", office, *WHOLE, "--employee", "P3")
    assert cli("readiness", office, *WHOLE, "--employee", "-", stdin="P3\n").stdout == named.stdout


def test_who_is_not_governed_is_told_so(cli: Cli, office: Path) -> None:
    said = cli("readiness", office, *WHOLE, "--employee", "P4", "--lang", "en").stdout
    assert "not governed by this rule" in said


# ---------------------------------------------------------------------------- policies, and status


def test_an_overlay_changes_the_answer(cli: Cli, office: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "contoh.toml"
    overlay.write_text(OVERLAY, "utf-8")
    ended = cli("readiness", office, *WHOLE, "--overlay", overlay, "--format", "json")
    said = json.loads(ended.stdout)
    assert said["policy"]["name"] == "pp-11-2017-posts+contoh"
    assert said["people"][0]["answer"] == "not_met"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--post", "L9", *ON), "MER-0021"),
        (("--post", "L1", "--on", "kemarin"), "MER-0022"),
        ((*WHOLE, "--employee", "P9"), "MER-0005"),
        (("--post", "L1", "--on", "2017-12-31"), "MER-0002"),
        (("--post", "L1", "--on", "2017-12-31", "--policy", "pp-11-2017-posts"), "MER-0001"),
        (ON, "MER-0012"),
    ],
)
def test_what_does_not_exist_is_usage(
    cli: Cli, office: Path, words: tuple[str, ...], code: str
) -> None:
    ended = cli("readiness", office, *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert code in ended.stderr


def test_an_unknown_employee_is_not_repeated(cli: Cli, office: Path) -> None:
    ended = cli("readiness", office, *WHOLE, "--employee", "198102022006021902")
    assert "198102022006021902" not in ended.stdout + ended.stderr


def test_the_posts_that_there_are_are_named(cli: Cli, office: Path) -> None:
    assert "L1, L2" in cli("readiness", office, "--post", "L9", *ON).stderr


def test_rejected_rows_have_their_status(cli: Cli, office: Path) -> None:
    file = office / "riwayat_predikat.csv"
    file.write_text(file.read_text("utf-8").replace("Sangat Baik", "Lumayan"), "utf-8")
    ended = cli("readiness", office, *WHOLE, "--lang", "en")
    assert ended.returncode == 3
    assert "1 rows were rejected" in ended.stderr
    assert "not known yet" in ended.stdout


def test_the_answers_may_go_to_a_file(cli: Cli, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "kesiapan.json"
    ended = cli("readiness", office, *WHOLE, "--format", "json", "--out", out)
    assert ended.stdout == ""
    assert json.loads(out.read_text("utf-8"))["counts"]["met"] == 1


def test_more_people_than_are_read_are_counted(cli: Cli, office: Path) -> None:
    file = office / "pegawai.csv"
    more = "".join(f"Q{n},,Rekaan,U1,pns,IV/a,pengawas,S-1\n" for n in range(60))
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    said = cli("readiness", office, *WHOLE, "--lang", "en").stdout
    assert "… and 11 more people." in said


def test_a_policy_that_is_not_about_posts_is_usage(cli: Cli, office: Path) -> None:
    ended = cli("readiness", office, *WHOLE, "--policy", "pp-94-2021")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "MER-0027" in ended.stderr
