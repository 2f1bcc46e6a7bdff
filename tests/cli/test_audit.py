"""`audit`: groups of people side by side, in words, as JSON and as a page to hand on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]


def test_groups_are_shown_with_their_counts_and_what_can_be_said(cli: Cli, medan: Path) -> None:
    done = cli("audit", medan, "--by", "sex,sex+age_band,race", "--within", "level", "--lang", "en")
    assert done.returncode == 0
    for said in ("Sex × Age band", "Like with like, within level of post", "Not measurable"):
        assert said in done.stdout
    assert "compliant" not in done.stdout
    assert "P0001" not in done.stdout


def test_the_same_is_for_other_programs(cli: Cli, medan: Path) -> None:
    done = cli("audit", medan, "--by", "sex", "--format", "json")
    found = json.loads(done.stdout)
    (groups,) = found["groups"]
    assert found["format"] == "meritasn/audit@1"
    assert sum(one["people"] for one in groups["counts"]) == found["settled"]
    assert {one["verdict"] for one in groups["findings"]} <= {
        "flag",
        "no_flag",
        "insufficient_evidence",
    }


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("within", [(), ("--within", "unit")])
def test_what_is_written_for_programs_keeps_its_schema(
    cli: Cli, medan: Path, within: tuple[str, ...], language: str
) -> None:
    asked = ("--by", "sex,sex+age_band,race", *within, "--lang", language)
    found = json.loads(cli("audit", medan, *asked, "--format", "json").stdout)
    Draft202012Validator(schema("meritasn/audit@1")).validate(found)
    measured = [one["ratio"] is not None for of in found["groups"] for one in of["findings"]]
    assert {*measured} == {True, False}  # some is told, some is hidden


def test_another_label_and_another_family_may_be_asked_about(cli: Cli, medan: Path) -> None:
    either = cli(
        "audit", medan, "--by", "sex", "--label", "sangat_baik", "--label", "baik", "--lang", "en"
    )
    assert "Very good, Good" in either.stdout
    honours = cli(
        "audit", medan, "--by", "sex", "--family", "honours", "--period", "2024", "--lang", "en"
    )
    assert honours.returncode == 0
    assert "Equal treatment" in honours.stdout


def test_a_page_is_written_to_hand_on(cli: Cli, medan: Path, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    done = cli("audit", medan, "--by", "sex", "--report", page)
    assert done.returncode == 0
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "Jenis kelamin" in text
    assert "http" not in text.replace("http-equiv", "")


def test_counts_of_a_few_are_not_shown(cli: Cli, folder: Path) -> None:
    (folder / "atribut_dilindungi.csv").write_text(
        "pegawai,jenis_kelamin\nP1,P\nP2,L\nP3,P\nP4,L\n", "utf-8"
    )
    done = cli("audit", folder, "--by", "sex", "--format", "json")
    (groups,) = json.loads(done.stdout)["groups"]
    assert {one["people"] for one in groups["counts"]} == {None}


def test_everything_that_cannot_be_asked_is_told_at_once(cli: Cli, medan: Path) -> None:
    done = cli("audit", medan, "--by", "height,religion", "--within", "luck", "--lang", "en")
    assert done.returncode == 2
    for code in ("MER-0070", "MER-0071", "MER-0072"):
        assert code in done.stderr
    assert cli("audit", medan, "--by", "religion", "--opt-in", "religion").returncode == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--label", "hebat"), "MER-0074"),
        (("--plan", "nowhere.toml"), "MER-0004"),
        (("--family", "luck"), "MER-0024"),
        (("--family", "honours"), "MER-"),
    ],
)
def test_what_does_not_exist_is_told(
    cli: Cli, medan: Path, words: tuple[str, ...], code: str
) -> None:
    done = cli("audit", medan, "--by", "sex", *words)
    assert done.returncode == 2
    assert code in done.stderr


def test_a_file_that_is_no_plan_is_told(cli: Cli, medan: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('format = "x"\n', "utf-8")
    done = cli("audit", medan, "--by", "sex", "--plan", plan)
    assert done.returncode == 2
    assert "MER-0073" in done.stderr
    for path in ("format", "name", "screen", "groups"):  # all at once, each with its key
        assert f"plan.toml, {path}:" in done.stderr


def test_a_chart_of_gaps_is_drawn_beside_it(cli: Cli, medan: Path, tmp_path: Path) -> None:
    file = tmp_path / "gaps.svg"
    done = cli("audit", medan, "--by", "sex", "--lang", "en", "--chart", file)
    assert done.returncode == 0, done.stderr
    assert "Gaps between groups" in file.read_text("utf-8")
    assert cli("audit", medan, "--by", "sex", "--chart", tmp_path / "gaps.txt").returncode == 2
