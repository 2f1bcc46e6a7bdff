"""`policy test`: exit status, JSON, what is expected to break, and life without Hypothesis."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import util
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from tests.testing.planted_laws import text_of

from meritasn.policies import evolve, shipped, to_toml

Cli = Callable[..., CompletedProcess[str]]
BEHAVED = "better_behaviour_is_never_worse"
FEW = ("--examples", "12", "--lang", "en")


@pytest.fixture
def turned(tmp_path: Path) -> str:
    """A draft in which behaviour counts the wrong way round."""
    formula = "(skp * share_of_results + (100 - behaviour) * (100 - share_of_results)) / 100"
    file = tmp_path / "draft.toml"
    file.write_text(to_toml(evolve(shipped("pp-46-2011"), {"step.final.formula": formula})))
    return str(file)


def test_a_sound_rule_passes(cli: Cli) -> None:
    ended = cli("policy", "test", "uu-10-2016", *FEW)
    assert ended.returncode == 0
    assert "Passed." in ended.stdout


def test_a_broken_law_ends_in_1_and_is_told(cli: Cli, turned: str) -> None:
    ended = cli("policy", "test", turned, "--law", BEHAVED, *FEW)
    assert ended.returncode == 1
    assert "Two invented people" in ended.stdout
    expected = f"{BEHAVED}=as the draft wants it"
    known = cli("policy", "test", turned, "--law", BEHAVED, "--expect", expected, *FEW)
    assert known.returncode == 0
    assert "as the draft wants it" in known.stdout


def test_json_goes_into_a_file(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    ended = cli(
        "policy",
        "test",
        "uu-10-2016",
        "--format",
        "json",
        "--out",
        str(out),
        "--law",
        BEHAVED,
        *FEW,
    )
    written = json.loads(out.read_text("utf-8"))
    assert (ended.returncode, written["format"]) == (0, "meritasn/policytest@1")
    assert [verdict["law"] for verdict in written["verdicts"]] == [BEHAVED]


def test_a_pack_that_cannot_be_used_ends_in_4(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(text_of("pp-46-2011").replace('cite = "pp46"', 'cite = "none"'))
    ended = cli("policy", "test", str(file), *FEW)
    assert ended.returncode == 4
    assert "MER-3" in ended.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--law", "no_such_law"), "MER-0041"),
        (("--expect", "without a reason"), "MER-0042"),
        (("--examples", "0"), "MER-0043"),
    ],
)
def test_what_cannot_be_asked_ends_in_2(cli: Cli, words: tuple[str, str], code: str) -> None:
    ended = cli("policy", "test", "uu-10-2016", *words)
    assert ended.returncode == 2
    assert code in ended.stderr


def test_without_hypothesis_what_is_proved_is_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = util.find_spec

    def hidden(name: str, *given: Any) -> Any:  # noqa: ANN401  (as the real one)
        return None if name == "hypothesis" else found(name, *given)

    for module in ("meritasn.cli.lawtest", "meritasn.testing.laws.check"):
        monkeypatch.setattr(f"{module}.find_spec", hidden)
    ended = cli("policy", "test", "uu-10-2016", *FEW)
    assert ended.returncode == 0
    assert "MER-0040" in ended.stderr
    assert "meritasn[testing]" in ended.stderr
    assert "proved" in ended.stdout
