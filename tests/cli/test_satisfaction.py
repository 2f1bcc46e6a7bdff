"""`satisfaction`: from a file of sheets or from all tables, per service or unit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]

HEADS = "layanan,tanggal,responden,u1,u2,u3,u4,u5,u6,u7,u8,u9\n"
SHEETS = HEADS + "".join(
    f"{service},{year}-08-{1 + n % 28:02},{n:03},{answers[n % 2]}\n"
    for service, answers in {
        "ktp": ("4,4,3,4,4,3,4,4,4", "4,3,3,4,4,4,4,3,4"),
        "izin": ("3,2,1,4,3,3,3,2,2", "3,3,2,4,3,3,4,3,3"),
    }.items()
    for year in (2023, 2024)
    for n in range(24)
)
TABLES = {
    "unit": "unit,nama_unit,jenis_unit\nU1,Dinas Contoh,dinas\n",
    "layanan": "layanan,unit,nama_layanan,satuan_waktu,waktu_semula,standar_waktu\n"
    "ktp,U1,KTP elektronik,menit,180,60\nizin,U1,Izin usaha,hari,14,10\n",
    "survei": SHEETS,
    "capaian_layanan": "layanan,tanggal,waktu\nktp,2024-01-31,66\nktp,2024-02-29,55\n",
}


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    file = tmp_path / "semester-2.csv"
    file.write_text(SHEETS, "utf-8")
    return file


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = tmp_path / "office"
    made.mkdir()
    for name, text in TABLES.items():
        (made / f"{name}.csv").write_text(text, "utf-8")
    return made


def test_a_file_of_sheets_alone_is_enough(cli: Cli, sheets: Path) -> None:
    ended = cli("satisfaction", sheets, "--lang", "en")
    assert (ended.returncode, ended.stderr) == (0, "")
    words = " ".join(ended.stdout.split())
    assert "Survey of public satisfaction (PermenPANRB 14/2017), 2024" in words
    assert "ktp 24 93.06" in words
    assert "not distinguishable" in words
    assert "1.50" in words  # the weakest element of the other service


def test_the_same_run_gives_the_same_bytes(cli: Cli, sheets: Path) -> None:
    once, again = (cli("satisfaction", sheets).stdout for _ in range(2))
    assert once == again


def test_all_tables_give_names_and_standards(cli: Cli, office: Path) -> None:
    ended = cli("satisfaction", office, "--on", "2024-12-31", "--lang", "en")
    assert ended.returncode == 0
    words = " ".join(ended.stdout.split())
    assert "KTP elektronik 24 93.06" in words
    assert "KTP elektronik: missed in 1 of 2 measurements" in words
    assert "69.44% saved" in words
    assert "Not measured: Izin usaha." in words


def test_a_unit_has_the_mean_of_its_services(cli: Cli, office: Path) -> None:
    ended = cli("satisfaction", office, "--by", "unit", "--format", "json")
    said = json.loads(ended.stdout)
    assert (said["format"], said["by"]) == ("meritasn/satisfaction@1", "unit")
    (unit,) = said["groups"]
    assert unit["rounds"][-1]["sheets"] == 48
    assert said["standards"]["format"] == "meritasn/standards@1"


def test_as_json_a_file_alone_has_no_standards(cli: Cli, sheets: Path) -> None:
    said = json.loads(cli("satisfaction", sheets, "--format", "json").stdout)
    assert said["standards"] is None
    assert [one["key"] for one in said["groups"]] == ["ktp", "izin"]
    assert [one["year"] for one in said["surveys"]] == [2023, 2024]


@pytest.mark.parametrize("by", ["service", "unit"])
def test_what_comes_out_is_what_the_schema_says(cli: Cli, office: Path, by: str) -> None:
    said = json.loads(cli("satisfaction", office, "--by", by, "--format", "json").stdout)
    for one, name in ((said, "satisfaction@1"), (said["standards"], "standards@1")):
        validator = Draft202012Validator(schema(f"meritasn/{name}"))
        assert [error.message for error in validator.iter_errors(one)] == []
        assert list(validator.iter_errors({**one, "format": "meritasn/other@1"}))


def test_the_last_day_ends_the_survey(cli: Cli, sheets: Path) -> None:
    said = json.loads(cli("satisfaction", sheets, "--on", "2023-12-31", "--format", "json").stdout)
    assert [one["year"] for one in said["surveys"]] == [2023]


def test_a_rejected_sheet_is_told_and_its_service_refused(cli: Cli, sheets: Path) -> None:
    sheets.write_text(SHEETS + "ktp,2024-08-01,999,x,4,4,4,4,4,4,4,4\n", "utf-8")
    ended = cli("satisfaction", sheets, "--lang", "en")
    assert ended.returncode == 3
    assert "ktp: no index" in ended.stdout
    assert "semester-2.csv, row 98" in ended.stderr


def test_an_overlay_changes_who_counts_as_satisfied(cli: Cli, sheets: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "stricter.toml"
    overlay.write_text(
        'format = "meritasn/overlay@1"\nname = "ketat"\nbase = "permenpanrb-14-2017"\n'
        '[cite]\nours = "Keputusan Contoh"\n'
        '[parameter.favourable]\nvalue = 4\ncite = "ours"\nstanding = "text"\n',
        "utf-8",
    )
    said = json.loads(cli("satisfaction", sheets, "--overlay", overlay, "--format", "json").stdout)
    assert [one["rounds"][-1]["satisfied"] for one in said["groups"]] == [0, 0]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--by", "unit"), "MER-0032"),
        (("--by", "street"), "MER-0013"),
        (("--policy", "pp-94-2021"), "MER-0029"),
        (("--on", "yesterday"), "MER-0022"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    cli: Cli, sheets: Path, arguments: tuple[str, ...], code: str
) -> None:
    ended = cli("satisfaction", sheets, *arguments)
    assert ended.returncode == 2
    assert code in ended.stderr
    assert cli("satisfaction", sheets.with_name("none.csv")).returncode == 2


def test_a_workbook_of_sheets_is_enough(cli: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in SHEETS.splitlines():
        book.active.append(line.split(","))
    book.active.title = "survei"
    book.save(tmp_path / "semester.xlsx")
    ended = cli("satisfaction", tmp_path / "semester.xlsx", "--format", "json")
    assert ended.returncode == 0
    assert [one["key"] for one in json.loads(ended.stdout)["groups"]] == ["ktp", "izin"]


def test_a_folder_without_a_survey_says_so(cli: Cli, office: Path) -> None:
    (office / "survei.csv").unlink()
    ended = cli("satisfaction", office, "--lang", "en")
    assert ended.returncode == 2
    assert "responses" in ended.stderr
