from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.dirty.bulk import BULK
from tests.dirty.city import write
from tests.dirty.held import Reader, hold
from tests.dirty.make import CASES, found, stand

from meritasn.io import read_tables

HERE = Path(__file__).parent
EXPECTED: Mapping[str, Any] = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))
MEMORY = 10**9
SECONDS = 20
HANDY = [name for name in CASES if name not in BULK]

READERS: Mapping[str, Reader] = {"io": read_tables}
"""Every reader of tables: each ends in the same findings, at the same places."""


def test_every_case_says_what_is_expected_of_it() -> None:
    assert list(EXPECTED) == list(CASES)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", HANDY)
def test_dirt_is_told_by_its_place_and_never_guessed_at(
    name: str, reader: str, tmp_path: Path
) -> None:
    path = write(CASES[name], tmp_path / "kota")
    intake = READERS[reader](path, **CASES[name].declared)
    assert found(intake) == EXPECTED[name]["found"]
    assert stand(intake) == EXPECTED[name]["stand"]


@pytest.mark.parametrize("name", [n for n in HANDY if not CASES[n].declared])
def test_rows_that_are_handed_in_uncorrected_change_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    hold(read_tables, write(CASES[name], tmp_path / "kota"), tmp_path / "lain")


WITHIN_LIMITS = """
import json, resource, sys
from pathlib import Path
from meritasn.io import read_tables
from tests.dirty.make import found, stand

memory = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
intake = read_tables(Path(sys.argv[1]))
print(json.dumps({"found": found(intake), "stand": stand(intake)}))
"""


@pytest.mark.parametrize("name", BULK)
def test_no_file_takes_much_memory_or_time(name: str, tmp_path: Path) -> None:
    path = write(CASES[name], tmp_path / "kota")
    said = subprocess.run(
        [sys.executable, "-c", WITHIN_LIMITS, path, str(MEMORY)],
        cwd=HERE.parents[1],
        capture_output=True,
        check=True,
        timeout=SECONDS,
    ).stdout
    came = json.loads(said)
    assert came["found"] == EXPECTED[name]["found"]
    assert came["stand"] == EXPECTED[name]["stand"]
