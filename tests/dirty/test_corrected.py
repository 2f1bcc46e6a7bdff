"""A clerk corrects the rejected rows alone, in either kind of file, and hands them in again."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types of its own
from tests.dirty.books import city_sheets
from tests.dirty.city import HEADS, ROWS, Case, csv_file, write
from tests.dirty.make import CASES, stand
from tests.dirty.workbooks import parts, sheet_xml, zipped

from meritasn.errors.codes.inputs import RAGGED_ROW
from meritasn.io import RejectedRow, read_tables, write_rejected
from meritasn.model import Measure

SOUND_ROWS = 10

CORRECTIONS: Mapping[str, Mapping[str, str]] = {
    "codes": {"2.5": "2", "9": "3"},
    "cut_in_a_cell": {},
    "decimal_commas": {"90,5": "90.5", "1.234,56": "80", "1.234": "85.5", "200.025": "200025"},
    "decimal_points_where_commas_are_declared": {"85.5": "85,5", "20.00": "200.000.025"},
    "errors": {"#REF!": "Kota Contoh", "#DIV/0!": "90"},
    "formulas": {"'=1+1": "200000025"},
    "formulas_in_names": {"Honorer": "PPPK", "'=1+1": "IX"},
    "formulas_never_worked_out": {"#N/A": "90"},
    "headers_in_two_languages": {"Honorer": "PPPK", "dinaas": "dinas"},
    "labels": {"Cukup Baik": "Cukup"},
    "merged": {},
    "nip_as_number": {"1.90302E+17": "190302281925012999"},
    "nip_as_number_in_a_sheet": {"1.90302281925013e+17": "190302281925012999"},
    "nip_that_lost_digits": {"190302281925012000": "190302281925012999"},
    "no_break_spaces": {"200\u00a0000\u00a0025": "200000025"},
    "percentages": {"85%": "85"},
    "rows_of_other_widths": {"lebih": ""},
    "sep_line": {"9z": "IX"},
    "spreadsheet_errors": {"#REF!": "Izin terbit", "#N/A": "kepala/k1"},
    "truth_values": {"TRUE": "Izin terbit"},
    "unknown_header_twice": {"Honorer": "PPPK"},
    "unknown_codes": {"Honorer": "PPPK", "IV/f": "IV/d", "kotta": "kota"},
}
"""What stands among the rejected rows of a case, and what a clerk writes there instead."""


@pytest.mark.parametrize("file", ["ditolak.csv", "ditolak.xlsx"])
@pytest.mark.parametrize("name", CORRECTIONS)
def test_only_what_was_rejected_is_corrected(name: str, file: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = write(case, tmp_path / "kota")
    first = read_tables(path, **case.declared)
    corrected = tmp_path / file
    write_rejected(first.rejected, corrected)
    correct(corrected, CORRECTIONS[name])
    again = read_tables(path, corrected, **case.declared)
    assert [f.text.en for f in again.findings if f.rejects] == []
    assert stand(again) == SOUND_ROWS
    assert again.rejected == ()


def correct(file: Path, corrections: Mapping[str, str]) -> None:
    """Corrects cells as in a spreadsheet, which keeps what nobody touched."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as lines:
            rows = [[corrections.get(cell, cell) for cell in row] for row in csv.reader(lines)]
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=";").writerows(rows)
        return
    workbook = load_workbook(file)
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = corrections.get(cell.value, cell.value)
    workbook.save(file)


def test_a_row_is_corrected_in_its_own_sheet_alone(tmp_path: Path) -> None:
    """Two sheets of one workbook may hold the same table, and each has a row of every number."""
    sheets = city_sheets(
        pegawai=sheet_xml([HEADS["pegawai"], *ROWS["pegawai"][:2]]),
        employees=sheet_xml([HEADS["pegawai"], [*ROWS["pegawai"][2][:4], "Honorer", "IX"]]),
    )
    path = tmp_path / "kota.xlsx"
    path.write_bytes(zipped(parts(sheets)))
    write_rejected(read_tables(path).rejected, tmp_path / "ditolak.csv")
    correct(tmp_path / "ditolak.csv", {"Honorer": "PPPK"})
    again = read_tables(path, tmp_path / "ditolak.csv")
    assert again.sound
    assert stand(again) == SOUND_ROWS


