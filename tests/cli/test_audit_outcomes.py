"""`audit --outcome`: whatever can be asked of a result, and what is refused, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from meritasn.cli import planning
from meritasn.cli.outcomes import Question
from meritasn.errors import UsageError
from meritasn.language import LANGUAGES, Language
from meritasn.policies import shipped

Cli = Callable[..., CompletedProcess[str]]
OLD = ("--policy", "pp-46-2011")


@pytest.mark.parametrize(
    ("outcome", "form"),
    [
        ("label", "gap-audit@1"),
        ("score", "gap-audit@1"),
        ("at-least:85.5", "audit@1"),
        ("first:10", "rank-audit@1"),
        ("stages:at-least:60,at-least:90", "staged-audit@1"),
    ],
)
def test_each_kind_is_answered_and_written_as_a_page(
    cli: Cli, medan: Path, tmp_path: Path, outcome: str, form: str
) -> None:
    page = tmp_path / "page.html"
    words = ("audit", medan, *OLD, "--by", "sex", "--outcome", outcome)
    done = cli(*words, "--format", "json", "--report", page)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["format"] == f"meritasn/{form}"
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_what_is_asked_is_what_is_counted(cli: Cli, medan: Path) -> None:
    """Of two limits the lower one is reached by all who reach the higher, and by more."""

    def chosen(outcome: str) -> int:
        done = cli("audit", medan, *OLD, "--by", "sex", "--outcome", outcome, "--format", "json")
        (groups,) = json.loads(done.stdout)["groups"]
        return sum(one["chosen"] for one in groups["counts"])

    assert chosen("at-least:80") > chosen("at-least:85") > 0


def test_whether_requirements_are_met_is_asked_of_rules_that_say_so(cli: Cli, medan: Path) -> None:
    words = ("audit", medan, "--by", "sex", "--outcome", "met")
    asked = cli(*words, "--family", "training", "--period", "2024", "--lang", "en")
    assert asked.returncode == 0, asked.stderr
    assert "meets the requirements" in asked.stdout
    refused = cli(*words, *OLD)
    assert (refused.returncode, "MER-0074" in refused.stderr) == (2, True)


def test_a_gap_of_scores_is_adjusted_for_facts(cli: Cli, medan: Path) -> None:
    words = ("audit", medan, *OLD, "--by", "sex", "--outcome", "score", "--lang", "en")
    assert "goes with rank, years of service" in cli(*words, "--beside", "rank,years").stdout
    unknown = cli(*words, "--beside", "rank,luck")
    assert (unknown.returncode, "MER-0076" in unknown.stderr) == (2, True)


def test_a_gap_of_labels_is_adjusted_for_facts(cli: Cli, medan: Path) -> None:
    words = ("audit", medan, "--by", "sex", "--outcome", "label", "--lang", "en")
    adjusted = " ".join(cli(*words, "--beside", "rank,years").stdout.split())
    assert "at equal rank, years of service" in adjusted
    assert "proportional odds" in adjusted
    unknown = cli(*words, "--beside", "rank,luck")
    assert (unknown.returncode, "MER-0076" in unknown.stderr) == (2, True)


def test_what_adjusts_labels_may_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meritasn.cli.outcomes.find_spec", lambda _: None)
    policy = shipped("permenpanrb-6-2022")
    assert Question(outcome="label").of(policy)
    with pytest.raises(UsageError) as caught:
        Question(outcome="label", beside="rank").of(policy)
    assert [finding.code.id for finding in caught.value.findings] == ["MER-0008"]


@pytest.mark.parametrize(
    "outcome",
    [
        "luck",
        "score:9",
        "label:baik",
        "met:1",
        "at-least",
        "at-least:many",
        "at-least:87,5",
        "first",
        "first:0",
        "first:-3",
        "stages:",
        "stages:first:3",
        "stages:at-least:60,",
        "",
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_cannot_be_read_is_told_with_what_may_be_written(
    cli: Cli, folder: Path, outcome: str, lang: Language
) -> None:
    words = ("audit", folder, "--policy", "permenpanrb-6-2022", "--by", "sex")
    done = cli(*words, "--outcome", outcome, "--lang", lang)
    assert done.returncode == 2
    assert "MER-0013" in done.stderr
    assert "stages:at-least:60,at-least:90" in done.stderr


def test_a_policy_without_scores_is_not_asked_for_them(cli: Cli, folder: Path) -> None:
    for outcome in ("score", "first:3", "at-least:3", "stages:at-least:3"):
        done = cli("audit", folder, "--by", "sex", "--outcome", outcome)
        assert (done.returncode, "MER-0083" in done.stderr) == (2, True)


def test_everything_that_is_wrong_is_told_at_once(cli: Cli, folder: Path, tmp_path: Path) -> None:
    done = cli(
        "audit",
        folder,
        *("--by", "height", "--within", "luck", "--outcome", "luck", "--label", "baik"),
        *("--beside", "rank", "--plan", "no.toml", "--chart", tmp_path / "x.txt"),
    )
    assert done.returncode == 2
    found = {line.split()[0] for line in done.stderr.splitlines()}
    assert found == {f"MER-{n}" for n in ("0004", "0013", "0070", "0072", "0081", "0082")}
    assert not done.stdout


def test_scores_are_not_compared_within(cli: Cli, medan: Path) -> None:
    words = ("audit", medan, *OLD, "--by", "sex", "--within", "level", "--outcome")
    assert "MER-0075" in cli(*words, "score").stderr
    assert cli(*words, "first:10").returncode == 0


@pytest.mark.parametrize("outcome", ["label", "score", "first:10", "at-least:85"])
def test_a_chart_is_drawn_of_it(cli: Cli, medan: Path, tmp_path: Path, outcome: str) -> None:
    file = tmp_path / "gaps.svg"
    done = cli("audit", medan, *OLD, "--by", "sex", "--outcome", outcome, "--chart", file)
    assert done.returncode == 0, done.stderr
    assert "Perempuan" in file.read_text("utf-8")


def test_of_a_way_in_stages_there_is_no_chart_and_that_is_said(
    cli: Cli, medan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "gaps.svg"
    words = ("audit", medan, *OLD, "--by", "sex", "--outcome", "stages:at-least:60")
    done = cli(*words, "--chart", file, "--lang", "en")
    assert done.returncode == 2
    assert "MER-0084 there is no chart of a way in stages" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    "words", [("audit", "--by", "sex"), ("raters",), ("proxies", "--by", "sex")]
)
def test_without_the_package_of_statistics_it_says_which_extra_has_it(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(planning, "find_spec", lambda _: None)
    done = cli(words[0], folder, *words[1:], "--lang", "en")
    assert done.returncode == 2
    assert "meritasn[fairness]" in done.stderr
