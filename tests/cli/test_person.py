"""`person`: one page as text, HTML and JSON, with the overlays of the agency."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.charts.offices import office

from meritasn.io import write_tables

Cli = Callable[..., CompletedProcess[str]]

REGION = Path(__file__).parents[2] / "examples" / "medan_tpp.toml"
ON = ("--on", "2026-03-02")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office as tables, with a post to be filled."""
    folder = tmp_path_factory.mktemp("office")
    write_tables(office(), folder)
    (folder / "lowongan.csv").write_text(
        "lowongan,nama_jabatan,jenjang_jabatan\nL-1,Kepala Contoh,administrator\n", "utf-8"
    )
    return folder


def test_the_summary_stands_on_top_and_sections_below(cli: Cli, data: Path) -> None:
    for lang, first, last in (("id", "Perihal", "Sembilan"), ("en", "About", "Nine")):
        ended = cli("person", data, "--employee", "P0005", *ON, "--lang", lang)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.index(first) < ended.stdout.index("kepka-bkn-411-2025")
        assert last not in ended.stdout


def test_an_overlay_is_laid_on_the_policy_that_it_names(cli: Cli, data: Path) -> None:
    asked = ("person", data, "--employee", "P0005", *ON, "--format", "json")
    sections = []
    for overlay in ((), ("--overlay", REGION)):
        said = json.loads(cli(*asked, *overlay).stdout)
        assert said["format"] == "meritasn/person@1"
        sections.append({one["family"]: one for one in said["sections"]})
    without, with_it = sections
    assert without["allowance"]["refusal"]["code"] == "MER-4003"
    assert with_it["allowance"]["refusal"] is None
    assert with_it["allowance"]["policy"]["name"] == "pp-12-2019+medan-contoh"
    assert without["retirement"] == with_it["retirement"]


def test_a_page_for_a_browser_is_one_file(cli: Cli, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    ended = cli("person", data, "--employee", "-", *ON, "--out", file, stdin="P0005\n")
    assert (ended.returncode, ended.stdout) == (0, "")
    page = file.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "http" not in page


def test_a_post_is_asked_about(cli: Cli, data: Path) -> None:
    ended = cli("person", data, "--employee", "P0005", *ON, "--post", "L-1", "--lang", "en")
    assert "Readiness for posts: Kepala Contoh" in ended.stdout


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--employee", "P9999"), "MER-0005"),
        (("--employee", "P0005", "--post", "L-9"), "MER-0021"),
        (("--employee", "P0005", "--overlay", "no.toml"), "MER-0004"),
        (("--employee", "P0005", "--on", "2026-02-30"), "MER-0022"),
    ],
)
def test_what_cannot_be_asked_is_told(
    cli: Cli, data: Path, given: tuple[str, ...], code: str
) -> None:
    ended = cli("person", data, *given)
    assert ended.returncode == 2
    assert code in ended.stderr
