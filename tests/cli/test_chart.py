"""`--chart`: a picture beside the answer, of everybody, in the language of the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.charts.offices import office, surveys

from meritasn.io import read_tables, write_tables

Cli = Callable[..., CompletedProcess[str]]

REGION = Path(__file__).parents[2] / "examples" / "medan_tpp.toml"
COMMANDS: dict[str, tuple[str, ...]] = {
    "talent": ("--on", "2026-03-02"),
    "ip": ("--on", "2026-03-02"),
    "allowance": ("--on", "2025-10-31", "--overlay", str(REGION)),
    "satisfaction": ("--on", "2026-03-02"),
}
HEADINGS = {
    "talent": ("Peta sembilan kotak talenta", "Nine boxes of talent"),
    "ip": ("Indeks Profesionalitas tiap unit", "Index of professionalism by unit"),
    "allowance": ("Tambahan penghasilan", "Additional income"),
    "satisfaction": ("Kepuasan masyarakat", "Public satisfaction"),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office as tables, with one measurement of a service."""
    folder = tmp_path_factory.mktemp("office")
    write_tables(office(), folder)
    assert surveys().of
    (folder / "layanan.csv").write_text("layanan,unit,nama_layanan\nakta,kota,Akta\n", "utf-8")
    (folder / "capaian_layanan.csv").write_text(
        "layanan,tanggal,waktu\nakta,2026-01-31,50\n", "utf-8"
    )
    assert read_tables(folder).workforce.employees
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_chart_is_written_beside_the_answer(
    cli: Cli, data: Path, tmp_path: Path, command: str
) -> None:
    for lang, heading in zip(("id", "en"), HEADINGS[command], strict=True):
        file = tmp_path / f"{lang}.svg"
        ended = cli(command, data, *COMMANDS[command], "--lang", lang, "--chart", file)
        assert ended.returncode == 0, ended.stderr
        assert heading in file.read_text("utf-8")
        assert ended.stdout


def test_times_of_services_have_a_chart_of_their_own(cli: Cli, data: Path, tmp_path: Path) -> None:
    ended = cli("satisfaction", data, "--on", "2026-03-02", "--times", tmp_path / "times.png")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "times.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("command", ["talent", "ip", "allowance"])
def test_no_chart_is_of_one_person(cli: Cli, data: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "one.svg"
    ended = cli(command, data, *COMMANDS[command], "--employee", "P0001", "--chart", file)
    assert (ended.returncode, ended.stdout, file.exists()) == (2, "", False)
    assert "--employee" in ended.stderr


def test_an_unknown_ending_and_a_file_that_cannot_be_written_are_told(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    for file in (tmp_path / "a.pdf", tmp_path / "no" / "folder" / "a.svg"):
        ended = cli("talent", data, *COMMANDS["talent"], "--chart", file)
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr
        assert "MER-00" in ended.stderr


def test_without_matplotlib_the_command_to_install_it_is_told(
    cli: Cli, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("meritasn.charts")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ended = cli("talent", data, *COMMANDS["talent"], "--chart", tmp_path / "a.svg")
    assert ended.returncode == 2
    assert "MER-0008" in ended.stderr
    assert "pip install 'meritasn[charts]'" in ended.stderr
