"""One table by itself, from a file of any name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from meritasn.errors import Code
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io import Intake, read_table, read_tables, write_rejected, write_template
from meritasn.model import Incomplete, Response
from meritasn.quantities import Absence

HEAD = "layanan,tanggal,responden,u1,u2\n"
SHEETS = f"{HEAD}akta,2025-03-03,001,4,3\nktp,2025-03-03,001,2,\n"

Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file that is not named after any table."""

    def write(text: str) -> Path:
        path = tmp_path / "triwulan-1.csv"
        path.write_text(text, "utf-8")
        return path

    return write


def found(intake: Intake) -> list[tuple[Code, int | None, str | None]]:
    return [(f.code, f.place.row, f.place.column) for f in intake.findings]


def test_a_file_of_any_name_is_read_without_the_services_that_it_names(written: Written) -> None:
    intake = read_table(written(SHEETS), "responses")
    assert intake.sound
    first, second = intake.workforce.responses
    assert isinstance(first, Response)
    assert (first.service, second.service) == ("akta", "ktp")
    assert second.u2 is Absence.MISSING
    assert intake.workforce.services == ()


def test_what_is_wrong_in_a_row_is_told_and_handed_back(written: Written, tmp_path: Path) -> None:
    broken = written(SHEETS.replace("001,2", "001,dua") + "akta,2025-03-04,001,4,4\n")
    intake = read_table(broken, "responses")
    assert found(intake) == [(codes.NOT_A_NUMBER, 3, "u1")]
    assert [row.row for row in intake.rejected] == [3]
    assert len(intake.workforce.responses) == 2
    assert intake.workforce.incomplete == Incomplete(responses=["ktp"])

    write_rejected(intake.rejected, tmp_path / "tolak.csv")
    corrected = (tmp_path / "tolak.csv").read_text("utf-8").replace("dua", "2")
    (tmp_path / "benar.csv").write_text(corrected, "utf-8")
    again = read_table(broken, "responses", tmp_path / "benar.csv")
    assert again.sound
    assert len(again.workforce.responses) == 3
    assert again.workforce.incomplete == Incomplete()


def test_a_sheet_that_came_twice_is_refused_both_times(written: Written) -> None:
    intake = read_table(written(SHEETS + SHEETS.removeprefix(HEAD)), "responses")
    assert {code for code, _, _ in found(intake)} == {codes.ROW_TWICE}
    assert len(intake.rejected) == 4


def test_what_is_wrong_within_a_record_is_found_without_its_person(written: Written) -> None:
    text = "pegawai,tanggal_uji,berlaku_sampai,kompetensi\np1,2025-03-03,2025-03-02,Komunikasi\n"
    intake = read_table(written(text), "competencies")
    assert [code for code, _, _ in found(intake)] == [references.ENDS_BEFORE_IT_BEGINS]
    assert intake.workforce.incomplete == Incomplete(competencies=["p1"])


def test_a_file_of_something_else_is_no_survey(written: Written) -> None:
    intake = read_table(written("nama,umur\nSiti,40\n"), "responses")
    assert [code for code, _, _ in found(intake)] == [codes.EMPTY_FILE]
    assert intake.workforce.responses == ()


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        assert [code for code, _, _ in found(read_table(path, "responses"))] == [codes.NOT_FOUND]


def test_of_many_sheets_the_one_of_that_name_is_read(tmp_path: Path) -> None:
    write_template(tmp_path / "isian.xlsx")
    intake = read_table(tmp_path / "isian.xlsx", "responses")
    assert intake.findings == ()
    assert intake.workforce.responses == ()


def test_a_workbook_without_that_sheet_lacks_it(tmp_path: Path) -> None:
    write_template(tmp_path / "isian.xlsx")
    with ZipFile(tmp_path / "isian.xlsx") as book, ZipFile(tmp_path / "lain.xlsx", "w") as other:
        for name in book.namelist():
            content = book.read(name).replace(b'name="survei"', b'name="angket"')
            other.writestr(name, content)
    intake = read_table(tmp_path / "lain.xlsx", "responses")
    assert [code for code, _, _ in found(intake)] == [codes.MISSING_TABLE]


def test_the_same_rows_come_out_as_among_other_tables(
    city: Callable[..., Path], written: Written
) -> None:
    folder = city(survei=SHEETS, layanan="layanan,nama_layanan\nakta,Akta\nktp,KTP\n")
    together, alone = read_tables(folder), read_table(written(SHEETS), "responses")
    assert together.findings == ()
    assert together.workforce.responses == alone.workforce.responses


@pytest.mark.parametrize("table", ["targets", "behaviours", "feedback", "survei"])
def test_parts_of_an_appraisal_and_unknown_tables_are_not_read_alone(
    written: Written, table: str
) -> None:
    with pytest.raises(LookupError):
        read_table(written(SHEETS), table)
