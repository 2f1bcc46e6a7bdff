"""What a bound of rows, cells or texts refuses, tried with bounds that a small file exceeds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.dirty.workbooks import parts, sheet_xml, zipped

from meritasn.errors import Code
from meritasn.errors.codes import files as codes
from meritasn.io import delimited
from meritasn.io.delimited import read_csv
from meritasn.io.workbook import read_workbook
from meritasn.io.xlsx import sheet, texts

HEADER = ["unit", "nama_unit", "jenis_unit"]
THREE = [HEADER, ["kota", "Kota", "kota"], ["dinas", "Dinas", "dinas"]]


@pytest.mark.parametrize(
    ("bounds", "code", "row"),
    [
        ({"ROWS": 2}, codes.TOO_MANY_ROWS, 3),
        ({"COLUMNS": 2}, codes.TOO_MANY_COLUMNS, 1),
        ({"CELLS": 8}, codes.TOO_MANY_CELLS, 3),
        ({"ROW_LENGTH": 25}, codes.LONG_ROW, 1),
        ({"ROWS": 3, "COLUMNS": 3, "CELLS": 9, "ROW_LENGTH": 26, "CELL_LENGTH": 10}, None, None),
    ],
)
def test_a_csv_file_is_held_to_its_bounds(
    bounds: Mapping[str, int],
    code: Code | None,
    row: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, bound in bounds.items():
        monkeypatch.setattr(delimited, name, bound)
    path = tmp_path / "unit.csv"
    path.write_text("".join(",".join(cells) + "\n" for cells in THREE), "utf-8")
    fault = read_csv(path).fault
    assert (fault and fault.code, fault and fault.place.row) == (code, row)


@pytest.mark.parametrize(
    ("bounds", "code", "row"),
    [
        ({"ROWS": 2}, codes.TOO_MANY_ROWS, 3),
        ({"COLUMNS": 2}, codes.TOO_MANY_COLUMNS, 1),
        ({"CELLS": 8}, codes.TOO_MANY_CELLS, 3),
        ({"ROWS": 3, "COLUMNS": 3, "CELLS": 9}, None, None),
    ],
)
def test_a_sheet_is_held_to_its_bounds(
    bounds: Mapping[str, int],
    code: Code | None,
    row: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, bound in bounds.items():
        monkeypatch.setattr(sheet, name, bound)
    (grid,) = read_workbook(written(tmp_path, sheet_xml(THREE)))
    assert (grid.fault and grid.fault.code, grid.fault and grid.fault.place.row) == (code, row)


@pytest.mark.parametrize("most", [3, 4])
def test_no_more_is_merged_or_hidden_than_there_is(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "ROWS", most)
    monkeypatch.setattr(sheet, "COLUMNS", most)
    hidden = '<col min="9" max="9" hidden="1"/>' * 4
    merged = '<mergeCell ref="A9:B9"/>' * 4
    for xml in (sheet_xml(THREE, before=hidden), sheet_xml(THREE, after=merged)):
        (grid,) = read_workbook(written(tmp_path, xml))
        assert (grid.fault is None) == (most == 4)


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_texts_are_kept_than_a_workbook_may_have(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "TEXTS", most)
    (grid,) = read_workbook(written(tmp_path, sheet_xml(THREE), "satu", "dua"))
    assert (grid.fault is None) == (most == 2)


def written(folder: Path, xml: str, *shared: str) -> Path:
    path = folder / "unit.xlsx"
    path.write_bytes(zipped(parts({"unit": xml}, texts=shared)))
    return path
