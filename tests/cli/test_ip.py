"""`ip`: the ladder of units, and one person with what would raise the index."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]

ON = ("--on", "2025-06-30")

_YEAR = "2024-01-01,2024-12-31"
TABLES = {
    "unit": """\
unit,nama_unit,jenis_unit,unit_induk,kepala
U1,Kota Contoh,kota,,
U2,Dinas Contoh,dinas,U1,
U3,Loket Contoh,seksi,U2,
""",
    "pegawai": "pegawai,nip,nama,unit,status_pegawai,jenis_jabatan,jenjang_jabatan,pendidikan\n"
    + "".join(
        f"P{n},19800101200501190{n},Rekaan {n},{unit},pns,administrasi,{level},{diploma}\n"
        for n, (unit, level, diploma) in enumerate(
            [
                ("U2", "administrator", "S-2"),
                ("U2", "pengawas", "S-1"),
                ("U2", "pelaksana", "S-1"),
                ("U2", "pelaksana", "D-III"),
                ("U2", "pelaksana", "SLTA"),
                ("U3", "pelaksana", "SLTA"),
                ("U3", "pelaksana", ""),
            ],
            start=1,
        )
    ),
    "penilaian": "pegawai,tanggal_mulai,tanggal_selesai\nP1,2024-01-01,2024-12-31\n",
    "riwayat_predikat": "pegawai,hari_pertama_dinilai,hari_terakhir_dinilai,predikat\n"
    + "".join(f"P{n},{_YEAR},Baik\n" for n in range(1, 8)),
    "pelatihan": """\
pegawai,tanggal_selesai,pelatihan,jenis_pelatihan,jam_pelajaran
P1,2018-05-04,PKA,Kepemimpinan,900
P1,2025-02-14,Pengadaan,Teknis,16
P3,2024-09-06,Literasi Digital,Teknis,24
""",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Five people in an office, two at a counter beneath it; of one the diploma is not known.

    The six that count have 65, 45, 67.5, 40, 35 and 35: 287.5 in all, 47.92 each.
    """
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ["di atas 60 sampai 70", "Tanpa indeks", "Pendidikan tertinggi yang diakui"]),
        ("en", ["over 60, up to 70", "No index", "Highest recorded diploma is missing"]),
    ],
)
def test_units_stand_under_the_band_that_they_reach(
    cli: Cli, office: Path, language: str, words: list[str]
) -> None:
    done = cli("ip", office, *ON, "--lang", language)
    assert done.returncode == 0
    for each in words:
        assert each in done.stdout
    assert "Rekaan" not in done.stdout + done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Kota", "Contoh", "47.92" if language == "en" else "47,92", "6", "1"] in lines


def test_who_is_few_is_kept_back_unless_somebody_asks(cli: Cli, office: Path) -> None:
    def indices(*more: str) -> dict[str, str | None]:
        done = cli("ip", office, *ON, "--format", "json", *more)
        return {one["unit"]: one["index"] for one in json.loads(done.stdout)["units"]}

    assert indices() == {"U1": "47.92", "U2": "47.92", "U3": None}
    assert indices("--least", "1") == {"U1": "47.92", "U2": "47.92", "U3": "35.00"}
    assert indices("--unit", "U3") == {"U3": None}
    assert cli("ip", office, *ON, "--least", "0").returncode == 2
    gone = cli("ip", office, *ON, "--unit", "U9")
    assert gone.returncode == 2
    assert "MER-0030" in gone.stderr


def test_one_person_and_what_would_raise_the_index(cli: Cli, office: Path) -> None:
    done = cli("ip", office, *ON, "--employee", "P1", "--lang", "en")
    assert done.returncode == 0
    assert "Index 65.00: Low (over 60, up to 70)" in done.stdout
    assert "Finishing 4 more hours (JP) of technical training" in done.stdout
    told = json.loads(
        cli("ip", office, *ON, "--employee", "-", "--format", "json", stdin="P1\n").stdout
    )
    assert told["format"] == "meritasn/professional@1"
    first = told["proposals"][0]
    assert (first["code"], first["index"], first["gain"], first["band"]["code"]) == (
        "training_technical",
        "80.00",
        "15.00",
        "sedang",
    )
    assert told["together"]["index"] == "100.00"
    refused = json.loads(cli("ip", office, *ON, "--employee", "P7", "--format", "json").stdout)
    assert refused["index"] is None
    assert refused["refusal"]["code"] == "MER-4001"
    assert refused["proposals"] == []


def test_what_is_asked_must_be_there(cli: Cli, office: Path) -> None:
    for words, code in (
        (("--employee", "P99"), "MER-0005"),
        (("--policy", "pp-94-2021"), "MER-0029"),
    ):
        done = cli("ip", office, *ON, *words)
        assert done.returncode == 2
        assert code in done.stderr
    assert cli("ip", office, "--on", "2018-12-31").returncode == 2


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("more", "name"),
    [
        ((), "professionalism"),
        (("--unit", "U3"), "professionalism"),
        (("--employee", "P1"), "professional"),
        (("--employee", "P7"), "professional"),
    ],
)
def test_json_keeps_its_schema(
    cli: Cli, office: Path, language: str, more: tuple[str, ...], name: str
) -> None:
    done = cli("ip", office, *ON, *more, "--format", "json", "--lang", language)
    told = json.loads(done.stdout)
    assert told["format"] == f"meritasn/{name}@1"
    Draft202012Validator(schema(f"meritasn/{name}@1")).validate(told)
