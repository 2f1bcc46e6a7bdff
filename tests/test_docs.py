"""What the documentation prints is what the commands print.

A block of ``console`` shows commands behind ``$`` and an excerpt of what they answer: its lines
occur in that order, whatever blanks are between words; ``…`` stands for anything, within a line or
for lines left out.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from meritasn.cli import main, options
from meritasn.io import Intake, read_tables

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
ANYTHING = "…"


def shown() -> list[tuple[str, str, tuple[str, ...]]]:
    """Page, command and excerpt, for every command in a page."""
    found = []
    for page in PAGES:
        for block in re.findall(
            r"^```console\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *lines = part.replace("\\\n", " ").splitlines()
                found.append((page.name, command, tuple(filter(None, map(str.strip, lines)))))
    return found


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Runs a command where the examples are found and files may be written."""
    room = tmp_path_factory.mktemp("docs")
    for name in ("examples", "tests", "docs"):
        (room / name).symlink_to(ROOT / name)

    @cache  # an example never changes, and most commands read the same one
    def of_example(path: Path, **written: Any) -> Intake:  # noqa: ANN401  (as it is handed on)
        return read_tables(path, **written)

    def read(path: Path, *corrections: Path, **written: Any) -> Intake:  # noqa: ANN401  (the same)
        if path.parts[0] == "examples" and not corrections:
            return of_example(path, **written)
        return read_tables(path, *corrections, **written)

    @cache  # some are slow and shown on several pages
    def answered(command: str) -> str:
        program, *words = shlex.split(command)
        assert program == "meritasn"
        out, err = StringIO(), StringIO()
        with (
            chdir(room),
            redirect_stdout(out),
            redirect_stderr(err),
            pytest.MonkeyPatch.context() as patch,
        ):
            patch.setattr(options, "read_tables", read)
            status = main(words)
        return f"{out.getvalue()}\n{err.getvalue()}\nexit status {status:d}"

    return answered


@pytest.mark.parametrize(("page", "command", "excerpt"), shown())
def test_a_command_answers_as_the_page_says(
    page: str, command: str, excerpt: tuple[str, ...], answer: Callable[[str], str]
) -> None:
    missing = first_missing(excerpt, answer(command))
    assert missing is None, f"{page}: {missing}"


def first_missing(excerpt: tuple[str, ...], answer: str) -> str | None:
    """The first line of an excerpt that the rest of an answer does not have."""
    rest = map(_spaced, answer.splitlines())
    for line in excerpt:
        pattern = re.compile(".*".join(map(re.escape, _spaced(line).split(ANYTHING))))
        if not any(pattern.fullmatch(said) for said in rest):
            return line
    return None


def _spaced(line: str) -> str:
    return " ".join(line.split())


def test_an_excerpt_that_is_wrong_is_found() -> None:
    answer = "one\n  two 2\nthree"
    assert first_missing(("one", "…", "three"), answer) is None
    assert first_missing(("two …",), answer) is None
    assert first_missing(("three", "one"), answer) == "one"
    assert first_missing(("two 3",), answer) == "two 3"
