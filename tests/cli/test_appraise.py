from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.io import read_tables
from meritasn.merit import appraise
from meritasn.policies import load_policy

Cli = Callable[..., CompletedProcess[str]]

KEYS = ["employee", "predicate", "score", "refusal", "policy"]


def lines(ended: CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_the_table_shows_units_as_a_tree_with_counts_and_what_the_guide_says(
    cli: Cli, folder: Path
) -> None:
    ended = cli("appraise", folder)
    rows = [line.split() for line in ended.stdout.splitlines()]
    assert ended.returncode == 0
    # P2 leads the office and is counted where the rater is; nobody counts P1, who leads the top.
    assert "Kota Contoh B 1 – 1 – – – – ✗ 1 2 3".split() in rows
    assert "  Dinas Contoh  " in ended.stdout
    assert "unit Baik perlu paling sedikit satu Butuh Perbaikan atau" in ended.stdout
    assert "MER-4001  Rating hasil kerja tidak ada" in ended.stdout
    assert max(map(len, ended.stdout.splitlines()[:-1])) <= 80


def test_the_command_that_it_ends_with_explains_somebody(cli: Cli, folder: Path) -> None:
    *_, label, command = cli("appraise", folder, "--lang", "en").stdout.splitlines()
    program, *words = command.split()
    assert (label, program) == ("The reasons for one person:", "meritasn")
    assert cli(*words).returncode == 0


def test_a_key_that_could_be_a_number_of_a_person_is_not_shown(cli: Cli, folder: Path) -> None:
    number = "198001012005011901"
    for file in folder.iterdir():
        file.write_text(file.read_text("utf-8").replace("P1", number), "utf-8")
    for key in ("P2", "P3", "P4"):
        for file in folder.iterdir():
            file.write_text(file.read_text("utf-8").replace(key, f"{number[:-1]}{key[1]}"), "utf-8")
    ended = cli("appraise", folder)
    assert number[:-1] not in ended.stdout + ended.stderr
    assert ended.stdout.rstrip().endswith("--employee -")


def test_jsonl_is_one_object_a_person_with_five_keys(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--format", "jsonl", "--lang", "en")
    people = lines(ended)
    policy = load_policy("permenpanrb-6-2022")
    assert [list(person) for person in people] == [KEYS] * 4
    assert people[1] == {
        "employee": "P2",
        "predicate": {"code": "baik", "label": "Good"},
        "score": None,
        "refusal": None,
        "policy": {"name": policy.name, "hash": policy.hash},
    }
    assert people[3]["predicate"] is None
    assert people[3]["refusal"] == {"code": "MER-4001", "message": "Rating of results is missing"}


def test_a_score_is_text_with_all_its_decimals(cli: Cli, medan: Path) -> None:
    ended = cli("appraise", medan, "--policy", "pp-46-2011", "--format", "jsonl")
    scores = [person["score"] for person in lines(ended) if person["score"] is not None]
    assert scores
    assert all(isinstance(s, str) and len(s.partition(".")[2]) == 2 for s in scores)


def test_json_holds_people_units_and_findings(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--format", "json")
    whole = json.loads(ended.stdout)
    assert list(whole) == ["format", "period", "policy", "people", "units", "findings"]
    assert whole["period"] == {"first_day": "2023-01-01", "last_day": "2023-12-31"}
    top, office = whole["units"]
    assert list(top) == ["unit", "name", "predicate", "people", "counts", "guide", "findings"]
    assert (top["unit"], top["guide"], top["counts"]) == ("U1", "not_met", {"baik": 1})
    assert top["predicate"] == {"code": "baik", "label": "Baik"}
    assert office["people"] == 2
    assert {f["found"] for f in top["findings"]} >= {"max_baik_70"}
    assert {f["place"].get("path") for f in whole["findings"]} >= {"units.U1"}


def test_csv_has_a_row_a_person(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.stdout)))
    assert [row["employee"] for row in rows] == ["P1", "P2", "P3", "P4"]
    assert [row["predicate"] for row in rows] == ["baik", "baik", "kurang", ""]
    assert rows[3]["refusal_code"] == "MER-4001"
    assert list(rows[0]) == "employee predicate label score refusal_code refusal".split()


def test_a_key_like_a_formula_is_no_formula_in_csv(cli: Cli, folder: Path) -> None:
    for file in folder.iterdir():
        file.write_text(file.read_text("utf-8").replace("P4", "'=P4"), "utf-8")
    assert "\n'=P4," in cli("appraise", folder, "--format", "csv").stdout


def test_data_goes_to_a_file_and_findings_stay_on_the_error_stream(
    cli: Cli, faulty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    ended = cli("appraise", faulty, "--format", "jsonl", "--out", out)
    assert ended.stdout == ""
    assert [list(json.loads(line)) for line in out.read_text("utf-8").splitlines()] == [KEYS] * 3
    assert "pegawai.csv, baris 4, kolom status_pegawai" in ended.stderr


# ------------------------------------------------------------------- which policy and period


def test_the_latest_period_of_the_policy_is_taken(cli: Cli, medan: Path) -> None:
    assert "Period 2023 " in cli("appraise", medan, "--lang", "en").stdout
    assert "Period 2019 " in cli("appraise", medan, "--policy", "pp-46-2011", "--lang", "en").stdout
    assert "kebijakan pp-46-2011 " in cli("appraise", medan, "--period", "2019").stdout


def test_a_period_may_be_two_days(cli: Cli, folder: Path) -> None:
    for file in folder.iterdir():
        file.write_text(file.read_text("utf-8").replace("2023-12-31", "2023-06-30"), "utf-8")
    whole = cli("appraise", folder, "--period", "2023-01-01..2023-06-30", "--format", "json")
    assert json.loads(whole.stdout)["period"]["last_day"] == "2023-06-30"


def test_a_workbook_is_as_good_as_a_folder(cli: Cli, folder: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for file in folder.iterdir():
        sheet = workbook.create_sheet(file.stem)
        for row in csv.reader(file.read_text("utf-8").splitlines()):
            sheet.append(row)
    workbook.save(tmp_path / "data.xlsx")
    as_workbook = cli("appraise", tmp_path / "data.xlsx", "--format", "jsonl")
    assert as_workbook.stdout == cli("appraise", folder, "--format", "jsonl").stdout


def test_an_overlay_is_laid_on_the_policy(cli: Cli, medan: Path, overlay: Path) -> None:
    asked = ("appraise", medan, "--policy", "pp-46-2011", "--overlay", overlay)
    people = lines(cli(*asked, "--format", "jsonl"))
    assert {p["policy"]["name"] for p in people} == {"pp-46-2011+contoh-2024"}  # type: ignore[index]  # plain JSON
    # What it says how to explain somebody by says the same overlay.
    assert cli(*asked).stdout.rstrip().endswith(f"--policy pp-46-2011 --overlay {overlay}")


# --------------------------------------------------------------------------------- who would move


def test_against_an_overlay_only_those_who_differ_have_another_result(
    cli: Cli, medan: Path, overlay: Path
) -> None:
    asked = ("appraise", medan, "--policy", "pp-46-2011", "--against", overlay)
    workforce = read_tables(medan).workforce
    before = appraise(workforce, load_policy("pp-46-2011"))
    after = appraise(workforce, load_policy("pp-46-2011", overlays=[overlay]), period=before.period)
    expected = {r.employee: r for r in after if before.of(r.employee).score != r.score}  # type: ignore[union-attr]  # both appraise the same people
    assert 0 < len(expected) < len(after)

    people = lines(cli(*asked, "--format", "jsonl"))
    moved = {person["employee"]: person["against"] for person in people if "against" in person}
    assert moved.keys() == expected.keys()
    for employee, there in moved.items():
        said = dict(expected[str(employee)].as_dict("id"))
        del said["employee"]
        assert there == said

    ended = cli(*asked)
    assert f"{len(expected)} dari 500 pegawai mendapat hasil lain." in ended.stdout
    listed = Counter(word for line in ended.stdout.splitlines() for word in line.split()[:1])
    assert all(listed[employee] == 1 for employee in expected)


def test_against_in_csv_and_json(cli: Cli, medan: Path, overlay: Path) -> None:
    asked = ("appraise", medan, "--policy", "pp-46-2011", "--against", overlay, "--format")
    rows = list(csv.DictReader(io.StringIO(cli(*asked, "csv").stdout)))
    moved = {row["employee"]: row["against_score"] for row in rows if row["against_score"]}
    whole = json.loads(cli(*asked, "json").stdout)
    people = {p["employee"]: p["against"]["score"] for p in whole["people"] if "against" in p}
    assert moved
    assert moved == people
    assert whole["against"]["name"] == "pp-46-2011+contoh-2024"


def test_against_a_policy_of_other_days_says_what_it_would_say(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--against", "pp-46-2011", "--lang", "en")
    assert ended.returncode == 0
    assert "4 of 4 people get another result." in ended.stdout


def test_against_itself_nobody_moves(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--against", "permenpanrb-6-2022", "--format", "jsonl")
    assert [list(person) for person in lines(ended)] == [KEYS] * 4


# ---------------------------------------------------------------------------------- rejected rows


def test_all_errors_are_told_at_once_and_in_full(cli: Cli, faulty: Path) -> None:
    ended = cli("appraise", faulty, "--lang", "en")
    assert ended.returncode == 3
    for place in (
        "pegawai.csv, row 4, column status_pegawai: ",
        "penilaian.csv, row 2, column tanggal_mulai: ",
        "kinerja_unit.csv, row 3, column predikat_unit: ",
    ):
        assert place in ended.stderr
    assert "(found " in ended.stderr
    assert "expected " in ended.stderr


def test_many_warnings_of_a_kind_are_summed_up(cli: Cli, folder: Path) -> None:
    (folder / "umpan_balik.csv").write_text(
        "pegawai,tanggal,fakta\n" + "".join(f"P2,2020-01-{n:02},Hadir {n}\n" for n in range(1, 9)),
        "utf-8",
    )
    ended = cli("appraise", folder, "--lang", "en")
    assert "MER-1037 warning, 8 times: " in ended.stderr
    assert ended.stderr.count("umpan_balik.csv, row ") == 3
    assert f"meritasn check {folder}" in ended.stderr
    assert cli("check", folder, "--lang", "en").stdout.count("MER-1037 umpan_balik.csv, row ") == 8


def test_rejected_rows_are_written_corrected_and_taken_again(
    cli: Cli, faulty: Path, tmp_path: Path
) -> None:
    out, rejected = tmp_path / "out.jsonl", tmp_path / "out.rejected.csv"
    first = cli("appraise", faulty, "--format", "jsonl", "--out", out)
    assert first.returncode == 3
    assert rejected.exists()
    assert str(rejected) in first.stderr

    text = rejected.read_text("utf-8")
    for wrong, right in (("magang", "pns"), ("31/31/2023", "2023-01-01"), ("Lumayan", "Istimewa")):
        assert wrong in text
        text = text.replace(wrong, right)
    rejected.write_text(text, "utf-8")
    again = cli("appraise", faulty, "--corrected", rejected, "--format", "csv")
    assert again.returncode == 0
    predicates = [row["predicate"] for row in csv.DictReader(io.StringIO(again.stdout))]
    assert Counter(predicates) == {"baik": 2, "kurang": 1, "": 1}


def test_what_files_do_not_say_is_declared_and_passed_on(cli: Cli, folder: Path) -> None:
    people = folder / "pegawai.csv"
    people.write_bytes(people.read_text("utf-8").replace("Sri", "Sr\u00ed").encode("cp1252"))
    assert cli("check", folder).returncode == 3
    declared = ("--encoding", "cp1252", "--decimal", ",")
    assert cli("check", folder, *declared).returncode == 0
    ended = cli("appraise", folder, *declared)
    assert ended.stdout.rstrip().endswith("--decimal , --encoding cp1252")
    unknown = cli("check", folder, "--encoding", "cp1252x")
    assert unknown.returncode == 2
    assert "MER-0013" in unknown.stderr


def test_without_a_file_only_the_places_of_rejected_rows_are_told(
    cli: Cli, faulty: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    ended = cli("appraise", faulty)
    assert sorted(tmp_path.rglob("*")) == before
    assert "baris ditolak" in ended.stderr


def test_tables_that_cannot_be_read_at_all_are_told_and_nothing_is_appraised(
    cli: Cli, folder: Path
) -> None:
    (folder / "penilaian.csv").unlink()
    ended = cli("appraise", folder)
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "MER-1011" in ended.stderr


def test_no_name_and_no_number_of_a_person_is_written_anywhere(cli: Cli, faulty: Path) -> None:
    bad = faulty / "pegawai.csv"
    bad.write_text(
        bad.read_text("utf-8").replace("198304042008041904", "1983040420080419"), "utf-8"
    )
    said = [
        cli("appraise", faulty, "--format", written, "--against", "pp-46-2011")
        for written in ("table", "json", "jsonl", "csv")
    ]
    said += [cli("check", faulty), cli("explain", faulty, "--employee", "P2")]
    for ended in said:
        assert ended.stdout
        for personal in ("Rekaan", "1980010120", "1981020220", "1982030320", "1983040420"):
            assert personal not in ended.stdout + ended.stderr
