"""`assess`: any family of rules, for everybody and for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meritasn.cli.app import run
from meritasn.cli.status import Status

CITY = str(Path(__file__).parents[2] / "examples" / "medan")
ON = ("--on", "2025-09-01", "--lang", "en")


def test_a_label_answers_for_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", CITY, "--family", "honours", *ON]) is Status.DONE
    shown = capsys.readouterr().out
    assert "bronze     511" in shown
    assert "Score" not in shown  # these rules give none


def test_json_counts_answers_and_names_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", CITY, "--family", "retirement", "--format", "json", *ON]) is Status.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "meritasn/assessments@1"
    assert told["counts"]["met"] + told["counts"]["not_applicable"] == 2000
    assert told["people"][0] == {
        "employee": "P0001",
        "answer": "met",
        "label": None,
        "score": None,
        "refusal": None,
        "requirements": told["people"][0]["requirements"],
    }


def test_one_of_them_is_told_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", CITY, "--family", "honours", "--key", "P0005", *ON]) is Status.DONE
    assert "Satyalancana Karya Satya, bronze" in capsys.readouterr().out
    asked = ["--policy", "pp-35-2010", "--key", "P0005", "--format", "json"]
    assert run(["assess", CITY, *asked, *ON]) is Status.DONE
    assert json.loads(capsys.readouterr().out)["label"]["code"] == "bronze"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["--family", "nothing"], "MER-0024"),
        ([], "MER-0024"),
        (["--family", "performance"], "MER-0026"),
        (["--family", "honours", "--key", "nobody"], "MER-0005"),
    ],
)
def test_what_cannot_be_answered_is_said(
    asked: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["assess", CITY, *asked, *ON]) is Status.USAGE
    assert code in capsys.readouterr().err
