"""A folder with a table that cannot be read answers nothing, and says why before anything else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meritasn.cli.app import run
from meritasn.cli.status import Status

CITY = Path(__file__).parents[2] / "examples" / "medan"
NEEDED = ("unit", "pegawai", "penilaian", "lowongan", "kehadiran")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The city with months of attendance of which nobody knows whose they are."""
    for name in NEEDED:
        shutil.copy(CITY / f"{name}.csv", tmp_path)
    months = tmp_path / "kehadiran.csv"
    months.write_text(months.read_text("utf-8").replace("pegawai,", "entah,", 1), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "asked",
    [
        ["assess", "--family", "retirement"],
        ["ip"],
        ["ip", "--employee", "P0087"],
        ["ledger", "--employee", "P0087"],
        ["match", "--post", "L-02"],
        ["person", "--employee", "P0087"],
        ["readiness", "--post", "L-02"],
        ["satisfaction"],
        ["select", "--post", "L-01"],
        ["talent"],
    ],
    ids=" ".join,
)
def test_the_table_is_named(
    asked: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = asked
    told = run([command, str(folder), *options, "--on", "2025-12-31", "--lang", "en"])
    shown = capsys.readouterr()
    assert told is Status.REJECTED
    assert shown.out == ""
    first, *_ = shown.err.splitlines()
    assert first.startswith("MER-1023 kehadiran.csv")
