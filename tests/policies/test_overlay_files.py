"""A file with an overlay stands for the pack that it names with the overlay on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from meritasn.cli import main
from meritasn.errors import MeritasnError, PackRefused, UsageError
from meritasn.policies import lint_file, load_policy

OVERLAY = """
format = "meritasn/overlay@1"
name = "contoh"
base = "pp-46-2011"

[cite]
draf = "Rancangan"

[parameter.share_of_results]
value = 70
cite = "draf"
standing = "text"
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.toml"
    path.write_text(OVERLAY, "utf-8")
    return path


def changed(path: Path, old: str, new: str) -> Path:
    assert old in OVERLAY
    path.write_text(OVERLAY.replace(old, new), "utf-8")
    return path


def test_an_overlay_alone_is_the_pack_that_it_names_with_it(overlay: Path) -> None:
    alone = load_policy(overlay)
    assert alone.name == "pp-46-2011+contoh"
    assert alone.hash == load_policy("pp-46-2011", overlays=[overlay]).hash


def test_it_is_shown_as_one_too(overlay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "show", str(overlay)]) == 0
    assert "pp-46-2011+contoh" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("base", "kind", "said"),
    [
        ("", PackRefused, "MER-3003 contoh.toml, base: the key 'base' is required"),
        ('base = "pp-46"', UsageError, "MER-0003 contoh.toml, base: the policy 'pp-46' is unknown"),
        ("base = 46", PackRefused, "MER-3004 contoh.toml, base: "),
    ],
)
def test_a_base_that_is_none_is_told_at_its_place(
    overlay: Path, base: str, kind: type[MeritasnError], said: str
) -> None:
    path = changed(overlay, 'base = "pp-46-2011"', base)
    with pytest.raises(kind) as refused:
        load_policy(path)
    (finding,) = refused.value.findings
    assert finding.text.en.startswith(said)
    assert lint_file(path) == (finding,)


def test_a_comma_in_a_number_is_shown_with_what_belongs_there(overlay: Path) -> None:
    (finding,) = lint_file(changed(overlay, "value = 70", "value = 62,5"))
    assert "value = 62,5" in finding.text.id
    assert "titik desimal, seperti 62.5" in finding.text.id


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_looked_at(
    overlay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = changed(overlay, "value = 70", "value = 101")
    assert main(["policy", "lint", str(wrong.with_name("nowhere.toml")), str(wrong)]) == 2
    said = capsys.readouterr()
    assert "MER-3061 contoh.toml" in said.out
    assert "MER-0004 nowhere.toml" in said.err


def test_a_clean_file_is_followed_by_what_lint_does_not_see(
    overlay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["policy", "lint", str(overlay), "--lang", "en"]) == 0
    assert f"meritasn policy test {overlay}" in capsys.readouterr().out


def test_one_overlay_may_be_given_by_its_path_alone(overlay: Path) -> None:
    several = load_policy("pp-46-2011", overlays=[overlay])
    for one in (overlay, str(overlay)):
        assert load_policy("pp-46-2011", overlays=one).hash == several.hash
