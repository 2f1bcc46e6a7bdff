"""Bytes, parts of workbooks and cells that nobody would write: a short run of `fuzz.py`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dirty.city import HEADS
from tests.dirty.city import ROWS as ROWS_OF
from tests.dirty.fuzz import PLACES, mutated, seeds, try_bytes
from tests.dirty.workbooks import parts, sheet_xml, zipped

from meritasn.errors import Finding, Place
from meritasn.facts import catalogue
from meritasn.io import Intake, read_tables
from meritasn.io.cells import read_cell
from meritasn.io.delimited import SEPARATORS, read_csv
from meritasn.io.grid import Cell, is_empty
from meritasn.io.workbook import read_workbook

SEEDS = seeds()
COLUMNS = [column for table in catalogue().tables.values() for column in table.columns]


@settings(max_examples=100)
@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False))
def test_whatever_is_handed_in_ends_in_findings(seed: bytes, random: Random) -> None:
    with TemporaryDirectory() as folder:
        try_bytes(mutated(seed, random), Path(folder))


@pytest.mark.parametrize("seed", SEEDS, ids=[PLACES[seed[0]] for seed in SEEDS])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_whatever_is_cut_off_ends_in_findings(seed: bytes, share: float, tmp_path: Path) -> None:
    try_bytes(seed[: int(len(seed) * share)], tmp_path)


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.text("0123456789.,-+eE/% '\u00a0", max_size=12),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(CELLS, st.sampled_from(COLUMNS), st.sampled_from([".", ","]))
def test_a_cell_is_read_or_found_fault_with(cell: Cell, column: object, decimal: object) -> None:
    here = Place("pegawai.csv", row=2)
    read = read_cell(cell, column, here, decimal)  # type: ignore[arg-type]  # drawn from those it takes
    if isinstance(read, Finding):
        assert read.place == here
        assert read.text.id


# -- what is read is what is there ------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
ROWS = st.lists(st.lists(TEXTS, min_size=4, max_size=4), max_size=4)
HEADER = ["unit", "nama_unit", "jenis_unit", "unit_induk"]


def filled(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows that hold anything, each up to its last filled cell."""
    kept = []
    for row in rows:
        cells = [None if not str(c or "").strip() and c in (None, "") else c for c in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            kept.append(cells)
    return kept


@given(ROWS, st.sampled_from(SEPARATORS), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_csv_file_says_what_was_written(
    rows: list[list[str]], separator: str, encoding: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([HEADER, *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder, "unit.csv")
        path.write_bytes(out.getvalue().encode(encoding))
        grid = read_csv(path)
    assert grid.fault is None
    assert list(grid.header) == HEADER
    known = [row for row in rows if not all(map(is_empty, row))]
    assert [list(line.cells) for line in grid.lines] == known


IN_SHEETS = st.one_of(
    st.none(),
    TEXTS.map(str.strip).filter(lambda text: bool(text) and text[0] != "=" and "_x" not in text),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)).map(  # noqa: DTZ001  (as sheets give it)
        lambda moment: moment.replace(microsecond=0)
    ),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
)


@settings(max_examples=60)
@given(st.lists(st.lists(IN_SHEETS, min_size=3, max_size=3), max_size=4))
def test_a_sheet_says_what_another_program_wrote(rows: list[list[object]]) -> None:
    made = openpyxl.Workbook()
    made.active.title = "unit"
    for row in [HEADER[:3], *rows]:
        made.active.append(row)
    with TemporaryDirectory() as folder:
        path = Path(folder, "kota.xlsx")
        made.save(path)
        (grid,) = read_workbook(path)
        known = openpyxl.load_workbook(path)["unit"].iter_rows(min_row=2, values_only=True)
        assert [list(line.cells) for line in grid.lines] == filled([list(row) for row in known])


_SAID = "2.0 2.5 85,5 1.234 85% 31/12/2023 1-1-2023 2023-12-31T00:00:00Z #REF! kepala IX 1.9E+17"
DIRTY = st.sampled_from([*_SAID.split(), "", " ", "'", "tb", "=1+1", " staf\u00a0", "�", '"'])
DIRTY |= st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)
EDITS = st.lists(
    st.tuples(st.sampled_from(sorted(HEADS)), st.integers(0, 2), st.integers(0, 6), DIRTY),
    max_size=4,
)


@given(EDITS, st.sampled_from(SEPARATORS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_same_cells_say_the_same_in_every_file(
    edits: list[tuple[str, int, int, str]], separator: str, line_end: str
) -> None:
    tables = {name: [list(row) for row in rows] for name, rows in ROWS_OF.items()}
    for name, row, column, text in edits:
        rows = tables[name]
        rows[row % len(rows)][column % len(HEADS[name])] = text
    with TemporaryDirectory() as made:
        folder, book = Path(made, "kota"), Path(made, "kota.xlsx")
        folder.mkdir()
        for name, rows in tables.items():
            with Path(folder, f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out, delimiter=separator, lineterminator=line_end)
                writer.writerows([HEADS[name], *rows])
        sheets = {name: sheet_xml([HEADS[name], *rows]) for name, rows in tables.items()}
        book.write_bytes(zipped(parts(sheets)))
        texts, cells = read_tables(folder), read_tables(book)
    assert texts.workforce == cells.workforce
    assert sorted(places(texts)) == sorted(places(cells))
    assert [row.codes for row in texts.rejected] == [row.codes for row in cells.rejected]


def places(intake: Intake) -> list[tuple[str, str, str, str]]:
    """Code, table, row and column of each finding."""
    found = []
    for finding in intake.findings:
        place = finding.place
        table = place.sheet or str(place.file).partition(".")[0]
        found.append((finding.code.id, table, str(place.row), str(place.column)))
    return found
