"""`audit TABLE --chosen COLUMN`: any table that says yes or no of people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Cli = Callable[..., CompletedProcess[str]]

HEADER = ("Nama", "Jenis Kelamin", "Golongan", "Promosi")
PAIRS = [("P", 35, 300), ("L", 90, 300)]
"""Of each group how many were chosen, of how many: 7/18 of the rate, a flag."""


def rows() -> list[tuple[str, ...]]:
    words = {True: ("ya", "Yes", "TRUE", "1"), False: ("tidak", "no", "false", "0")}
    return [
        (f"Orang {sex}{n}", sex, "III" if n % 2 else "IV", words[n < chosen][n % 4])
        for sex, chosen, people in PAIRS
        for n in range(people)
    ]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "promosi 2024.csv"
    file.write_text("\n".join(";".join(row) for row in (HEADER, *rows())) + "\n", "utf-8")
    return file


def counted(done: CompletedProcess[str]) -> dict[str, tuple[int, int]]:
    groups = json.loads(done.stdout)["groups"][0]
    return {one["group"]: (one["chosen"], one["people"]) for one in groups["counts"]}


def test_words_for_yes_and_no_are_understood(cli: Cli, table: Path) -> None:
    words = ("--chosen", "promosi", "--by", "jenis_kelamin", "--format", "json")
    done = cli("audit", table, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert counted(done) == {sex: (chosen, people) for sex, chosen, people in PAIRS}
    (finding,) = json.loads(done.stdout)["groups"][0]["findings"]
    assert (finding["verdict"], finding["ratio"]) == ("flag", "7/18")


def test_a_sheet_of_a_workbook_says_the_same(cli: Cli, table: Path, tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    notes, sheet = book.active, book.create_sheet("Data")
    notes.append(["Catatan"])
    truth = {"ya": True, "tidak": False, "1": 1, "0": 0}
    for row in (HEADER, *rows()):
        sheet.append([*row[:3], truth.get(row[3], row[3])])
    file = tmp_path / "promosi.xlsx"
    book.save(file)
    words = ("--chosen", "Promosi", "--by", "Jenis Kelamin", "--within", "Golongan")
    assert cli("audit", file, *words).stdout == cli("audit", table, *words).stdout


def test_rows_that_say_neither_are_set_aside_and_the_rest_goes_on(
    cli: Cli, table: Path, tmp_path: Path
) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write("Ani;P;III;Budi Rekaan\nSiti;P;III;2\nJoko;L;III;\n")
    aside = tmp_path / "aside.csv"
    words = ("audit", table, "--chosen", "promosi", "--by", "jenis kelamin", "--lang", "en")
    done = cli(*words, "--format", "json", "--rejected", aside)
    assert done.returncode == 3
    assert counted(done) == {sex: (chosen, people) for sex, chosen, people in PAIRS}
    assert json.loads(done.stdout)["people"] == 601  # of Joko nothing was settled
    for said in ("MER-1045", "row 602", "row 603", "column Promosi", "found 2", "expected yes/no"):
        assert said in done.stderr
    assert "Budi" not in done.stderr
    lines = aside.read_text("utf-8").splitlines()
    assert lines[0].endswith("Nama,Jenis Kelamin,Golongan,Promosi")
    assert [line.split(",")[-1] for line in lines[1:]] == ["Budi Rekaan", "2"]
    mended = aside.read_text("utf-8").replace("Budi Rekaan", "ya").replace("III,2", "III,0")
    aside.write_text(mended, "utf-8")
    again = cli(*words, "--format", "json", "--corrected", aside)
    assert (again.returncode, again.stderr) == (0, "")
    assert counted(again)["P"] == (36, 302)


def test_a_column_that_is_not_there_is_told(cli: Cli, table: Path) -> None:
    done = cli("audit", table, "--chosen", "promoted", "--by", "sex,golongan", "--lang", "en")
    assert done.returncode == 3
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["MER-1023"] * 2
    assert not done.stdout


def test_religion_is_looked_at_only_where_that_is_asked_for(cli: Cli, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Agama,lulus\n" + "a,ya\nb,tidak\n" * 30, "utf-8")
    words = ("audit", table, "--chosen", "lulus", "--by", "agama")
    assert "MER-0071" in cli(*words).stderr
    assert cli(*words, "--opt-in", "religion").returncode == 0


def test_options_of_policies_are_refused_together(cli: Cli, table: Path) -> None:
    words = ("--outcome", "score", "--period", "2023", "--policy", "x", "--family", "y")
    done = cli("audit", table, "--chosen", "promosi", "--by", "agama", *words, "--label", "baik")
    assert done.returncode == 2
    assert done.stderr.count("MER-0081") == 5
    assert "MER-0071" in done.stderr


def test_a_table_without_the_option_says_which_one_it_needs(cli: Cli, table: Path) -> None:
    done = cli("audit", table, "--by", "jenis_kelamin", "--lang", "en")
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "MER-0012 --chosen | --number has no value",
    )
    gone = cli("audit", "gone.csv", "--chosen", "a", "--by", "b")
    assert (gone.returncode, "MER-0004" in gone.stderr) == (2, True)


def test_a_table_without_rows_is_answered(cli: Cli, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("jk,lulus\n", "utf-8")
    done = cli("audit", table, "--chosen", "lulus", "--by", "jk", "--chart", tmp_path / "c.svg")
    assert done.returncode == 0, done.stderr


def test_of_two_sheets_with_the_columns_none_is_guessed(cli: Cli, tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    for sheet in (book.active, book.create_sheet("Lama")):
        sheet.append(["jk", "lulus"])
        sheet.append(["P", "ya"])
    file = tmp_path / "t.xlsx"
    book.save(file)
    done = cli("audit", file, "--chosen", "lulus", "--by", "jk")
    assert (done.returncode, "MER-1014" in done.stderr) == (3, True)


def test_numbers_of_a_table_are_compared_and_drawn(cli: Cli, tmp_path: Path) -> None:
    table, chart = tmp_path / "gaji.csv", tmp_path / "gaji.svg"
    pay = [("P", 4_000_000 + 1_000 * (n % 7)) for n in range(300)]
    pay += [("L", 4_002_000 + 1_000 * (n % 7)) for n in range(300)]
    lines = [f"{sex},{rupiah}" for sex, rupiah in [*pay, ("L", "?")]]
    table.write_text("\n".join(["jk,gaji", *lines]) + "\n", "utf-8")
    words = ("audit", table, "--number", "gaji", "--by", "jk")
    done = cli(*words, "--format", "json", "--chart", chart)
    assert done.returncode == 3
    assert "MER-1046 gaji.csv, baris 602, kolom gaji" in done.stderr
    (groups,) = json.loads(done.stdout)["groups"]
    assert [one["people"] for one in groups["counts"]] == [300, 300]
    (finding,) = groups["findings"]
    # Whole thousands from 0 to 6 deviate by 2, and the gap is as much.
    assert (finding["verdict"], round(finding["effect"], 1)) == ("flag", -1.0)
    assert chart.exists()
    clash = cli(*words, "--chosen", "jk", "--within", "jk")
    assert [line.split()[0] for line in clash.stderr.splitlines()] == ["MER-0081", "MER-0075"]
