"""Parquet in and out on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import polars as pl
import pytest

from meritasn import Period, Results, appraise, load_policy, read_tables
from meritasn.facts import catalogue
from meritasn.merit import places_in_units

Cli = Callable[..., CompletedProcess[str]]

MEDAN = Path(__file__).parents[2] / "examples" / "medan"
COLUMNS = "employee unit predicate_code score refusal_code rank_in_unit policy_hash".split()


@pytest.fixture(scope="module")
def in_parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    for table in catalogue().tables.values():
        source = MEDAN / f"{table.file}.csv"
        if source.exists():
            pl.read_csv(source, infer_schema=False).write_parquet(folder / f"{table.name}.parquet")
    return folder


@pytest.fixture(scope="module")
def expected() -> Results:
    workforce = read_tables(MEDAN).workforce
    return appraise(workforce, load_policy("pp-46-2011"), period=Period.year(2019))


@pytest.mark.parametrize("source", ["csv", "parquet"])
def test_results_in_parquet_are_those_of_the_table(
    cli: Cli, in_parquet: Path, expected: Results, tmp_path: Path, source: str
) -> None:
    folder = MEDAN if source == "csv" else in_parquet
    out = tmp_path / "results.parquet"
    asked = ("--policy", "pp-46-2011", "--format", "parquet", "--out", out, "--step", "skp")
    ended = cli("appraise", folder, *asked, "--lang", "en")
    rows = pl.read_parquet(out)
    assert ended.returncode == 0
    assert ended.stdout == ""
    assert rows.columns == [*COLUMNS, "skp"]
    assert rows["policy_hash"].unique().to_list() == [expected.policy.hash]
    places = places_in_units(expected)
    for row, one in zip(rows.iter_rows(named=True), expected, strict=True):
        assert row["employee"] == one.employee
        assert row["predicate_code"] == (one.predicate.code if one.predicate else None)
        assert row["score"] == one.score
        assert row["refusal_code"] == (one.refusal.code.id if one.refusal else None)
        assert row["rank_in_unit"] == places.get(one.employee)
        assert row["skp"] == (one.value("skp").number if one.predicate else None)
    refused = sum(one.refusal is not None for one in expected)
    assert f"{refused} people have none" in ended.stderr


def test_the_table_and_the_reasons_are_the_same_from_parquet(cli: Cli, in_parquet: Path) -> None:
    asked = ("--period", "2023", "--lang", "en")
    from_csv, from_parquet = (cli("appraise", f, *asked) for f in (MEDAN, in_parquet))
    table, _, command = from_csv.stdout.partition("\nThe reasons for one person:\n")
    assert from_parquet.stdout == table
    *_, key = command.split("--employee ")[1].split(" ")[:1]
    explained = [cli("explain", f, "--employee", key, *asked) for f in (MEDAN, in_parquet)]
    assert explained[0].stdout == explained[1].stdout != ""


def test_a_row_that_cannot_be_read_is_told_by_the_exit_status(
    cli: Cli, in_parquet: Path, tmp_path: Path
) -> None:
    for file in in_parquet.iterdir():
        rows = pl.read_parquet(file)
        if file.stem == "targets":
            spoilt = pl.when(pl.int_range(pl.len()) == 7).then(pl.lit("many"))
            rows = rows.with_columns(spoilt.otherwise("target_kualitas").alias("target_kualitas"))
        rows.write_parquet(tmp_path / file.name)
    out = tmp_path / "out" / "results.parquet"
    out.parent.mkdir()
    asked = ("--policy", "pp-46-2011", "--format", "parquet", "--out", out)
    ended = cli("appraise", tmp_path, *asked)
    assert ended.returncode == 3
    assert "meritasn check" in ended.stderr
    rejected = pl.read_parquet(out).filter(pl.col("refusal_code") == "MER-4013")
    assert len(rejected) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "json"), "MER-0017"),
        (("--against", "permenpanrb-6-2022"), "MER-0017"),
        (("--decimal", ","), "MER-0017"),
        (("--format", "parquet"), "MER-0018"),
        (("--step", "skp"), "MER-0019"),
        (("--format", "parquet", "--out", "x.parquet", "--step", "nothing"), "MER-1403"),
        (("--format", "parquet", "--out", "no/such/folder.parquet"), "MER-0015"),
    ],
)
def test_what_is_not_to_be_had_is_said(
    cli: Cli, in_parquet: Path, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    words = tuple(str(tmp_path / word) if word.endswith(".parquet") else word for word in words)
    ended = cli("appraise", in_parquet, *words)
    assert (ended.returncode, code in ended.stderr) == (2, True)


def test_a_file_that_is_no_parquet_is_a_finding(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "pegawai.parquet").write_bytes(b"PAR1 and then nothing")
    ended = cli("appraise", tmp_path)
    assert ended.returncode == 3
    assert "MER-1407 pegawai.parquet" in ended.stderr
