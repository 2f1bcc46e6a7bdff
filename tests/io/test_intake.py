from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from meritasn.errors import Place
from meritasn.errors.codes import files
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io import Intake, read_tables
from meritasn.language import Text
from meritasn.model import Rating, Workforce, check
from meritasn.quantities import Absence, Period

Read = Callable[..., Intake]
City = Callable[..., Path]


def places(intake: Intake) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(f.code.id, f.place.file, f.place.row, f.place.column) for f in intake.findings]


def rejected(intake: Intake) -> list[tuple[str, int]]:
    return [(row.table, row.row) for row in intake.rejected]


def test_a_sound_city_becomes_a_workforce_without_a_finding_of_errors(read: Read) -> None:
    intake = read()
    assert intake.sound
    assert not intake.rejected
    assert check(intake.workforce) == ()
    head, clerk = intake.workforce.appraisals
    assert head.period == Period.year(2023)
    assert head.results_rating is Rating.DI_ATAS
    assert clerk.conduct.discipline == Decimal("85.5")
    assert clerk.conduct.leadership is Absence.NOT_APPLICABLE
    assert clerk.conduct.service is Absence.MISSING
    assert [target.key for target in clerk.targets] == ["s1", "s2"]
    assert clerk.targets[0].cost is not None
    assert clerk.targets[0].cost.target is Absence.NOT_APPLICABLE
    assert clerk.targets[1].cost is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_separators_and_line_ends_of_any_spreadsheet_are_read(
    city: City, separator: str, encoding: str, newline: str
) -> None:
    folder = city()
    sound = read_tables(folder)
    for file in folder.iterdir():
        text = file.read_text("utf-8").replace(",", separator).replace("\n", newline)
        file.write_text(text, encoding, newline="")
    assert read_tables(folder) == sound


def test_english_names_and_any_case_and_blanks_are_understood(city: City, read: Read) -> None:
    sound = read().workforce
    folder = city(("pegawai", "status_pegawai", " Status  Pegawai "), ("pegawai", "nama", "NAME"))
    (folder / "pegawai.csv").rename(folder / "Employees.CSV")
    assert read_tables(folder).workforce == sound


def test_every_fault_of_every_table_is_found_at_once(read: Read) -> None:
    intake = read(
        ("pegawai", "IV/d", "V/z"),
        ("penilaian", "85.5", '"85,5"'),
        ("target", "200000025", "200.000.025"),
    )
    assert [p for p in places(intake) if p[0] != codes.DEPENDS_ON_REJECTED.id] == [
        (codes.NOT_IN_LIST.id, "pegawai.csv", 2, "golongan"),
        (codes.SEPARATORS.id, "penilaian.csv", 3, "disiplin"),
        (codes.SEPARATORS.id, "target.csv", 2, "target_biaya"),
        (codes.NAMES_REJECTED.id, "unit.csv", 2, "kepala"),
    ]


def test_what_depends_on_a_rejected_row_falls_with_it_and_nothing_else(read: Read) -> None:
    intake = read(("pegawai", "IX", "9z"))
    assert rejected(intake) == [
        ("employees", 4),
        ("appraisals", 3),
        ("targets", 3),
        ("targets", 4),
    ]
    assert {row.codes for row in intake.rejected[1:]} == {(codes.DEPENDS_ON_REJECTED.id,)}
    assert [a.employee for a in intake.workforce.appraisals] == ["kepala"]


def test_an_appraisal_is_not_read_with_one_target_less(read: Read) -> None:
    intake = read(("target", "s2,Berkas tersimpan", "s2,"))
    assert rejected(intake) == [("appraisals", 3), ("targets", 3), ("targets", 4)]
    assert [a.employee for a in intake.workforce.appraisals] == ["kepala"]


@pytest.mark.parametrize("day", ["2023-12-30", "", "31-13-2023"])
def test_a_target_with_a_wrong_day_puts_its_appraisal_in_doubt(read: Read, day: str) -> None:
    intake = read(("target", "2023-12-31,s2", f"{day},s2"))
    assert ("appraisals", 3) in rejected(intake)
    assert [a.employee for a in intake.workforce.appraisals] == ["kepala"]


def test_who_merely_names_a_rejected_row_stays_and_is_told(read: Read) -> None:
    intake = read(("pegawai", "IV/d", "V/z"))
    assert ("appraisals", 2) not in rejected(intake)
    assert (codes.NAMES_REJECTED.id, "penilaian.csv", 2, "penilai") in places(intake)
    assert intake.workforce.appraisals[0].rater == "sekda"


