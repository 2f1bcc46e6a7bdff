from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types of its own

from meritasn.errors.codes import inputs as codes
from meritasn.io import RejectedRow, read_tables, write_rejected

City = Callable[..., Path]


def test_rejected_rows_are_written_as_they_came_with_their_codes(
    city: City, tmp_path: Path
) -> None:
    intake = read_tables(city(("target", "Izin terbit,200000025", "Izin terbit,2.000")))
    write_rejected(intake.rejected, tmp_path / "ditolak.csv")
    assert (tmp_path / "ditolak.csv").read_text("utf-8") == (
        "#table,#file,#row,#codes,pegawai,tanggal_mulai,tanggal_selesai,penilai,"
        "rating_hasil_kerja,disiplin,kepemimpinan,"
        "target,rencana_hasil_kerja,target_biaya,mendukung\n"
        "appraisals,penilaian.csv,2,MER-1034,kepala,2023-01-01,2023-12-31,sekda,"
        "Di Atas Ekspektasi,90,80,,,,\n"
        "targets,target.csv,2,MER-1048,kepala,2023-01-01,2023-12-31,,,,,"
        "k1,Izin terbit,2.000,\n"
    )


@pytest.mark.parametrize("name", ["ditolak.csv", "ditolak.xlsx"])
def test_corrected_rows_take_the_place_of_those_they_were(
    city: City, tmp_path: Path, name: str
) -> None:
    sound = read_tables(city()).workforce
    folder = city(("pegawai", "PNS,IV/b", "PNS,4b"), ("penilaian", "2023-12-31,sekda", "x,sekda"))
    intake = read_tables(folder)
    file = tmp_path / name
    write_rejected(intake.rejected, file)
    correct(file, {"4b": "IV/b", "x": "2023-12-31"})
    again = read_tables(folder, file)
    assert again.findings == ()
    assert again.workforce.employees[-1] == sound.employees[1]
    assert sorted(again.workforce.appraisals, key=lambda a: a.employee) == list(sound.appraisals)


def correct(file: Path, corrections: dict[str, str]) -> None:
    if file.suffix == ".csv":
        text = file.read_text("utf-8")
        for wrong, right in corrections.items():
            text = text.replace(f",{wrong},", f",{right},")
        file.write_text(text, "utf-8")
        return
    workbook = load_workbook(file)
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = corrections.get(cell.value, cell.value)
    workbook.save(file)


def test_an_uncorrected_row_is_rejected_again(city: City, tmp_path: Path) -> None:
    folder = city(("pegawai", "PPPK,IX", "PPPK,9z"))
    first = read_tables(folder)
    write_rejected(first.rejected, tmp_path / "ditolak.csv")
    again = read_tables(folder, tmp_path / "ditolak.csv")
    assert again.workforce == first.workforce
    assert [row.cells[0] for row in again.rejected] == [row.cells[0] for row in first.rejected]
    assert codes.ROW_TWICE not in {f.code for f in again.findings}


@pytest.mark.parametrize("name", ["ditolak.csv", "ditolak.xlsx"])
def test_only_the_owner_can_read_the_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("siapa saja")
    file.chmod(0o644)
    row = RejectedRow("units", "unit.csv", 2, (("unit", "\x01=1+1"), ("nama", "=1+1")), ("MER-1",))
    write_rejected([row], file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    if name.endswith(".xlsx"):
        assert load_workbook(file)["units"]["F2"].value == "'=1+1"


@pytest.mark.parametrize("name", ["ditolak.csv", "ditolak.xlsx"])
def test_a_file_without_rejected_rows_changes_nothing(
    city: City, tmp_path: Path, name: str
) -> None:
    folder = city()
    write_rejected([], tmp_path / name)
    assert read_tables(folder, tmp_path / name) == read_tables(folder)
