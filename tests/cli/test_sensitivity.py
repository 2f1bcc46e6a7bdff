"""`sensitivity`: which figures decide, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.evaluation import one_at_a_time
from meritasn.io import read_tables
from meritasn.io.schema import schema
from meritasn.policies import load_policy

Cli = Callable[..., CompletedProcess[str]]


def test_it_tells_what_the_library_tells(cli: Cli, medan: Path) -> None:
    ended = cli("sensitivity", "pp-46-2011", medan, "--format", "json", "--lang", "en")
    found = one_at_a_time(read_tables(medan).workforce, load_policy("pp-46-2011"))
    assert ended.returncode == 0
    assert json.loads(ended.stdout) == found.as_dict("en")


@pytest.mark.parametrize(
    ("lang", "word"), [("id", "Paling banyak berubah"), ("en", "Most who move")]
)
def test_a_table_is_shown_in_both_languages(cli: Cli, medan: Path, lang: str, word: str) -> None:
    ended = cli("sensitivity", "pp-46-2011", medan, "--steps", "2", "--lang", lang)
    assert " ".join(word.split()[-1:]) in " ".join(ended.stdout.split())
    assert "50–80" in ended.stdout


def test_a_day_and_figures_that_keep_their_sum_may_be_named(
    cli: Cli, medan: Path, tmp_path: Path
) -> None:
    chart = tmp_path / "effect.svg"
    ended = cli(
        "sensitivity", "kepka-bkn-411-2025", medan, "--on", "2026-03-02", "--figure",
        "weight_award", "--together", "weight_award,weight_team,weight_feedback",
        "--steps", "1", "--chart", chart, "--lang", "en",
    )  # fmt: skip
    assert ended.returncode == 0
    assert "weight_team, weight_feedback" in " ".join(ended.stdout.split())
    assert chart.read_text("utf-8").startswith("<?xml")


def test_a_figure_that_declares_no_range_is_a_mistake_of_usage(cli: Cli, medan: Path) -> None:
    ended = cli("sensitivity", "pp-46-2011", medan, "--figure", "efficiency_limit")
    assert ended.returncode == 2
    assert "MER-0061" in ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("pp-46-2011",),
        ("kepka-bkn-411-2025", "--on", "2026-03-02", "--figure", "weight_award"),
    ],
)
def test_what_is_written_for_programs_keeps_its_schema(
    cli: Cli, medan: Path, words: tuple[str, ...]
) -> None:
    name, *options = words
    ended = cli("sensitivity", name, medan, "--steps", "2", "--format", "json", *options)
    Draft202012Validator(schema("meritasn/sensitivity@1")).validate(json.loads(ended.stdout))