def test_both_rows_of_a_double_key_are_rejected_and_name_each_other(read: Read) -> None:
    intake = read(("pegawai", "sekda,,,kota", "staf,,,kota"))
    twins = [f for f in intake.findings if f.code == codes.ROW_TWICE]
    assert [(f.place.row, f.message.en) for f in twins] == [
        (2, "this row and row 4 of pegawai.csv record the same thing"),
        (4, "this row and row 2 of pegawai.csv record the same thing"),
    ]


def test_a_reference_to_nobody_is_found_in_its_cell_and_rejects_the_row(read: Read) -> None:
    intake = read(("penilaian", "2023-12-31,kepala", "2023-12-31,siapa"))
    assert (references.UNKNOWN_EMPLOYEE.id, "penilaian.csv", 3, "penilai") in places(intake)
    assert [a.employee for a in intake.workforce.appraisals] == ["kepala"]
    assert ("targets", 4) in rejected(intake)


def test_faults_of_posts_and_periods_are_found_in_the_cells_that_hold_them(read: Read) -> None:
    intake = read(
        ("pegawai", "PPPK,IX", "PPPK,III/a"),
        ("penilaian", "kepala,2023-01-01,2023-12-31,sekda", "sekda,2023-01-01,2023-12-31,"),
    )
    found = places(intake)
    assert (references.RANK_OF_ANOTHER_EMPLOYMENT.id, "pegawai.csv", 4, "golongan") in found
    assert (references.NO_RATER.id, "penilaian.csv", 2, "penilai") in found


def test_a_period_that_runs_backwards_is_refused(read: Read) -> None:
    intake = read(("penilaian", "staf,2023-01-01", "staf,2024-01-01"))
    assert (codes.BACKWARD_PERIOD.id, "penilaian.csv", 3, "tanggal_selesai") in places(intake)


def test_a_target_of_no_appraisal_is_an_orphan(read: Read) -> None:
    target = "sekda,2020-01-01,2020-12-31,x,Rapat,,\n"
    intake = read(("target", "kepala,2023", f"{target}kepala,2023"))
    assert rejected(intake) == [("targets", 2)]
    assert intake.rejected[0].codes == (codes.NO_APPRAISAL.id,)


FEEDBACK = "pegawai,tanggal,pemberi,fakta\nstaf,{day},kepala,Berkas rapi\n"


def test_feedback_belongs_to_every_appraisal_that_covers_its_day(read: Read) -> None:
    january = "staf,2023-01-01,2023-01-31,kepala,,,\n"
    intake = read(
        ("penilaian", "staf,2023", f"{january}staf,2023"),
        umpan_balik=FEEDBACK.format(day="31/1/2023"),
    )
    assert [len(a.feedback) for a in intake.workforce.appraisals] == [0, 1, 1]


def test_feedback_outside_every_appraisal_is_said_and_not_used(read: Read) -> None:
    intake = read(umpan_balik=FEEDBACK.format(day="2024-01-01"))
    assert places(intake) == [
        (codes.OUTSIDE_APPRAISALS.id, "umpan_balik.csv", 2, "tanggal"),
    ]
    assert not intake.rejected


def test_feedback_of_nobody_leaves_its_appraisal_alone(read: Read) -> None:
    spoilt = FEEDBACK.format(day="2023-05-01").replace(",kepala,", ",siapa,")
    intake = read(umpan_balik=spoilt)
    assert rejected(intake) == [("feedback", 2)]
    assert len(intake.workforce.appraisals) == 2


def test_protected_attributes_and_behaviours_reach_their_place(read: Read) -> None:
    intake = read(
        terlindungi="pegawai,jenis_kelamin,tanggal_lahir\nstaf,P,15-07-1902\n",
        perilaku="pegawai,tanggal_mulai,tanggal_selesai,nilai,rating\n"
        "staf,2023-01-01,2023-12-31,Loyal,sesuai\n",
    )
    assert intake.sound
    assert intake.workforce.protected["staf"].birth_date == date(1902, 7, 15)
    assert intake.workforce.appraisals[1].behaviours[0].rating is Rating.SESUAI


# ------------------------------------------------------------------------------ tables and columns


def test_unknown_files_and_columns_are_warned_of_and_left_out(city: City) -> None:
    folder = city(("pegawai", "golongan", "golongan,hobi"), ("pegawai", "IV/d", "IV/d,catur"))
    for table in ("IV/b", "IX"):
        text = (folder / "pegawai.csv").read_text("utf-8").replace(table, f"{table},")
        (folder / "pegawai.csv").write_text(text, "utf-8")
    (folder / "lain.csv").write_text("a,b\n1,2\n", "utf-8")
    (folder / "README.md").write_text("apa saja", "utf-8")
    (folder / "target.ods").write_text("", "utf-8")
    intake = read_tables(folder)
    assert intake.sound
    assert sorted(places(intake)) == [
        (codes.UNKNOWN_TABLE.id, "lain.csv", None, None),
        (codes.OTHER_FORMAT.id, "target.ods", None, None),
        (codes.UNKNOWN_COLUMN.id, "pegawai.csv", 1, "hobi"),
    ]


