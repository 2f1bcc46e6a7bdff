"""`select`: the order of those who applied, who goes on, one candidate, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Cli = Callable[..., CompletedProcess[str]]

POST, INTAKE = ("--post", "L1", "--on", "2025-06-02"), ("--family", "civil_service_intake")
OF_LEADERS = (*POST, "--overlay", "bobot.toml")

TABLES = {
    "unit": "unit,nama_unit,jenis_unit\nU1,Kota Contoh,kota\n",
    "pegawai": "pegawai,nama,unit,status_pegawai\nP1,Sri Rekaan,U1,pns\n",
    "penilaian": "pegawai,tanggal_mulai,tanggal_selesai\n",
    "lowongan": """\
lowongan,nama_jabatan,unit,jenjang_jabatan
L1,Kepala Dinas Contoh,U1,jpt_pratama
L2,Analis Contoh,U1,ahli_pertama
""",
    "pelamar": """\
pelamar,lowongan,jenis_formasi,tanggal_lahir,twk,tiu,tkp,skb,ipk,makalah,assessment_center,wawancara,rekam_jejak
A1,L1,,,,,,,,80,80,80,80
A2,L1,,,,,,,,90,90,90,90
A3,L1,,,,,,,,80,80,80,80
A4,L1,,,,,,,,80,80,80,80
A5,L1,,,,,,,,70,,70,70
B1,L2,umum,1999-03-04,80,100,180,350,3.4,,,,
B2,L2,umum,1998-03-04,80,100,180,350,3.4,,,,
B3,L2,umum,1998-03-04,64,100,180,350,3.4,,,,
""",
}
WEIGHTS = """\
format = "meritasn/overlay@1"
name = "panitia"
base = "permenpanrb-15-2019"

