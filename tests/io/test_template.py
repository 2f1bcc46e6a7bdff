from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]  # it has no types of its own

from meritasn.facts import catalogue
from meritasn.io import read_tables, write_template
from meritasn.io.headers import named
from meritasn.language import LANGUAGES, Language
from meritasn.model import PostLevel, Predicate, Rating


def template(tmp_path: Path, language: Language = "id", **options: set[str]) -> Workbook:
    write_template(tmp_path / "isian.xlsx", language=language, **options)
    return load_workbook(tmp_path / "isian.xlsx")


def headers(workbook: Workbook, sheet: str) -> list[str]:
    return [cell.value for cell in workbook[sheet][1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_is_read_without_any_error(tmp_path: Path, language: Language) -> None:
    template(tmp_path, language)
    assert read_tables(tmp_path / "isian.xlsx").sound


def test_it_has_every_table_and_column_under_its_name(tmp_path: Path) -> None:
    indonesian, english = template(tmp_path), template(tmp_path, "en")
    for table in catalogue().tables.values():
        assert headers(indonesian, table.file) == [column.header for column in table.columns]
        assert headers(english, table.name) == [column.name for column in table.columns]
    assert indonesian.sheetnames[0] == "Petunjuk"
    assert indonesian["Daftar"].sheet_state == "hidden"


def test_choices_are_the_official_words(tmp_path: Path) -> None:
    workbook = template(tmp_path)
    assert choices(workbook, "penilaian", "F") == [rating.label.id for rating in Rating]
    assert choices(workbook, "penilaian", "H") == [
        *(predicate.label.id for predicate in Predicate),
        "tidak berlaku",
    ]
    english = template(tmp_path, "en")
    assert choices(english, "employees", "I") == [level.label.en for level in PostLevel]


def choices(workbook: Workbook, sheet: str, column: str) -> list[str]:
    rules = workbook[sheet].data_validations.dataValidation
    rule = next(rule for rule in rules if str(rule.sqref).startswith(f"{column}2:"))
    title, _, cells = rule.formula1.partition("!")
    return [row[0].value for row in workbook[title.strip("'")][cells]]


def test_numbers_of_people_and_keys_are_text_and_days_are_dates(tmp_path: Path) -> None:
    workbook = template(tmp_path)
    assert workbook["pegawai"].column_dimensions["A"].number_format == "@"
    assert workbook["pegawai"].column_dimensions["B"].number_format == "@"
    assert workbook["penilaian"].column_dimensions["B"].number_format == "yyyy-mm-dd"
    assert workbook["penilaian"].freeze_panes == "A2"


def test_every_column_says_what_it_holds(tmp_path: Path) -> None:
    workbook = template(tmp_path)
    told = {cell.value for cell in workbook["Petunjuk"]["C"]}
    for table in catalogue().tables.values():
        hints = workbook[table.file].data_validations.dataValidation
        assert [hint.promptTitle for hint in hints] == [column.header for column in table.columns]
        assert {column.title.id for column in table.columns} <= told


def test_it_shows_only_what_a_policy_reads(tmp_path: Path) -> None:
    facts = {"results_rating", "led_unit_predicate", "time_target"}
    workbook = template(tmp_path, facts=facts)
    assert workbook.sheetnames[1:-1] == ["unit", "kinerja_unit", "pegawai", "penilaian", "target"]
    assert "rating_perilaku" not in headers(workbook, "penilaian")
    assert "status_pegawai" in headers(workbook, "pegawai")
    target = headers(workbook, "target")
    assert "target_waktu" in target
    assert "satuan_waktu" in target
    assert "satuan_kuantitas" not in target
    also = template(tmp_path, facts={"results_rating"}, also={"feedback"})
    assert also.sheetnames[1:-1] == ["unit", "pegawai", "penilaian", "umpan_balik"]


def test_no_name_of_a_table_or_column_has_two_meanings() -> None:
    tables = catalogue().tables.values()
    files = [named(name) for table in tables for name in {table.name, table.file}]
    assert len(files) == len(set(files))
    for table in tables:
        names = [named(name) for c in table.columns for name in {c.name, c.header}]
        assert len(names) == len(set(names))


def test_a_question_is_asked_of_the_tables_that_answer_it(tmp_path: Path) -> None:
    workbook = template(tmp_path, facts={"asked_on", "same_field", "filed_after_working_days"})
    assert workbook.sheetnames[1:-1] == [
        *("unit", "pegawai", "penilaian"),
        *("riwayat_jabatan", "keberatan", "lowongan", "hari_libur"),
    ]
    assert "bidang" in headers(workbook, "riwayat_jabatan")


def test_nothing_protected_is_asked_for_but_what_has_a_lawful_use(tmp_path: Path) -> None:
    workbook = template(tmp_path, facts={"birth_date"})
    assert headers(workbook, "terlindungi") == ["pegawai", "tanggal_lahir"]
    assert "terlindungi" not in template(tmp_path, facts={"sanction"}).sheetnames


def test_a_derived_fact_is_taken_from_tables_that_there_are() -> None:
    tables = catalogue().tables
    for fact in catalogue().facts.values():
        assert set(fact.tables) <= tables.keys()
        assert not fact.tables or fact.how