def test_a_missing_table_or_column_leaves_nothing_to_reckon_with(city: City) -> None:
    folder = city(("pegawai", "status_pegawai", "apa"))
    (folder / "unit.csv").unlink()
    intake = read_tables(folder)
    assert intake.workforce == Workforce()
    assert {f.code for f in intake.findings if f.rejects} == {
        codes.MISSING_TABLE,
        codes.MISSING_COLUMN,
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", codes.EMPTY_FILE),
        (b"\n\n", codes.EMPTY_FILE),
        ("pegawai\nété".encode("latin-1"), codes.NOT_UTF8),
        ("pegawai,nilai\n".encode("utf-16-le"), files.UNMARKED_UTF16),
        (b"pegawai,\0\n", codes.NUL),
        (b'pegawai,nilai\n"a,b\n', codes.BROKEN_CSV),
        (b"pegawai,employee\n", codes.COLUMN_TWICE),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding_and_no_guess(
    city: City, content: bytes, code: object
) -> None:
    folder = city()
    (folder / "perilaku.csv").write_bytes(content)
    intake = read_tables(folder)
    assert code in {f.code for f in intake.findings}
    assert intake.workforce == Workforce()


def test_two_files_of_one_table_are_put_together_and_that_is_told(city: City) -> None:
    folder = city()
    (folder / "units.csv").write_text("unit,name,kind\nbaru,Dinas Baru,dinas\n", "utf-8")
    intake = read_tables(folder)
    told = [f for f in intake.findings if f.code is codes.TABLE_AGAIN]
    assert [f.place.file for f in told] == ["units.csv"]
    assert told[0].message.en == (
        "the table “units” is in unit.csv already; the rows of both are put together"
    )
    assert {unit.key for unit in intake.workforce.units} == {"kota", "dinas", "baru"}
    assert intake.sound


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("unit,jenis_unit", Text("nama_unit", "nama_unit")),
        ("unit,kind", Text("name", "name")),
        ("unit,kind,unit_induk", Text("nama_unit", "name")),
        ("unit", Text("nama_unit", "name")),
    ],
)
def test_a_missing_column_is_called_as_the_others_are(
    city: City, header: str, missing: Text
) -> None:
    """Where the headers are of no language, or of both, each reader hears their own."""
    folder = city()
    (folder / "unit.csv").write_text(f"{header}\n", "utf-8")
    intake = read_tables(folder)
    said = [f.message for f in intake.findings if f.code is codes.MISSING_COLUMN]
    assert f"“{missing.id}”" in said[0].id
    assert f"“{missing.en}”" in said[0].en


def test_rows_of_another_width_are_rejected_as_they_came(read: Read) -> None:
    intake = read(("pegawai", "PPPK,IX", "PPPK,IX,lebih"), ("pegawai", "PNS,IV/d", "PNS"))
    ragged = [(f.place.row, f.message.en) for f in intake.findings if f.code == codes.RAGGED_ROW]
    assert ragged == [
        (2, "the row has 5 cells, but the header row has 6"),
        (4, "the row has 7 cells, but the header row has 6"),
    ]
    assert {row.table for row in intake.rejected} == {"employees", "appraisals", "targets"}
    assert codes.NO_APPRAISAL not in {f.code for f in intake.findings}
    assert ("#7", "lebih") in next(r for r in intake.rejected if r.row == 4).cells


def test_rows_are_counted_as_a_spreadsheet_counts_them(read: Read) -> None:
    intake = read(
        ("pegawai", "staf,,,dinas", ',,,,,\n\nstaf,,"dua\nbaris",mana'),
    )
    assert (references.UNKNOWN_UNIT.id, "pegawai.csv", 6, "unit") in places(intake)


def test_a_place_where_nothing_is_is_a_finding(tmp_path: Path) -> None:
    intake = read_tables(tmp_path / "tidak-ada")
    assert intake.findings == (codes.NOT_FOUND.at(Place(file="tidak-ada")),)


def test_findings_quote_no_person(read: Read) -> None:
    secret = "Rahasia"  # noqa: S105  (a name)
    intake = read(
        ("pegawai", "190302281925012999", "190302281925012998X"),
        ("pegawai", "PPPK,IX", f"{secret},190207152024212998"),
        ("penilaian", "85.5", "190207152024212998"),
        ("penilaian", "2023-12-31,kepala", f"2023-12-31,{secret}"),
    )
    said = repr(intake) + "".join(repr(f) for f in intake.findings)
    assert secret not in said
    assert "1902071520" not in said
    assert "19030228" not in said
