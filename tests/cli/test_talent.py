"""`talent`: the map, one person, and other cut-offs; nobody is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]

ON = ("--on", "2026-03-02")

_PARTS = (
    "penghargaan,penugasan_tim,umpan_balik_360,penilaian_kompetensi,pengembangan_kompetensi,"
    "pengalaman_jabatan,potensi,kesesuaian_bidang_ilmu"
)


def _row(person: str, score: str, until: str = "2028-10-05") -> str:
    return f"{person},2025-10-06,{until}," + ",".join([score] * 8) + "\n"


TABLES = {
    "unit": """\
unit,nama_unit,jenis_unit,unit_induk,kepala
U1,Kota Contoh,kota,,
U2,Dinas Contoh,dinas,U1,
""",
    "pegawai": """\
pegawai,nip,nama,unit,status_pegawai,pendidikan
P1,198001012005011901,Sri Rekaan,U1,pns,S-1
P2,198102022006021902,Budi Rekaan,U2,pns,S-1
P3,198203032007032903,Ani Rekaan,U2,pns,S-1
P4,198304042008041904,Joko Rekaan,U2,pns,S-1
""",
    "penilaian": """\
pegawai,tanggal_mulai,tanggal_selesai
P1,2025-01-01,2025-12-31
""",
    "riwayat_predikat": "pegawai,hari_pertama_dinilai,hari_terakhir_dinilai,predikat\n"
    + "".join(f"{person},2025-01-01,2025-12-31,Baik\n" for person in ("P1", "P2", "P3", "P4")),
    "penilaian_talenta": f"pegawai,tanggal_penilaian,berlaku_sampai,{_PARTS}\n"
    + _row("P1", "80")
    + _row("P2", "79")
    + _row("P3", "50", until="2026-03-01"),
}

OVERLAY = """\
format = "meritasn/overlay@1"
name = "contoh"
base = "kepka-bkn-411-2025"

[cite]
perwal = "Rancangan Peraturan Wali Kota"

