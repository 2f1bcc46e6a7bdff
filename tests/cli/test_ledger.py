"""`ledger`: the credit of one person, line by line, and nobody's name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Cli = Callable[..., CompletedProcess[str]]

TABLES = {
    "unit": "unit,nama_unit,jenis_unit\nU1,Kota Contoh,kota\n",
    "pegawai": "pegawai,nip,nama,unit,status_pegawai,golongan,jenjang_jabatan,tmt_golongan\n"
    "P1,190101012005011901,Sri Rekaan,U1,pns,III/a,ahli_pertama,2021-04-01\n"
    "P2,190202022006021902,Budi Rekaan,U1,pns,III/a,ahli_pertama,2021-04-01\n",
    "penilaian": "pegawai,tanggal_mulai,tanggal_selesai\nP1,2023-01-01,2023-12-31\n",
    "angka_kredit": "pegawai,tanggal,jenis_baris,jenjang_jabatan,golongan,"
    "predikat,bulan,angka_kredit\n"
    "P1,2023-12-31,conversion,ahli_pertama,III/a,Baik,12,tb\n"
    "P1,2023-01-01,opening,ahli_pertama,III/a,tb,tb,20\n"
    "P1,2024-12-31,conversion,ahli_pertama,III/a,Sangat Baik,12,tb\n",
}
ASKED = ("--employee", "P1", "--on", "2025-01-31")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def test_each_line_has_its_balance_and_its_article(cli: Cli, office: Path) -> None:
    ended = cli("ledger", office, *ASKED, "--lang", "en")
    assert ended.returncode == 0
    lines = [
        line for line in ended.stdout.splitlines() if "Conversion" in line or "Opening" in line
    ]
    assert ["20.00" in lines[0], "32.50" in lines[1], "51.25" in lines[2]] == [True] * 3
    assert "PermenPANRB 1/2023" in ended.stdout
    everything = ended.stdout + ended.stderr
    for personal in ("Rekaan", "190101012005011901"):
        assert personal not in everything


def test_the_day_ends_the_ledger(cli: Cli, office: Path) -> None:
    until = ("--employee", "P1", "--on", "2024-12-30", "--format", "json")
    said = json.loads(cli("ledger", office, *until).stdout)
    assert said["format"] == "meritasn/ledger@1"
    assert [line["record"]["credit_on"] for line in said["lines"]] == ["2023-01-01", "2023-12-31"]
    assert [line["values"]["rank_credit"] for line in said["lines"]] == ["20.00", "32.50"]
    assert {one["answer"] for one in said["requirements"]} <= {"met", "not_met", "unknown"}


def test_who_has_no_line_is_told_so(cli: Cli, office: Path) -> None:
    ended = cli("ledger", office, "--employee", "-", "--on", "2025-01-31", stdin="P2\n")
    assert ended.returncode == 0
    assert "Tidak ada catatan" in ended.stdout


def test_a_rejected_line_closes_the_ledger(cli: Cli, office: Path) -> None:
    file = office / "angka_kredit.csv"
    file.write_text(file.read_text("utf-8").replace("conversion", "konversy", 1), "utf-8")
    ended = cli("ledger", office, *ASKED)
    assert ended.returncode == 2
    assert "MER-4013" in ended.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--employee", "P9", "--on", "2025-01-31"), "MER-0005"),
        (("--employee", "P1", "--on", "31 Januari"), "MER-0022"),
        (("--employee", "P1", "--on", "2022-12-31"), "MER-0002"),
        ((*ASKED, "--policy", "pp-94-2021"), "MER-0020"),
        (("--on", "2025-01-31"), "MER-0012"),
    ],
)
def test_what_does_not_exist_is_usage(
    cli: Cli, office: Path, words: tuple[str, ...], code: str
) -> None:
    ended = cli("ledger", office, *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert code in ended.stderr