[cite]
panitia = "Keputusan Panitia Seleksi"
""" + "".join(
    f'\n[parameter.weight_{part}]\nvalue = {weight}\ncite = "panitia"\nstanding = "text"\n'
    for part, weight in (("paper", 20), ("centre", 25), ("interview", 35), ("track_record", 20))
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    for name, text in TABLES.items():
        Path("data", f"{name}.csv").write_text(text, "utf-8")
    Path("bobot.toml").write_text(WEIGHTS, "utf-8")


def test_the_order_comes_with_who_goes_on_and_who_is_tied(cli: Cli) -> None:
    ran = cli("select", "data", *OF_LEADERS, "--lang", "en")
    said = " ".join(ran.stdout.split())
    assert "Who goes on, 1 of 3 places: A2." in said
    assert "A1, A3, A4 are equal in all that decides, and only 2 of the places are left" in said
    assert "A5 Score of the assessment centre is missing" in said
    assert "B1" not in said
    assert "Rekaan" not in ran.stdout + ran.stderr
    assert ran.returncode == 0


def test_other_programs_get_the_same(cli: Cli) -> None:
    found = json.loads(cli("select", "data", *OF_LEADERS, "--format", "json").stdout)
    assert found["format"] == "meritasn/selection@1"
    assert (found["places"], found["applicants"], found["least_applicants"]) == (3, 5, 4)
    assert found["shortlist"] == ["A2"]
    assert found["undecided"] == ["A1", "A3", "A4"]
    assert [one["place"] for one in found["ranked"]] == [1, 2, 2, 2]
    assert found["unranked"][0]["candidate"] == "A5"


def test_without_weights_nobody_is_ranked_and_each_weight_is_named(cli: Cli) -> None:
    ran = cli("select", "data", *POST, "--lang", "en")
    said = " ".join(ran.stdout.split())
    for part in ("paper", "assessment centre", "interview", "track record"):
        assert f"Weight of the {part} is unknown" in said
    assert ran.returncode == 0


def test_new_civil_servants_go_by_their_own_rule(cli: Cli) -> None:
    asked = ("--post", "L2", "--on", "2024-12-20", *INTAKE)
    ran = cli("select", "data", *asked, "--openings", "1", "--skb-maximum", "500", "--lang", "en")
    said = " ".join(ran.stdout.split())
    assert "Who goes on, 1 of 1 places: B2." in said
    assert "Date of birth (earliest first)" in said
    assert "B3 the civics test is below its limit" in said
    assert "1998" not in ran.stdout
    other = cli(
        "select", "data", *asked, "--order", "field_test", "--openings", "1", "--lang", "en"
    )
    assert "Who goes on, 2 of 3 places: B1, B2." in " ".join(other.stdout.split())


@pytest.mark.parametrize(
    ("key", "words"), [("A2", "A2: place 1 of 4."), ("A5", "A5 is not ranked")]
)
def test_one_candidate_is_explained(cli: Cli, key: str, words: str) -> None:
    ran = cli("select", "data", *OF_LEADERS, "--candidate", key, "--lang", "en")
    assert words in ran.stdout
    assert "Final score" in ran.stdout
    whole = cli("select", "data", *OF_LEADERS, "--candidate", key, "--format", "json")
    found = json.loads(whole.stdout)
    assert (found["format"], found["candidate"]) == ("meritasn/selected@1", key)
    assert found["trace"]["name"] == "final"


LAST = "A5,L1,,,,,,,,70,,70,70\n"


@pytest.mark.parametrize(
    "row",
    [
        "A5,L1,,,,,,,,seratus,70,70,70\n",
        "A5,L9,,,,,,,,70,70,70,70\n",
        "A5,L1,,31-31-1990,,,,,,70,70,70,70\n",
        LAST + LAST,
    ],
)
def test_who_is_rejected_is_listed_and_nothing_is_settled(cli: Cli, row: str) -> None:
    Path("data/pelamar.csv").write_text(TABLES["pelamar"].replace(LAST, row), "utf-8")
    ran = cli("select", "data", *OF_LEADERS, "--lang", "en")
    said = " ".join(ran.stdout.split())
    assert "The order and who goes on are not settled. Candidates whose row was rejected" in said
    assert "A5 a row on which this rests is rejected" in said
    assert ran.returncode == 3
    found = json.loads(cli("select", "data", *OF_LEADERS, "--format", "json").stdout)
    assert (found["rejected"], found["applicants"], found["shortlist"]) == (1, 4, ["A2"])
    assert [(one["candidate"], one["code"]) for one in found["unranked"]] == [("A5", "MER-4013")]
    for key, words in (("A5", "A5 is not ranked: a row on which"), ("A2", "A2: place 1 of 4.")):
        alone = " ".join(
            cli("select", "data", *OF_LEADERS, "--candidate", key, "--lang", "en").stdout.split()
        )
        assert words in alone
        assert "not settled" in alone


def test_a_post_that_nobody_applied_for_has_no_order(cli: Cli) -> None:
    text = "".join(
        line for line in TABLES["pelamar"].splitlines(keepends=True) if not line.startswith("B")
    )
    Path("data/pelamar.csv").write_text(text, "utf-8")
    asked = ("--post", "L2", "--on", "2024-12-20", *INTAKE)
    for language, words in (("en", "Nobody applied."), ("id", "Tidak ada pelamar.")):
        ran = cli("select", "data", *asked, "--lang", language)
        assert words in ran.stdout
        assert "How many" not in ran.stdout
        assert "Banyaknya yang lanjut" not in ran.stdout
        assert ran.returncode == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--post", "L9"), "MER-0"),
        ((*POST, "--order", "best"), "MER-0031"),
        ((*OF_LEADERS, "--candidate", "B1"), "MER-0033"),
        ((*POST, "--openings", "1,5"), "MER-0"),
        ((*POST, "--skb-maximum", "-5"), "MER-0"),
        ((*POST, "--family", "discipline"), "MER-0031"),
        (("--on", "2025-06-02"), "MER-0"),
    ],
)
def test_what_does_not_exist_is_said(cli: Cli, words: tuple[str, ...], code: str) -> None:
    ran = cli("select", "data", *words)
    assert ran.returncode == 2
    assert code in ran.stderr
    assert not ran.stdout
