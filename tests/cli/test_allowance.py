"""`allowance`: what a budget pays, what an agency must set, and nobody's name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Cli = Callable[..., CompletedProcess[str]]

GRADES = ("tl1", "tl2", "tl3", "tl4", "psw1", "psw2", "psw3", "psw4")
TABLES = {
    "unit": "unit,nama_unit,jenis_unit,unit_induk\n"
    "U1,Kota Contoh,kota,\nU2,Dinas Contoh,dinas,U1\n",
    "pegawai": "pegawai,nip,nama,unit,status_pegawai,kelas_jabatan,tempat_bertugas,kondisi_kerja,"
    "kelangkaan_profesi\n"
    "P1,190101012005011901,Sri Rekaan,U2,pns,10,tidak,tidak,tidak\n"
    "P2,190202022006021902,Budi Rekaan,U2,pns,11,ya,tidak,tidak\n"
    "P3,190303032007032903,Ani Rekaan,U2,pns,14,tidak,tidak,tidak\n",
    "penilaian": "pegawai,tanggal_mulai,tanggal_selesai\nP1,2025-01-01,2025-12-31\n",
    "kehadiran": f"pegawai,akhir_bulan,menit_aktivitas,persen_hadir,{','.join(GRADES)}\n"
    "P1,2025-11-30,6750,100,0,0,0,0,0,0,0,0\n"
    "P1,2025-12-31,5400,95,1,0,0,0,0,0,0,0\n"
    "P2,2025-12-31,6750,100,0,0,0,0,0,0,0,0\n",
    "hukuman_disiplin": "pegawai,tmt_hukuman,akhir_hukuman,hukuman,lama_bulan\n"
    "P2,2025-10-01,2026-03-31,allowance_cut_25,6\n",
}
FIGURES = Path(__file__).parents[2] / "examples" / "medan_tpp.toml"
WITH = ("--overlay", FIGURES, "--lang", "en")
CEILING = ("--ceiling", "10000000")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two of three have attendance in December; one is under a sanction."""
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def test_what_was_earned_what_the_budget_lacks_and_what_is_paid(cli: Cli, office: Path) -> None:
    ended = cli("allowance", office, *CEILING, *WITH)
    assert ended.returncode == 0
    for words in ("31 December 2025", "10,000,000", "Sum less for the budget", "MER-4006"):
        assert words in ended.stdout
    everything = ended.stdout + ended.stderr
    for personal in ("Rekaan", "190101012005011901"):
        assert personal not in everything


def test_the_last_month_is_meant_unless_another_is_said(cli: Cli, office: Path) -> None:
    known = []
    for on in ((), ("--on", "2025-12-31"), ("--on", "2025-11-30")):
        said = json.loads(cli("allowance", office, *WITH, *on, "--format", "json").stdout)
        known.append((said["on"], said["total"]["known"]))
    assert known == [
        ("2025-12-31", 2),
        ("2025-12-31", 2),
        ("2025-11-30", 1),
    ]
    ended = cli("allowance", office, *WITH, "--on", "2025-11-29")
    assert (ended.returncode, "MER-0035" in ended.stderr) == (2, True)


def test_everything_as_json_adds_up_again(cli: Cli, office: Path) -> None:
    said = json.loads(cli("allowance", office, *CEILING, *WITH, "--format", "json").stdout)
    assert said["format"] == "meritasn/allowance@1"
    paid = [one["parts"]["paid"] for one in said["people"]]
    assert paid[2] is None
    assert int(paid[0]) + int(paid[1]) == int(said["total"]["paid"]) <= 10_000_000
    assert int(said["unspent"]) == 10_000_000 - int(said["total"]["paid"])
    deductions = said["total"]["deductions"]
    cuts = [int(amount) for kind in deductions.values() for amount in kind.values()]
    assert int(said["total"]["full"]) - sum(cuts) == int(said["total"]["paid"])
    assert int(deductions["discipline"]["sanction"]) > 0
    assert [group["shown"] for group in said["units"] + said["classes"]] == [False] * 4


def test_one_person_rupiah_by_rupiah(cli: Cli, office: Path) -> None:
    ended = cli("allowance", office, *CEILING, *WITH, "--employee", "P2")
    for words in ("Amount paid", "Cut for a sanction", "discipline", "budget", "PP 94/2021"):
        assert words in ended.stdout
    asked = ("--employee", "-", "--format", "json")
    said = json.loads(cli("allowance", office, *WITH, *asked, stdin="P2\n").stdout)
    assert said["employee"] == "P2"
    assert said["parts"]["paid"] == said["parts"]["earned"]
    assert said["trace"]["name"] == "paid"
    assert said["factor"] is None


def test_what_an_agency_must_set_is_named(cli: Cli, office: Path) -> None:
    ended = cli("allowance", office, *CEILING)
    assert ended.returncode == 0
    for name in ("fiscal_index", "bpk_allowance_14", "workload_share_10", "performance_share"):
        assert name in ended.stdout
    assert "bpk_allowance_10" not in ended.stdout
    assert "tidak seorang pun" in ended.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--ceiling", "-5"), "MER-0013"),
        (("--ceiling", "1.5"), "MER-0013"),
        (("--ceiling", "450.000.000"), "MER-0013"),
        (("--ceiling", "450.000"), "MER-0013"),
        (("--ceiling", "9999999999999999"), "MER-0013"),
        (("--policy", "pp-94-2021"), "MER-0029"),
        (("--employee", "P9"), "MER-0005"),
        (("--on", "2020-12-31"), "MER-0002"),
    ],
)
def test_what_cannot_be_asked(cli: Cli, office: Path, words: tuple[str, ...], code: str) -> None:
    ended = cli("allowance", office, *words)
    assert (ended.returncode, code in ended.stderr) == (2, True), ended.stderr


def test_a_rejected_row_leaves_its_person_without_an_amount(cli: Cli, office: Path) -> None:
    file = office / "hukuman_disiplin.csv"
    file.write_text(file.read_text("utf-8").replace("allowance_cut_25", "potong"), "utf-8")
    ended = cli("allowance", office, *WITH, "--format", "json")
    assert ended.returncode == 3
    said = json.loads(ended.stdout)
    assert said["people"][1]["parts"] == {}
    assert said["total"]["known"] == 1