def test_a_row_that_a_correction_made_too_long_keeps_all_its_cells(tmp_path: Path) -> None:
    path = write(CASES["unknown_codes"], tmp_path / "kota")
    file = tmp_path / "ditolak.csv"
    write_rejected(read_tables(path).rejected, file)
    text = file.read_text("utf-8")
    file.write_text(text.replace("Honorer,IX,,,,,,,,,,", "PPPK,IX,,,,,,,,,,,lebih"), "utf-8")
    again = read_tables(path, file)
    assert RAGGED_ROW in {finding.code for finding in again.findings}
    assert "lebih" in {text for row in again.rejected for _, text in row.cells}


def test_a_text_that_looks_like_the_number_of_a_character_stays_a_text(tmp_path: Path) -> None:
    spoilt = csv_file("target", ("staf,2023-01-01,2023-12-31,s1", "_x000A_staf,2023-01-01,x,s1"))
    path = write(Case(spoilt), tmp_path / "kota")
    first = read_tables(path)
    write_rejected(first.rejected, tmp_path / "ditolak.xlsx")
    again = read_tables(path, tmp_path / "ditolak.xlsx")
    assert again.workforce == first.workforce
    assert "_x000A_staf" in {text for row in again.rejected for _, text in row.cells}


@pytest.mark.parametrize("file", ["ditolak.csv", "ditolak.xlsx"])
def test_a_text_that_no_workbook_holds_is_not_cut_in_silence(file: str, tmp_path: Path) -> None:
    path = write(CASES["long_cell"], tmp_path / "kota")
    first = read_tables(path)
    write_rejected(first.rejected, tmp_path / file)
    assert read_tables(path, tmp_path / file).workforce == first.workforce


@pytest.mark.parametrize("file", ["ditolak.csv", "ditolak.xlsx"])
def test_numbers_of_a_sheet_mean_the_same_where_commas_are_declared(
    file: str, tmp_path: Path
) -> None:
    quantity = "<c><v>12.25</v></c>"
    first, *others = ([*row, quantity] for row in ROWS["target"])
    first[5] = "banyak"
    sheet = sheet_xml([[*HEADS["target"], "target_kuantitas"], first, *others])
    path = tmp_path / "kota.xlsx"
    path.write_bytes(zipped(parts(city_sheets(target=sheet))))
    write_rejected(read_tables(path, decimal=",").rejected, tmp_path / file)
    correct(tmp_path / file, {"banyak": "200.000.025", "85.5": "85,5"})
    again = read_tables(path, tmp_path / file, decimal=",")
    assert stand(again) == SOUND_ROWS
    measures = [target.quantity for a in again.workforce.appraisals for target in a.targets]
    assert measures == [Measure("12.25")] * 3


@pytest.mark.parametrize("file", ["ditolak.csv", "ditolak.xlsx"])
def test_nothing_that_is_written_is_a_formula(file: str, tmp_path: Path) -> None:
    """Neither a cell nor a header nor the name of a file may act when somebody opens it."""
    row = RejectedRow(
        table="employees",
        file="=1+1.xlsx",
        row=2,
        cells=(("=cmd|'/c calc'!A0", "x"), ("nama", "\t=1+1"), ("unit", "@SUM(A1)")),
        codes=("MER-1044",),
        sheet="+1",
    )
    write_rejected([row], tmp_path / file)
    if file.endswith(".csv"):
        with (tmp_path / file).open(encoding="utf-8", newline="") as lines:
            cells = [cell for line in csv.reader(lines) for cell in line]
    else:
        sheet = load_workbook(tmp_path / file)["employees"]
        cells = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert len(cells) == 16
    assert [cell for cell in cells if cell.strip()[:1] in "=+-@"] == []
