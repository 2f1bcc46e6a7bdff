"""`strategy`: what packages bring is listed, told and applied; what is wrong is said in words."""

from __future__ import annotations

import json
from importlib import metadata
from importlib.metadata import EntryPoint
from pathlib import Path
from sys import modules
from types import ModuleType

import pytest
from tests.strategies.sound import Requiring, Scoring, declared

from meritasn.cli import main

MEDAN = str(Path(__file__).parents[2] / "examples/medan")


def rated(facts: object) -> int:
    return 50 if facts.label("results_rating") == "sesuai" else 100  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package had declared these."""
    module = ModuleType("contrived_for_the_command")
    module.things = [  # type: ignore[attr-defined]  # what the entry point names
        Scoring(rated, ("results_rating",), declared("kinerja")),
        Requiring(declaration=declared("kelas")),
    ]
    monkeypatch.setitem(modules, module.__name__, module)
    point = EntryPoint("contoh", f"{module.__name__}:things", "meritasn.strategies")
    found = metadata.EntryPoints([point])
    monkeypatch.setattr(metadata, "entry_points", lambda group: found.select(group=group))


def test_what_is_installed_is_listed_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["strategy", "list", "--lang", "en"]) == 0
    listed = capsys.readouterr().out
    assert all(part in listed for part in ("scorer", "requirement", "kinerja", "kelas"))
    assert main(["strategy", "show", "kinerja"]) == 0
    assert "results_rating" in capsys.readouterr().out


def test_one_that_looks_at_ratings_is_asked_about_the_latest_period(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["strategy", "apply", "kinerja", MEDAN, "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert (said["from"], said["to"]) == ("2023-01-01", "2023-12-31")
    assert len(said["people"]) == 2000
    one = next(one for one in said["people"] if one["answer"])
    main(["strategy", "apply", "kinerja", MEDAN, "--key", one["key"], "--lang", "en"])
    shown = capsys.readouterr().out
    assert one["answer"] in shown
    assert "Facts looked at" in shown


def test_a_requirement_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    main(["strategy", "apply", "kelas", MEDAN, "--on", "2025-12-31", "--lang", "en"])
    assert "not met" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "kinerje"], "MER-0068"),
        (["apply", "kinerje", MEDAN], "MER-0068"),
        (["apply", "kinerja", MEDAN, "--set", "factor"], "MER-0013"),
        (["apply", "kinerja", MEDAN, "--set", "factor=2"], "MER-0065"),
        (["apply", "kinerja", MEDAN, "--on", "2023-12-31"], "MER-0065"),
        (["apply", "kinerja", MEDAN, "--on", "2023-12-31", "--period", "2023"], "MER-0013"),
        (["apply", "kinerja", MEDAN, "--key", "nobody"], "MER-0005"),
    ],
)
def test_what_cannot_be_asked_is_said(
    words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["strategy", *words]) == 2
    out = capsys.readouterr()
    assert not out.out
    assert out.err.startswith(code)
