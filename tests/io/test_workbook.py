from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]  # it has no types of its own

from meritasn.errors import InputRefused
from meritasn.errors.codes import files
from meritasn.errors.codes import inputs as codes
from meritasn.io import Intake, read_tables, write_rejected

City = Callable[..., Path]


@pytest.fixture
def workbook(city: City) -> Iterator[Workbook]:
    """The sound city as one workbook, with numbers and dates as a spreadsheet has them."""
    made = Workbook()
    made.active.title = "Petunjuk"
    made.active["A1"] = "Bacalah dahulu"
    for file in sorted(city().iterdir()):
        sheet = made.create_sheet(file.stem.upper())
        with file.open(encoding="utf-8", newline="") as lines:
            for cells in csv.reader(lines):
                sheet.append([as_a_spreadsheet_has_it(cell) for cell in cells])
    yield made
    made.close()


def as_a_spreadsheet_has_it(text: str) -> object:
    if text.startswith("2023-"):
        return date.fromisoformat(text)
    return float(text) if text.replace(".", "").isdigit() and len(text) < 12 else text or None


def read(workbook: Workbook, tmp_path: Path) -> Intake:
    workbook.save(tmp_path / "kota.xlsx")
    return read_tables(tmp_path / "kota.xlsx")


def found(intake: Intake) -> list[tuple[object, str | None, int | None, str | None]]:
    return [(f.code, f.place.sheet, f.place.row, f.place.column) for f in intake.findings]


def test_a_workbook_says_the_same_as_its_tables(
    workbook: Workbook, city: City, tmp_path: Path
) -> None:
    intake = read(workbook, tmp_path)
    assert intake.findings == ()
    assert intake.workforce == read_tables(city()).workforce


def test_a_folder_may_hold_a_workbook_for_a_table(city: City) -> None:
    folder = city()
    sound = read_tables(folder)
    made = Workbook()
    for line in (folder / "pegawai.csv").read_text("utf-8").splitlines():
        made.active.append(line.split(","))
    (folder / "pegawai.csv").unlink()
    made.save(folder / "pegawai.xlsx")
    assert read_tables(folder).workforce == sound.workforce


def test_a_nip_that_became_a_number_is_refused(workbook: Workbook, tmp_path: Path) -> None:
    workbook["PEGAWAI"]["B3"] = 190302281925012999
    intake = read(workbook, tmp_path)
    assert (codes.BAD_NIP, "PEGAWAI", 3, "nip") in found(intake)
    written = dict(next(row for row in intake.rejected if row.table == "employees").cells)
    assert written["nip"] == "1.90302281925013e+17"


def test_errors_and_formulas_without_a_value_are_found(workbook: Workbook, tmp_path: Path) -> None:
    workbook["PENILAIAN"]["F2"] = "=1/0"
    workbook["PENILAIAN"]["F3"] = "#DIV/0!"
    assert found(read(workbook, tmp_path))[:2] == [
        (codes.FORMULA_WITHOUT_VALUE, "PENILAIAN", 2, "disiplin"),
        (codes.ERROR_CELL, "PENILAIAN", 3, "disiplin"),
    ]


def test_merged_cells_reject_every_row_they_touch(workbook: Workbook, tmp_path: Path) -> None:
    workbook["TARGET"].merge_cells("E3:E4")
    intake = read(workbook, tmp_path)
    merged = [place[2] for place in found(intake) if place[0] == codes.MERGED_CELLS]
    assert merged == [3, 4]
    assert [a.employee for a in intake.workforce.appraisals] == ["kepala"]


def test_data_without_a_header_is_told(workbook: Workbook, tmp_path: Path) -> None:
    workbook["UNIT"]["H3"] = "catatan"
    intake = read(workbook, tmp_path)
    assert intake.sound
    assert [f.message.en for f in intake.findings] == [
        "column number 8 holds data but has no header, so it was not read"
    ]


def test_a_size_that_a_sheet_claims_is_not_believed(workbook: Workbook, tmp_path: Path) -> None:
    workbook["UNIT"]["Z500"] = " "
    assert read(workbook, tmp_path).findings == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", codes.NOT_A_WORKBOOK),
        (b"PK\x03\x04", files.DAMAGED_WORKBOOK),
        (b"unit,nama\n", codes.NOT_A_WORKBOOK),
    ],
)
def test_what_is_no_workbook_is_a_finding(tmp_path: Path, content: bytes, code: object) -> None:
    (tmp_path / "kota.xlsx").write_bytes(content)
    intake = read_tables(tmp_path / "kota.xlsx")
    assert [f.code for f in intake.findings] == [code]


def test_no_package_is_needed_to_read_a_workbook(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.save(tmp_path / "kota.xlsx")
    for name in [n for n in sys.modules if n.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert read_tables(tmp_path / "kota.xlsx").findings == ()


def test_without_openpyxl_a_person_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(InputRefused, match=codes.NO_OPENPYXL.id):
        write_rejected([], tmp_path / "ditolak.xlsx")


def test_the_files_read_can_be_opened_by_others_afterwards(
    workbook: Workbook, tmp_path: Path
) -> None:
    read(workbook, tmp_path)
    assert load_workbook(tmp_path / "kota.xlsx").sheetnames[0] == "Petunjuk"
