"""`strategy`: what packages bring is listed, told and applied; what is wrong is said in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from importlib import metadata
from importlib.metadata import EntryPoint
from pathlib import Path
from subprocess import CompletedProcess
from sys import modules
from types import ModuleType
from typing import TypeAlias

import pytest
from tests.strategies.sound import Requiring, Scoring, declared

from meritasn.cli import main
from meritasn.strategies import Facts

FOLDER = "of the test"


class Loaded(Scoring):
    """Whose figure is set where it is asked."""

    def score(self, _: Facts, /) -> Decimal:
        return self.declaration.figure("factor")


def rated(facts: object) -> int:
    return 50 if facts.label("results_rating") == "sesuai" else 100  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package had declared these."""
    module = ModuleType("contrived_for_the_command")
    module.things = [  # type: ignore[attr-defined]  # what the entry point names
        Loaded(declaration=declared("beban", ("factor", None))),
        Scoring(rated, ("results_rating",), declared("kinerja")),
        Requiring(declaration=declared("kelas")),
    ]
    monkeypatch.setitem(modules, module.__name__, module)
    point = EntryPoint("contoh", f"{module.__name__}:things", "meritasn.strategies")
    found = metadata.EntryPoints([point])
    monkeypatch.setattr(metadata, "entry_points", lambda group: found.select(group=group))


Cli: TypeAlias = Callable[..., CompletedProcess[str]]


def test_what_is_installed_is_listed_and_told(cli: Cli) -> None:
    listed = cli("strategy", "list", "--lang", "en")
    assert listed.returncode == 0
    for part in ("scorer", "requirement", "kinerja", "kelas"):
        assert part in listed.stdout
    assert "results_rating" in cli("strategy", "show", "kinerja").stdout


def test_one_that_looks_at_ratings_is_asked_about_the_latest_period(cli: Cli, folder: Path) -> None:
    said = json.loads(cli("strategy", "apply", "kinerja", folder, "--format", "json").stdout)
    assert (said["from"], said["to"]) == ("2023-01-01", "2023-12-31")
    answers = {one["key"]: one["answer"] for one in said["people"]}
    assert answers == {"P1": "100.00", "P2": "50.00", "P3": "50.00", "P4": None}
    shown = cli("strategy", "apply", "kinerja", folder, "--key", "P1", "--lang", "en").stdout
    assert "100.00" in shown
    assert "Facts looked at" in shown
    assert "Rating hasil kerja tidak ada" in cli("strategy", "apply", "kinerja", folder).stdout


def test_a_figure_is_set_for_the_question(cli: Cli, folder: Path) -> None:
    asked = ("strategy", "apply", "beban", folder, "--on", "2023-12-31")
    assert "MER-4003" in cli(*asked).stdout
    told = cli(*asked, "--set", "factor=7.5", "--format", "json").stdout
    assert json.loads(told)["strategy"]["parameters"] == {"factor": "7.5"}
    assert {one["answer"] for one in json.loads(told)["people"]} == {"7.50"}


def test_a_requirement_is_counted(cli: Cli, folder: Path) -> None:
    told = cli("strategy", "apply", "kelas", folder, "--on", "2025-12-31", "--lang", "en")
    assert told.returncode == 0
    assert "unknown       4" in told.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "kinerje"], "MER-0068"),
        (["apply", "kinerje", FOLDER], "MER-0068"),
        (["apply", "shared-places", FOLDER], "MER-0068"),
        (["apply", "kinerja", FOLDER, "--set", "factor"], "MER-0013"),
        (["apply", "kinerja", FOLDER, "--set", "factor=2"], "MER-0065"),
        (["apply", "beban", FOLDER, "--set", "factor=dua"], "MER-0065"),
        (["apply", "kinerja", FOLDER, "--on", "2023-12-31"], "MER-0065"),
        (["apply", "kinerja", FOLDER, "--on", "2023-12-31", "--period", "2023"], "MER-0013"),
        (["apply", "kinerja", FOLDER, "--key", "nobody"], "MER-0005"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], code: str, cli: Cli, folder: Path) -> None:
    told = cli("strategy", *(folder if word is FOLDER else word for word in words))
    assert told.returncode == 2
    assert not told.stdout
    assert told.stderr.startswith(code)


def test_a_name_of_another_kind_is_told_with_what_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # those of the library itself are asked
    assert main(["strategy", "apply", "shared-places", "nowhere", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "there is no scorer or requirement named 'shared-places' (found ranker)" in said
