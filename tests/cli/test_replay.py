"""`replay`: who would move, for people, for programs and for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import polars as pl
import pytest
from jsonschema import Draft202012Validator

from meritasn.evaluation import Replay, replay
from meritasn.facts import catalogue
from meritasn.io import read_tables
from meritasn.io.schema import schema
from meritasn.policies import load_policy

Cli = Callable[..., CompletedProcess[str]]

EXAMPLES = Path(__file__).parents[2] / "examples"
WEIGHT = EXAMPLES / "weight_70.toml"
TPP = ("pp-12-2019", EXAMPLES / "medan_tpp_naik.toml")
IN_MONTH = ("--overlay", EXAMPLES / "medan_tpp.toml", "--on", "2025-12-31")


@cache
def expected(medan: Path) -> Replay:
    workforce = read_tables(medan).workforce
    after = load_policy("pp-46-2011", overlays=[WEIGHT])
    return replay(workforce, load_policy("pp-46-2011"), after)


@pytest.fixture(scope="module")
def in_parquet(medan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    for table in catalogue().tables.values():
        source = medan / f"{table.file}.csv"
        if source.exists():
            pl.read_csv(source, infer_schema=False).write_parquet(folder / f"{table.name}.parquet")
    return folder


def test_the_table_answers_in_the_order_in_which_one_asks(cli: Cli, medan: Path) -> None:
    ended = cli("replay", "pp-46-2011", WEIGHT, medan, "--lang", "en")
    assert ended.returncode == 0
    asked = (
        f"{expected(medan).moved} of 500 move.",
        "From what to what",
        "By unit",
        "By level of the post",
        "Why",
        "Weight of results: 60 % → 70 %",
        "No further than 1 from a limit",
        "What stays unknown",
        "Who they are",
    )
    places = [ended.stdout.index(words) for words in asked]
    assert places == sorted(places)
    assert max(map(len, ended.stdout.splitlines())) <= 80


def test_the_table_of_parquet_is_that_of_rows(cli: Cli, medan: Path, in_parquet: Path) -> None:
    for asked in (("pp-46-2011", WEIGHT), ("pp-46-2011", "permenpanrb-8-2021")):
        rows, frames = (cli("replay", *asked, f) for f in (medan, in_parquet))
        assert frames.stdout == rows.stdout
        assert frames.returncode == rows.returncode == 0


def test_pay_in_parquet_is_that_of_rows(cli: Cli, medan: Path, in_parquet: Path) -> None:
    ceiling = ("--ceiling", "2300000000")
    rows, frames = (
        cli("replay", *TPP, folder, *IN_MONTH, *ceiling) for folder in (medan, in_parquet)
    )
    assert frames.stdout == rows.stdout
    assert "Pagu Rp 2.300.000.000 tidak terlampaui." in rows.stdout
    assert "Faktor kemampuan keuangan" in rows.stdout


def test_csv_has_one_row_for_each_who_moves(cli: Cli, medan: Path) -> None:
    ended = cli("replay", "pp-46-2011", WEIGHT, medan, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.stdout)))
    assert [
        (r["employee"], r["before_score"], r["after_score"], r["before_rank"], r["direction"])
        for r in rows
    ] == [
        (m.key, f"{m.before.score}", f"{m.after.score}", f"{m.before.rank}", m.direction.value)
        for m in expected(medan).movers
    ]
    assert {row["alone"] for row in rows} == {"Bobot SKP: 60 % → 70 %"}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_json_keeps_its_schema_and_says_what_the_library_says(
    cli: Cli, medan: Path, lang: str
) -> None:
    asked = ("replay", "pp-46-2011", WEIGHT, medan, "--format", "json", "--lang", lang)
    said = json.loads(cli(*asked).stdout)
    Draft202012Validator(schema("meritasn/replay@1")).validate(said)
    assert said == json.loads(json.dumps(expected(medan).as_dict(lang)))  # type: ignore[arg-type]  # one of two words
    key = expected(medan).movers[0].key
    one = json.loads(cli(*asked, "--employee", key).stdout)
    Draft202012Validator(schema("meritasn/replayed@1")).validate(one)
    assert one["mover"]["alone"] == ["parameter.share_of_results"]
    assert [step["step"] for step in one["steps"]] == ["final", "predicate"]


def test_json_of_pay_keeps_its_schema(cli: Cli, medan: Path) -> None:
    ended = cli("replay", *TPP, medan, *IN_MONTH, "--format", "json")
    said = json.loads(ended.stdout)
    Draft202012Validator(schema("meritasn/replay@1")).validate(said)
    assert said["cost"]["ceiling"] is None
    assert [cause["difference"] for cause in said["causes"]] != [None, None]


def test_one_employee_is_told_what_moves_them(cli: Cli, medan: Path) -> None:
    key = expected(medan).movers[0].key
    asked = ("replay", "pp-46-2011", WEIGHT, medan, "--lang", "en")
    ended = cli(*asked, "--employee", "-", stdin=f"{key}\n")
    assert "The cause: “Weight of results: 60 % → 70 %”." in ended.stdout
    assert "Final score" in ended.stdout
    assert cli(*asked, "--employee", "nobody").returncode == 2


def test_without_a_day_the_last_month_with_attendance_is_meant(cli: Cli, medan: Path) -> None:
    without = cli("replay", *TPP, medan, "--overlay", EXAMPLES / "medan_tpp.toml")
    assert without.stdout == cli("replay", *TPP, medan, *IN_MONTH).stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--near", "x"), "MER-0013"),
        (("--ceiling", "5"), "MER-0052"),
        (("--on", "2019-12-31"), "MER-"),
        (("--period", "1999"), "MER-"),
    ],
)
def test_what_cannot_be_asked_is_said(
    cli: Cli, medan: Path, words: tuple[str, ...], code: str
) -> None:
    ended = cli("replay", "pp-46-2011", WEIGHT, medan, *words)
    assert ended.returncode == 2
    assert code in ended.stderr


def test_nobodys_name_is_written(cli: Cli, folder: Path, overlay: Path) -> None:
    for written in ("table", "json", "csv"):
        ended = cli("replay", "permenpanrb-6-2022", "pp-46-2011", folder, "--format", written)
        assert ended.returncode == 0
        for personal in ("Rekaan", "1980010120", "1981020220"):
            assert personal not in ended.stdout + ended.stderr
    asked = ("replay", "pp-46-2011", overlay, folder, "--period", "2023")
    assert "0 dari 4 berpindah." in cli(*asked).stdout


def test_rows_that_were_rejected_are_said_and_the_others_replayed(cli: Cli, faulty: Path) -> None:
    ended = cli("replay", "permenpanrb-6-2022", "pp-46-2011", faulty)
    assert ended.returncode == 3
    assert "penilaian.csv" in ended.stderr