[parameter.performance_high]
value = 79
cite = "perwal"
standing = "text"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two have a box, one is assessed no longer, and one never was."""
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def said(ended: CompletedProcess[str]) -> str:
    assert ended.returncode == 0, ended.stderr
    return " ".join(ended.stdout.split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "id",
            (
                "Peta talenta, 2 Maret 2026",
                "2 dari 4 pegawai memiliki kotak.",
                "Kotak 9: 1 (50,0 %)",
                "Tanpa kotak, dan mengapa",
                "Penilaian talenta yang belum kedaluwarsa tidak diketahui",
                "bernilai tepat 80",
                "Promosikan dan pertahankan",
            ),
        ),
        (
            "en",
            (
                "Map of talent, 2 March 2026",
                "2 of 4 people have a box.",
                "Box 9: 1 (50.0%)",
                "Without a box, and why",
                "A talent assessment that has not expired is not known",
                "scores exactly 80",
                "Promote and retain",
            ),
        ),
    ],
)
def test_the_map(cli: Cli, office: Path, language: str, words: tuple[str, ...]) -> None:
    ended = cli("talent", office, *ON, "--lang", language)
    shown = said(ended)
    assert [each for each in words if each not in shown] == []
    assert max(map(len, ended.stdout.splitlines())) <= 80


@pytest.mark.parametrize("extra", [(), ("--cuts",), ("--employee", "P2")])
@pytest.mark.parametrize("form", ["table", "json"])
def test_nobody_is_named(cli: Cli, office: Path, form: str, extra: tuple[str, ...]) -> None:
    ended = cli("talent", office, *ON, "--format", form, *extra)
    assert ended.returncode == 0
    for secret in ("Rekaan", "1980010120", "1981020220"):
        assert secret not in ended.stdout + ended.stderr


def test_one_person(cli: Cli, office: Path) -> None:
    shown = said(cli("talent", office, *ON, "--employee", "P2", "--lang", "en"))
    for words in ("Box 8: Retain", "Talent value 80.93", "79.60", "-0.40", "60 %"):
        assert words in shown, words
    expired = said(cli("talent", office, *ON, "--employee", "P3", "--lang", "en"))
    assert "No box: A talent assessment that has not expired" in expired


def test_other_cut_offs(cli: Cli, office: Path) -> None:
    shown = said(cli("talent", office, *ON, "--cuts", "--lang", "en"))
    assert "Under the cut-offs in force 2 people have a box" in shown
    assert "70 / 85 60 / 80" in shown
    one = said(cli("talent", office, *ON, "--performance", "60/79,5", "--lang", "en"))
    assert "60 / 79.5 60 / 80 1 2 0 0" in one
    assert "60 / 79.5 60 / 80 Box 8 Box 9 1" in one
    person = said(cli("talent", office, *ON, "--cuts", "--employee", "P2", "--lang", "en"))
    assert "Under the cut-offs in force: Box 8." in person


@pytest.mark.parametrize(
    "text", ["80/60", "60", "60/60", "60/", "a/b", "nan/80", "60/inf", "60/80/90"]
)
def test_what_is_no_pair_of_cut_offs(cli: Cli, office: Path, text: str) -> None:
    ended = cli("talent", office, *ON, "--potential", text, "--lang", "en")
    assert ended.returncode == 2
    assert "MER-0013" in ended.stderr


def test_an_overlay_moves_a_cut_off(cli: Cli, office: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "contoh.toml"
    overlay.write_text(OVERLAY, "utf-8")
    shown = said(cli("talent", office, *ON, "--overlay", overlay, "--lang", "en"))
    assert "Box 9: 2 (100.0%)" in shown
    assert "Upper cut-off of performance 79" in shown


def test_a_unit(cli: Cli, office: Path) -> None:
    assert "1 of 3 people" in said(cli("talent", office, *ON, "--unit", "U2", "--lang", "en"))
    assert "2 of 4 people" in said(cli("talent", office, *ON, "--unit", "U1", "--lang", "en"))
    ended = cli("talent", office, *ON, "--unit", "U9", "--lang", "en")
    assert (ended.returncode, "MER-0030" in ended.stderr) == (2, True)
    other = cli("talent", office, *ON, "--unit", "U2", "--employee", "P1", "--lang", "en")
    assert (other.returncode, "MER-0036" in other.stderr) == (2, True)


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (("--employee", "P9"), "MER-0005"),
        (("--policy", "pp-94-2021"), "MER-0029"),
        (("--on", "2019-12-31"), "MER-0002"),
    ],
)
def test_what_cannot_be_asked(cli: Cli, office: Path, extra: tuple[str, ...], code: str) -> None:
    day = () if "--on" in extra else ON
    ended = cli("talent", office, *day, *extra)
    assert ended.returncode == 2
    assert code in ended.stderr


def test_before_2026_the_figures_of_an_agency_are_asked_for(cli: Cli, office: Path) -> None:
    shown = said(cli("talent", office, "--on", "2025-12-31", "--lang", "en"))
    assert "0 of 4 people have a box." in shown
    assert "Upper cut-off of performance is unknown" in shown


# ------------------------------------------------------------------------------------------ JSON


@pytest.mark.parametrize("language", ["id", "en"])
def test_json_of_everybody_keeps_its_schema(cli: Cli, office: Path, language: str) -> None:
    ended = cli("talent", office, *ON, "--format", "json", "--lang", language)
    found = json.loads(ended.stdout)
    Draft202012Validator(schema("meritasn/talent@1")).validate(found)
    assert {one["code"]: one["people"] for one in found["boxes"] if one["people"]} == {
        "box_9": 1,
        "box_8": 1,
    }
    boxes = {one["employee"]: one["box"] for one in found["people"]}
    assert boxes == {"P1": "box_9", "P2": "box_8", "P3": None, "P4": None}
    assert found["people"][1]["performance_over_high"] == "-0.40"


def test_json_of_other_cut_offs_keeps_its_schema(cli: Cli, office: Path) -> None:
    ended = cli("talent", office, *ON, "--format", "json", "--performance", "60/79.5")
    found = json.loads(ended.stdout)
    Draft202012Validator(schema("meritasn/cuts@1")).validate(found)
    (trial,) = found["trials"]
    assert trial["people"] == [{"employee": "P2", "from": "box_8", "to": "box_9"}]


def test_json_of_one_person(cli: Cli, office: Path) -> None:
    ended = cli("talent", office, *ON, "--format", "json", "--employee", "P2", "--cuts")
    found = json.loads(ended.stdout)
    Draft202012Validator(schema("meritasn/placed@1")).validate(found)
    assert (found["employee"], found["box"]) == ("P2", "box_8")
    assert found["trace"]["name"] == "talent_box"
    assert {trial["box"] for trial in found["trials"]} <= {f"box_{n}" for n in range(1, 10)}
