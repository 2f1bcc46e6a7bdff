from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.cli import main
from meritasn.io import write_tables
from meritasn.testing.population import city

YEAR = "2023-01-01,2023-12-31"

TABLES = {
    "unit": """\
unit,nama_unit,jenis_unit,unit_induk,kepala
U1,Kota Contoh,kota,,P1
U2,Dinas Contoh,dinas,U1,P2
""",
    "pegawai": """\
pegawai,nip,nama,unit,status_pegawai
P1,198001012005011901,Sri Rekaan,U1,pns
P2,198102022006021902,Budi Rekaan,U2,pns
P3,198203032007032903,Ani Rekaan,U2,pns
P4,198304042008041904,Joko Rekaan,U2,pns
""",
    "penilaian": f"""\
pegawai,tanggal_mulai,tanggal_selesai,penilai,rating_hasil_kerja,rating_perilaku
P1,{YEAR},,Di atas ekspektasi,Di atas ekspektasi
P2,{YEAR},P1,Sesuai ekspektasi,Sesuai ekspektasi
P3,{YEAR},P2,Sesuai ekspektasi,Di bawah ekspektasi
P4,{YEAR},P2,,Sesuai ekspektasi
""",
    "kinerja_unit": f"""\
unit,tanggal_mulai,tanggal_selesai,predikat_unit
U1,{YEAR},Baik
U2,{YEAR},Istimewa
""",
}

OVERLAY = """\
format = "meritasn/overlay@1"
name = "contoh-2024"
base = "pp-46-2011"

[cite]
perwal = "Rancangan Peraturan Wali Kota"

[parameter.share_of_results]
value = 70
cite = "perwal"
standing = "text"
"""


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CompletedProcess[str]]:
    """Runs one command in this process."""
    monkeypatch.delenv("MERITASN_LANG", raising=False)

    def run(*arguments: str | Path, stdin: str = "") -> CompletedProcess[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        words = [str(argument) for argument in arguments]
        status = main(words)
        out, err = capsys.readouterr()
        return CompletedProcess(words, status, out, err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four people of whom nothing is rejected."""
    made = tmp_path / "data"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


@pytest.fixture
def faulty(folder: Path) -> Path:
    """The same with three faults in two tables."""
    edit(folder / "pegawai.csv", "Ani Rekaan,U2,pns", "Ani Rekaan,U2,magang")
    edit(folder / "penilaian.csv", "P1,2023-01-01", "P1,31/31/2023")
    edit(folder / "kinerja_unit.csv", "Istimewa", "Lumayan")
    return folder


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    file = tmp_path / "contoh-2024.toml"
    file.write_text(OVERLAY, "utf-8")
    return file


@pytest.fixture(scope="session")
def medan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of 500 with two years of appraisals."""
    made = tmp_path_factory.mktemp("medan")
    write_tables(city(people=500).workforce, made)
    return made


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
