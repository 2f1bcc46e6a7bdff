"""`policy at`: which policy applies when, and a period under two rules that is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.policies import families

Cli = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2014-01-01", "pp-46-2011"),
        ("2021-06-30", "pp-46-2011"),
        ("2021-07-01", "permenpanrb-8-2021"),
        ("2021-12-31", "permenpanrb-8-2021"),
        ("2022-01-01", "permenpanrb-6-2022"),
    ],
)
def test_a_day_has_one_policy_with_its_days_and_why(cli: Cli, day: str, name: str) -> None:
    asked = ("policy", "at", day, "--family", "performance")
    whole = json.loads(cli(*asked, "--format", "json", "--lang", "en").stdout)
    (family,) = whole["families"]
    (part,) = family["parts"]
    assert (whole["first_day"], whole["last_day"]) == (day, day)
    assert part["policy"]["name"] == name
    assert part["policy"]["first_day"] <= day <= (part["policy"]["last_day"] or day)
    assert part["policy"]["standing"] in ("secondary", "assumed")
    assert family["law_of"] == "the last day of the appraisal period"
    assert (family["nearest"], family["split"]) == (None, None)

    ended = cli(*asked)
    assert ended.returncode == 0
    assert name in ended.stdout
    assert "hari terakhir periode penilaian" in ended.stdout
    assert "the last day of the appraisal period" in cli(*asked, "--lang", "en").stdout


def test_every_family_is_told_where_none_is_named(cli: Cli) -> None:
    whole = json.loads(cli("policy", "at", "2024-03-01", "--format", "json").stdout)
    assert [one["family"] for one in whole["families"]] == list(families())
    assert all(len(one["parts"]) == 1 for one in whole["families"])


def test_before_the_first_policy_the_nearest_is_named(cli: Cli) -> None:
    asked = ("policy", "at", "2013-12-31", "--family", "performance", "--lang", "en")
    said = " ".join(cli(*asked).stdout.split())
    assert "none" in said
    assert "the nearest is pp-46-2011, 1 January 2014 to 30 June 2021" in said
    (family,) = json.loads(cli(*asked, "--format", "json").stdout)["families"]
    assert family["parts"][0]["policy"] is None
    assert family["nearest"]["name"] == "pp-46-2011"


@pytest.mark.parametrize("when", ["2021", "2021-01-01..2021-12-31"])
def test_the_year_2021_is_two_halves_and_no_merged_year(cli: Cli, when: str) -> None:
    asked = ("policy", "at", when, "--family", "performance", "--lang", "en")
    said = " ".join(cli(*asked).stdout.split())
    assert "1 January 2021 to 30 June 2021: pp-46-2011" in said
    assert "1 July 2021 to 31 December 2021: permenpanrb-8-2021" in said
    assert "The period is in two parts" in said
    assert "A merged result is refused" in said
    (family,) = json.loads(cli(*asked, "--format", "json").stdout)["families"]
    halves = [(part["last_day"], part["policy"]["name"]) for part in family["parts"]]
    assert halves == [("2021-06-30", "pp-46-2011"), ("2021-12-31", "permenpanrb-8-2021")]
    assert family["split"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2021-02-30"], "MER-0007"),
        (["tomorrow"], "MER-0007"),
        (["2021-12-31..2021-01-01"], "MER-0007"),
        (["0000"], "MER-0007"),
        (["2021", "--family", "astrology"], "MER-0024"),
        (["2021", "--format", "csv"], "MER-0013"),
        ([], "MER-0012"),
    ],
)
def test_what_is_no_day_and_no_family_is_said(cli: Cli, words: list[str], code: str) -> None:
    ended = cli("policy", "at", *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(code)


@pytest.mark.parametrize("policy", [(), ("--policy", "permenpanrb-8-2021")])
def test_a_whole_year_under_two_rules_is_refused_with_its_halves(
    cli: Cli, folder: Path, policy: tuple[str, ...]
) -> None:
    table = folder / "penilaian.csv"
    table.write_text(table.read_text("utf-8").replace("2023-", "2021-"), "utf-8")
    ended = cli("appraise", folder, "--period", "2021", *policy, "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("MER-0023 the period 2021 is not wholly under")
    assert "pp-46-2011 (1 January 2021 to 30 June 2021)" in ended.stderr
    assert "permenpanrb-8-2021 (1 July 2021 to 31 December 2021)" in ended.stderr


def test_a_policy_of_another_time_names_the_one_of_that_day(cli: Cli, folder: Path) -> None:
    ended = cli("appraise", folder, "--policy", "pp-46-2011", "--period", "2023", "--lang", "en")
    assert ended.stderr.startswith("MER-0001")
    assert ended.stderr.strip().endswith("In force on that day: permenpanrb-6-2022")
