"""`match`: bands first, then what most lack, who is not judged and why, and the best by key."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.model import Competency

Cli = Callable[..., CompletedProcess[str]]

ON = ("--on", "2024-06-28")

LEVELS = {"P1": "4" * 9, "P2": "3" * 9, "P3": "333333331", "P4": "5" * 4}

TABLES = {
    "unit": "unit,nama_unit,jenis_unit,unit_induk,kepala\nU1,Kota Contoh,kota,,\n",
    "penilaian": "pegawai,tanggal_mulai,tanggal_selesai\n",
    "pegawai": """\
pegawai,nip,nama,unit,status_pegawai,jenjang_jabatan
P1,198001012005011901,Sri Rekaan,U1,pns,pengawas
P2,198102022006021902,Budi Rekaan,U1,pns,pengawas
P3,198203032007032903,Ani Rekaan,U1,pns,pengawas
P4,199901012023011904,Joko Rekaan,U1,pns,pengawas
P5,199901012023012905,Tuti Rekaan,U1,pns,pengawas
""",
    "lowongan": """\
lowongan,nama_jabatan,unit,jenjang_jabatan,bidang,golongan_terendah
L1,Kepala Bidang Contoh,U1,administrator,Pelayanan,III/d
L2,Kepala Dinas Contoh,U1,jpt_pratama,Pelayanan,
""",
    "standar_kompetensi": "lowongan,kompetensi,tingkat\n"
    + "".join(f"L2,{competency.label.id},4\n" for competency in Competency),
    "kompetensi": "pegawai,tanggal_uji,berlaku_sampai,kompetensi,tingkat\n"
    + "".join(
        f"{person},2023-03-14,2026-03-13,{competency.label.id},{level}\n"
        for person, levels in LEVELS.items()
        for competency, level in zip(Competency, levels, strict=False)
    ),
    "kompetensi_teknis": """\
pegawai,tanggal_uji,berlaku_sampai,kompetensi_teknis,tingkat,standar
P2,2023-03-15,2026-03-14,Analisis jabatan,3,4
""",
}

OVERLAY = """\
format = "meritasn/overlay@1"
name = "contoh"
base = "permenpanrb-38-2017"

[cite]
perwal = "Rancangan Peraturan Wali Kota"

[parameter.technical_share_others]
value = 30
cite = "perwal"
standing = "text"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Three who are judged, one assessed in four competencies, and one never."""
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def squeezed(text: str) -> str:
    """Words as a reader reads them, whatever the lines."""
    return re.sub(r"[\s─█░]+", " ", text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "id",
            (
                "Kesesuaian kompetensi untuk Kepala Bidang Contoh",
                "tidak punya standar kompetensi sendiri",
                "dapat dinilai 3 60,0 %",
                "memenuhi syarat 3 100,0 % 3 100,0 %",
                "Perekat bangsa 1 33,3 %",
                "tidak lengkap 1",
                "belum pernah dinilai 1",
                "1 P1 133,33 100,00 memenuhi syarat optimal 0",
                "3 P3 92,59 92,59",
            ),
        ),
        (
            "en",
            (
                "Match of competence for Kepala Bidang Contoh",
                "has no standards of its own",
                "can be judged 3 60.0%",
                "Filling a post",
                "Mapping of competence",
                "incomplete 1",
                "never assessed 1",
                "2 P2 100.00 100.00 qualified optimal 0",
            ),
        ),
    ],
)
def test_everybody_beside_a_post(
    cli: Cli, office: Path, language: str, words: tuple[str, ...]
) -> None:
    ended = cli("match", office, "--post", "L1", *ON, "--lang", language)
    assert ended.returncode == 0
    shown = squeezed(ended.stdout)
    assert [each for each in words if each not in shown] == []
    assert max(map(len, ended.stdout.splitlines())) <= 80
    assert "Rekaan" not in ended.stdout
    assert not re.search(r"\d{18}", ended.stdout)


def test_a_post_with_standards_of_its_own_says_so(cli: Cli, office: Path) -> None:
    shown = squeezed(cli("match", office, "--post", "L2", *ON, "--lang", "en").stdout)
    assert "Standards of competence: those of the post itself." in shown
    assert "2 P2 75.00 75.00 still qualified less than optimal 9" in shown


def test_capped_nobody_gains_by_a_surplus(cli: Cli, office: Path) -> None:
    shown = squeezed(cli("match", office, "--post", "L1", "--capped", *ON).stdout)
    assert "1 P2 100,00 100,00" in shown
    assert "dibatasi pada standarnya" in shown


def test_one_person(cli: Cli, office: Path) -> None:
    shown = squeezed(cli("match", office, "--post", "L2", *ON, "--employee", "P2").stdout)
    for words in ("Kesesuaian (JPM) 75,00 % 75,00 %", "Integritas 3 4 1 0 di bawah standar"):
        assert words in shown
    short = squeezed(cli("match", office, *ON, "--employee", "P4", "--lang", "en").stdout)
    assert "Public service: level that is still valid is not known" in short


def test_an_agency_sets_what_is_not_known(cli: Cli, office: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "contoh.toml"
    overlay.write_text(OVERLAY, "utf-8")
    whole = ("match", office, "--post", "L1", *ON, "--employee", "P2", "--lang", "en")
    assert "other levels is unknown" in squeezed(cli(*whole).stdout)
    supplied = squeezed(cli(*whole, "--overlay", overlay).stdout)
    assert "Together with technical 92.50 % 92.50 %" in supplied


def test_as_json(cli: Cli, office: Path) -> None:
    said = json.loads(cli("match", office, "--post", "L1", *ON, "--format", "json").stdout)
    assert said["format"] == "meritasn/match@1"
    assert (said["people"], said["judged"], said["standards_by"]) == (5, 3, "level")
    assert said["bands"]["mapping"] == {"optimal": 3, "cukup_optimal": 0, "kurang_optimal": 0}
    assert [one["place"] for one in said["matches"]] == [1, 2, 3, None, None]
    assert said["matches"][4]["refusal"]["code"] == "MER-4006"
    one = cli("match", office, *ON, "--employee", "P3", "--format", "json")
    assert json.loads(one.stdout)["trace"]["name"] == "jpm"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--post", "L9", *ON), "MER-0021"),
        (("--employee", "P9", *ON), "MER-0005"),
        (("--on", "2017-12-31"), "MER-0002"),
        (("--policy", "pp-94-2021", *ON), "MER-0029"),
    ],
)
def test_what_cannot_be_asked(cli: Cli, office: Path, words: tuple[str, ...], code: str) -> None:
    ended = cli("match", office, *words)
    assert ended.returncode == 2
    assert code in ended.stderr


def test_a_rejected_row_leaves_its_person_unjudged(cli: Cli, office: Path) -> None:
    file = office / "kompetensi.csv"
    file.write_text(file.read_text("utf-8").replace("Integritas,4", "Integritas,empat", 1), "utf-8")
    ended = cli("match", office, "--post", "L1", *ON, "--lang", "en")
    assert ended.returncode == 3
    assert "corrected first 1" in squeezed(ended.stdout)
    assert "P1" not in ended.stdout
