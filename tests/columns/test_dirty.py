"""Dirty tables end in the same findings, at the same places, whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.dirty.city import write
from tests.dirty.make import CASES
from tests.dirty.test_dirty import EXPECTED, HANDY

from meritasn.columns import FrameWorkforce
from meritasn.errors import Finding, InputRefused

FOREIGN = ("umpan_balik", "perilaku", "terlindungi")
"""Tables that no rule reads, so that frames do not either."""


def place(finding: Finding) -> list[object]:
    at = finding.place
    return [finding.code.id, at.file, at.sheet or "", at.row or 0, at.column or ""]


def of_frames(folder: Path) -> list[list[object]]:
    try:
        workforce = FrameWorkforce.scan(folder)
        return [*map(place, workforce.findings), *map(place, workforce.check().findings)]
    except InputRefused as refused:
        return [*map(place, refused.findings)]


OTHERWISE = {
    "two_sheets_of_a_table": "a frame is one table; MER-1406 says so",
    "xls_by_itself": "a file that is handed in alone is named otherwise",
}


@pytest.mark.parametrize(
    "name", [name for name in HANDY if not CASES[name].declared and name not in OTHERWISE]
)
def test_dirt_is_found_in_frames_where_it_is_found_in_tables(name: str, tmp_path: Path) -> None:
    path = write(CASES[name], tmp_path / "kota")
    if not path.is_dir():  # frames come in folders
        folder = tmp_path / "folder"
        folder.mkdir()
        path = path.rename(folder / path.name).parent
    expected = [
        found
        for found in EXPECTED[name]["found"]
        if not str(found[1]).startswith(FOREIGN) and found[2] not in FOREIGN
    ]
    assert sorted(map(str, of_frames(path))) == sorted(map(str, expected))
