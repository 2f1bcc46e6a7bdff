"""`diff` and `policy merge`: what another policy says differently, and a variant as one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from jsonschema import Draft202012Validator

from meritasn.io.schema import schema

Cli = Callable[..., CompletedProcess[str]]

RIVAL = "value = 75"


def told(cli: Cli, *words: str | Path) -> dict[str, str]:
    """What changes a result, by path, as it becomes."""
    done = cli("diff", *words, "--format", "json", "--lang", "en")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    Draft202012Validator(schema("meritasn/diff@1")).validate(found)
    return {one["path"]: one["after"] for one in found["changes"] if one["decides"]}


SHARE = "parameter.share_of_results.value"


def test_an_overlay_is_laid_on_the_policy_before(cli: Cli, overlay: Path) -> None:
    assert told(cli, "pp-46-2011", overlay) == {SHARE: "70 %"}
    assert told(cli, overlay, "pp-46-2011") == {SHARE: "60 %"}
    assert told(cli, "pp-46-2011", "pp-46-2011") == {}


def test_two_overlays_are_two_drafts(cli: Cli, overlay: Path, tmp_path: Path) -> None:
    rival = tmp_path / "saingan.toml"
    rival.write_text(overlay.read_text("utf-8").replace("value = 70", RIVAL), "utf-8")
    assert told(cli, overlay, rival) == {SHARE: "75 %"}


def test_overlays_lie_on_the_policy_before(cli: Cli, overlay: Path) -> None:
    assert told(cli, "pp-46-2011", "pp-46-2011", "--overlay", overlay) == {SHARE: "60 %"}
    assert told(cli, "pp-46-2011", overlay, "--overlay", overlay) == {}


@pytest.mark.parametrize(
    ("lang", "said"), [("id", "Bobot SKP: 60 % → 70 %"), ("en", "Weight of results: 60 % → 70 %")]
)
def test_it_is_written_to_be_read(
    cli: Cli, overlay: Path, tmp_path: Path, lang: str, said: str
) -> None:
    out = tmp_path / "perubahan.txt"
    shown = cli("diff", "pp-46-2011", overlay, "--lang", lang)
    assert said in shown.stdout
    assert (shown.returncode, shown.stderr) == (0, "")
    assert cli("diff", "pp-46-2011", overlay, "--lang", lang, "--out", out).stdout == ""
    assert out.read_text("utf-8") == shown.stdout


def test_what_does_not_exist_or_cannot_be_used_is_refused(
    cli: Cli, overlay: Path, tmp_path: Path
) -> None:
    assert cli("diff", "pp-46-2011", "pp-46").returncode == 2
    assert cli("diff", tmp_path / "none.toml", "pp-46-2011").returncode == 2
    assert cli("diff", "pp-46-2011").returncode == 2
    other = cli("diff", "permenpanrb-6-2022", overlay)
    assert other.returncode == 4
    assert "MER-3058" in other.stderr or "pp-46-2011" in other.stderr


def test_a_merged_file_is_the_policy_with_its_overlay(
    cli: Cli, overlay: Path, tmp_path: Path
) -> None:
    merged = tmp_path / "gabungan.toml"
    done = cli("policy", "merge", "pp-46-2011", "--overlay", overlay, "--out", merged)
    assert (done.returncode, done.stdout) == (0, "")
    assert told(cli, merged, overlay) == {}
    assert told(cli, "pp-46-2011", merged) == {SHARE: "70 %"}
    assert cli("policy", "merge", overlay).stdout == merged.read_text("utf-8")
    assert cli("policy", "lint", merged).returncode == 0
