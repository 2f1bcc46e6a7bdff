"""`raters`: raters beside their peers, and nobody is named unless that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.conftest import edit

from meritasn.io import write_tables
from meritasn.testing.population import City, city

Cli = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def planted() -> City:
    return city(people=1000)


@pytest.fixture(scope="module")
def seeded(planted: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("seeded")
    write_tables(planted.workforce, made)
    return made


def test_who_stands_out_is_found_and_called_by_a_number(
    cli: Cli, seeded: Path, planted: City, tmp_path: Path
) -> None:
    page, chart = tmp_path / "raters.html", tmp_path / "funnel.svg"
    done = cli("raters", seeded, "--lang", "en", "--report", page, "--chart", chart)
    assert done.returncode == 0, done.stderr
    assert "Ratings that stand out. Ratings are higher" in done.stdout
    (lenient,) = planted.plant("lenient_rater").keys
    unit = planted.workforce.employee_by_key[lenient].unit
    for text in (done.stdout, done.stderr, page.read_text("utf-8"), chart.read_text("utf-8")):
        assert lenient not in text
        assert f"{unit} " not in text
    assert "Raters beside their peers" in chart.read_text("utf-8")


def test_keys_are_for_the_eyes_of_who_asked(
    cli: Cli, seeded: Path, planted: City, tmp_path: Path
) -> None:
    (lenient,) = planted.plant("lenient_rater").keys
    page = tmp_path / "raters.html"
    done = cli("raters", seeded, "--keys", "--report", page)
    assert f"{lenient} – " in done.stdout
    assert lenient not in page.read_text("utf-8")


def test_the_same_is_for_other_programs(cli: Cli, seeded: Path, planted: City) -> None:
    (lenient,) = planted.plant("lenient_rater").keys
    found = json.loads(cli("raters", seeded, "--format", "json").stdout)
    assert found["format"] == "meritasn/rater-audit@1"
    assert {one["rater"] for one in found["findings"]} == {None}
    named = json.loads(cli("raters", seeded, "--format", "json", "--keys").stdout)
    flagged = {
        one["rater"]
        for one in named["findings"]
        if (one["sign"], one["verdict"]) == ("stands_out", "flag")
    }
    assert flagged == {lenient}


def test_one_rater_reads_of_the_own_ratings_alone(cli: Cli, seeded: Path, planted: City) -> None:
    (lenient,) = planted.plant("lenient_rater").keys
    done = cli("raters", seeded, "--rater", "-", "--lang", "en", stdin=f"{lenient}\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Your ratings beside those of peers")
    assert lenient not in done.stdout
    assert "copied" not in done.stdout.split("Copied feedback")[0]


def test_what_cannot_be_asked_is_told_at_once(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    words = ("--rater", "x", "--keys", "--format", "json", "--plan", "no.toml")
    done = cli("raters", seeded, *words, "--chart", tmp_path / "c.svg")
    assert done.returncode == 2
    assert done.stderr.count("MER-0081") == 3
    assert "MER-0004" in done.stderr
    assert "MER-0085" in cli("raters", seeded, "--rater", "x").stderr


def test_a_plan_of_the_agency_decides(cli: Cli, seeded: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('format = "x"\n', "utf-8")
    done = cli("raters", seeded, "--plan", plan)
    assert done.returncode == 2
    for path in ("format", "name", "test", "compared", "matters", "groups"):  # all at once
        assert f"MER-0073 plan.toml, {path}:" in done.stderr


def test_where_nobody_can_be_compared_there_is_no_funnel(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    edit(folder / "penilaian.csv", ",P1,Sesuai", ",,Sesuai")  # one rater is left
    assert cli("raters", folder).returncode == 0
    chart = tmp_path / "funnel.svg"
    done = cli("raters", folder, "--chart", chart)
    assert (done.returncode, "MER-0084" in done.stderr) == (2, True)
    assert not chart.exists()
